"""A counted drip: recorded as a check, or as the given rate through the same limits as a typed one."""

from fractions import Fraction

from ivig_desk.domain.amounts.formulas import drops_for_rate, rate_of_drops, rate_per_weight
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import DropsPerMinute, Seconds
from ivig_desk.domain.formulary.giving_set import Gravity
from ivig_desk.domain.infusion.commands import MeasureDrip, SetRate
from ivig_desk.domain.infusion.decide import rates
from ivig_desk.domain.infusion.decide.decision import Decision, Refused, accepted, before_reckoned, refused
from ivig_desk.domain.infusion.decide.limits import refused_and_recorded
from ivig_desk.domain.infusion.drip_measured import DripMeasured
from ivig_desk.domain.infusion.infusion import Infusion, Phase
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.domain.monitoring.drip import DripCount, DripUncounted, DripUse, count_drip, whole_drops


def measure(infusion: Infusion, plan: Plan, command: MeasureDrip, at: Instant) -> Decision:
    """Return what recording a count makes happen: too few or too uneven taps are none, and a pump has no drip (S22)."""
    if infusion.phase is not Phase.RUNNING:
        return refused(RefusalKind.NOT_RUNNING)
    rules = plan.rules.drip
    if rules is None or not isinstance(plan.giving_set, Gravity):
        return refused(RefusalKind.NO_DRIP)
    count = count_drip(command.taps, rules)
    if isinstance(count, DripUncounted):
        return refused(RefusalKind(count.problem.value), about=f"{count.taps} of {rules.fewest_taps}")
    measured = _measured(command, count)
    if command.used_as is DripUse.CHECKED:
        return before_reckoned(infusion, at) or accepted(measured)
    not_done = before_reckoned(infusion, at) or _above_hard_limit(infusion, plan, plan.giving_set, count.drops)
    if not_done is not None:
        return not_done
    to = whole_drops(count.drops)
    if to == drops_for_rate(infusion.given, plan.giving_set.drop_factor):
        return accepted(measured)
    decision = rates.rate(infusion, plan, SetRate(to=to), at)
    return decision if isinstance(decision, Refused) else accepted(measured, *decision.events)


def _above_hard_limit(infusion: Infusion, plan: Plan, giving_set: Gravity, counted: DropsPerMinute) -> Refused | None:
    """The count itself is held against the hard limit, before it becomes a whole number of drops (S1)."""
    ml_per_h = rate_of_drops(counted, giving_set.drop_factor)
    per_kg = rate_per_weight(ml_per_h, plan.patient.weight)
    if infusion.ceiling is None or per_kg <= infusion.ceiling.hard_limit:
        return None
    above = Unmet(kind=RefusalKind.ABOVE_HARD_LIMIT, have=per_kg, wants=infusion.ceiling.hard_limit)
    return refused_and_recorded(infusion, ml_per_h, (above,))


def _measured(command: MeasureDrip, count: DripCount) -> DripMeasured:
    """Every tap is kept, a bounce too: whoever doubts the count can count again."""
    first = command.taps.at[0] if command.taps.at else Seconds(Fraction(0))
    return DripMeasured(
        drops=count.drops,
        lowest=count.lowest,
        highest=count.highest,
        taps=tuple(tap - first for tap in command.taps.at),
        missed=command.taps.missed,
        used_as=command.used_as,
    )
