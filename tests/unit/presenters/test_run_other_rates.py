"""Lowering, another rate, resuming, completing: typed as it is read at the bed, and refused where it cannot be."""

from __future__ import annotations

import pytest

from tests.unit.presenters.bedside import Bedside, button, fields_of, problems_of
from tests.unit.presenters.typed_plans import ADULT, adult_signs

DROPS_FIRST = {"to_drops_per_min": "Drops counted in a minute", "to_ml_h": "or the rate"}


def at_28() -> Bedside:
    """24 kg at 60 drops/mL: 7, 14, 28 drops/min."""
    bed = Bedside()
    bed.start()
    bed.raise_rate()
    bed.raise_rate()
    return bed


def on_twenty() -> Bedside:
    """24 kg at 20 drops/mL: 2.4 drops/min, rounded down 2, which are 6 mL/h; then 4.8, rounded down 4, 12 mL/h."""
    bed = Bedside()
    bed.start(giving_set="gravity:20")
    bed.raise_rate()
    assert bed.now == "4 drops/min"
    return bed


@pytest.mark.parametrize(
    ("typed", "label", "given"),
    [
        ({}, "14 drops/min is running", "14 drops/min"),
        ({"to_drops_per_min": "20"}, "20 drops/min is running", "20 drops/min"),
        ({"to_ml_h": "20"}, "20 drops/min is running", "20 drops/min"),
        ({"to_drops_per_min": "20", "to_ml_h": "20"}, "20 drops/min is running", "20 drops/min"),
    ],
)
def test_lowering_takes_one_step_or_the_rate_that_is_typed(typed: dict[str, str], label: str, given: str) -> None:
    bed = at_28()
    bed.press("lower")
    bed.type("lower", typed)
    assert bed.form.submit.label == label

    bed.submit("lower")

    assert (bed.now, bed.message) == (given, "")


def test_a_nurse_who_counts_drops_was_asked_for_ml_per_hour() -> None:
    """S21: 2 drops/min at 20 drops/mL typed as 2 would have been 2 mL/h, less than one drop a minute."""
    bed = on_twenty()
    bed.press("lower")
    assert {name: field.label for name, field in fields_of(bed.form).items()} == DROPS_FIRST
    assert [field.unit for field in fields_of(bed.form).values()] == ["drops/min", "mL/h"]

    bed.type("lower", {"to_drops_per_min": "2"})
    assert [line.text for line in bed.form.lines] == ["2 drops/min = 6 mL/h · 0.25 mL/kg/h"]
    bed.submit("lower")

    assert (bed.now, bed.infusion().given.text) == ("2 drops/min", "6")


def test_drops_and_rate_that_contradict_each_other_are_neither() -> None:
    """S18."""
    bed = on_twenty()

    bed.fill("lower", {"to_drops_per_min": "2", "to_ml_h": "2"})

    assert problems_of(bed.form) == {"to_ml_h": "2 drops/min at 20 drops/mL are 6 mL/h. Type one of the two."}
    assert bed.now == "4 drops/min"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("1,000", "Rate: “1,000” can be read as 1 or 1000. Type 1 or 1000."),
        ("-5", "Rate: “-5” is not a number. Type digits in mL/h, such as 24 or 24.5."),
        ("0", "Rate: 0 is not a rate. Where nothing is to run, press HOLD."),
        ("0.0", "Rate: 0 is not a rate. Where nothing is to run, press HOLD."),
    ],
)
@pytest.mark.parametrize("form", ["lower", "set-rate"])
def test_a_rate_that_is_none_is_said_and_nothing_changes(form: str, typed: str, sentence: str) -> None:
    """S18."""
    bed = Bedside()
    bed.start(ADULT)

    bed.fill(form, {"to_ml_h": typed})

    assert problems_of(bed.form) == {"to_ml_h": sentence}
    assert bed.now == "21 mL/h"


