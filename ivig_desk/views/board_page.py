"""The board: every infusion that is looked after in one grid, to be read from the door."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ivig_desk.presenters.screens import BoardScreen
from ivig_desk.views.card_grid import LARGE, SMALL, CardGrid
from ivig_desk.views.controls import Control
from ivig_desk.views.flasher import Flasher, Stopwatch
from ivig_desk.views.layouts import column, row
from ivig_desk.views.theme import Gap, Theme, TypeSize
from ivig_desk.views.words import BOLD, SEMIBOLD, Words


class BoardPage(QWidget):
    """Cards that fill the page."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, stopwatch: Stopwatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._screen: BoardScreen | None = None
        self._title = Words(TypeSize.HEADLINE, BOLD)
        self._nobody = Words(TypeSize.HEADLINE, SEMIBOLD)
        self._leave = Control(theme)
        self._cards = CardGrid(theme, stopwatch, LARGE, SMALL)
        for speaker in (self._leave, self._cards):
            speaker.wanted.connect(self.wanted)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        head = row(theme, gap=Gap.WIDE)
        head.addWidget(self._title, 1)
        head.addWidget(self._leave)
        whole = column(theme, self, gap=Gap.SMALL)
        whole.addLayout(head)
        whole.addWidget(self._nobody)
        whole.addWidget(self._cards, 1)

    @property
    def flasher(self) -> Flasher:
        """What says when its alarms turn bright and dim."""
        return self._cards.flasher

    def draw(self, screen: BoardScreen) -> None:
        """Show the board."""
        if screen != self._screen:
            self._screen = screen
            self._title.say(screen.title)
            self._nobody.say(screen.nobody)
            self._nobody.setVisible(screen.nobody != "")
            self._leave.draw(screen.leave)
        self._cards.draw(screen.cards)
