"""Pages on a printer: the very page of the file, at the printer's own resolution, within what it can print on."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ivig_desk.presenters.paper_door import PageKind, PageOut, Paper, PrinterFault, PrinterTrouble
from ivig_desk.presenters.slices import at_once
from ivig_desk.presenters.summary import summary_pages
from ivig_desk.views import system_printers
from ivig_desk.views.page_layout import laid_out
from ivig_desk.views.paper import millimetres
from ivig_desk.views.system_printers import SystemPrinters, printing_on
from ivig_desk.views.when_printed import PrintersWhenWanted
from tests.gui.test_printing import places_in, text_in
from tests.helpers.going import going_home
from tests.helpers.played import headache_child

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ivig_desk.presenters.slices import Slices

POINTS = {Paper.A4: (595, 842), Paper.LETTER: (612, 792)}
PAGES = {Paper.A4: 3, Paper.LETTER: 4}
PAPERS = pytest.mark.parametrize("paper", Paper)
pytestmark = pytest.mark.usefixtures("qapp")


def summary(paper: Paper = Paper.A4) -> PageOut:
    one = headache_child()
    pages = summary_pages(one.infusion, one.entries, one.reading, None, going_home())
    return PageOut(kind=PageKind.SUMMARY, offered=(pages,), paper=paper)


def device_into(file: Path, resolution: int) -> QPrinter:
    """Qt's own printer, which prints into a file instead."""
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(file))
    device.setResolution(resolution)
    return device


@dataclass
class Printers:
    """What Qt would say of the printers of a computer."""

    names: tuple[str, ...] = ("office", "ward")
    default: str = "ward"
    states: dict[str, QPrinter.PrinterState] = field(default_factory=dict)

    def availablePrinterNames(self) -> list[str]:  # noqa: N802 # Qt's own name
        return list(self.names)

    def defaultPrinterName(self) -> str:  # noqa: N802 # the same
        return self.default

    def printerInfo(self, name: str) -> Known:  # noqa: N802 # the same
        return Known(is_known=name in self.names, now=self.states.get(name, QPrinter.PrinterState.Idle))


@dataclass
class Known:
    """What Qt would say of one printer."""

    is_known: bool
    now: QPrinter.PrinterState

    def isNull(self) -> bool:  # noqa: N802 # Qt's own name
        return not self.is_known

    def state(self) -> QPrinter.PrinterState:
        return self.now


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> Printers:
    printers = Printers()
    monkeypatch.setattr(system_printers, "QPrinterInfo", printers)
    return printers


@PAPERS
@pytest.mark.parametrize("resolution", [300, 600, 1200])
def test_a_printer_gets_the_very_page_of_the_file_at_any_resolution(
    tmp_path: Path, paper: Paper, resolution: int
) -> None:
    """S6: letters, figures and margins are those of the file, to a point."""
    page = summary(paper)
    at_once(printing_on(device_into(tmp_path / "printed.pdf", resolution), laid_out(page)))

    printed, saved = PdfReader(tmp_path / "printed.pdf"), PdfReader(io.BytesIO(laid_out(page).pdf()))
    box = printed.pages[0].mediabox
    assert (round(box.width), round(box.height)) == POINTS[paper]
    assert len(printed.pages) == len(saved.pages) == PAGES[paper]
    for ours, theirs in zip(printed.pages, saved.pages, strict=True):
        here, there = list(places_in(ours)), list(places_in(theirs))
        assert len(here) == len(there) > 20
        assert all(abs(x - left) < 1 and abs(y - up) < 1 for (x, y), (left, up) in zip(here, there, strict=True))


def test_what_a_printer_keeps_of_the_job_names_nobody(tmp_path: Path) -> None:
    """S33: the list of jobs is seen by all who print there."""
    at_once(printing_on(device_into(tmp_path / "printed.pdf", 600), laid_out(summary())))

    found = PdfReader(tmp_path / "printed.pdf").metadata
    assert found is not None
    assert found.title == "IVIG Desk"


@pytest.mark.parametrize(
    "margins_mm",
    [(0, 0, 0, 0), (15, 11, 15, 10), (4.2, 4.2, 4.2, 16), (25, 5, 3, 5), (3, 30, 3, 30)],
    ids=["none", "nearly ours", "an inkjet’s foot", "one side", "top and foot"],
)
def test_nothing_is_cut_whatever_margins_a_printer_cannot_print_on(
    margins_mm: tuple[float, float, float, float],
) -> None:
    """What lies between our margins lies between the printer's, as large as that allows."""
    laid = laid_out(summary())
    unprintable = QMarginsF(*map(millimetres, margins_mm))
    whole = QRectF(0, 0, millimetres(210), millimetres(297))

    placed = laid.placed_within(unprintable).mapRect(laid.sheet.page)

    can = whole.marginsRemoved(unprintable)
    # The sheet is counted in whole dots of 1/1200 inch.
    assert can.adjusted(-2, -2, 2, 2).contains(placed)
    fits = can.adjusted(-2, -2, 2, 2).contains(laid.sheet.page)
    assert (placed == laid.sheet.page) is fits


