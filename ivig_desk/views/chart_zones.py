"""What lies behind the curves of vital signs, told apart without colour: paler and deeper grey, hatching, dashes."""

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter

from ivig_desk.presenters.screens import Depth, LevelKind
from ivig_desk.views import chart_look as look
from ivig_desk.views.chart_frame import Frame
from ivig_desk.views.chart_lanes import Lane
from ivig_desk.views.chart_look import Stroke

_GREYS = {Depth.SCORING: look.SCORING, Depth.CONCERNING: look.CONCERNING, Depth.CRITICAL: look.CRITICAL}
_STROKES = {
    LevelKind.BASELINE: Stroke.BASELINE,
    LevelKind.CONCERNING: Stroke.LIMIT_CONCERNING,
    LevelKind.CRITICAL: Stroke.LIMIT_CRITICAL,
}
_HATCH_SPACING = 0.45


def paint_zones(painter: QPainter, frame: Frame, lane: Lane, size: float) -> None:
    """Shade what is not calm; what is critical is hatched as well."""
    for zone in lane.zones:
        top = frame.y(zone.top)
        area = QRectF(frame.rect.left(), top, frame.rect.width(), frame.y(zone.foot) - top)
        painter.fillRect(area, QColor(_GREYS[zone.depth]))
        if zone.depth is Depth.CRITICAL:
            painter.setPen(look.pen(Stroke.CRITICAL_HATCH, size))
            hatch(painter, area, size)


def paint_levels(painter: QPainter, frame: Frame, lane: Lane, size: float) -> None:
    """Draw the baseline and this patient's own limits across a lane."""
    for level in lane.levels:
        painter.setPen(look.pen(_STROKES[level.kind], size))
        height = frame.y(level.height)
        painter.drawLine(QLineF(frame.rect.left(), height, frame.rect.right(), height))


def hatch(painter: QPainter, area: QRectF, size: float) -> None:
    """Draw the slanted lines one by one: a brush pattern follows the scale of the view and smears."""
    painter.save()
    painter.setClipRect(area)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    spacing, height = _HATCH_SPACING * size, area.height()
    feet = [area.left() + n * spacing - height for n in range(int((area.width() + height) / spacing) + 1)]
    painter.drawLines([QLineF(foot, area.bottom(), foot + height, area.top()) for foot in feet])
    painter.restore()
