"""Hold and stop: one press, whatever is open, and nothing asked before."""

from __future__ import annotations

import pytest

from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.presenters.screens import Page
from tests.unit.presenters.bedside import Bedside, button, fields_of

# Every button that opens a form while the infusion runs, and the form it opens.
WHILE_RUNNING = {
    "observation": "observation",
    "adverse-event": "adverse-event",
    "resolve": "resolve",
    "medicine": "medicine",
    "bottle": "bottle",
    "volume": "volume",
    "note": "note",
    "correct": "correct",
    "lower": "lower",
    "set-rate": "set-rate",
    "complete": "complete-confirm",
}
WHILE_HELD = {name: form for name, form in WHILE_RUNNING.items() if name not in {"lower", "set-rate"}}


def with_a_mild_headache() -> Bedside:
    bed = Bedside()
    bed.start()
    bed.flag("headache", "1")
    return bed


def ready_to_rise() -> Bedside:
    bed = Bedside()
    bed.start()
    bed.wait("30")
    bed.observe()
    return bed


@pytest.mark.parametrize(("pressed", "form"), WHILE_RUNNING.items())
def test_hold_is_one_press_from_every_open_form(pressed: str, form: str) -> None:
    """S11."""
    bed = with_a_mild_headache()
    bed.press(pressed)
    assert bed.form.name == form

    bed.press("hold")

    assert bed.infusion().phase is Phase.HELD
    assert (bed.run_page.now.heading, bed.now) == ("HELD – nothing runs", "0 drops/min")


@pytest.mark.parametrize(("pressed", "form"), WHILE_RUNNING.items())
def test_stop_is_one_press_from_every_open_form_and_asks_its_reason_after(pressed: str, form: str) -> None:
    """S11."""
    bed = with_a_mild_headache()
    bed.press(pressed)
    assert bed.form.name == form

    bed.press("stop")

    assert (bed.infusion().phase, bed.screen.page, bed.form.name) == (Phase.STOPPED, Page.AFTER, "stop-reason")


@pytest.mark.parametrize(("pressed", "form"), WHILE_HELD.items())
def test_stop_is_one_press_from_every_form_that_is_open_while_held(pressed: str, form: str) -> None:
    """S11."""
    bed = with_a_mild_headache()
    bed.press("hold")
    bed.press(pressed)
    assert bed.form.name == form

    bed.press("stop")

    assert (bed.infusion().phase, bed.form.name) == (Phase.STOPPED, "stop-reason")


@pytest.mark.parametrize("pressed", ["hold", "stop"])
def test_hold_and_stop_are_one_press_from_the_question_of_a_rise(pressed: str) -> None:
    """S11."""
    bed = ready_to_rise()
    bed.press("raise")
    assert bed.form.name == "raise-confirm"

    bed.press(pressed)

    assert bed.infusion().given.text == "0"


@pytest.mark.parametrize("pressed", ["hold", "stop"])
def test_hold_and_stop_are_one_press_while_the_bed_is_not_yet_confirmed(pressed: str) -> None:
    """S7, S11."""
    bed = Bedside()
    bed.start()
    bed.restart()
    bed.press("bed-check")

    bed.press(pressed)

    assert bed.infusion().given.text == "0"


def test_a_stop_needs_no_hold_before_it() -> None:
    """S11."""
    bed = Bedside()
    bed.start()
    bed.press("hold")

    bed.press("stop")

    assert bed.infusion().phase is Phase.STOPPED


def test_the_reason_of_a_stop_can_be_put_off_and_is_asked_until_it_is_given() -> None:
    bed = Bedside()
    bed.start()
    bed.press("stop")

    bed.cancel("stop-reason")
    assert bed.after_page.form is None
    assert button(bed.after_page.record, "stop-reason").label == "Reason of the stop"

    bed.fill("stop-reason", {"reason": "patient asked"})
    assert bed.infusion().stop_reason == "patient asked"
    assert [one.name for one in bed.after_page.record if one.name == "stop-reason"] == []


def test_what_was_being_typed_when_stop_was_pressed_is_still_there() -> None:
    bed = Bedside()
    bed.start()
    bed.press("note")
    bed.type("note", {"note": "sleeps, mother at the bed"})

    bed.press("stop")
    bed.cancel("stop-reason")
    bed.press("note")

    assert fields_of(bed.form)["note"].text == "sleeps, mother at the bed"


@pytest.mark.parametrize("pressed", ["hold", "stop"])
def test_a_double_press_does_nothing_twice_and_complains_of_nothing(pressed: str) -> None:
    bed = Bedside()
    bed.start()
    bed.press(pressed)
    once, screen = bed.infusion(), bed.screen

    bed.press(pressed)

    assert bed.infusion() == once
    assert bed.screen == screen


def test_after_the_end_a_late_hold_changes_nothing() -> None:
    bed = Bedside()
    bed.start()
    bed.press("stop")
    stopped = bed.infusion()

    bed.press("hold")

    assert (bed.infusion(), bed.message) == (stopped, "")


@pytest.mark.parametrize("pressed", ["hold", "stop"])
def test_hold_and_stop_are_one_press_while_the_clock_of_the_computer_is_set_back(pressed: str) -> None:
    """S11, S24: for an hour after the clock was set back an hour, both were refused."""
    bed = Bedside()
    bed.start()
    bed.clock.jump(Minutes.of("-60"))

    bed.press(pressed)

    assert bed.infusion().given.text == "0"
