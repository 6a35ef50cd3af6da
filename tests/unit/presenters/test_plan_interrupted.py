"""A plan left alone asks whose it is (EC24); one that will not be started is put away with a reason."""

from __future__ import annotations

import pytest

from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.presenters.screens import Ability, Page
from tests.unit.presenters.bedside import Bedside, fields_of, problems_of

WHOSE = "whose"
JUST_UNDER_3_MIN = "2.999"


def asks_whose(bed: Bedside) -> bool:
    return bed.plan_page.form.name == WHOSE


@pytest.mark.parametrize(("minutes", "asked"), [(JUST_UNDER_3_MIN, False), ("3", True), ("3.001", True)])
def test_a_plan_not_touched_for_three_minutes_asks_whose_it_is(minutes: str, asked: bool) -> None:  # noqa: FBT001 # A row.
    bed = Bedside()
    bed.plan()

    bed.wait(minutes)

    assert asks_whose(bed) is asked


def test_the_question_names_the_patient_and_nothing_else_can_be_pressed_or_read_off() -> None:
    """S29."""
    bed = Bedside()
    bed.read_back()

    bed.wait("4")

    page = bed.plan_page
    assert [line.text for line in page.form.lines] == [
        "Ionescu, Maria",
        "8 y · born 2 May 2018",
        "ID 4471",
        "24 kg",
        "Nobody touched this plan for 4 min. Ask for name and birth date.",
    ]
    assert page.strip is not None
    assert {step.ability for step in page.steps} == {Ability.OFF}
    assert (page.table, page.read_back, page.back, page.discard) == (None, (), None, None)


def test_every_touch_begins_the_three_minutes_anew() -> None:
    bed = Bedside()
    bed.plan()
    for field, text in (("name", "Ionescu, Mara"), ("name", "Ionescu, Maria")):
        bed.wait(JUST_UNDER_3_MIN)
        bed.type("plan", {field: text})
    bed.wait(JUST_UNDER_3_MIN)
    bed.press("step:1")

    bed.wait(JUST_UNDER_3_MIN)

    assert not asks_whose(bed)


def test_what_is_pressed_and_typed_before_the_answer_changes_nothing() -> None:
    bed = Bedside()
    bed.read_back()
    before = bed.journal.read("infusion-1")
    bed.wait("4")

    bed.type("plan", {"name": "Pop, Ana"})
    bed.press("step:0")
    bed.press("discard-plan")
    bed.submit("plan")

    assert asks_whose(bed)
    assert bed.journal.read("infusion-1") == before


def test_yes_goes_on_where_it_was() -> None:
    bed = Bedside()
    bed.read_back()
    bed.wait("4")

    bed.submit(WHOSE)

    assert bed.plan_page.form.title == "Step 5 of 5: Read-back"
    assert fields_of(bed.plan_page.form)["nurse"].text == "A. Pop"


def test_no_leads_to_all_infusions_and_the_plan_asks_again_when_it_is_opened() -> None:
    bed = Bedside()
    bed.plan()
    bed.wait("4")

    bed.cancel(WHOSE)
    assert bed.screen.page is Page.START
    bed.open("infusion-1")

    assert asks_whose(bed)


def test_a_plan_come_back_to_after_a_restart_asks_whose_it_is() -> None:
    """S7."""
    bed = Bedside()
    bed.plan()
    bed.wait("3")

    bed.restart()
    bed.open("infusion-1")

    assert asks_whose(bed)


def test_a_plan_in_which_nobody_is_named_asks_nothing() -> None:
    bed = Bedside()
    bed.press("new-infusion")
    bed.type("plan", {"weight_kg": "24"})

    bed.wait("60")

    assert not asks_whose(bed)


def test_a_clock_set_back_an_hour_hides_no_time() -> None:
    """S24."""
    bed = Bedside()
    bed.plan()

    bed.clock.jump(Minutes.of("-60"))
    bed.wait("4")

    assert asks_whose(bed)


def test_a_computer_that_slept_for_twenty_minutes_asks() -> None:
    """S24."""
    bed = Bedside()
    bed.plan()

    bed.clock.sleep(Minutes.of("20"))
    bed.look()

    assert asks_whose(bed)


def test_a_plan_is_discarded_with_a_reason_and_stays_on_record() -> None:
    bed = Bedside()
    bed.plan()
    bed.press("discard-plan")

    bed.type("discard", {"discard_reason": "typed for another patient"})
    bed.submit("discard")

    start = bed.screen.start
    assert start is not None
    assert start.preparing == ()
    row = start.recent[0]
    assert (row.title, row.state.text, row.open_label) == (
        "Ionescu, Maria · ID 4471",
        "discarded: typed for another patient",
        "",
    )
    kept = dict(bed.infusion().kept)
    assert (kept["name"], kept["weight_kg"]) == ("Ionescu, Maria", "24")


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_is_discarded(reason: str) -> None:
    bed = Bedside()
    bed.plan()
    bed.press("discard-plan")
    bed.type("discard", {"discard_reason": reason})

    bed.submit("discard")

    assert problems_of(bed.plan_page.form) == {"discard_reason": "Why this plan is discarded: missing."}
    assert bed.infusion().phase is Phase.PREPARING


def test_discarding_can_be_thought_better_of() -> None:
    bed = Bedside()
    bed.plan()
    bed.press("step:2")
    bed.press("discard-plan")

    bed.cancel("discard")

    assert bed.plan_page.form.title == "Step 3 of 5: Checks"


def test_a_discarded_plan_is_never_started_nor_typed_in() -> None:
    bed = Bedside()
    bed.read_back()
    bed.press("discard-plan")
    bed.type("discard", {"discard_reason": "refused by the patient"})
    bed.submit("discard")
    before = bed.journal.read("infusion-1")

    bed.open("infusion-1")

    assert bed.screen.page is Page.START
    assert bed.journal.read("infusion-1") == before
    bed.restart()
    assert bed.screen.page is Page.START
