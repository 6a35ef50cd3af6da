"""The board: every infusion that is looked after in one grid, to be read from the door."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ivig_desk.presenters.screens import BoardScreen
from ivig_desk.views.alarm_row import BRIGHT, PHASE_MS, PHASES
from ivig_desk.views.board_card import BoardCardView, Sizes
from ivig_desk.views.controls import Control
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

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._screen: BoardScreen | None = None
        self._cards: list[BoardCardView] = []
        self._shown = 0
        self._phase = 0
        self._title = Words(TypeSize.HEADLINE, BOLD)
        self._nobody = Words(TypeSize.HEADLINE, SEMIBOLD)
        self._leave = Control(theme)
        self._leave.wanted.connect(self.wanted)
        self._flasher = QTimer(self)
        self._flasher.setInterval(PHASE_MS)
        self._flasher.timeout.connect(self.step)
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
    def is_flashing(self) -> bool:
        """Whether the one timer runs."""
        return self._flasher.isActive()

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

    def step(self) -> None:
        """Go on to the next phase of the flashing."""
        self._phase = (self._phase + 1) % PHASES
        for view in self._cards[: self._shown]:
            view.shine(self._phase)

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
        shown = () if self._screen is None else self._screen.cards
        calls = any(card.is_new and card.alarm is not None and card.alarm.tone in BRIGHT for card in shown)
        if self.isVisible() and calls and not self._flasher.isActive():
            self._phase = 0
            self._flasher.start()
        elif not calls:
            self._flasher.stop()
        for view in self._cards[: self._shown]:
            view.shine(self._phase)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._set_flashing()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._flasher.stop()
