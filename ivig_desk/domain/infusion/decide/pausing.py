"""Hold, stop, resume, complete, close: the first two are one press from any running state (S11)."""

from typing import assert_never

from ivig_desk.domain.amounts.formulas import rate_per_weight
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import MlPerHour
from ivig_desk.domain.formulary.ramp import Ramp, RampRefused
from ivig_desk.domain.infusion.commands import (
    CloseInfusion,
    CompleteInfusion,
    HoldInfusion,
    PauseCommand,
    ResumeInfusion,
    StopInfusion,
)
from ivig_desk.domain.infusion.decide.decision import Decision, Refused, accepted, before_reckoned, refused
from ivig_desk.domain.infusion.decide.limits import refused_and_recorded
from ivig_desk.domain.infusion.decide.planning import why_no_ramp
from ivig_desk.domain.infusion.events import (
    InfusionClosed,
    InfusionCompleted,
    InfusionHeld,
    InfusionResumed,
    InfusionStopped,
)
from ivig_desk.domain.infusion.gate import is_ordered_volume_in
from ivig_desk.domain.infusion.infusion import ENDED, UNDER_WAY, BedCheck, Infusion, Phase
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.domain.infusion.volume import infused_by
from ivig_desk.domain.reactions.grading import Grade


def pause(infusion: Infusion, plan: Plan, command: PauseCommand, at: Instant) -> Decision:
    """Return what holding, stopping or going on makes happen; `at` is not before rate and volume were last reckoned."""
    too_early = before_reckoned(infusion, at)
    if too_early is not None:
        return too_early
    match command:
        case HoldInfusion():
            return accepted(InfusionHeld()) if infusion.phase is Phase.RUNNING else _nothing_runs(infusion)
        case StopInfusion():
            stopped = InfusionStopped(reason=command.reason)
            return accepted(stopped) if infusion.phase in UNDER_WAY else _nothing_runs(infusion)
        case CompleteInfusion():
            return accepted(InfusionCompleted()) if infusion.phase in UNDER_WAY else _nothing_runs(infusion)
        case ResumeInfusion():
            return _resume(infusion, plan, at)
        case CloseInfusion():
            return _close(infusion)
        case _:
            assert_never(command)


def resume_rate(infusion: Infusion, plan: Plan) -> MlPerHour | Unmet:
    """Return the rate to restart at, in mL/h: that of before the hold or, after a reaction, a rung below (S12)."""
    ceiling, ramp = infusion.ceiling, infusion.ramp
    held_from = rate_per_weight(infusion.before_hold, plan.patient.weight)
    if ceiling is None or held_from <= ceiling.limit:
        return infusion.before_hold
    if isinstance(ramp, RampRefused):
        return why_no_ramp(ramp)
    if not isinstance(ramp, Ramp) or not ramp.rungs:
        return Unmet(kind=RefusalKind.AT_CEILING, wants=ceiling.limit)
    return ramp.rungs[-1].rate.ml_per_h


def _nothing_runs(infusion: Infusion) -> Refused:
    return refused(RefusalKind.ALREADY_ENDED if infusion.phase in ENDED else RefusalKind.NOT_RUNNING)


def _resume(infusion: Infusion, plan: Plan, at: Instant) -> Decision:
    if infusion.phase is not Phase.HELD:
        return refused(RefusalKind.NOT_HELD)
    to = resume_rate(infusion, plan)
    unmet = list(_not_yet(infusion, plan, at))
    if isinstance(to, Unmet):
        unmet.append(to)
    if unmet or isinstance(to, Unmet):
        return refused_and_recorded(infusion, infusion.before_hold, tuple(unmet))
    return accepted(InfusionResumed(rate=to))


def _not_yet(infusion: Infusion, plan: Plan, at: Instant) -> tuple[Unmet, ...]:
    """An open reaction of grade 2 or more, an unconfirmed bed, or a dose already in keep it held."""
    unmet = []
    open_signs = [event.sign for event in infusion.open_adverse_events if event.grade.value >= Grade.MODERATE.value]
    if open_signs:
        unmet.append(Unmet(kind=RefusalKind.ADVERSE_EVENT_OPEN, about=", ".join(open_signs)))
    if infusion.bed_check is BedCheck.WANTED:
        unmet.append(Unmet(kind=RefusalKind.WEIGHT_UNCONFIRMED, have=plan.patient.weight))
        unmet.append(Unmet(kind=RefusalKind.NOT_CONFIRMED, have=infusion.before_hold))
    if is_ordered_volume_in(infusion, plan, at) and RefusalKind.ORDERED_VOLUME_REACHED not in infusion.granted:
        unmet.append(Unmet(kind=RefusalKind.ORDERED_VOLUME_REACHED, have=infused_by(infusion, at), wants=plan.volume))
    return tuple(unmet)


def _close(infusion: Infusion) -> Decision:
    """Close only with the reason of a stop and the batch of every bottle, or why it was not to be had (S25)."""
    if infusion.phase not in ENDED:
        return refused(RefusalKind.NOT_ENDED)
    if infusion.phase is Phase.CLOSED:
        return refused(RefusalKind.ALREADY_ENDED)
    unmet = []
    if infusion.stop_reason is not None and not infusion.stop_reason.strip():
        unmet.append(Unmet(kind=RefusalKind.REASON_MISSING))
    unidentified = [hung for hung in infusion.bottles if not (hung.bottle.batch or hung.bottle.not_available)]
    if unidentified or not infusion.bottles:
        unmet.append(Unmet(kind=RefusalKind.BOTTLE_UNIDENTIFIED))
    return Refused(unmet=tuple(unmet)) if unmet else accepted(InfusionClosed())
