"""One answer that is pressed: it shows what the screen says is chosen, never what was pressed."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy, QWidget

from ivig_desk.presenters.screens import Field, FieldKind, Option
from ivig_desk.views.layouts import row
from ivig_desk.views.marks import Mark
from ivig_desk.views.theme import ACCENT_DARK, STRONG_EDGE, Extent, Gap, Theme, TypeSize
from ivig_desk.views.words import Words, restyle

ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
SHAPES = {
    (FieldKind.CHOICE, True): "dot",
    (FieldKind.CHOICE, False): "ring",
    (FieldKind.KEYED, True): "dot",
    (FieldKind.KEYED, False): "ring",
    (FieldKind.ANSWER, True): "dot",
    (FieldKind.ANSWER, False): "ring",
    (FieldKind.CHOICES, True): "ticked",
    (FieldKind.CHOICES, False): "box",
}


class Toggle(QPushButton):
    """An answer with its sign: round where one may be chosen, square where several."""

    chosen = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, form: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._form = form
        self._sign = Mark(theme.px(TypeSize.BODY))
        self._label = Words(TypeSize.BODY)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._box = self._arrange(theme)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.chosen)

    @property
    def is_chosen(self) -> bool:
        """Whether the screen has it chosen."""
        return bool(self.property("chosen") == "yes")

    def draw(self, option: Option, field: Field, *, is_chosen: bool) -> None:
        """Show an answer of a field."""
        self.setObjectName(f"{self._form}.{field.name}.{option.value}")
        self.setAccessibleName(f"{field.label or option.heading}: {option.label}")
        self._label.say(option.label)
        self._sign.draw(SHAPES.get((field.kind, is_chosen), ""), ACCENT_DARK if is_chosen else STRONG_EDGE)
        state = "yes" if is_chosen else "no"
        if self.property("chosen") != state:
            self.setProperty("chosen", state)
            restyle(self)
            restyle(self._label)

    def _arrange(self, theme: Theme) -> QBoxLayout:
        box = row(theme, self, gap=Gap.SMALL)
        box.setContentsMargins(theme.px(10), 0, theme.px(Gap.MEDIUM), 0)
        box.addWidget(self._sign)
        box.addWidget(self._label)
        return box

    def sizeHint(self) -> QSize:
        height = max(self._theme.px(Extent.TARGET), Extent.TARGET)
        return self._box.sizeHint().expandedTo(QSize(Extent.TARGET, height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        if event.key() in ENTER:
            self.entered.emit()
            return
        super().keyPressEvent(event)
