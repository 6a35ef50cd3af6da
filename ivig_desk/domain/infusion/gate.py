"""The rise gate: every condition a rise needs, each with whether it is met (S9)."""

from dataclasses import dataclass

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Quantity
from ivig_desk.domain.infusion.awaited import awaited_observations
from ivig_desk.domain.infusion.infusion import BedCheck, Infusion
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.domain.infusion.rungs import next_rung
from ivig_desk.domain.infusion.signs_now import findings_now
from ivig_desk.domain.infusion.volume import hold_of_rung, infused_by, time_on_rung
from ivig_desk.domain.monitoring.finding import Finding
from ivig_desk.domain.monitoring.schedule import ObservationDue, due_since


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One condition for a rise; `have` and `wants` are the amounts it compares, `about` the sign or adverse event."""

    kind: RefusalKind
    is_met: bool
    have: Quantity | None = None
    wants: Quantity | None = None
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What stands at one moment, judged once for all who ask: what is awaited, what is concerning, the rise gate."""

    now: Instant
    awaited: tuple[ObservationDue, ...]
    findings: tuple[Finding, ...]
    gate: tuple[Condition, ...]


def standing_at(infusion: Infusion, plan: Plan, now: Instant) -> Standing:
    """Return what stands at a moment: the vital signs are judged here and nowhere else in a look."""
    awaited, found = awaited_observations(infusion, plan), findings_now(infusion, plan)
    signs = (_fresh_observation(infusion, plan, awaited, now), _nothing_concerning(found))
    return Standing(now=now, awaited=awaited, findings=found, gate=_gate(infusion, plan, signs, now))


def rise_gate(infusion: Infusion, plan: Plan, now: Instant) -> tuple[Condition, ...]:
    """Return every condition for a rise, met or not, in the order a nurse works through them."""
    return standing_at(infusion, plan, now).gate


def missing(conditions: tuple[Condition, ...]) -> tuple[Unmet, ...]:
    """Return the conditions that are not met, as reasons for a refusal."""
    return tuple(
        Unmet(kind=condition.kind, have=condition.have, wants=condition.wants, about=condition.about)
        for condition in conditions
        if not condition.is_met
    )


def is_ordered_volume_in(infusion: Infusion, plan: Plan, now: Instant) -> bool:
    """Whether the ordered volume has been given (S27)."""
    return infused_by(infusion, now) >= plan.volume


def _gate(infusion: Infusion, plan: Plan, signs: tuple[Condition, ...], now: Instant) -> tuple[Condition, ...]:
    conditions = [
        _rung_time(infusion, now),
        *signs,
        Condition(
            kind=RefusalKind.ADVERSE_EVENT_OPEN,
            is_met=not infusion.open_adverse_events,
            about=", ".join(event.sign for event in infusion.open_adverse_events),
        ),
        Condition(kind=RefusalKind.AT_CEILING, is_met=next_rung(infusion) is not None),
    ]
    if infusion.bed_check is BedCheck.WANTED:
        conditions.append(Condition(kind=RefusalKind.WEIGHT_UNCONFIRMED, is_met=False, have=plan.patient.weight))
        conditions.append(Condition(kind=RefusalKind.NOT_CONFIRMED, is_met=False, have=infusion.intended))
    if is_ordered_volume_in(infusion, plan, now):
        conditions.append(
            Condition(
                kind=RefusalKind.ORDERED_VOLUME_REACHED,
                is_met=RefusalKind.ORDERED_VOLUME_REACHED in infusion.granted,
                have=infused_by(infusion, now),
                wants=plan.volume,
            )
        )
    return tuple(conditions)


def _rung_time(infusion: Infusion, now: Instant) -> Condition:
    have, wants = time_on_rung(infusion, now), hold_of_rung(infusion)
    return Condition(kind=RefusalKind.RUNG_TIME, is_met=have >= wants, have=have, wants=wants)


def _fresh_observation(infusion: Infusion, plan: Plan, awaited: tuple[ObservationDue, ...], now: Instant) -> Condition:
    """A complete set under the schedule's age, and none due since; a fresh but partial one is named as it is (S13)."""
    fresh = plan.rules.schedule.fresh_for_rise
    # A rise entered late is not held against vital signs of after it.
    by_now = [taken for taken in infusion.observations if taken.at <= now]
    latest = max((taken.at for taken in by_now if taken.observation.is_complete), default=None)
    have = None if latest is None else now.since(latest)
    if have is not None and have < fresh:
        if due_since(awaited, now) is None:
            return Condition(kind=RefusalKind.OBSERVATION_STALE, is_met=True, have=have, wants=fresh)
        # It was taken before the adverse event that asked for the one now due (S10).
        have = None
    last = max(by_now, key=lambda taken: (taken.at, taken.version), default=None)
    if last is not None and not last.observation.is_complete and now.since(last.at) < fresh:
        return Condition(
            kind=RefusalKind.OBSERVATION_INCOMPLETE,
            is_met=False,
            have=now.since(last.at),
            wants=fresh,
            about=", ".join(sign.value for sign in last.observation.unmeasured),
        )
    return Condition(kind=RefusalKind.OBSERVATION_STALE, is_met=False, have=have, wants=fresh)


def _nothing_concerning(found: tuple[Finding, ...]) -> Condition:
    return Condition(
        kind=RefusalKind.OBSERVATION_CONCERNING,
        is_met=not found,
        about=", ".join(finding.rule.value for finding in found),
    )
