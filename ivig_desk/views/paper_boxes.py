"""A table to write in by hand: framed boxes as high as a pen needs, what is printed in the first of them."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPainter, QPen

from ivig_desk.presenters.summary_document import Boxes, Side
from ivig_desk.views import paper
from ivig_desk.views.paper import Letters, Sheet, points
from ivig_desk.views.paper_pieces import Piece, kept_together
from ivig_desk.views.paper_text import SetText, set_text

_PADDING = 2.6
_LINES_HIGH = 1.85
"""How high a box is, in lines of its letters: handwriting needs more than print."""
_HEAD_LINES_HIGH = 1.3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """A text with the edges of its box; an empty one is written in."""

    text: str
    left: float
    right: float
    side: Side = Side.LEFT


def boxes_pieces(boxes: Boxes, sheet: Sheet) -> tuple[Piece, ...]:
    """Return the heads and the rows, none parted from the next."""
    edges = _edges(boxes, sheet)
    columns = (*boxes.printed, *boxes.written)
    heads = tuple(
        _Cell(text=column.head, left=left, right=right, side=column.side)
        for column, left, right in zip(columns, edges, edges[1:], strict=False)
    )
    rows = tuple(_row(_cells(row, boxes, edges), sheet, sheet.small, _LINES_HIGH) for row in boxes.rows)
    return kept_together((_row(heads, sheet, sheet.small_strong, _HEAD_LINES_HIGH), *rows))


def _edges(boxes: Boxes, sheet: Sheet) -> tuple[float, ...]:
    columns = (*boxes.printed, *boxes.written)
    share = sheet.page.width() / sum(column.share for column in columns)
    edges = [sheet.page.left()]
    for column in columns:
        edges.append(edges[-1] + column.share * share)
    return tuple(edges)


def _cells(row: tuple[str, ...], boxes: Boxes, edges: tuple[float, ...]) -> tuple[_Cell, ...]:
    """The name of a row stands across all that would be printed there."""
    count = len(boxes.printed)
    printed = tuple(
        _Cell(text=text, left=left, right=right, side=column.side)
        for text, column, left, right in zip(row, boxes.printed, edges, edges[1:], strict=False)
    )
    if len(row) == 1:
        printed = (_Cell(text="".join(row), left=edges[0], right=edges[count]),)
    empty = zip(edges[count:], edges[count + 1 :], strict=False)
    return (*printed, *(_Cell(text="", left=left, right=right) for left, right in empty))


def _row(cells: tuple[_Cell, ...], sheet: Sheet, letters: Letters, lines_high: float) -> Piece:
    inset = points(_PADDING)
    texts = tuple(_set(cell, letters, cell.right - cell.left - 2 * inset) for cell in cells)
    height = max(letters.line * lines_high, *(text.height + inset for text in texts))

    def paint(painter: QPainter, top: float) -> None:
        painter.setPen(QPen(QColor(paper.STRONG_RULE), points(0.5)))
        painter.drawLine(QLineF(sheet.page.left(), top, sheet.page.right(), top))
        painter.drawLine(QLineF(sheet.page.left(), top + height, sheet.page.right(), top + height))
        for edge in (cells[0].left, *(cell.right for cell in cells)):
            painter.drawLine(QLineF(edge, top, edge, top + height))
        for cell, text in zip(cells, texts, strict=True):
            text.paint(painter, cell.left + inset, top + (height - text.height) / 2)

    return Piece(height=height, paint=paint)


def _set(cell: _Cell, letters: Letters, width: float) -> SetText:
    return set_text(cell.text, letters, width, colour=paper.INK, side=cell.side)
