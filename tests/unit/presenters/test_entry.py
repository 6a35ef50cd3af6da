"""Typed text: taken only where it has exactly one reading, otherwise left as it stands."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from ivig_desk.domain.amounts.quantities import Kilograms, MlPerHour
from ivig_desk.presenters.entry import (
    EntryFault,
    EntryProblem,
    is_one_line,
    read_amount,
    read_clock,
    read_count,
    read_day,
    read_number,
)
from ivig_desk.presenters.entry_wording import entry_text
from ivig_desk.presenters.screens import FieldKind
from ivig_desk.presenters.typed import FieldPlan, Texts, amount_in, field_of

WEIGHT = FieldPlan(name="weight_kg", label="Weight", kind=FieldKind.NUMBER, quantity=Kilograms)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("24", Fraction(24)),
        ("24.5", Fraction(49, 2)),
        ("24,5", Fraction(49, 2)),
        ("0", Fraction(0)),
        ("0.0", Fraction(0)),
        ("0,125", Fraction(1, 8)),
        ("0.125", Fraction(1, 8)),
        ("1.25", Fraction(5, 4)),
        ("1.2500", Fraction(5, 4)),
        ("10,0", Fraction(10)),
        # Nobody writes thousands with four figures before the sign, so three after it are decimals.
        ("1234.567", Fraction(1234567, 1000)),
        ("  24  ", Fraction(24)),
        ("123456789012", Fraction(123456789012)),
    ],
)
def test_a_number_with_one_reading_is_that_number(typed: str, number: Fraction) -> None:
    """S18."""
    assert read_number(typed) == number


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", EntryFault.EMPTY),
        ("   ", EntryFault.EMPTY),
        ("abc", EntryFault.NOT_A_NUMBER),
        ("24 kg", EntryFault.NOT_A_NUMBER),
        ("2 4", EntryFault.NOT_A_NUMBER),
        ("1.2.3", EntryFault.NOT_A_NUMBER),
        ("1,2,3", EntryFault.NOT_A_NUMBER),
        ("1,234.5", EntryFault.NOT_A_NUMBER),
        ("1.234,5", EntryFault.NOT_A_NUMBER),
        ("24..5", EntryFault.NOT_A_NUMBER),
        ("1,000", EntryFault.TWO_READINGS),
        ("1.000", EntryFault.TWO_READINGS),
        ("24.500", EntryFault.TWO_READINGS),
        ("999,999", EntryFault.TWO_READINGS),
        (".5", EntryFault.NOT_A_NUMBER),
        (",5", EntryFault.NOT_A_NUMBER),
        ("5.", EntryFault.NOT_A_NUMBER),
        ("5,", EntryFault.NOT_A_NUMBER),
        (".", EntryFault.NOT_A_NUMBER),
        ("007", EntryFault.NOT_A_NUMBER),
        ("00.5", EntryFault.NOT_A_NUMBER),
        ("+5", EntryFault.NOT_A_NUMBER),
        ("-3", EntryFault.NOT_A_NUMBER),
        ("−3", EntryFault.NOT_A_NUMBER),
        ("1e3", EntryFault.NOT_A_NUMBER),
        ("0x10", EntryFault.NOT_A_NUMBER),
        ("1/3", EntryFault.NOT_A_NUMBER),
        ("1_000", EntryFault.NOT_A_NUMBER),
        ("½", EntryFault.NOT_A_NUMBER),
        ("24°", EntryFault.NOT_A_NUMBER),
        ("\uff11\uff12", EntryFault.NOT_A_NUMBER),  # full-width digits
        ("\u0662\u0664", EntryFault.NOT_A_NUMBER),  # Arabic digits
        ("24\u066b5", EntryFault.NOT_A_NUMBER),  # the Arabic decimal sign
        ("\U0001f4a7", EntryFault.NOT_A_NUMBER),  # an emoji
        ("24\n", EntryFault.NOT_A_NUMBER),
        ("24\t", EntryFault.NOT_A_NUMBER),
        ("24\u00a0", EntryFault.NOT_A_NUMBER),  # a space that does not break
        ("\u200f24", EntryFault.NOT_A_NUMBER),  # a mark that turns the line from right to left
        ("\u202e42", EntryFault.NOT_A_NUMBER),
        ("nan", EntryFault.NOT_A_NUMBER),
        ("inf", EntryFault.NOT_A_NUMBER),
        ("1234567890123", EntryFault.TOO_LONG),
        ("9" * 60, EntryFault.TOO_LONG),
        ("0.0000000000000001", EntryFault.TOO_LONG),
    ],
)
def test_text_without_exactly_one_reading_is_refused_and_left_as_typed(typed: str, fault: EntryFault) -> None:
    """S18."""
    assert read_number(typed) == EntryProblem(fault=fault, typed=typed)


def test_an_amount_has_the_unit_that_was_asked_for() -> None:
    assert read_amount("24,5", Kilograms) == Kilograms.of("24.5")
    assert read_amount("24,5", MlPerHour) == MlPerHour.of("24.5")


@pytest.mark.parametrize(("typed", "count"), [("4", 4), (" 12 ", 12), ("0", 0), ("4.0", 4)])
def test_a_count_is_a_whole_number(typed: str, count: int) -> None:
    """S18."""
    assert read_count(typed) == count


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", EntryFault.EMPTY),
        ("2.5", EntryFault.NOT_WHOLE),
        ("2,5", EntryFault.NOT_WHOLE),
        ("four", EntryFault.NOT_WHOLE),
        ("-4", EntryFault.NOT_WHOLE),
        ("04", EntryFault.NOT_WHOLE),
        ("1,000", EntryFault.TWO_READINGS),
        ("1234567890123", EntryFault.TOO_LONG),
    ],
)
def test_text_that_is_no_count_is_refused_and_never_rounded_to_one(typed: str, fault: EntryFault) -> None:
    """S18."""
    assert read_count(typed) == EntryProblem(fault=fault, typed=typed)


@pytest.mark.parametrize(
    ("typed", "day"),
    [("2018-05-02", date(2018, 5, 2)), (" 2024-02-29 ", date(2024, 2, 29)), ("0001-01-01", date(1, 1, 1))],
)
def test_a_day_is_written_year_month_day(typed: str, day: date) -> None:
    """S18."""
    assert read_day(typed) == day


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", EntryFault.EMPTY),
        ("02.05.2018", EntryFault.NOT_A_DAY),
        ("05/02/2018", EntryFault.NOT_A_DAY),
        ("2018-5-2", EntryFault.NOT_A_DAY),
        ("20180502", EntryFault.NOT_A_DAY),
        ("2018-02-30", EntryFault.NOT_A_DAY),
        ("2023-02-29", EntryFault.NOT_A_DAY),
        ("2018-13-01", EntryFault.NOT_A_DAY),
        ("0000-01-01", EntryFault.NOT_A_DAY),
        ("2018-05-02T00:00", EntryFault.NOT_A_DAY),
        ("2018-05-02\n", EntryFault.NOT_A_DAY),
        ("\uff12018-05-02", EntryFault.NOT_A_DAY),
        ("\u0662\u0660\u0661\u0668-\u0660\u0665-\u0660\u0662", EntryFault.NOT_A_DAY),
        ("2 May 2018", EntryFault.NOT_A_DAY),
    ],
)
def test_a_day_in_any_other_order_is_refused_and_left_as_typed(typed: str, fault: EntryFault) -> None:
    """S18: 02.05 and 05/02 are May for one reader and February for another."""
    assert read_day(typed) == EntryProblem(fault=fault, typed=typed)


@pytest.mark.parametrize(("typed", "time"), [("08:40", "08:40"), (" 23:59 ", "23:59"), ("00:00", "00:00")])
def test_a_time_is_written_hour_and_minute(typed: str, time: str) -> None:
    """S18."""
    assert read_clock(typed) == time


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", EntryFault.EMPTY),
        ("  ", EntryFault.EMPTY),
        *(
            (typed, EntryFault.NOT_A_TIME)
            for typed in ("8:40", "24:00", "08:60", "0840", "8.40", "08:40:00", "8:40 pm", "08:40\n", "\uff108:40")
        ),
    ],
)
def test_a_time_in_any_other_form_is_refused_and_left_as_typed(typed: str, fault: EntryFault) -> None:
    """S18: 8.40 may be a time or a number, 8:40 the morning or the evening."""
    assert read_clock(typed) == EntryProblem(fault=fault, typed=typed)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Weight: missing."),
        ("abc", "Weight: “abc” is not a number. Type digits in kg, such as 24 or 24.5."),
        ("1,000", "Weight: “1,000” can be read as 1 or 1000. Type 1 or 1000."),
        ("24.500", "Weight: “24.500” can be read as 24.5 or 24500. Type 24.5 or 24500."),
        # Both readings must themselves be accepted when typed: 1.234 would be refused again.
        ("1.234", "Weight: “1.234” can be read as 1.2340 or 1234. Type 1.2340 or 1234."),
        ("9" * 60, "Weight: “99999999999999999999…” is too long for a number in kg."),
        ("2\n4", "Weight: “2 4” is not a number. Type digits in kg, such as 24 or 24.5."),
        ("\u202e42", "Weight: “ 42” is not a number. Type digits in kg, such as 24 or 24.5."),
    ],
)
def test_the_sentence_names_field_value_and_what_is_accepted(typed: str, sentence: str) -> None:
    """S18."""
    assert amount_in(WEIGHT, Texts(by_field={"weight_kg": typed}), Kilograms) == sentence


@pytest.mark.parametrize("typed", ["1", "1000", "24.5", "24500", "1.2340", "1234"])
def test_what_a_sentence_says_to_type_is_accepted_when_typed(typed: str) -> None:
    """S18."""
    assert isinstance(read_number(typed), Fraction)


def test_the_sentence_of_a_day_shows_how_one_is_written() -> None:
    problem = EntryProblem(fault=EntryFault.NOT_A_DAY, typed="02.05.2018")

    assert entry_text(problem, "Date of birth", "") == (
        "Date of birth: “02.05.2018” is not a day. Type year-month-day, such as 2018-05-02."
    )


def test_a_field_shows_its_text_as_typed_and_what_is_wrong_with_it_at_once() -> None:
    """S18: a spin box made 245 of 24.5 and 1000 of 9999; a field keeps what was typed."""
    shown = field_of(WEIGHT, Texts(by_field={"weight_kg": " 1,000 "}), {})

    assert (shown.text, shown.unit, shown.problem) == (
        " 1,000 ",
        "kg",
        "Weight: “ 1,000 ” can be read as 1 or 1000. Type 1 or 1000.",
    )


def test_a_field_that_is_still_empty_is_not_yet_wrong() -> None:
    assert field_of(WEIGHT, Texts(), {}).problem == ""


def test_a_field_says_what_was_found_wrong_when_the_form_was_taken() -> None:
    assert field_of(WEIGHT, Texts(), {"weight_kg": "Weight: missing."}).problem == "Weight: missing."


@pytest.mark.parametrize("text", ["Ionescu, Maria", "מריה", "محمد علی", "Ștefan 💉", "", "O’Brien-Łukasz"])
def test_letters_of_every_script_are_one_line(text: str) -> None:
    assert is_one_line(text)


@pytest.mark.parametrize(
    "text", ["a\nb", "a\tb", "a\r", "\x00", "\x1d", "\u2028", "\ud83d", "Pop\u202eanA", "a\u2066b"]
)
def test_a_line_break_half_a_letter_and_a_turned_name_are_not(text: str) -> None:
    assert not is_one_line(text)
