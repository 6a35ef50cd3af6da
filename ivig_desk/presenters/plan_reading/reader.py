"""The plan page's texts into a plan, or what is wrong in which field."""

from dataclasses import dataclass
from datetime import date

from ivig_desk.domain.amounts.quantities import Grams, Kilograms, MgPerMl, Millilitres
from ivig_desk.domain.formulary.bottle_choice import BottleChoice, NoBottles, choose_bottles
from ivig_desk.domain.formulary.ceiling import WardCeiling
from ivig_desk.domain.formulary.dose_judgement import with_indicated_time
from ivig_desk.domain.formulary.giving_set import GivingSet
from ivig_desk.domain.formulary.order import Order
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.formulary.subcutaneous import SubcutaneousProfile
from ivig_desk.domain.formulary.two_people import are_two_people
from ivig_desk.domain.infusion.checks import CheckEntry
from ivig_desk.domain.infusion.plan import Asked, Check, Plan
from ivig_desk.domain.infusion.questions import PlanReferences
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.domain.infusion.sound_check import SoundCheck
from ivig_desk.domain.monitoring.rules import WardRules
from ivig_desk.domain.patient.dosing_weight import DosingWeight
from ivig_desk.domain.patient.last_visit import LastVisit
from ivig_desk.domain.patient.patient import Patient
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.chosen_profile import chosen_profile
from ivig_desk.presenters.plan_reading import preparation
from ivig_desk.presenters.plan_reading.checks import asked_checks, read_checks
from ivig_desk.presenters.plan_reading.dose import DoseTyped, read_dose
from ivig_desk.presenters.plan_reading.dosing_weight import read_weights
from ivig_desk.presenters.plan_reading.order import read_order
from ivig_desk.presenters.plan_reading.patient import read_patient, read_weight
from ivig_desk.presenters.plan_reading.typed_fields import Problems, TypedFields
from ivig_desk.presenters.plan_reading.visit import read_last_visit
from ivig_desk.presenters.typed import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSources:
    """What a plan is made from beside its texts; `clock` is the time on the wall now, `09:12`."""

    profiles: tuple[Profile, ...]
    under_the_skin: tuple[SubcutaneousProfile, ...]
    rules: WardRules
    references: PlanReferences
    ward_ceiling: WardCeiling | None
    today: date
    clock: str


_Wanted = tuple[Grams, MgPerMl, tuple[Millilitres, ...]]


