"""The entrance, the lock and the hand-over as they stand in a window, worked with real keys."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from ivig_desk.adapters.memory_key_store import MemoryKeyStore
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.desk.ports.backups import KeptBackup
from ivig_desk.desk.ports.errands import ErrandEnded
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.presenters.screens import Page
from ivig_desk.views.controls import RAISING, Control
from tests.gui.board_screens import COUNTS, calling
from tests.gui.fakes import DESKTOP, LAPTOP, StillPresenter, in_sight, opened, settle, shown
from tests.helpers.keyboard import press_key
from tests.unit.presenters.doorway import ANA, FIRST, ION, MIRA, ONE_DROP, PINS, SLOWLY, Doorway
from tests.unit.presenters.several import NAMES, several
from tests.unit.presenters.vault import DRIVE, Vault

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSize
    from pytestqt.qtbot import QtBot

    from ivig_desk.presenters.screens import WindowScreen
    from ivig_desk.views.main_window import MainWindow
    from tests.unit.presenters.bedside import Bedside

SWITCH = "switch-nurse"
LAST = f"{DRIVE}/own-2026-03-01T20:00:00.000000Z"
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def at_the_bed(count: int = 1) -> Doorway:
    door = Doorway(ION, MIRA, bed=several(count))
    door.press(f"person:{ANA.id}")
    door.prove(ONE_DROP)
    door.open("infusion-1")
    return door


def typed(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Key by key, slower than a scanner."""
    for letter in text:
        press_key(window, letter.upper() if letter.isalpha() else letter)
        qtbot.wait(4)
    settle(qtbot)


def entered(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Typed, Enter, and the look after, which the second's tick would bring."""
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, text)
    press_key(window, "\r")
    settle(qtbot)
    window.look_wanted.emit()
    settle(qtbot)


def key(qtbot: QtBot, window: MainWindow, which: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QTest.keyClick(window.windowHandle(), which, modifier)
    settle(qtbot)


def test_somebody_signs_in_with_the_keyboard_alone(qtbot: QtBot) -> None:
    door = Doorway(ION)
    window = opened(qtbot, door.window)

    key(qtbot, window, Qt.Key.Key_2, ALT)
    entered(qtbot, window, SLOWLY)

    assert "Dragomir, Ion (nurse)" in shown(window)


def test_a_passphrase_is_dots(qtbot: QtBot) -> None:
    """S33."""
    opened(qtbot, Doorway().window)

    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, ONE_DROP)
    settle(qtbot)

    assert field.echoMode() is QLineEdit.EchoMode.Password
    assert field.text() == ONE_DROP
    assert field.displayText() == field.displayText()[0] * len(ONE_DROP) != ONE_DROP


def test_the_cursor_stands_in_the_pin_each_time_the_desk_is_locked(qtbot: QtBot) -> None:
    door = at_the_bed()
    window = opened(qtbot, door.window)
    for _ in range(2):
        key(qtbot, window, Qt.Key.Key_L, CONTROL)
        assert "Locked" in shown(window)
        typed(qtbot, window, PINS[ANA.id])
        press_key(window, "\r")
        settle(qtbot)
        assert NAMES[0] in shown(window)


def test_no_name_of_a_patient_is_in_the_window_while_it_is_locked(qtbot: QtBot) -> None:
    """S33: in no label, no title, and in nothing a screen reader is told."""
    door = at_the_bed(2)
    window = opened(qtbot, door.window)

    key(qtbot, window, Qt.Key.Key_L, CONTROL)

    seen = [widget for widget in window.findChildren(Control) if widget.isVisible()]
    told = [shown(window), *(widget.accessibleName() for widget in seen)]
    for name in ("Ionescu", "Popescu", "4471", "Privigen"):
        assert not any(name in text for text in told), name


def test_hold_and_stop_answer_on_a_locked_desk_by_key_and_by_mouse(qtbot: QtBot) -> None:
    """S11."""
    door = at_the_bed()
    window = opened(qtbot, door.window)
    key(qtbot, window, Qt.Key.Key_L, CONTROL)

    key(qtbot, window, Qt.Key.Key_H, CONTROL)
    assert door.bed.infusion(1).phase is Phase.HELD

    QTest.mouseClick(control(window, "stop:infusion-1"), Qt.MouseButton.LeftButton)
    settle(qtbot)
    assert door.bed.infusion(1).phase is Phase.STOPPED


