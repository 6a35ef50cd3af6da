"""The fold: one infusion after one more event."""

from typing import assert_never

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.alarms import AlarmKind
from ivig_desk.domain.infusion.course_events import VisitAssessed, VisitCalledOff
from ivig_desk.domain.infusion.drip_measured import DripMeasured
from ivig_desk.domain.infusion.events import (
    AlarmAcknowledged,
    AlarmsSilenced,
    DeskEvent,
    InfusionStarted,
    LimitEvent,
    RateEvent,
    ReactionEvent,
    Recorded,
    RecordEvent,
)
from ivig_desk.domain.infusion.events_apart import EventApart
from ivig_desk.domain.infusion.folding.acknowledged import forget_ended, without
from ivig_desk.domain.infusion.folding.limits import fold_limit, fold_plan
from ivig_desk.domain.infusion.folding.rates import fold_rate
from ivig_desk.domain.infusion.folding.reactions import fold_reaction
from ivig_desk.domain.infusion.folding.record import fold_record
from ivig_desk.domain.infusion.infusion import BedCheck, Infusion, Phase, Stamped, UnwatchedStretch, changed
from ivig_desk.domain.infusion.not_watching import DeskReopened
from ivig_desk.domain.infusion.report_written import ReportWritten
from ivig_desk.domain.infusion.straying import ClockStrayed, ahead_now, turn_at_start, turn_of


def evolve(infusion: Infusion | None, recorded: Recorded) -> Infusion:
    """Return the infusion with one more event in it; None is an infusion before its first event.

    Raises ValueError where the event does not follow on: a record with a gap must not be folded into advice.
    """
    if infusion is None:
        infusion = Infusion(id=recorded.infusion_id, version=0, phase=Phase.PREPARING, last_at=recorded.at)
    if recorded.version != infusion.version + 1 or recorded.infusion_id != infusion.id:
        message = f"version {recorded.version} cannot follow {infusion.version}"
        raise ValueError(message)
    last_at = max(infusion.last_at, recorded.at)
    folded = _folded(infusion, recorded)
    if isinstance(recorded.event, InfusionStarted):
        folded = changed(folded, turns=(turn_at_start(recorded.at, recorded.recorded),))
    if folded.acknowledged:
        written = recorded.recorded.wall.plus(ahead_now(folded.turns).times(-1))
        folded = forget_ended(folded, max(last_at, written))
    return changed(folded, version=recorded.version, last_at=last_at)


def _folded(infusion: Infusion, recorded: Recorded) -> Infusion:
    event, at = recorded.event, recorded.at
    if isinstance(event, RecordEvent):
        return fold_record(infusion, event, recorded)
    if isinstance(event, EventApart):
        return _fold_apart(infusion, event, recorded)
    if isinstance(event, RateEvent):
        return fold_rate(infusion, event, at)
    if isinstance(event, ReactionEvent):
        return fold_reaction(infusion, event, recorded)
    if isinstance(event, LimitEvent):
        return fold_limit(infusion, event, recorded)
    if isinstance(event, DeskEvent):
        return _fold_desk(infusion, event, at)
    return fold_plan(infusion, event)


def _fold_apart(infusion: Infusion, event: EventApart, recorded: Recorded) -> Infusion:
    at, by = recorded.at, recorded.by
    match event:
        case DripMeasured():
            return changed(infusion, drips=(*infusion.drips, Stamped(at=at, by=by, what=event)))
        case ReportWritten():
            return changed(infusion, reports=(*infusion.reports, Stamped(at=at, by=by, what=event.report)))
        case VisitAssessed():
            return changed(infusion, assessed=(*infusion.assessed, Stamped(at=at, by=by, what=event)))
        case VisitCalledOff():
            return changed(infusion, called_off=(*infusion.called_off, Stamped(at=at, by=by, what=event)))
        case _:
            assert_never(event)


def _fold_desk(infusion: Infusion, event: DeskEvent, at: Instant) -> Infusion:
    match event:
        case AlarmAcknowledged():
            others = tuple(known for known in infusion.acknowledged if known[0] != event.kind)
            return changed(infusion, acknowledged=(*others, (event.kind, at)))
        case AlarmsSilenced():
            return changed(infusion, silenced_at=at, silenced=event.kinds)
        case DeskReopened():
            stretch = UnwatchedStretch(start=event.last_alive, end=at, why=event.why)
            return changed(
                infusion,
                bed_check=BedCheck.WANTED,
                unwatched=(*infusion.unwatched, stretch),
                acknowledged=without(infusion, AlarmKind.BED_CHECK_WANTED, AlarmKind.CLOCK_JUMPED),
            )
        case ClockStrayed():
            return changed(infusion, turns=(*infusion.turns, turn_of(event, at)))
        case _:
            assert_never(event)
