"""The chart, as what is drawn in it."""

from dataclasses import dataclass
from enum import Enum, unique
from fractions import Fraction

from ivig_desk.presenters.screens.parts import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of the chart: minutes from the start, and a value in the unit of its series."""

    minute: Fraction
    value: Fraction


@unique
class Depth(Enum):
    """How deep a zone is shaded, the paler first; what is calm is not."""

    SCORING = "scoring"
    CONCERNING = "concerning"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """Values that are shaded behind the curve of a sign, in its unit."""

    low: Fraction
    high: Fraction
    depth: Depth


@unique
class LevelKind(Enum):
    """What a level line stands for."""

    BASELINE = "baseline"
    CONCERNING = "concerning"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One value of a sign drawn as a line across, in its unit."""

    kind: LevelKind
    value: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Points of one sign, with the name and unit shown in the legend, over its zones and levels."""

    name: str
    label: str
    points: tuple[Point, ...]
    zones: tuple[Zone, ...] = ()
    levels: tuple[Level, ...] = ()


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