def control(window: MainWindow, name: str) -> Control:
    (found,) = [one for one in window.findChildren(Control) if one.isVisible() and one.objectName() == name]
    return found


def test_the_letters_of_hold_and_stop_are_typed_in_a_field_of_the_lock(qtbot: QtBot) -> None:
    """S11: a passphrase has an h and an s in it."""
    door = at_the_bed()
    window = opened(qtbot, door.window)
    key(qtbot, window, Qt.Key.Key_L, CONTROL)

    entered(qtbot, window, "hush hush and slowly")

    assert door.bed.infusion(1).phase is Phase.RUNNING


@pytest.mark.parametrize("page", ["lock", SWITCH])
def test_nothing_that_raises_the_rate_is_in_reach_while_a_page_is_covered(qtbot: QtBot, page: str) -> None:
    """S28."""
    door = at_the_bed(2)
    window = opened(qtbot, StillPresenter(door.press(page)))

    names = [one.objectName() for one in window.findChildren(Control) if one.isVisible()]
    assert "hold:infusion-1" in names
    assert not any(word in name for name in names for word in RAISING)


def test_a_hand_over_by_keys_leaves_a_form_as_it_was_typed(qtbot: QtBot) -> None:
    door = at_the_bed()
    window = opened(qtbot, door.window)
    press_key(window, "N")
    qtbot.wait(10)
    settle(qtbot)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "half a not")

    key(qtbot, window, Qt.Key.Key_T, CONTROL)
    key(qtbot, window, Qt.Key.Key_1, ALT)
    entered(qtbot, window, SLOWLY)

    assert "half a not" in shown(window)
    assert "nurse Dragomir, Ion" in shown(window)


def test_a_keeper_exports_with_keys_alone(qtbot: QtBot) -> None:
    """S33."""
    door = Doorway()
    door.sign_in(ANA)
    window = opened(qtbot, door.window)

    key(qtbot, window, Qt.Key.Key_B, CONTROL)
    key(qtbot, window, Qt.Key.Key_3, ALT)
    for text in ("/media/stick", "for the archive alone"):
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        QTest.keyClicks(field, text)
        key(qtbot, window, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    entered(qtbot, window, "for the archive alone")

    [(*asked, _)] = door.vault.asked
    assert asked == ["export", "/media/stick", "for the archive alone", ANA.id]


def test_the_cursor_is_back_where_it_was_once_the_desk_is_unlocked(qtbot: QtBot) -> None:
    door = at_the_bed()
    window = opened(qtbot, door.window)
    press_key(window, "N")
    qtbot.wait(10)
    settle(qtbot)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "half")

    key(qtbot, window, Qt.Key.Key_L, CONTROL)
    typed(qtbot, window, PINS[ANA.id])
    press_key(window, "\r")
    settle(qtbot)

    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, " past")
    assert field.text() == "half past"


def test_the_foot_of_a_bed_has_controls_of_one_height(qtbot: QtBot) -> None:
    window = opened(qtbot, at_the_bed().window)

    assert len({control(window, name).height() for name in ("leave", SWITCH, "lock")}) == 1


def people(chosen: str, count: int = 0) -> WindowScreen:
    door = Doorway(ION, MIRA, bed=calling(count)) if count else Doorway(ION, MIRA)
    door.sign_in(ANA)
    door.press("people")
    return door.press(f"person:{chosen}")


def backups(chosen: str, bed: Bedside | None = None) -> Doorway:
    """Fourteen good ones and two that do not count, as many as a ward keeps."""
    vault = Vault()
    vault.good = [
        KeptBackup(place=f"{DRIVE}/{day}", made_at=Instant.of(f"2026-02-{day:02}T07:12:00Z")) for day in range(1, 15)
    ]
    vault.bad = tuple(f"{DRIVE}/ivig-desk-a5e14180-2026-02-{day}T07-12-00.000000Z-flawed" for day in (20, 21))
    door = Doorway(ION, vault=vault, bed=bed)
    door.press(f"person:{ANA.id}")
    door.prove(ONE_DROP)
    door.press("board")
    door.press("leave")
    door.press("backups")
    door.press(f"person:{chosen}")
    return door


