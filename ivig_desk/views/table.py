"""A table to read: numbers to the right, the row that matters marked, no cursor in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from ivig_desk.presenters.screens import Table
from ivig_desk.views.layouts import grid
from ivig_desk.views.theme import Theme, TypeSize
from ivig_desk.views.words import REGULAR, SEMIBOLD, Words, unbroken

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
EMPTY = {"", "–", "—"}
# Texts up to this many letters stand in one line; a column of longer ones wraps.
SHORT = 24


class TableView(QFrame):
    """Rows of ready texts under their heads."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None, *, short: int = SHORT) -> None:
        super().__init__(parent)
        self._short = short
        self._table: Table | None = None
        self._cells: dict[tuple[int, int], Words] = {}
        self._grid = grid(theme, self, gap=0)
        self.setObjectName(name)

    def draw(self, table: Table) -> None:
        """Show a table."""
        if table == self._table:
            return
        self._table = table
        for index, head in enumerate(table.heads):
            self._draw_column(index, head, table)
        for (number, index), words in self._cells.items():
            words.setVisible(number <= len(table.rows) and index < len(table.heads))

    def _draw_column(self, index: int, head: str, table: Table) -> None:
        texts = [row[index] for row in table.rows]
        side = RIGHT if _is_numeric(texts) else LEFT
        longest = max((len(text) for text in texts), default=0)
        # Short columns take what they need and a little of the rest, long ones all of it.
        self._grid.setColumnStretch(index, longest if longest > self._short else 1)
        for number, text in enumerate((head, *texts)):
            words = self._cell(number, index)
            words.setAlignment(side)
            # A head gives way before a number is cut.
            words.setWordWrap(number == 0 or longest > self._short)
            words.say(unbroken(text) if number == 0 else text)
            words.mark("part", "head" if number == 0 else "marked" if number - 1 in table.highlighted else "cell")

    def _cell(self, number: int, index: int) -> Words:
        words = self._cells.get((number, index))
        if words is None:
            words = Words(TypeSize.SMALL, SEMIBOLD if number == 0 else REGULAR)
            self._cells[number, index] = words
            self._grid.addWidget(words, number, index)
        return words


def _is_numeric(texts: list[str]) -> bool:
    """Whether a column holds numbers: every text in it begins with a digit."""
    filled = [text for text in texts if text not in EMPTY]
    return bool(filled) and all(text[0].isdigit() for text in filled)
