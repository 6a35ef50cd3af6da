"""The counts of the drip in the chart: a ring at the rate that was counted, beside the line of the given one."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from ivig_desk.presenters.chart_wording import COUNTED
from ivig_desk.views import chart_look as look
from ivig_desk.views.chart_look import Stroke
from ivig_desk.views.chart_panes import Picture

_RADIUS = 0.32
_BELOW = 0.45


def paint_drips(painter: QPainter, picture: Picture) -> None:
    """Paint each count, and what the rings are under the last of them."""
    rate, drips, size = picture.rate, picture.figures.drips, picture.lettering.size
    places = [rate.point(x, y) for x, y in zip(drips.xs, drips.ys, strict=True)]
    if not places:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(look.pen(Stroke.DOT, size))
    painter.setBrush(QColor(look.GROUND))
    for place in places:
        painter.drawEllipse(place, _RADIUS * size, _RADIUS * size)
    painter.setFont(picture.lettering.plain)
    painter.setPen(QColor(look.INK))
    painter.drawText(_under(picture, places[-1]), int(Qt.AlignmentFlag.AlignCenter), COUNTED)
    painter.restore()


def _under(picture: Picture, place: QPointF) -> QRectF:
    """Under the ring and left of it, clear of the present; over it or right of it where there is no room."""
    size = picture.lettering.size
    width = picture.lettering.measures.horizontalAdvance(COUNTED)
    top = place.y() + _BELOW * size
    if top + size > picture.rate.rect.bottom():
        top = place.y() - (1 + _BELOW) * size
    left = place.x() - width
    return QRectF(left if left >= picture.rate.rect.left() else place.x(), top, width, size)
