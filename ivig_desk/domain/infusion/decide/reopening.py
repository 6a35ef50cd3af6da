"""Taking up an infusion again after the program was not running or its clock strayed (S7, S24)."""

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.formulary.giving_set import problem_with, rounded_down
from ivig_desk.domain.infusion.commands import ConfirmAtBed, FollowClock, ReopenDesk
from ivig_desk.domain.infusion.decide.decision import Decision, Refused, accepted, before_reckoned, refused
from ivig_desk.domain.infusion.events import ConfirmedAtBed
from ivig_desk.domain.infusion.infusion import NOTHING, UNDER_WAY, BedCheck, Infusion, Phase
from ivig_desk.domain.infusion.not_watching import DeskReopened, NotWatching
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.refusals import RefusalKind


def reopen(infusion: Infusion, command: ReopenDesk) -> Decision:
    """Ask for rate and weight again on an infusion under way; on any other there is nothing to confirm."""
    if infusion.phase not in UNDER_WAY:
        return refused(RefusalKind.NOT_RUNNING)
    reopened = DeskReopened(last_alive=command.last_alive)
    return accepted(reopened) if command.strayed is None else accepted(command.strayed, reopened)


def follow(infusion: Infusion, command: FollowClock) -> Decision:
    """Record that the clock strayed; where something runs or is held, rate and weight are asked for again (S24)."""
    if infusion.phase not in UNDER_WAY or not command.strayed.is_asked_about:
        return accepted(command.strayed)
    return accepted(command.strayed, DeskReopened(last_alive=command.since, why=NotWatching.CLOCK_JUMPED))


def confirm(infusion: Infusion, plan: Plan, command: ConfirmAtBed, at: Instant) -> Decision:
    """Take what is found at the bed as the truth, even above a limit: an alarm says so, a false record would not."""
    if infusion.phase not in UNDER_WAY:
        return refused(RefusalKind.NOT_RUNNING)
    if command.weight != plan.patient.weight:
        return refused(RefusalKind.WEIGHT_DIFFERS, have=command.weight, wants=plan.patient.weight)
    if infusion.bed_check is BedCheck.CONFIRMED and command.rate != infusion.given:
        # Without a restart there is nothing to find out: this would be a way round the rise gate.
        return refused(RefusalKind.NOT_CONFIRMED, have=command.rate, wants=infusion.given)
    too_early = before_reckoned(infusion, at)
    if too_early is not None:
        return too_early
    if command.rate == NOTHING or infusion.phase is Phase.HELD:
        return _while_held(infusion, command)
    return _unsettable(plan, command) or accepted(ConfirmedAtBed(weight=command.weight, rate=command.rate))


def _while_held(infusion: Infusion, command: ConfirmAtBed) -> Decision:
    """A held infusion is confirmed as held; one found running or standing against the record is held or set first."""
    if infusion.phase is Phase.HELD and command.rate == NOTHING:
        return accepted(ConfirmedAtBed(weight=command.weight, rate=NOTHING))
    return refused(RefusalKind.NOT_CONFIRMED, have=command.rate, wants=infusion.given)


def _unsettable(plan: Plan, command: ConfirmAtBed) -> Refused | None:
    problem = problem_with(command.rate, plan.giving_set)
    if problem is not None:
        return refused(RefusalKind(problem.value), have=command.rate)
    nearest = rounded_down(command.rate, plan.giving_set)
    return None if nearest == command.rate else refused(RefusalKind.NOT_SETTABLE, have=command.rate, wants=nearest)
