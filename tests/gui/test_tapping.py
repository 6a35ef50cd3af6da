"""Tapping at each drop: every tap is said with the time its own key or mouse event has (S22)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from ivig_desk.views.taps_field import TapControl
from tests.gui.drips import counting
from tests.unit.presenters.bedside import fields_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ivig_desk.views.main_window import MainWindow
    from tests.unit.presenters.bedside import Bedside


def taps(bed: Bedside) -> str:
    bed.look()
    return fields_of(bed.form)["taps"].text


def space(control: TapControl, at_ms: int, *, is_repeat: bool = False) -> None:
    nothing = Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_Space.value, nothing, " ", is_repeat)
        event.setTimestamp(at_ms)
        QApplication.sendEvent(control, event)


def control_of(window: MainWindow) -> TapControl:
    [control] = window.findChildren(TapControl)
    return control


def test_the_mouse_taps_by_its_own_clock(qtbot: QtBot) -> None:
    bed, hands, _ = counting(qtbot)

    hands.tap("drip.taps", [1000, 9571])

    assert taps(bed) == "1000 9571"


def test_the_space_bar_taps_and_held_down_it_taps_once(qtbot: QtBot) -> None:
    bed, _, window = counting(qtbot)
    control = control_of(window)
    assert control.hasFocus()

    space(control, 1000)
    space(control, 1500, is_repeat=True)
    space(control, 9571)
    qtbot.waitUntil(lambda: taps(bed) == "1000 9571")


def test_what_is_tapped_on_stays_where_it_is_while_the_count_comes(qtbot: QtBot) -> None:
    _, hands, window = counting(qtbot)
    control = control_of(window)
    before = control.mapTo(window, control.rect().topLeft())

    hands.tap("drip.taps", [1000, 9571, 26714, 35286, 43857])

    assert control.mapTo(window, control.rect().topLeft()) == before


def keyed(qtbot: QtBot, bed: Bedside, window: MainWindow, *at_ms: int) -> list[str]:
    """Space bar at these times; what the form then says."""
    for at in at_ms:
        space(control_of(window), at)
        qtbot.waitUntil(partial(_is_last, bed, at))
    return [line.text for line in bed.form.lines if line.text]


def _is_last(bed: Bedside, at_ms: int) -> bool:
    return taps(bed).endswith(str(at_ms))


def test_too_few_taps_by_key_are_said(qtbot: QtBot) -> None:
    bed, _, window = counting(qtbot)

    assert keyed(qtbot, bed, window, 1000, 9571) == ["2 of at least 5 drops tapped."]


def test_a_bounce_of_the_key_is_said_and_no_drop(qtbot: QtBot) -> None:
    bed, _, window = counting(qtbot)

    assert keyed(qtbot, bed, window, 1000, 9571, 9601) == [
        "2 of at least 5 drops tapped; 1 dropped as a bounce of the finger."
    ]


def test_a_missed_drop_is_asked_about_and_answered_and_the_space_bar_taps_again(qtbot: QtBot) -> None:
    """One drop every 8571 ms, none tapped at 18 142."""
    bed, hands, window = counting(qtbot)
    assert keyed(qtbot, bed, window, 1000, 9571, 26_714, 35_285, 43_857) == [
        "The time after drop 2 is near twice the others. Was one drop not tapped? Say so, or count again."
    ]

    hands.look()
    hands.choose("drip.missed", "one")
    assert control_of(window).hasFocus()

    said = keyed(qtbot, bed, window, 52_428)
    assert said[0].startswith("7 drops/min, by 6 taps between ")


def test_after_count_again_the_space_bar_taps(qtbot: QtBot) -> None:
    _, hands, window = counting(qtbot)
    hands.tap("drip.taps", [1000])
    hands.press("drip.taps.again")

    assert control_of(window).hasFocus()


def test_count_again_forgets_every_tap(qtbot: QtBot) -> None:
    bed, hands, _ = counting(qtbot)
    hands.tap("drip.taps", [1000, 9571])

    hands.press("drip.taps.again")

    assert taps(bed) == ""
