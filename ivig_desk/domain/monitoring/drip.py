"""From taps, one a drop, to drops per minute with the range the true rate is in."""

from dataclasses import dataclass
from enum import Enum, unique
from fractions import Fraction
from itertools import pairwise
from math import isqrt

from ivig_desk.domain.amounts.quantities import DropsPerMinute, Seconds
from ivig_desk.domain.monitoring.drip_rules import LEAST_FREEDOM, DripRules

_SECONDS_IN_A_MINUTE = 60
_PERCENT = 100
_PLACES = 10**6
_BOUND_PLACES = 100
_STRAIGHT_LINE = 2
"""What a straight line takes of the degrees of freedom: its slope and where it begins."""


@unique
class MissedDrop(Enum):
    """Whether the nurse says that no tap was made for one drop in the longest interval."""

    NONE = "none"
    ONE = "one"


@unique
class DripUse(Enum):
    """What a count is recorded as: a check of the given rate, or what is running, as the given rate."""

    CHECKED = "checked"
    GIVEN_RATE = "given-rate"


@unique
class DripProblem(Enum):
    """Why taps are no count yet."""

    TOO_FEW = "taps-too-few"
    DROP_MISSED = "drop-missed"
    TOO_IRREGULAR = "taps-irregular"
    TOO_FAST = "drip-too-fast"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taps:
    """The taps as made, on any clock that only goes forward, and what the nurse says of a drop that was missed."""

    at: tuple[Seconds, ...]
    missed: MissedDrop = MissedDrop.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class DripUncounted:
    """Taps that are no count: why, how many are good, how many bounced, and behind which good tap the gap is."""

    problem: DripProblem
    taps: int
    bounces: int
    gap_after: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DripCount:
    """What the taps say: drops/min, and the range the true rate is in; how many taps are good, how many bounced.

    The bounds are rounded outward to 0.01 drops/min. `gap_after` is the good tap behind which one drop was missed.
    """

    drops: DropsPerMinute
    lowest: DropsPerMinute
    highest: DropsPerMinute
    taps: int
    bounces: int
    gap_after: int | None


def count_drip(taps: Taps, rules: DripRules) -> DripCount | DripUncounted:
    """Return drops/min with its range, or why there is none yet.

    The time of tap k is taken to be a + b × k + scatter: drops fall evenly for as long as they are counted, and each
    tap is early or late independently of the others, all by the same normal scatter. b is the slope of least squares,
    its range b ± t × s ÷ √Σ(k − k̄)², s from the residuals with two fewer degrees of freedom than taps and never
    under `least_jitter`. Where the assumption holds, the range covers the truth in 98 % of counts; scatter that is
    not normal has 3 % to spare.
    """
    good = _without_bounces(taps.at, rules.bounce)
    bounces = len(taps.at) - len(good)
    gaps = _long_intervals(good, rules)
    gap_after = gaps[0] if len(gaps) == 1 else None

    def uncounted(problem: DripProblem) -> DripUncounted:
        return DripUncounted(problem=problem, taps=len(good), bounces=bounces, gap_after=gap_after)

    if len(good) < rules.fewest_taps:
        return uncounted(DripProblem.TOO_FEW)
    if gap_after is not None and taps.missed is MissedDrop.NONE:
        return uncounted(DripProblem.DROP_MISSED)
    interval, either_way = _fitted(_numbers(len(good), gap_after), good, rules)
    if rules.fastest.value * interval < _SECONDS_IN_A_MINUTE:
        return uncounted(DripProblem.TOO_FAST)
    if either_way * _PERCENT > interval * rules.widest_percent:
        return uncounted(DripProblem.TOO_IRREGULAR)
    return DripCount(
        drops=DropsPerMinute(_SECONDS_IN_A_MINUTE / interval),
        lowest=DropsPerMinute(_down(_SECONDS_IN_A_MINUTE / (interval + either_way))),
        highest=DropsPerMinute(-_down(-_SECONDS_IN_A_MINUTE / (interval - either_way))),
        taps=len(good),
        bounces=bounces,
        gap_after=gap_after,
    )


def whole_drops(drops: DropsPerMinute) -> DropsPerMinute:
    """Return the nearest whole number of drops/min, of two equally near ones the higher: what a count is recorded as.

    >>> whole_drops(DropsPerMinute.of("57.4")).text, whole_drops(DropsPerMinute.of("57.5")).text
    ('57', '58')
    """
    return DropsPerMinute(Fraction((drops.value + Fraction(1, 2)) // 1))


def is_outside(drops: DropsPerMinute, given: DropsPerMinute, rules: DripRules) -> bool:
    """Whether a count is further from the given rate than asks for no adjustment; exactly as far is not (S22)."""
    return abs(drops.value - given.value) * _PERCENT > given.value * rules.adjust_beyond_percent


def _without_bounces(taps: tuple[Seconds, ...], bounce: Seconds) -> tuple[Fraction, ...]:
    """A tap is held against the last good one."""
    good: list[Fraction] = []
    for tap in taps:
        if not good or tap.value - good[-1] >= bounce.value:
            good.append(tap.value)
    return tuple(good)


def _long_intervals(good: tuple[Fraction, ...], rules: DripRules) -> tuple[int, ...]:
    """Behind which taps an interval is near twice the middle one, counted from 1."""
    intervals = [later - earlier for earlier, later in pairwise(good)]
    if not intervals:
        return ()
    middle = sorted(intervals)[(len(intervals) - 1) // 2]
    least, most = middle * rules.missed_from_times, middle * rules.missed_to_times
    return tuple(number for number, interval in enumerate(intervals, start=1) if least <= interval <= most)


def _numbers(taps: int, gap_after: int | None) -> tuple[int, ...]:
    """Which drop each tap was for."""
    return tuple(number + (gap_after is not None and number >= gap_after) for number in range(taps))


def _fitted(numbers: tuple[int, ...], good: tuple[Fraction, ...], rules: DripRules) -> tuple[Fraction, Fraction]:
    """Seconds a drop, and how far the truth may be either way, rounded up."""
    taps = len(good)
    middle, mean = Fraction(sum(numbers), taps), sum(good, start=Fraction(0)) / taps
    spread = sum(((number - middle) * (number - middle) for number in numbers), start=Fraction(0))
    moments = (number * time - middle * time for number, time in zip(numbers, good, strict=True))
    interval = sum(moments, start=Fraction(0)) / spread
    missed_by = (time - mean - interval * (number - middle) for number, time in zip(numbers, good, strict=True))
    freedom = taps - _STRAIGHT_LINE
    squares = sum((residual * residual for residual in missed_by), start=Fraction(0))
    scatter = max(squares / freedom, rules.least_jitter.value * rules.least_jitter.value)
    student_t = rules.student_t[min(freedom - LEAST_FREEDOM, len(rules.student_t) - 1)]
    return interval, student_t * _root_up(scatter / spread)


def _root_up(value: Fraction) -> Fraction:
    """The square root to six places, never under the true one."""
    scaled = -(-value.numerator * _PLACES**2 // value.denominator)
    root = isqrt(scaled)
    return Fraction(root + (root * root < scaled), _PLACES)


def _down(value: Fraction) -> Fraction:
    return Fraction(value * _BOUND_PLACES // 1, _BOUND_PLACES)
