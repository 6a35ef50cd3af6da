"""The read-back: each thing under its name, in letters two people can read aloud from the foot of the bed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from ivig_desk.presenters.screens import ReadBack, SpokenRow, Tone
from ivig_desk.views.cards import Lines
from ivig_desk.views.layouts import column, grid, wrapping
from ivig_desk.views.theme import Gap, Theme, TypeSize
from ivig_desk.views.words import SEMIBOLD, Words

TOP_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
NAMES, TEXTS = 0, 1


class SpokenView(QFrame):
    """Rows to be read aloud, and under them what was overridden."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Words, Words]] = []
        self._grid = grid(theme)
        self._grid.setHorizontalSpacing(theme.px(Gap.MEDIUM))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(TEXTS, 1)
        self._heading = Words(TypeSize.BODY, SEMIBOLD)
        self._overridden = Lines(theme)
        whole = column(theme, self, gap=Gap.HAIR)
        whole.addLayout(self._grid)
        whole.addWidget(self._heading)
        whole.addWidget(self._overridden)
        self.setObjectName("spoken")
        wrapping(self)

    def draw(self, screen: ReadBack | None) -> None:
        """Show what is read aloud, or nothing where there is no plan yet."""
        self.setVisible(screen is not None)
        if screen is None:
            return
        while len(self._rows) < len(screen.rows):
            self._rows.append(self._add_row())
        for number, (name, text) in enumerate(self._rows):
            for words in (name, text):
                words.setVisible(number < len(screen.rows))
        for (name, text), row in zip(self._rows, screen.rows, strict=False):
            _draw_row(name, text, row)
        self._heading.say(screen.heading)
        self._overridden.draw(screen.overridden)

    def _add_row(self) -> tuple[Words, Words]:
        name, text = Words(TypeSize.LARGE), Words(TypeSize.LARGE, SEMIBOLD).wrapping()
        name.setAlignment(TOP_RIGHT)
        number = self._grid.rowCount()
        self._grid.addWidget(name, number, NAMES)
        self._grid.addWidget(text, number, TEXTS)
        return name, text


def _draw_row(name: Words, text: Words, row: SpokenRow) -> None:
    name.say(row.label, Tone.QUIET)
    text.say(row.text, row.tone)
