"""A counted drip in words: what the taps come to, how far that is from the given rate, and from the last count."""

from fractions import Fraction

from ivig_desk.domain.amounts.formulas import drops_for_rate, rate_of_drops, rate_per_weight
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import DropsPerMinute, Quantity
from ivig_desk.domain.formulary.giving_set import Gravity
from ivig_desk.domain.formulary.ramp import Ramp, RampRung
from ivig_desk.domain.infusion.drip_measured import DripMeasured
from ivig_desk.domain.infusion.drip_now import DripNow, slope
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.monitoring.drip import DripCount, DripProblem, DripUncounted, DripUse, is_outside
from ivig_desk.domain.monitoring.drip_rules import DripRules
from ivig_desk.presenters.formats import Rounding, minutes_text, number_text, quantity_text
from ivig_desk.presenters.screens import Line, Tone

_PERCENT = 100
_DROPS_PLACES, _RATE_PLACES, _PERCENT_PLACES = 1, 2, 1


def uncounted_line(uncounted: DripUncounted, rules: DripRules) -> Line:
    """Return why the taps are no count yet, and what to do."""
    match uncounted.problem:
        case DripProblem.TOO_FEW:
            return Line(text=f"{uncounted.taps} of at least {rules.fewest_taps} drops tapped.")
        case DripProblem.DROP_MISSED:
            behind = f"The time after drop {uncounted.gap_after} is near twice the others."
            return Line(text=f"{behind} Was one drop not tapped? Say so, or count again.", tone=Tone.MEDIUM)
        case _:
            widest = number_text(rules.widest_percent, 0)
            text = f"The taps are too uneven: uncertain by over {widest} %. Go on tapping, or count again."
            return Line(text=text, tone=Tone.MEDIUM)


def bounces_line(bounces: int) -> tuple[Line, ...]:
    """Return how many taps were no drops, where any were."""
    if not bounces:
        return ()
    taps = "1 tap" if bounces == 1 else f"{bounces} taps"
    return (Line(text=f"{taps} dropped: too soon after the one before to be another drop.", tone=Tone.QUIET),)


def count_line(count: DripCount) -> Line:
    """Return drops/min with the range the true rate is in, rounded outward."""
    low = number_text(count.lowest.value, _DROPS_PLACES, Rounding.DOWN)
    high = number_text(count.highest.value, _DROPS_PLACES, Rounding.UP)
    return Line(text=f"{_nearest(count.drops, _DROPS_PLACES)}, surely between {low} and {high} {count.drops.unit}")


def units_line(count: DripCount, plan: Plan, giving_set: Gravity, ramp: Ramp | None) -> Line:
    """Return the same rate in mL/h on this set, in mL/kg/h, and which rung it is."""
    ml_per_h = rate_of_drops(count.drops, giving_set.drop_factor)
    per_kg = rate_per_weight(ml_per_h, plan.patient.weight)
    texts = [_nearest(ml_per_h, _RATE_PLACES), _nearest(per_kg, _RATE_PLACES), quantity_text(giving_set.drop_factor, 0)]
    if ramp is not None and plan.rules.drip is not None:
        texts.append(_rung_text(count.drops, ramp, giving_set, plan.rules.drip))
    return Line(text=" · ".join(texts))


def against_given_line(count: DripCount, drip: DripNow, rules: DripRules) -> Line:
    """Return how far the count is from the given rate; further than the ward allows, that asks for adjustment (S22)."""
    given = quantity_text(drip.given, 0)
    off = slope(count.drops, drip.given)
    if not is_outside(count.drops, drip.given, rules):
        return Line(text=f"{_percent_text(off)} the given rate of {given}.", tone=Tone.GOOD)
    ask = "Adjust the clamp and count again, or record it as the given rate."
    return Line(text=f"{_percent_text(off, Rounding.UP)} the given rate of {given}. {ask}", tone=Tone.MEDIUM)


def slope_line(count: DripCount, drip: DripNow, now: Instant) -> tuple[Line, ...]:
    """Return how the drip has changed since the last count at this rate, where there was one."""
    if drip.last is None:
        return ()
    ago = f"{minutes_text(now.since(drip.last.at))} ago ({_nearest(drip.last.what.drops, _DROPS_PLACES)})"
    return (Line(text=f"{_percent_text(slope(count.drops, drip.last.what.drops))} {ago}."),)


def measured_text(event: DripMeasured) -> str:
    """Return a recorded count in one line."""
    low = number_text(event.lowest.value, _DROPS_PLACES, Rounding.DOWN)
    high = number_text(event.highest.value, _DROPS_PLACES, Rounding.UP)
    use = "as the given rate" if event.used_as is DripUse.GIVEN_RATE else "as a check"
    return f"drip counted {use}: {_nearest(event.drops, _DROPS_PLACES)} ({low} to {high} {event.drops.unit})"


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
