"""The chart's drawing, below and above its curves: one hand for screen and paper, so that both look the same."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from ivig_desk.presenters.chart_wording import RATE_UNIT
from ivig_desk.presenters.screens import Tone
from ivig_desk.views import chart_look as look
from ivig_desk.views.chart_drips import paint_drips
from ivig_desk.views.chart_figures import MarkFigure, Shape, clock_of, clock_ticks, rate_ticks
from ivig_desk.views.chart_frame import Frame, Lettering
from ivig_desk.views.chart_lanes import Lane
from ivig_desk.views.chart_look import Stroke
from ivig_desk.views.chart_marks import Placed, placed_in_rows
from ivig_desk.views.chart_names import names_of
from ivig_desk.views.chart_panes import MARK_GAP, Picture
from ivig_desk.views.chart_shapes import draw_shape, draw_values
from ivig_desk.views.chart_zones import hatch, paint_levels, paint_zones

_CLOCK_WIDTH = 4.5
_RATE_HEIGHT = 1.2
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


def paint_below(painter: QPainter, picture: Picture) -> None:
    """Paint what lies under the curves: the zones, the grid, the lanes with their names."""
    size, view = picture.lettering.size, picture.frame(picture.panes.view)
    lanes = [(view.within(rect), lane) for rect, lane in zip(picture.panes.lanes, picture.figures.lanes, strict=True)]
    for frame, lane in lanes:
        paint_zones(painter, frame, lane, size)
    painter.setPen(look.pen(Stroke.GRID, size))
    painter.drawLines(
        [QLineF(view.x(at), view.rect.top(), view.x(at), view.rect.bottom()) for at, _ in _ticks(picture)]
    )
    _rates(painter, picture.rate, picture.lettering)
    for frame, lane in lanes:
        _lane_names(painter, frame.rect, picture, lane)
        paint_levels(painter, frame, lane, size)
        _traces(painter, frame, lane, size)


def paint_above(painter: QPainter, picture: Picture) -> None:
    """Paint what lies over the curves: hatched stretches, when adverse events began, the names of lines and marks."""
    figures, lettering, rate = picture.figures, picture.lettering, picture.rate
    painter.save()
    painter.setClipRect(picture.panes.view)
    for stretch in figures.stretches:
        _hatch(painter, rate, (stretch.start, stretch.end), lettering.size)
    for mark in figures.marks:
        if mark.shape is Shape.FLAG:
            painter.setPen(look.onset_pen(mark.tone, lettering.size))
            painter.drawLine(QLineF(rate.x(mark.minute), rate.rect.top(), rate.x(mark.minute), rate.rect.bottom()))
    paint_drips(painter, picture)
    _line_names(painter, picture)
    _marks(painter, picture)
    painter.restore()


def paint_clock(painter: QPainter, picture: Picture, ticks: tuple[tuple[float, str], ...] | None = None) -> None:
    """Paint the clock times, all or the given ones."""
    clock, lettering, half = picture.panes.clock, picture.lettering, _CLOCK_WIDTH * picture.lettering.size / 2
    painter.setFont(lettering.plain)
    painter.setPen(QColor(look.QUIET_INK))
    for at, text in _ticks(picture) if ticks is None else ticks:
        place = QRectF(picture.rate.x(at) - half, clock.top(), 2 * half, clock.height())
        painter.drawText(place, int(_CENTRE), text)


def paint_now(painter: QPainter, picture: Picture) -> None:
    """Paint the present: its time in a dark field under its line, other times making way, and the rate given."""
    figures, lettering, clock, rate = picture.figures, picture.lettering, picture.panes.clock, picture.rate
    size, now = lettering.size, picture.rate.x(figures.now_minute)
    text = clock_of(figures.start_clock_minute + figures.now_minute)
    width = lettering.bold_measures.horizontalAdvance(text) + 0.7 * size
    paint_clock(painter, picture, tuple(tick for tick in _ticks(picture) if abs(rate.x(tick[0]) - now) > width))
    place = QRectF(now - width / 2, clock.top(), width, 1.2 * size)
    painter.fillRect(place, QColor(look.NOW))
    painter.setFont(lettering.bold)
    painter.setPen(QColor(look.GROUND))
    painter.drawText(place, int(_CENTRE), text)
    for name in names_of(picture):
        if name.text == figures.given_text:
            _on_ground(painter, name.place, name.text, name.colour)


def _ticks(picture: Picture) -> tuple[tuple[float, str], ...]:
    most = max(1, int(picture.panes.clock.width() / (_CLOCK_WIDTH * picture.lettering.size)))
    return clock_ticks(picture.figures.start_clock_minute, *picture.span, most)


def _hatch(painter: QPainter, rate: Frame, minutes: tuple[float, float], size: float) -> None:
    start, end = rate.x(minutes[0]), rate.x(minutes[1])
    area = QRectF(start, rate.rect.top(), max(end - start, size / 4), rate.rect.height()).intersected(rate.rect)
    if not area.isEmpty():
        painter.setPen(look.pen(Stroke.HATCH, size))
        hatch(painter, area, size)


def _rates(painter: QPainter, rate: Frame, lettering: Lettering) -> None:
    """Draw the rates' lines and numbers; the highest number carries the unit."""
    ticks = rate_ticks(rate.top, int(rate.rect.height() / (_RATE_HEIGHT * lettering.size)))
    painter.setFont(lettering.plain)
    for value in ticks:
        level = rate.y(value)
        painter.setPen(look.pen(Stroke.RULE if value == 0 else Stroke.GRID, lettering.size))
        painter.drawLine(QLineF(rate.rect.left(), level, rate.rect.right(), level))
        painter.setPen(QColor(look.QUIET_INK))
        text = f"{value:g} {RATE_UNIT}" if value == ticks[-1] else f"{value:g}"
        _beside(painter, QPointF(rate.rect.left(), level), text, lettering.size)


