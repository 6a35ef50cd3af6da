"""What can be written down, one press each: in one column, or in pairs where there is much."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_desk.presenters.screens import Button
from ivig_desk.views.controls import Control, Shape
from ivig_desk.views.layouts import grid
from ivig_desk.views.theme import Gap, Theme

ONE_COLUMN = 6
PAIR = 2

Places = tuple[tuple[int, int, int], ...]


class RecordList(QWidget):
    """The controls of the record column."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._controls: list[Control] = []
        self._places: Places = ()
        self._grid = grid(theme, self, gap=Gap.HAIR)
        for index in range(PAIR):
            self._grid.setColumnStretch(index, 1)

    def draw(self, buttons: tuple[Button, ...]) -> None:
        """Show these controls."""
        while len(self._controls) < len(buttons):
            control = Control(self._theme, Shape.ROW)
            control.wanted.connect(self.wanted)
            self._controls.append(control)
        places = places_of(buttons)
        if places != self._places:
            self._places = places
            self._arrange(places)
        for control, button in zip(self._controls, buttons, strict=False):
            control.draw(button)

    def _arrange(self, places: Places) -> None:
        for control in self._controls:
            self._grid.removeWidget(control)
            control.hide()
        for control, (line, left, wide) in zip(self._controls, places, strict=False):
            self._grid.addWidget(control, line, left, 1, wide)
            control.show()


def places_of(buttons: tuple[Button, ...]) -> Places:
    """Return row, column and width of each control; one that says more than its name has a row for itself."""
    if len(buttons) <= ONE_COLUMN:
        return tuple((line, 0, PAIR) for line in range(len(buttons)))
    places: list[tuple[int, int, int]] = []
    line, waiting = 0, False
    for index, button in enumerate(buttons):
        following = buttons[index + 1] if index + 1 < len(buttons) else None
        if waiting:
            places.append((line, 1, 1))
            line, waiting = line + 1, False
        elif button.detail or following is None or following.detail:
            places.append((line, 0, PAIR))
            line += 1
        else:
            places.append((line, 0, 1))
            waiting = True
    return tuple(places)
