"""What a plan is asked about before it is agreed: likely slips of the pen, and what the label warns of."""

from dataclasses import dataclass
from typing import assert_never

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.formulary.posology import Posology
from ivig_desk.domain.infusion.bottle_questions import bottle_questions
from ivig_desk.domain.infusion.dose_questions import dose_questions
from ivig_desk.domain.infusion.fit import indication_question
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.domain.patient.patient import Iga
from ivig_desk.domain.patient.plausibility import (
    WeightLikely,
    WeightReference,
    WeightSlip,
    WeightUnusual,
    judge_weight,
)

_UNIVERSAL = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReferences:
    """What a plan is held against: weights for age, and the doses there are."""

    weights: WeightReference
    posology: Posology


def questions_of(plan: Plan, references: PlanReferences, at: Instant) -> tuple[Unmet, ...]:
    """Return every question the plan raises; each needs a reason and a name before the start (S17)."""
    return (
        *_weight(plan, references, at),
        *dose_questions(plan, references.posology),
        *_iga(plan),
        *indication_question(plan),
        *bottle_questions(plan, at),
    )


def _weight(plan: Plan, references: PlanReferences, at: Instant) -> tuple[Unmet, ...]:
    patient = plan.patient
    # East of Greenwich a newborn's day of birth may not have begun in universal time.
    day = max(at.day(_UNIVERSAL), patient.born)
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


def _iga(plan: Plan) -> tuple[Unmet, ...]:
    """IgA deficiency is a contraindication: a prescriber's name and reason must stand there (review.md)."""
    if plan.patient.iga is Iga.DEFICIENT:
        return (Unmet(kind=RefusalKind.IGA_DEFICIENT),)
    return ()
