"""Signs painted by hand: no font is asked for them, and each has its own shape, so that colour never speaks alone."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ivig_desk.presenters.screens import Tone
from ivig_desk.views.theme import TONES

# The square every sign is drawn in, whatever its size on the page.
SQUARE = 100
# Half way from black to white.
MIDDLE = 128


class Mark(QWidget):
    """One sign, as high as it is wide."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._shape = ""
        self._ink = TONES[Tone.PLAIN].ink
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def shape(self) -> str:
        """The sign that is shown."""
        return self._shape

    def draw(self, shape: str, ink: str) -> None:
        """Show a sign in a colour; a name that is no sign shows nothing."""
        if (shape, ink) != (self._shape, self._ink):
            self._shape, self._ink = shape, ink
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint = PAINTED.get(self._shape)
        if paint is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        painter.translate((self.width() - side) / 2, (self.height() - side) / 2)
        painter.scale(side / SQUARE, side / SQUARE)
        paint(painter, QColor(self._ink))
        painter.end()


def alarm_shape(priority: Tone) -> str:
    """Return the sign of a priority; the three differ in outline."""
    return {Tone.HIGH: "high", Tone.MEDIUM: "medium", Tone.LOW: "low"}.get(priority, "")


def _line(painter: QPainter, ink: QColor, *points: tuple[int, int]) -> None:
    pen = QPen(ink, 15, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))


def _fill(painter: QPainter, ink: QColor, *points: tuple[int, int]) -> None:
    painter.setPen(QPen(ink, 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))


def _call(painter: QPainter, ink: QColor, *, top: int, bottom: int) -> None:
    """An exclamation mark in the colour that stands out from the filled sign under it."""
    light = QColor(TONES[Tone.PLAIN].strong if ink.lightness() < MIDDLE else TONES[Tone.PLAIN].ink)
    painter.setPen(QPen(light, 11, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(50, top), QPointF(50, bottom - 20))
    painter.drawPoint(QPointF(50, bottom))


def _tick(painter: QPainter, ink: QColor) -> None:
    _line(painter, ink, (16, 54), (40, 78), (84, 24))


def _cross(painter: QPainter, ink: QColor) -> None:
    _line(painter, ink, (22, 22), (78, 78))
    _line(painter, ink, (78, 22), (22, 78))


def _high(painter: QPainter, ink: QColor) -> None:
    _fill(painter, ink, (50, 6), (96, 90), (4, 90))
    _call(painter, ink, top=36, bottom=76)


def _medium(painter: QPainter, ink: QColor) -> None:
    _fill(painter, ink, (50, 4), (96, 50), (50, 96), (4, 50))
    _call(painter, ink, top=26, bottom=74)


def _low(painter: QPainter, ink: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(QRectF(6, 6, 88, 88))
    _call(painter, ink, top=26, bottom=74)


def _hold(painter: QPainter, ink: QColor) -> None:
    painter.fillRect(QRectF(20, 14, 22, 72), ink)
    painter.fillRect(QRectF(58, 14, 22, 72), ink)


def _stop(painter: QPainter, ink: QColor) -> None:
    _fill(painter, ink, (31, 6), (69, 6), (94, 31), (94, 69), (69, 94), (31, 94), (6, 69), (6, 31))


def _frame(painter: QPainter, ink: QColor) -> None:
    painter.setPen(QPen(ink, 8))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _ring(painter: QPainter, ink: QColor) -> None:
    _frame(painter, ink)
    painter.drawEllipse(QRectF(14, 14, 72, 72))


def _dot(painter: QPainter, ink: QColor) -> None:
    _ring(painter, ink)
    painter.setBrush(ink)
    painter.drawEllipse(QRectF(34, 34, 32, 32))


def _box(painter: QPainter, ink: QColor) -> None:
    _frame(painter, ink)
    painter.drawRoundedRect(QRectF(14, 14, 72, 72), 10, 10)


def _ticked(painter: QPainter, ink: QColor) -> None:
    _box(painter, ink)
    _line(painter, ink, (32, 52), (46, 66), (70, 34))


PAINTED: dict[str, Callable[[QPainter, QColor], None]] = {
    "met": _tick,
    "missing": _cross,
    "high": _high,
    "medium": _medium,
    "low": _low,
    "hold": _hold,
    "stop": _stop,
    "ring": _ring,
    "dot": _dot,
    "box": _box,
    "ticked": _ticked,
}
