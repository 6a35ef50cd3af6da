"""The chart of the run page: given rate over the planned ramp, vital signs, flags, bottles, and always the present."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QVBoxLayout, QWidget

from ivig_desk.presenters.chart_wording import NAME
from ivig_desk.presenters.screens import ChartScreen
from ivig_desk.views import chart_look as look
from ivig_desk.views.chart_figures import ChartFigures, Steps, figures_of
from ivig_desk.views.chart_frame import Lettering, lettering_of
from ivig_desk.views.chart_look import Stroke
from ivig_desk.views.chart_paint import paint_above, paint_below, paint_now
from ivig_desk.views.chart_panes import Picture, picture_of
from ivig_desk.views.chart_view import MinutesView

_MARGIN = 6
_LINES_OF_TEXT_IN_HEIGHT = 21
_SMALLEST_TEXT, _LARGEST_TEXT = 13, 20
_PAN_STEP = 0.2
_ZOOM_STEP = 0.7


class InfusionChart(QWidget):
    """Draws a ChartScreen; drag and wheel look closer, double-click or Home shows the whole infusion again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("infusion_chart")
        self.setAccessibleName(NAME)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._drawn: ChartScreen | None = None
        self._figures: ChartFigures | None = None
        self._picture: Picture | None = None
        self.view = MinutesView()
        self.given = pg.PlotCurveItem(fillLevel=0, brush=QColor(look.GIVEN_AREA))
        self.planned = pg.PlotCurveItem()
        self.ceiling = pg.PlotCurveItem()
        self.now = pg.InfiniteLine(angle=90)
        self._below = _Layer(paint_below, _seen_below)
        self._below.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self._above = _Layer(_above_and_now, _all)
        self._graphics = self._scene()
        self.view.sigXRangeChanged.connect(self._compose)

    def draw(self, chart: ChartScreen) -> None:
        """Show a chart; what is the same as in the last one is left as it is."""
        before = self._figures
        if chart == self._drawn:
            return
        same_sets = self._drawn is not None and self._drawn.observations == chart.observations
        figures = figures_of(chart, before.lanes if before is not None and same_sets else None)
        self._drawn, self._figures = chart, figures
        if before is None or before.given != figures.given:
            _set(self.given, figures.given)
        if before is None or before.planned != figures.planned:
            _set(self.planned, figures.planned)
        if before is None or _ceiling(before) != _ceiling(figures):
            _set(self.ceiling, _ceiling(figures))
        self.now.setPos(figures.now_minute)
        self.view.show_present(figures.now_minute, (figures.first_minute, figures.last_minute))
        self._compose()

    def show_whole(self) -> None:
        """Show the whole infusion again."""
        self.view.show_whole()

    def _scene(self) -> pg.GraphicsView:
        graphics = pg.GraphicsView(self, background=look.GROUND)
        graphics.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for depth, item in enumerate((self.ceiling, self.given, self.planned, self.now)):
            item.setZValue(depth)
            self.view.addItem(item, ignoreBounds=True)
        for depth, part in ((-200, self._below), (-100, self.view), (100, self._above)):
            part.setZValue(depth)
            graphics.scene().addItem(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(graphics)
        return graphics

    def _compose(self) -> None:
        """Lay the parts out for the minutes in view and hand both layers what they paint."""
        figures = self._figures
        if figures is None:
            return
        before, lettering = self._picture, self._lettering()
        whole = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        picture = picture_of(whole, figures, self.view.span, lettering)
        panes = picture.panes
        if before is None or before.panes != panes or before.figures.top != figures.top:
            self.view.setGeometry(panes.view)
            self.view.setYRange(0, figures.top * panes.view.height() / panes.rate.height(), padding=0)
            self._set_pens(lettering.size)
        self._picture = replace(picture, span=self.view.span)
        self._below.show_picture(self._picture, QRectF(self.rect()))
        self._above.show_picture(self._picture, QRectF(self.rect()))

    def _lettering(self) -> Lettering:
        height = min(max(self.height() // _LINES_OF_TEXT_IN_HEIGHT, _SMALLEST_TEXT), _LARGEST_TEXT)
        if self._picture is not None and self._picture.lettering.plain.pixelSize() == height:
            return self._picture.lettering
        font = QFont(self.font())
        font.setPixelSize(height)
        return lettering_of(font, self)

    def _set_pens(self, size: float) -> None:
        self.given.setPen(_cosmetic(Stroke.GIVEN, size))
        self.planned.setPen(_cosmetic(Stroke.PLANNED, size))
        self.ceiling.setPen(_cosmetic(Stroke.CEILING, size))
        self.now.setPen(_cosmetic(Stroke.NOW, size))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home shows all, arrows move, plus and minus look closer or wider."""
        steps: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Home: self.view.show_whole,
            Qt.Key.Key_Left: lambda: self.view.pan(-_PAN_STEP),
            Qt.Key.Key_Right: lambda: self.view.pan(_PAN_STEP),
            Qt.Key.Key_Plus: lambda: self.view.zoom(_ZOOM_STEP),
            Qt.Key.Key_Minus: lambda: self.view.zoom(1 / _ZOOM_STEP),
        }
        step = steps.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            step()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the parts out anew."""
        super().resizeEvent(event)
        self._compose()


class _Layer(QGraphicsItem):
    """What is painted below or above the curves, in the pixels of the chart."""

    def __init__(self, hand: Callable[[QPainter, Picture], None], seen: Callable[[Picture], object]) -> None:
        super().__init__()
        self._hand = hand
        self._seen = seen
        self._picture: Picture | None = None
        self._rect = QRectF()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_picture(self, picture: Picture, rect: QRectF) -> None:
        """Paint this from now on; where all that is seen of it stays the same, the old painting stands."""
        if rect != self._rect:
            self.prepareGeometryChange()
            self._rect = rect
        before, self._picture = self._picture, picture
        if before is None or self._seen(before) != self._seen(picture):
            self.update()

    def boundingRect(self) -> QRectF:
        """Return the whole chart."""
        return self._rect

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Paint the picture."""
        if self._picture is not None:
            self._hand(painter, self._picture)


def _above_and_now(painter: QPainter, picture: Picture) -> None:
    paint_above(painter, picture)
    paint_now(painter, picture)


def _all(picture: Picture) -> object:
    return picture


def _seen_below(picture: Picture) -> object:
    """All that changes the lower layer; the present is not in it, so that time passing does not paint it again."""
    figures = picture.figures
    return figures.lanes, figures.top, figures.start_clock_minute, picture.panes, picture.span


def _ceiling(figures: ChartFigures) -> Steps:
    return Steps(xs=(figures.ceiling_from, figures.last_minute), ys=(figures.ceiling, figures.ceiling))


def _set(curve: pg.PlotCurveItem, steps: Steps) -> None:
    curve.setData(np.array(steps.xs), np.array(steps.ys))


def _cosmetic(stroke: Stroke, size: float) -> QPen:
    """A pen that keeps its width under the view's scale."""
    pen = look.pen(stroke, size)
    pen.setCosmetic(True)
    return pen
