"""The chart on paper: the same hand as on screen, every line a line."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPolygonF

from ivig_desk.presenters.screens import ChartScreen
from ivig_desk.views import chart_look as look
from ivig_desk.views.chart_figures import Steps, figures_of
from ivig_desk.views.chart_frame import Frame, lettering_of
from ivig_desk.views.chart_look import Stroke
from ivig_desk.views.chart_paint import paint_above, paint_below, paint_clock
from ivig_desk.views.chart_panes import Picture, picture_of


def paint_chart(painter: QPainter, place: QRectF, chart: ChartScreen, font: QFont) -> None:
    """Paint the whole infusion into a place, with letters of a font of the painter's device."""
    figures, lettering = figures_of(chart), lettering_of(font, painter.device())
    span = (figures.first_minute, figures.last_minute)
    picture = picture_of(place, figures, span, lettering)
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    paint_below(painter, picture)
    _curves(painter, picture)
    paint_above(painter, picture)
    paint_clock(painter, picture)
    painter.restore()


def _curves(painter: QPainter, picture: Picture) -> None:
    figures, rate, size = picture.figures, picture.rate, picture.lettering.size
    painter.save()
    painter.setClipRect(rate.rect)
    if figures.given.xs:
        _area(painter, rate, figures.given)
    painter.setPen(look.pen(Stroke.CEILING, size))
    level = rate.y(figures.ceiling)
    painter.drawLine(QLineF(rate.x(figures.ceiling_from), level, rate.rect.right(), level))
    for steps, stroke in ((figures.planned, Stroke.PLANNED), (figures.given, Stroke.GIVEN)):
        painter.setPen(look.pen(stroke, size))
        painter.drawPolyline(_corners(rate, steps))
    painter.restore()


def _area(painter: QPainter, rate: Frame, steps: Steps) -> None:
    """The volume given is the area under the given rate."""
    corners = _corners(rate, steps)
    corners.append(rate.point(steps.xs[-1], 0))
    corners.append(rate.point(steps.xs[0], 0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(look.GIVEN_AREA)))
    painter.drawPolygon(corners)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _corners(rate: Frame, steps: Steps) -> QPolygonF:
    return QPolygonF([rate.point(x, y) for x, y in zip(steps.xs, steps.ys, strict=True)])
