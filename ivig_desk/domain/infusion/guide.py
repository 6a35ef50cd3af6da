"""What is running, what is next, what is missing and what calls: everything a screen or a print may show."""

from dataclasses import dataclass
from enum import Enum, unique

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Millilitres, Minutes
from ivig_desk.domain.formulary.ceiling import Ceiling
from ivig_desk.domain.formulary.giving_set import BedRate, bed_rate, problem_with, settable
from ivig_desk.domain.formulary.ramp import Ramp, RampRung
from ivig_desk.domain.infusion.alarms import Alarm, AlarmKind, alarms_of
from ivig_desk.domain.infusion.decide.pausing import resume_rate
from ivig_desk.domain.infusion.decide.rates import lower_target
from ivig_desk.domain.infusion.drip_now import DripNow, drip_now
from ivig_desk.domain.infusion.gate import Condition, missing, standing_at
from ivig_desk.domain.infusion.infusion import NOTHING, UNDER_WAY, BedCheck, Infusion, Phase
from ivig_desk.domain.infusion.next_call import next_call
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.reaction_now import SevereReaction, advice_now, severe_reaction
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.domain.infusion.rungs import next_rung
from ivig_desk.domain.infusion.volume import (
    RunningBottle,
    ends_along_ramp,
    ends_at_this_rate,
    hold_of_rung,
    infused_by,
    left_to_give,
    running_bottle,
    time_on_rung,
    unwatched_volume,
)
from ivig_desk.domain.monitoring.finding import Finding
from ivig_desk.domain.monitoring.schedule import ObservationDue, due_since
from ivig_desk.domain.reactions.ladder import ProtocolAdvice


@unique
class Due(Enum):
    """What the nurse is asked for now."""

    VITAL_SIGNS = "vital-signs"
    RISE = "rise"
    DRIP = "drip"
    BED_CHECK = "bed-check"
    STOP_REASON = "stop-reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextRise:
    """The next rung at this bed and what still stands before it."""

    rung: RampRung
    time_left: Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """The observation period after the end (PRODUCT.md): how long, and what of it is left."""

    lasts: Minutes
    left: Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """One look at one infusion at one moment; computed once, shown everywhere (S6)."""

    now: Instant
    phase: Phase
    given: BedRate
    intended: BedRate
    rung: int
    rungs: int
    on_rung: Minutes
    hold: Minutes
    next_rise: NextRise | None
    gate: tuple[Condition, ...]
    ceiling: Ceiling
    ceiling_rate: BedRate
    lower_to: BedRate | None
    resume_at: BedRate | None
    infused: Millilitres
    left: Millilitres
    unwatched: Millilitres
    ends_at: Instant | None
    ends_along_ramp: Instant | None
    bottle: RunningBottle | None
    awaited: tuple[ObservationDue, ...]
    drip: DripNow | None
    findings: tuple[Finding, ...]
    advice: ProtocolAdvice | None
    severe: SevereReaction | None
    alarms: tuple[Alarm, ...]
    next_call: Instant | None
    due: tuple[Due, ...]
    watch: Watch | None

    @property
    def missing(self) -> tuple[RefusalKind, ...]:
        """The conditions for a rise that are not met, by name."""
        return tuple(reason.kind for reason in missing(self.gate))

    @property
    def may_raise(self) -> bool:
        """Whether a confirmed rise would be accepted now."""
        return self.phase is Phase.RUNNING and self.next_rise is not None and not self.missing


