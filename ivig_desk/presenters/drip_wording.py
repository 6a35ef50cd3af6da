"""A counted drip in words: what the taps come to, how far that is from the given rate, and from the last count."""

from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from ivig_desk.domain.amounts.formulas import drops_for_rate, rate_of_drops, rate_per_weight
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import DropsPerMinute, Kilograms, MlPerKgPerHour, Quantity
from ivig_desk.domain.formulary.giving_set import Gravity
from ivig_desk.domain.formulary.ramp import Ramp, RampRung
from ivig_desk.domain.infusion.drip_measured import DripMeasured
from ivig_desk.domain.infusion.drip_now import DripNow, slope
from ivig_desk.domain.monitoring.drip import DripCount, DripProblem, DripUncounted, DripUse, is_outside
from ivig_desk.domain.monitoring.drip_rules import DripRules
from ivig_desk.presenters.formats import Rounding, minutes_text, number_text, quantity_text
from ivig_desk.presenters.screens import Line, Tone

_PERCENT = 100
_DROPS_PLACES, _ML_PLACES, _PER_KG_PLACES, _PERCENT_PLACES = 1, 1, 2, 1
_LINES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class DripSeen:
    """What a count is held against: set, weight, ramp and hard limit it runs by, the given rate and the last count."""

    giving_set: Gravity
    weight: Kilograms
    ramp: Ramp | None
    hard_limit: MlPerKgPerHour
    drip: DripNow
    now: Instant


def result_lines(count: DripCount | DripUncounted, seen: DripSeen, rules: DripRules) -> tuple[Line, ...]:
    """Return what the taps come to, always in as many lines: what is tapped on must not move under the finger."""
    lines = [_uncounted_line(count, rules)] if isinstance(count, DripUncounted) else _count_lines(count, seen, rules)
    return (*lines, *(Line(text="") for _ in range(_LINES - len(lines))))


def measured_text(event: DripMeasured) -> str:
    """Return a recorded count in one line."""
    return (
        f"drip counted {use_text(event.used_as)}: {_nearest(event.drops, _DROPS_PLACES)} (between {_range_text(event)})"
    )


def counted_text(drip: DripMeasured) -> str:
    """Return drops/min and the range the true rate is in, without their unit, for a column that has it."""
    low, high = _bounds(drip)
    return f"{number_text(drip.drops.value, _DROPS_PLACES)} ({low}–{high})"


def use_text(use: DripUse) -> str:
    """Return what a count was recorded as."""
    return "as the given rate" if use is DripUse.GIVEN_RATE else "as a check"


def off_text(drops: DropsPerMinute, given: DropsPerMinute, rules: DripRules) -> str:
    """Return how far a count is from the given rate, such as `14.1 % slower than 28 drops/min`.

    What is outside the tolerance is rounded away from it: 10.04 % must not read as 10 %.
    """
    rounding = Rounding.UP if is_outside(drops, given, rules) else Rounding.HALF_EVEN
    return f"{_percent_text(slope(drops, given), rounding)} {_nearest(given, _DROPS_PLACES)}"


def _uncounted_line(uncounted: DripUncounted, rules: DripRules) -> Line:
    match uncounted.problem:
        case DripProblem.TOO_FEW:
            text = f"{uncounted.taps} of at least {rules.fewest_taps} drops tapped{_bounces_text(uncounted.bounces)}."
            return Line(text=text)
        case DripProblem.DROP_MISSED:
            behind = f"The time after drop {uncounted.gap_after} is near twice the others."
            return Line(text=f"{behind} Was one drop not tapped? Say so, or count again.", tone=Tone.MEDIUM)
        case DripProblem.TOO_IRREGULAR:
            widest = number_text(rules.widest_percent, 0)
            text = f"{uncounted.taps} taps are uncertain by over {widest} %. Go on tapping, or count again."
            return Line(text=text, tone=Tone.MEDIUM)
        case DripProblem.TOO_FAST:
            fastest = quantity_text(rules.fastest, 0)
            text = f"Over {fastest}, faster than can be counted. Slow the drip at once, or press HOLD, and count again."
            return Line(text=text, tone=Tone.HIGH)
        case _:
            assert_never(uncounted.problem)


