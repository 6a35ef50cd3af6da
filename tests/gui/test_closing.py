"""A window that is closed while entries are in memory alone, with the mouse, by the system, and after a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivig_desk.views.controls import Control
from tests.gui.fakes import DESKTOP, LAPTOP, WITH_TASK_BAR, BreakablePresenter, opened, settle, shown
from tests.helpers.keyboard import press_key
from tests.unit.presenters.bedside import Bedside
from tests.unit.presenters.several import several
from tests.unit.presenters.test_unsaved_records import FullDiskJournal

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from pytestqt.qtbot import QtBot

    from ivig_desk.views.main_window import MainWindow

SAID = "2 entries are not saved: they are only in this computer’s memory."


class AskingSession:
    """A system that wants to shut down."""

    def __init__(self, leave: str = "may ask") -> None:
        self.leave = leave
        self.is_cancelled = False

    def allowsInteraction(self) -> bool:  # noqa: N802 # Qt names it.
        return self.leave == "may ask"

    def release(self) -> None:
        self.leave = "released"

    def cancel(self) -> None:
        self.is_cancelled = True


def unsaved(count: int = 1) -> Bedside:
    journal = FullDiskJournal()
    bed = several(count, journal)
    journal.is_full = True
    for number in range(2):
        bed.fill("note", {"note": f"note {number}"})
    return bed


def closed(qtbot: QtBot, window: MainWindow) -> bool:
    is_closed = window.close()
    settle(qtbot)
    return is_closed


def click(qtbot: QtBot, window: MainWindow, label: str) -> None:
    (control,) = (one for one in window.findChildren(Control) if one.isVisible() and label in shown(one))
    QTest.mouseClick(control, Qt.MouseButton.LeftButton)
    settle(qtbot)


def test_it_is_held_up_and_hold_is_still_one_key(qtbot: QtBot) -> None:
    """S11, S30."""
    bed = unsaved()
    window = opened(qtbot, bed.window)

    assert not closed(qtbot, window)
    assert window.isVisible()
    assert SAID in shown(window)
    press_key(window, "h")
    settle(qtbot)

    assert bed.look().run is not None
    assert bed.now == "0 drops/min"


def test_stay_takes_the_question_away(qtbot: QtBot) -> None:
    window = opened(qtbot, unsaved().window)
    closed(qtbot, window)

    click(qtbot, window, "Keep open")

    assert SAID not in shown(window)
    assert not closed(qtbot, window)


def test_close_and_lose_them_closes(qtbot: QtBot) -> None:
    """S30."""
    window = opened(qtbot, unsaved().window)
    with qtbot.assertNotEmitted(window.closed):
        closed(qtbot, window)

    with qtbot.waitSignal(window.closed, timeout=1000):
        click(qtbot, window, "Close and lose them")

    assert not window.isVisible()


def test_a_second_close_after_a_while_passes(qtbot: QtBot) -> None:
    """S30."""
    bed = unsaved()
    window = opened(qtbot, bed.window)
    closed(qtbot, window)
    bed.wait("1")

    assert closed(qtbot, window)


def test_a_shutdown_is_asked_to_wait_once(qtbot: QtBot) -> None:
    """S30: and is not blocked for ever."""
    bed = unsaved()
    window = opened(qtbot, bed.window)
    first, second = AskingSession(), AskingSession()

    window.closing.end_session(first)
    assert SAID in shown(window)
    bed.wait("1")
    window.closing.end_session(second)

    assert (first.is_cancelled, first.leave, second.is_cancelled) == (True, "released", False)
    assert closed(qtbot, window)


def test_a_shutdown_that_asks_nobody_is_not_held_up(qtbot: QtBot) -> None:
    window = opened(qtbot, unsaved().window)
    session = AskingSession("may not ask")

    window.closing.end_session(session)

    assert not session.is_cancelled


def test_with_everything_saved_a_shutdown_meets_nothing(qtbot: QtBot) -> None:
    window = opened(qtbot, several(1).window)
    session = AskingSession()

    window.closing.end_session(session)

    assert (session.is_cancelled, closed(qtbot, window)) == (False, True)


def test_after_a_fault_nothing_holds_a_close_up(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    """S31: the fault page has no way to ask."""
    bed = unsaved()
    presenter = BreakablePresenter(bed.screen)
    window = opened(qtbot, presenter)
    presenter.broken = frozenset({"look"})
    window.look_wanted.emit()
    caplog.clear()

    assert closed(qtbot, window)


@pytest.mark.parametrize("size", [LAPTOP, WITH_TASK_BAR, DESKTOP], ids=["laptop", "task bar", "desktop"])
@pytest.mark.parametrize("count", [1, 3])
def test_hold_stop_rate_and_alarms_are_whole_while_it_is_asked(qtbot: QtBot, count: int, size: QSize) -> None:
    """S11, S30."""
    window = opened(qtbot, unsaved(count).window, size)

    closed(qtbot, window)

    for control in window.findChildren(Control):
        if control.isVisible():
            whole = control.rect().translated(control.mapTo(window, control.rect().topLeft()))
            assert window.rect().contains(whole), control.accessibleName()
            assert control.height() >= control.minimumSizeHint().height(), control.accessibleName()
    text = shown(window)
    for said in ("Not saved: disk is full", "HOLD", "STOP", SAID, "mL/h" if count > 1 else "drops/min"):
        assert said in text
