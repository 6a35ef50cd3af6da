"""Which rule answers which command."""

from typing import assert_never

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion import commands as asked
from ivig_desk.domain.infusion.audible import kinds_calling
from ivig_desk.domain.infusion.course_commands import CourseCommand
from ivig_desk.domain.infusion.decide import (
    courses,
    drips,
    limits,
    pausing,
    planning,
    rates,
    reactions,
    recording,
    reopening,
    reports,
)
from ivig_desk.domain.infusion.decide.decision import Decision, accepted, before_reckoned, refused
from ivig_desk.domain.infusion.events import AlarmAcknowledged, AlarmsSilenced, PlanKept
from ivig_desk.domain.infusion.infusion import Infusion, Phase
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.refusals import RefusalKind


def decide(infusion: Infusion | None, command: asked.Command, at: Instant) -> Decision:
    """Return what a command makes happen at `at`, or every reason why not; nothing is changed here."""
    match command:
        case asked.KeepPlan():
            return _unstarted(infusion) or accepted(PlanKept(fields=command.fields))
        case asked.PlanInfusion():
            return _unstarted(infusion) or planning.plan(command, at)
        case asked.DiscardPlan():
            return _unstarted(infusion) or planning.discard(command)
        case _:
            if infusion is not None and infusion.phase is Phase.DISCARDED:
                return refused(RefusalKind.ALREADY_ENDED)
            if infusion is None or infusion.plan is None:
                return refused(RefusalKind.NOT_PLANNED)
            return _planned(infusion, infusion.plan, command, at)


def _unstarted(infusion: Infusion | None) -> Decision | None:
    if infusion is None or infusion.phase is Phase.PREPARING:
        return None
    is_discarded = infusion.phase is Phase.DISCARDED
    return refused(RefusalKind.ALREADY_ENDED if is_discarded else RefusalKind.ALREADY_STARTED)


Planned = (
    asked.RateCommand
    | asked.PauseCommand
    | asked.ReactionCommand
    | asked.RecordCommand
    | asked.MeasureDrip
    | asked.WriteReport
    | CourseCommand
    | asked.DeskCommand
)


def _planned(infusion: Infusion, plan: Plan, command: Planned, at: Instant) -> Decision:
    """Hold and stop are asked first and lean on no other rule (S11)."""
    if isinstance(command, asked.PauseCommand):
        return pausing.pause(infusion, plan, command, at)
    if isinstance(command, asked.RateCommand):
        return before_reckoned(infusion, at) or rates.rate(infusion, plan, command, at)
    if isinstance(command, asked.ReactionCommand):
        return reactions.react(infusion, plan, command, at)
    if isinstance(command, asked.RecordCommand):
        return recording.record(infusion, plan, command, at)
    if isinstance(command, asked.MeasureDrip):
        return drips.measure(infusion, plan, command, at)
    if isinstance(command, asked.WriteReport):
        return reports.report(infusion, command)
    if isinstance(command, CourseCommand):
        return courses.of_course(infusion, command)
    return _at_the_desk(infusion, plan, command, at)


def _at_the_desk(infusion: Infusion, plan: Plan, command: asked.DeskCommand, at: Instant) -> Decision:
    match command:
        case asked.OverrideLimit():
            return limits.override(infusion, command)
        case asked.AcknowledgeAlarm():
            return accepted(AlarmAcknowledged(kind=command.kind))
        case asked.SilenceAlarms():
            return accepted(AlarmsSilenced(kinds=kinds_calling(infusion, plan, at)))
        case asked.ReopenDesk():
            return reopening.reopen(infusion, command)
        case asked.FollowClock():
            return reopening.follow(infusion, command)
        case asked.ConfirmAtBed():
            return reopening.confirm(infusion, plan, command, at)
        case _:
            assert_never(command)
