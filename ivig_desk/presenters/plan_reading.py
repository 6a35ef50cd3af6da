"""The plan page's texts into a plan, or what is wrong in which field."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeVar

from ivig_desk.domain.amounts.quantities import DropsPerMl, Grams, Kilograms, Minutes, MlPerHour, MlPerKgPerHour
from ivig_desk.domain.formulary.ceiling import WardCeiling
from ivig_desk.domain.formulary.giving_set import GivingSet, Gravity, Pump
from ivig_desk.domain.formulary.order import Order, Tolerance
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.formulary.subcutaneous import SubcutaneousProfile
from ivig_desk.domain.infusion.bottle import Bottle
from ivig_desk.domain.infusion.plan import Asked, Check, CheckAnswer, Plan
from ivig_desk.domain.monitoring.rules import WardRules
from ivig_desk.domain.patient.patient import Earlier, Iga, Patient, Pregnancy, Risk, Sex, with_age_risk
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.chosen_profile import chosen_profile
from ivig_desk.presenters.entry import EntryProblem, QuantityT, read_day
from ivig_desk.presenters.entry_wording import answer_text, entry_text
from ivig_desk.presenters.formats import date_text
from ivig_desk.presenters.run_entries import BottleFields, bottle_in
from ivig_desk.presenters.typed import FieldPlan, Texts, amount_in, choice_problem

Problems = dict[str, str]
EnumT = TypeVar("EnumT", bound=Enum)
_OLDEST_YEARS = 125


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSources:
    """What a plan is made from beside its texts."""

    profiles: tuple[Profile, ...]
    under_the_skin: tuple[SubcutaneousProfile, ...]
    rules: WardRules
    ward_ceiling: WardCeiling | None
    today: date


class PlanReader:
    """Reads one step after another and keeps what is wrong, by field."""

    def __init__(self, texts: Texts, sources: PlanSources) -> None:
        """Take what is typed and what it is chosen from."""
        self._texts = texts
        self._sources = sources
        self.problems: Problems = {}

    def patient(self) -> Patient | None:
        """Return the patient, or None where a field of the first step is wrong."""
        born = self._day(fields.BORN)
        weight = self._weight()
        sex = self._chosen(fields.SEX, Sex)
        iga = self._chosen(fields.IGA, Iga)
        earlier = self._chosen(fields.EARLIER, Earlier)
        identifier, name = self._text(fields.IDENTIFIER), self._text(fields.NAME)
        pregnancy = self._chosen_or(fields.PREGNANCY, Pregnancy.NO)
        risks = self._risks()
        if not born or not weight or not sex or not iga or not earlier or not identifier or not name:
            return None
        patient = Patient(
            identifier=identifier,
            name=name,
            born=born,
            sex=sex,
            weight=weight,
            pregnancy=pregnancy,
            risks=risks,
            iga=iga,
            earlier=earlier,
            last_time=self._texts.of(fields.LAST_TIME.name).strip(),
        )
        return with_age_risk(patient, self._sources.today)

    def order(self) -> Order | None:
        """Return the order, or None where a field of the second step is wrong."""
        indication, prescriber = self._answered(fields.INDICATION), self._text(fields.PRESCRIBER)
        dose = self._amount(fields.DOSE, Grams)
        ceiling = self._optional(fields.OWN_CEILING, MlPerKgPerHour)
        at_least = self._optional(fields.AT_LEAST, Minutes)
        tolerance = self._chosen_or(fields.TOLERANCE, Tolerance.ORDINARY)
        if not indication or not prescriber or dose is None:
            return None
        return Order(
            indication=indication,
            dose=dose,
            prescriber=prescriber,
            ceiling=ceiling,
            over_at_least=at_least,
            tolerance=tolerance,
        )

    def checks(self) -> tuple[Check, ...]:
        """Return the checks answered; each not answered, or not done without a reason, is a problem."""
        answered = []
        reason = self._texts.of(fields.CHECK_REASON.name).strip()
        for plan in fields.CHECKS:
            answer = self._chosen(plan, CheckAnswer)
            if answer is None:
                continue
            if answer is not CheckAnswer.DONE and not reason:
                self.problems[fields.CHECK_REASON.name] = "A check that is not done needs its reason."
            needed = "" if answer is CheckAnswer.DONE else reason
            answered.append(Check(name=plan.name.removeprefix("check_"), answer=answer, reason=needed))
        return tuple(answered)

    def profile(self) -> Profile | None:
        """Return the profile chosen by its id, or None."""
        chosen = chosen_profile(self._sources.profiles, self._sources.under_the_skin, self._texts)
        if isinstance(chosen, Profile):
            return chosen
        self.problems[chosen.field] = chosen.problem
        return None

    def giving_set(self) -> GivingSet | None:
        """Return the giving set chosen; there is none until one is (S21)."""
        if choice_problem(fields.GIVING_SET, self._texts):
            self.problems[fields.GIVING_SET.name] = "Giving set: choose one, reading the drop factor from its packet."
            return None
        kind, _, figure = self._texts.of(fields.GIVING_SET.name).partition(":")
        return Pump(increment=MlPerHour.of(figure)) if kind == "pump" else Gravity(drop_factor=DropsPerMl.of(figure))

    def bottles(self) -> tuple[Bottle, ...]:
        """Return the bottles typed, each with its batch; one that is not typed here is added when it is connected."""
        bottles = []
        for batch, expiry, volume in fields.BOTTLES:
            if not any(self._texts.of(field.name).strip() for field in (batch, expiry, volume)):
                continue
            if not self._texts.of(batch.name).strip():
                self.problems[batch.name] = f"{batch.label}: missing."
            asked = BottleFields(batch=batch, expiry=expiry, volume=volume)
            bottle = bottle_in(self._texts, asked, self._sources.today)
            if isinstance(bottle, Bottle):
                bottles.append(bottle)
            else:
                self.problems.update(bottle)
        return tuple(bottles)

    def plan(self) -> Plan | None:
        """Return the whole plan, or None where `problems` says why not."""
        patient, order, profile, giving_set = self.patient(), self.order(), self.profile(), self.giving_set()
        checks, bottles = self.checks(), self.bottles()
        if self.problems or not patient or not order or not profile or not giving_set:
            return None
        return Plan(
            patient=patient,
            order=order,
            profile=profile,
            giving_set=giving_set,
            rules=self._sources.rules,
            ward_ceiling=self._sources.ward_ceiling,
            bottles=bottles,
            checks=checks,
        )

    def people(self) -> None:
        """Find what is wrong with who starts it: the nurse is named, and another person reads the plan back."""
        nurse, checker = self._text(fields.NURSE), self._texts.of(fields.SECOND_CHECKER.name).strip()
        if nurse and nurse.casefold().split() == checker.casefold().split():
            self.problems[fields.SECOND_CHECKER.name] = (
                f"{fields.SECOND_CHECKER.label}: {checker} is the nurse at the bed. Another person reads it back."
            )

    def answered(self, questions: tuple[str, ...]) -> tuple[Asked, ...]:
        """Return the answers to the questions a plan raised; one reason and one name stand for all of them."""
        reason = self._texts.of(fields.ANSWER_REASON.name).strip()
        name = self._texts.of(fields.ANSWER_NAME.name).strip()
        return tuple(Asked(question=question, reason=reason, name=name) for question in questions)

    def _weight(self) -> Kilograms | None:
        """The weight, typed twice: a slip is seldom made the same way again (S17)."""
        weight, again = self._amount(fields.WEIGHT, Kilograms), self._amount(fields.WEIGHT_AGAIN, Kilograms)
        if weight is not None and again is not None and weight != again:
            self.problems[fields.WEIGHT_AGAIN.name] = f"Weight: the two differ, {weight} and {again}. Weigh again."
            return None
        if weight is not None and weight.value <= 0:
            self.problems[fields.WEIGHT.name] = "Weight: more than 0 kg."
            return None
        return weight if again is not None else None

    def _text(self, field: FieldPlan) -> str:
        text = self._texts.of(field.name).strip()
        if not text:
            self.problems[field.name] = f"{field.label}: missing."
        return text

    def _day(self, field: FieldPlan) -> date | None:
        day = read_day(self._texts.of(field.name))
        if isinstance(day, EntryProblem):
            self.problems[field.name] = entry_text(day, field.label, "")
            return None
        if day > self._sources.today:
            self.problems[field.name] = f"{field.label}: {date_text(day)} is in the future."
            return None
        if self._sources.today.year - day.year > _OLDEST_YEARS:
            self.problems[field.name] = f"{field.label}: {date_text(day)} is more than {_OLDEST_YEARS} years ago."
            return None
        return day

    def _answered(self, field: FieldPlan) -> str:
        """Return the value of the answer chosen, empty where none of the options is."""
        problem = choice_problem(field, self._texts)
        if problem:
            self.problems[field.name] = problem
            return ""
        return self._texts.of(field.name)

    def _chosen(self, field: FieldPlan, kind: type[EnumT]) -> EnumT | None:
        value = self._answered(field)
        return kind(value) if value else None

    def _chosen_or(self, field: FieldPlan, unanswered: EnumT) -> EnumT:
        """Return the answer of a choice that may be left open."""
        if not self._texts.of(field.name):
            return unanswered
        return self._chosen(field, type(unanswered)) or unanswered

    def _risks(self) -> tuple[Risk, ...]:
        chosen = self._texts.of(fields.RISKS.name).split()
        known = {option.value for option in fields.RISKS.options}
        unknown = [risk for risk in chosen if risk not in known]
        if unknown:
            self.problems[fields.RISKS.name] = answer_text("Risks", unknown[0])
        return tuple(Risk(risk) for risk in chosen if risk in known)

    def _amount(self, field: FieldPlan, unit: type[QuantityT]) -> QuantityT | None:
        amount = amount_in(field, self._texts, unit)
        if isinstance(amount, str):
            self.problems[field.name] = amount
            return None
        return amount

    def _optional(self, field: FieldPlan, unit: type[QuantityT]) -> QuantityT | None:
        """Return a bound that may be left open; 0 would bound everything, and is none."""
        amount = self._amount(field, unit) if self._texts.of(field.name).strip() else None
        if amount is not None and amount.value <= 0:
            self.problems[field.name] = f"{field.label.removesuffix(' (if any)')}: more than 0 {unit.unit}."
            return None
        return amount
