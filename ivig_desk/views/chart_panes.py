"""Where the parts of a chart lie in a rectangle: lanes, marks, rate, clock."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from ivig_desk.presenters.chart_wording import RATE_UNIT
from ivig_desk.views.chart_figures import ChartFigures
from ivig_desk.views.chart_frame import Frame, Lettering
from ivig_desk.views.chart_lanes import Lane
from ivig_desk.views.chart_marks import rows_needed

MARK_GAP = 0.85
"""From a mark to its name, in heights of the text."""
MOST_ROWS = 3
# In a chart lower than so many lines of text the rate needs the room of the third row.
_LOW, _MOST_ROWS_OF_A_LOW_ONE = 18, 2

_SHARE_OF_THE_RATE = 1 / 3
_LAST_TO_GO = ("temperature", "respiratory_rate", "spo2", "heart_rate", "diastolic", "systolic")
_LANE_SHARE = 0.066
_LEAST_LANE, _MOST_LANE = 1.0, 1.9
_SHARED_LANE = 1.4
_MARK_ROW = 1.2
_CLOCK_ROW = 1.4
_GAP = 0.35
_MARGIN = 0.5
_WIDEST_RATE = f"0000 {RATE_UNIT}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Panes:
    """The parts of a chart from the top: lanes of vital signs, rows of marks, the rate, the clock."""

    lanes: tuple[QRectF, ...]
    marks: tuple[QRectF, ...]
    rate: QRectF
    clock: QRectF
    whole: QRectF

    @property
    def view(self) -> QRectF:
        """Everything that pans and zooms: from the top of the lanes to the foot of the rate."""
        return QRectF(self.rate.left(), self.whole.top(), self.rate.width(), self.rate.bottom() - self.whole.top())


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chart laid out: its figures, where the parts lie, the minutes in view, the letters."""

    figures: ChartFigures
    panes: Panes
    span: tuple[float, float]
    lettering: Lettering

    @property
    def rate(self) -> Frame:
        """The pane of the rate, in mL/h."""
        return self.frame(self.panes.rate, self.figures.top)

    def frame(self, rect: QRectF, top: float = 1.0) -> Frame:
        """Return a pane for the minutes in view."""
        return Frame(rect=rect, first_minute=self.span[0], last_minute=self.span[1], top=top)


def picture_of(whole: QRectF, figures: ChartFigures, span: tuple[float, float], lettering: Lettering) -> Picture:
    """Return a chart laid out in a rectangle, the rate in at least a third of it.

    Where it is too low for that, whole lanes give way: those first that tell least of a reaction, blood pressure last.
    """
    given_up = sorted(figures.lanes, key=_weight)
    kept = figures
    panes = _panes_of(whole, kept, lettering)
    while given_up and panes.rate.height() < whole.height() * _SHARE_OF_THE_RATE:
        gone = given_up.pop(0)
        kept = replace(kept, lanes=tuple(lane for lane in kept.lanes if lane is not gone))
        panes = _panes_of(whole, kept, lettering)
    return Picture(figures=kept, panes=panes, span=span, lettering=lettering)


def _weight(lane: Lane) -> int:
    """How long a lane stays in a low chart; a sign that is not named here goes first."""
    return max((_LAST_TO_GO.index(trace.name) for trace in lane.traces if trace.name in _LAST_TO_GO), default=-1)


def _panes_of(whole: QRectF, figures: ChartFigures, lettering: Lettering) -> Panes:
    """Return where each part lies in a rectangle; lanes grow with it a little, the rate takes the rest."""
    size = lettering.size
    names = [_WIDEST_RATE, *(lane.label for lane in figures.lanes)]
    left = whole.left() + max(lettering.measures.horizontalAdvance(name) for name in names) + 2 * _MARGIN * size
    latest = [lettering.bold_measures.horizontalAdvance(lane.latest) for lane in figures.lanes]
    width = whole.right() - max([2 * size, *latest]) - _MARGIN * size - left
    lane = min(max(whole.height() * _LANE_SHARE, _LEAST_LANE * size), _MOST_LANE * size)
    lane_heights = [lane * (_SHARED_LANE if len(one.traces) > 1 else 1) for one in figures.lanes]
    lanes = tuple(_stacked(QRectF(left, whole.top(), width, 0), lane_heights))
    below_lanes = whole.top() + sum(lane_heights) + _GAP * size
    most = MOST_ROWS if whole.height() >= _LOW * size else _MOST_ROWS_OF_A_LOW_ONE
    rows = _rows(figures, QRectF(left, 0, width, 0), lettering, most)
    marks = tuple(_stacked(QRectF(left, below_lanes, width, 0), [_MARK_ROW * size] * rows))
    clock = whole.bottom() - _CLOCK_ROW * size
    top = below_lanes + rows * _MARK_ROW * size
    return Panes(
        lanes=lanes,
        marks=marks,
        rate=QRectF(left, top, width, max(size, clock - top)),
        clock=QRectF(left, clock, width, _CLOCK_ROW * size),
        whole=whole,
    )


def _stacked(top: QRectF, heights: list[float]) -> Iterator[QRectF]:
    level = top.top()
    for height in heights:
        yield QRectF(top.left(), level, top.width(), height)
        level += height


def _rows(figures: ChartFigures, across: QRectF, lettering: Lettering, most: int) -> int:
    """The rows the marks need when the whole infusion is in view; looking closer only gives them more room."""
    frame = Frame(rect=across, first_minute=figures.first_minute, last_minute=figures.last_minute)
    return rows_needed(
        [frame.x(mark.minute) for mark in figures.marks],
        [lettering.bold_measures.horizontalAdvance(mark.label) for mark in figures.marks],
        gap=MARK_GAP * lettering.size,
        edges=(across.left(), across.right()),
        most=most,
    )
