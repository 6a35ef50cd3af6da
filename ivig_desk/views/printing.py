"""Documents as PDF/A-1b files: laid out, painted, and put in place whole or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QLineF, QMarginsF, QRectF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPainter, QPdfWriter, QPen, QTransform

from ivig_desk.presenters.screens import LaidOut
from ivig_desk.presenters.slices import Slices, at_once
from ivig_desk.presenters.summary_document import Side, SummaryPages
from ivig_desk.views import paper
from ivig_desk.views.paper import WHOLE, PaperSize, Sheet, points, set_to, sheet_for
from ivig_desk.views.paper_blocks import section_pieces, title_pieces
from ivig_desk.views.paper_home import home_pieces
from ivig_desk.views.paper_pieces import Placed, paged
from ivig_desk.views.paper_search import with_spaces
from ivig_desk.views.paper_text import SetText, set_text

_BETWEEN_HEAD_AND_BODY = 9.0
_BETWEEN_BODY_AND_FOOT = 8.0
_PART = ".part"
_PIECES_A_SLICE = 60
"""So many lines of tables are set in a few milliseconds."""


Paint = Callable[[QPainter], None]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Printed:
    """A document laid out on its sheet: what paints each page, in their order, as often as it is wanted."""

    document: SummaryPages
    size: PaperSize
    sheet: Sheet
    pages: tuple[Paint, ...]

    @property
    def count(self) -> int:
        """How many pages it has."""
        return len(self.pages)

    def pdf(self) -> bytes:
        """Return the bytes of a PDF/A-1b document."""
        return self.pdf_within(QMarginsF())

    def pdf_within(self, unprintable: QMarginsF) -> bytes:
        """Return the same for a printer that cannot print on these margins, in units of the sheet."""
        return at_once(self.writing(unprintable))

    def writing(self, unprintable: QMarginsF) -> Slices[bytes]:
        """Return the same, a page a slice."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = _writer(self.document, buffer)
        set_to(writer, self.size)
        painter = QPainter(writer)
        try:
            painter.setWorldTransform(self.placed_within(unprintable))
            for number, paint in enumerate(self.pages):
                if number:
                    yield
                    writer.newPage()
                paint(painter)
            yield
        finally:
            # Letters are put into the document now; a painter that outlived what it paints on would end the process.
            painter.end()
        yield
        return with_spaces(bytes(buffer.data().data()))

    def placed_within(self, unprintable: QMarginsF) -> QTransform:
        """Return what brings a page inside these margins of its paper: nothing where it lies inside, else smaller."""
        page, whole = self.sheet.page, self.sheet.writer.pageLayout().fullRectPixels(paper.DOTS_PER_INCH)
        can = QRectF(whole).marginsRemoved(unprintable)
        if can.contains(page):
            return QTransform()
        share = min(1.0, can.width() / page.width(), can.height() / page.height())
        left = min(max(page.left(), can.left()), can.right() - share * page.width())
        top = min(max(page.top(), can.top()), can.bottom() - share * page.height())
        return QTransform(share, 0, 0, share, left - share * page.left(), top - share * page.top())

    def picture(self, number: int, dots_per_inch: float) -> QImage:
        """Return a page, counted from 1, as a picture."""
        return _picture(self.pages[number - 1], self.sheet, dots_per_inch)

    def pictures(self, dots_per_inch: int) -> tuple[QImage, ...]:
        """Return each page as a picture."""
        return tuple(self.picture(number, dots_per_inch) for number in range(1, self.count + 1))


def painted(laid: LaidOut) -> Printed:
    """Return what paints a document that was laid out here; raises TypeError for what was not."""
    if not isinstance(laid, Printed):
        raise TypeError(type(laid).__name__)
    return laid


def printed(pages: SummaryPages, size: PaperSize, percent: int) -> Printed:
    """Return a document laid out on a paper, its letters at so many per cent of their size."""
    return at_once(laying(pages, size, percent))


def laying(pages: SummaryPages, size: PaperSize, percent: int) -> Slices[Printed]:
    """Return the same, some rows a slice."""
    sheet = sheet_for(_writer(pages, QBuffer()), size, percent)
    painters = yield from _pages(pages, sheet)
    return Printed(document=pages, size=size, sheet=sheet, pages=painters)


def write_summary(pages: SummaryPages, path: Path) -> None:
    """Write the pages to a file; needs a running QGuiApplication.

    Raises OSError naming the file where it cannot be written; whatever stood there before then stands there still.
    """
    put_in_place(pdf_of(pages), path)


def put_in_place(document: bytes, path: Path) -> None:
    """Write a document whole or not at all; raises OSError naming the file."""
    part = path.with_name(f"{path.name}{_PART}")
    try:
        part.write_bytes(document)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(path)) from error


