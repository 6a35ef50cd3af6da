"""What carries the infusion, and which rates it can be set to."""

from dataclasses import dataclass
from enum import Enum, unique
from fractions import Fraction

from ivig_desk.domain.amounts.formulas import (
    drops_for_rate,
    rate_for_weight,
    rate_of_drops,
    rate_per_weight,
    time_between_drops,
)
from ivig_desk.domain.amounts.quantities import (
    DropsPerMinute,
    DropsPerMl,
    Kilograms,
    MlPerHour,
    MlPerKgPerHour,
    SecondsPerDrop,
)

DROP_FACTORS = tuple(DropsPerMl.of(printed) for printed in ("10", "15", "20", "60"))
"""Drop factors printed on packets (S21)."""

SLOWEST_DRIP = DropsPerMinute.of("2")
"""Under this many drops a minute a drip is not set by counting (S20)."""

MICRODRIP_ADVISED_UNDER = DropsPerMinute.of("10")
"""Under this many drops a minute a microdrip set or a pump is advised (S20)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pump:
    """A pump, with the smallest step its rate can be set by and, where it is known, the highest rate it runs at."""

    increment: MlPerHour
    fastest: MlPerHour | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gravity:
    """A gravity set, with the drop factor read from its packet."""

    drop_factor: DropsPerMl


GivingSet = Pump | Gravity


@unique
class SetProblem(Enum):
    """Why a giving set cannot run at a rate."""

    DROPS_TOO_SLOW = "drops-too-slow"
    PUMP_TOO_COARSE = "pump-too-coarse"
    OTHER_DROP_FACTOR = "other-drop-factor"
    ABOVE_HARD_LIMIT = "above-hard-limit"


@dataclass(frozen=True, slots=True, kw_only=True)
class BedRate:
    """One rate as it runs at the bed: the single object every screen, prompt and print shows (S6)."""

    ml_per_h: MlPerHour
    ml_per_kg_h: MlPerKgPerHour
    drops_per_min: DropsPerMinute | None
    seconds_per_drop: SecondsPerDrop | None


def rounded_down(rate: MlPerHour, giving_set: GivingSet) -> MlPerHour:
    """Return the highest rate not above `rate` that the set can do, in mL/h; the one rounding there is (S20).

    >>> rounded_down(MlPerHour.of("28.8"), Gravity(drop_factor=DropsPerMl.of("20"))).text
    '27'
    """
    match giving_set:
        case Pump(increment=increment):
            return increment.times(rate.over(increment) // 1)
        case Gravity(drop_factor=drop_factor):
            drops = drops_for_rate(rate, drop_factor)
            return rate_of_drops(DropsPerMinute(Fraction(drops.value // 1)), drop_factor)


def problem_with(rate: MlPerHour, giving_set: GivingSet) -> SetProblem | None:
    """Say why the set cannot run at `rate` (already rounded down), or None where it can.

    Source: S20, under 2 drops/min drop mode is refused.
    """
    match giving_set:
        case Pump(increment=increment):
            return SetProblem.PUMP_TOO_COARSE if rate < increment else None
        case Gravity(drop_factor=drop_factor):
            return SetProblem.DROPS_TOO_SLOW if drops_for_rate(rate, drop_factor) < SLOWEST_DRIP else None


def is_slow_drip(rate: BedRate) -> bool:
    """Whether a rate drips so slowly that a microdrip set or a pump is advised (S20); a pump drips nothing."""
    return rate.drops_per_min is not None and rate.drops_per_min < MICRODRIP_ADVISED_UNDER


def bed_rate(rate: MlPerHour, weight: Kilograms, giving_set: GivingSet) -> BedRate:
    """Return a rate the set can do with all that is shown of it."""
    drops = drops_for_rate(rate, giving_set.drop_factor) if isinstance(giving_set, Gravity) else None
    return BedRate(
        ml_per_h=rate,
        ml_per_kg_h=rate_per_weight(rate, weight),
        drops_per_min=drops,
        seconds_per_drop=time_between_drops(drops) if drops is not None and drops.value else None,
    )


def settable(rate: MlPerKgPerHour, weight: Kilograms, giving_set: GivingSet) -> BedRate:
    """Return what the set makes of a rate per kilogram: rounded down once, with all that is shown of it."""
    return bed_rate(rounded_down(rate_for_weight(rate, weight), giving_set), weight, giving_set)
