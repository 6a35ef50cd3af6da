"""Each kind of block of the summary as pieces of a page."""

from dataclasses import replace
from typing import assert_never

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from ivig_desk.presenters.summary_document import (
    Blank,
    Block,
    Boxes,
    Curves,
    Facts,
    Figure,
    Grid,
    Headlines,
    Points,
    Section,
    Side,
    SignatureLine,
    Signatures,
    SummaryPages,
    TakenHome,
    Words,
)
from ivig_desk.views import paper
from ivig_desk.views.chart_paper import paint_chart
from ivig_desk.views.course_curves import paint_curves
from ivig_desk.views.paper import Sheet, millimetres, points
from ivig_desk.views.paper_boxes import boxes_pieces
from ivig_desk.views.paper_grid import grid_pieces
from ivig_desk.views.paper_pieces import Piece, kept_together
from ivig_desk.views.paper_text import set_text
from ivig_desk.views.paper_words import text_piece, words_pieces

_FACT_NAME_SHARE = 0.28
_FACT_GAP_MM = 6.0
_FACTS_TOGETHER = 26
_CHART_HEIGHT_MM = 53.0
_CHART_LETTERS = 7.5
_CURVES_HEIGHT_MM = 88.0
_SIGNATURE_MM = 11.0


def title_pieces(pages: SummaryPages | TakenHome, sheet: Sheet) -> tuple[Piece, ...]:
    """Return the title of a document, or of its last page, with what it is about right of it, or below."""
    width = sheet.page.width()
    title = set_text(pages.title, sheet.title, width, colour=paper.INK)
    subtitle = set_text(pages.subtitle, sheet.body, width, colour=paper.QUIET_INK)
    beside = sheet.title.width(pages.title) + sheet.body.width(pages.subtitle) + points(20)
    if beside > width:
        return kept_together((text_piece(title, sheet), replace(text_piece(subtitle, sheet), before=points(1))))
    right = replace(subtitle, side=Side.RIGHT)
    drop = sheet.title.baseline - sheet.body.baseline

    def paint(painter: QPainter, top: float) -> None:
        title.paint(painter, sheet.page.left(), top)
        right.paint(painter, sheet.page.left(), top + drop)

    return kept_together((Piece(height=title.height, paint=paint),))


def section_pieces(section: Section, sheet: Sheet) -> tuple[Piece, ...]:
    """Return a section's pieces; its heading keeps with what follows."""
    parts = [_block_pieces(block, sheet) for block in section.blocks]
    # A table that is written in by hand keeps with what stands below it: a page of one line alone would be lost.
    for place, block in enumerate(section.blocks[:-1]):
        if isinstance(block, Boxes):
            parts[place] = (*parts[place][:-1], replace(parts[place][-1], keeps_with_next=True))
    pieces = [*parts[0], *(piece for part in parts[1:] for piece in (replace(part[0], before=points(2)), *part[1:]))]
    if not section.heading:
        return (replace(pieces[0], before=points(6)), *pieces[1:])
    heading = set_text(section.heading, sheet.heading, sheet.page.width(), colour=paper.INK)
    head = replace(text_piece(heading, sheet), before=points(7), keeps_with_next=True)
    return (head, replace(pieces[0], before=points(2)), *pieces[1:])


def _block_pieces(block: Block, sheet: Sheet) -> tuple[Piece, ...]:
    match block:
        case Grid():
            return grid_pieces(block, sheet)
        case Boxes():
            return boxes_pieces(block, sheet)
        case Facts():
            return _fact_pieces(block, sheet)
        case Headlines():
            return (_headline_piece(block, sheet),)
        case Words() | Points() | Blank():
            return words_pieces(block, sheet)
        case Figure() | Curves():
            return _drawn_pieces(block, sheet)
        case Signatures():
            return kept_together(tuple(_signature_piece(line, sheet) for line in block.lines))
        case _:
            assert_never(block)


def _fact_pieces(facts: Facts, sheet: Sheet) -> tuple[Piece, ...]:
    """As many facts as are read at a glance stay together; where there are more, the next begin below both columns."""
    firsts = range(0, len(facts.rows), _FACTS_TOGETHER)
    return tuple(_fact_piece(facts.rows[first : first + _FACTS_TOGETHER], sheet) for first in firsts)


