"""What the dose of a plan is asked about, and what its dosing weight is refused for."""

from typing import assert_never

from ivig_desk.domain.amounts.quantities import Kilograms
from ivig_desk.domain.formulary.dose_judgement import (
    DoseImplausible,
    DoseJudgement,
    DoseLikely,
    DoseUnusual,
    DoseWithoutRow,
    judge_day,
)
from ivig_desk.domain.formulary.posology import Posology
from ivig_desk.domain.formulary.working import Planned
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.domain.patient.dosing_weight import DosingWeightProblem, problem_of

WHOLE_CYCLE = "whole-cycle"
"""Stands after the indication where an unusual dose of one day is the row's dose of a whole cycle."""


def dose_questions(plan: Planned, posology: Posology) -> tuple[Unmet, ...]:
    """Return the question the dose raises: by the hard bounds on the actual weight, then by the row on the stated one.

    The hard bounds never trust the stated weight alone: a slip in it could hide a slip in the dose.
    """
    if plan.order.dose.value <= 0 or plan.patient.weight.value <= 0:
        return (Unmet(kind=RefusalKind.DOSE_IMPLAUSIBLE, have=plan.order.dose, wants=posology.day.least),)
    by_actual = _judged(plan, plan.patient.weight, posology)
    if isinstance(by_actual, DoseImplausible):
        return _question(by_actual, plan)
    return _question(_judged(plan, _reckoned_on(plan), posology), plan)


def dosing_weight_refusals(plan: Planned) -> tuple[Unmet, ...]:
    """Return why the stated dosing weight cannot be used; nothing answers these but a weight that can be true."""
    stated, actual = plan.order.dosing_weight, plan.patient.weight
    problem = None if stated is None else problem_of(stated, actual)
    if stated is None or problem is None:
        return ()
    match problem:
        case DosingWeightProblem.NOT_POSITIVE:
            return (Unmet(kind=RefusalKind.WEIGHT_IMPLAUSIBLE, have=stated.weight),)
        case DosingWeightProblem.NOT_THE_ACTUAL:
            return (Unmet(kind=RefusalKind.WEIGHT_DIFFERS, have=stated.weight, wants=actual),)
        case DosingWeightProblem.WORKING_MISSING:
            return (Unmet(kind=RefusalKind.TEXT_MISSING, have=stated.weight, about="working of the dosing weight"),)
        case _:
            assert_never(problem)


def _reckoned_on(plan: Planned) -> Kilograms:
    """Return the stated dosing weight; the actual one where none, or none that can be used, was stated."""
    stated = plan.order.dosing_weight
    return plan.patient.weight if stated is None or stated.weight.value <= 0 else stated.weight


def _judged(plan: Planned, weight: Kilograms, posology: Posology) -> DoseJudgement:
    return judge_day(plan.order.dose, weight=weight, indication=plan.order.indication, posology=posology)


def _question(verdict: DoseJudgement, plan: Planned) -> tuple[Unmet, ...]:
    match verdict:
        case DoseLikely() | DoseWithoutRow():
            return ()
        case DoseUnusual():
            indication = plan.order.indication
            about = f"{indication} {WHOLE_CYCLE}" if verdict.reads_as_whole_cycle else indication
            return (Unmet(kind=RefusalKind.DOSE_UNUSUAL, have=verdict.per_kg, wants=verdict.nearest, about=about),)
        case DoseImplausible():
            readings = " / ".join(f"{reading.per_kg.text} {reading.span.value}" for reading in verdict.readings)
            kind = RefusalKind.DOSE_IMPLAUSIBLE
            return (Unmet(kind=kind, have=verdict.per_kg, wants=verdict.bound, about=readings),)
        case _:
            assert_never(verdict)
