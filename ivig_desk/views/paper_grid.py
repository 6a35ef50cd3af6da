"""A table on paper: heads that are repeated, rows that are not torn unless one is longer than a page would like."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPainter, QPen

from ivig_desk.presenters.summary_document import Grid
from ivig_desk.views import paper
from ivig_desk.views.paper import Letters, Sheet, points
from ivig_desk.views.paper_pieces import Piece, kept_at_both_ends
from ivig_desk.views.paper_text import SetText, set_text

_PADDING = 0.9
_BETWEEN_COLUMNS = 9.0
_MOST_OF_A_PAGE = 0.8
"""A row that needs more than this of a page is torn between lines: on a page of its own it might not fit."""
_LINES_TOGETHER = 24
"""So many lines of a torn row stay together."""


def grid_pieces(grid: Grid, sheet: Sheet) -> tuple[Piece, ...]:
    """Return the heads and rows of a table; the heads keep with the first two rows, the last two with each other."""
    widths = _widths(grid, sheet)
    heads = tuple(column.head for column in grid.columns)
    head_cells = _cells(heads, grid, widths, sheet.small_strong, paper.QUIET_INK)
    head = replace(_piece(head_cells, sheet, paper.STRONG_RULE), keeps_with_next=True)
    rows = [
        _piece(part, sheet, paper.RULE, head)
        for texts in grid.rows
        for part in _parts(_cells(texts, grid, widths, sheet.small, paper.INK), sheet)
    ]
    return (head, *kept_at_both_ends(tuple(rows)))


def _widths(grid: Grid, sheet: Sheet) -> tuple[float, ...]:
    gaps = points(_BETWEEN_COLUMNS) * (len(grid.columns) - 1)
    share = (sheet.page.width() - gaps) / sum(column.share for column in grid.columns)
    return tuple(column.share * share for column in grid.columns)


def _cells(
    texts: tuple[str, ...], grid: Grid, widths: tuple[float, ...], letters: Letters, colour: str
) -> tuple[SetText, ...]:
    return tuple(
        set_text(text, letters, width, colour=colour, side=column.side)
        for text, column, width in zip(texts, grid.columns, widths, strict=True)
    )


def _parts(cells: tuple[SetText, ...], sheet: Sheet) -> Iterator[tuple[SetText, ...]]:
    """A row in one part, or in as many as its lines need."""
    lines = max(len(cell.lines) for cell in cells)
    if max(cell.height for cell in cells) <= _MOST_OF_A_PAGE * sheet.page.height():
        yield cells
        return
    for first in range(0, lines, _LINES_TOGETHER):
        yield tuple(cell.part(first, first + _LINES_TOGETHER) for cell in cells)


def _piece(cells: tuple[SetText, ...], sheet: Sheet, rule: str, heads: Piece | None = None) -> Piece:
    height = max(cell.height for cell in cells) + 2 * points(_PADDING)

    def paint(painter: QPainter, top: float) -> None:
        left = sheet.page.left()
        cells[0].take_up(painter)
        for cell in cells:
            cell.paint_lines(painter, left, top + points(_PADDING))
            left += cell.width + points(_BETWEEN_COLUMNS)
        painter.setPen(QPen(QColor(rule), points(0.5)))
        painter.drawLine(QLineF(sheet.page.left(), top + height, sheet.page.right(), top + height))

    return Piece(height=height, paint=paint, heads=heads)
