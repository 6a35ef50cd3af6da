"""One look at the chart of eight hours, and the report sheet beside a bare text document of as many pages."""

import io
import time
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdf import PdfReader
from PySide6.QtGui import QFont, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QApplication

from ivig_desk.domain.infusion.guide import guide
from ivig_desk.domain.reactions.report import Outcome, Report
from ivig_desk.presenters.chart import chart_of
from ivig_desk.presenters.report_sheet import report_sheet
from ivig_desk.presenters.sign_ranges import KnownRanges
from ivig_desk.presenters.summary import SummaryPages
from ivig_desk.views.fonts import FAMILY, load_fonts
from ivig_desk.views.infusion_chart import InfusionChart
from ivig_desk.views.paper import PaperSize
from ivig_desk.views.printing import put_in_place
from ivig_desk.views.report_sheet import report_sheet_pdf
from tests.benchmarks.lines import RUNS, BenchLine, median_of
from tests.helpers.played import Played, eight_hours

LOOKS = 50
_SECOND = Fraction(1, 60)


def measure() -> tuple[BenchLine, ...]:
    """Return drawing and painting of one look, and writing one report sheet."""
    application = QApplication.instance() or QApplication([])
    load_fonts()
    whole = eight_hours()
    lines = (*_looks(whole, application), *_papers(whole))
    application.processEvents()
    return lines


def _looks(whole: Played, application: object) -> tuple[BenchLine, ...]:
    """One look a second: only the present has moved."""
    assert isinstance(application, QApplication)
    infusion = whole.infusion
    guidance = guide(infusion, whole.reading.wall)
    assert infusion.plan is not None
    assert guidance is not None
    screen = chart_of(infusion, infusion.plan, guidance, whole.reading, KnownRanges())
    chart = InfusionChart()
    chart.resize(1300, 280)
    chart.show()
    chart.draw(screen)
    application.processEvents()
    drawn, painted = [], []
    for look in range(LOOKS):
        moved = replace(screen, now_minute=screen.now_minute + look * _SECOND)
        drawn.append(_timed(partial(chart.draw, moved)))
        painted.append(drawn[-1] + _timed(application.processEvents))
    chart.close()
    chart.deleteLater()
    return (
        BenchLine(name="chart of eight hours: one look drawn", ours_ms=median_of(drawn), limit_ms=3),
        BenchLine(name="chart of eight hours: one look drawn and painted", ours_ms=median_of(painted)),
    )


def _papers(whole: Played) -> tuple[BenchLine, ...]:
    said = Report(reporter="A. Pop", role="nurse", contact="", outcome=Outcome.RECOVERED)
    report = report_sheet(whole.infusion, whole.entries, whole.reading, said)
    with TemporaryDirectory() as folder:
        ours = Path(folder) / "ours.pdf"
        write_sheet = partial(_write_sheet, report, ours)
        sheet_line = _paper("report sheet as PDF/A-1b", write_sheet, ours)
        # Of one page most is the embedding of two weights of letters where the bare one has one.
        return (replace(sheet_line, limit_ms=100),)


def _write_sheet(report: SummaryPages, file: Path) -> None:
    put_in_place(report_sheet_pdf(report, PaperSize.A4), file)


def _paper(name: str, write: Callable[[], None], ours: Path) -> BenchLine:
    write()
    count, bare = _count(ours.read_bytes()), ours.with_name("bare.pdf")
    text = _text_of(count, bare)
    times = [(_timed(write), _timed(lambda: _write_bare(text, bare))) for _ in range(RUNS)]
    return BenchLine(
        name=name,
        ours_ms=median_of([one for one, _ in times]),
        reference_name=f"bare QTextDocument of the same pages ({count}) to QPdfWriter",
        reference_ms=median_of([other for _, other in times]),
    )


def _text_of(pages: int, path: Path) -> str:
    """Plain lines enough for so many pages."""
    lines: list[str] = []
    while True:
        lines += [f"{len(lines) + number}: vital signs BP 100/60 mmHg, 36.8 °C" for number in range(10)]
        text = "\n".join(lines)
        _write_bare(text, path)
        if _count(path.read_bytes()) >= pages:
            return text


def _write_bare(text: str, path: Path) -> None:
    writer = QPdfWriter(str(path))
    writer.setPdfVersion(QPdfWriter.PdfVersion.PdfVersion_A1b)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    document = QTextDocument()
    document.setDefaultFont(QFont(FAMILY, 9))
    document.setPlainText(text)
    document.print_(writer)


def _count(pdf: bytes) -> int:
    return len(PdfReader(io.BytesIO(pdf)).pages)


def _timed(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began
