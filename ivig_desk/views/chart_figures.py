"""What a chart is drawn from: a ChartScreen in the floats that painters take, the same for screen and paper."""

from dataclasses import dataclass
from enum import Enum, unique
from fractions import Fraction
from math import ceil, floor, log10

from ivig_desk.presenters.chart_wording import ceiling_text, given_text
from ivig_desk.presenters.screens import ChartScreen, Point, Tone
from ivig_desk.views.chart_lanes import Lane, lanes_of

MINUTES_IN_AN_HOUR = 60
MINUTES_IN_A_DAY = 24 * MINUTES_IN_AN_HOUR

_HEADROOM = 1.12
_LEAST_TOP = 10.0
_TIME_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 240)
_NICE = (1.0, 2.0, 2.5, 5.0, 10.0)
_MARGIN = 0.015
_ROOM_AFTER_END = 3
_STEP_OF_END = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """A rate that holds from each minute until the next."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]


@unique
class Shape(Enum):
    """What a mark is drawn as."""

    FLAG = "flag"
    BOTTLE = "bottle"
    STRETCH = "stretch"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkFigure:
    """Something that happened at a minute, or began at it."""

    minute: float
    shape: Shape
    label: str
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class StretchFigure:
    """Minutes in which nobody watched."""

    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartFigures:
    """The whole chart in floats: minutes from the start, rates in mL/h."""

    start_clock_minute: float
    now_minute: float
    first_minute: float
    last_minute: float
    top: float
    given: Steps
    planned: Steps
    ceiling: float
    ceiling_from: float
    lanes: tuple[Lane, ...]
    marks: tuple[MarkFigure, ...]
    stretches: tuple[StretchFigure, ...]
    drips: Steps
    given_text: str
    ceiling_text: str


def figures_of(chart: ChartScreen, lanes: tuple[Lane, ...] | None = None) -> ChartFigures:
    """Return the figures of a chart; `lanes` are those of the same observations, where they are known already."""
    first, last = whole_span(chart)
    return ChartFigures(
        start_clock_minute=float(chart.start_clock_minute),
        now_minute=float(chart.now_minute),
        first_minute=first,
        last_minute=last,
        top=rate_top(chart),
        given=steps_until(chart.given, chart.now_minute),
        planned=steps_until(chart.planned, chart.planned[-1].minute if chart.planned else Fraction(0)),
        ceiling=float(chart.ceiling_ml_per_h),
        ceiling_from=ceiling_from(chart),
        lanes=lanes_of(chart.observations) if lanes is None else lanes,
        marks=_marks(chart),
        stretches=tuple(StretchFigure(start=float(one.start), end=float(one.end)) for one in chart.unwatched),
        drips=Steps(
            xs=tuple(float(one.minute) for one in chart.drips), ys=tuple(float(one.value) for one in chart.drips)
        ),
        given_text=given_text(chart.given[-1].value) if chart.given and chart.given[-1].value else "",
        ceiling_text=ceiling_text(chart.ceiling_ml_per_h),
    )


def steps_until(points: tuple[Point, ...], end: Fraction) -> Steps:
    """Return the corners of a rate that holds from each point to the next, and from the last one until `end`."""
    xs: list[float] = []
    ys: list[float] = []
    last = max(end, points[-1].minute) if points else end
    ends = (*(point.minute for point in points[1:]), last)
    for point, until in zip(points, ends, strict=False):
        xs += (float(point.minute), float(until))
        ys += (float(point.value), float(point.value))
    return Steps(xs=tuple(xs), ys=tuple(ys))


def rate_top(chart: ChartScreen) -> float:
    """Return the rate at the upper edge, in mL/h: above the ceiling and every rate given or planned."""
    rates = [chart.ceiling_ml_per_h, *(point.value for point in (*chart.given, *chart.planned, *chart.drips))]
    return max(_LEAST_TOP, float(max(rates)) * _HEADROOM)


def ceiling_from(chart: ChartScreen) -> float:
    """Return the minute from which the ceiling can be drawn: no earlier than the last higher rate ended.

    The ceiling is the highest rate allowed now. Drawn over a time when it was higher, it would show a rate above it.
    """
    ends = (*(point.minute for point in chart.given[1:]), chart.now_minute)
    above = [end for point, end in zip(chart.given, ends, strict=False) if point.value > chart.ceiling_ml_per_h]
    return float(max(above)) if above else whole_span(chart)[0]


def whole_span(chart: ChartScreen) -> tuple[float, float]:
    """Return the first and last minute of the whole infusion, with everything that is marked in it.

    The end goes on in steps, so that a late infusion does not move the whole chart at every look.
    """
    sets = {point.minute for series in chart.observations for point in series.points}
    marked = {mark.minute for mark in (*chart.adverse_events, *chart.bottles)}
    first = float(min({Fraction(0)} | sets | marked))
    last = float(max({Fraction(1), chart.end_minute, chart.now_minute} | sets | marked))
    end = ceil((last + _ROOM_AFTER_END) / _STEP_OF_END) * _STEP_OF_END
    return first - (end - first) * _MARGIN, float(end)


def clock_ticks(start_clock_minute: float, low: float, high: float, most: int) -> tuple[tuple[float, str], ...]:
    """Return minutes of whole clock times between two minutes, at most so many, each with its `HH:MM`."""
    step = next((step for step in _TIME_STEPS if (high - low) / step <= most), MINUTES_IN_A_DAY)
    first = ceil((low + start_clock_minute) / step) * step
    last = floor((high + start_clock_minute) / step) * step
    return tuple((clock - start_clock_minute, clock_of(clock)) for clock in range(first, last + 1, step))


def clock_of(clock_minute: float) -> str:
    """Return a minute after local midnight as `HH:MM`; the next day begins at 00:00 again."""
    hours, minutes = divmod(floor(clock_minute) % MINUTES_IN_A_DAY, MINUTES_IN_AN_HOUR)
    return f"{hours:02}:{minutes:02}"


def rate_ticks(top: float, most: int) -> tuple[float, ...]:
    """Return round rates from 0 to the upper edge, at most so many steps."""
    rough = top / max(1, most)
    power = 10.0 ** floor(log10(rough))
    step = next(nice * power for nice in _NICE if nice * power >= rough)
    return tuple(index * step for index in range(floor(top / step) + 1))


def _marks(chart: ChartScreen) -> tuple[MarkFigure, ...]:
    """Adverse events first, since the first in the row have first choice of room for their names."""
    flags = [_mark(Shape.FLAG, one.minute, one.label, one.tone) for one in chart.adverse_events]
    bottles = [_mark(Shape.BOTTLE, one.minute, one.label, one.tone) for one in chart.bottles]
    stretches = [_mark(Shape.STRETCH, one.start, one.label, Tone.QUIET) for one in chart.unwatched]
    return (*flags, *bottles, *stretches)


def _mark(shape: Shape, minute: Fraction, label: str, tone: Tone) -> MarkFigure:
    return MarkFigure(minute=float(minute), shape=shape, label=label, tone=tone)
