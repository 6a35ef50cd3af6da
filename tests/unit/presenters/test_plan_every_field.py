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


TYPED = [(step, field) for step, field in every_field() if field.kind in {FieldKind.TEXT, FieldKind.NUMBER}]
NUMBERS = [(step, field) for step, field in TYPED if field.kind is FieldKind.NUMBER]
CHOICES = [(step, field) for step, field in every_field() if field.kind in {FieldKind.CHOICE, FieldKind.CHOICES}]


def named(one: object) -> str:
    """A field or a step in the name of a test."""
    return getattr(one, "name", str(one))


def typed_and_taken(step: int, field: str, text: str) -> Bedside:
    """A whole plan in which one text is typed over, and the step taken."""
    bed = Bedside()
    bed.plan(ADULT)
    bed.press(f"step:{step}")
    bed.type("plan", {field: text})
    if step < STEPS - 1:
        bed.submit("plan")
    bed.press(f"step:{step}")
    return bed


def texts(bed: Bedside) -> dict[str, str]:
    """What stands in every field of every step."""
    found: dict[str, str] = {}
    for step in range(STEPS):
        bed.press(f"step:{step}")
        found |= {name: field.text for name, field in fields_of(bed.plan_page.form).items()}
    return found


@pytest.mark.parametrize("nasty", NASTY)
@pytest.mark.parametrize(("step", "field"), TYPED, ids=named)
def test_the_text_stays_and_no_other_field_changes(step: int, field: Field, nasty: str) -> None:
    """S18."""
    bed = Bedside()
    bed.plan(ADULT)
    before = texts(bed)

    bed = typed_and_taken(step, field.name, NASTY[nasty])

    after = texts(bed)
    assert after[field.name] == NASTY[nasty]
    assert {name: text for name, text in after.items() if name in before and name != field.name} == {
        name: text for name, text in before.items() if name in after and name != field.name
    }
    assert bed.infusion().phase is Phase.PREPARING


@pytest.mark.parametrize("nasty", sorted(NEVER_A_NUMBER))
@pytest.mark.parametrize(("step", "field"), NUMBERS, ids=named)
def test_what_is_no_number_is_said_in_one_sentence_at_its_field(step: int, field: Field, nasty: str) -> None:
    """S18."""
    bed = Bedside()
    bed.plan(ADULT)
    bed.press(f"step:{step}")

    bed.type("plan", {field.name: NASTY[nasty]})
    bed.submit("plan")

    problem = problems_of(bed.plan_page.form)[field.name]
    assert problem.endswith(".")
    assert "\n" not in problem
    assert bed.plan_page.step == step


@pytest.mark.parametrize("nasty", ["a pasted line break", "a tab"])
@pytest.mark.parametrize(("step", "field"), [one for one in TYPED if one not in NUMBERS], ids=named)
def test_a_line_break_in_a_text_is_said(step: int, field: Field, nasty: str) -> None:
    bed = Bedside()
    bed.plan(ADULT)
    bed.press(f"step:{step}")

    bed.type("plan", {field.name: NASTY[nasty]})
    bed.submit("plan")

    assert problems_of(bed.plan_page.form).get(field.name, "").endswith(".")


@pytest.mark.parametrize("answer", ["none-of-them", "💉", "yes no"])
@pytest.mark.parametrize(("step", "field"), CHOICES, ids=named)
def test_what_is_none_of_the_answers_is_said(step: int, field: Field, answer: str) -> None:
    bed = Bedside()
    bed.plan(ADULT)
    bed.press(f"step:{step}")

    bed.type("plan", {field.name: answer})
    bed.submit("plan")

    assert bed.plan_page.step == step
    assert problems_of(bed.plan_page.form)
