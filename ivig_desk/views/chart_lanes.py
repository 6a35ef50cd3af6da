"""The lanes of the chart: vital signs in heights of their lane, from 0 to 1, over what they are judged by."""

from dataclasses import dataclass
from itertools import groupby

from ivig_desk.presenters.chart_wording import lane_text, latest_text
from ivig_desk.presenters.screens import Depth, Level, LevelKind, Series, Zone

_MARGIN_OF_A_LANE = 0.2
_SPAN_OF_AN_UNKNOWN_SIGN = 1.0
_LEAST_SPANS = {
    "systolic": 60.0,
    "diastolic": 60.0,
    "heart_rate": 40.0,
    "temperature": 2.0,
    "spo2": 8.0,
    "respiratory_rate": 16.0,
}
"""Below these a lane is not stretched: a change of one beat must not look like a fall."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One sign in its lane: minutes and heights."""

    name: str
    xs: tuple[float, ...]
    ys: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneFigure:
    """A part of a lane that is shaded, from one height to another; never outside the lane."""

    foot: float
    top: float
    depth: Depth


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelFigure:
    """A line across a lane at a height in it."""

    height: float
    kind: LevelKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """Signs that share a name and a scale, with the values of the last set, over zones and levels that are in sight."""

    label: str
    traces: tuple[Trace, ...]
    latest: str
    zones: tuple[ZoneFigure, ...]
    levels: tuple[LevelFigure, ...]


def lanes_of(observations: tuple[Series, ...]) -> tuple[Lane, ...]:
    """Return the lanes in the order the signs come; signs that are drawn in one share its scale."""
    return tuple(_lane(label, tuple(series)) for label, series in groupby(observations, key=lane_text))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    low: float
    high: float

    def height(self, value: float) -> float:
        """Return the height of a value in its lane."""
        return (value - self.low) / (self.high - self.low)


def _lane(label: str, series: tuple[Series, ...]) -> Lane:
    scale = _scale(series)
    return Lane(
        label=label,
        traces=tuple(_trace(one, scale) for one in series),
        latest=latest_text(series),
        zones=tuple(zone for one in series for zone in _zones(one.zones, scale)),
        levels=tuple(level for one in series for level in _levels(one.levels, scale)),
    )


def _scale(series: tuple[Series, ...]) -> _Scale:
    values = [float(point.value) for one in series for point in one.points] or [0.0]
    least = max(_LEAST_SPANS.get(one.name, _SPAN_OF_AN_UNKNOWN_SIGN) for one in series)
    low, high = min(values), max(values)
    span = max(least, high - low) / (1 - 2 * _MARGIN_OF_A_LANE)
    middle = (low + high) / 2
    return _Scale(low=middle - span / 2, high=middle + span / 2)


def _trace(series: Series, scale: _Scale) -> Trace:
    return Trace(
        name=series.name,
        xs=tuple(float(point.minute) for point in series.points),
        ys=tuple(scale.height(float(point.value)) for point in series.points),
    )


def _zones(zones: tuple[Zone, ...], scale: _Scale) -> list[ZoneFigure]:
    figures = []
    for zone in zones:
        foot, top = max(0.0, scale.height(float(zone.low))), min(1.0, scale.height(float(zone.high)))
        if foot < top:
            figures.append(ZoneFigure(foot=foot, top=top, depth=zone.depth))
    return figures


def _levels(levels: tuple[Level, ...], scale: _Scale) -> list[LevelFigure]:
    figures = [LevelFigure(height=scale.height(float(level.value)), kind=level.kind) for level in levels]
    return [figure for figure in figures if 0 <= figure.height <= 1]
