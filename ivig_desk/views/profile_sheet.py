"""One profile to read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_desk.presenters.screens import ProfileSheetScreen
from ivig_desk.views.cards import Controls, Lines
from ivig_desk.views.controls import Control
from ivig_desk.views.layouts import ScrollBody, column, row, scrolling
from ivig_desk.views.message_line import MessageLine
from ivig_desk.views.table import TableView
from ivig_desk.views.theme import Gap, Theme, TypeSize
from ivig_desk.views.words import BOLD, Words
from ivig_desk.views.working_view import WorkingSections


class ProfileSheet(QWidget):
    """Every figure of a profile with its source, and what can be done with it."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Words(TypeSize.LARGE, BOLD).wrapping()
        self._state = Lines(theme)
        self._message = MessageLine(theme)
        self._figures = TableView(theme, "profile.figures")
        self._sections = WorkingSections(theme)
        self._buttons = Controls(theme)
        self._back = Control(theme)
        self._leave = Control(theme)
        body = ScrollBody()
        inner = column(theme, body, gap=Gap.MEDIUM)
        inner.addWidget(self._figures)
        inner.addWidget(self._sections)
        inner.addStretch(1)
        inner.setContentsMargins(0, 0, theme.px(Gap.LARGE), 0)
        bottom = row(theme, gap=Gap.SMALL)
        bottom.addWidget(self._leave)
        bottom.addWidget(self._back)
        bottom.addStretch(1)
        bottom.addWidget(self._buttons)
        whole = column(theme, self, gap=Gap.SMALL, margin=Gap.SMALL)
        for part in (self._title, self._state, self._message):
            whole.addWidget(part)
        whole.addWidget(scrolling(body), 1)
        whole.addLayout(bottom)
        for speaker in (self._buttons, self._back, self._leave):
            speaker.wanted.connect(self.wanted)

    def draw(self, screen: ProfileSheetScreen) -> None:
        """Show a profile."""
        self._title.say(screen.title)
        self._state.draw(screen.state)
        self._message.draw(screen.message)
        self._figures.draw(screen.figures)
        self._sections.draw(screen.sections)
        self._buttons.draw(screen.buttons)
        self._back.draw(screen.back)
        self._leave.draw(screen.leave)
