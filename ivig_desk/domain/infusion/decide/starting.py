"""The start: the first rung, after two people have read the plan back."""

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.formulary.ceiling import asks_for_prescriber_ceiling
from ivig_desk.domain.formulary.ramp import Ramp, RampRefused
from ivig_desk.domain.formulary.two_people import are_two_people
from ivig_desk.domain.infusion.commands import StartInfusion
from ivig_desk.domain.infusion.decide.decision import Decision, accepted, refused
from ivig_desk.domain.infusion.decide.limits import refused_and_recorded
from ivig_desk.domain.infusion.decide.planning import why_no_ramp
from ivig_desk.domain.infusion.events import BottleHung, InfusionStarted
from ivig_desk.domain.infusion.infusion import Infusion, Phase
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.domain.infusion.signs_now import findings_now
from ivig_desk.domain.infusion.sound_check import SoundCheck


def start(infusion: Infusion, plan: Plan, command: StartInfusion, at: Instant) -> Decision:
    """Start at the first rung, which the nurse confirms is running; every missing condition is named."""
    if infusion.phase is not Phase.PREPARING:
        return refused(RefusalKind.ALREADY_STARTED)
    ramp = infusion.planned_ramp
    unmet = tuple(reason for reason in start_unmet(infusion, plan, at) if reason.kind not in infusion.granted)
    unmet = (*unmet, *_two_people(command), *sound_unmet(command.sound))
    if not isinstance(ramp, Ramp):
        return refused_and_recorded(infusion, None, unmet)
    first = ramp.rungs[0].rate.ml_per_h
    if command.confirmed != first:
        unmet = (*unmet, Unmet(kind=RefusalKind.NOT_CONFIRMED, have=command.confirmed, wants=first))
    if unmet:
        return refused_and_recorded(infusion, first, unmet)
    started = InfusionStarted(rate=first, second_checker=command.second_checker, sound=command.sound)
    hung = tuple(BottleHung(bottle=bottle) for bottle in plan.bottles[:1])
    return accepted(started, *hung)


def start_unmet(infusion: Infusion, plan: Plan, at: Instant) -> tuple[Unmet, ...]:
    """Return what the record still lacks for a start, whoever asks: a ramp, a baseline, a prescriber's ceiling."""
    unmet = [why_no_ramp(infusion.planned_ramp)] if isinstance(infusion.planned_ramp, RampRefused) else []
    unmet.extend(_baseline(infusion, plan, at))
    if asks_for_prescriber_ceiling(plan.profile, plan.patient, plan.order):
        risks = ", ".join(risk.value for risk in plan.patient.risks)
        unmet.append(Unmet(kind=RefusalKind.PRESCRIBER_CEILING_NEEDED, about=risks))
    return tuple(unmet)


def sound_unmet(sound: SoundCheck) -> tuple[Unmet, ...]:
    """Return what a start lacks while nobody has said whether the alarms were heard; "by sight" says it too (S23)."""
    return (Unmet(kind=RefusalKind.SOUND_NOT_ANSWERED),) if sound is SoundCheck.NOT_ANSWERED else ()


def _two_people(command: StartInfusion) -> tuple[Unmet, ...]:
    """A second checker who is not the nurse; the prescriber may be one."""
    checker = command.second_checker.strip()
    if not checker:
        return (Unmet(kind=RefusalKind.SECOND_CHECKER_MISSING),)
    if command.nurse.strip() and not are_two_people((command.nurse, checker)):
        return (Unmet(kind=RefusalKind.SECOND_CHECKER_SAME),)
    return ()


def _baseline(infusion: Infusion, plan: Plan, at: Instant) -> tuple[Unmet, ...]:
    """A complete set, not older than the interval at which it would be due again, with nothing concerning in it."""
    # A start entered late is not held against vital signs of after it.
    by_then = [taken for taken in infusion.observations if taken.at <= at]
    last = max(by_then, key=lambda taken: (taken.at, taken.version), default=None)
    if last is None or not last.observation.is_complete:
        about = "" if last is None else ", ".join(sign.value for sign in last.observation.unmeasured)
        return (Unmet(kind=RefusalKind.OBSERVATION_INCOMPLETE, about=about),)
    age, interval = at.since(last.at), plan.rules.schedule.running_interval
    if age > interval:
        return (Unmet(kind=RefusalKind.OBSERVATION_STALE, have=age, wants=interval),)
    found = findings_now(infusion, plan)
    if found:
        about = ", ".join(finding.rule.value for finding in found)
        return (Unmet(kind=RefusalKind.BASELINE_CONCERNING, about=about),)
    return ()
