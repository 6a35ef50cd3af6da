"""An open form follows the infusion: it stands only as long as what it asks for can still happen."""

from __future__ import annotations

import pytest

from ivig_desk.presenters.screens import Page
from tests.unit.presenters.bedside import Bedside, fields_of, problems_of


def running() -> Bedside:
    bed = Bedside()
    bed.start()
    return bed


def ready_to_rise() -> Bedside:
    bed = running()
    bed.wait("30")
    bed.observe()
    return bed


def test_the_question_of_a_rise_went_on_standing_while_the_infusion_was_held() -> None:
    """The nurse saw “14 drops/min is running” on the button of a held infusion."""
    bed = ready_to_rise()
    bed.press("raise")

    bed.press("hold")

    assert bed.run_page.form is None


@pytest.mark.parametrize("opened", ["lower", "set-rate"])
def test_a_form_that_changes_the_rate_closes_with_a_hold_and_keeps_its_text(opened: str) -> None:
    bed = running()
    bed.press(opened)
    bed.type(opened, {"to_ml_h": "5"})

    bed.press("hold")
    assert bed.run_page.form is None

    bed.press("resume")
    bed.submit("resume-confirm")
    bed.press(opened)
    assert fields_of(bed.form)["to_ml_h"].text == "5"


def test_a_form_to_write_something_down_stays_open_through_a_hold() -> None:
    bed = running()
    bed.press("observation")
    bed.type("observation", {"systolic": "98"})

    bed.press("hold")

    assert fields_of(bed.form)["systolic"].text == "98"


def test_a_second_press_on_confirm_lowered_twice() -> None:
    """The nurse pressed “14 drops/min is running” twice and the record said 7."""
    bed = ready_to_rise()
    bed.press("raise")
    bed.submit("raise-confirm")
    bed.raise_rate()
    assert bed.now == "28 drops/min"
    bed.press("lower")

    bed.submit("lower")
    bed.submit("lower")

    assert bed.now == "14 drops/min"


def test_a_second_press_on_confirm_of_a_rise_says_nothing_and_raises_nothing() -> None:
    bed = ready_to_rise()
    bed.press("raise")
    bed.submit("raise-confirm")

    bed.submit("raise-confirm")

    assert (bed.now, bed.message, bed.run_page.form) == ("14 drops/min", "", None)


def test_the_second_press_of_a_form_to_write_something_down_writes_it_once() -> None:
    bed = running()
    bed.fill("note", {"note": "sleeps"})

    bed.submit("note")

    assert [note.what.text for note in bed.infusion().notes] == ["sleeps"]


@pytest.mark.parametrize(
    "name",
    [
        "no-such-control",
        "step:1",
        "step:x",
        "back",
        "submit:plan",
        "new-infusion",
        "override",
        "close-confirm",
        "stop-reason",
        "resume",
        "raise-confirm",
        "acknowledge",
        "acknowledge:",
        "acknowledge:infusion-1",
        "acknowledge:infusion-1:no-such-alarm",
        "acknowledge:no-such-infusion:vital-signs-due",
        "acknowledge:infusion-1:vital-signs-due",
        "acknowledge:a:b:c",
        "",
        "é",
    ],
)
def test_a_late_or_unknown_control_changes_nothing_and_ends_no_window(name: str) -> None:
    """S31: the fault page is for a fault of the program, and a press that comes late is none."""
    bed = running()
    before = bed.desk.entries("infusion-1")

    bed.press(name)

    assert (bed.screen.page, bed.message) == (Page.RUN, "")
    assert bed.run_page.form is None
    assert bed.desk.entries("infusion-1") == before


@pytest.mark.parametrize("form", ["no-such-form", "plan", "raise-confirm", "override", "close-confirm", "note", ""])
def test_a_form_that_is_not_open_cannot_be_taken_typed_in_or_put_away(form: str) -> None:
    bed = running()
    before = bed.desk.entries("infusion-1")

    bed.type(form, {"note": "late"})
    bed.submit(form)
    bed.cancel(form)

    assert bed.run_page.form is None
    assert bed.desk.entries("infusion-1") == before


def test_putting_away_another_form_leaves_the_open_one_alone() -> None:
    bed = running()
    bed.press("note")

    bed.cancel("lower")

    assert bed.form.name == "note"


def test_what_was_typed_is_there_when_a_form_is_opened_again() -> None:
    bed = running()
    bed.press("medicine")
    bed.type("medicine", {"medicine": "paracetamol", "dose": "360 mg by mouth"})
    bed.cancel("medicine")
    assert bed.run_page.form is None

    bed.press("medicine")

    assert {name: field.text for name, field in fields_of(bed.form).items()} == {
        "medicine": "paracetamol",
        "dose": "360 mg by mouth",
        "given_at": "",
    }


def test_what_was_typed_was_lost_when_the_nurse_looked_after_another_patient_in_between() -> None:
    bed = running()
    bed.press("observation")
    bed.type("observation", {"systolic": "98", "heart_rate": "95"})

    bed.press("leave")
    bed.open("infusion-1")
    assert bed.run_page.form is None
    bed.press("observation")

    shown = fields_of(bed.form)
    assert (shown["systolic"].text, shown["heart_rate"].text) == ("98", "95")


def test_a_form_that_was_taken_is_empty_the_next_time() -> None:
    bed = running()
    bed.fill("note", {"note": "sleeps"})

    bed.press("note")

    assert fields_of(bed.form)["note"].text == ""


def test_vital_signs_typed_long_ago_say_so_before_they_are_recorded_as_of_now() -> None:
    """S9: values of half an hour ago, recorded with one press, would have counted as under 10 min old."""
    bed = running()
    bed.press("observation")
    bed.type("observation", {"systolic": "98"})
    bed.cancel("observation")

    bed.wait("4.99")
    bed.press("observation")
    assert [line.text for line in bed.form.lines if "typed" in line.text] == []
    bed.wait("0.01")
    assert [line.text for line in bed.form.lines if "typed" in line.text] == [
        "These values were typed 5 min ago. Say when they were taken, or measure again."
    ]
    bed.wait("26")
    assert [line.text for line in bed.form.lines if "typed" in line.text] == [
        "These values were typed 31 min ago. Say when they were taken, or measure again."
    ]


def test_a_form_names_every_field_that_is_missing_and_stays_open() -> None:
    bed = running()

    bed.fill("medicine", {})

    assert problems_of(bed.form) == {"medicine": "Medicine: missing.", "dose": "Dose and route: missing."}
    assert bed.infusion().medicines == ()


def test_the_problem_of_a_field_goes_when_it_is_typed_in() -> None:
    bed = running()
    bed.fill("medicine", {})

    bed.type("medicine", {"medicine": "paracetamol"})

    assert problems_of(bed.form) == {"dose": "Dose and route: missing."}