def _beside(painter: QPainter, at: QPointF, text: str, size: float) -> None:
    painter.drawText(QRectF(at.x() - 20 * size, at.y() - size, 19.5 * size, 2 * size), int(_RIGHT), text)


def _lane_names(painter: QPainter, rect: QRectF, picture: Picture, lane: Lane) -> None:
    lettering, whole = picture.lettering, picture.panes.whole
    painter.setPen(look.pen(Stroke.RULE, lettering.size))
    painter.drawLine(QLineF(whole.left(), rect.bottom(), whole.right(), rect.bottom()))
    painter.setFont(lettering.plain)
    painter.setPen(QColor(look.QUIET_INK))
    _beside(painter, QPointF(rect.left(), rect.center().y()), lane.label, lettering.size)
    painter.setFont(lettering.bold)
    painter.setPen(QColor(look.INK))
    place = QRectF(rect.right() + lettering.size / 2, rect.top(), 20 * lettering.size, rect.height())
    painter.drawText(place, int(_LEFT), lane.latest)


def _traces(painter: QPainter, frame: Frame, lane: Lane, size: float) -> None:
    painter.save()
    painter.setClipRect(frame.rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    traces = [[frame.point(x, y) for x, y in zip(trace.xs, trace.ys, strict=True)] for trace in lane.traces]
    painter.setPen(look.pen(Stroke.TRACE, size))
    for points in traces:
        painter.drawPolyline(QPolygonF(points))
    for trace, points in zip(lane.traces, traces, strict=True):
        draw_values(painter, trace.name, points, size)
    painter.restore()


def _line_names(painter: QPainter, picture: Picture) -> None:
    """Name the lines; the given rate comes with the present, which is over everything."""
    painter.setFont(picture.lettering.plain)
    for name in names_of(picture):
        if name.text != picture.figures.given_text:
            _on_ground(painter, name.place, name.text, name.colour)


def _on_ground(painter: QPainter, place: QRectF, text: str, colour: str) -> None:
    painter.fillRect(place, QColor(look.GROUND))
    painter.setPen(QColor(colour))
    painter.drawText(place, int(_CENTRE), text)


def _marks(painter: QPainter, picture: Picture) -> None:
    lettering, rows = picture.lettering, picture.panes.marks
    frame = picture.frame(rows[0])
    in_view = [mark for mark in picture.figures.marks if mark.minute <= picture.span[1]]
    places = placed_in_rows(
        [frame.x(mark.minute) for mark in in_view],
        [lettering.bold_measures.horizontalAdvance(mark.label) for mark in in_view],
        gap=MARK_GAP * lettering.size,
        edges=(frame.rect.left(), frame.rect.right()),
        rows=len(rows),
    )
    for mark, placed in zip(in_view, places, strict=True):
        _mark(painter, frame.within(rows[placed.row]), mark, placed, lettering)


def _mark(painter: QPainter, row: Frame, mark: MarkFigure, placed: Placed, lettering: Lettering) -> None:
    font, measures = lettering.plain, lettering.measures
    if mark.tone is Tone.HIGH:
        font, measures = lettering.bold, lettering.bold_measures
    width = measures.horizontalAdvance(mark.label)
    if placed.room >= width:
        place = QRectF(placed.left, row.rect.top(), width, row.rect.height())
        painter.fillRect(place, QColor(look.GROUND))
        painter.setFont(font)
        painter.setPen(look.tone_colour(mark.tone))
        painter.drawText(place, int(_LEFT), mark.label)
    draw_shape(painter, mark, QPointF(row.x(mark.minute), row.rect.bottom()), row.rect.height())
