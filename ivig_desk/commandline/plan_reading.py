"""The words of `plan` as amounts: each has exactly one reading, or is refused by its name."""

from dataclasses import dataclass
from datetime import date

from ivig_desk.commandline.plan_route import required
from ivig_desk.commandline.typed_amounts import dose, optional, positive
from ivig_desk.commandline.wanted import PlanWanted
from ivig_desk.commandline.wrong_use import not_accepted
from ivig_desk.desk.ports import DataFiles
from ivig_desk.domain.amounts.formulas import dose_per_weight
from ivig_desk.domain.amounts.quantities import Kilograms, Minutes, MlPerKgPerHour
from ivig_desk.domain.formulary.giving_set import GivingSet
from ivig_desk.domain.formulary.order import Order
from ivig_desk.domain.formulary.posology import DoseBounds
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.patient.patient import Patient, Risk, Sex
from ivig_desk.rehearsal.giving_set_words import ACCEPTED_SETS, read_giving_set

_NO_ONE = date(1, 1, 1)
"""Stands where a birthday would: this command asks for none, and nothing it works out looks at one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAsked:
    """What a ramp is worked out from."""

    profile: Profile
    patient: Patient
    order: Order
    giving_set: GivingSet


def read_plan(wanted: PlanWanted, profile: Profile, data_files: DataFiles) -> PlanAsked:
    """Return what is asked for; raises WrongUse naming the option, its value and what is accepted."""
    typed_set = required("--set", wanted.giving_set)
    weight = positive("--weight-kg", wanted.weight, Kilograms)
    giving_set = read_giving_set(typed_set)
    if giving_set is None:
        raise not_accepted("--set", typed_set, ACCEPTED_SETS)
    return PlanAsked(
        profile=profile,
        patient=Patient(
            identifier="",
            name="",
            born=_NO_ONE,
            sex=Sex.FEMALE,
            weight=weight,
            risks=tuple(_risk(name) for name in wanted.risks),
            earlier=wanted.earlier,
        ),
        order=_order(wanted, weight, data_files.posology().day),
        giving_set=giving_set,
    )


def _order(wanted: PlanWanted, weight: Kilograms, bounds: DoseBounds) -> Order:
    ordered = dose(wanted.dose_option, wanted.dose, weight)
    per_kg = dose_per_weight(ordered, weight)
    if not bounds.least <= per_kg <= bounds.most:
        accepted = f"{bounds.least.text} to {bounds.most.text} g/kg a day, in grams and not in milligrams"
        raise not_accepted(wanted.dose_option, f"{wanted.dose} ({per_kg})", accepted)
    return Order(
        indication="",
        dose=ordered,
        prescriber="the prescriber",
        ceiling=optional("--cap-ml-kg-h", wanted.ceiling, MlPerKgPerHour),
        over_at_least=optional("--over-at-least-min", wanted.over_at_least, Minutes),
        tolerance=wanted.tolerance,
    )


def _risk(name: str) -> Risk:
    for risk in Risk:
        if risk.value == name:
            return risk
    raise not_accepted("--risk", name, f"one of {', '.join(risk.value for risk in Risk)}")
