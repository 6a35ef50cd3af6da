"""The words of `plan` as amounts: each has exactly one reading, or is refused by its name."""

from dataclasses import dataclass, replace
from datetime import date

from ivig_desk.commandline.plan_route import required
from ivig_desk.commandline.typed_amounts import dose, optional, positive
from ivig_desk.commandline.wanted import PlanWanted
from ivig_desk.commandline.wrong_use import not_accepted
from ivig_desk.desk.ports import DataFiles
from ivig_desk.domain.amounts.formulas import dose_per_weight
from ivig_desk.domain.amounts.quantities import Kilograms, MgPerMl, Minutes, MlPerHour, MlPerKgPerHour
from ivig_desk.domain.formulary.ceiling import WardCeiling
from ivig_desk.domain.formulary.dose_judgement import with_indicated_time
from ivig_desk.domain.formulary.giving_set import GivingSet, Pump
from ivig_desk.domain.formulary.order import Order
from ivig_desk.domain.formulary.posology import DoseBounds, Indication
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.infusion.dose_questions import dose_questions
from ivig_desk.domain.infusion.fit import indication_question, misfits
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.domain.patient.patient import Earlier, Patient, Risk, Sex
from ivig_desk.presenters.refusal_wording import refusal_text
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
    ward_ceiling: WardCeiling | None
    questions: tuple[Unmet, ...]


def read_plan(wanted: PlanWanted, profile: Profile, data_files: DataFiles) -> PlanAsked:
    """Return what is asked for; raises WrongUse naming the option, its value and what is accepted."""
    giving_set = _giving_set(wanted)
    weight = positive("--weight-kg", wanted.weight, Kilograms)
    posology = data_files.posology()
    asked = PlanAsked(
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
        order=with_indicated_time(_order(wanted, weight, posology.day), weight, posology),
        giving_set=giving_set,
        ward_ceiling=data_files.ward_ceiling(),
        questions=(),
    )
    _hold_to_the_profile(asked, wanted)
    if wanted.indication is None:
        return asked
    return replace(asked, questions=(*dose_questions(asked, posology), *indication_question(asked)))


def _giving_set(wanted: PlanWanted) -> GivingSet:
    typed = required("--set", wanted.giving_set)
    giving_set = read_giving_set(typed)
    if giving_set is None:
        raise not_accepted("--set", typed, ACCEPTED_SETS)
    fastest = optional("--fastest-ml-h", wanted.fastest, MlPerHour)
    if fastest is None:
        return giving_set
    if not isinstance(giving_set, Pump):
        raise not_accepted("--fastest-ml-h", wanted.fastest or "", "nothing, or a --set that is a pump")
    return replace(giving_set, fastest=fastest)


def _hold_to_the_profile(asked: PlanAsked, wanted: PlanWanted) -> None:
    """Refuse a bag thinner than the label lets it be, and a profile of first infusions for a later one (S3)."""
    for unmet in misfits(asked):
        why = refusal_text(unmet)
        if unmet.kind is RefusalKind.DILUTION_NOT_IN_LABEL:
            accepted = "a concentration that the label lets the bag have"
            raise not_accepted("--dispensed-mg-per-ml", f"{wanted.dispensed} ({why})", accepted)
        number = "--later left out" if wanted.earlier is Earlier.NEVER else "--later"
        raise not_accepted("--profile", f"{asked.profile.id} with {number} ({why})", "a profile for this infusion")


def _order(wanted: PlanWanted, weight: Kilograms, bounds: DoseBounds) -> Order:
    ordered = dose(wanted.dose_option, wanted.dose, weight)
    per_kg = dose_per_weight(ordered, weight)
    if not bounds.least <= per_kg <= bounds.most:
        accepted = f"{bounds.least.text} to {bounds.most.text} g/kg a day, in grams and not in milligrams"
        raise not_accepted(wanted.dose_option, f"{wanted.dose} ({per_kg})", accepted)
    return Order(
        indication=_indication(wanted.indication),
        dose=ordered,
        prescriber="the prescriber",
        ceiling=optional("--cap-ml-kg-h", wanted.ceiling, MlPerKgPerHour),
        over_at_least=optional("--over-at-least-min", wanted.over_at_least, Minutes),
        tolerance=wanted.tolerance,
        dispensed=optional("--dispensed-mg-per-ml", wanted.dispensed, MgPerMl),
    )


def _indication(typed: str | None) -> str:
    known = [indication.value for indication in Indication]
    if typed is not None and typed not in known:
        raise not_accepted("--indication", typed, f"one of {', '.join(known)}")
    return typed or ""


def _risk(name: str) -> Risk:
    for risk in Risk:
        if risk.value == name:
            return risk
    raise not_accepted("--risk", name, f"one of {', '.join(risk.value for risk in Risk)}")
