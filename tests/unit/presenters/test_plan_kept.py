"""Nothing typed on the plan page is lost: not by going back, not by leaving, not by a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.presenters.bedside import Bedside, fields_of
from tests.unit.presenters.typed_plans import ADULT, CHILD

if TYPE_CHECKING:
    from collections.abc import Mapping

STEP_TITLES = (
    "Step 1 of 5: Patient",
    "Step 2 of 5: Order",
    "Step 3 of 5: Checks",
    "Step 4 of 5: Preparation and set",
    "Step 5 of 5: Read-back",
)


def shown_texts(bed: Bedside) -> dict[str, str]:
    """Every text of the five steps that is not empty, by field, as it stands on the page."""
    found: dict[str, str] = {}
    for number in range(len(STEP_TITLES)):
        bed.press(f"step:{number}")
        found |= {name: field.text for name, field in fields_of(bed.plan_page.form).items() if field.text}
    return found


@pytest.mark.parametrize("plan", [CHILD, ADULT])
def test_every_text_is_on_record_as_typed_and_there_again_after_a_restart(plan: Mapping[str, str]) -> None:
    """S7, S18."""
    odd = {"weight_kg": " 24,50 ", "dose_g": "1,000", "born": "02.05.2018", "name": "  Ionescu,  Maria"}
    typed = {**plan, **odd}
    bed = Bedside()
    bed.plan(typed)

    bed.restart()
    bed.open("infusion-1")

    assert shown_texts(bed) == {name: text for name, text in typed.items() if text}


def test_a_program_that_dies_between_two_letters_has_the_first() -> None:
    """S7."""
    bed = Bedside()
    bed.press("new-infusion")
    bed.type("plan", {"name": "Ion"})

    bed.restart()
    bed.open("infusion-1")

    assert fields_of(bed.plan_page.form)["name"].text == "Ion"


def test_going_back_and_forth_loses_nothing() -> None:
    bed = Bedside()
    bed.plan()
    before = shown_texts(bed)

    for _ in range(9):
        bed.press("back")
    assert bed.plan_page.step == 0
    bed.press("leave")
    bed.open("infusion-1")

    assert shown_texts(bed) == before


def test_nothing_at_all_is_chosen_in_a_new_plan() -> None:
    bed = Bedside()
    bed.press("new-infusion")

    assert shown_texts(bed) == {}


@pytest.mark.parametrize("name", ["step:5", "step:-1", "step:", "step:x", "raise", "hold", "note", "summary", ""])
def test_a_late_or_unknown_control_leaves_the_plan_as_it_is(name: str) -> None:
    """S31."""
    bed = Bedside()
    before = bed.plan()

    assert bed.press(name) == before


def test_a_text_typed_in_another_form_does_not_get_into_the_plan() -> None:
    """A window that closes a form late still hands on what was typed in it."""
    bed = Bedside()
    before = bed.plan()

    assert bed.type("observation", {"systolic": "200", "name": "Somebody else"}) == before
    assert bed.submit("observation") == before
