"""Who was on this desk before, and what their last infusion came to, from the infusions on record."""

from collections.abc import Iterable
from dataclasses import dataclass

from ivig_desk.domain.amounts.formulas import rate_per_weight
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import MlPerKgPerHour
from ivig_desk.domain.infusion.infusion import NOTHING, Infusion
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.patient.identity import person_key
from ivig_desk.domain.patient.last_visit import LastVisit, PastReaction
from ivig_desk.domain.patient.patient import Patient


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A patient as they were planned last, and what that infusion came to."""

    patient: Patient
    last: LastVisit


def last_visits(infusions: Iterable[Infusion], utc_offset_minutes: int) -> tuple[Visit, ...]:
    """Return the last visit of each patient, the latest first; an infusion that never started is none.

    Days are those of a wall so many minutes east of universal time.
    """
    started: list[tuple[Instant, Infusion, Plan]] = [
        (one.started, one, one.plan) for one in infusions if one.started is not None and one.plan is not None
    ]
    visits: dict[object, Visit] = {}
    for at, infusion, plan in sorted(started, key=lambda one: one[0], reverse=True):
        patient = plan.patient
        person = person_key(patient.identifier, patient.name, patient.born)
        if person not in visits:
            last = _last_visit(infusion, plan, at, utc_offset_minutes)
            visits[person] = Visit(patient=patient, last=last)
    return tuple(visits.values())


def tolerated_rate(infusion: Infusion, plan: Plan) -> MlPerKgPerHour | None:
    """Return the highest rate that ran and is below every one a reaction began at, in mL/kg/h; None where none was.

    A rate that was never run was not borne.
    """
    onsets = [event.rate for event in infusion.adverse_events if event.rate > NOTHING]
    ran = [period.rate for period in infusion.periods if period.rate > NOTHING]
    borne = [rate for rate in ran if not onsets or rate < min(onsets)]
    return rate_per_weight(max(borne), plan.patient.weight) if borne else None


def past_reactions(infusion: Infusion, plan: Plan) -> tuple[PastReaction, ...]:
    """Return each sign with its grade and the rate in mL/kg/h that ran at its onset."""
    return tuple(
        PastReaction(sign=event.sign, grade=event.grade, rate=rate_per_weight(event.rate, plan.patient.weight))
        for event in infusion.adverse_events
    )


def _last_visit(infusion: Infusion, plan: Plan, at: Instant, utc_offset_minutes: int) -> LastVisit:
    return LastVisit(
        day=at.day(utc_offset_minutes),
        infusion_id=infusion.id,
        preparation=plan.profile.preparation,
        concentration=plan.profile.concentration,
        weight=plan.patient.weight,
        tolerated=tolerated_rate(infusion, plan),
        reactions=past_reactions(infusion, plan),
    )
