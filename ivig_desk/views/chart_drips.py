"""The counts of the drip in the chart: a ring at the rate that was counted, beside the line of the given one."""

from PySide6.QtGui import QColor, QPainter

from ivig_desk.views import chart_look as look
from ivig_desk.views.chart_look import Stroke
from ivig_desk.views.chart_panes import Picture

_RADIUS = 0.32


def paint_drips(painter: QPainter, picture: Picture) -> None:
    """Paint each count."""
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
    painter.restore()
