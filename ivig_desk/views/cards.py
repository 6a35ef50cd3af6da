"""White cards on the grey page, and the lists of lines, conditions and controls that stand on them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ivig_desk.presenters.screens import Button, ConditionLine, Line
from ivig_desk.views.controls import Control, Shape
from ivig_desk.views.layouts import column, row, wrapping
from ivig_desk.views.marks import Mark
from ivig_desk.views.repeated import Repeated
from ivig_desk.views.theme import TONES, Gap, Theme, TypeSize
from ivig_desk.views.words import REGULAR, SEMIBOLD, Words

# Up to so many conditions stand apart; more stand close.
LOOSE = 5
MISSING = "missing"


class Card(QFrame):
    """A framed part of a page under a small heading."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, gap: int = Gap.SMALL) -> None:
        super().__init__(parent)
        self.setProperty("card", "plain")
        self.body = column(theme, self, gap=gap, margin=Gap.MEDIUM)
        self.heading = Words(TypeSize.SMALL, SEMIBOLD)
        self.heading.hide()
        self.body.addWidget(self.heading, 0, Qt.AlignmentFlag.AlignLeft)

    def head(self, text: str) -> None:
        """Show a heading, or none."""
        self.heading.say(text)
        self.heading.setVisible(text != "")


class Lines(QWidget):
    """Lines under one another, each wrapped where it is too long."""

    def __init__(self, theme: Theme, size: TypeSize = TypeSize.BODY, *, gap: int = Gap.HAIR) -> None:
        super().__init__()
        self._size = size
        whole = column(theme, self, gap=0)
        lines = column(theme, gap=gap)
        whole.addLayout(lines)
        whole.addStretch()
        self._words = Repeated(lines, lambda: Words(self._size).wrapping())
        wrapping(self)

    def draw(self, lines: tuple[Line, ...]) -> None:
        """Show these lines."""
        for words, line in zip(self._words.fit(len(lines)), lines, strict=True):
            words.resize_letters(self._size)
            words.draw(line)
        self.setVisible(len(lines) > 0)

    def resize_letters(self, size: TypeSize) -> None:
        """Draw in another size from now on."""
        self._size = size


class ConditionView(QWidget):
    """One condition with its painted mark."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        box = row(theme, self, gap=Gap.SMALL)
        self._mark = Mark(theme.px(TypeSize.LARGE))
        self._words = Words().wrapping()
        box.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self._words, 1)
        wrapping(self)

    def draw(self, condition: ConditionLine) -> None:
        """Show a condition, met or missing."""
        self._mark.draw(condition.mark, TONES[condition.tone].ink)
        self._words.say(condition.text, condition.tone)
        self._words.mark("weight", SEMIBOLD if condition.mark == MISSING else REGULAR)


class Conditions(QWidget):
    """Conditions under one another."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = column(theme, self, gap=Gap.HAIR)
        self._views = Repeated(self._column, lambda: ConditionView(theme))
        wrapping(self)

    def draw(self, conditions: tuple[ConditionLine, ...]) -> None:
        """Show these conditions."""
        self._column.setSpacing(self._theme.px(Gap.HAIR) if len(conditions) <= LOOSE else 0)
        for view, condition in zip(self._views.fit(len(conditions)), conditions, strict=True):
            view.draw(condition)


class Controls(QWidget):
    """Controls beside or under one another, as many as the screen has."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, direction: Qt.Orientation = Qt.Orientation.Horizontal) -> None:
        super().__init__()
        self._theme = theme
        make_layout = row if direction is Qt.Orientation.Horizontal else column
        gap = Gap.SMALL if direction is Qt.Orientation.Horizontal else Gap.HAIR
        self._controls = Repeated(make_layout(theme, self, gap=gap), self._make)

    def draw(self, buttons: tuple[Button, ...]) -> None:
        """Show these controls."""
        for control, button in zip(self._controls.fit(len(buttons)), buttons, strict=True):
            control.draw(button)

    def draw_current(self, buttons: tuple[Button, ...], current: int) -> None:
        """Show these controls, one of them as the place where one is."""
        for index, control in enumerate(self._controls.fit(len(buttons))):
            control.reshape(Shape.CURRENT if index == current else Shape.PLAIN)
            control.draw(buttons[index])

    def _make(self) -> Control:
        control = Control(self._theme)
        # In a row all are as high as the highest.
        control.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        control.wanted.connect(self.wanted)
        return control
