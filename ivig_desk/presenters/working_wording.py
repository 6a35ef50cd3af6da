"""The working behind a number in lines that can be checked with a pencil; ≈ stands before what is rounded for show."""

from typing import assert_never

from ivig_desk.domain.amounts.quantities import (
    DropsPerKgPerMinute,
    Kilograms,
    MgPerKgPerHour,
    MgPerKgPerMinute,
    Millilitres,
    Minutes,
    MlPerHour,
    MlPerKgPerHour,
    MlPerKgPerMinute,
    Quantity,
)
from ivig_desk.domain.formulary.giving_set import SLOWEST_DRIP, BedRate, GivingSet, Gravity, Pump
from ivig_desk.domain.formulary.profile import Source
from ivig_desk.domain.formulary.ramp import PlannedRung
from ivig_desk.domain.formulary.working import (
    BoundSteps,
    BoundWorking,
    Conversion,
    OverTime,
    PerWeight,
    RungWorking,
    Settled,
    VolumeWorking,
)
from ivig_desk.presenters.formats import equals_text, marked_text, minutes_text, quantity_text
from ivig_desk.presenters.run_wording import RATE_PLACES, SECONDS_PLACES, VOLUME_PLACES, ceiling_reason_with

ROUNDED_FOR_SHOW = "≈ marks a number rounded for show; it is reckoned on from the whole number."
_PLACES = 4
_VOLUME_PLACES = 2
_TIME_PLACES = 2
_AN_HOUR = "60 min/h"
_A_MINUTE = "60 s/min"


def rung_line(working: RungWorking) -> str:
    """Return the working of a rung with where its figure was read; it ends in the rate that is shown.

    Worked: 24 kg × 1.2 mL/kg/h = 28.8 mL/h; × 60 drops/mL ÷ 60 min/h = 28.8 drops/min, rounded down 28 drops/min
    = 28 mL/h, 0.8 mL/h lost by rounding.
    """
    rung, settled = working.rung, working.settled
    if isinstance(rung.as_printed, MlPerKgPerHour):
        start = f"{_step(settled.weight)} × {_step(rung.exact)}"
    else:
        start = f"{_converted(working.conversion)}; × {_step(settled.weight)}"
    where = "the ceiling" if rung.source is None else rung.status.value
    return f"rung {rung.number}: {start} {_settled(settled)} ({where})"


def bound_line(working: BoundWorking) -> str:
    """Return the working of one reason of the ceiling, with its source."""
    return ceiling_reason_with(working.reason, _bound(working.steps))


def set_line(limit: MlPerKgPerHour, settled: Settled) -> str:
    """Return what the set makes of the ceiling."""
    return f"on this set: {_step(settled.weight)} × {_step(limit)} {_settled(settled)}"


def too_slow_line(reckoned: MlPerKgPerHour, settled: Settled) -> str:
    """Return why a set cannot run a rung, step by step (S20).

    Worked: 3 kg × 0.3 mL/kg/h = 0.9 mL/h; × 20 drops/mL ÷ 60 min/h = 0.3 drops/min, under 2 drops/min.
    """
    wanted = f"{_step(settled.weight)} × {_step(reckoned)} {equals_text(settled.wanted, _PLACES)}"
    match settled.giving_set:
        case Pump(increment=increment):
            return f"{wanted}, under one step of {quantity_text(increment, RATE_PLACES)}"
        case Gravity() as gravity:
            return f"{wanted}; {_drops(settled, gravity)}, under {quantity_text(SLOWEST_DRIP, 0)}"
        case _:
            assert_never(settled.giving_set)


def dose_line(working: VolumeWorking) -> str:
    """Return the working of the ordered volume; worked: 7.2 g × 1000 mg/g ÷ 100 mg/mL = 72 mL."""
    is_diluted = working.concentration != working.undiluted
    diluted = f" (diluted from {_step(working.undiluted)})" if is_diluted else ""
    reckoned = f"{_step(working.dose)} × 1000 mg/g ÷ {_step(working.concentration)}"
    return f"ordered: {reckoned} {equals_text(working.volume, VOLUME_PLACES)}{diluted}"


def planned_lines(rungs: tuple[PlannedRung, ...]) -> tuple[str, ...]:
    """Return what goes in on each rung if every rise is taken at once, and when the last one ends."""
    lines, before = [], Millilitres.of("0")
    for planned in rungs:
        rate, time, volume = planned.rung.rate.ml_per_h, planned.end - planned.start, planned.infused_by_end - before
        ran = rest_text(volume, rate, time) if planned is rungs[-1] else held_text(rate, time, volume)
        by_then = f"by {minutes_text(planned.end)} {quantity_text(planned.infused_by_end, VOLUME_PLACES)}"
        lines.append(f"rung {planned.rung.number}: {ran}; {by_then}")
        before = planned.infused_by_end
    return tuple(lines)


