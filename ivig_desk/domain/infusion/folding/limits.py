"""How the bounds on the rate come and go: plans, overrides, reactions."""

from dataclasses import replace
from typing import assert_never

from ivig_desk.domain.amounts.formulas import rate_per_weight
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import MlPerHour, MlPerKgPerHour
from ivig_desk.domain.formulary.ceiling import Ceiling, CeilingKind, Hardness
from ivig_desk.domain.formulary.giving_set import rounded_down
from ivig_desk.domain.formulary.ramp import ramp_for
from ivig_desk.domain.infusion.alarms import AlarmKind
from ivig_desk.domain.infusion.events import (
    AdverseEventFlagged,
    AdverseEventResolved,
    InfusionPlanned,
    LimitEvent,
    LimitOverridden,
    PlanDiscarded,
    PlanEvent,
    PlanKept,
    RateRefused,
    ReactionEvent,
    Recorded,
)
from ivig_desk.domain.infusion.folding.acknowledged import without
from ivig_desk.domain.infusion.infusion import NOTHING, AdverseEvent, Infusion, Phase, Stamped, changed
from ivig_desk.domain.infusion.plan import Plan

HALF = 2


def fold_plan(infusion: Infusion, event: PlanEvent) -> Infusion:
    """Return the infusion with what was typed, or agreed, before the start."""
    match event:
        case PlanKept():
            kept = {**dict(infusion.kept), **dict(event.fields)}
            return changed(infusion, kept=tuple(sorted((name, text) for name, text in kept.items() if text)))
        case InfusionPlanned():
            planned = with_limits(changed(infusion, plan=event.plan, granted=(), asked=None))
            return changed(planned, planned_ramp=planned.ramp)
        case PlanDiscarded():
            return changed(infusion, phase=Phase.DISCARDED, discarded=event.reason)
        case _:
            assert_never(event)


def fold_limit(infusion: Infusion, event: LimitEvent, recorded: Recorded) -> Infusion:
    """Return the infusion after a limit was met or answered for."""
    match event:
        case RateRefused():
            stamped = Stamped(at=recorded.at, by=recorded.by, what=event)
            return changed(infusion, refused=(*infusion.refused, stamped), asked=event)
        case LimitOverridden():
            overridden = Stamped(at=recorded.at, by=recorded.by, what=event)
            lifted = changed(
                infusion,
                overrides=(*infusion.overrides, overridden),
                granted=(*infusion.granted, *event.kinds),
                lifted=(*infusion.lifted, *event.bounds),
                asked=None,
            )
            return _planned_anew(with_limits(lifted))
        case _:
            assert_never(event)


def fold_reaction(infusion: Infusion, event: ReactionEvent, at: Instant) -> Infusion:
    """Return the infusion after a sign came or went; its rate becomes a bound until a named person lifts it."""
    match event:
        case AdverseEventFlagged():
            flagged = AdverseEvent(
                sign=event.sign, grade=event.grade, onset=at, rate=event.rate, batch=event.batch, resolved=None
            )
            return with_limits(
                changed(
                    infusion,
                    adverse_events=(*infusion.adverse_events, flagged),
                    acknowledged=without(infusion, AlarmKind.SEVERE_REACTION),
                    tolerated=_tolerated_before(infusion, event.rate),
                    lifted=tuple(kind for kind in infusion.lifted if kind is not CeilingKind.REACTION),
                )
            )
        case AdverseEventResolved():
            resolved = tuple(
                replace(known, resolved=at) if known.sign == event.sign and known.resolved is None else known
                for known in infusion.adverse_events
            )
            return changed(infusion, adverse_events=resolved)
        case _:
            assert_never(event)


def _planned_anew(infusion: Infusion) -> Infusion:
    """Extend the planned ramp by what was answered for; a reaction cuts what may run, not what was planned."""
    return changed(infusion, planned_ramp=with_limits(changed(infusion, tolerated=None)).ramp)


def _tolerated_before(infusion: Infusion, rate: MlPerHour) -> MlPerKgPerHour | None:
    """The highest rate run today below the one the reaction came at; half of that one where there was none."""
    plan = infusion.plan
    if plan is None or rate == NOTHING:
        return infusion.tolerated
    below = [period.rate for period in infusion.periods if NOTHING < period.rate < rate]
    tolerated = max(below) if below else rounded_down(MlPerHour(rate.value / HALF), plan.giving_set)
    per_kg = rate_per_weight(tolerated, plan.patient.weight)
    return per_kg if infusion.tolerated is None else min(per_kg, infusion.tolerated)


def with_limits(infusion: Infusion) -> Infusion:
    """Work the ceiling and the ramp out again; done where a bound came or went, not at every look."""
    plan = infusion.plan
    if plan is None:
        return infusion
    ceiling = _without_lifted(infusion, plan)
    ramp = ramp_for(plan.profile, plan.patient, plan.giving_set, ceiling)
    return changed(infusion, ceiling=ceiling, ramp=ramp)


def _without_lifted(infusion: Infusion, plan: Plan) -> Ceiling:
    whole = plan.ceiling(infusion.tolerated)
    return Ceiling(
        reasons=tuple(
            reason for reason in whole.reasons if reason.hardness is Hardness.HARD or reason.kind not in infusion.lifted
        )
    )
