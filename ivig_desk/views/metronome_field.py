"""The field of a metronome: one control, and a drop that falls and lands at each beat."""

from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ivig_desk.presenters.screens import Button, Field
from ivig_desk.presenters.wishes import Typed
from ivig_desk.views.controls import Control
from ivig_desk.views.field import FieldView
from ivig_desk.views.layouts import row, widen
from ivig_desk.views.theme import EDGE, INK, STRONG_EDGE, Gap, Theme

MARK_WIDTH, MARK_HEIGHT = 44, 72
LIT_UP_TO = 168
"""Beats a minute: 2.8 a second, the fastest an alarm flashes, and fewer than the three from which flashing harms."""
LIT_FOR = 0.25
_MINUTE_MS = 60_000
_RADIUS, _GROUND = 7, 5


class BeatMark(QWidget):
    """A drop that falls; where it is follows from the time since the first beat, and so a still window catches up."""

    beaten = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._per_minute: Fraction | None = None
        self._beats = 0.0
        self._fall = QVariantAnimation(self)
        self._fall.setLoopCount(-1)
        self._fall.valueChanged.connect(self._move)
        self.setFixedSize(theme.px(MARK_WIDTH), theme.px(MARK_HEIGHT))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def is_falling(self) -> bool:
        """Whether it moves."""
        return self._per_minute is not None

    @property
    def is_lit(self) -> bool:
        """Whether the ground is lit: for a moment after each landing, and never where that would flash too fast."""
        if self._per_minute is None or self._per_minute > LIT_UP_TO:
            return False
        return self._beats % 1 < LIT_FOR

    @property
    def fallen(self) -> float:
        """How far down it is, from 0 to 1; it falls as drops do, ever faster."""
        return (self._beats % 1) ** 2

    def beat(self, per_minute: Fraction | None) -> None:
        """Fall so many times a minute, beginning with a landing; rest for None."""
        if per_minute == self._per_minute:
            return
        self._fall.stop()
        self._per_minute, self._beats = per_minute, 0.0
        if per_minute is not None:
            # One round is a whole number of minutes and of beats, so that none is cut where a round begins again.
            self._fall.setDuration(_MINUTE_MS * per_minute.denominator)
            self._fall.setStartValue(0.0)
            self._fall.setEndValue(float(per_minute.numerator))
            self._fall.start()
        self.update()

    def pass_to(self, milliseconds: int) -> None:
        """Be where it is so long after the first beat."""
        self._fall.setCurrentTime(milliseconds)

    def _move(self, beats: float) -> None:
        if int(beats) != int(self._beats):
            self.beaten.emit(int(beats))
        self._beats = beats
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius, ground = self._theme.px(_RADIUS), self._theme.px(_GROUND)
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(EDGE), 1))
        painter.drawRoundedRect(room, radius, radius)
        bottom = room.bottom() - ground
        painter.setPen(QPen(QColor(INK if self.is_lit else STRONG_EDGE), ground if self.is_lit else 2))
        painter.drawLine(QPointF(room.left() + ground, bottom), QPointF(room.right() - ground, bottom))
        if self.is_falling:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(INK))
            top = room.top() + radius
            painter.drawEllipse(
                QPointF(room.center().x(), top + (bottom - radius - ground - top) * self.fallen), radius, radius
            )
        painter.end()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.beat(None)


class MetronomeField(FieldView):
    """Begins and ends the metronome, and shows its beats beside what is worth knowing of them."""

    def __init__(self, theme: Theme, form: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, form, parent)
        self._control = Control(theme)
        self._control.wanted.connect(self.wanted)
        self._control.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._mark = BeatMark(theme)
        line = row(theme, gap=Gap.MEDIUM)
        line.addWidget(self._mark)
        line.addWidget(self._control)
        line.addWidget(self._note, 1)
        self._note.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._column.addWidget(self._label)
        self._column.addLayout(line)
        widen(self)

    def take_focus(self) -> None:
        """Put the focus on the control."""
        self._control.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> list[QWidget]:
        """Return the control."""
        return [self._control]

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    def _draw_answer(self, field: Field) -> None:
        self._mark.beat(Fraction(field.text) if field.text else None)
        self._control.setVisible(field.options != ())
        for option in field.options:
            wish = Typed(form=self._form, field=field.name, text=option.value)
            button = Button(name=f"{self._form}.{field.name}", label=option.label, key=option.key)
            self._control.draw_as(button, wish)