def held_text(rate: MlPerHour, time: Minutes, volume: Millilitres) -> str:
    """Return how much goes in at a rate in a time; worked: 21 mL/h × 30 min ÷ 60 min/h = 10.5 mL."""
    ran = f"{_step(rate)} × {marked_text(time, _TIME_PLACES)} ÷ {_AN_HOUR}"
    return f"{ran} {equals_text(volume, _VOLUME_PLACES)}"


def rest_text(volume: Millilitres, rate: MlPerHour, time: Minutes) -> str:
    """Return how long the rest takes at a rate; worked: 122.5 mL left ÷ 336 mL/h × 60 min/h ≈ 21.88 min."""
    left = f"{marked_text(volume, _VOLUME_PLACES)} left ÷ {_step(rate)} × {_AN_HOUR}"
    return f"{left} {equals_text(time, _TIME_PLACES)}"


def given_line(rate: BedRate, weight: Kilograms, giving_set: GivingSet) -> str:
    """Return the given rate in every unit that is shown of it.

    Worked: 28 drops/min × 60 min/h ÷ 60 drops/mL = 28 mL/h; ÷ 24 kg ≈ 1.16 mL/kg/h; 60 s/min ÷ 28 drops/min ≈ 2.2 s.
    """
    per_kg = f"÷ {_step(weight)} {equals_text(rate.ml_per_kg_h, RATE_PLACES)}"
    if not isinstance(giving_set, Gravity) or rate.drops_per_min is None:
        return f"{_step(rate.ml_per_h)} {per_kg}"
    drops, factor = _step(rate.drops_per_min), quantity_text(giving_set.drop_factor, 0)
    line = f"{drops} × {_AN_HOUR} ÷ {factor} {equals_text(rate.ml_per_h, RATE_PLACES)}; {per_kg}"
    if rate.seconds_per_drop is None:
        return line
    return f"{line}; {_A_MINUTE} ÷ {drops} {equals_text(rate.seconds_per_drop, SECONDS_PLACES)}"


def source_text(source: Source) -> str:
    """Return what kind of source a figure has, and which document it is; local practice is its own document."""
    status = source.status.value
    return source.document if source.document.startswith(status) else f"{status}: {source.document}"


def _settled(settled: Settled) -> str:
    """From mL/h as wanted to the rate the set runs, and what rounding it down took."""
    wanted, rate = equals_text(settled.wanted, _PLACES), settled.rate
    is_whole = settled.lost.value == 0
    lost = "nothing lost by rounding" if is_whole else f"{marked_text(settled.lost, _PLACES)} lost by rounding"
    match settled.giving_set:
        case Pump(increment=increment):
            steps = f", rounded down to steps of {quantity_text(increment, RATE_PLACES)}"
            down = "" if is_whole else f"{steps} = {quantity_text(rate.ml_per_h, RATE_PLACES)}"
            return f"{wanted}{down}, {lost}"
        case Gravity() as gravity:
            runs = "" if rate.drops_per_min is None else f", rounded down {_step(rate.drops_per_min)}"
            down = "" if is_whole else f"{runs} = {quantity_text(rate.ml_per_h, RATE_PLACES)}"
            return f"{wanted}; {_drops(settled, gravity)}{down}, {lost}"
        case _:
            assert_never(settled.giving_set)


def _drops(settled: Settled, gravity: Gravity) -> str:
    """From mL/h as wanted to drops/min; empty for what never drips."""
    if settled.drops is None:
        return ""
    return f"× {quantity_text(gravity.drop_factor, 0)} ÷ {_AN_HOUR} {equals_text(settled.drops, _PLACES)}"


def _bound(steps: BoundSteps) -> str:
    match steps:
        case Conversion():
            return _converted(steps)
        case PerWeight(rate=rate, weight=weight, exact=exact):
            return f"{_step(rate)} ÷ {_step(weight)} {equals_text(exact, _PLACES)}"
        case OverTime(volume=volume, time=time, rate=rate, weight=weight, exact=exact):
            over = f"{_step(volume)} ÷ {_step(time)} × {_AN_HOUR} {equals_text(rate, _PLACES)}"
            return f"{over}; ÷ {_step(weight)} {equals_text(exact, _PLACES)}"
        case _:
            assert_never(steps)


def _converted(conversion: Conversion) -> str:
    """A rate as printed with what makes it mL/kg/h; one printed so needs nothing."""
    rate = conversion.as_printed
    by = "" if conversion.by is None else f" ÷ {_step(conversion.by)}"
    match rate:
        case MlPerKgPerHour():
            return _step(rate)
        case MlPerKgPerMinute() | MgPerKgPerMinute() | DropsPerKgPerMinute():
            return f"{_step(rate)} × {_AN_HOUR}{by} {equals_text(conversion.exact, _PLACES)}"
        case MgPerKgPerHour():
            return f"{_step(rate)}{by} {equals_text(conversion.exact, _PLACES)}"
        case _:
            assert_never(rate)


def _step(quantity: Quantity) -> str:
    return marked_text(quantity, _PLACES)
