"""What the nurse of a scenario says, from what the desk shows: nothing is known here that is not shown."""

from typing import assert_never

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import MlPerHour
from ivig_desk.domain.infusion.alarms import Seen
from ivig_desk.domain.infusion.commands import (
    AcknowledgeAlarm,
    Command,
    ConfirmAtBed,
    RaiseRate,
    StartInfusion,
)
from ivig_desk.domain.infusion.guide import Guidance
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.reaction_commands import RegradeAdverseEvent, SayEffect, StrikeAdverseEvent
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.rehearsal.steps import (
    AcknowledgeAlarms,
    AsShown,
    BedsideCommand,
    ChangeOffset,
    ConfirmBedside,
    Kill,
    OfReaction,
    RaiseToNextRung,
    RateConfirmed,
    RegradeLatest,
    SeeEffect,
    SetClock,
    Sleep,
    StartFirstRung,
    Step,
    StrikeLatest,
    Wait,
)

SPEAKER = "(scenario)"
NO_ENTRY = 0
"""The version of no entry: the first is 1."""


def commands_of(step: Step, infusion: Infusion, guidance: Guidance) -> tuple[Command, ...]:
    """Return the commands a step gives, none where it only waits."""
    action = step.action
    match action:
        case Wait() | Kill() | SetClock() | ChangeOffset() | Sleep():
            return ()
        case StartFirstRung() | RaiseToNextRung() | ConfirmBedside() | AcknowledgeAlarms():
            return _as_shown(action, infusion, guidance)
        case RegradeLatest() | StrikeLatest() | SeeEffect():
            return (_of_reaction(action, infusion),)
        case _:
            return _as_written(action)


def refused_for_time(own: Instant | None, now: Instant) -> tuple[RefusalKind, ...]:
    """Return why something cannot have happened at a time of its own: it has not come. None is now."""
    return (RefusalKind.TIME_IN_FUTURE,) if own is not None and own > now else ()


def _as_written(action: BedsideCommand) -> tuple[Command, ...]:
    return (action,)


def _of_reaction(action: OfReaction, infusion: Infusion) -> Command:
    if isinstance(action, SeeEffect):
        return SayEffect(of_version=treatment_of(action, infusion), effect=action.effect)
    version = event_of(action, infusion)
    if isinstance(action, StrikeLatest):
        return StrikeAdverseEvent(of_version=version, reason=action.reason)
    return RegradeAdverseEvent(of_version=version, grade=action.grade, reason=action.reason)


def event_of(action: RegradeLatest | StrikeLatest, infusion: Infusion) -> int:
    """Return the version of the adverse event a step puts right; that of no entry where there is none."""
    return max((event.version for event in infusion.adverse_events if event.sign == action.sign), default=NO_ENTRY)


def treatment_of(action: SeeEffect, infusion: Infusion) -> int:
    """Return the version of the treatment a step speaks of; that of no entry where there is none."""
    return max((one.version for one in infusion.treatments if one.medicine == action.medicine), default=NO_ENTRY)


def _as_shown(action: AsShown, infusion: Infusion, guidance: Guidance) -> tuple[Command, ...]:
    match action:
        case StartFirstRung():
            return (
                StartInfusion(
                    confirmed=_next(guidance),
                    nurse=SPEAKER,
                    second_checker=action.second_checker,
                    sound=action.sound,
                ),
            )
        case RaiseToNextRung():
            confirmed = _next(guidance) if action.confirmed is RateConfirmed.YES else None
            return (RaiseRate(confirmed=confirmed),)
        case ConfirmBedside():
            return _confirm(action, infusion)
        case AcknowledgeAlarms():
            return _acknowledge(action, guidance)
        case _:
            assert_never(action)


def _next(guidance: Guidance) -> MlPerHour | None:
    return None if guidance.next_rise is None else guidance.next_rise.rung.rate.ml_per_h


def _confirm(action: ConfirmBedside, infusion: Infusion) -> tuple[Command, ...]:
    weight = infusion.plan.patient.weight if action.weight is None and infusion.plan is not None else action.weight
    if weight is None:
        return ()
    return (ConfirmAtBed(weight=weight, rate=infusion.given if action.rate is None else action.rate),)


def _acknowledge(action: AcknowledgeAlarms, guidance: Guidance) -> tuple[Command, ...]:
    if action.kind is not None:
        return (AcknowledgeAlarm(kind=action.kind.value),)
    unseen = [alarm for alarm in guidance.alarms if alarm.seen is Seen.NEW]
    return tuple(AcknowledgeAlarm(kind=alarm.kind.value) for alarm in unseen)
