"""The chart, as what is drawn in it."""

from dataclasses import dataclass
from fractions import Fraction

from ivig_desk.presenters.screens.parts import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of the chart: minutes from the start, and a value in the unit of its series."""

    minute: Fraction
    value: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Points of one sign, with the name and unit shown in the legend."""

    name: str
    label: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something that happened at a minute: an adverse event, a bottle, a note."""

    minute: Fraction
    label: str
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Minutes in which nobody watched."""

    start: Fraction
    end: Fraction
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartScreen:
    """The chart's content; clock times follow from `start_clock_minute`, minutes after local midnight.

    `drips` are the counts of the drip, in mL/h as the given rates are.
    """

    start_clock_minute: Fraction
    now_minute: Fraction
    end_minute: Fraction
    given: tuple[Point, ...]
    planned: tuple[Point, ...]
    ceiling_ml_per_h: Fraction
    observations: tuple[Series, ...]
    adverse_events: tuple[Mark, ...]
    bottles: tuple[Mark, ...]
    unwatched: tuple[Stretch, ...]
    drips: tuple[Point, ...] = ()
