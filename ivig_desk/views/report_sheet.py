"""The report sheet as a PDF/A-1b file: one page where it fits one, else pages that name whose and which they are."""

from PySide6.QtGui import QImage

from ivig_desk.presenters.slices import Slices, at_once
from ivig_desk.presenters.summary_document import SummaryPages
from ivig_desk.views.paper import WHOLE, PaperSize
from ivig_desk.views.printing import Printed, laying

_BETWEEN = (95, 90)
_SMALLEST = 85
"""How small letters may become, in per cent, to save a page; with smaller ones a further page is easier to read."""


def report_sheet_pdf(pages: SummaryPages, size: PaperSize) -> bytes:
    """Return the sheet as the bytes of a PDF/A-1b document."""
    return at_once(laying_report(pages, size)).pdf()


def report_sheet_pictures(pages: SummaryPages, size: PaperSize, dots_per_inch: int) -> tuple[QImage, ...]:
    """Return each page as it is printed, as a picture."""
    return at_once(laying_report(pages, size)).pictures(dots_per_inch)


def laying_report(pages: SummaryPages, size: PaperSize) -> Slices[Printed]:
    """Return the sheet in the largest letters with which it needs no more pages than with the smallest."""
    laid = yield from laying(pages, size, WHOLE)
    if laid.count == 1:
        return laid
    yield
    smallest = yield from laying(pages, size, _SMALLEST)
    for percent in _BETWEEN:
        if laid.count == smallest.count:
            return laid
        yield
        laid = yield from laying(pages, size, percent)
    return laid if laid.count == smallest.count else smallest
