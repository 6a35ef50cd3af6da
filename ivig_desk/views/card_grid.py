"""Cards of infusions in one grid that fills its place: the fewer, the larger."""

from PySide6.QtCore import Signal

from ivig_desk.presenters.screens import BoardCard
from ivig_desk.views.board_card import BoardCardView, Sizes
from ivig_desk.views.flasher import Stopwatch
from ivig_desk.views.layouts import grid
from ivig_desk.views.shining import ShiningWidget
from ivig_desk.views.theme import Gap, Theme, TypeSize

# Up to so many cards stand in so many columns; more in four.
COLUMNS = ((1, 1), (4, 2), (6, 3))
MOST_COLUMNS = 4
# Up to so many cards there is room for the largest numbers.
LARGE_UP_TO = 4
LARGE = Sizes(name=TypeSize.HEADLINE, rate=TypeSize.RATE, rest=TypeSize.HEADLINE)
SMALL = Sizes(name=TypeSize.LARGE, rate=TypeSize.COUNT, rest=TypeSize.BODY)
# Beside a form there is less width.
NARROW = Sizes(name=TypeSize.BODY, rate=TypeSize.COUNT, rest=TypeSize.SMALL)


class CardGrid(ShiningWidget):
    """A card for each infusion, its alarm in its light."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, stopwatch: Stopwatch, few: Sizes, many: Sizes) -> None:
        super().__init__(stopwatch, lambda: self._cards[: self._shown])
        self._theme = theme
        self._few, self._many = few, many
        self._cards: list[BoardCardView] = []
        self._shown = 0
        self._grid = grid(theme, self, gap=Gap.SMALL)

    def write_few(self, sizes: Sizes) -> None:
        """Write a few cards as large as this from the next drawing on."""
        if sizes != self._few:
            self._few, self._shown = sizes, 0

    def draw(self, cards: tuple[BoardCard, ...]) -> None:
        """Show these cards."""
        self._fit(len(cards))
        for view, card in zip(self._cards, cards, strict=False):
            view.draw(card)
        self.follow_parts()

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
                view.enlarge(self._few if count <= LARGE_UP_TO else self._many)
                self._grid.addWidget(view, index // wide, index % wide)
        for place in range(MOST_COLUMNS):
            self._grid.setColumnStretch(place, 1 if place < wide else 0)
