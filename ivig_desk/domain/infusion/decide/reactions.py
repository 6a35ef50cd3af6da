"""Flagging and resolving a sign of a reaction, and putting right what was flagged."""

from typing import assert_never

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.commands import (
    FlagAdverseEvent,
    ReactionCommand,
    ResolveAdverseEvent,
)
from ivig_desk.domain.infusion.decide.decision import Decision, accepted, refused
from ivig_desk.domain.infusion.events import (
    AdverseEventFlagged,
)
from ivig_desk.domain.infusion.infusion import Infusion, Phase
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.reaction_commands import (
    RegradeAdverseEvent,
    SayEffect,
    SayStepDone,
    StrikeAdverseEvent,
)
from ivig_desk.domain.infusion.reaction_events import (
    AdverseEventRegraded,
    AdverseEventResolved,
    AdverseEventStruck,
    EffectSeen,
    ReactionStepDone,
)
from ivig_desk.domain.infusion.reaction_now import severe_reaction
from ivig_desk.domain.infusion.refusals import RefusalKind


def react(infusion: Infusion, plan: Plan, command: ReactionCommand, at: Instant) -> Decision:
    """Record a sign with rate and batch at its onset, that it has gone or was entered wrong, what treating it did."""
    if isinstance(command, RegradeAdverseEvent | StrikeAdverseEvent):
        return _put_right(infusion, command)
    if infusion.phase in {Phase.PREPARING, Phase.CLOSED}:
        kind = RefusalKind.NOT_RUNNING if infusion.phase is Phase.PREPARING else RefusalKind.ALREADY_ENDED
        return refused(kind)
    match command:
        case FlagAdverseEvent():
            return _flag(infusion, plan, command, at)
        case ResolveAdverseEvent():
            return _resolve(infusion, command, at)
        case SayStepDone():
            is_severe_open = severe_reaction(infusion, plan) is not None
            done = accepted(ReactionStepDone(step=command.step))
            return done if is_severe_open else refused(RefusalKind.NO_SUCH_ADVERSE_EVENT)
        case SayEffect():
            return _see(infusion, command, at)
        case _:
            assert_never(command)


def _flag(infusion: Infusion, plan: Plan, command: FlagAdverseEvent, at: Instant) -> Decision:
    if command.sign not in {entry.id for entry in plan.rules.signs}:
        return refused(RefusalKind.SIGN_UNKNOWN, about=command.sign)
    rate, hung = infusion.intended_at(at), infusion.bottle_at(at)
    batch = "" if hung is None else hung.bottle.batch
    return accepted(AdverseEventFlagged(sign=command.sign, grade=command.grade, rate=rate, batch=batch))


def _resolve(infusion: Infusion, command: ResolveAdverseEvent, at: Instant) -> Decision:
    open_ones = [event for event in infusion.open_adverse_events if event.sign == command.sign]
    if not open_ones:
        return refused(RefusalKind.NO_SUCH_ADVERSE_EVENT, about=command.sign)
    if any(at < event.onset for event in open_ones):
        return refused(RefusalKind.TIME_BEFORE_LAST)
    return accepted(AdverseEventResolved(sign=command.sign))


def _see(infusion: Infusion, command: SayEffect, at: Instant) -> Decision:
    """An effect may be said again: it changes, and the latest stands."""
    treatment = next((one for one in infusion.treatments if one.version == command.of_version), None)
    if treatment is None:
        return refused(RefusalKind.NO_SUCH_TREATMENT)
    if at < treatment.at:
        return refused(RefusalKind.TIME_BEFORE_LAST)
    return accepted(EffectSeen(of_version=command.of_version, medicine=treatment.medicine, effect=command.effect))


def _put_right(infusion: Infusion, command: RegradeAdverseEvent | StrikeAdverseEvent) -> Decision:
    """Corrections are taken after closing too, as those of vital signs are."""
    if all(event.version != command.of_version for event in infusion.adverse_events):
        return refused(RefusalKind.NO_SUCH_ADVERSE_EVENT)
    if not command.reason.strip():
        return refused(RefusalKind.REASON_MISSING)
    if isinstance(command, StrikeAdverseEvent):
        return accepted(AdverseEventStruck(of_version=command.of_version, reason=command.reason))
    return accepted(AdverseEventRegraded(of_version=command.of_version, grade=command.grade, reason=command.reason))
