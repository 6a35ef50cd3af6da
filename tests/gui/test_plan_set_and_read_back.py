"""The steps of the set and of the read-back by keyboard alone and by mouse alone, on the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget

from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.views.controls import Control
from ivig_desk.views.set_picture import PictureToggle, SetPicture
from ivig_desk.views.spoken import SpokenView
from ivig_desk.views.table import TableView
from ivig_desk.views.theme import Theme
from ivig_desk.views.toggle import Toggle
from ivig_desk.views.when_printed import LaidOutWhenWanted
from ivig_desk.views.words import Words
from tests.gui.fakes import DESKTOP, LAPTOP, opened, settle
from tests.unit.presenters.bedside import Bedside
from tests.unit.presenters.typed_plans import BASELINE, CHILD

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from pytestqt.qtbot import QtBot

    from ivig_desk.views.main_window import MainWindow

SETS = ("gravity:10", "gravity:15", "gravity:20", "gravity:60", "pump:0.1", "pump:1")
LAST = {name: CHILD[name] for name in (*BASELINE, "nurse", "second_checker")}
EMPTY = dict.fromkeys(LAST, "")


def painting() -> Bedside:
    """A bed whose pages are painted where they are seen."""
    bed = Bedside()
    bed.paper.layout = LaidOutWhenWanted()
    bed.restart()
    return bed


def window_at(qtbot: QtBot, bed: Bedside, step: str, size: QSize = LAPTOP) -> MainWindow:
    bed.press(step)
    return opened(qtbot, bed.window, size)


def found(window: QWidget, kind: type[QWidget], name: str) -> QWidget:
    widget = window.findChild(kind, name)
    assert widget is not None, name
    assert isinstance(widget, QWidget)
    return widget


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def tab_to(name: str) -> None:
    """Tab until the cursor is there, as a hand without a mouse does."""
    for _ in range(80):
        if focused().objectName() == name:
            return
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    raise AssertionError(name)


def test_a_set_is_chosen_by_keyboard_alone_and_its_drops_stand_beside_it_at_once(qtbot: QtBot) -> None:
    """S21: none is chosen before; 60 drops/mL make 7 drops/min of 7 mL/h."""
    bed = Bedside()
    bed.plan(giving_set="")
    window = window_at(qtbot, bed, "step:3")
    assert [name for name in SETS if toggle(window, name).is_chosen] == []

    tab_to("plan.giving_set.gravity:60")
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    settle(qtbot)

    assert [name for name in SETS if toggle(window, name).is_chosen] == ["gravity:60"]
    table = bed.window.look().plan
    assert table is not None
    assert table.table is not None
    assert table.table.rows[0][:6] == ("1", "0.3", "7.2", "7", "7", "8.6")


def test_a_set_is_chosen_by_mouse_alone(qtbot: QtBot) -> None:
    """S21."""
    bed = Bedside()
    bed.plan(giving_set="")
    window = window_at(qtbot, bed, "step:3")

    QTest.mouseClick(toggle(window, "gravity:20"), Qt.MouseButton.LeftButton)
    settle(qtbot)

    assert [name for name in SETS if toggle(window, name).is_chosen] == ["gravity:20"]


def test_each_set_is_drawn_under_the_name_a_reader_hears(qtbot: QtBot) -> None:
    """S21."""
    bed = Bedside()
    bed.plan(giving_set="")
    window = window_at(qtbot, bed, "step:3")

    drawn = {name: toggle(window, name).findChild(SetPicture) for name in SETS}
    assert {name: one.picture for name, one in drawn.items() if one is not None} == {name: name for name in SETS}
    heard = "Giving set – read the drop factor from its packet"
    assert toggle(window, "gravity:15").accessibleName() == f"{heard}: gravity 15 drops/mL"
    assert toggle(window, "pump:0.1").accessibleName() == f"{heard}: pump, steps of 0.1 mL/h"


def test_no_two_sets_look_alike_and_ink_alone_tells_them_apart(qtbot: QtBot) -> None:
    """S21: black on white, as a screen without colour shows it."""
    pictures = []
    for name in SETS:
        picture = SetPicture(Theme())
        qtbot.addWidget(picture)
        picture.setStyleSheet("background: white")
        picture.draw(name, "#000000")
        picture.resize(picture.sizeHint())
        image = picture.grab().toImage()
        dots = {
            (x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).value() < 90
        }
        assert len(dots) > 300, name
        pictures.append(frozenset(dots))

    assert len(set(pictures)) == len(SETS)


@pytest.mark.parametrize("size", [LAPTOP, DESKTOP], ids=["laptop", "desktop"])
@pytest.mark.parametrize("giving_set", ["gravity:60", "pump:0.1"])
@pytest.mark.parametrize("profile", ["privigen-10-eu", "privigen-10-us-pi"])
def test_no_column_of_the_ramp_is_cut(qtbot: QtBot, profile: str, giving_set: str, size: QSize) -> None:
    """S6: a label's own unit and drops together are the widest table there is."""
    bed = Bedside()
    bed.plan(profile=profile, giving_set=giving_set)
    window = window_at(qtbot, bed, "step:3", size)

    table = found(window, TableView, "ramp")
    area = next(one for one in window.findChildren(QScrollArea) if one.isAncestorOf(table))
    assert table.mapTo(area.viewport(), table.rect().topRight()).x() <= area.viewport().width()


