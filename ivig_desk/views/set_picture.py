"""Giving sets as their packets show them: a drip chamber with the drops of 1 mL, or a pump with its step."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from ivig_desk.presenters.screens import Field, Option
from ivig_desk.views.fonts import FAMILY
from ivig_desk.views.layouts import column, row
from ivig_desk.views.theme import ACCENT_DARK, INK, Gap, Theme, TypeSize
from ivig_desk.views.toggle import Toggle

# What a picture is drawn in, in px of the design, and where its figure stands.
WIDE, HIGH = 116, 64
FIGURE_LEFT, FIGURE_FOOT, UNIT_FOOT = 40, 39, 60
STROKE = 3.0
PUMP = "pump"


class PictureToggle(Toggle):
    """An answer with its picture over its label."""

    def draw(self, option: Option, field: Field, *, is_chosen: bool) -> None:
        """Show an answer of a field."""
        super().draw(option, field, is_chosen=is_chosen)
        self._picture.draw(option.picture, ACCENT_DARK if is_chosen else INK)

    def _arrange(self, theme: Theme) -> QBoxLayout:
        self._picture = SetPicture(theme)
        self._label.resize_letters(TypeSize.SMALL)
        box = column(theme, self, gap=Gap.HAIR)
        side, top = theme.px(10), theme.px(Gap.SMALL)
        box.setContentsMargins(side, top, side, top)
        over = row(theme, gap=Gap.HAIR)
        over.addWidget(self._sign)
        over.addWidget(self._picture)
        over.addStretch()
        box.addLayout(over)
        box.addWidget(self._label)
        return box


class SetPicture(QWidget):
    """A giving set, in one ink; the figure is read at two metres."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = QSize(theme.px(WIDE), theme.px(HIGH))
        self._picture = ""
        self._ink = INK
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def picture(self) -> str:
        """The set that is shown, as its option names it."""
        return self._picture

    def draw(self, picture: str, ink: str) -> None:
        """Show a set: `gravity:60` or `pump:0.1`."""
        if (picture, ink) != (self._picture, self._ink):
            self._picture, self._ink = picture, ink
            self.update()

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return self._size

    def paintEvent(self, event: QPaintEvent) -> None:
        kind, _, figure = self._picture.partition(":")
        if not figure:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / WIDE, self.height() / HIGH)
        ink = QColor(self._ink)
        painter.setPen(QPen(ink, STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        if kind == PUMP:
            _pump(painter, ink)
            _write(painter, figure, "mL/h")
        else:
            _chamber(painter, ink)
            _drop(painter, ink, QPointF(FIGURE_LEFT + _write(painter, figure, "= 1 mL") + 14, 26), 13)
        painter.end()


def _write(painter: QPainter, figure: str, unit: str) -> float:
    """Write the figure and what it counts; return how wide the figure is."""
    pen = painter.pen()
    painter.setFont(_letters(TypeSize.COUNT, QFont.Weight.Bold))
    painter.drawText(QPointF(FIGURE_LEFT, FIGURE_FOOT), figure)
    width = painter.fontMetrics().horizontalAdvance(figure)
    painter.setFont(_letters(TypeSize.SMALL, QFont.Weight.DemiBold))
    painter.drawText(QPointF(FIGURE_LEFT, UNIT_FOOT), unit)
    painter.setPen(pen)
    return width


def _letters(size: TypeSize, weight: QFont.Weight) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(size)
    font.setWeight(weight)
    return font


def _chamber(painter: QPainter, ink: QColor) -> None:
    """A drip chamber: the spike, the drop that falls, what has gathered, the line below."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawLine(QPointF(17, 2), QPointF(17, 10))
    painter.drawRoundedRect(QRectF(5, 10, 24, 42), 6, 6)
    painter.drawLine(QPointF(17, 52), QPointF(17, 62))
    painter.fillRect(QRectF(8, 40, 18, 9), ink)
    _drop(painter, ink, QPointF(17, 26), 7)


def _drop(painter: QPainter, ink: QColor, middle: QPointF, high: float) -> None:
    """A drop, pointed above and round below."""
    x, y = middle.x(), middle.y()
    path = QPainterPath(QPointF(x, y - high))
    path.cubicTo(x + high * 0.2, y - high * 0.4, x + high * 0.7, y - high * 0.1, x + high * 0.7, y + high * 0.35)
    path.cubicTo(x + high * 0.7, y + high * 1.15, x - high * 0.7, y + high * 1.15, x - high * 0.7, y + high * 0.35)
    path.cubicTo(x - high * 0.7, y - high * 0.1, x - high * 0.2, y - high * 0.4, x, y - high)
    painter.fillPath(path, ink)


def _pump(painter: QPainter, ink: QColor) -> None:
    """A pump on its pole: a display, two keys, the line through it."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawLine(QPointF(17, 2), QPointF(17, 10))
    painter.drawRoundedRect(QRectF(3, 10, 28, 42), 4, 4)
    painter.drawLine(QPointF(17, 52), QPointF(17, 62))
    painter.fillRect(QRectF(8, 16, 18, 11), ink)
    for left in (8, 20):
        painter.fillRect(QRectF(left, 35, 6, 6), ink)
