"""The summary on paper beside a bare text document of the same texts and tables, and how long its slices hold up."""

import io
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QFont, QPageSize, QPdfWriter, QTextCursor, QTextDocument, QTextTableFormat
from PySide6.QtWidgets import QApplication

from ivig_desk.presenters.paper_door import PageKind, PageOut, Paper
from ivig_desk.presenters.screens import ChartScreen
from ivig_desk.presenters.slices import Slices
from ivig_desk.presenters.summary import summary_pages
from ivig_desk.presenters.summary_document import Facts, Grid, SummaryPages
from ivig_desk.views.fonts import FAMILY, load_fonts
from ivig_desk.views.page_files import save_page
from ivig_desk.views.page_layout import laying_out
from ivig_desk.views.printing import Printed, pdf_of
from tests.benchmarks.lines import RUNS, BenchLine, median_of
from tests.helpers.going import going_home
from tests.helpers.played import Played, busy_day, crowded, eight_hours

A_SCREEN_DPI = 96
A_FIFTH_MS = 200
"""The desk looks every 1000 ms; a look may be late by a fifth of that."""


def measure() -> tuple[BenchLine, ...]:
    """Return the summary of eight hours against a bare document, and the longest hold of two long ones."""
    application = QApplication.instance() or QApplication([])
    load_fonts()
    lines = (_against_bare(), _held("12 pages", busy_day(), A_FIFTH_MS), _held("2,000 entries", crowded(2000), None))
    assert isinstance(application, QApplication)
    application.processEvents()
    return lines


def _pages(one: Played) -> SummaryPages:
    return summary_pages(one.infusion, one.entries, one.reading, None, going_home())


def _against_bare() -> BenchLine:
    """Both begin with ready texts and end with the bytes of a PDF/A-1b; of the chart the bare one has nothing."""
    pages = _pages(eight_hours())
    ours, bare = pdf_of(pages), _bare(pages)
    times = [(_timed(lambda: pdf_of(pages)), _timed(lambda: _bare(pages))) for _ in range(2 * RUNS + 1)]
    return BenchLine(
        name="summary of an eight-hour infusion",
        ours_ms=median_of([one for one, _ in times]),
        reference_name="QTextDocument of the same texts and tables, without the chart, to QPdfWriter "
        f"({_count(bare)} pages, ours {_count(ours)})",
        reference_ms=median_of([other for _, other in times]),
        limit_ratio=2,
    )


def _bare(pages: SummaryPages) -> bytes:
    document = QTextDocument()
    document.setDefaultFont(QFont(FAMILY, 8))
    cursor = QTextCursor(document)
    home = () if pages.taken_home is None else pages.taken_home.sections
    for text in (pages.title, pages.subtitle):
        cursor.insertText(f"{text}\n")
    for section in (*pages.sections, *home):
        cursor.insertText(f"{section.heading}\n")
        for block in section.blocks:
            if isinstance(block, Grid):
                _insert(cursor, (tuple(column.head for column in block.columns), *block.rows))
            elif isinstance(block, Facts):
                _insert(cursor, block.rows)
            else:
                cursor.insertText("\n".join(_texts_of(block)) + "\n")
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPdfWriter.PdfVersion.PdfVersion_A1b)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    document.print_(writer)
    return bytes(buffer.data().data())


def _insert(cursor: QTextCursor, rows: tuple[tuple[str, ...], ...]) -> None:
    looks = QTextTableFormat()
    looks.setHeaderRowCount(1)
    looks.setBorder(0)
    looks.setCellSpacing(0)
    table = cursor.insertTable(len(rows), len(rows[0]), looks)
    for number, row in enumerate(rows):
        for place, text in enumerate(row):
            table.cellAt(number, place).firstCursorPosition().insertText(text)
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _texts_of(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from _texts_of(one)
    elif is_dataclass(part) and not isinstance(part, ChartScreen):
        for one in fields(part):
            yield from _texts_of(getattr(part, one.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hold:
    """How long the window waited for one slice of something."""

    of: str
    ms: float


def _held(what: str, one: Played, limit_ms: float | None) -> BenchLine:
    """What a window does from Ctrl+P to a saved file, slice by slice; between two it takes keys and looks."""
    holds: list[_Hold] = []
    began = time.perf_counter()
    pages = _pages(one)
    holds.append(_Hold(of="texts", ms=(time.perf_counter() - began) * 1000))
    laid = _run("layout", laying_out(PageOut(kind=PageKind.SUMMARY, offered=(pages,), paper=Paper.A4)), holds)
    assert isinstance(laid, Printed)
    numbers = range(1, laid.count + 1)
    holds += [_Hold(of=f"page {number} seen", ms=_timed(_seen(laid, number)) * 1000) for number in numbers]
    with TemporaryDirectory() as folder:
        _run("file", save_page(laid, Path(folder) / "own", folder, "summary"), holds)
    longest = max(holds, key=lambda hold: hold.ms)
    beside = max((hold for hold in holds if hold.of != "texts"), key=lambda hold: hold.ms)
    return BenchLine(
        name=f"longest hold of the window while printing: {what}",
        ours_ms=longest.ms,
        limit_ms=limit_ms,
        extra=f"of {len(holds)} slices, {sum(hold.ms for hold in holds):.0f} ms in all, {laid.count} pages; "
        f"it is of: {longest.of}; but for the texts {beside.ms:.0f} ms of: {beside.of}",
    )


def _seen(laid: Printed, number: int) -> Callable[[], object]:
    return lambda: laid.picture(number, A_SCREEN_DPI)


def _run(of: str, slices: Slices[object], holds: list[_Hold]) -> object:
    while True:
        began = time.perf_counter()
        try:
            next(slices)
        except StopIteration as done:
            return done.value
        finally:
            holds.append(_Hold(of=of, ms=(time.perf_counter() - began) * 1000))


def _count(pdf: bytes) -> int:
    return len(PdfReader(io.BytesIO(pdf)).pages)


def _timed(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began
