"""Text set in lines of a given width, in any script, with no number torn from its unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QTextLayout, QTextOption

from ivig_desk.presenters.summary_document import Side
from ivig_desk.views.paper import Letters

_BEFORE_A_UNIT = re.compile(r"(?<=\d) (?=(?:m?L|m?g|kg|h|min|drops|mmHg|°C|%|/min)(?:\W|$|/))")
_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetText:
    """Lines of text in one kind of letters and one colour."""

    letters: Letters
    lines: tuple[str, ...]
    width: float
    colour: str
    side: Side = Side.LEFT

    @property
    def height(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.letters.line

    def part(self, first: int, last: int) -> "SetText":
        """Return some of the lines."""
        return SetText(
            letters=self.letters, lines=self.lines[first:last], width=self.width, colour=self.colour, side=self.side
        )

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Paint the lines from a corner downwards."""
        self.take_up(painter)
        self.paint_lines(painter, left, top)

    def take_up(self, painter: QPainter) -> None:
        """Give a painter these letters in this colour; once for a whole row of texts in the same."""
        painter.setFont(self.letters.font)
        painter.setPen(QColor(self.colour))

    def paint_lines(self, painter: QPainter, left: float, top: float) -> None:
        """Paint the lines with what the painter has taken up."""
        for number, line in enumerate(self.lines):
            if not line:
                continue
            indent = self.width - self.letters.width(line) if self.side is Side.RIGHT else 0.0
            baseline = top + number * self.letters.line + self.letters.baseline
            painter.drawText(QPointF(left + indent, baseline), line)


def set_text(text: str, letters: Letters, width: float, *, colour: str, side: Side = Side.LEFT) -> SetText:
    """Return a text in as many lines as it takes; a word wider than a line is broken, nothing is cut.

    What no font here has a letter for stands as its code point.
    """
    text = letters.legible(text)
    lines: tuple[str, ...] = (text,)
    if letters.width(text) > width or not text.isprintable():
        lines = tuple(line for paragraph in text.splitlines() for line in _lines(paragraph, letters, width))
    return SetText(letters=letters, lines=lines, width=width, colour=colour, side=side)


def _lines(paragraph: str, letters: Letters, width: float) -> Iterator[str]:
    if letters.width(paragraph) <= width:
        yield paragraph
        return
    kept = _BEFORE_A_UNIT.sub(_NO_BREAK, paragraph)
    # Qt counts in units of UTF-16, Python in characters.
    units = kept.encode("utf-16-le")
    layout = QTextLayout(kept, letters.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start, end = line.textStart() * 2, (line.textStart() + line.textLength()) * 2
        yield units[start:end].decode("utf-16-le").rstrip()
    layout.endLayout()