def test_a_page_is_made_no_smaller_than_it_must() -> None:
    """297 − 12 − 11 = 274 mm of our own, of which 297 − 30 − 30 = 237 mm are left."""
    laid = laid_out(summary())

    placed = laid.placed_within(QMarginsF(0, millimetres(30), 0, millimetres(30))).mapRect(laid.sheet.page)

    assert placed.height() / laid.sheet.page.height() == pytest.approx(237 / 274, abs=1e-3)
    assert placed.width() / laid.sheet.page.width() == pytest.approx(237 / 274, abs=1e-3)


def test_a_page_made_smaller_has_every_text() -> None:
    laid = laid_out(summary())
    whole = text_in(PdfReader(io.BytesIO(laid_out(summary()).pdf())))

    small = PdfReader(io.BytesIO(laid.pdf_within(QMarginsF(*map(millimetres, (20, 25, 20, 25))))))

    assert text_in(small) == whole
    # 25 mm × 72 ÷ 25.4 = 70.9 points.
    assert min(y for page in small.pages for _, y in places_in(page)) > 70


def test_the_printer_the_computer_prints_on_unasked_is_the_first(known: Printers) -> None:
    assert SystemPrinters(None).printers() == ("ward", "office")
    known.names = ()
    assert SystemPrinters(None).printers() == ()


def test_without_what_prints_there_is_no_printer_and_none_is_known() -> None:
    """This very computer, where it has none."""
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("this computer has a printer, and tests print on none")
    printers = PrintersWhenWanted(None)

    assert printers.printers() == ()
    with pytest.raises(PrinterFault) as fault:
        at_once(printers.print(laid_out(summary()), "ward"))
    assert fault.value.trouble is PrinterTrouble.UNKNOWN


@pytest.mark.parametrize("state", [QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted])
def test_a_printer_that_is_off_gets_nothing_that_would_come_out_later(
    known: Printers, state: QPrinter.PrinterState
) -> None:
    """S33: a page that comes out at night lies there for anybody."""
    known.states = {"ward": state}
    taken: list[bytes] = []

    assert (
        trouble_of(lambda: at_once(SystemPrinters(spool_into(taken)).print(laid_out(summary()), "ward")))
        is PrinterTrouble.NOT_READY
    )
    assert taken == []


@pytest.mark.usefixtures("known")
def test_a_printer_that_has_gone_is_not_known() -> None:
    assert (
        trouble_of(lambda: at_once(SystemPrinters(None).print(laid_out(summary()), "gone"))) is PrinterTrouble.UNKNOWN
    )


@pytest.mark.usefixtures("known")
def test_a_printer_that_qt_would_replace_by_a_file_is_not_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S33: Qt prints into a file where it does not find the printer."""
    monkeypatch.chdir(tmp_path)

    assert (
        trouble_of(lambda: at_once(SystemPrinters(None).print(laid_out(summary()), "ward"))) is PrinterTrouble.UNKNOWN
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("known")
def test_where_documents_are_handed_over_the_whole_document_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    taken: list[tuple[bytes, str, str]] = []

    def spool(*job: *tuple[bytes, str, str]) -> Slices[None]:
        yield
        taken.append(job)

    at_once(SystemPrinters(spool).print(laid_out(summary(Paper.LETTER)), "ward"))

    [(document, printer, paper)] = taken
    assert (printer, paper) == ("ward", "Letter")
    assert re.search(r"Ionescu,\s+Maria", PdfReader(io.BytesIO(document)).pages[0].extract_text())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("known")
def test_what_the_system_said_is_passed_on() -> None:
    def refuse(*_: object) -> Slices[None]:
        yield
        raise OSError(5, "Unsupported document-format")

    with pytest.raises(PrinterFault) as fault:
        at_once(SystemPrinters(refuse).print(laid_out(summary()), "ward"))

    assert (fault.value.trouble, fault.value.detail) == (PrinterTrouble.REFUSED, "Unsupported document-format")


def spool_into(taken: list[bytes]) -> Callable[[bytes, str, str], Slices[None]]:
    def spool(document: bytes, _printer: str, _paper: str) -> Slices[None]:
        yield
        taken.append(document)

    return spool


def trouble_of(act: Callable[[], None]) -> PrinterTrouble:
    with pytest.raises(PrinterFault) as fault:
        act()
    return fault.value.trouble
