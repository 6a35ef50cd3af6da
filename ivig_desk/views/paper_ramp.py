"""The paper ramp as a PDF/A-1b file of one page, on the paper of the place."""

from pathlib import Path

from PySide6.QtGui import QImage

from ivig_desk.presenters.slices import Slices, at_once
from ivig_desk.presenters.summary_document import SummaryPages
from ivig_desk.views.paper import PaperSize
from ivig_desk.views.printing import Printed, laying, put_in_place

_PERCENTS = (100, 95, 90, 85, 80, 75, 70, 65, 60, 55, 50)
"""How small letters may become before anything may leave the page."""


def write_paper_ramp(offered: tuple[SummaryPages, ...], path: Path, size: PaperSize) -> None:
    """Write the fullest of the offered pages that fits one sheet; needs a running QGuiApplication.

    Raises OSError naming the file where it cannot be written; whatever stood there before then stands there still.
    """
    put_in_place(paper_ramp_pdf(offered, size), path)


def paper_ramp_pdf(offered: tuple[SummaryPages, ...], size: PaperSize) -> bytes:
    """Return the page as the bytes of a PDF/A-1b document."""
    return at_once(fitting_ramp(offered, size)).pdf()


def paper_ramp_picture(offered: tuple[SummaryPages, ...], size: PaperSize, dots_per_inch: int) -> QImage:
    """Return the page as it is printed, as a picture."""
    return at_once(fitting_ramp(offered, size)).pictures(dots_per_inch)[0]


def fitting_ramp(offered: tuple[SummaryPages, ...], size: PaperSize) -> Slices[Printed]:
    """Return the fullest of the offered pages that fits one sheet.

    Rows to write in are given up before letters become smaller; nothing is ever cut.
    """
    percent, *smaller = _PERCENTS
    # The page of fewest rows is tried first: where that does not fit, none does.
    fewest = yield from laying(offered[-1], size, percent)
    while fewest.count > 1 and smaller:
        percent, *smaller = smaller
        yield
        fewest = yield from laying(offered[-1], size, percent)
    for pages in offered[:-1]:
        yield
        fuller = yield from laying(pages, size, percent)
        if fuller.count == 1:
            return fuller
    return fewest
