"""The plan page: five steps, the form at the left, what follows from it at the right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ivig_desk.presenters.screens import PlanScreen, Table
from ivig_desk.views.bottle_list import BottleListView
from ivig_desk.views.cards import Controls, Lines
from ivig_desk.views.controls import Control
from ivig_desk.views.form_panel import FormPanel
from ivig_desk.views.layouts import ScrollBody, column, scrolling
from ivig_desk.views.patient_strip import PatientStripView
from ivig_desk.views.spoken import SpokenView
from ivig_desk.views.table import TableView
from ivig_desk.views.theme import Gap, Theme
from ivig_desk.views.working_view import WorkingSections


class PlanPage(QWidget):
    """One of the five steps before the start."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strip = PatientStripView(theme)
        self._steps = Controls(theme)
        body = ScrollBody()
        self._aside = scrolling(body)
        self._table = TableView(theme, "ramp")
        self._read_back = Lines(theme)
        self._spoken = SpokenView(theme)
        self._bottles = BottleListView(theme)
        self._show_working = Control(theme)
        self._show_working.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._working = WorkingSections(theme)
        self._form = FormPanel(theme, self._aside)
        self._back = Control(theme)
        self._leave = Control(theme)
        self._discard = Control(theme)
        self._paper_ramp = Control(theme)
        self._sound_test = Control(theme)
        self._sound_test.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        lead = (self._leave, self._discard, self._back, self._paper_ramp)
        self._form.lead_with(*lead)
        for speaker in (self._steps, self._form, *lead, self._sound_test, self._show_working, self._bottles):
            speaker.wanted.connect(self.wanted)
        beside = column(theme, body, gap=Gap.MEDIUM)
        lists = (self._spoken, self._bottles, self._read_back, self._table)
        for one in (self._sound_test, *lists, self._show_working, self._working):
            beside.addWidget(one)
        beside.addStretch(1)
        whole = column(theme, self, gap=Gap.SMALL)
        for part in (self._strip, self._steps):
            whole.addWidget(part)
        whole.addWidget(self._form, 1)

    def draw(self, screen: PlanScreen) -> None:
        """Show a step."""
        self._strip.draw(screen.strip)
        self._steps.draw_current(screen.steps, screen.step)
        self._draw_table(screen.table)
        self._read_back.draw(screen.read_back)
        self._spoken.draw(screen.spoken)
        self._show_working.draw_if_any(screen.show_working)
        self._working.draw(screen.working)
        self._bottles.draw(screen.bottles)
        shown = (screen.table, screen.bottles, screen.sound_test)
        is_anything = bool(screen.read_back) or any(one is not None for one in shown)
        self._aside.setVisible(is_anything)
        self._form.draw(screen.form, screen.message)
        self._back.draw_if_any(screen.back)
        self._discard.draw_if_any(screen.discard)
        self._leave.draw(screen.leave)
        self._paper_ramp.draw_if_any(screen.paper_ramp)
        self._sound_test.draw_if_any(screen.sound_test)

    def _draw_table(self, table: Table | None) -> None:
        self._table.setVisible(table is not None)
        if table is not None:
            self._table.draw(table)
