"""The board: every infusion that is looked after in one grid, to be read from the door."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ivig_desk.presenters.screens import BoardScreen
from ivig_desk.views.board_card import BoardCardView, Sizes
from ivig_desk.views.controls import Control
from ivig_desk.views.flasher import Flasher, Stopwatch
from ivig_desk.views.layouts import column, grid, row
from ivig_desk.views.theme import Gap, Theme, TypeSize
from ivig_desk.views.words import BOLD, SEMIBOLD, Words

# Up to so many cards stand in so many columns; more in four.
COLUMNS = ((1, 1), (4, 2), (6, 3))
MOST_COLUMNS = 4
# Up to so many cards there is room for the largest numbers.
LARGE_UP_TO = 4
LARGE = Sizes(name=TypeSize.HEADLINE, rate=TypeSize.RATE, rest=TypeSize.HEADLINE)
SMALL = Sizes(name=TypeSize.LARGE, rate=TypeSize.COUNT, rest=TypeSize.BODY)


class BoardPage(QWidget):
    """Cards that fill the page: the fewer, the larger."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, stopwatch: Stopwatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._screen: BoardScreen | None = None
        self._cards: list[BoardCardView] = []
        self._shown = 0
        self._title = Words(TypeSize.HEADLINE, BOLD)
        self._nobody = Words(TypeSize.HEADLINE, SEMIBOLD)
        self._leave = Control(theme)
        self._leave.wanted.connect(self.wanted)
        self._flasher = Flasher(stopwatch, self)
        self._flasher.turned.connect(self._shine)
        self._grid = grid(theme, gap=Gap.SMALL)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        head = row(theme, gap=Gap.WIDE)
        head.addWidget(self._title, 1)
        head.addWidget(self._leave)
        whole = column(theme, self, gap=Gap.SMALL)
        whole.addLayout(head)
        whole.addWidget(self._nobody)
        whole.addLayout(self._grid, 1)

    @property
    def flasher(self) -> Flasher:
        """What says when its alarms turn bright and dim."""
        return self._flasher

    def draw(self, screen: BoardScreen) -> None:
        """Show the board."""
        if screen != self._screen:
            self._screen = screen
            self._title.say(screen.title)
            self._nobody.say(screen.nobody)
            self._nobody.setVisible(screen.nobody != "")
            self._leave.draw(screen.leave)
            self._fit(len(screen.cards))
            for view, card in zip(self._cards, screen.cards, strict=False):
                view.draw(card)
        self._set_flashing()

    def _fit(self, count: int) -> None:
        if count == self._shown:
            return
        self._shown = count
        while len(self._cards) < count:
            view = BoardCardView(self._theme, self)
            view.wanted.connect(self.wanted)
            self._cards.append(view)
        wide = next((columns for most, columns in COLUMNS if count <= most), MOST_COLUMNS)
        for index, view in enumerate(self._cards):
            self._grid.removeWidget(view)
            view.setVisible(index < count)
            if index < count:
                view.enlarge(LARGE if count <= LARGE_UP_TO else SMALL)
                self._grid.addWidget(view, index // wide, index % wide)
        for place in range(MOST_COLUMNS):
            self._grid.setColumnStretch(place, 1 if place < wide else 0)

    def _set_flashing(self) -> None:
        shown = self._cards[: self._shown] if self.isVisible() else []
        self._flasher.follow(frozenset(view.flash for view in shown if view.flash is not None))
        self._shine()

    def _shine(self) -> None:
        for view in self._cards[: self._shown]:
            view.shine(self._flasher.is_bright)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._set_flashing()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._flasher.follow(frozenset())
