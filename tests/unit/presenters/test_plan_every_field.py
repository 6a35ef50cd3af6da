"""Every field of the plan page against bad input: one sentence, the text stays, nothing else moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.presenters.screens import FieldKind
from tests.unit.presenters.bedside import Bedside, fields_of, problems_of
from tests.unit.presenters.typed_plans import ADULT

if TYPE_CHECKING:
    from ivig_desk.presenters.screens import Field

STEPS = 5
NASTY = {
    "empty": "",
    "spaces": "   ",
    "letters": "abc",
    "two decimal signs": "1.2.3",
    "a thousand or one": "1,000",
    "sixty characters": "9" * 60,
    "emoji": "💉",
    "right to left": "מריה",
    "Arabic digits": "٢٤",
    "a pasted line break": "24\n28",
    "a tab": "2\t4",
    "a bare sign": "-",
    "an exponent": "1e3",
    "not a number by name": "nan",
    "half a surrogate": "\ud83d",
}
NEVER_A_NUMBER = NASTY.keys() - {"empty", "spaces"}


def every_field() -> list[tuple[int, Field]]:
    """Each field of each step of a whole plan, with its step."""
    bed = Bedside()
    bed.plan(ADULT)
    found = []
    for step in range(STEPS):
        bed.press(f"step:{step}")
        found += [(step, field) for field in fields_of(bed.plan_page.form).values()]
    return found


TYPED_NUMBERS = {FieldKind.NUMBER, FieldKind.READING}
TYPED = [(step, field) for step, field in every_field() if field.kind in {FieldKind.TEXT, *TYPED_NUMBERS}]
NUMBERS = [(step, field) for step, field in TYPED if field.kind in TYPED_NUMBERS]
CHOICES = [(step, field) for step, field in every_field() if field.kind in {FieldKind.CHOICE, FieldKind.CHOICES}]


def named(one: object) -> str:
    """A field or a step in the name of a test."""
    return getattr(one, "name", str(one))


@pytest.fixture(scope="module")
def whole() -> Bedside:
    """A whole plan; each test leaves it as it was."""
    bed = Bedside()
    bed.plan(ADULT)
    return bed


def texts(bed: Bedside) -> dict[str, str]:
    """What stands in every field, as it is kept."""
    bed.look()
    return dict(bed.infusion().kept)


def problem_with(bed: Bedside, step: int, field: Field, text: str) -> str:
    """Type over one text, take the step, and take it back: what was said at the field."""
    before = texts(bed)
    bed.press(f"step:{step}")
    bed.type("plan", {field.name: text})
    if step < STEPS - 1:
        bed.submit("plan")
    after = texts(bed)
    shown = fields_of(bed.plan_page.form)
    said = shown[field.name].problem if field.name in shown else ""
    assert (bed.infusion().phase, after.get(field.name, "")) == (Phase.PREPARING, text)
    assert {name: kept for name, kept in after.items() if name != field.name} == {
        name: kept for name, kept in before.items() if name != field.name
    }
    bed.type("plan", {field.name: before.get(field.name, "")})
    assert texts(bed) == before
    return said


@pytest.mark.parametrize(("step", "field"), TYPED, ids=named)
def test_the_text_stays_and_no_other_field_changes(whole: Bedside, step: int, field: Field) -> None:
    """S18."""
    for text in NASTY.values():
        problem_with(whole, step, field, text)


@pytest.mark.parametrize(("step", "field"), NUMBERS, ids=named)
def test_what_is_no_number_is_said_in_one_sentence_at_its_field(whole: Bedside, step: int, field: Field) -> None:
    """S18."""
    said = {name: problem_with(whole, step, field, NASTY[name]) for name in NEVER_A_NUMBER}

    assert [name for name, text in said.items() if not text.endswith(".") or "\n" in text] == []


@pytest.mark.parametrize(("step", "field"), [one for one in TYPED if one not in NUMBERS], ids=named)
def test_a_line_break_in_a_text_is_said(whole: Bedside, step: int, field: Field) -> None:
    for name in ("a pasted line break", "a tab"):
        assert problem_with(whole, step, field, NASTY[name]).endswith(".")


@pytest.mark.parametrize(("step", "field"), CHOICES, ids=named)
def test_what_is_none_of_the_answers_is_said(step: int, field: Field) -> None:
    for answer in ("none-of-them", "💉", "yes no"):
        bed = Bedside()
        bed.plan(ADULT)
        bed.press(f"step:{step}")

        bed.type("plan", {field.name: answer})
        bed.submit("plan")

        assert bed.plan_page.step == step
        assert problems_of(bed.plan_page.form)