def found() -> WindowScreen:
    door = backups("verify")
    door.submit()
    lines = tuple(f"infusion 0b3f9c1e-{number}, entry {number}: its link does not fit" for number in range(9))
    door.vault.errand_ends(ErrandEnded(is_good=False, lines=lines))
    return door.look()


def restoring(*presses: str) -> Doorway:
    door = Doorway(ION)
    door.fault = RecordsFault(RecordsFaultCode.DAMAGED, "desk.sqlite", "")
    door.sign_in(ANA)
    for name in presses:
        door.press(name)
    return door


def put_back() -> WindowScreen:
    door = restoring(f"backup:{LAST}")
    return door.submit()


def test_a_form_of_the_people_page_has_height_beside_an_infusion(qtbot: QtBot) -> None:
    """On the smallest screen three fields of it stand whole in sight, not one."""
    window = opened(qtbot, StillPresenter(people("own", 2)), LAPTOP)

    whole = [field for field in in_sight(window, QLineEdit) if field.visibleRegion().boundingRect() == field.rect()]
    assert len(whole) >= 3


def refused() -> Doorway:
    door = Doorway(keys=MemoryKeyStore())
    door.type({**FIRST, "passphrase": "short", "pin": "1234"})
    return door


def recovery_key() -> Doorway:
    door = Doorway(keys=MemoryKeyStore())
    door.type(FIRST)
    door.submit()
    return door


def waiting() -> Doorway:
    door = Doorway(ION)
    door.press(f"person:{ION.id}")
    for _ in range(3):
        door.prove("none of theirs at all")
    return door


@cache
def covered(count: int, name: str) -> WindowScreen:
    door = Doorway(ION, MIRA, bed=calling(count))
    door.press(f"person:{ANA.id}")
    door.prove(ONE_DROP)
    door.open("infusion-1")
    return door.press(name)


SCREENS: dict[str, Callable[[], WindowScreen]] = {
    "set up": lambda: Doorway(keys=MemoryKeyStore()).screen,
    "refused": lambda: refused().screen,
    "recovery key": lambda: recovery_key().screen,
    "typed back": lambda: recovery_key().submit(),
    "sign in": lambda: Doorway(ION, MIRA).screen,
    "waiting": lambda: waiting().screen,
    "people": partial(people, "own"),
    "somebody new": partial(people, "new"),
    "somebody": partial(people, ION.id),
    "backups": lambda: backups("now").screen,
    "export": lambda: backups("export").screen,
    "export refused": lambda: backups("export").submit(),
    "verified": found,
    "backups beside infusions": lambda: backups("elsewhere", several(2)).screen,
    "restoring": lambda: restoring().screen,
    "restored": put_back,
    **{f"people with {count}": partial(people, "own", count) for count in COUNTS},
    **{f"somebody new with {count}": partial(people, "new", count) for count in COUNTS},
    **{f"locked with {count}": partial(covered, count, "lock") for count in COUNTS},
    **{f"hand-over with {count}": partial(covered, count, SWITCH) for count in COUNTS},
}


@pytest.mark.parametrize("size", [LAPTOP, DESKTOP], ids=["laptop", "desktop"])
@pytest.mark.parametrize("name", SCREENS)
def test_no_text_of_the_entrance_is_cut(qtbot: QtBot, name: str, size: QSize) -> None:
    window = opened(qtbot, StillPresenter(SCREENS[name]()), size)

    cut = [
        label.text()
        for label in in_sight(window, QLabel)
        if isinstance(label, QLabel)
        and not label.wordWrap()
        and type(label).__name__ == "Words"
        and label.sizeHint().width() > label.width()
    ]
    assert cut == []


def test_the_pages_of_the_entrance_are_told_apart() -> None:
    pages = {name: make().page for name, make in SCREENS.items()}

    assert set(pages.values()) == {Page.ENTRANCE, Page.LOCKED, Page.SWITCH, Page.PEOPLE, Page.BACKUPS}
