"""The run page: now, next, record above open reactions and chart; a form or the working opens over all but NOW."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ivig_desk.presenters.screens import RunScreen
from ivig_desk.views.cards import Card
from ivig_desk.views.footer import FooterView
from ivig_desk.views.form_panel import FormPanel
from ivig_desk.views.infusion_chart import InfusionChart
from ivig_desk.views.layouts import column
from ivig_desk.views.next_column import NextColumnView
from ivig_desk.views.now_column import NowColumnView
from ivig_desk.views.patient_strip import PatientStripView
from ivig_desk.views.reaction_list import ReactionList
from ivig_desk.views.record_list import RecordList
from ivig_desk.views.stage import Scene, Stage
from ivig_desk.views.theme import Gap, Theme
from ivig_desk.views.working_view import WorkingCard


class RunPage(QWidget):
    """One running or held infusion."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._screen: RunScreen | None = None
        self._strip = PatientStripView(theme)
        self._now = NowColumnView(theme)
        self._next = NextColumnView(theme)
        self._record = Card(theme, gap=Gap.HAIR)
        self._entries = RecordList(theme)
        self._reactions = ReactionList(theme)
        self._chart = InfusionChart()
        self._working = WorkingCard(theme)
        self._form = FormPanel(theme)
        self._footer = FooterView(theme)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        for part in (self._now, self._next, self._entries, self._reactions, self._working, self._form, self._footer):
            part.wanted.connect(self.wanted)
        self._arrange(theme)

    def draw(self, screen: RunScreen) -> None:
        """Show a running or held infusion."""
        before, self._screen = self._screen, screen
        self._strip.draw(screen.strip)
        self._now.draw(screen.now)
        self._next.draw(screen.next)
        self._record.head(screen.record_heading)
        self._entries.draw(screen.record)
        self._reactions.draw(screen.reactions)
        self._draw_working(screen)
        # An open form has the message beside its controls.
        self._footer.draw(screen.footer, screen.leave, screen.message if screen.form is None else None)
        if before is None or before.chart != screen.chart:
            self._chart.draw(screen.chart)
        self._give_room(screen)
        self._draw_form(screen)

    def _give_room(self, screen: RunScreen) -> None:
        """A form covers NEXT, RECORD and chart, and so does the working; with both open it stands under NOW."""
        is_covered = screen.form is not None or bool(screen.working)
        self._next.setHidden(is_covered)
        self._record.setHidden(is_covered)
        self._reactions.setHidden(is_covered or not screen.reactions)

    def _draw_working(self, screen: RunScreen) -> None:
        was_open = not self._working.isHidden()
        self._working.draw(screen.now.working.label, screen.working, screen.close_working)
        if was_open and not screen.working:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif screen.working and not was_open and screen.form is None:
            self._working.take_focus()

    def _draw_form(self, screen: RunScreen) -> None:
        was_open = not self._form.isHidden()
        self._form.draw(screen.form, screen.message)
        if was_open and screen.form is None:
            # Qt would hand the focus on to the next control; on this page no control has it unasked (S28).
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self, theme: Theme) -> None:
        self._record.body.addWidget(self._entries)
        self._record.body.addStretch(1)
        self._working.hide()
        self._form.hide()
        scene = Scene(
            now=self._now,
            following=self._next,
            record=self._record,
            reactions=self._reactions,
            chart=self._chart,
            working=self._working,
            form=self._form,
        )
        whole = column(theme, self, gap=6)
        whole.addWidget(self._strip)
        whole.addWidget(Stage(theme, scene), 1)
        whole.addWidget(self._footer)
