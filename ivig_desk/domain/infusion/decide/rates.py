"""Starting, raising, staying, lowering, setting: every way the given rate changes while it runs."""

from typing import assert_never

from ivig_desk.domain.amounts.formulas import rate_of_drops, rate_per_weight
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import DropsPerMinute, MlPerHour
from ivig_desk.domain.formulary.giving_set import Gravity, problem_with, rounded_down
from ivig_desk.domain.formulary.ramp import RampRung
from ivig_desk.domain.infusion.commands import KeepRung, LowerRate, RaiseRate, RateCommand, SetRate, StartInfusion
from ivig_desk.domain.infusion.decide.decision import Decision, Refused, accepted, refused
from ivig_desk.domain.infusion.decide.limits import above_limits, refused_and_recorded
from ivig_desk.domain.infusion.decide.starting import start
from ivig_desk.domain.infusion.events import RateLowered, RateRaised, RungKept
from ivig_desk.domain.infusion.gate import missing, rise_gate
from ivig_desk.domain.infusion.infusion import Infusion, Phase
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.domain.infusion.rungs import next_rung, rung_below

HALF = 2


def rate(infusion: Infusion, plan: Plan, command: RateCommand, at: Instant) -> Decision:
    """Return what asking for a rate makes happen, or every reason why not."""
    if isinstance(command, StartInfusion):
        return start(infusion, plan, command, at)
    if infusion.phase is not Phase.RUNNING:
        return refused(RefusalKind.NOT_RUNNING)
    match command:
        case RaiseRate():
            return _raise(infusion, plan, command, at)
        case KeepRung():
            return accepted(RungKept())
        case LowerRate():
            return _lower(infusion, plan, command)
        case SetRate():
            return _set(infusion, plan, command, at)
        case _:
            assert_never(command)


def lower_target(infusion: Infusion, plan: Plan) -> MlPerHour:
    """Return the rate one step down, in mL/h: the rung below, or half of the first (monitoring.md, ladder)."""
    below = rung_below(infusion)
    if below is not None:
        return below.rate.ml_per_h
    return rounded_down(MlPerHour(infusion.intended.value / HALF), plan.giving_set)


def _raise(infusion: Infusion, plan: Plan, command: RaiseRate, at: Instant) -> Decision:
    unmet = list(missing(rise_gate(infusion, plan, at)))
    rung = next_rung(infusion)
    confirms_another = rung is not None and command.confirmed != rung.rate.ml_per_h
    if confirms_another and all(reason.kind is not RefusalKind.NOT_CONFIRMED for reason in unmet):
        unmet.append(Unmet(kind=RefusalKind.NOT_CONFIRMED, have=command.confirmed, wants=_rate_of(rung)))
    if unmet or rung is None:
        return refused_and_recorded(infusion, command.confirmed, tuple(unmet))
    return accepted(RateRaised(to=rung.rate.ml_per_h))


def _rate_of(rung: RampRung | None) -> MlPerHour | None:
    return None if rung is None else rung.rate.ml_per_h


def _lower(infusion: Infusion, plan: Plan, command: LowerRate) -> Decision:
    to = lower_target(infusion, plan) if command.to is None else command.to
    if to >= infusion.given:
        return refused(RefusalKind.NOT_LOWER, have=to, wants=infusion.given)
    return _not_by_this_set(infusion, plan, to) or accepted(RateLowered(to=to))


def _set(infusion: Infusion, plan: Plan, command: SetRate, at: Instant) -> Decision:
    to = _in_ml_per_h(command.to, plan)
    if isinstance(to, Refused):
        return to
    not_done = _not_by_this_set(infusion, plan, to)
    if not_done is not None:
        return not_done
    if to == infusion.given:
        return accepted(RungKept())
    if to < infusion.given:
        return accepted(RateLowered(to=to))
    return _set_higher(infusion, plan, to, at)


def _set_higher(infusion: Infusion, plan: Plan, to: MlPerHour, at: Instant) -> Decision:
    """A typed rise goes through the same gate as the button, and no further than the next rung."""
    soft = above_limits(infusion, plan, to)
    at_ceiling = {RefusalKind.AT_CEILING} if soft else set()
    unmet = [*soft, *(reason for reason in missing(rise_gate(infusion, plan, at)) if reason.kind not in at_ceiling)]
    rung = next_rung(infusion)
    if rung is not None and to > rung.rate.ml_per_h and not soft:
        unmet.append(Unmet(kind=RefusalKind.ABOVE_NEXT_RUNG, have=to, wants=rung.rate.ml_per_h))
    return refused_and_recorded(infusion, to, tuple(unmet)) if unmet else accepted(RateRaised(to=to))


def _in_ml_per_h(to: MlPerHour | DropsPerMinute, plan: Plan) -> MlPerHour | Refused:
    """Hold a count of drops against the limit in mL, by the drop factor of the set in use (S26)."""
    if isinstance(to, MlPerHour):
        return to
    if not isinstance(plan.giving_set, Gravity):
        return refused(RefusalKind.NOT_SETTABLE, have=to)
    return rate_of_drops(to, plan.giving_set.drop_factor)


def _not_by_this_set(infusion: Infusion, plan: Plan, to: MlPerHour) -> Refused | None:
    """Refuse what no set may run (above a hard limit), then what this one cannot: never the nearest instead (S1)."""
    ceiling = infusion.ceiling
    per_kg = rate_per_weight(to, plan.patient.weight)
    if ceiling is not None and per_kg > ceiling.hard_limit:
        reason = Unmet(kind=RefusalKind.ABOVE_HARD_LIMIT, have=per_kg, wants=ceiling.hard_limit)
        return refused_and_recorded(infusion, to, (reason,))
    problem = problem_with(to, plan.giving_set)
    if problem is not None:
        return refused(RefusalKind(problem.value), have=to)
    nearest = rounded_down(to, plan.giving_set)
    if nearest != to:
        return refused(RefusalKind.NOT_SETTABLE, have=to, wants=nearest)
    return None
