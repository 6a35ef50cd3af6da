"""Two presses say a reaction: the sign, then its grade; the grade records it."""

from __future__ import annotations

import pytest

from tests.unit.presenters.bedside import NINE, Bedside, fields_of
from tests.unit.presenters.typed_plans import BASELINE

FORM = "adverse-event"


def opened() -> Bedside:
    bed = Bedside()
    bed.start()
    bed.wait("10")
    bed.press(FORM)
    return bed


def on_record(bed: Bedside) -> list[tuple[str, int, str]]:
    """Sign, grade and minute of each adverse event."""
    return [(event.sign, event.grade.value, event.onset.since(NINE).text) for event in bed.infusion().adverse_events]


def test_the_press_of_the_grade_records_the_sign_as_of_now() -> None:
    bed = opened()

    bed.type(FORM, {"sign": "headache", "grade": "2"})

    assert on_record(bed) == [("headache", 2, "10")]
    assert bed.run_page.form is None


def test_another_press_of_a_sign_puts_a_wrong_one_right() -> None:
    bed = opened()

    bed.type(FORM, {"sign": "fever"})
    bed.type(FORM, {"sign": "headache", "grade": "1"})

    assert on_record(bed) == [("headache", 1, "10")]


def test_a_grade_before_its_sign_is_not_kept_for_later() -> None:
    """A sign pressed after it must not record a grade that was pressed for something else."""
    bed = opened()

    bed.type(FORM, {"grade": "4"})
    bed.type(FORM, {"sign": "headache"})

    assert on_record(bed) == []
    assert fields_of(bed.form)["grade"].text == ""


def test_enter_takes_nothing_without_a_grade() -> None:
    bed = opened()
    bed.type(FORM, {"sign": "headache"})

    bed.submit(FORM)

    assert on_record(bed) == []


def test_the_next_one_begins_with_no_sign() -> None:
    bed = opened()
    bed.type(FORM, {"sign": "headache", "grade": "1"})

    bed.press(FORM)

    assert [fields_of(bed.form)[name].text for name in ("sign", "grade", "began_at")] == ["", "", ""]


def test_signs_of_a_pattern_stand_first_and_together() -> None:
    headings = [option.heading for option in fields_of(opened().form)["sign"].options]

    # Ten of the vocabulary belong to a system, twelve more show in the first hours.
    assert headings == ["Signs of an anaphylaxis pattern"] * 10 + ["Other signs"] * 12


@pytest.mark.parametrize("key", ["A", "H", "S", "U", "W"])
def test_no_sign_has_a_key_of_the_page(key: str) -> None:
    """S11: H and S hold and stop whatever is open; A pressed twice chooses no sign."""
    keys = [option.key for option in fields_of(opened().form)["sign"].options]

    assert key not in keys


def test_keys_are_one_each_and_digits_are_the_grades() -> None:
    fields = fields_of(opened().form)
    signs = [option.key for option in fields["sign"].options if option.key]

    # Of 26 letters five are the page's.
    assert (len(signs), len(set(signs)), all(key.isalpha() for key in signs)) == (21, 21, True)
    assert [option.key for option in fields["grade"].options] == ["1", "2", "3", "4", "5"]


def test_something_new_asks_for_sign_and_grade_with_the_time_of_the_set() -> None:
    bed = Bedside()
    bed.start()
    bed.wait("10")
    bed.fill("observation", {**BASELINE, "says": "something-new", "taken_at": "10:05"})

    bed.type(FORM, {"sign": "headache", "grade": "1"})

    assert on_record(bed) == [("headache", 1, "5")]
