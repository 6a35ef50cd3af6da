"""What the dose of a plan is asked about, and what its dosing weight is refused for."""

from typing import assert_never

from ivig_desk.domain.amounts.quantities import Grams, Kilograms
from ivig_desk.domain.formulary.dose_judgement import (
    DoseImplausible,
    DoseJudgement,
    DoseLikely,
    DoseUnusual,
    DoseWithoutRow,
    judge_cycle,
    judge_day,
)
from ivig_desk.domain.formulary.order import Order
from ivig_desk.domain.formulary.posology import Posology
from ivig_desk.domain.formulary.working import Planned
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.domain.patient.dosing_weight import DosingWeightProblem, problem_of, reckoned_weight

WHOLE_CYCLE = "whole-cycle"
"""Stands after the indication where an unusual dose of one day is the row's dose of a whole cycle."""


def dose_questions(plan: Planned, posology: Posology) -> tuple[Unmet, ...]:
    """Return the question the dose of a plan raises; see `question_of_dose`."""
    return question_of_dose(plan.order, plan.patient.weight, posology)


def question_of_dose(order: Order, actual: Kilograms, posology: Posology) -> tuple[Unmet, ...]:
    """Return the question a dose raises: by the hard bounds on the actual weight, then by the row on the stated one.

    The hard bounds never trust the stated weight alone: a slip in it could hide a slip in the dose.
    """
    if order.dose.value <= 0 or actual.value <= 0:
        return (Unmet(kind=RefusalKind.DOSE_IMPLAUSIBLE, have=order.dose, wants=posology.day.least),)
    by_actual = _judged(order, actual, posology)
    if isinstance(by_actual, DoseImplausible):
        return _question(by_actual, order.indication)
    asked = _question(_judged(order, order.reckoned_on(actual), posology), order.indication)
    return asked or _cycle_question(order, actual, posology)


def dosing_weight_refusals(plan: Planned) -> tuple[Unmet, ...]:
    """Return why the stated dosing weight cannot be used; nothing answers these but a weight that can be true."""
    stated, actual = plan.order.dosing_weight, plan.patient.weight
    problem = None if stated is None else problem_of(stated, actual)
    if stated is None or problem is None:
        return ()
    match problem:
        case DosingWeightProblem.NOT_POSITIVE:
            weight = stated.weight if stated.ideal is None else min(stated.weight, stated.ideal)
            return (Unmet(kind=RefusalKind.WEIGHT_IMPLAUSIBLE, have=weight),)
        case DosingWeightProblem.NOT_THE_ACTUAL:
            return (Unmet(kind=RefusalKind.WEIGHT_DIFFERS, have=stated.weight, wants=actual),)
        case DosingWeightProblem.WORKING_MISSING:
            return (Unmet(kind=RefusalKind.TEXT_MISSING, have=stated.weight, about="working of the dosing weight"),)
        case DosingWeightProblem.FACTOR_OUTSIDE:
            return (Unmet(kind=RefusalKind.DOSING_FACTOR_OUTSIDE, have=stated.factor),)
        case DosingWeightProblem.NOT_AS_RECKONED:
            return (Unmet(kind=RefusalKind.WEIGHT_DIFFERS, have=stated.weight, wants=reckoned_weight(stated, actual)),)
        case _:
            assert_never(problem)


def _judged(order: Order, weight: Kilograms, posology: Posology) -> DoseJudgement:
    return judge_day(order.dose, weight=weight, indication=order.indication, posology=posology)


def _cycle_question(order: Order, actual: Kilograms, posology: Posology) -> tuple[Unmet, ...]:
    """What all the days of the cycle come to, where it is stated how many there are; as many times today's dose."""
    if order.days is None:
        return ()
    cycle, indication, days = Grams(order.dose.value * order.days), order.indication, str(order.days)
    verdict = judge_cycle(cycle, weight=actual, indication=indication, posology=posology)
    if not isinstance(verdict, DoseImplausible):
        verdict = judge_cycle(cycle, weight=order.reckoned_on(actual), indication=indication, posology=posology)
    match verdict:
        case DoseLikely() | DoseWithoutRow():
            return ()
        case DoseUnusual(per_kg=have, nearest=wants):
            kind = RefusalKind.CYCLE_UNUSUAL
            return (Unmet(kind=kind, have=have, wants=wants, about=f"{indication} {days}"),)
        case DoseImplausible(per_kg=have, bound=wants):
            return (Unmet(kind=RefusalKind.CYCLE_IMPLAUSIBLE, have=have, wants=wants, about=days),)
        case _:
            assert_never(verdict)


def _question(verdict: DoseJudgement, indication: str) -> tuple[Unmet, ...]:
    match verdict:
        case DoseLikely() | DoseWithoutRow():
            return ()
        case DoseUnusual():
            about = f"{indication} {WHOLE_CYCLE}" if verdict.reads_as_whole_cycle else indication
            return (Unmet(kind=RefusalKind.DOSE_UNUSUAL, have=verdict.per_kg, wants=verdict.nearest, about=about),)
        case DoseImplausible():
            readings = " / ".join(f"{reading.per_kg.text} {reading.span.value}" for reading in verdict.readings)
            kind = RefusalKind.DOSE_IMPLAUSIBLE
            return (Unmet(kind=kind, have=verdict.per_kg, wants=verdict.bound, about=readings),)
        case _:
            assert_never(verdict)
