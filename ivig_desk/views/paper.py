"""The sheet of paper: its size, its margins, its letters, in the finest units the writer has."""

from dataclasses import dataclass, field
from enum import Enum, unique
from functools import cached_property

from PySide6.QtCore import QLocale, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QPageLayout, QPageSize, QPdfWriter

from ivig_desk.presenters.paper_door import Paper
from ivig_desk.views.fonts import FAMILY, load_fonts

DOTS_PER_INCH = 1200
_POINTS_PER_INCH = 72
_MILLIMETRES_PER_INCH = 25.4
_SIDE_MM, _TOP_MM, _FOOT_MM = 16.0, 12.0, 11.0
_LEADING = 1.22
WHOLE = 100

INK = "#1b2733"
QUIET_INK = "#4e5b66"
RULE = "#c3ccd3"
STRONG_RULE = "#6d7a85"


@unique
class PaperSize(Enum):
    """The sheets a printer may hold."""

    A4 = QPageSize.PageSizeId.A4
    LETTER = QPageSize.PageSizeId.Letter


def paper_of_the_place() -> Paper:
    """Return Letter where the system measures as the United States do, A4 everywhere else."""
    is_letter = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return Paper.LETTER if is_letter else Paper.A4


def points(number: float) -> float:
    """Return printer's points in the units of the sheet."""
    return number * DOTS_PER_INCH / _POINTS_PER_INCH


def millimetres(number: float) -> float:
    """Return millimetres in the units of the sheet."""
    return number * DOTS_PER_INCH / _MILLIMETRES_PER_INCH


@dataclass(frozen=True, kw_only=True)
class Letters:
    """One size and weight of letters with their measures on this sheet."""

    font: QFont
    measures: QFontMetricsF
    _widths: dict[str, float] = field(default_factory=dict)

    @cached_property
    def line(self) -> float:
        """The height of a line of text."""
        return self.font.pixelSize() * _LEADING

    @cached_property
    def baseline(self) -> float:
        """How far below the top of its line a letter stands."""
        return (self.line + self.measures.capHeight()) / 2

    def width(self, text: str) -> float:
        """Return how wide a text is in one line; tables ask for the same few texts again and again."""
        if text not in self._widths:
            self._widths[text] = self.measures.horizontalAdvance(text)
        return self._widths[text]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page's body between its margins, and every kind of letters on it."""

    writer: QPdfWriter
    page: QRectF
    title: Letters
    heading: Letters
    figure: Letters
    body: Letters
    strong: Letters
    small: Letters
    small_strong: Letters


def sheet_for(writer: QPdfWriter, paper_size: PaperSize, percent: int) -> Sheet:
    """Set a writer to a paper with our margins and return its sheet, its letters at so many per cent of their size."""
    writer.setResolution(DOTS_PER_INCH)
    size = QPageSize(paper_size.value)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Millimeter))
    whole: QSizeF = size.size(QPageSize.Unit.Millimeter)
    page = QRectF(
        millimetres(_SIDE_MM),
        millimetres(_TOP_MM),
        millimetres(whole.width() - 2 * _SIDE_MM),
        millimetres(whole.height() - _TOP_MM - _FOOT_MM),
    )
    if QFontInfo(QFont(FAMILY)).family() != FAMILY:
        load_fonts()
    share = percent / WHOLE
    return Sheet(
        writer=writer,
        page=page,
        title=letters(writer, 20 * share, QFont.Weight.DemiBold),
        heading=letters(writer, 11 * share, QFont.Weight.DemiBold),
        figure=letters(writer, 16.5 * share, QFont.Weight.DemiBold),
        body=letters(writer, 9.5 * share, QFont.Weight.Normal),
        strong=letters(writer, 9.5 * share, QFont.Weight.DemiBold),
        small=letters(writer, 8 * share, QFont.Weight.Normal),
        small_strong=letters(writer, 8 * share, QFont.Weight.DemiBold),
    )


def letters(writer: QPdfWriter, size: float, weight: QFont.Weight) -> Letters:
    """Return letters of a size in points."""
    font = QFont(FAMILY)
    font.setPixelSize(round(points(size)))
    font.setWeight(weight)
    # A letter joined to the next has no character of its own, and a reader that searches the page would miss it.
    font.setFeature(QFont.Tag("liga"), 0)
    return Letters(font=font, measures=QFontMetricsF(font, writer))
