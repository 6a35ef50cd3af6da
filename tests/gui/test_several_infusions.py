"""Several infusions in the real window: switched by key and by mouse, no control has the focus after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from ivig_desk.presenters.screens import Tone
from ivig_desk.views.alarm_chip import AlarmChip
from ivig_desk.views.alarm_row import AlarmRowView
from ivig_desk.views.board_card import BoardCardView
from ivig_desk.views.board_page import BoardPage
from ivig_desk.views.controls import Control
from ivig_desk.views.main_window import MainWindow
from ivig_desk.views.tab_row import TabRowView, TabView
from tests.gui.fakes import DESKTOP, LAPTOP, WITH_TASK_BAR, opened, settle
from tests.helpers.keyboard import press_key
from tests.unit.presenters.several import several

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.unit.presenters.bedside import Bedside

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SIZES = (LAPTOP, DESKTOP, WITH_TASK_BAR)


def key(window: MainWindow, what: Qt.Key, modifiers: Qt.KeyboardModifier = CONTROL) -> None:
    QTest.keyClick(window.windowHandle(), what, modifiers)


def title(window: MainWindow) -> str:
    return window.windowTitle().removesuffix(" – IVIG Desk")


def seen(window: MainWindow, kind: type[QPushButton], name: str) -> QPushButton:
    (found,) = [one for one in window.findChildren(kind, name) if one.isVisible()]
    return found


def no_control_has_focus() -> bool:
    return not isinstance(QApplication.focusWidget(), QPushButton | QLineEdit)


def test_a_key_and_a_press_show_the_infusion_of_that_tab(qtbot: QtBot) -> None:
    window = opened(qtbot, several(3).window)
    assert title(window) == "Ionescu, Elena"

    key(window, Qt.Key.Key_2)
    assert title(window) == "Popescu, Andrei"
    QTest.mouseClick(seen(window, TabView, "tab.infusion-1"), Qt.MouseButton.LeftButton)
    assert title(window) == "Ionescu, Maria"
    key(window, Qt.Key.Key_Tab)
    assert title(window) == "Popescu, Andrei"
    key(window, Qt.Key.Key_Backtab, CONTROL | SHIFT)
    assert title(window) == "Ionescu, Maria"


def test_the_board_and_back_by_key(qtbot: QtBot) -> None:
    window = opened(qtbot, several(3).window)
    key(window, Qt.Key.Key_0)
    assert title(window) == "Board"
    assert QApplication.activeWindow() is window
    key(window, Qt.Key.Key_1)
    assert title(window) == "Ionescu, Maria"


def test_a_press_on_a_card_shows_that_infusion_and_its_hold_holds_it(qtbot: QtBot) -> None:
    """S11."""
    bed = several(3)
    window = opened(qtbot, bed.window)
    key(window, Qt.Key.Key_0)
    QTest.mouseClick(seen(window, Control, "hold:infusion-2"), Qt.MouseButton.LeftButton)
    assert [bed.infusion(number).phase.value for number in (1, 2, 3)] == ["running", "held", "running"]
    assert title(window) == "Board"

    card = window.findChild(BoardCardView, "card.infusion-2")
    assert isinstance(card, BoardCardView)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.rect().center())
    assert title(window) == "Popescu, Andrei"


def test_after_a_switch_no_control_has_the_focus_and_letters_act_on_the_shown_infusion(qtbot: QtBot) -> None:
    """S28, S29."""
    bed = several(2)
    window = opened(qtbot, bed.window)
    press_key(window, "N")
    settle(qtbot)
    edit = QApplication.focusWidget()
    assert isinstance(edit, QLineEdit)
    QTest.keyClicks(edit, "sleeps")
    key(window, Qt.Key.Key_1)
    settle(qtbot)
    assert no_control_has_focus()

    press_key(window, "H")
    qtbot.waitUntil(lambda: bed.infusion(1).phase.value == "held")
    assert bed.infusion(2).phase.value == "running"

    key(window, Qt.Key.Key_2)
    settle(qtbot)
    assert no_control_has_focus()
    (again,) = [one for one in window.findChildren(QLineEdit) if one.isVisible()]
    assert again.text() == "sleeps"


def test_a_key_still_held_for_a_scan_acts_on_the_infusion_it_was_pressed_at(qtbot: QtBot) -> None:
    """S29: H and then, before anybody knows whether a scanner types, the key of another bed."""
    bed = several(2)
    window = opened(qtbot, bed.window)
    press_key(window, "H")
    key(window, Qt.Key.Key_1)
    settle(qtbot)

    assert title(window) == "Ionescu, Maria"
    assert [bed.infusion(number).phase.value for number in (1, 2)] == ["running", "held"]


def test_a_key_of_a_tab_works_while_a_field_has_the_cursor(qtbot: QtBot) -> None:
    bed = several(1)
    bed.press("leave")
    bed.press("new-infusion")
    window = opened(qtbot, bed.window)
    (edit,) = [one for one in window.findChildren(QLineEdit, "plan.name") if one.isVisible()]
    edit.setFocus()
    assert QApplication.focusWidget() is edit
    key(window, Qt.Key.Key_1)
    settle(qtbot)
    assert (title(window), no_control_has_focus()) == ("Ionescu, Maria", True)


def test_a_press_on_an_alarm_shows_whom_it_names(qtbot: QtBot) -> None:
    bed = several(2)
    bed.open("infusion-1")
    bed.flag("collapse", "4")
    bed.open("infusion-2")
    window = opened(qtbot, bed.window)
    row = next(one for one in window.findChildren(AlarmRowView) if one.isVisible() and one.priority is Tone.HIGH)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    assert title(window) == "Ionescu, Maria"


@pytest.mark.parametrize("count", [1, 2, 5, 8])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_all_cards_and_tabs_are_in_sight_with_their_controls(qtbot: QtBot, size: QSize, count: int) -> None:
    """S11: nothing scrolls, no control is outside its card, no rate is cut."""
    bed = calling(count)
    window = opened(qtbot, bed.window, size)
    for view in in_row(window):
        assert view.width() >= least_width(view), view.objectName()

    bed.press("board")
    window.look_wanted.emit()
    settle(qtbot)
    cards = [card for card in window.findChildren(BoardCardView) if card.isVisible()]
    page = window.findChild(BoardPage)
    assert isinstance(page, BoardPage)
    assert len(cards) == count
    for card in cards:
        assert page.rect().contains(card.geometry())
        assert card.height() >= card.minimumSizeHint().height() or size is WITH_TASK_BAR
        assert card.width() >= least_width(card), card.objectName()
        for control in card.findChildren(Control):
            assert control.isHidden() or card.rect().contains(control.geometry())


def test_only_a_high_or_medium_alarm_that_nobody_has_seen_flashes_on_the_board(qtbot: QtBot) -> None:
    """S23."""
    bed = calling(2)
    bed.press("board")
    window = opened(qtbot, bed.window)
    page = window.findChild(BoardPage)
    assert isinstance(page, BoardPage)
    assert page.flasher.is_running
    chip = next(one for one in page.findChildren(AlarmChip) if one.priority is Tone.HIGH)
    qtbot.waitUntil(lambda: not chip.is_bright)

    bed.press("acknowledge:infusion-1:severe-reaction")
    window.look_wanted.emit()
    assert (page.flasher.is_running, chip.is_bright) == (False, True)


def test_tabs_are_drawn_anew_only_where_they_differ(qtbot: QtBot) -> None:
    bed = several(2)
    window = opened(qtbot, bed.window)
    row = window.findChild(TabRowView)
    assert isinstance(row, TabRowView)
    assert [view.accessibleName() for view in in_row(window)] == ["Ionescu, Maria", "Popescu, Andrei"]

    bed.press("leave")
    bed.open("infusion-1")
    bed.press("hold")
    window.look_wanted.emit()
    assert in_row(window)[0].accessibleDescription().startswith("HELD")


def calling(count: int) -> Bedside:
    """So many, the first with a severe reaction, another one shown where there is one."""
    bed = several(count)
    bed.open("infusion-1")
    bed.flag("collapse", "4")
    bed.open(f"infusion-{count}")
    return bed


def least_width(widget: QWidget) -> int:
    layout = widget.layout()
    assert layout is not None
    return layout.minimumSize().width()


def in_row(window: MainWindow) -> list[TabView]:
    return [view for view in window.findChildren(TabView) if view.isVisible()]
