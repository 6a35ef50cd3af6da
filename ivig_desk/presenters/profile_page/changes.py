"""Every field by its step, and what was typed in it that the profile it began from has not."""

from collections.abc import Iterator
from dataclasses import dataclass

from ivig_desk.presenters.entry import EntryProblem, read_amount
from ivig_desk.presenters.profile_page.draft import Draft
from ivig_desk.presenters.profile_page.fields import LAST_STEP, rows_of
from ivig_desk.presenters.profile_page.form_texts import texts_of
from ivig_desk.presenters.profile_page.judging import Judgement
from ivig_desk.presenters.typed import FieldPlan

_NOT_FIGURES = ("checked_", "raised_", "ten_fold_", "version")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a field stands in the form: its step, what it is called there, and how it is filled."""

    step: int
    called: str
    plan: FieldPlan


def places_of(draft: Draft, judgement: Judgement) -> dict[str, Place]:
    """Return the place of every field of the steps before the last."""
    places: dict[str, Place] = {}
    for step in range(LAST_STEP):
        over, of = "", ""
        for heading, plans in rows_of(draft.at_step(step), judgement):
            # A row without a heading goes with the one above where it is of the same source or limit.
            over, of = (heading if heading or _list_of(plans[0]) != of else over), _list_of(plans[0])
            places.update({plan.name: Place(step=step, called=_called(over, plan), plan=plan) for plan in plans})
    return places


def changes_of(draft: Draft) -> tuple[str, ...]:
    """Return every field that is not as it was, in words, with what stood there and what stands there now."""
    return tuple(_changes(draft))


def _changes(draft: Draft) -> Iterator[str]:
    before, after = texts_of(draft.base), draft.texts
    start = places_of(Draft(kind=draft.kind, base=draft.base, texts=before), Judgement())
    now = places_of(draft, Judgement())
    places = {**start, **now}
    for name in dict.fromkeys((*before.by_field, *after.by_field)):
        was, is_now = before.of(name).strip(), after.of(name).strip()
        if was == is_now or name.startswith(_NOT_FIGURES) or name not in places:
            continue
        was_said = _said(start.get(name, places[name]).plan, was)
        yield f"{places[name].called}: {was_said} → {_said(places[name].plan, is_now)}"


def _list_of(plan: FieldPlan) -> str:
    """What a field is a part of: `source_3` of `source_3_dated`; empty for one that stands for itself."""
    return plan.name.rpartition("_")[0]


def _called(heading: str, plan: FieldPlan) -> str:
    """What a field is called with its heading, without what only says that it may be empty."""
    over = heading.partition(" (if any)")[0].partition(" –")[0]
    label = plan.label.partition(" (if any)")[0]
    return f"{over}, {label[0].lower()}{label[1:]}" if over else label


def _said(plan: FieldPlan, text: str) -> str:
    if not text:
        return "nothing"
    if plan.options:
        labels = {option.value: option.label for option in plan.options}
        return ", ".join(labels.get(part, part) for part in ([text] if text in labels else text.split()))
    if plan.quantity is None:
        return text
    # What has not one reading is no amount, and has no unit.
    is_read = not isinstance(read_amount(text, plan.quantity), EntryProblem)
    return f"{text} {plan.quantity.unit}" if is_read else f"“{text}”"
