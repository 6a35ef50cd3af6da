"""The small shapes of the chart: one for each sign, a flag, a bottle."""

from typing import assert_never

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from ivig_desk.presenters.screens import Tone
from ivig_desk.views import chart_look as look
from ivig_desk.views.chart_figures import MarkFigure, Shape

_DOT = 0.19
_ARROWS = {"systolic": -1, "diastolic": 1}
"""The pressures' arrows meet at the value, from above and from below."""


def draw_values(painter: QPainter, sign: str, places: list[QPointF], size: float) -> None:
    """Draw the values of one sign in one stroke: pressures as the two arrows of a paper chart, the others as dots."""
    half, path = _DOT * size, QPainterPath()
    if sign in _ARROWS:
        depth = _ARROWS[sign] * 1.4 * half
        for at in places:
            path.moveTo(at.x() - half, at.y() + depth)
            path.lineTo(at)
            path.lineTo(at.x() + half, at.y() + depth)
        painter.strokePath(path, look.pen(look.Stroke.DOT, size))
    else:
        for at in places:
            path.addEllipse(at, 0.8 * half, 0.8 * half)
        painter.fillPath(path, QBrush(QColor(look.INK)))


def draw_shape(painter: QPainter, mark: MarkFigure, foot: QPointF, height: float) -> None:
    """Draw a mark over the foot it stands on."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    match mark.shape:
        case Shape.FLAG:
            _flag(painter, foot, height, mark.tone)
        case Shape.BOTTLE:
            _bottle(painter, foot, height)
        case Shape.STRETCH:
            _hatched(painter, foot, height)
        case _:
            assert_never(mark.shape)
    painter.restore()


def _flag(painter: QPainter, foot: QPointF, height: float, tone: Tone) -> None:
    """A flag on its pole, filled where it calls at once, open where it does not."""
    colour = look.tone_colour(tone)
    top, width = foot.y() - 0.9 * height, 0.5 * height
    painter.setPen(QPen(colour, 0.09 * height))
    painter.drawLine(QLineF(foot.x(), foot.y(), foot.x(), top))
    painter.setBrush(QBrush(colour) if tone is Tone.HIGH else QBrush(QColor(look.GROUND)))
    cloth = (QPointF(0, 0), QPointF(width, 0.24 * height), QPointF(0, 0.48 * height))
    painter.drawPolygon(QPolygonF([QPointF(foot.x(), top) + corner for corner in cloth]))


def _bottle(painter: QPainter, foot: QPointF, height: float) -> None:
    """A bottle hanging neck down."""
    colour = QColor(look.BOTTLE)
    painter.setPen(QPen(colour, 0.08 * height))
    painter.setBrush(QBrush(QColor(look.GROUND)))
    painter.drawRect(QRectF(foot.x() - 0.17 * height, foot.y() - 0.85 * height, 0.34 * height, 0.48 * height))
    painter.setBrush(QBrush(colour))
    painter.drawRect(QRectF(foot.x() - 0.07 * height, foot.y() - 0.37 * height, 0.14 * height, 0.18 * height))


def _hatched(painter: QPainter, foot: QPointF, height: float) -> None:
    """A scrap of the hatching it names."""
    field = QRectF(foot.x(), foot.y() - 0.75 * height, 0.45 * height, 0.5 * height)
    painter.setPen(QPen(QColor(look.UNWATCHED), 0.08 * height))
    painter.drawRect(field)
    third = field.width() / 3
    painter.drawLine(QLineF(field.left() + third, field.bottom(), field.left() + 3 * third, field.top()))
    painter.drawLine(QLineF(field.left(), field.bottom() - third, field.left() + 2 * third, field.top()))
