"""How adverse events come, go and are put right, and the bound each of them leaves."""

from dataclasses import replace
from typing import assert_never

from ivig_desk.domain.amounts.formulas import rate_per_weight
from ivig_desk.domain.amounts.quantities import MlPerHour, MlPerKgPerHour
from ivig_desk.domain.formulary.ceiling import CeilingKind
from ivig_desk.domain.formulary.giving_set import rounded_down
from ivig_desk.domain.infusion.alarms import AlarmKind
from ivig_desk.domain.infusion.events import (
    AdverseEventFlagged,
    ReactionEvent,
    Recorded,
)
from ivig_desk.domain.infusion.folding.acknowledged import paused_without, without
from ivig_desk.domain.infusion.folding.limits import with_limits
from ivig_desk.domain.infusion.infusion import NOTHING, AdverseEvent, Infusion, Stamped, changed
from ivig_desk.domain.infusion.reaction_events import (
    AdverseEventRegraded,
    AdverseEventResolved,
    AdverseEventStruck,
    EffectSeen,
    ReactionStepDone,
)
from ivig_desk.domain.reactions.treatment import SeenEffect

_HALF = 2


def fold_reaction(infusion: Infusion, event: ReactionEvent, recorded: Recorded) -> Infusion:
    """Return the infusion after a sign came, went or was put right.

    The rate of a sign becomes a bound until a named person lifts it; a struck one asks, calls and bounds no more.
    """
    match event:
        case AdverseEventFlagged():
            return _flagged(infusion, event, recorded)
        case AdverseEventResolved():
            resolved = tuple(
                replace(known, resolved=recorded.at) if known.sign == event.sign and known.resolved is None else known
                for known in infusion.adverse_events
            )
            return changed(infusion, adverse_events=resolved)
        case AdverseEventRegraded():
            regraded = tuple(
                replace(known, grade=event.grade) if known.version == event.of_version else known
                for known in infusion.adverse_events
            )
            return changed(
                infusion,
                adverse_events=regraded,
                acknowledged=without(infusion, AlarmKind.SEVERE_REACTION),
                silenced=paused_without(infusion, AlarmKind.SEVERE_REACTION),
            )
        case AdverseEventStruck():
            left = tuple(known for known in infusion.adverse_events if known.version != event.of_version)
            return _bounded(changed(infusion, adverse_events=left))
        case ReactionStepDone():
            done = Stamped(at=recorded.at, by=recorded.by, what=event)
            return changed(infusion, steps_done=(*infusion.steps_done, done))
        case EffectSeen():
            seen = SeenEffect(effect=event.effect, at=recorded.at)
            treatments = tuple(
                replace(one, seen=seen) if one.version == event.of_version else one for one in infusion.treatments
            )
            return changed(infusion, treatments=treatments)
        case _:
            assert_never(event)


def _flagged(infusion: Infusion, event: AdverseEventFlagged, recorded: Recorded) -> Infusion:
    flagged = AdverseEvent(
        version=recorded.version,
        sign=event.sign,
        grade=event.grade,
        onset=recorded.at,
        rate=event.rate,
        batch=event.batch,
        resolved=None,
        tolerated=_tolerated_before(infusion, event.rate),
    )
    return _bounded(
        changed(
            infusion,
            adverse_events=(*infusion.adverse_events, flagged),
            acknowledged=without(infusion, AlarmKind.SEVERE_REACTION),
            silenced=paused_without(infusion, AlarmKind.SEVERE_REACTION),
            lifted=tuple(kind for kind in infusion.lifted if kind is not CeilingKind.REACTION),
        )
    )


def _bounded(infusion: Infusion) -> Infusion:
    """The lowest of the bounds the adverse events that stand have left."""
    bounds = (event.tolerated for event in infusion.adverse_events)
    return with_limits(changed(infusion, tolerated=min((one for one in bounds if one is not None), default=None)))


def _tolerated_before(infusion: Infusion, rate: MlPerHour) -> MlPerKgPerHour | None:
    """The highest rate run today below the one the reaction came at; half of that one where there was none."""
    plan = infusion.plan
    if plan is None or rate == NOTHING:
        return None
    below = [period.rate for period in infusion.periods if NOTHING < period.rate < rate]
    tolerated = max(below) if below else rounded_down(MlPerHour(rate.value / _HALF), plan.giving_set)
    return rate_per_weight(tolerated, plan.patient.weight)