def test_a_start_by_keyboard_alone(qtbot: QtBot) -> None:
    """S28: Enter goes from field to field and starts nothing; Ctrl+Enter does."""
    bed = painting()
    bed.plan(**EMPTY)
    window = window_at(qtbot, bed, "step:4")
    for name, text in LAST.items():
        tab_to(f"plan.{name}")
        QTest.keyClicks(focused(), text)
    for _ in range(20):
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    settle(qtbot)
    assert bed.infusion().phase is Phase.PREPARING

    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    settle(qtbot)
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(bed.ramps) == 1)
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot)

    assert bed.infusion().phase is Phase.RUNNING


def test_a_start_by_mouse_and_letters_alone(qtbot: QtBot) -> None:
    bed = painting()
    bed.plan(**EMPTY)
    window = window_at(qtbot, bed, "step:4")
    for name, text in LAST.items():
        edit = found(window, QLineEdit, f"plan.{name}")
        QTest.mouseClick(edit, Qt.MouseButton.LeftButton)
        QTest.keyClicks(edit, text)

    QTest.mouseClick(found(window, Control, "paper-ramp"), Qt.MouseButton.LeftButton)
    settle(qtbot)
    QTest.mouseClick(found(window, Control, "submit:hand-out"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(bed.ramps) == 1)
    QTest.mouseClick(found(window, Control, "submit:plan"), Qt.MouseButton.LeftButton)
    settle(qtbot)

    assert bed.infusion().phase is Phase.RUNNING


@pytest.mark.parametrize("size", [LAPTOP, DESKTOP], ids=["laptop", "desktop"])
def test_what_is_read_aloud_is_large_whole_and_in_sight_without_scrolling(qtbot: QtBot, size: QSize) -> None:
    """S29."""
    bed = Bedside()
    bed.plan()
    window = window_at(qtbot, bed, "step:4", size)

    spoken = found(window, SpokenView, "spoken")
    area = next(one for one in window.findChildren(QScrollArea) if one.isAncestorOf(spoken))
    words = [one for one in spoken.findChildren(Words) if one.isVisible()]
    lowest = max(one.mapTo(area.viewport(), one.rect().bottomLeft()).y() for one in words)
    assert lowest <= area.viewport().height()
    large = [one for one in words if one.property("letters") == "large"]
    assert len(large) >= 2 * 10
    assert min(one.fontInfo().pixelSize() for one in large) >= 20
    assert [one.text() for one in words if one.height() < one.heightForWidth(one.width())] == []


def toggle(window: QWidget, value: str) -> Toggle:
    QCoreApplication.processEvents()
    widget = window.findChild(PictureToggle, f"plan.giving_set.{value}")
    assert isinstance(widget, Toggle)
    return widget
