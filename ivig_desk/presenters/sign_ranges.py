"""What lies behind the curve of a sign: the ranges it is judged in, the baseline, this patient's own limits."""

from fractions import Fraction
from itertools import pairwise
from typing import assert_never

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.monitoring.observation import Sign
from ivig_desk.domain.monitoring.ranges import JudgedBy, SignRange, Standing, ranges_of
from ivig_desk.presenters.screens import Depth, Level, LevelKind, Zone

Backdrop = tuple[tuple[Zone, ...], tuple[Level, ...]]
"""The zones and levels of one sign."""

_UNIVERSAL = 0
_OWN_LANE = frozenset(Sign) - {Sign.SYSTOLIC, Sign.DIASTOLIC}
"""Both pressures share a lane: shaded by the one, the other would lie in what is not its own."""


class KnownRanges:
    """The backdrops of one infusion, worked out anew only where age, baseline or rules are others than before."""

    def __init__(self) -> None:
        self._by: JudgedBy | None = None
        self._backdrops: dict[Sign, Backdrop] = {}

    def of(self, infusion: Infusion, plan: Plan, now: Instant) -> dict[Sign, Backdrop]:
        """Return what lies behind each sign, for the age of today."""
        by = JudgedBy(baseline=infusion.baseline, patient=plan.patient, on=now.day(_UNIVERSAL), bands=plan.rules.bands)
        if by != self._by:
            self._by, self._backdrops = by, {sign: backdrop_of(sign, by) for sign in Sign}
        return self._backdrops


def backdrop_of(sign: Sign, by: JudgedBy) -> Backdrop:
    """Return zones for a sign with a lane of its own, levels where it has limits of this patient's own."""
    ranges = ranges_of(sign, by)
    zones = tuple(_zones(ranges)) if sign in _OWN_LANE else ()
    start = None if by.baseline is None else by.baseline.of(sign)
    levels = [] if start is None else [Level(kind=LevelKind.BASELINE, value=start.value)]
    if sign is Sign.SYSTOLIC:
        levels += _limits(ranges)
    return zones, tuple(levels)


def _zones(ranges: tuple[SignRange, ...]) -> list[Zone]:
    depths = [(one, _depth(one.standing)) for one in ranges]
    return [Zone(low=one.low, high=one.high, depth=depth) for one, depth in depths if depth is not None]


def _depth(standing: Standing) -> Depth | None:
    match standing:
        case Standing.CALM:
            return None
        case Standing.SCORING:
            return Depth.SCORING
        case Standing.CONCERNING:
            return Depth.CONCERNING
        case Standing.CRITICAL:
            return Depth.CRITICAL
        case _:
            assert_never(standing)


def _limits(ranges: tuple[SignRange, ...]) -> list[Level]:
    """Where a pressure that goes away from calm becomes concerning, and where critical."""
    order = list(Standing)
    limits: dict[Fraction, LevelKind] = {}
    for below, above in pairwise(ranges):
        worse = max(below.standing, above.standing, key=order.index)
        if worse is Standing.CRITICAL:
            limits[above.low] = LevelKind.CRITICAL
        elif worse is Standing.CONCERNING:
            limits[above.low] = LevelKind.CONCERNING
    return [Level(kind=kind, value=value) for value, kind in limits.items()]
