"""After the end: the observation period, what is still to do, the timeline, the summary."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ivig_desk.presenters.screens import AfterScreen
from ivig_desk.views.cards import Card, Conditions, Controls
from ivig_desk.views.footer import FooterView
from ivig_desk.views.form_panel import FormPanel
from ivig_desk.views.layouts import ScrollBody, column, row, scrolling
from ivig_desk.views.now_column import RATE_HEIGHT
from ivig_desk.views.patient_strip import PatientStripView
from ivig_desk.views.reaction_list import ReactionList
from ivig_desk.views.reaction_panel import ReactionPanelView
from ivig_desk.views.record_list import RecordList
from ivig_desk.views.table import TableView
from ivig_desk.views.theme import Gap, Theme, TypeSize
from ivig_desk.views.words import BOLD, Words

# How the width is shared: what is watched beside the lists (or a form), and the timeline beside the record.
PARTS = (7, 18)
LISTS = (11, 7)


class AfterPage(QWidget):
    """One ended infusion."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._strip = PatientStripView(theme)
        self._watch = Card(theme, gap=Gap.HAIR)
        self._countdown = Words(TypeSize.RATE, BOLD)
        self._countdown.setFixedHeight(theme.px(RATE_HEIGHT))
        self._countdown_detail = Words(TypeSize.BODY).wrapping()
        self._headline = Words(TypeSize.LARGE, BOLD).wrapping()
        self._to_do = Conditions(theme)
        self._buttons = Controls(theme, Qt.Orientation.Vertical)
        self._timeline_card = Card(theme)
        self._timeline = TableView(theme, "timeline")
        self._severe_card = Card(theme)
        self._severe = ReactionPanelView(theme)
        self._lists = QWidget()
        self._record = Card(theme, gap=Gap.HAIR)
        self._entries = RecordList(theme)
        self._form = FormPanel(theme)
        self._reactions = ReactionList(theme)
        self._footer = FooterView(theme)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        for part in (self._buttons, self._severe, self._entries, self._reactions, self._form, self._footer):
            part.wanted.connect(self.wanted)
        self._arrange()

    def draw(self, screen: AfterScreen) -> None:
        """Show an ended infusion."""
        self._strip.draw(screen.strip)
        self._headline.draw(screen.headline)
        self._countdown.say(screen.countdown)
        self._countdown.setVisible(screen.countdown != "")
        self._countdown_detail.say(screen.countdown_detail)
        self._to_do.draw(screen.to_do)
        self._buttons.draw(screen.buttons)
        self._timeline.draw(screen.timeline)
        self._severe.draw(screen.severe)
        self._severe_card.setVisible(screen.severe is not None)
        self._timeline_card.setVisible(screen.severe is None)
        self._record.head(screen.record_heading)
        self._entries.draw(screen.record)
        self._reactions.draw(screen.reactions)
        self._footer.draw(screen.footer, screen.leave, screen.message if screen.form is None else None)
        self._lists.setVisible(screen.form is None)
        self._draw_form(screen)

    def _draw_form(self, screen: AfterScreen) -> None:
        was_open = not self._form.isHidden()
        self._form.draw(screen.form, screen.message)
        if was_open and screen.form is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        left = row(self._theme, gap=Gap.MEDIUM)
        left.addWidget(self._countdown)
        left.addWidget(self._countdown_detail, 1)
        self._watch.body.addWidget(self._headline)
        self._watch.body.addLayout(left)
        self._watch.body.addWidget(self._to_do)
        self._watch.body.addStretch(1)
        self._watch.body.addWidget(self._buttons)
        body = ScrollBody()
        lines = column(self._theme, body)
        lines.addWidget(self._timeline)
        lines.addStretch(1)
        self._timeline_card.body.addWidget(scrolling(body), 1)
        self._record.body.addWidget(self._entries)
        self._record.body.addStretch(1)
        under_one_another = column(self._theme, self._lists, gap=Gap.SMALL)
        lists = row(self._theme, gap=Gap.SMALL)
        under_one_another.addLayout(lists, 1)
        under_one_another.addWidget(self._reactions)
        self._severe_card.body.addWidget(self._severe)
        lists.addWidget(self._severe_card, LISTS[0])
        lists.addWidget(self._timeline_card, LISTS[0])
        lists.addWidget(self._record, LISTS[1])
        cells = row(self._theme, gap=Gap.SMALL)
        cells.addWidget(self._watch, PARTS[0])
        for beside in (self._lists, self._form):
            cells.addWidget(beside, PARTS[1])
        self._form.hide()
        whole = column(self._theme, self, gap=6)
        whole.addWidget(self._strip)
        whole.addLayout(cells, 1)
        whole.addWidget(self._footer)