def _count_lines(count: DripCount, seen: DripSeen, rules: DripRules) -> list[Line]:
    ml_per_h = rate_of_drops(count.drops, seen.giving_set.drop_factor)
    per_kg = rate_per_weight(ml_per_h, seen.weight)
    texts = [
        _nearest(ml_per_h, _ML_PLACES),
        _nearest(per_kg, _PER_KG_PLACES),
        quantity_text(seen.giving_set.drop_factor, 0),
        *([] if seen.ramp is None else [_rung_text(count.drops, seen.ramp, seen.giving_set, rules)]),
    ]
    between = f"by {count.taps} taps between {_range_text(count)}{_bounces_text(count.bounces)}"
    return [
        Line(text=f"{_nearest(count.drops, _DROPS_PLACES)}, {between}"),
        Line(text=" · ".join(texts)),
        *_against_given(count, seen, rules),
    ]


def _against_given(count: DripCount, seen: DripSeen, rules: DripRules) -> list[Line]:
    """How far from the given rate, and from the last count; further than the ward allows asks for adjustment (S22)."""
    given, off = quantity_text(seen.drip.given, 0), slope(count.drops, seen.drip.given)
    is_off = is_outside(count.drops, seen.drip.given, rules)
    far = _percent_text(off, Rounding.UP if is_off else Rounding.HALF_EVEN)
    text = f"{far} the given rate of {given}{_since_last_text(count, seen)}."
    if not is_off:
        return [Line(text=text, tone=Tone.GOOD)]
    per_kg = rate_per_weight(rate_of_drops(count.drops, seen.giving_set.drop_factor), seen.weight)
    if per_kg > seen.hard_limit:
        limit = quantity_text(seen.hard_limit, _PER_KG_PLACES)
        above = f"Above the hard limit of {limit}. Slow the drip at once, or press HOLD."
        return [Line(text=text, tone=Tone.MEDIUM), Line(text=above, tone=Tone.HIGH)]
    ask = "Adjust the clamp and count again, or record it as the given rate."
    return [Line(text=text, tone=Tone.MEDIUM), Line(text=ask, tone=Tone.MEDIUM)]


def _since_last_text(count: DripCount, seen: DripSeen) -> str:
    last = seen.drip.last
    if last is None:
        return ""
    change = _percent_text(slope(count.drops, last.what.drops))
    ago = minutes_text(seen.now.since(last.at))
    return f"; {change[:1].lower()}{change[1:]} {ago} ago ({_nearest(last.what.drops, _DROPS_PLACES)})"


def _bounces_text(bounces: int) -> str:
    """How many taps were no drops."""
    if not bounces:
        return ""
    return f"; {bounces} dropped as {'a bounce' if bounces == 1 else 'bounces'} of the finger"


def _range_text(counted: DripCount | DripMeasured) -> str:
    low, high = _bounds(counted)
    return f"{low} and {high} {counted.drops.unit}"


def _bounds(counted: DripCount | DripMeasured) -> tuple[str, str]:
    """The range the true rate is in, rounded outward."""
    low = number_text(counted.lowest.value, _DROPS_PLACES, Rounding.DOWN)
    return low, number_text(counted.highest.value, _DROPS_PLACES, Rounding.UP)


def _rung_text(drops: DropsPerMinute, ramp: Ramp, giving_set: Gravity, rules: DripRules) -> str:
    """The rung a count is within the tolerance of, the nearest of several; else between which it is."""

    def dripping(rung: RampRung) -> DropsPerMinute:
        return drops_for_rate(rung.rate.ml_per_h, giving_set.drop_factor)

    nearest = min(ramp.rungs, key=lambda rung: abs(drops.value - dripping(rung).value))
    if not is_outside(drops, dripping(nearest), rules):
        return f"rung {ramp.rungs.index(nearest) + 1} of {len(ramp.rungs)}"
    below = sum(1 for rung in ramp.rungs if dripping(rung) < drops)
    if below == 0:
        return "below the first rung"
    return "above the last rung" if below == len(ramp.rungs) else f"between rungs {below} and {below + 1}"


def _percent_text(change: Fraction, rounding: Rounding = Rounding.HALF_EVEN) -> str:
    """`12 % slower than`, `as fast as` where it is not told apart."""
    percent = number_text(abs(change) * _PERCENT, _PERCENT_PLACES, rounding)
    if percent == "0":
        return "As fast as"
    return f"{percent} % {'slower' if change < 0 else 'faster'} than"


def _nearest(quantity: Quantity, places: int) -> str:
    """What was measured is shown at its nearest: it may be faster than it should, and that must be seen."""
    return f"{number_text(quantity.value, places)} {quantity.unit}"
