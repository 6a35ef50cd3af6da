"""The list of profiles: looked for by typing, each with the control that opens it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ivig_desk.presenters.screens import ProfileListScreen, ProfileRow
from ivig_desk.views.cards import Card
from ivig_desk.views.controls import Control
from ivig_desk.views.field import TypedField
from ivig_desk.views.layouts import ScrollBody, column, row, scrolling
from ivig_desk.views.repeated import Repeated
from ivig_desk.views.theme import Gap, Theme, TypeSize
from ivig_desk.views.words import BOLD, SEMIBOLD, Words
from ivig_desk.views.working_view import WorkingSections

FORM = "profiles"


class ProfileRowView(Card):
    """One profile, whose it is, and the control that opens it."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._title = Words(TypeSize.BODY, SEMIBOLD).wrapping()
        self._detail = Words(TypeSize.SMALL).wrapping()
        self._state = Words(TypeSize.SMALL, SEMIBOLD)
        self._open = Control(theme)
        self._open.wanted.connect(self.wanted)
        texts = column(theme, gap=0)
        texts.addWidget(self._title)
        texts.addWidget(self._detail)
        whole = row(theme, gap=Gap.LARGE)
        whole.addLayout(texts, 1)
        whole.addWidget(self._state, 0, Qt.AlignmentFlag.AlignVCenter)
        whole.addWidget(self._open)
        self.body.addLayout(whole)

    def draw(self, profile: ProfileRow) -> None:
        """Show a profile."""
        self._title.say(profile.title)
        self._detail.say(profile.detail)
        self._state.draw(profile.state)
        self._open.draw(profile.open)


class ProfileList(QWidget):
    """Every profile there is, and every file that is not used."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = Words(TypeSize.HEADLINE, BOLD)
        self._search = TypedField(theme, FORM)
        self._count = Words(TypeSize.BODY)
        self._leave = Control(theme)
        body = ScrollBody()
        inner = column(theme, body, gap=Gap.SMALL)
        self._blocked = WorkingSections(theme)
        inner.addWidget(self._blocked)
        rows = column(theme, gap=Gap.SMALL)
        self._rows = Repeated(rows, self._make)
        inner.addLayout(rows)
        inner.addStretch(1)
        inner.setContentsMargins(0, 0, theme.px(Gap.LARGE), 0)
        head = row(theme, gap=Gap.WIDE)
        head.addWidget(self._title)
        head.addWidget(self._search, 1)
        head.addWidget(self._count)
        head.addWidget(self._leave)
        whole = column(theme, self, gap=Gap.SMALL, margin=Gap.SMALL)
        whole.addLayout(head)
        whole.addWidget(scrolling(body), 1)
        for speaker in (self._search, self._leave):
            speaker.wanted.connect(self.wanted)
        self.setFocusProxy(self._search.stops()[0])

    def draw(self, screen: ProfileListScreen) -> None:
        """Show the profiles that are found."""
        self._title.say(screen.title)
        self._search.draw(screen.search)
        self._count.say(screen.count)
        self._leave.draw(screen.leave)
        self._blocked.draw(screen.blocked)
        self._blocked.setVisible(bool(screen.blocked))
        for view, profile in zip(self._rows.fit(len(screen.rows)), screen.rows, strict=True):
            view.draw(profile)

    def _make(self) -> ProfileRowView:
        view = ProfileRowView(self._theme)
        view.wanted.connect(self.wanted)
        return view
