"""Which fields stand on each of the five steps: some only once what they belong to is chosen."""

from dataclasses import dataclass, replace

from ivig_desk.domain.formulary.bottle_choice import BottleChoice, NoBottles
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.infusion.checks import CheckEntry
from ivig_desk.domain.patient.dosing_weight import WeightBasis
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters import run_forms
from ivig_desk.presenters.bottle_rows import ROWS, free_row, is_empty, is_scanned, typed_fields
from ivig_desk.presenters.bottle_wording import offered_bottles, pick_text
from ivig_desk.presenters.chosen_profile import chosen_preparation
from ivig_desk.presenters.plan_checks import check_rows
from ivig_desk.presenters.profile_wording import profile_text
from ivig_desk.presenters.screens import Option
from ivig_desk.presenters.typed import FieldPlan, Texts

Rows = tuple[tuple[FieldPlan, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What the fields of a plan are chosen from."""

    profiles: tuple[Profile, ...]
    bottles: BottleChoice | NoBottles
    checks: tuple[CheckEntry, ...]
    patients: tuple[Option, ...] = ()


def fields_of_step(step: int, texts: Texts, offered: Offered) -> Rows:
    """Return the fields of one step, in rows."""
    steps = (_patient_step, _order_step, _checks_step, _preparation_step, _read_back_step)
    return steps[step](texts, offered)


def _patient_step(_texts: Texts, offered: Offered) -> Rows:
    return (
        (fields.FIND,),
        *(((fields.earlier_patient_field(offered.patients),),) if offered.patients else ()),
        (fields.IDENTIFIER, fields.NAME, fields.BORN),
        (fields.WEIGHT, fields.WEIGHT_AGAIN, fields.SEX, fields.PREGNANCY),
        (fields.IGA, fields.EARLIER),
        (fields.RISKS,),
        (fields.LAST_TIME,),
    )


def _order_step(texts: Texts, _offered: Offered) -> Rows:
    is_of_cycle = texts.of(fields.DOSE_OF.name) == fields.OF_THE_CYCLE
    dose = replace(fields.DOSE, label="Dose of the whole cycle") if is_of_cycle else fields.DOSE
    return (
        (fields.INDICATION,),
        (dose, fields.DOSE_PER_KG, fields.DOSE_ML, fields.PRESCRIBER),
        (fields.DOSE_OF,),
        *_dosing(texts),
        fields.PLACE,
        (fields.OWN_CEILING, fields.AT_LEAST),
    )


def _checks_step(texts: Texts, offered: Offered) -> Rows:
    return check_rows(offered.checks, texts)


def _preparation_step(texts: Texts, offered: Offered) -> Rows:
    return (*_preparation(offered.profiles, texts), *_bottles(texts, offered.bottles))


def _read_back_step(_texts: Texts, _offered: Offered) -> Rows:
    people = (fields.NURSE, fields.SECOND_CHECKER)
    return (run_forms.VITAL_SIGNS, (run_forms.SAYS,), people, (fields.SOUND,))


def _dosing(texts: Texts) -> Rows:
    basis = texts.of(fields.DOSING_BASIS.name)
    stated = {
        WeightBasis.IDEAL.value: ((fields.IDEAL_WEIGHT, fields.IDEAL_WORKING),),
        WeightBasis.ADJUSTED.value: ((fields.IDEAL_WEIGHT, fields.FACTOR),),
    }
    return (fields.DOSING_BASIS,), *stated.get(basis, ())


def _preparation(profiles: tuple[Profile, ...], texts: Texts) -> Rows:
    """The profiles to choose from are those of the preparation chosen; diluted or pooled as its label says."""
    names = tuple(dict.fromkeys(profile.preparation for profile in profiles))
    preparation = chosen_preparation(profiles, texts)
    of_it = [one for one in profiles if one.preparation == preparation]
    options = tuple(Option(value=one.id, label=profile_text(one)) for one in of_it)
    chosen = [one for one in of_it if one.id == texts.of("profile")]
    may_pool = any(one.composition.pooled_use_within is not None for one in chosen)
    may_dilute = any(one.composition.diluted_to is not None for one in chosen)
    numbers = (
        *((fields.FASTEST,) if texts.of(fields.GIVING_SET.name).startswith("pump:") else ()),
        *((fields.POOLED_AT,) if may_pool else ()),
        *((fields.DISPENSED,) if may_dilute or _is_typed(fields.DISPENSED, texts) else ()),
    )
    return (
        (fields.preparation_field(names),),
        *(((fields.profile_field(options),),) if options else ()),
        (fields.GIVING_SET,),
        *((numbers,) if numbers else ()),
        (fields.TOLERANCE,),
    )


def _bottles(texts: Texts, bottles: BottleChoice | NoBottles) -> Rows:
    """The bottles there are to choose from, and a row for each that cannot be scanned."""
    offered = {} if isinstance(bottles, NoBottles) else offered_bottles(bottles)
    options = tuple(Option(value=pick.value, label=pick_text(pick, one)) for pick, one in offered.items())
    pressed = texts.of(fields.BOTTLE_CHOICE)
    chosen = [(pick, one) for pick, one in offered.items() if pick.value == pressed]
    is_rounded = any(pick.rounding is not None for pick, _ in chosen)
    wanted = [one.number for _, one in chosen]
    return (
        *(((fields.bottle_choice_field(options),),) if options else ()),
        *(((fields.ROUNDED_BY,),) if is_rounded else ()),
        *_typed_bottles(texts, wanted),
    )


def _typed_bottles(texts: Texts, wanted: list[int]) -> Rows:
    """A row for each bottle that cannot be scanned, its fields once the reason is there; one row is always free."""
    used = [number for number in ROWS if not is_empty(texts, number)]
    free = free_row(texts) or fields.MOST_BOTTLES
    shown = [number for number in ROWS[: max((free, *wanted, *used))] if not is_scanned(texts, number)]
    rows: list[tuple[FieldPlan, ...]] = []
    for number in shown:
        reason, *others = typed_fields(number)
        rows.append((reason,))
        if not is_empty(texts, number):
            rows.append(tuple(others))
    return tuple(rows)


def _is_typed(plan: FieldPlan, texts: Texts) -> bool:
    return bool(texts.of(plan.name).strip())
