"""One step of changing a profile: the form at the left, what is wrong and what would run at the right."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_desk.presenters.screens import ProfileFormScreen, Table
from ivig_desk.views.cards import Card, Controls, Lines
from ivig_desk.views.controls import Control
from ivig_desk.views.field import TypedField
from ivig_desk.views.form_panel import FormPanel
from ivig_desk.views.layouts import ScrollBody, column, row, scrolling
from ivig_desk.views.table import TableView
from ivig_desk.views.theme import Gap, Theme, TypeSize
from ivig_desk.views.words import SEMIBOLD, Words, unbroken

EXAMPLE = "profile-example"
EXAMPLES = 2
# Beside a form there is little room: what is said of a change may stand under its figure.
SHORT = 16


class ProfileForm(QWidget):
    """A step of the form, checked as one types."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = Controls(theme)
        self._verdict = Words(TypeSize.BODY, SEMIBOLD).wrapping()
        self._faults = Lines(theme, TypeSize.SMALL)
        self._example_heading = Words(TypeSize.SMALL, SEMIBOLD).wrapping()
        self._example = [TypedField(theme, EXAMPLE) for _ in range(EXAMPLES)]
        self._table = TableView(theme, "profile.comparison", short=SHORT)
        self._changes = Changes(theme)
        body = ScrollBody()
        self._form = FormPanel(theme, scrolling(body))
        self._back = Control(theme)
        self._leave = Control(theme)
        self._form.lead_with(self._leave, self._back)
        examples = row(theme, gap=Gap.MEDIUM)
        for field in self._example:
            examples.addWidget(field)
            field.wanted.connect(self.wanted)
        examples.addStretch(1)
        beside = column(theme, body, gap=Gap.SMALL)
        for part in (self._verdict, self._faults, self._changes, self._example_heading):
            beside.addWidget(part)
        beside.addLayout(examples)
        beside.addWidget(self._table)
        beside.addStretch(1)
        whole = column(theme, self, gap=Gap.SMALL)
        whole.addWidget(self._steps)
        whole.addWidget(self._form, 1)
        for speaker in (self._steps, self._form, self._back, self._leave):
            speaker.wanted.connect(self.wanted)

    def draw(self, screen: ProfileFormScreen) -> None:
        """Show a step."""
        self._steps.draw_current(screen.steps, screen.step)
        self._verdict.draw(screen.verdict)
        self._faults.draw(screen.faults)
        self._example_heading.say(screen.example_heading)
        for view, field in zip(self._example, screen.example, strict=True):
            view.draw(field)
        self._draw_table(screen.table)
        self._changes.draw_changes(screen)
        self._form.draw(screen.form, screen.message)
        self._back.draw(screen.back)
        self._leave.draw(screen.leave)

    def _draw_table(self, table: Table | None) -> None:
        self._table.setVisible(table is not None)
        if table is not None:
            self._table.draw(replace(table, rows=tuple(tuple(unbroken(text) for text in row) for row in table.rows)))


class Changes(Card):
    """Every field that is not as it was; nothing where none is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, gap=Gap.HAIR)
        self._lines = Lines(theme, TypeSize.SMALL)
        self.body.addWidget(self._lines)

    def draw_changes(self, screen: ProfileFormScreen) -> None:
        """Show what is changed."""
        self.head(screen.changes_heading)
        self._lines.draw(screen.changes)
        self.setVisible(bool(screen.changes))
