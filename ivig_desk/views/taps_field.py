"""The field a drip is counted in: one large control, tapped at each drop by space bar, mouse or finger."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ivig_desk.presenters.screens import Button, Field
from ivig_desk.presenters.wishes import Typed
from ivig_desk.views.controls import Control, Shape
from ivig_desk.views.field import FieldView
from ivig_desk.views.layouts import row, widen
from ivig_desk.views.theme import Gap, Theme

TAP_HEIGHT = 112


class TapControl(Control):
    """Says when it was pressed, by the time keyboard or mouse stamped on it, not when the program came to it."""

    tapped = Signal(object)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self.tapped.emit(event.timestamp())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # The second of two quick drops is a tap as the first.
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.tapped.emit(event.timestamp())

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(0, self._theme.px(TAP_HEIGHT)))


class TapsField(FieldView):
    """Taps, each one more millisecond figure behind those before; one press forgets them."""

    def __init__(self, theme: Theme, form: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, form, parent)
        self._tap = TapControl(theme, Shape.LARGE)
        self._again = Control(theme)
        self._tap.tapped.connect(self._add)
        self._again.wanted.connect(self.wanted)
        self._tap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._again.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        line = row(theme, gap=Gap.SMALL)
        line.addWidget(self._tap, 1)
        line.addWidget(self._again)
        self._column.addWidget(self._label)
        self._column.addLayout(line)
        self._column.addWidget(self._note)
        widen(self)

    def take_focus(self) -> None:
        """Make the space bar tap."""
        self._tap.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> list[QWidget]:
        """Return both controls."""
        return [self._tap, self._again]

    def _draw_answer(self, field: Field) -> None:
        tap, again = field.options
        nothing = Typed(form=self._form, field=field.name, text="")
        name = f"{self._form}.{field.name}"
        self._tap.draw_as(Button(name=name, label=tap.label), nothing)
        self._again.draw_as(Button(name=f"{name}.{again.value}", label=again.label), nothing)
        self._note.setVisible(bool(field.problem or field.hint))

    def _add(self, at_ms: int) -> None:
        taps = "" if self._field is None else self._field.text
        self._typed(f"{taps} {at_ms}".strip())
