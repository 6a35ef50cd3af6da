"""The report sheet as a PDF/A-1b file: one page where it fits one, else pages that name whose and which they are."""

from itertools import chain

from PySide6.QtGui import QImage

from ivig_desk.presenters.summary_document import SummaryPages
from ivig_desk.views.paper import WHOLE, PaperSize
from ivig_desk.views.printing import Printed, printed

_BETWEEN = (95, 90)
_SMALLEST = 85
"""How small letters may become, in per cent, to save a page; with smaller ones a further page is easier to read."""


def report_sheet_pdf(pages: SummaryPages, size: PaperSize) -> bytes:
    """Return the sheet as the bytes of a PDF/A-1b document."""
    return laid_out_report(pages, size).pdf()


def report_sheet_pictures(pages: SummaryPages, size: PaperSize, dots_per_inch: int) -> tuple[QImage, ...]:
    """Return each page as it is printed, as a picture."""
    return laid_out_report(pages, size).pictures(dots_per_inch)


def laid_out_report(pages: SummaryPages, size: PaperSize) -> Printed:
    """Return the sheet in the largest letters with which it needs no more pages than with the smallest."""
    whole = printed(pages, size, WHOLE)
    if len(whole.pages) == 1:
        return whole
    smallest = printed(pages, size, _SMALLEST)
    smaller = (printed(pages, size, percent) for percent in _BETWEEN)
    return next((laid for laid in chain((whole,), smaller) if len(laid.pages) == len(smallest.pages)), smallest)
