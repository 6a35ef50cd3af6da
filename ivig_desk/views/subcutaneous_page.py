"""The page under the skin: the form at the left, what follows from it and whose rules those are at the right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_desk.presenters.screens import Line, SubcutaneousScreen, Table
from ivig_desk.views.cards import Card, Lines
from ivig_desk.views.controls import Control
from ivig_desk.views.form_panel import FormPanel
from ivig_desk.views.layouts import ScrollBody, column, scrolling
from ivig_desk.views.table import TableView
from ivig_desk.views.theme import Gap, Theme, TypeSize
from ivig_desk.views.words import SEMIBOLD, Words


class Rules(Card):
    """What one source says, under its heading; nothing where it says nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, gap=Gap.HAIR)
        self._lines = Lines(theme, TypeSize.SMALL)
        self.body.addWidget(self._lines)

    def draw(self, heading: str, lines: tuple[Line, ...]) -> None:
        """Show these rules."""
        self.head(heading)
        self._lines.draw(lines)
        self.setVisible(bool(lines))


class SubcutaneousPage(QWidget):
    """A calculator: it starts nothing, and says so."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        body = ScrollBody()
        self._headline = Words(TypeSize.HEADLINE, SEMIBOLD).wrapping()
        self._table = TableView(theme, "under-the-skin.result")
        self._cautions = Lines(theme)
        self._label = Rules(theme)
        self._review = Rules(theme)
        self._statement = Words(TypeSize.SMALL).wrapping()
        self._form = FormPanel(theme, scrolling(body))
        self._leave = Control(theme)
        self._form.lead_with(self._leave)
        for speaker in (self._form, self._leave):
            speaker.wanted.connect(self.wanted)
        beside = column(theme, body, gap=Gap.MEDIUM)
        for part in (self._headline, self._table, self._cautions, self._label, self._review):
            beside.addWidget(part)
        beside.addStretch(1)
        whole = column(theme, self, gap=Gap.SMALL)
        whole.addWidget(self._form, 1)
        whole.addWidget(self._statement)

    def draw(self, screen: SubcutaneousScreen) -> None:
        """Show what is typed and what follows from it."""
        # A rate is read from afar, a sentence at the keyboard.
        self._headline.resize_letters(TypeSize.HEADLINE if screen.table is not None else TypeSize.LARGE)
        self._headline.draw(screen.headline)
        self._draw_table(screen.table)
        self._cautions.draw(screen.cautions)
        self._label.draw(screen.label_heading, screen.label)
        self._review.draw(screen.review_heading, screen.review)
        self._statement.draw(screen.statement)
        self._form.draw(screen.form, None)
        self._leave.draw(screen.leave)

    def _draw_table(self, table: Table | None) -> None:
        self._table.setVisible(table is not None)
        if table is not None:
            self._table.draw(table)