def test_the_label_of_the_button_never_repeats_text_that_is_no_rate() -> None:
    """S19: the button said “24, mL/h is running”."""
    bed = at_28()
    bed.press("lower")

    bed.type("lower", {"to_drops_per_min": "24,"})

    assert bed.form.submit.label == "Lower"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("28", "Rate not changed: 28 mL/h is not lower than the given rate of 28 mL/h"),
        ("50", "Rate not changed: 50 mL/h is not lower than the given rate of 28 mL/h"),
        ("20.5", "Rate not changed: this set cannot run 20.5 mL/h – the next lower it can do is 20 mL/h"),
    ],
)
def test_a_rate_that_is_not_lower_or_not_of_this_set_is_refused_with_what_is(typed: str, message: str) -> None:
    """S1, S20."""
    bed = at_28()

    bed.fill("lower", {"to_ml_h": typed})

    assert (bed.message, bed.now) == (message, "28 drops/min")


def test_where_the_set_has_no_lower_step_hold_is_named() -> None:
    """S20: half of 3 drops/min is under 2; the button said “1 drops/min” and the desk then refused it."""
    bed = Bedside()
    bed.start()
    bed.press("lower")
    bed.submit("lower")
    assert bed.now == "3 drops/min"

    assert button(bed.run_page.next.buttons, "lower").detail == ""
    bed.press("lower")
    assert fields_of(bed.form)["to_drops_per_min"].hint == "This set has no lower step: press HOLD"
    assert bed.form.submit.label == "Lower"
    bed.cancel("lower")
    bed.flag("headache", "1")
    assert bed.run_page.next.headline.text == "Protocol: hold – this set has no lower step"


def test_another_rate_above_the_hard_limit_is_refused_and_kept_in_the_record() -> None:
    """S1: 4.8 mL/kg/h × 24 kg = 115.2 mL/h."""
    bed = at_28()

    bed.fill("set-rate", {"to_drops_per_min": "116"})

    assert bed.message == "Rate not changed: 4.83 mL/kg/h is above the hard limit of 4.8 mL/kg/h, which nothing passes"
    assert (bed.now, len(bed.infusion().refused)) == ("28 drops/min", 1)
    assert bed.form.name == "set-rate"


def test_another_rate_that_is_lower_is_recorded() -> None:
    bed = at_28()

    bed.fill("set-rate", {"to_drops_per_min": "20"})

    assert (bed.now, bed.run_page.form) == ("20 drops/min", None)


def test_nothing_typed_is_no_other_rate() -> None:
    bed = at_28()

    bed.fill("set-rate", {})

    assert problems_of(bed.form) == {"to_drops_per_min": "Drops counted in a minute: missing."}


def test_a_rate_above_the_ceiling_of_a_reaction_is_called_so() -> None:
    """The page said “At the ceiling: 14 drops/min” while 28 ran."""
    bed = at_28()
    bed.flag("headache", "1")
    bed.fill("resolve", {"sign": "headache"})

    assert bed.now == "28 drops/min"
    assert bed.run_page.next.headline.text == "Above the ceiling. Protocol allows up to 14 drops/min"


def test_lowering_is_not_asked_for_again_once_it_was_done() -> None:
    """After a mild reaction and one step down the page went on asking for the next step down."""
    bed = at_28()
    bed.flag("headache", "1")
    assert bed.run_page.next.headline.text == "Protocol: lower to 14 drops/min (14 mL/h), vital signs in 5 min"

    bed.press("lower")
    bed.submit("lower")

    assert bed.run_page.next.headline.text == "Lowered. No rise until the adverse event has gone"


def test_on_a_pump_no_drops_are_asked_for() -> None:
    bed = Bedside()
    bed.start(ADULT)
    bed.raise_rate(adult_signs())
    bed.press("lower")

    assert {name: field.label for name, field in fields_of(bed.form).items()} == {"to_ml_h": "Rate"}
    assert bed.form.submit.label == "21 mL/h is running"