def guide(infusion: Infusion, now: Instant) -> Guidance | None:
    """Return the guidance for one infusion, or None before its plan is agreed; nothing is changed by looking (S8)."""
    plan, ceiling = infusion.plan, infusion.ceiling
    if plan is None or ceiling is None:
        return None
    standing = standing_at(infusion, plan, now)
    awaited, alarms = standing.awaited, alarms_of(infusion, plan, standing)
    drip = drip_now(infusion, plan)
    weight, giving_set = plan.patient.weight, plan.giving_set
    ramp = infusion.planned_ramp
    rungs = ramp.rungs if isinstance(ramp, Ramp) else ()
    return Guidance(
        now=now,
        phase=infusion.phase,
        given=bed_rate(infusion.given, weight, giving_set),
        intended=bed_rate(infusion.intended, weight, giving_set),
        rung=sum(1 for rung in rungs if rung.rate.ml_per_h <= infusion.intended),
        rungs=len(rungs),
        on_rung=time_on_rung(infusion, now),
        hold=hold_of_rung(infusion),
        next_rise=_next_rise(infusion, now),
        gate=standing.gate,
        ceiling=ceiling,
        ceiling_rate=settable(ceiling.limit, weight, giving_set),
        lower_to=_lower_to(infusion, plan),
        resume_at=_resume_at(infusion, plan),
        infused=infused_by(infusion, now),
        left=left_to_give(infusion, now),
        unwatched=unwatched_volume(infusion),
        ends_at=ends_at_this_rate(infusion, now),
        ends_along_ramp=ends_along_ramp(infusion, now),
        bottle=running_bottle(infusion, now),
        awaited=awaited,
        drip=drip,
        findings=standing.findings,
        advice=advice_now(infusion, plan),
        severe=severe_reaction(infusion, plan),
        alarms=alarms,
        next_call=next_call(infusion, plan, awaited, now),
        due=(*_due(infusion, awaited, alarms, now), *_drip_due(drip, now)),
        watch=_watch(infusion, plan, now),
    )


def _next_rise(infusion: Infusion, now: Instant) -> NextRise | None:
    rung = next_rung(infusion)
    if rung is None or infusion.phase not in {*UNDER_WAY, Phase.PREPARING}:
        return None
    left = hold_of_rung(infusion) - time_on_rung(infusion, now)
    return NextRise(rung=rung, time_left=max(Minutes.of("0"), left))


def _lower_to(infusion: Infusion, plan: Plan) -> BedRate | None:
    """One step down, where the set can run it: what is offered is what is accepted (S6)."""
    to = lower_target(infusion, plan)
    if infusion.phase is not Phase.RUNNING or problem_with(to, plan.giving_set) is not None:
        return None
    return bed_rate(to, plan.patient.weight, plan.giving_set)


def _resume_at(infusion: Infusion, plan: Plan) -> BedRate | None:
    to = resume_rate(infusion, plan) if infusion.phase is Phase.HELD else NOTHING
    if isinstance(to, Unmet) or to == NOTHING:
        return None
    return bed_rate(to, plan.patient.weight, plan.giving_set)


def _due(
    infusion: Infusion, awaited: tuple[ObservationDue, ...], alarms: tuple[Alarm, ...], now: Instant
) -> tuple[Due, ...]:
    due = []
    if infusion.bed_check is BedCheck.WANTED and infusion.phase in UNDER_WAY:
        due.append(Due.BED_CHECK)
    if due_since(awaited, now) is not None:
        due.append(Due.VITAL_SIGNS)
    if any(alarm.kind is AlarmKind.RISE_AVAILABLE for alarm in alarms):
        due.append(Due.RISE)
    if infusion.stop_reason is not None and not infusion.stop_reason.strip() and infusion.phase is not Phase.CLOSED:
        due.append(Due.STOP_REASON)
    return tuple(due)


def _drip_due(drip: DripNow | None, now: Instant) -> tuple[Due, ...]:
    return (Due.DRIP,) if drip is not None and drip.due_at <= now else ()


def _watch(infusion: Infusion, plan: Plan, now: Instant) -> Watch | None:
    """The longer period after a first infusion, a changed product, a long gap or a reaction."""
    if infusion.ended is None:
        return None
    period = plan.profile.observe_after
    is_longer = plan.patient.earlier.counts_as_first or bool(infusion.adverse_events)
    lasts = period.first_changed_or_long_gap if is_longer else period.ordinary
    return Watch(lasts=lasts, left=max(Minutes.of("0"), lasts - now.since(infusion.ended)))
