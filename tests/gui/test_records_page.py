"""The page of records in the real window: typed, pressed, scrolled, read and recalled by keys and by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from ivig_desk.views.controls import Control
from ivig_desk.views.hands import Hands
from ivig_desk.views.long_table import LongTableView
from ivig_desk.views.when_printed import LaidOutWhenWanted
from tests.gui.fakes import DESKTOP, LAPTOP, opened, settle, shown
from tests.unit.presenters.bedside import Bedside

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from pytestqt.qtbot import QtBot

    from ivig_desk.views.main_window import MainWindow

SIZES = pytest.mark.parametrize("size", [LAPTOP, DESKTOP], ids=["laptop", "desktop"])
BATCH = "P100234567"


def with_plans(count: int) -> Bedside:
    """So many plans, then a child who was given something, closed."""
    bed = Bedside()
    for number in range(count):
        bed.plan({"name": f"Stan, {number:03}", "identifier": f"{number}", "bottle_1_batch": BATCH})
        bed.press("leave")
    bed.start()
    bed.wait("15")
    bed.press("stop")
    bed.type("stop-reason", {"reason": "asked for"})
    bed.submit("stop-reason")
    bed.press("close-confirm")
    bed.submit("close-confirm")
    bed.press("leave")
    return bed


def at_the_records(qtbot: QtBot, bed: Bedside, size: QSize = LAPTOP) -> tuple[MainWindow, Hands]:
    window = opened(qtbot, bed.window, size)
    hands = Hands(window, lambda: settle(qtbot))
    hands.key("Ctrl+R")
    return window, hands


def table_of(window: MainWindow) -> LongTableView:
    [table] = [one for one in window.findChildren(LongTableView) if one.isVisible()]
    return table


def cell(window: MainWindow, line: int, column: int = 0) -> str:
    model = table_of(window).model()
    return str(model.data(model.index(line, column)))


def press(key: Qt.Key) -> None:
    """Press a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


@SIZES
def test_a_record_is_found_opened_and_left_by_keys_alone(qtbot: QtBot, size: QSize) -> None:
    window, hands = at_the_records(qtbot, with_plans(2), size)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    hands.type_text("records.search", "ionescu")
    assert "1 of 3" in shown(window)

    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    settle(qtbot)

    assert "Stopped, closed: 1.8 mL of 72 mL given" in shown(window)
    assert "discharged, closed" in cell(window, table_of(window).model().rowCount() - 1, 4)
    hands.key("Alt+Up")
    assert "1 of 3" in shown(window)
    hands.key("Ctrl+Home")
    assert hands.offers("records")


def test_a_row_is_opened_by_the_mouse(qtbot: QtBot) -> None:
    window, _ = at_the_records(qtbot, with_plans(0))
    table = table_of(window)

    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, table.rowHeight(0) // 2))
    settle(qtbot)

    assert "Record of Ionescu, Maria" in shown(window)


def test_the_arrow_out_of_the_search_marks_the_row_that_enter_will_open(qtbot: QtBot) -> None:
    window, _ = at_the_records(qtbot, with_plans(1))

    press(Qt.Key.Key_Down)

    assert [index.row() for index in table_of(window).selectionModel().selectedRows()] == [0]


def test_beside_the_pages_of_a_recall_what_stands_on_them_gives_way(qtbot: QtBot) -> None:
    """In a low window the folder would be out of sight, and the button that saves not."""
    bed = with_plans(0)
    bed.paper.layout = LaidOutWhenWanted()
    window, hands = at_the_records(qtbot, bed)
    hands.type_text("records.search", BATCH)
    hands.key("Alt+B")
    assert "Given to 1 patient: 1 bottle in 1 infusion." in shown(window)

    hands.key("Ctrl+P")
    assert "Given to 1 patient: 1 bottle in 1 infusion." not in shown(window)
    hands.key("Esc")

    assert "Given to 1 patient: 1 bottle in 1 infusion." in shown(window)


def test_from_the_first_row_the_arrow_leads_back_to_the_search(qtbot: QtBot) -> None:
    at_the_records(qtbot, with_plans(1))
    search = QApplication.focusWidget()
    press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is not search

    press(Qt.Key.Key_Up)

    assert QApplication.focusWidget() is search


def test_what_is_pressed_narrows_and_is_reached_by_tab(qtbot: QtBot) -> None:
    window, hands = at_the_records(qtbot, with_plans(1))
    hands.choose("records.only", "open")
    assert "1 of 2" in shown(window)
    assert cell(window, 0).startswith("Stan, 000")

    hands.choose("records.only", "grade-5")
    assert "0 of 2" in shown(window)
    assert "No infusion has all of: grade 5; not closed." in shown(window)


def test_scrolling_to_the_end_reads_on_and_what_was_in_sight_stays(qtbot: QtBot) -> None:
    window, _ = at_the_records(qtbot, with_plans(60))
    table = table_of(window)
    assert table.model().rowCount() == 50

    bar = table.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle(qtbot)

    assert table.model().rowCount() == 61
    assert cell(window, 60).startswith("Stan, 000")
    assert bar.value() > 0


@pytest.mark.parametrize("name", ["W" * 80, "محمد عبد الرحمن بن عبد الله آل سعود", "李小龍", "Ștefănescu-Țurcanu " * 4])
@SIZES
def test_no_name_is_cut(qtbot: QtBot, name: str, size: QSize) -> None:
    bed = Bedside()
    bed.plan({"name": name.strip()})
    bed.press("leave")
    window, _ = at_the_records(qtbot, bed, size)
    table = table_of(window)

    metrics = table.fontMetrics()
    needed = metrics.boundingRect(
        0, 0, table.columnWidth(0) - 16, 0, Qt.TextFlag.TextWrapAnywhere.value, cell(window, 0)
    ).height()

    assert table.rowHeight(0) >= needed


def test_a_batch_is_recalled_printed_and_copied_by_keys(qtbot: QtBot) -> None:
    bed = with_plans(30)
    bed.paper.layout = LaidOutWhenWanted()
    window, hands = at_the_records(qtbot, bed)
    hands.type_text("records.search", BATCH)
    hands.key("Alt+B")
    qtbot.waitUntil(lambda: "All 31 records with this batch were looked at." in shown(window))
    assert "Given to 1 patient: 1 bottle in 1 infusion. Planned and not connected for 30 patients more." in shown(
        window
    )
    assert table_of(window).model().rowCount() == 31

    hands.key("Alt+C")
    assert QGuiApplication.clipboard().text().startswith(f"Batch {BATCH}: everybody who had it\n")
    hands.key("Ctrl+P")
    hands.key("Ctrl+Return")

    qtbot.waitUntil(lambda: len(bed.paper.printed) == 1)
    qtbot.waitUntil(lambda: "Recall list sent to the printer" in shown(window))


def test_the_focus_is_on_no_button_wherever_the_page_turns(qtbot: QtBot) -> None:
    """S28."""
    window, hands = at_the_records(qtbot, with_plans(0))
    assert not isinstance(QApplication.focusWidget(), Control)
    hands.type_text("records.search", BATCH)
    for key in ("Alt+B", "Alt+Up"):
        hands.key(key)
        assert not isinstance(QApplication.focusWidget(), Control)
    assert window.isVisible()