def pdf_of(pages: SummaryPages) -> bytes:
    """Return the pages as the bytes of a PDF/A-1b document."""
    return printed(pages, PaperSize.A4, WHOLE).pdf()


def pictures_of(pages: SummaryPages, dots_per_inch: int) -> tuple[QImage, ...]:
    """Return each page as it is printed, as a picture; for a demonstration on a machine that can show no PDF."""
    return printed(pages, PaperSize.A4, WHOLE).pictures(dots_per_inch)


def _writer(pages: SummaryPages, buffer: QBuffer) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPdfWriter.PdfVersion.PdfVersion_A1b)
    writer.setTitle(f"{pages.title}: {pages.person}")
    writer.setAuthor(pages.author)
    writer.setCreator(pages.author)
    return writer


def _picture(paint: Paint, sheet: Sheet, dots_per_inch: float) -> QImage:
    layout = sheet.writer.pageLayout()
    whole = layout.fullRect(QPageLayout.Unit.Inch).size() * dots_per_inch
    picture = QImage(whole.toSize(), QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(dots_per_inch / paper.DOTS_PER_INCH, dots_per_inch / paper.DOTS_PER_INCH)
    margins = layout.marginsPixels(paper.DOTS_PER_INCH)
    painter.translate(margins.left(), margins.top())
    paint(painter)
    painter.end()
    return picture


def _pages(pages: SummaryPages, sheet: Sheet) -> Slices[tuple[Paint, ...]]:
    """What paints each page, in their order."""
    head, foot = _head(pages, sheet), _foot(pages, sheet)
    pieces = [*title_pieces(pages, sheet)]
    for section in pages.sections:
        for piece in section_pieces(section, sheet):
            pieces.append(piece)
            if len(pieces) % _PIECES_A_SLICE == 0:
                yield
    yield
    top = sheet.page.top() + max(text.height for text in head) + points(_BETWEEN_HEAD_AND_BODY)
    end = sheet.page.bottom() - sum(text.height for text in foot) - points(_BETWEEN_BODY_AND_FOOT)
    home = () if pages.taken_home is None else paged(home_pieces(pages.taken_home, sheet), top, end)
    numbered = list(enumerate((*paged(tuple(pieces), top, end), *home), start=1))
    before_number, before_count = pages.page_words

    def paint(painter: QPainter, *, number: int, page: tuple[Placed, ...]) -> None:
        _frame(painter, sheet, head, foot)
        _corner(painter, sheet, foot, f"{before_number}{number}{before_count}{len(numbered)}")
        _body(painter, page)

    return tuple(partial(paint, number=number, page=page) for number, page in numbered)


def _head(pages: SummaryPages, sheet: Sheet) -> tuple[SetText, SetText]:
    """The person in as many lines as the name takes, the occasion right of it."""
    width = sheet.page.width()
    beside = sheet.small.width(pages.occasion) + points(14)
    return (
        set_text(pages.person, sheet.strong, width - beside, colour=paper.INK),
        set_text(pages.occasion, sheet.small, width, colour=paper.QUIET_INK, side=Side.RIGHT),
    )


def _foot(pages: SummaryPages, sheet: Sheet) -> tuple[SetText, SetText]:
    width = sheet.page.width()
    return (
        # The number of the page stands beside the first line alone.
        set_text(pages.statement, sheet.small, width - points(80), colour=paper.INK),
        set_text(pages.record, sheet.small, width, colour=paper.QUIET_INK),
    )


def _frame(painter: QPainter, sheet: Sheet, head: tuple[SetText, SetText], foot: tuple[SetText, SetText]) -> None:
    """Paint what stands on every page: whose it is, and what the program is not."""
    left, top, right, bottom = sheet.page.left(), sheet.page.top(), sheet.page.right(), sheet.page.bottom()
    for text in head:
        text.paint(painter, left, top)
    foot_top = bottom - sum(text.height for text in foot)
    foot[0].paint(painter, left, foot_top)
    foot[1].paint(painter, left, foot_top + foot[0].height)
    painter.setPen(QPen(QColor(paper.STRONG_RULE), points(0.6)))
    under_head = top + max(text.height for text in head) + points(2)
    for level in (under_head, foot_top - points(2.5)):
        painter.drawLine(QLineF(left, level, right, level))


def _corner(painter: QPainter, sheet: Sheet, foot: tuple[SetText, SetText], text: str) -> None:
    number = set_text(text, sheet.small_strong, sheet.page.width(), colour=paper.INK, side=Side.RIGHT)
    number.paint(painter, sheet.page.left(), sheet.page.bottom() - sum(line.height for line in foot))


def _body(painter: QPainter, page: tuple[Placed, ...]) -> None:
    for placed in page:
        placed.piece.paint(painter, placed.top)
