"""The second step: which weight the dose is reckoned on, as the prescriber stated it."""

from typing import assert_never

from ivig_desk.domain.amounts.formulas import adjusted_weight
from ivig_desk.domain.amounts.quantities import Kilograms, WeightFactor
from ivig_desk.domain.patient.dosing_weight import DosingWeight, WeightBasis, is_factor
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.plan_reading.typed_fields import TypedFields


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


def _factor(typed: TypedFields) -> WeightFactor | None:
    factor = typed.amount(fields.FACTOR, WeightFactor)
    if factor is not None and not is_factor(factor):
        typed.refuse(fields.FACTOR, f"{fields.FACTOR.label}: between 0 and 1, neither of them.")
        return None
    return factor
