"""The curves of a course: one hand for screen and paper; told apart by place, never by colour alone."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ivig_desk.presenters.screens import CourseFigure, CurveMark, CurvePane
from ivig_desk.views import chart_look as look
from ivig_desk.views.chart_frame import Lettering, lettering_of
from ivig_desk.views.chart_look import Stroke
from ivig_desk.views.fonts import FAMILY
from ivig_desk.views.theme import Theme, TypeSize

# In heights of a letter: room of the numbers at the left, of the title above, of the visits below, between two panes.
_LEFT_ROOM, _TITLE_ROOM, _FOOT_ROOM, _GAP = 3.2, 2.9, 1.6, 1.2
_RING = 0.32
# So wide a pane is at least, in heights of a letter, or the panes stand in fewer columns.
_PANE_WIDTH = 14.0
_LEAST_HEIGHT = 200
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


class CourseCurves(QWidget):
    """The curves on a page."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._figure: CourseFigure | None = None
        self._font = QFont(FAMILY)
        self._font.setPixelSize(theme.letters(TypeSize.SMALL))
        self.setObjectName("course.curves")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def figure(self) -> CourseFigure | None:
        """What is drawn."""
        return self._figure

    def draw(self, figure: CourseFigure) -> None:
        """Show these curves, and say them to who cannot see them."""
        if figure == self._figure:
            return
        self._figure = figure
        self.setAccessibleName(". ".join(_said(figure, pane) for pane in figure.panes))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_LEAST_HEIGHT), self._theme.px(_LEAST_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._figure is None:
            return
        painter = QPainter(self)
        paint_curves(painter, QRectF(self.rect()), self._figure, self._font)
        painter.end()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """Where a pane's values lie on its device."""

    rect: QRectF
    visits: int
    top: float

    def x(self, visit: int) -> float:
        return self.rect.left() + (visit + 0.5) * self.rect.width() / self.visits

    def y(self, value: float) -> float:
        return self.rect.bottom() - value * self.rect.height() / self.top


def paint_curves(painter: QPainter, place: QRectF, figure: CourseFigure, font: QFont) -> None:
    """Paint every pane over the same visits into a place, with letters of a font of the painter's device."""
    lettering = lettering_of(font, painter.device())
    size = lettering.size
    number = len(figure.panes)
    columns = next((one for one in (4, 2) if place.width() >= one * _PANE_WIDTH * size), 1)
    rows = -(-number // columns)
    foot = lettering.size * _FOOT_ROOM
    width, height = place.width() / columns, (place.height() - foot) / rows
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for index, pane in enumerate(figure.panes):
        row, column = divmod(index, columns)
        cell = QRectF(place.left() + column * width, place.top() + row * height, width - _GAP * size, height)
        _pane(painter, cell, figure, pane, lettering)
    painter.setFont(lettering.plain)
    painter.setPen(QColor(look.QUIET_INK))
    foot_place = QRectF(place.left(), place.bottom() - foot, place.width(), foot)
    painter.drawText(foot_place, int(_CENTRE), figure.visits_title)
    painter.restore()


def _pane(painter: QPainter, cell: QRectF, figure: CourseFigure, pane: CurvePane, lettering: Lettering) -> None:
    size = lettering.size
    rect = QRectF(
        cell.left() + _LEFT_ROOM * size,
        cell.top() + _TITLE_ROOM * size,
        cell.width() - _LEFT_ROOM * size,
        cell.height() - (_TITLE_ROOM + _FOOT_ROOM) * size,
    )
    frame = _Frame(rect=rect, visits=len(figure.visits), top=float(pane.top))
    painter.setFont(lettering.bold)
    painter.setPen(QColor(look.INK))
    painter.drawText(QRectF(cell.left(), cell.top(), cell.width(), 1.3 * size), int(_LEFT), pane.title)
    _axes(painter, frame, figure, pane, lettering)
    if not pane.marks:
        painter.setPen(QColor(look.QUIET_INK))
        painter.drawText(rect, int(_CENTRE), figure.empty_text)
        return
    _limits(painter, frame, pane, lettering)
    if figure.changed_at is not None and pane is figure.panes[0]:
        _change(painter, frame, figure, lettering)
    _curve(painter, frame, pane, lettering)


def _axes(painter: QPainter, frame: _Frame, figure: CourseFigure, pane: CurvePane, lettering: Lettering) -> None:
    size, rect = lettering.size, frame.rect
    painter.setFont(lettering.plain)
    for value, text in pane.ticks:
        level = frame.y(float(value))
        painter.setPen(look.pen(Stroke.RULE if value == 0 else Stroke.GRID, size))
        painter.drawLine(QLineF(rect.left(), level, rect.right(), level))
        painter.setPen(QColor(look.QUIET_INK))
        painter.drawText(QRectF(rect.left() - 8.5 * size, level - size, 8 * size, 2 * size), int(_RIGHT), text)
    half = rect.width() / frame.visits / 2
    for visit, text in enumerate(figure.visits):
        place = QRectF(frame.x(visit) - half, rect.bottom() + 0.2 * size, 2 * half, 1.2 * size)
        painter.drawText(place, int(_CENTRE), text)


def _limits(painter: QPainter, frame: _Frame, pane: CurvePane, lettering: Lettering) -> None:
    """The limit of the laboratory that sent a value, over that visit alone: another may have another."""
    size = lettering.size
    half = frame.rect.width() / frame.visits / 2
    painter.setPen(look.pen(Stroke.LIMIT_CRITICAL, size))
    for mark in pane.marks:
        if mark.upper is not None:
            level = frame.y(float(mark.upper))
            painter.drawLine(QLineF(frame.x(mark.visit) - half, level, frame.x(mark.visit) + half, level))
    if pane.limit_text:
        painter.setFont(lettering.plain)
        painter.setPen(QColor(look.QUIET_INK))
        place = QRectF(frame.rect.left(), frame.rect.top() - _TITLE_ROOM * size, frame.rect.width(), 1.3 * size)
        painter.drawText(place, int(_RIGHT), pane.limit_text)


def _change(painter: QPainter, frame: _Frame, figure: CourseFigure, lettering: Lettering) -> None:
    size = lettering.size
    between = frame.x(figure.changed_at or 0) - frame.rect.width() / frame.visits / 2
    painter.setPen(look.pen(Stroke.ONSET, size))
    painter.drawLine(QLineF(between, frame.rect.top(), between, frame.rect.bottom()))
    painter.setFont(lettering.plain)
    painter.setPen(QColor(look.QUIET_INK))
    place = QRectF(between + 0.3 * size, frame.rect.top(), frame.rect.right() - between, 1.3 * size)
    painter.drawText(place, int(_LEFT), figure.changed_text)


def _curve(painter: QPainter, frame: _Frame, pane: CurvePane, lettering: Lettering) -> None:
    """Neighbouring visits are joined; a visit without a value breaks the line."""
    size = lettering.size
    painter.setPen(look.pen(Stroke.GIVEN, size))
    for first, second in pairwise(pane.marks):
        if second.visit == first.visit + 1:
            painter.drawLine(QLineF(_point(frame, first), _point(frame, second)))
    painter.setBrush(QColor(look.GROUND))
    for mark in pane.marks:
        painter.drawEllipse(_point(frame, mark), _RING * size, _RING * size)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setFont(lettering.plain)
    painter.setPen(QColor(look.INK))
    before = QRectF()
    for mark in pane.marks:
        at, half = _point(frame, mark), (lettering.measures.horizontalAdvance(mark.text) + size / 4) / 2
        place = QRectF(at.x() - half, at.y() - 1.55 * size, 2 * half, 1.1 * size)
        if place.intersects(before):
            # Beside its ring rather than into the value before it.
            place.moveLeft(before.right())
        painter.drawText(place, int(_CENTRE), mark.text)
        before = place


def _point(frame: _Frame, mark: CurveMark) -> QPointF:
    return QPointF(frame.x(mark.visit), frame.y(float(mark.value)))


def _said(figure: CourseFigure, pane: CurvePane) -> str:
    values = ", ".join(f"visit {figure.visits[mark.visit]}: {mark.text}" for mark in pane.marks)
    return f"{pane.title}: {values or figure.empty_text}"
