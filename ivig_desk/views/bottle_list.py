"""The scanned bottles of a plan, each with what can be done with it, under what they come to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_desk.presenters.screens import BottleList, BottleRow
from ivig_desk.views.cards import Card, Controls
from ivig_desk.views.layouts import column, row
from ivig_desk.views.repeated import Repeated
from ivig_desk.views.theme import Gap, Theme, TypeSize
from ivig_desk.views.words import SEMIBOLD, Words


class BottleRowView(Card):
    """One scanned bottle."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._title = Words(TypeSize.BODY, SEMIBOLD).wrapping()
        self._detail = Words(TypeSize.SMALL).wrapping()
        self._buttons = Controls(theme)
        self._buttons.wanted.connect(self.wanted)
        head = row(theme, gap=Gap.SMALL)
        head.addWidget(self._title, 1)
        head.addWidget(self._buttons)
        self.body.addLayout(head)
        self.body.addWidget(self._detail)

    def draw(self, bottle: BottleRow) -> None:
        """Show a bottle."""
        self._title.say(bottle.title)
        self._detail.say(bottle.detail)
        self._buttons.draw(bottle.buttons)


class BottleListView(QWidget):
    """What the bottles come to, and those that were scanned."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._total = Words(TypeSize.BODY, SEMIBOLD).wrapping()
        whole = column(theme, self, gap=Gap.SMALL)
        whole.addWidget(self._total)
        rows = column(theme, gap=Gap.SMALL)
        self._rows = Repeated(rows, self._make)
        whole.addLayout(rows)

    def draw(self, bottles: BottleList | None) -> None:
        """Show bottles, or nothing on a step that has none."""
        self.setVisible(bottles is not None)
        if bottles is None:
            return
        self._total.draw(bottles.total)
        for view, bottle in zip(self._rows.fit(len(bottles.rows)), bottles.rows, strict=True):
            view.draw(bottle)

    def _make(self) -> BottleRowView:
        view = BottleRowView(self._theme)
        view.wanted.connect(self.wanted)
        return view
