"""Running text on paper: paragraphs, short points in two columns, lines to write on."""

from typing import assert_never

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QPainter, QPen

from ivig_desk.presenters.summary_document import Blank, Points, Words
from ivig_desk.views import paper
from ivig_desk.views.paper import Sheet, points
from ivig_desk.views.paper_pieces import Piece
from ivig_desk.views.paper_text import SetText, set_text

_INDENT = 10.0
_BETWEEN_COLUMNS = 14.0
_UNDER_POINT = 1.0
_BLANK_LINES_HIGH = 1.7
_DOT = 1.6


def words_pieces(block: Words | Points | Blank, sheet: Sheet) -> tuple[Piece, ...]:
    """Return a paragraph, a row of two points, or a line to write on, each never torn."""
    match block:
        case Words():
            return (text_piece(set_text(block.text, sheet.body, sheet.page.width(), colour=paper.INK), sheet),)
        case Points():
            return _point_pieces(block, sheet)
        case Blank():
            return (_blank_piece(block, sheet),)
        case _:
            assert_never(block)


def text_piece(text: SetText, sheet: Sheet) -> Piece:
    """Return a text from the left margin."""
    return Piece(height=text.height, paint=lambda painter, top: text.paint(painter, sheet.page.left(), top))


def _point_pieces(block: Points, sheet: Sheet) -> tuple[Piece, ...]:
    """The first half of the points stands left, the second right of it; each column goes on by itself."""
    column = (sheet.page.width() - points(_BETWEEN_COLUMNS)) / 2
    texts = [set_text(text, sheet.body, column - points(_INDENT), colour=paper.INK) for text in block.texts]
    lefts = (sheet.page.left(), sheet.page.left() + column + points(_BETWEEN_COLUMNS))
    columns = _halved(texts)
    height = max(sum(text.height + points(_UNDER_POINT) for text in one) for one in columns)

    def paint(painter: QPainter, top: float) -> None:
        for left, one in zip(lefts, columns, strict=True):
            level = top
            for text in one:
                painter.setPen(QPen(QColor(paper.INK)))
                painter.setBrush(QColor(paper.INK))
                painter.drawEllipse(
                    QPointF(left + points(3), level + text.letters.line / 2), points(_DOT), points(_DOT)
                )
                text.paint(painter, left + points(_INDENT), level)
                level += text.height + points(_UNDER_POINT)

    return (Piece(height=height, paint=paint),)


def _halved(texts: list[SetText]) -> tuple[list[SetText], list[SetText]]:
    """The texts parted where both columns are nearest to one height."""
    lines = [len(text.lines) for text in texts]
    place = min(range(len(texts) + 1), key=lambda at: (abs(sum(lines[:at]) - sum(lines[at:])), -at))
    return texts[:place], texts[place:]


def _blank_piece(block: Blank, sheet: Sheet) -> Piece:
    what = set_text(block.what, sheet.body, sheet.page.width() / 2, colour=paper.INK)
    height = what.height * _BLANK_LINES_HIGH

    def paint(painter: QPainter, top: float) -> None:
        what.paint(painter, sheet.page.left(), top + height - what.height)
        start = sheet.page.left() + max(what.letters.width(line) for line in what.lines) + points(6)
        painter.setPen(QPen(QColor(paper.INK), points(0.5)))
        painter.drawLine(QLineF(start, top + height - points(1.5), sheet.page.right(), top + height - points(1.5)))

    return Piece(height=height, paint=paint)
