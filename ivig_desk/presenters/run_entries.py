"""A form of the run page into the command it means, or what is wrong in it."""

from dataclasses import replace
from datetime import date

from ivig_desk.domain.amounts.quantities import Celsius, Millilitres, MmHg, Percent, PerMinute
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.commands import (
    Command,
    FlagAdverseEvent,
    HangBottle,
    ReadVolume,
)
from ivig_desk.domain.monitoring.observation import Consciousness, Observation, Oxygen, PatientSays, Sign
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.presenters import run_forms as forms
from ivig_desk.presenters.bottle_reading import BottleFields, LabelFields, bottle_in, read_twice
from ivig_desk.presenters.entry import QuantityT
from ivig_desk.presenters.formats import number_text
from ivig_desk.presenters.run_scans import as_read, is_as_read
from ivig_desk.presenters.typed import FieldPlan, Texts, amount_in, choice_problem

Problems = dict[str, str]
_EVERY_PLACE = 9


def observation_in(texts: Texts) -> Observation | Problems:
    """Return the set of vital signs typed; a field left empty was not measured."""
    problems = _not_answers(texts, forms.CONSCIOUSNESS, forms.OXYGEN, forms.SAYS)

    def measured(plan: FieldPlan, unit: type[QuantityT]) -> QuantityT | None:
        if not texts.of(plan.name).strip():
            return None
        amount = amount_in(plan, texts, unit)
        if isinstance(amount, str):
            problems[plan.name] = amount
            return None
        return amount

    level, oxygen, says = (_answer(plan, texts) for plan in (forms.CONSCIOUSNESS, forms.OXYGEN, forms.SAYS))
    observation = Observation(
        systolic=measured(forms.SYSTOLIC, MmHg),
        diastolic=measured(forms.DIASTOLIC, MmHg),
        heart_rate=measured(forms.HEART_RATE, PerMinute),
        temperature=measured(forms.TEMPERATURE, Celsius),
        spo2=measured(forms.SPO2, Percent),
        respiratory_rate=measured(forms.RESPIRATORY_RATE, PerMinute),
        consciousness=Consciousness(level) if level else None,
        oxygen=Oxygen(oxygen) if oxygen else None,
        says=PatientSays(says) if says else None,
    )
    return problems or observation


def observation_texts(observation: Observation) -> Texts:
    """Return a set as it would be typed, to be put right value by value."""
    measured = {
        plan.name: number_text(value.value, _EVERY_PLACE)
        for sign, plan in zip(Sign, forms.VITAL_SIGNS, strict=True)
        if (value := observation.of(sign)) is not None
    }
    if observation.consciousness is not None:
        measured[forms.CONSCIOUSNESS.name] = observation.consciousness.value
    if observation.oxygen is not None:
        measured[forms.OXYGEN.name] = observation.oxygen.value
    if observation.says is not None:
        measured[forms.SAYS.name] = observation.says.value
    return Texts(by_field=measured)


def flag_adverse_event(texts: Texts) -> Command | Problems:
    """Return the command that flags the sign chosen, at the grade chosen."""
    problem = choice_problem(forms.GRADE, texts)
    problems = {forms.GRADE.name: problem} if problem else {}
    if not texts.of("sign"):
        problems["sign"] = "What is seen or felt: choose one."
    return problems or FlagAdverseEvent(sign=texts.of("sign"), grade=Grade(int(texts.of("grade"))))


def hang_bottle(texts: Texts, today: date) -> Command | Problems:
    """Return the command that connects a bottle: one with a batch, or the reason why it has none.

    A batch that was neither scanned nor planned is read twice, as on the plan page.
    """
    bottle = bottle_in(texts, BottleFields(batch=forms.BATCH, expiry=forms.EXPIRY, volume=forms.BOTTLE_VOLUME), today)
    problems = _label_problems(texts)
    if not isinstance(bottle, Bottle):
        return problems | bottle
    if problems:
        return problems
    no_batch, not_scanned = (texts.of(plan.name).strip() for plan in (forms.NO_BATCH, forms.NOT_SCANNED))
    return HangBottle(bottle=replace(as_read(bottle, texts), not_available=no_batch, not_scanned=not_scanned))


_LABEL = LabelFields(reason=forms.NOT_SCANNED, batch=forms.BATCH, again=forms.BATCH_AGAIN)


def _label_problems(texts: Texts) -> Problems:
    if is_as_read(texts):
        return {}
    if texts.of(forms.BATCH.name).strip():
        return read_twice(texts, _LABEL)
    if texts.of(forms.NO_BATCH.name).strip():
        return {}
    return {forms.BATCH.name: f"{forms.BATCH.label}: missing. Where it cannot be had, say why below."}


def read_volume(texts: Texts) -> Command | Problems:
    """Return the command that corrects the volume given."""
    amount = amount_in(forms.VOLUME_READ, texts, Millilitres)
    return {forms.VOLUME_READ.name: amount} if isinstance(amount, str) else ReadVolume(read=amount)


def _answer(plan: FieldPlan, texts: Texts) -> str:
    return "" if choice_problem(plan, texts) else texts.of(plan.name)


def _not_answers(texts: Texts, *plans: FieldPlan) -> Problems:
    """What is answered by none of the options; not answered at all is no fault of a choice that is optional."""
    return {plan.name: problem for plan in plans if texts.of(plan.name) and (problem := choice_problem(plan, texts))}