class PlanReader:
    """Reads one step after another and keeps what is wrong, by field."""

    def __init__(self, texts: Texts, sources: PlanSources) -> None:
        """Take what is typed and what it is chosen from."""
        self._typed = TypedFields(texts, sources.today)
        self._sources = sources
        self._chosen: tuple[_Wanted, BottleChoice | NoBottles] | None = None

    @property
    def problems(self) -> Problems:
        """What is wrong with what was read so far."""
        return self._typed.problems

    def patient(self) -> Patient | None:
        """Return the patient, or None where a field of the first step is wrong."""
        references = self._sources.references
        return read_patient(self._typed, references.visits, references.weights)

    def last_visit(self) -> LastVisit | None:
        """Return what is on record of the earlier patient taken; None for a new one, or once typed over."""
        return read_last_visit(self._typed, self._sources.references.visits)

    def weight(self) -> Kilograms | None:
        """Return the actual weight, or None where it is not there yet or was typed two ways."""
        return read_weight(self._typed, self.last_visit(), self._sources.references.weights)

    def dosing_weight(self) -> DosingWeight | None:
        """Return the stated weight the dose is reckoned on; None for the actual one, or where it is not whole yet."""
        return read_weights(self._typed, self.weight())[0]

    def reckoned_on(self) -> Kilograms | None:
        """Return the weight the dose is reckoned on, or None where it is not known yet."""
        return read_weights(self._typed, self.weight())[1]

    def dose(self) -> DoseTyped | None:
        """Return the dose as it was typed, or None where it cannot be read yet."""
        return read_dose(self._typed, self.weight(), self.concentration())

    def days(self) -> int | None:
        """Return how many days the cycle has, or None where that is not typed."""
        return self._typed.count(fields.DAYS)

    def concentration(self) -> MgPerMl | None:
        """Return what a mL of the bag holds, diluted or not; None until a profile is chosen."""
        profile = chosen_profile(self._sources.profiles, self._sources.under_the_skin, self._typed.texts)
        if not isinstance(profile, Profile):
            return None
        if not self._typed.is_typed(fields.DISPENSED):
            return profile.concentration
        return self._typed.positive(fields.DISPENSED, MgPerMl)

    def order(self) -> Order | None:
        """Return the order as the prescriber gave it, or None where a field of the second step is wrong."""
        return read_order(self._typed, self.weight(), self.concentration())

    def asked_checks(self) -> tuple[CheckEntry, ...]:
        """Return the checks that this patient is asked for."""
        return asked_checks(self._typed, self.patient(), self._sources.references.checks)

    def checks(self) -> tuple[Check, ...]:
        """Return the checks answered; each that is open, or lacks its reason or its time, is a problem."""
        return read_checks(self._typed, self.asked_checks(), self._sources.clock)

    def profile(self) -> Profile | None:
        """Return the profile chosen by its id, or None."""
        chosen = chosen_profile(self._sources.profiles, self._sources.under_the_skin, self._typed.texts)
        if isinstance(chosen, Profile):
            return chosen
        self._typed.problems[chosen.field] = chosen.problem
        return None

    def bottles_wanted(self) -> _Wanted | None:
        """Return dose, concentration and sizes that bottles are chosen for; None while they are not known."""
        dosed, profile = self.dose(), self.profile()
        if dosed is None or profile is None:
            return None
        return dosed.dose, profile.concentration, profile.composition.vials

    def bottle_choice(self) -> BottleChoice | NoBottles:
        """Return which bottles of the preparation the dose may be given from."""
        wanted = self.bottles_wanted()
        if wanted is None:
            return NoBottles.NO_DOSE
        # Asked for several times at each key, and the costliest sum of them all.
        if self._chosen is None or self._chosen[0] != wanted:
            self._chosen = wanted, choose_bottles(*wanted)
        return self._chosen[1]

    def giving_set(self) -> GivingSet | None:
        """Return the giving set chosen; there is none until one is (S21)."""
        return preparation.read_giving_set(self._typed)

    def draft(self) -> Plan | None:
        """Return the plan as soon as its four parts can be read, whatever else is wrong or not answered yet."""
        patient, order, profile, giving_set = self.patient(), self.order(), self.profile(), self.giving_set()
        bottles, checks = preparation.read_bottles(self._typed), self.checks()
        if not order or not profile:
            return None
        preparation.refuse_dilution(self._typed, order, profile)
        choice = self.bottle_choice()
        given = order if isinstance(choice, NoBottles) else preparation.in_whole_bottles(self._typed, order, choice)
        if not patient or not giving_set:
            return None
        pooled_at = preparation.read_pooled_at(
            self._typed, profile, self._sources.clock, self._sources.references.utc_offset_minutes
        )
        return Plan(
            patient=patient,
            order=with_indicated_time(given, patient.weight, self._sources.references.posology),
            profile=profile,
            giving_set=giving_set,
            rules=self._sources.rules,
            ward_ceiling=self._sources.ward_ceiling,
            bottles=bottles,
            checks=checks,
            pooled_at=pooled_at,
        )

    def plan(self) -> Plan | None:
        """Return the whole plan, or None where `problems` says why not."""
        draft = self.draft()
        return None if self.problems else draft

    def sound(self) -> SoundCheck:
        """Return what was heard of the alarms' tones (S23)."""
        return self._typed.chosen_or(fields.SOUND, SoundCheck.NOT_ANSWERED)

    def mark(self, kinds: tuple[RefusalKind, ...]) -> None:
        """Mark the field that a start was refused for."""
        if RefusalKind.SOUND_NOT_ANSWERED in kinds:
            self._typed.refuse(fields.SOUND, fields.SOUND_UNANSWERED)

    def people(self) -> None:
        """Find what is wrong with who starts it: the nurse is named, and another person reads the plan back."""
        nurse, checker = self._typed.text(fields.NURSE), self._typed.texts.of(fields.SECOND_CHECKER.name).strip()
        if nurse and checker and not are_two_people((nurse, checker)):
            self._typed.refuse(
                fields.SECOND_CHECKER,
                f"{fields.SECOND_CHECKER.label}: {checker} is the nurse at the bed. Another person reads it back.",
            )

    def answered(self, questions: tuple[str, ...]) -> tuple[Asked, ...]:
        """Return the answers to the questions a plan raised; each has its own reason and name (S17)."""
        return tuple(self._answer(question) for question in questions)

    def _answer(self, question: str) -> Asked:
        reason, name = (self._typed.texts.of(field.name).strip() for field in fields.answer_fields(question))
        return Asked(question=question, reason=reason, name=name)
