"""The fields of a bottle into a bottle, on the plan page and at the bed; a label that is typed is read twice."""

from dataclasses import dataclass
from datetime import date

from ivig_desk.domain.amounts.quantities import Millilitres
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.presenters.entry import EntryProblem, read_day
from ivig_desk.presenters.entry_wording import entry_text
from ivig_desk.presenters.formats import date_text
from ivig_desk.presenters.typed import FieldPlan, Texts, amount_in

Problems = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class BottleFields:
    """The three fields a bottle is typed in."""

    batch: FieldPlan
    expiry: FieldPlan
    volume: FieldPlan


def bottle_in(texts: Texts, asked: BottleFields, today: date) -> Bottle | Problems:
    """Return the bottle typed; an expiry left empty is not known, one that has passed is not given."""
    batch, expiry, volume = asked.batch, asked.expiry, asked.volume
    problems: Problems = {}
    amount = amount_in(volume, texts, Millilitres)
    day: date | EntryProblem | None = read_day(texts.of(expiry.name)) if texts.of(expiry.name).strip() else None
    if isinstance(amount, str):
        problems[volume.name] = amount
    elif amount.value <= 0:
        problems[volume.name] = f"{volume.label}: more than 0 mL."
    if isinstance(day, EntryProblem):
        problems[expiry.name] = entry_text(day, expiry.label, "")
    elif day is not None and day < today:
        problems[expiry.name] = f"{expiry.label}: {date_text(day)} has passed. Do not give this bottle."
    if problems or isinstance(amount, str) or isinstance(day, EntryProblem):
        return problems
    return Bottle(volume=amount, batch=texts.of(batch.name).strip(), expiry=day)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelFields:
    """The three fields that stand for a scan: why there is none, the batch, the batch again."""

    reason: FieldPlan
    batch: FieldPlan
    again: FieldPlan


def read_twice(texts: Texts, asked: LabelFields) -> Problems:
    """Return what a typed label lacks: why it was typed, and a second reading that agrees."""
    first, second = texts.of(asked.batch.name).strip(), texts.of(asked.again.name).strip()
    missing = [plan for plan in (asked.reason, asked.batch, asked.again) if not texts.of(plan.name).strip()]
    problems = {plan.name: f"{plan.label}: missing." for plan in missing}
    if first and second and first != second:
        problems[asked.again.name] = f"{asked.again.label}: {second} is not {first}. Read the label again."
    return problems
