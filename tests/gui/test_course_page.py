"""The page of courses in the real window: everything in sight, entered by the keyboard alone, the same on paper."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QLineEdit, QScrollArea

from ivig_desk.presenters.paper_door import PageKind
from ivig_desk.presenters.screens import CourseFigure
from ivig_desk.views.course_curves import CourseCurves, paint_curves
from ivig_desk.views.fonts import FAMILY, load_fonts
from ivig_desk.views.hands import Hands
from ivig_desk.views.paper import WHOLE, PaperSize
from ivig_desk.views.printing import printed
from tests.gui.fakes import DESKTOP, LAPTOP, opened, settle
from tests.unit.presenters.course_bed import FIRST_VISIT, after_cycles, course_page, enter, open_course
from tests.unit.presenters.texts import texts_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ivig_desk.views.main_window import MainWindow
    from tests.unit.presenters.bedside import Bedside


def measured_bed() -> Bedside:
    """Five cycles, the child 8 before the fourth; the third was not measured."""
    bed = after_cycles(5, born="2019-01-30")
    open_course(bed)
    for cycle in ("cycle-1", "cycle-2", "cycle-4", "cycle-5"):
        bed.press("assess-visit")
        bed.type("assess-visit", {"visit": cycle, **FIRST_VISIT})
        bed.submit("assess-visit")
    return bed


def hands_at(window: MainWindow, qtbot: QtBot) -> Hands:
    return Hands(window, lambda: settle(qtbot))


@pytest.mark.parametrize("size", [LAPTOP, DESKTOP])
def test_table_and_curves_stand_on_one_page_without_scrolling(qtbot: QtBot, size: QSize) -> None:
    window = opened(qtbot, measured_bed().window, size)

    areas = [area for area in window.findChildren(QScrollArea) if area.isVisible()]
    assert [area.verticalScrollBar().maximum() for area in areas] == [0] * len(areas)
    (curves,) = window.findChildren(CourseCurves)
    assert curves.height() >= 180
    # 8 × 4 × 0.2 + 6 × 3 × 0.2 + 0 + 8 × 5 × 0.3 = 6.4 + 3.6 + 12 at 7 years.
    assert curves.accessibleName().startswith("EASI, points of 72: visit 1: 22, visit 2: 22, visit 4: 22.8")


def test_a_visit_is_entered_by_the_keyboard_alone(qtbot: QtBot) -> None:
    """V, then each score and Enter; with area 0 its signs are passed over; the last Enter takes the form."""
    bed = after_cycles(1)
    open_course(bed)
    window = opened(qtbot, bed.window)
    hands = hands_at(window, qtbot)
    hands.key("V")
    hands.key("Return")
    skin = ("4", "2", "1", "2", "3", "3", "2", "2", "1", "1", "0", "5", "3", "2", "2", "1")
    for text in (*skin, *["2"] * 10, "820", "500", "1840", "90"):
        focused = window.focusWidget()
        assert isinstance(focused, QLineEdit), text
        for letter in text:
            hands.key(letter)
        hands.key("Return")

    bed.look()
    assert course_page(bed).message is not None
    assert course_page(bed).table.rows[0][6:] == ("22.8", "20", "820 (limit 500)", "1840 (limit 90)")


def painted(figure: CourseFigure, size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    font = QFont(FAMILY)
    font.setPixelSize(16)
    painter = QPainter(image)
    paint_curves(painter, QRectF(0, 0, size.width(), size.height()), figure, font)
    painter.end()
    return image


@pytest.mark.parametrize("size", [QSize(1320, 220), QSize(700, 420), QSize(300, 800)])
def test_every_pane_is_painted_and_one_measured_value_changes_the_picture(qtbot: QtBot, size: QSize) -> None:
    load_fonts()
    bed = after_cycles(2)
    open_course(bed)
    empty = painted(course_page(bed).figure, size)
    enter(bed)
    one = painted(course_page(bed).figure, size)

    # Something of each quarter differs: there are four panes, and a value in each.
    assert empty != one
    changed = [
        (x, y)
        for x in range(0, size.width(), 2)
        for y in range(0, size.height(), 2)
        if empty.pixel(x, y) != one.pixel(x, y)
    ]
    spread = max(x for x, _ in changed) - min(x for x, _ in changed) if size.width() > 600 else size.width()
    assert spread > size.width() / 2
    qtbot.wait(1)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize(("size", "count"), [(PaperSize.A4, 1), (PaperSize.LETTER, 2)])
def test_the_course_stands_whole_on_few_pages_with_whose_it_is_on_each(
    qapp: object, size: PaperSize, count: int
) -> None:
    """S29: read with an independent reader."""
    assert qapp is not None
    bed = measured_bed()
    bed.print("course-print")
    ((pages,),) = bed.paper.all_of(PageKind.COURSE)
    reader = PdfReader(io.BytesIO(printed(pages, size, WHOLE).pdf()))

    assert len(reader.pages) == count
    each = [squeezed(page.extract_text()) for page in reader.pages]
    assert all(squeezed("Ionescu, Maria · ID 4471 · born 30 Jan 2019") in text for text in each)
    written = "".join(each)
    missing = [one.text for one in texts_of(pages.sections) if squeezed(one.text) not in written]
    assert missing == ["nothing measured yet"]
    # What is drawn is text as well: an axis, a value, the mark of the birthday.
    for wanted in ("EASI, points of 72", "8 y: other weights", "1840"):
        assert squeezed(wanted) in written
