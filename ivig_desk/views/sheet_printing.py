"""A page that is a secret: to the printer, or to where the person says; no file of ours is made on the way."""

from pathlib import Path

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ivig_desk.presenters.summary_document import SummaryPages
from ivig_desk.views.paper import DOTS_PER_INCH, WHOLE
from ivig_desk.views.paper_ramp import paper_of_the_place
from ivig_desk.views.printing import printed, put_in_place


def printer_name() -> str:
    """Return the name of the printer that this computer prints on, empty where it has none."""
    return QPrinterInfo.defaultPrinterName()


def print_page(pages: SummaryPages) -> None:
    """Print on that printer, on the paper of the place; raises OSError where it takes nothing."""
    laid = printed(pages, paper_of_the_place(), WHOLE)
    printer = QPrinter(QPrinterInfo.defaultPrinter())
    printer.setDocName(pages.title)
    printer.setResolution(DOTS_PER_INCH)
    printer.setFullPage(True)
    printer.setPageLayout(laid.sheet.writer.pageLayout())
    painter = QPainter()
    if not painter.begin(printer):
        raise OSError(f"{printer.printerName()} takes nothing")
    # A printer may have another resolution than was asked for.
    share = printer.resolution() / DOTS_PER_INCH
    painter.scale(share, share)
    for number, paint in enumerate(laid.pages):
        if number:
            printer.newPage()
        paint(painter)
    if not painter.end():
        raise OSError(f"{printer.printerName()} took not all of it")


def save_page(pages: SummaryPages, path: Path) -> None:
    """Save a PDF there, whole or not at all; raises OSError naming the file."""
    put_in_place(printed(pages, paper_of_the_place(), WHOLE).pdf(), path)
