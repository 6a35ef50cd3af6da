"""The second step: what was ordered, in grams or by weight, and on which weight it is reckoned."""

from dataclasses import dataclass
from typing import assert_never

from ivig_desk.domain.amounts.formulas import adjusted_weight, dose_for_weight
from ivig_desk.domain.amounts.quantities import (
    Grams,
    GramsPerKg,
    Kilograms,
    MgPerMl,
    Minutes,
    MlPerKgPerHour,
    WeightFactor,
)
from ivig_desk.domain.formulary.order import Order, Tolerance
from ivig_desk.domain.patient.dosing_weight import DosingWeight, WeightBasis, is_factor
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.dose_wording import doses_differ_text
from ivig_desk.presenters.plan_reading.typed_fields import TypedFields, name_of
from ivig_desk.presenters.typed import FieldPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseTyped:
    """The dose as it was typed, in grams or by weight, and the weight it is reckoned on."""

    dose: Grams
    typed: Grams | GramsPerKg
    on: Kilograms
    dosing_weight: DosingWeight | None


def read_order(typed: TypedFields, actual: Kilograms | None) -> Order | None:
    """Return the order, or None where a field of the second step is wrong; a dose by weight needs the weight."""
    indication, prescriber = typed.answered(fields.INDICATION), typed.text(fields.PRESCRIBER)
    dosed = read_dose(typed, actual)
    ceiling = typed.optional(fields.OWN_CEILING, MlPerKgPerHour)
    at_least = typed.optional(fields.AT_LEAST, Minutes)
    tolerance = typed.chosen_or(fields.TOLERANCE, Tolerance.ORDINARY)
    day, days = _counted(typed, fields.DAY, fields.DAYS)
    cycle, cycles = _counted(typed, fields.CYCLE, fields.CYCLES)
    if not indication or not prescriber or dosed is None:
        return None
    return Order(
        indication=indication,
        dose=dosed.dose,
        prescriber=prescriber,
        ceiling=ceiling,
        over_at_least=at_least,
        tolerance=tolerance,
        dispensed=typed.optional(fields.DISPENSED, MgPerMl),
        dosing_weight=dosed.dosing_weight,
        day=day,
        days=days,
        cycle=cycle,
        cycles=cycles,
    )


def read_dose(typed: TypedFields, actual: Kilograms | None) -> DoseTyped | None:
    """Return the dose, or None where it cannot be read yet; one typed both ways must agree to the last digit."""
    grams = typed.amount(fields.DOSE, Grams) if _is_in_grams(typed) else None
    per_kg = typed.positive(fields.DOSE_PER_KG, GramsPerKg) if typed.is_typed(fields.DOSE_PER_KG) else None
    dosing, on = read_weights(typed, actual)
    if on is None:
        if per_kg is not None and actual is None:
            typed.refuse(fields.DOSE_PER_KG, f"{fields.DOSE_PER_KG.label}: the weight is missing.")
        return None
    if per_kg is None:
        is_read = grams is not None and not typed.is_typed(fields.DOSE_PER_KG)
        return DoseTyped(dose=grams, typed=grams, on=on, dosing_weight=dosing) if grams and is_read else None
    reckoned = dose_for_weight(per_kg, on)
    if typed.is_typed(fields.DOSE) and grams != reckoned:
        if grams is not None:
            typed.refuse(fields.DOSE_PER_KG, f"{fields.DOSE_PER_KG.label}: {doses_differ_text(grams, per_kg, on)}")
        return None
    return DoseTyped(dose=reckoned, typed=per_kg, on=on, dosing_weight=dosing)


def read_weights(typed: TypedFields, actual: Kilograms | None) -> tuple[DosingWeight | None, Kilograms | None]:
    """Return the stated dosing weight, None for the actual one, and the weight to reckon on, None while not known."""
    if actual is None:
        return None, None
    dosing = _dosing_weight(typed, actual)
    if dosing is not None:
        return dosing, dosing.weight
    is_actual = typed.texts.of(fields.DOSING_BASIS.name) in {"", WeightBasis.ACTUAL.value}
    return None, actual if is_actual else None


def _dosing_weight(typed: TypedFields, actual: Kilograms) -> DosingWeight | None:
    """The stated weight; none for the actual one, and where a field of another is wrong."""
    basis = typed.chosen_or(fields.DOSING_BASIS, WeightBasis.ACTUAL)
    if basis is WeightBasis.ACTUAL:
        return None
    ideal = typed.positive(fields.IDEAL_WEIGHT, Kilograms)
    match basis:
        case WeightBasis.IDEAL:
            working = typed.text(fields.IDEAL_WORKING)
            if ideal is None or not working:
                return None
            return DosingWeight(basis=basis, weight=ideal, working=working)
        case WeightBasis.ADJUSTED:
            factor = _factor(typed)
            if ideal is None or factor is None:
                return None
            weight = adjusted_weight(ideal, factor, actual)
            return DosingWeight(basis=basis, weight=weight, ideal=ideal, factor=factor)
        case _:
            assert_never(basis)


def _is_in_grams(typed: TypedFields) -> bool:
    """Whether grams are to be read: where they are typed, and where nothing is typed by weight in their place."""
    return typed.is_typed(fields.DOSE) or not typed.is_typed(fields.DOSE_PER_KG)


def _factor(typed: TypedFields) -> WeightFactor | None:
    factor = typed.amount(fields.FACTOR, WeightFactor)
    if factor is not None and not is_factor(factor):
        typed.refuse(fields.FACTOR, f"{fields.FACTOR.label}: between 0 and 1, neither of them.")
        return None
    return factor


def _counted(typed: TypedFields, number: FieldPlan, of: FieldPlan) -> tuple[int | None, int | None]:
    """Which of how many; the sixth of five is a slip."""
    which, many = typed.count(number), typed.count(of)
    if which is not None and many is not None and which > many:
        typed.refuse(number, f"{name_of(number)}: {which} is more than the {many} there are.")
    return which, many
