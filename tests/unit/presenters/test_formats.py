"""Numbers as they are shown: expected texts written by hand, laws over every fraction (S19)."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import (
    Celsius,
    DropsPerKgPerMinute,
    DropsPerMinute,
    Grams,
    Kilograms,
    MgPerKgPerMinute,
    Millilitres,
    Minutes,
    MlPerHour,
    MlPerHourPerSite,
    MlPerKgPerHour,
    MmHg,
    Percent,
    PerMinute,
    Quantity,
    SecondsPerDrop,
)
from ivig_desk.presenters.formats import (
    Rounding,
    ago_text,
    amount_text,
    clock_on_text,
    clock_seconds_text,
    clock_text,
    countdown_text,
    date_text,
    minutes_text,
    moment_text,
    number_text,
    offset_text,
    quantity_text,
)

NOON = Instant.of("2026-11-22T12:01:33Z")
RATES = (MlPerHour, MlPerHourPerSite, MlPerKgPerHour, MgPerKgPerMinute, DropsPerKgPerMinute, DropsPerMinute)
AMOUNTS = (Grams, Kilograms, Millilitres, MmHg, PerMinute, Celsius, Percent)

fractions = st.fractions(min_value=0, max_value=10_000, max_denominator=10_000)
places = st.integers(min_value=0, max_value=4)


@pytest.mark.parametrize(
    ("quantity", "digits", "shown"),
    [
        (MlPerHour.of("28"), 2, "28 mL/h"),
        (MlPerHour.of("28.80"), 2, "28.8 mL/h"),
        (MlPerHour.of("28.8"), 0, "28 mL/h"),
        (MlPerHour.of("0.5"), 1, "0.5 mL/h"),
        (MlPerHourPerSite.of("19.99"), 1, "19.9 mL/h per site"),
        (MlPerKgPerHour.of("7/6"), 2, "1.16 mL/kg/h"),
        (MlPerKgPerHour.of("7/6"), 3, "1.166 mL/kg/h"),
        (DropsPerMinute.of("57.9"), 0, "57 drops/min"),
        (SecondsPerDrop.of("15/7"), 1, "2.2 s/drop"),
        (Grams.of("7.20"), 2, "7.2 g"),
        (Grams.of("7.0"), 2, "7 g"),
        (Grams.of("0.35"), 2, "0.35 g"),
        (Millilitres.of("70.25"), 1, "70.2 mL"),
        (Millilitres.of("70.35"), 1, "70.4 mL"),
        (Millilitres.of("1400"), 1, "1400 mL"),
        (Celsius.of("37"), 1, "37 °C"),
        (Percent.of("98"), 1, "98 %"),
        (PerMinute.of("90"), 0, "90 /min"),
    ],
)
def test_a_quantity_has_leading_zero_space_and_unit_and_no_trailing_zero(
    quantity: Quantity, digits: int, shown: str
) -> None:
    assert quantity_text(quantity, digits) == shown


def test_the_fault_of_a_rate_rounded_up_by_a_third_cannot_come_back() -> None:
    # A published program showed 1.5 mL/h as 2 mL/h.
    assert quantity_text(MlPerHour.of("1.5"), 0) == "1 mL/h"


@given(value=fractions, digits=places, unit=st.sampled_from(RATES))
def test_a_rate_shown_is_never_above_the_exact_one(value: Fraction, digits: int, unit: type[Quantity]) -> None:
    shown = Fraction(amount_text(unit(value), digits))

    assert shown <= value < shown + Fraction(1, 10**digits)


@given(value=fractions, digits=places)
def test_a_time_between_drops_is_never_shown_too_short(value: Fraction, digits: int) -> None:
    assert Fraction(amount_text(SecondsPerDrop(value), digits)) >= value


@given(value=fractions, digits=places, unit=st.sampled_from(AMOUNTS))
def test_any_other_amount_is_shown_to_the_nearest(value: Fraction, digits: int, unit: type[Quantity]) -> None:
    assert abs(Fraction(amount_text(unit(value), digits)) - value) <= Fraction(1, 2 * 10**digits)


@given(value=fractions, digits=places, unit=st.sampled_from((*RATES, *AMOUNTS)))
def test_every_text_obeys_the_rules_for_numbers(value: Fraction, digits: int, unit: type[Quantity]) -> None:
    number, _, written_unit = quantity_text(unit(value), digits).partition(" ")

    assert re.fullmatch(r"(0|[1-9][0-9]*)(\.[0-9]*[1-9])?", number)
    assert written_unit == unit.unit


@given(value=st.fractions(min_value=-100, max_value=100), digits=places)
def test_nothing_is_shown_as_minus_nothing(value: Fraction, digits: int) -> None:
    assert number_text(value, digits) != "−0"


@pytest.mark.parametrize(
    ("value", "rounding", "shown"),
    [
        ("1.25", Rounding.DOWN, "1.2"),
        ("1.25", Rounding.UP, "1.3"),
        ("1.25", Rounding.HALF_EVEN, "1.2"),
        ("1.35", Rounding.HALF_EVEN, "1.4"),
        ("-1.25", Rounding.HALF_EVEN, "−1.2"),
    ],
)
def test_a_number_is_rounded_the_way_it_is_told(value: str, rounding: Rounding, shown: str) -> None:
    assert number_text(Fraction(value), 1, rounding) == shown


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [("0", "0 min"), ("30", "30 min"), ("29.1", "30 min"), ("60", "1 h"), ("125", "2 h 5 min"), ("59.5", "1 h")],
)
def test_a_wait_is_never_shown_too_short(minutes: str, shown: str) -> None:
    assert minutes_text(Minutes.of(minutes)) == shown


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [
        ("0", "now"),
        ("0.99", "now"),
        ("1", "1 min ago"),
        ("10.9", "10 min ago"),
        ("60", "1 h ago"),
        ("64.5", "1 h 4 min ago"),
    ],
)
def test_how_long_ago_never_looks_like_a_time_of_day(minutes: str, shown: str) -> None:
    assert ago_text(Minutes.of(minutes)) == shown


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [("12.0667", "12:05"), ("0", "0:00"), ("-1", "0:00"), ("1/60", "0:01"), ("1/120", "0:01"), ("61.5", "1:01:30")],
)
def test_a_countdown_ends_at_nothing_and_counts_its_last_second(minutes: str, shown: str) -> None:
    assert countdown_text(Minutes(Fraction(minutes))) == shown


def test_a_clock_shows_the_hour_of_its_place() -> None:
    assert clock_text(NOON, 120) == "14:01"
    assert clock_seconds_text(NOON, 0) == "12:01:33"
    assert clock_text(NOON, -750) == "23:31"


def test_a_date_cannot_be_read_two_ways() -> None:
    assert date_text(date(2026, 3, 2)) == "2 Mar 2026"
    assert moment_text(NOON, 120) == "22 Nov 2026, 14:01"


def test_a_time_of_another_day_carries_its_date() -> None:
    assert clock_on_text(NOON, 120, date(2026, 11, 22)) == "14:01"
    assert clock_on_text(NOON, 720, date(2026, 11, 22)) == "23 Nov, 00:01"


def test_an_offset_is_told_east_and_west() -> None:
    assert offset_text(120) == "UTC+02:00"
    assert offset_text(-210) == "UTC−03:30"
