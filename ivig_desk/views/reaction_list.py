"""The reactions that are open, and their treatments: beside or under one another, each one press."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_desk.presenters.screens import Button
from ivig_desk.views.controls import Control
from ivig_desk.views.layouts import grid
from ivig_desk.views.theme import Theme

BESIDE = 3
# Four under one another are as high as a laptop has room for under NOW.
GAP = 1


class ReactionList(QWidget):
    """The controls of what is open; nothing, and no room, where nothing is."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._controls: list[Control] = []
        self._shown = 0
        self._beside = BESIDE
        self._grid = grid(theme, self, gap=GAP)
        self.hide()

    def draw(self, buttons: tuple[Button, ...]) -> None:
        """Show these controls."""
        while len(self._controls) < len(buttons):
            control = Control(self._theme)
            control.wanted.connect(self.wanted)
            self._grid.addWidget(control, *divmod(len(self._controls), self._beside))
            self._controls.append(control)
        for index, control in enumerate(self._controls):
            control.draw_if_any(buttons[index] if index < len(buttons) else None)
        self._shown = len(buttons)
        self.setVisible(len(buttons) > 0)

    def arrange(self, beside: int) -> None:
        """Show so many beside one another from now on, all of one width."""
        if self._beside != beside:
            self._beside = beside
            for index, control in enumerate(self._controls):
                self._grid.addWidget(control, *divmod(index, beside))
        for index in range(BESIDE):
            self._grid.setColumnStretch(index, 1 if index < beside else 0)

    def height_of(self, beside: int) -> int:
        """Return the height that so many beside one another need."""
        rows = -(-self._shown // beside)
        highest = max((one.minimumSizeHint().height() for one in self._controls), default=0)
        return rows * highest + max(0, rows - 1) * self._theme.px(GAP)
