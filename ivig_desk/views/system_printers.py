"""The printers of this computer: pages go from memory to what prints, and no file is written on the way."""

from collections.abc import Callable

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageSize, QPainter, QTransform
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ivig_desk.presenters.handing_out_wording import PAPER_NAMES
from ivig_desk.presenters.paper_door import Paper, PrinterFault, PrinterTrouble
from ivig_desk.presenters.screens import LaidOut
from ivig_desk.presenters.slices import Slices
from ivig_desk.views.paper import DOTS_PER_INCH, PaperSize, points
from ivig_desk.views.printing import Printed, painted

_NAME = "IVIG Desk"
"""What stands in the list of jobs, which others see: never whose page it is."""
_NOT_READY = (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error)


class SystemPrinters:
    """What Qt knows of the printers here; needs a running QGuiApplication."""

    def __init__(self, spool: Callable[[bytes, str, str], Slices[None]] | None) -> None:
        """Hand PDF with printer and paper to `spool` where there is one: by CUPS, Qt would first make a plain file.

        It raises OSError in one of its slices.
        """
        self._spool = spool

    def printers(self) -> tuple[str, ...]:
        """Return their names, the one the computer prints on unasked first."""
        default, names = QPrinterInfo.defaultPrinterName(), QPrinterInfo.availablePrinterNames()
        return tuple(sorted(names, key=lambda name: (name != default, name)))

    def print(self, laid: LaidOut, printer: str) -> Slices[None]:
        """Hand the pages to a printer, a page a slice; raises PrinterFault."""
        whole = painted(laid)
        found = QPrinterInfo.printerInfo(printer)
        if found.isNull():
            raise PrinterFault(PrinterTrouble.UNKNOWN, printer, "")
        if found.state() in _NOT_READY:
            raise PrinterFault(PrinterTrouble.NOT_READY, printer, "")
        device = QPrinter(QPrinter.PrinterMode.HighResolution)
        device.setPrinterName(printer)
        if self._spool is not None:
            yield from self._hand_over(self._spool, whole, device, printer)
        elif device.outputFormat() is QPrinter.OutputFormat.NativeFormat:
            yield from printing_on(device, whole)
        else:
            raise PrinterFault(PrinterTrouble.UNKNOWN, printer, "")

    def _hand_over(
        self, spool: Callable[[bytes, str, str], Slices[None]], laid: Printed, device: QPrinter, printer: str
    ) -> Slices[None]:
        document = yield from laid.writing(_unprintable(device, laid.size))
        yield
        try:
            yield from spool(document, printer, PAPER_NAMES[Paper[laid.size.name]])
        except OSError as error:
            raise PrinterFault(PrinterTrouble.REFUSED, printer, error.strerror or str(error)) from error


def printing_on(device: QPrinter, laid: Printed) -> Slices[None]:
    """Paint every page on a printer, at its own resolution, within what it can print on; raises PrinterFault."""
    name = device.printerName()
    unprintable = _unprintable(device, laid.size)
    share = device.resolution() / DOTS_PER_INCH
    painter = QPainter()
    if not painter.begin(device):
        raise PrinterFault(PrinterTrouble.REFUSED, name, "")
    painter.setWorldTransform(laid.placed_within(unprintable) * QTransform.fromScale(share, share))
    try:
        for number, paint in enumerate(laid.pages):
            if number:
                _turn(device)
            paint(painter)
            yield
    except BaseException:
        # Whatever it was: nothing half comes out, and Qt would end the process for a painter left on a printer gone.
        device.abort()
        painter.end()
        raise
    if not painter.end() or device.printerState() in _NOT_READY:
        raise PrinterFault(PrinterTrouble.REFUSED, name, "")


def _turn(device: QPrinter) -> None:
    if not device.newPage():
        raise PrinterFault(PrinterTrouble.REFUSED, device.printerName(), "")


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
