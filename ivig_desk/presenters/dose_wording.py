"""What is said of a dose: by weight and in grams, the weight it is reckoned on, what was ordered and what is given."""

from typing import assert_never

from ivig_desk.domain.amounts.exact import decimal_places
from ivig_desk.domain.amounts.formulas import dose_for_weight, dose_of_volume, dose_per_weight, volume_of_dose
from ivig_desk.domain.amounts.quantities import Grams, GramsPerKg, Kilograms, MgPerMl, Millilitres, Percent
from ivig_desk.domain.formulary.order import Order
from ivig_desk.domain.patient.dosing_weight import DosingWeight, WeightBasis
from ivig_desk.presenters.formats import equals_text, many_text, marked_text, number_text, quantity_text

_PLACES = 4
_PER_KG_PLACES = 3
_VOLUME_PLACES = 1
_FACTOR_PLACES = 6
_SHARE_PLACES = 1
_PERCENT = 100


def dose_text(dose: Grams) -> str:
    """Return a dose with all its places, or with ≈ before it where they do not end."""
    return marked_text(dose, _PLACES)


def reckoned_text(per_kg: GramsPerKg, on: Kilograms) -> str:
    """Return a dose by weight in grams; worked: 0.4 g/kg × 24.3 kg = 9.72 g."""
    return f"{_of_weight(per_kg, on)} {equals_text(dose_for_weight(per_kg, on), _PLACES)}"


def per_weight_text(dose: Grams, on: Kilograms) -> str:
    """Return a dose in g by weight; worked: 9.72 g ÷ 24.3 kg = 0.4 g/kg."""
    return f"{dose_text(dose)} ÷ {_kg(on)} {equals_text(dose_per_weight(dose, on), _PER_KG_PLACES)}"


def volume_dose_text(volume: Millilitres, concentration: MgPerMl) -> str:
    """Return a dose in mL in grams; worked: 72 mL × 100 mg/mL = 7.2 g."""
    reckoned = f"{quantity_text(volume, _PLACES)} × {quantity_text(concentration, _PLACES)}"
    return f"{reckoned} {equals_text(dose_of_volume(volume, concentration), _PLACES)}"


def dose_volume_text(dose: Grams, concentration: MgPerMl) -> str:
    """Return the volume a dose is; worked: 7.2 g ÷ 100 mg/mL = 72 mL."""
    volume = equals_text(volume_of_dose(dose, concentration), _VOLUME_PLACES)
    return f"{dose_text(dose)} ÷ {quantity_text(concentration, _PLACES)} {volume}"


def differ_text(working: str, dose: Grams) -> str:
    """Return that two ways a dose was typed do not agree, with both numbers; neither is taken."""
    return f"{working}, not {dose_text(dose)}. Clear the one that was not ordered."


def totals_text(dose: Grams, days: int | None, on: Kilograms) -> str:
    """Return what today and all days of the cycle come to, in g and g/kg; worked: 28 g × 5 = 140 g, at 70 kg 2 g/kg."""
    today = f"Today {_both_units(dose, on)}"
    if days is None:
        return f"{today}; the days of the cycle are not typed."
    return f"{today}; the cycle of {many_text(days, 'day')} {_both_units(dose.times(days), on)}."


def shared_out_text(whole: Grams, days: int) -> str:
    """Return the cycle's dose shared out over its days; said to be endless where no decimals write it."""
    dose = Grams(whole.value / days)
    shared = f"{dose_text(whole)} of the cycle ÷ {many_text(days, 'day')} {equals_text(dose, _PLACES)} today"
    if decimal_places(dose.value) is not None:
        return f"{shared}."
    return f"{shared}: its decimals do not end. Nothing is rounded but by whole bottles, chosen with the preparation."


def dosing_weight_text(stated: DosingWeight | None, actual: Kilograms) -> str:
    """Return which weight a dose is reckoned on and how it was reached; never left to be guessed."""
    if stated is None or stated.basis is WeightBasis.ACTUAL:
        return f"actual weight, {_kg(actual)}"
    match stated.basis:
        case WeightBasis.IDEAL:
            return f"ideal weight, {_kg(stated.weight)} ({stated.working})"
        case WeightBasis.ADJUSTED:
            return f"adjusted weight, {_adjusted(stated, actual)}"
        case _:
            assert_never(stated.basis)


def reckoned_on_text(stated: DosingWeight | None, actual: Kilograms) -> str:
    """Return the weight the dose is reckoned on as a sentence; where it is another, which one the rates are on."""
    on = f"Dose reckoned on the {dosing_weight_text(stated, actual)}."
    if stated is None or stated.basis is WeightBasis.ACTUAL:
        return on
    return f"{on} Every rate stays on the actual weight, {_kg(actual)}."


def whole_bottles_text(order: Order) -> str:
    """Return what was ordered, what is given in whole bottles and who chose that; empty for the dose as ordered.

    Worked: 7.5 g of 7.2 g ordered are 104.166… %.
    """
    rounded = order.rounded
    if rounded is None:
        return ""
    share = Percent(order.dose.over(rounded.ordered) * _PERCENT)
    given = f"{dose_text(order.dose)} in whole bottles ({marked_text(share, _SHARE_PLACES)})"
    return f"{dose_text(rounded.ordered)} ordered, {given}, chosen by {rounded.chosen_by or 'nobody yet'}"


def day_and_cycle_text(order: Order) -> str:
    """Return which day of which cycle this is; empty where neither is stated."""
    parts = (_counted("day", order.day, order.days), _counted("cycle", order.cycle, order.cycles))
    return ", ".join(part for part in parts if part)


def _adjusted(stated: DosingWeight, actual: Kilograms) -> str:
    if stated.ideal is None or stated.factor is None:
        return f"{_kg(stated.weight)} ({stated.working})"
    factor = number_text(stated.factor.value, _FACTOR_PLACES)
    reckoned = f"{_kg(stated.ideal)} + {factor} × ({_kg(actual)} − {_kg(stated.ideal)})"
    return f"{reckoned} {equals_text(stated.weight, _PLACES)}"


def _counted(name: str, number: int | None, of: int | None) -> str:
    if number is None:
        return "" if of is None else f"{name} not stated, {of} in all"
    return f"{name} {number}" if of is None else f"{name} {number} of {of}"


def _both_units(dose: Grams, on: Kilograms) -> str:
    return f"{dose_text(dose)} ({marked_text(dose_per_weight(dose, on), _PER_KG_PLACES)})"


def _of_weight(per_kg: GramsPerKg, on: Kilograms) -> str:
    return f"{quantity_text(per_kg, _FACTOR_PLACES)} × {_kg(on)}"


def _kg(weight: Kilograms) -> str:
    return marked_text(weight, _PLACES)
