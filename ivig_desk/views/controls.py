"""What is pressed: a button with its label, its key and what it waits for."""

import re
from dataclasses import replace
from enum import Enum, unique

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ivig_desk.presenters.screens import Ability, Button, Tone
from ivig_desk.presenters.wishes import Pressed, Wish
from ivig_desk.views.layouts import column, row
from ivig_desk.views.marks import PAINTED, Mark
from ivig_desk.views.theme import CARD, STRONG_EDGE, Extent, Gap, Theme, TypeSize
from ivig_desk.views.words import BOLD, SEMIBOLD, Words, restyle

# Words in the name of a control that starts or raises the rate.
RAISING = frozenset({"raise", "resume", "start"})
SEPARATOR = "; "


@unique
class Shape(Enum):
    """How much room and weight a control has."""

    PLAIN = "plain"
    ROW = "row"
    CURRENT = "current"
    HOLD = "hold"
    STOP = "stop"
    LARGE = "large"


class Control(QPushButton):
    """One `Button` of a screen; pressed by mouse, finger or key it says its wish."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, shape: Shape = Shape.PLAIN, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._button: Button | None = None
        self._wish: Wish | None = None
        self._is_large = shape in {Shape.HOLD, Shape.STOP, Shape.LARGE}
        size = TypeSize.HEADLINE if self._is_large else TypeSize.BODY
        self._label = Words(size, BOLD if self._is_large else SEMIBOLD)
        self._key = Words(TypeSize.SMALL).named("key")
        self._detail = Words(TypeSize.SMALL).named("detail")
        self._mark = Mark(theme.px(TypeSize.HEADLINE))
        self._shortcut = QShortcut(self)
        self._shortcut.setAutoRepeat(False)
        self._shortcut.activated.connect(self._press)
        self.clicked.connect(self._press)
        self.setProperty("shape", shape.value)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._box = row(theme, self, gap=Gap.SMALL)
        self._arrange(shape)

    def draw(self, button: Button) -> None:
        """Show a button that says it was pressed."""
        self.draw_as(button, Pressed(name=button.name))

    def draw_if_any(self, button: Button | None) -> None:
        """Show a button, or nothing where there is none."""
        self.setVisible(button is not None)
        if button is not None:
            self.draw(button)

    def draw_as(self, button: Button, wish: Wish) -> None:
        """Show a button that says this wish."""
        self._wish = wish
        if button == self._button:
            return
        self._button = button
        self.setObjectName(button.name)
        self.setAccessibleName(button.label)
        self.setAccessibleDescription(button.detail)
        self.setEnabled(button.ability is not Ability.OFF)
        self._label.say(button.label)
        self._say_or_hide(self._detail, button.detail)
        self._draw_key(button.key)
        self._draw_look(button)
        self.updateGeometry()

    def reshape(self, shape: Shape) -> None:
        """Give the control another weight."""
        if self.property("shape") != shape.value:
            self.setProperty("shape", shape.value)
            self._restyle()

    def _draw_key(self, key: str) -> None:
        sequences = [QKeySequence(part) for part in key.split(SEPARATOR) if part]
        self._shortcut.setKeys(sequences)
        shown = sequences[0].toString(QKeySequence.SequenceFormat.NativeText) if sequences else ""
        self._say_or_hide(self._key, shown)

    def _draw_look(self, button: Button) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if is_careful(button) else Qt.FocusPolicy.TabFocus)
        self._mark.setVisible(self._is_large and button.name in PAINTED)
        self._mark.draw(button.name, CARD if button.ability is Ability.READY else STRONG_EDGE)
        look = {"ability": button.ability.value, "tone": _tone_of(button)}
        if any(self.property(name) != value for name, value in look.items()):
            for name, value in look.items():
                self.setProperty(name, value)
            self._restyle()

    def _restyle(self) -> None:
        for widget in (self, self._label, self._key, self._detail):
            restyle(widget)

    def _say_or_hide(self, words: Words, text: str) -> None:
        words.say(text)
        words.setVisible(text != "")

    def _press(self) -> None:
        if self._wish is not None:
            self.wanted.emit(self._wish)

    def _arrange(self, shape: Shape) -> None:
        for part in (self._label, self._key, self._detail):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        box = self._box
        side = self._theme.px(Gap.MEDIUM if shape is Shape.ROW else Gap.SMALL)
        box.setContentsMargins(side, self._theme.px(Gap.HAIR), side, self._theme.px(Gap.HAIR))
        self._key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if shape is Shape.ROW:
            self._key.setMinimumWidth(self._theme.px(Gap.WIDE + Gap.HAIR))
            box.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
            box.addWidget(self._label)
            box.addStretch()
            box.addWidget(self._detail)
            return
        box.addStretch()
        box.addWidget(self._mark)
        first = row(self._theme, gap=Gap.SMALL)
        first.addStretch()
        first.addWidget(self._label)
        first.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addStretch()
        lines = column(self._theme, gap=0)
        lines.addLayout(first)
        lines.addWidget(self._detail, 0, Qt.AlignmentFlag.AlignCenter)
        box.addLayout(lines)
        box.addStretch()

    def sizeHint(self) -> QSize:
        # Where there is room, the label has more of it on either side.
        return self.minimumSizeHint() + QSize(2 * self._theme.px(Gap.SMALL), 0)

    def minimumSizeHint(self) -> QSize:
        least = self._theme.px(Extent.TALL_TARGET if self._is_large else Extent.TARGET)
        # A target for gloved fingers stays as large on a small screen.
        return self._box.sizeHint().expandedTo(QSize(Extent.TARGET, max(least, Extent.TARGET)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.focusPolicy() != Qt.FocusPolicy.NoFocus:
            self.click()
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.focusPolicy() == Qt.FocusPolicy.NoFocus:
            return
        super().mouseDoubleClickEvent(event)


def is_careful(button: Button) -> bool:
    """Whether a control starts or raises the rate, and so is out of reach of a repeated key (S28)."""
    return button.is_careful or not RAISING.isdisjoint(re.split(r"[^a-z]+", button.name))


def with_key(button: Button, key: str) -> Button:
    """Return the button with one more key, where it has not got it yet."""
    keys = [QKeySequence(one) for one in button.key.split(SEPARATOR) if one]
    if QKeySequence(key) in keys:
        return button
    return replace(button, key=SEPARATOR.join(filter(None, (button.key, key))))


def _tone_of(button: Button) -> str:
    return Tone.PLAIN.value if button.tone is Tone.QUIET else button.tone.value
