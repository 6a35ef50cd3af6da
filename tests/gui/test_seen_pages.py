"""The pages beside the form: as they are printed, to be read on both screens, with HOLD and STOP in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ivig_desk.views.controls import Control
from ivig_desk.views.printing import painted
from ivig_desk.views.sheet_view import SheetView
from ivig_desk.views.theme import ACCENT
from ivig_desk.views.when_printed import LaidOutWhenWanted
from tests.gui.fakes import DESKTOP, LAPTOP, WITH_TASK_BAR, opened, settle
from tests.unit.presenters.bedside import Bedside

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from ivig_desk.views.main_window import MainWindow

SIZES = pytest.mark.parametrize("size", [LAPTOP, WITH_TASK_BAR, DESKTOP], ids=["laptop", "with a task bar", "desktop"])
# The largest theme has 44 × 1.6; the smallest letters of a page are of 8 points.
TARGET = 44


def at_the_bed(qtbot: QtBot, size: QSize) -> tuple[Bedside, MainWindow]:
    """A running infusion, its summary on the screen."""
    bed = Bedside()
    bed.paper.layout = LaidOutWhenWanted()
    bed.restart()
    bed.start()
    window = opened(qtbot, bed.window, size)
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: is_seen(window))
    settle(qtbot)
    return bed, window


def sheet_in(window: QWidget) -> SheetView:
    found = window.findChild(SheetView)
    assert isinstance(found, SheetView)
    return found


def is_seen(window: QWidget) -> bool:
    view = window.findChild(SheetView)
    return isinstance(view, SheetView) and not view.picture.isNull()


def picture_in(window: QWidget) -> QImage:
    return sheet_in(window).picture


def area_in(view: QWidget) -> QScrollArea:
    found = view.findChild(QScrollArea, "pages.sheet")
    assert isinstance(found, QScrollArea)
    return found


def control(window: QWidget, name: str) -> Control:
    found = window.findChild(Control, name)
    assert isinstance(found, Control)
    return found


@SIZES
def test_hold_stop_and_rate_stay_in_sight_and_every_control_is_a_target(qtbot: QtBot, size: QSize) -> None:
    """S11, S29: one press holds, whatever is looked at."""
    bed, window = at_the_bed(qtbot, size)

    for name in ("hold", "stop", "pages:previous", "pages:next", "pages:fit", "cancel", "submit:hand-out"):
        one = control(window, name)
        assert one.isVisible(), name
        assert one.height() >= TARGET, name
        assert window.rect().contains(one.mapTo(window, QPoint(0, 0)))
        assert window.rect().contains(one.mapTo(window, one.rect().bottomRight()))
    QTest.mouseClick(control(window, "hold"), Qt.MouseButton.LeftButton)
    settle(qtbot)
    assert bed.infusion().phase.value == "held"


@SIZES
def test_the_page_is_painted_at_the_resolution_of_the_screen_and_as_wide_as_there_is_room(
    qtbot: QtBot, size: QSize
) -> None:
    _, window = at_the_bed(qtbot, size)
    view = sheet_in(window)
    area = area_in(view)
    sheet = area.widget()
    assert sheet is not None

    room = area.maximumViewportSize().width()
    assert room * 0.93 < sheet.width() <= room
    # A4 is 297 ÷ 210 as high as wide.
    assert sheet.height() / sheet.width() == pytest.approx(297 / 210, abs=0.01)
    assert area.verticalScrollBar().isVisible()
    assert view.height() > window.height() / 2


@SIZES
def test_a_whole_page_is_seen_without_scrolling(qtbot: QtBot, size: QSize) -> None:
    _, window = at_the_bed(qtbot, size)
    view = sheet_in(window)

    QTest.mouseClick(control(window, "pages:fit"), Qt.MouseButton.LeftButton)
    settle(qtbot)

    assert area_in(view).verticalScrollBar().maximum() == 0
    assert not area_in(view).verticalScrollBar().isVisible()
    sheet = area_in(view).widget()
    assert sheet is not None
    assert sheet.height() > area_in(view).viewport().height() * 0.97


def test_page_up_and_page_down_turn_the_pages_and_each_begins_at_its_head(qtbot: QtBot) -> None:
    bed, window = at_the_bed(qtbot, LAPTOP)
    view = sheet_in(window)
    first = picture_in(window)
    area_in(view).verticalScrollBar().setValue(200)

    QTest.keyClick(window, Qt.Key.Key_PageDown)
    settle(qtbot)
    assert area_in(view).verticalScrollBar().value() == 0
    assert picture_in(window) != first
    QTest.keyClick(window, Qt.Key.Key_PageUp)
    settle(qtbot)

    assert picture_in(window) == first
    assert bed.paper.printed == []


def test_the_picture_is_the_page_that_leaves(qtbot: QtBot) -> None:
    """S6: the very document that is printed, at as many px an inch as there are."""
    bed, window = at_the_bed(qtbot, LAPTOP)
    shown = picture_in(window)

    bed.submit("hand-out")

    [(document, page)] = bed.paper.laid_out()
    assert [page] == [one for one, _ in bed.paper.printed]
    # A4 is 210 ÷ 25.4 inches wide.
    again = painted(document).picture(1, shown.width() / (210 / 25.4))
    assert again.height() == pytest.approx(shown.height(), abs=1)


def test_what_opens_is_never_at_the_button_that_prints(qtbot: QtBot) -> None:
    """S28."""
    bed, window = at_the_bed(qtbot, LAPTOP)

    focused = QApplication.focusWidget()
    assert focused is not control(window, "submit:hand-out")
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_Space)
    settle(qtbot)
    assert bed.paper.printed == []


def test_a_page_that_has_the_arrow_keys_is_seen_to_have_them(qtbot: QtBot) -> None:
    _, window = at_the_bed(qtbot, LAPTOP)
    area = area_in(sheet_in(window))
    middle = QPoint(1, area.height() // 2)
    assert area.grab().toImage().pixelColor(middle).name() != ACCENT

    area.setFocus(Qt.FocusReason.TabFocusReason)
    settle(qtbot)

    assert area.grab().toImage().pixelColor(middle).name() == ACCENT


def test_a_resized_window_has_its_page_painted_anew(qtbot: QtBot) -> None:
    _, window = at_the_bed(qtbot, LAPTOP)
    before = picture_in(window).width()

    window.resize(DESKTOP)
    settle(qtbot)

    assert picture_in(window).width() > before * 1.2
