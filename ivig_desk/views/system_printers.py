"""The printers of this computer: pages go from memory to what prints, and no file is written on the way."""

from collections.abc import Callable

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageSize, QPainter, QTransform
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ivig_desk.presenters.handing_out_wording import PAPER_NAMES
from ivig_desk.presenters.paper_door import PageOut, PrinterFault, PrinterTrouble
from ivig_desk.views.page_layout import laid_out
from ivig_desk.views.paper import DOTS_PER_INCH, PaperSize, points
from ivig_desk.views.printing import Printed

_NAME = "IVIG Desk"
"""What stands in the list of jobs, which others see: never whose page it is."""
_NOT_READY = (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error)


class SystemPrinters:
    """What Qt knows of the printers here; needs a running QGuiApplication."""

    def __init__(self, spool: Callable[[bytes, str, str], None] | None) -> None:
        """Hand PDF with printer and paper to `spool` where there is one: by CUPS, Qt would first make a plain file."""
        self._spool = spool

    def printers(self) -> tuple[str, ...]:
        """Return their names, the one the computer prints on unasked first."""
        default, names = QPrinterInfo.defaultPrinterName(), QPrinterInfo.availablePrinterNames()
        return tuple(sorted(names, key=lambda name: (name != default, name)))

    def print(self, page: PageOut, printer: str) -> None:
        """Hand the pages to a printer; raises PrinterFault."""
        found = QPrinterInfo.printerInfo(printer)
        if found.isNull():
            raise PrinterFault(PrinterTrouble.UNKNOWN, printer, "")
        if found.state() in _NOT_READY:
            raise PrinterFault(PrinterTrouble.NOT_READY, printer, "")
        device = QPrinter(QPrinter.PrinterMode.HighResolution)
        device.setPrinterName(printer)
        if self._spool is not None:
            self._hand_over(self._spool, page, device, printer)
        elif device.outputFormat() is QPrinter.OutputFormat.NativeFormat:
            print_on(device, laid_out(page), PaperSize[page.paper.name])
        else:
            raise PrinterFault(PrinterTrouble.UNKNOWN, printer, "")

    def _hand_over(
        self, spool: Callable[[bytes, str, str], None], page: PageOut, device: QPrinter, printer: str
    ) -> None:
        laid = laid_out(page)
        document = laid.pdf_within(_unprintable(device, PaperSize[page.paper.name]))
        try:
            spool(document, printer, PAPER_NAMES[page.paper])
        except OSError as error:
            raise PrinterFault(PrinterTrouble.REFUSED, printer, error.strerror or str(error)) from error


def print_on(device: QPrinter, laid: Printed, size: PaperSize) -> None:
    """Paint every page on a printer, at its own resolution, within what it can print on; raises PrinterFault."""
    name = device.printerName()
    unprintable = _unprintable(device, size)
    share = device.resolution() / DOTS_PER_INCH
    painter = QPainter()
    if not painter.begin(device):
        raise PrinterFault(PrinterTrouble.REFUSED, name, "")
    painter.setWorldTransform(laid.placed_within(unprintable) * QTransform.fromScale(share, share))
    for number, paint in enumerate(laid.pages):
        if number and not device.newPage():
            device.abort()
            painter.end()
            raise PrinterFault(PrinterTrouble.REFUSED, name, "")
        paint(painter)
    if not painter.end() or device.printerState() in _NOT_READY:
        raise PrinterFault(PrinterTrouble.REFUSED, name, "")


def _unprintable(device: QPrinter, size: PaperSize) -> QMarginsF:
    """Set a printer to a paper, and return the margins it cannot print on, in the units of our sheets."""
    device.setDocName(_NAME)
    device.setFullPage(True)
    if not device.setPageSize(QPageSize(size.value)):
        raise PrinterFault(PrinterTrouble.REFUSED, device.printerName(), f"it has no {size.name} paper")
    layout = device.pageLayout()
    layout.setUnits(layout.Unit.Point)
    margins = layout.minimumMargins()
    return QMarginsF(*map(points, (margins.left(), margins.top(), margins.right(), margins.bottom())))
