"""What a giving set makes of a ramp it cannot run: which rungs, and which of the other sets could."""

from dataclasses import replace

from ivig_desk.domain.amounts.formulas import drops_for_rate
from ivig_desk.domain.amounts.quantities import MlPerHour
from ivig_desk.domain.formulary.giving_set import DROP_FACTORS, SLOWEST_DRIP, GivingSet, Gravity, Pump
from ivig_desk.domain.formulary.ramp import Ramp, UnsettableRung, ramp_for, unsettable_rungs
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.presenters.formats import quantity_text
from ivig_desk.presenters.run_wording import RATE_PLACES, giving_set_text
from ivig_desk.presenters.screens import Line, Tone

_SETS: tuple[GivingSet, ...] = (
    *(Gravity(drop_factor=factor) for factor in DROP_FACTORS),
    *(Pump(increment=MlPerHour.of(step)) for step in ("0.1", "1")),
)
"""The sets the plan page offers."""


def unsettable_lines(plan: Plan) -> tuple[Line, ...]:
    """Return the rungs the plan's set is too slow for, each with what it comes to, and the sets that run them all.

    A single one is the rung that the refusal itself names.
    """
    slow = unsettable_rungs(plan.profile, plan.patient, plan.giving_set, plan.ceiling(None))
    if not slow:
        return ()
    named = "; ".join(_rung_text(rung, plan.giving_set) for rung in slow)
    several = (Line(text=f"{_head(plan.giving_set)}: {named}.", tone=Tone.HIGH),) if len(slow) > 1 else ()
    return (*several, Line(text=_others(plan)))


def _head(giving_set: GivingSet) -> str:
    if isinstance(giving_set, Gravity):
        return f"Under {quantity_text(SLOWEST_DRIP, 0)}, not to be counted"
    return f"Under one step of this pump, {quantity_text(giving_set.increment, RATE_PLACES)}"


def _rung_text(rung: UnsettableRung, giving_set: GivingSet) -> str:
    exact = quantity_text(rung.ml_per_h, RATE_PLACES)
    if isinstance(giving_set, Gravity):
        drops = quantity_text(drops_for_rate(rung.ml_per_h, giving_set.drop_factor), RATE_PLACES)
        return f"rung {rung.number} ({exact}, {drops})"
    return f"rung {rung.number} ({exact})"


def _others(plan: Plan) -> str:
    able = [giving_set_text(one) for one in _SETS if one != plan.giving_set and _runs(plan, one)]
    return f"Every rung runs on: {'; '.join(able)}." if able else "None of the sets offered here runs every rung."


def _runs(plan: Plan, giving_set: GivingSet) -> bool:
    other = replace(plan, giving_set=giving_set)
    return isinstance(ramp_for(other.profile, other.patient, giving_set, other.ceiling(None)), Ramp)
