"""How the bounds on the rate come and go: plans and overrides."""

from typing import assert_never

from ivig_desk.domain.formulary.ceiling import Ceiling, Hardness
from ivig_desk.domain.formulary.ramp import ramp_for
from ivig_desk.domain.infusion.events import (
    InfusionPlanned,
    LimitEvent,
    LimitOverridden,
    PlanDiscarded,
    PlanEvent,
    PlanKept,
    RateRefused,
    Recorded,
)
from ivig_desk.domain.infusion.infusion import Infusion, Phase, Stamped, changed
from ivig_desk.domain.infusion.plan import Plan


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


def _planned_anew(infusion: Infusion) -> Infusion:
    """Extend the planned ramp by what was answered for; a reaction cuts what may run, not what was planned."""
    return changed(infusion, planned_ramp=with_limits(changed(infusion, tolerated=None)).ramp)


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
