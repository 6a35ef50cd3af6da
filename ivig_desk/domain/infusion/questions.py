"""What a plan is asked about before it is agreed: likely slips of the pen, and what the label warns of."""

from dataclasses import dataclass
from typing import assert_never

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.formulary.posology import Posology
from ivig_desk.domain.infusion.bottle_questions import bottle_questions
from ivig_desk.domain.infusion.checks import CheckList, contraindication_questions
from ivig_desk.domain.infusion.dose_questions import dose_questions
from ivig_desk.domain.infusion.fit import indication_question
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.domain.infusion.visit_questions import identifier_question, product_questions, weight_change_question
from ivig_desk.domain.infusion.visits import Visit
from ivig_desk.domain.patient.patient import Iga, Patient
from ivig_desk.domain.patient.plausibility import (
    WeightLikely,
    WeightReference,
    WeightSlip,
    WeightUnusual,
    judge_weight,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReferences:
    """What a plan is held against: weights for age, doses, checks, and the last visits on record.

    `utc_offset_minutes` is where the ward's wall stands: today is a day there.
    """

    weights: WeightReference
    posology: Posology
    checks: CheckList
    visits: tuple[Visit, ...] = ()
    utc_offset_minutes: int = 0


def questions_of(plan: Plan, references: PlanReferences, at: Instant) -> tuple[Unmet, ...]:
    """Return every question the plan raises; each needs a reason and a name before the start (S17)."""
    patient, today = plan.patient, at.day(references.utc_offset_minutes)
    return (
        *patient_questions(patient, references, at),
        *product_questions(patient, plan.profile, today),
        *dose_questions(plan, references.posology),
        *iga_question(patient),
        *contraindication_questions(plan.checks),
        *indication_question(plan),
        *bottle_questions(plan, at),
    )


def patient_questions(patient: Patient, references: PlanReferences, at: Instant) -> tuple[Unmet, ...]:
    """Return what identifier and weight are asked about, before there is an order."""
    return (
        *identifier_question(patient, references.visits),
        *_weight(patient, references, at),
        *weight_change_question(patient, references.weights),
    )


def _weight(patient: Patient, references: PlanReferences, at: Instant) -> tuple[Unmet, ...]:
    # East of Greenwich a newborn's day of birth may not have begun in universal time.
    day = max(at.day(references.utc_offset_minutes), patient.born)
    verdict = judge_weight(patient.weight, sex=patient.sex, born=patient.born, on=day, reference=references.weights)
    match verdict:
        case WeightLikely():
            return ()
        case WeightUnusual():
            return (
                Unmet(
                    kind=RefusalKind.WEIGHT_UNUSUAL,
                    have=patient.weight,
                    about=f"{verdict.low.text}–{verdict.high.text} kg",
                ),
            )
        case WeightSlip():
            readings = " / ".join(reading.text for reading in verdict.readings)
            return (Unmet(kind=RefusalKind.WEIGHT_IMPLAUSIBLE, have=patient.weight, about=readings),)
        case _:
            assert_never(verdict)


def iga_question(patient: Patient) -> tuple[Unmet, ...]:
    """IgA deficiency is a contraindication: a prescriber's name and reason must stand there (review.md)."""
    if patient.iga is Iga.DEFICIENT:
        return (Unmet(kind=RefusalKind.IGA_DEFICIENT),)
    return ()
