"""The dose as it was typed: in grams, by weight or in millilitres, of today or of the whole cycle."""

from dataclasses import dataclass

from ivig_desk.domain.amounts.formulas import dose_for_weight, dose_of_volume
from ivig_desk.domain.amounts.quantities import Grams, GramsPerKg, Kilograms, MgPerMl, Millilitres
from ivig_desk.domain.patient.dosing_weight import DosingWeight
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.dose_wording import differ_text, dose_text, reckoned_text, volume_dose_text
from ivig_desk.presenters.plan_reading.dosing_weight import read_weights
from ivig_desk.presenters.plan_reading.typed_fields import TypedFields
from ivig_desk.presenters.typed import FieldPlan

Amount = Grams | GramsPerKg | Millilitres


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseTyped:
    """Today’s dose, exact, and how it was typed.

    `whole` is what was typed in grams; `days` is how many days that is for, None where it is for today alone. `on` is
    the weight it is reckoned on; `typed` the amount it is reckoned from, `working` that reckoning in words.
    """

    dose: Grams
    whole: Grams
    typed: Amount
    working: str
    days: int | None
    on: Kilograms
    dosing_weight: DosingWeight | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    field: FieldPlan
    typed: Amount
    grams: Grams
    working: str


def read_dose(typed: TypedFields, actual: Kilograms | None, concentration: MgPerMl | None) -> DoseTyped | None:
    """Return the dose, or None where it cannot be read yet; typed several ways, they must agree to the last digit.

    By weight it needs the weight, in mL what a mL of the bag holds; of a whole cycle the number of its days.
    """
    dosing, on = read_weights(typed, actual)
    ways = _ways(typed, on, actual, concentration)
    is_of_cycle = _is_of_the_cycle(typed)
    days = _days(typed) if is_of_cycle else None
    if not ways or on is None or (is_of_cycle and days is None) or not _agree(typed, ways):
        return None
    way = ways[-1]
    dose = way.grams if days is None else Grams(way.grams.value / days)
    return DoseTyped(
        dose=dose, whole=way.grams, typed=way.typed, working=way.working, days=days, on=on, dosing_weight=dosing
    )


def _is_of_the_cycle(typed: TypedFields) -> bool:
    """Of today unless the other answer is pressed; a text that is none of the two is no dose of today either."""
    text = typed.texts.of(fields.DOSE_OF.name)
    if text:
        typed.answered(fields.DOSE_OF)
    return text == fields.OF_THE_CYCLE


def _ways(
    typed: TypedFields, on: Kilograms | None, actual: Kilograms | None, concentration: MgPerMl | None
) -> tuple[_Way, ...]:
    """Return each way the dose was typed, in grams; none where one of them cannot be read or reckoned.

    Millilitres of a bag that is not chosen yet stand aside: they are held against the rest once it is.
    """
    others = (fields.DOSE_PER_KG, fields.DOSE_ML)
    wanted = [plan for plan in (fields.DOSE, *others) if typed.is_typed(plan)] or [fields.DOSE]
    ways: list[_Way] = []
    for plan in wanted:
        if plan is fields.DOSE_ML and concentration is None:
            typed.positive(plan, Millilitres)
            continue
        way = _in_grams(typed) if plan is fields.DOSE else None
        if plan is fields.DOSE_PER_KG:
            way = _by_weight(typed, on, actual)
        if plan is fields.DOSE_ML and concentration is not None:
            way = _in_millilitres(typed, concentration)
        if way is None:
            return ()
        ways.append(way)
    return tuple(ways)


def _in_grams(typed: TypedFields) -> _Way | None:
    grams = typed.amount(fields.DOSE, Grams)
    return None if grams is None else _Way(field=fields.DOSE, typed=grams, grams=grams, working=dose_text(grams))


def _by_weight(typed: TypedFields, on: Kilograms | None, actual: Kilograms | None) -> _Way | None:
    per_kg = typed.positive(fields.DOSE_PER_KG, GramsPerKg)
    if per_kg is not None and actual is None:
        typed.refuse(fields.DOSE_PER_KG, f"{fields.DOSE_PER_KG.label}: the weight is missing.")
    if per_kg is None or on is None:
        return None
    grams = dose_for_weight(per_kg, on)
    return _Way(field=fields.DOSE_PER_KG, typed=per_kg, grams=grams, working=reckoned_text(per_kg, on))


def _in_millilitres(typed: TypedFields, concentration: MgPerMl) -> _Way | None:
    volume = typed.positive(fields.DOSE_ML, Millilitres)
    if volume is None:
        return None
    working = volume_dose_text(volume, concentration)
    return _Way(field=fields.DOSE_ML, typed=volume, grams=dose_of_volume(volume, concentration), working=working)


def _agree(typed: TypedFields, ways: tuple[_Way, ...]) -> bool:
    first = ways[0]
    for way in ways[1:]:
        if way.grams != first.grams:
            typed.refuse(way.field, f"{way.field.label}: {differ_text(way.working, first.grams)}")
            return False
    return True


def _days(typed: TypedFields) -> int | None:
    if not typed.is_typed(fields.DAYS):
        typed.refuse(fields.DAYS, "Days: missing, and the dose typed is that of the whole cycle.")
    return typed.count(fields.DAYS)