def _fact_piece(rows: tuple[tuple[str, str], ...], sheet: Sheet) -> Piece:
    """The first half of the facts stands left, the second right of it; a long one moves only what is below it."""
    gap, padding = millimetres(_FACT_GAP_MM), points(0.7)
    column = (sheet.page.width() - gap) / 2
    name_width = column * _FACT_NAME_SHARE
    value_width = column - name_width - points(4)
    set_rows = [
        (
            set_text(name, sheet.small, name_width, colour=paper.QUIET_INK),
            set_text(value, sheet.small, value_width, colour=paper.INK),
        )
        for name, value in rows
    ]
    heights = [max(name.height, value.height) + 2 * padding for name, value in set_rows]
    half = min(range(len(heights) + 1), key=lambda at: (max(sum(heights[:at]), sum(heights[at:])), -at))
    columns = ((sheet.page.left(), 0, half), (sheet.page.left() + column + gap, half, len(heights)))

    def paint(painter: QPainter, top: float) -> None:
        for left, first, last in columns:
            level = top
            for (name, value), height in zip(set_rows[first:last], heights[first:last], strict=True):
                name.paint(painter, left, level + padding)
                value.paint(painter, left + name_width + points(4), level + padding)
                level += height

    return Piece(height=max(sum(heights[:half]), sum(heights[half:])), paint=paint)


def _headline_piece(block: Headlines, sheet: Sheet) -> Piece:
    column = sheet.page.width() / len(block.figures)
    inset = points(7)
    parts = [
        (
            set_text(one.name, sheet.small, column - inset, colour=paper.QUIET_INK),
            set_text(one.figure, sheet.figure, column - inset, colour=paper.INK),
            set_text(one.detail, sheet.small, column - inset, colour=paper.INK),
        )
        for one in block.figures
    ]
    height = max(sum(text.height for text in texts) for texts in parts) + 2 * points(4)

    def paint(painter: QPainter, top: float) -> None:
        painter.setPen(QPen(QColor(paper.STRONG_RULE), points(0.7)))
        for level in (top, top + height):
            painter.drawLine(QLineF(sheet.page.left(), level, sheet.page.right(), level))
        for number, texts in enumerate(parts):
            left, level = sheet.page.left() + number * column + (inset if number else 0), top + points(4)
            if number:
                painter.setPen(QPen(QColor(paper.RULE), points(0.5)))
                painter.drawLine(QLineF(left - inset, top + points(4), left - inset, top + height - points(4)))
            for text in texts:
                text.paint(painter, left, level)
                level += text.height

    return Piece(height=height, paint=paint)


def _drawn_pieces(drawn: Figure | Curves, sheet: Sheet) -> tuple[Piece, ...]:
    height = millimetres(_CHART_HEIGHT_MM if isinstance(drawn, Figure) else _CURVES_HEIGHT_MM)
    font = QFont(sheet.small.font)
    font.setPixelSize(round(points(_CHART_LETTERS)))

    def paint(painter: QPainter, top: float) -> None:
        place = QRectF(sheet.page.left(), top, sheet.page.width(), height)
        if isinstance(drawn, Figure):
            paint_chart(painter, place, drawn.chart, font)
        else:
            paint_curves(painter, place, drawn.figure, font)

    caption = set_text(drawn.caption, sheet.small, sheet.page.width(), colour=paper.QUIET_INK)
    pieces = (Piece(height=height, paint=paint), replace(text_piece(caption, sheet), before=points(3)))
    return kept_together(pieces)


def _signature_piece(line: SignatureLine, sheet: Sheet) -> Piece:
    width, height = sheet.page.width(), millimetres(_SIGNATURE_MM)
    columns = ((line.role, 0.0, 0.22), (line.name, 0.23, 0.27), (line.signature, 0.52, 0.30), (line.date, 0.84, 0.16))

    def paint(painter: QPainter, top: float) -> None:
        level = top + height - sheet.small.line - points(1.5)
        painter.setPen(QPen(QColor(paper.INK), points(0.5)))
        for _, start, share in columns[1:]:
            left = sheet.page.left() + start * width
            painter.drawLine(QLineF(left, level, left + share * width, level))
        for (text, start, share), letters in zip(columns, (sheet.small_strong, *[sheet.small] * 3), strict=True):
            words = set_text(text, letters, share * width, colour=paper.INK)
            words.paint(painter, sheet.page.left() + start * width, level + points(1))

    return Piece(height=height, paint=paint)
