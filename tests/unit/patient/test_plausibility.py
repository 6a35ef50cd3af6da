"""A typed weight against the CDC 2000 centiles and the adult limits, with a row below, at and above each."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from ivig_desk.domain.amounts.quantities import Kilograms
from ivig_desk.domain.patient.patient import Sex
from ivig_desk.domain.patient.plausibility import (
    WeightJudgement,
    WeightLikely,
    WeightSlip,
    WeightUnusual,
    age_in_exact_months,
    has_changed_much,
    judge_weight,
)
from tests.unit.ward import TODAY, weights

LIKELY, UNUSUAL = "likely", "unusual"


def judged(weight: str, born: str, sex: Sex = Sex.FEMALE, on: date = TODAY) -> WeightJudgement:
    return judge_weight(Kilograms.of(weight), sex=sex, born=date.fromisoformat(born), on=on, reference=weights())


def short(judgement: WeightJudgement) -> str:
    """`likely`, `unusual`, or `slip` with the other readings."""
    match judgement:
        case WeightLikely():
            return LIKELY
        case WeightUnusual():
            return UNUSUAL
        case WeightSlip(readings=readings):
            return " ".join(["slip", *(reading.text for reading in readings)])


@pytest.mark.parametrize(
    ("weight", "expected"), [("2.4", "slip 24"), ("24", LIKELY), ("240", "slip 24"), ("9", "slip"), ("0", "slip")]
)
def test_a_decimal_point_off_shows_the_reading_that_fits_an_8_year_old(weight: str, expected: str) -> None:
    """S17."""
    assert short(judged(weight, "2018-05-02")) == expected


@pytest.mark.parametrize(
    ("sex", "weight", "expected"),
    [
        # 96.5 months, a row of the table: girls 19.54 to 38.54 kg, boys 20.11 to 37.42 kg.
        (Sex.FEMALE, "19.53", UNUSUAL),
        (Sex.FEMALE, "19.54", LIKELY),
        (Sex.FEMALE, "38.54", LIKELY),
        (Sex.FEMALE, "38.55", UNUSUAL),
        (Sex.FEMALE, "9.77", UNUSUAL),
        (Sex.FEMALE, "9.76", "slip"),
        (Sex.FEMALE, "77.08", UNUSUAL),
        (Sex.FEMALE, "77.09", "slip"),
        (Sex.MALE, "20.1", UNUSUAL),
        (Sex.MALE, "20.11", LIKELY),
        (Sex.MALE, "37.42", LIKELY),
        (Sex.MALE, "37.43", UNUSUAL),
    ],
)
def test_a_childs_weight_is_asked_outside_the_centiles_and_a_slip_outside_half_and_twice(
    sex: Sex, weight: str, expected: str
) -> None:
    """S17."""
    assert short(judged(weight, "2018-04-02", sex, date(2026, 4, 17))) == expected


@pytest.mark.parametrize(
    ("weight", "expected"), [("3.204", UNUSUAL), ("3.205", LIKELY), ("5.575", LIKELY), ("5.576", UNUSUAL)]
)
def test_between_two_rows_the_centile_is_half_way_at_half_the_time(weight: str, expected: str) -> None:
    """S17."""
    # 1 month, between 0.5 (2.80 to 5.03 kg) and 1.5 (3.61 to 6.12 kg).
    assert short(judged(weight, "2026-10-22", Sex.MALE)) == expected


@pytest.mark.parametrize(
    ("weight", "expected"), [("2.35", UNUSUAL), ("2.36", LIKELY), ("4.45", LIKELY), ("4.46", UNUSUAL)]
)
def test_on_the_day_of_birth_the_first_row_holds(weight: str, expected: str) -> None:
    """S17."""
    assert short(judged(weight, "2026-11-22", Sex.MALE)) == expected


@pytest.mark.parametrize(
    ("weight", "expected"),
    [
        ("4", "slip 40"),
        ("7", "slip 70"),
        ("24.9", "slip"),
        ("25", UNUSUAL),
        ("39.9", UNUSUAL),
        ("40", LIKELY),
        ("150", LIKELY),
        ("150.1", UNUSUAL),
        ("300", UNUSUAL),
        ("300.1", "slip"),
        ("700", "slip 70"),
        ("1500", "slip 150"),
        ("1501", "slip"),
    ],
)
def test_from_20_years_the_adult_limits_hold(weight: str, expected: str) -> None:
    """S17."""
    assert short(judged(weight, "1966-01-15")) == expected


@pytest.mark.parametrize(("born", "expected"), [("2006-11-23", UNUSUAL), ("2006-11-22", LIKELY)])
def test_the_adult_limits_begin_on_the_twentieth_birthday(born: str, expected: str) -> None:
    """S17."""
    assert short(judged("42", born)) == expected


def test_an_unusual_weight_and_a_slip_name_the_limits() -> None:
    """S17."""
    low, high = Kilograms.of("40"), Kilograms.of("150")

    assert judged("39", "1966-01-15") == WeightUnusual(low=low, high=high)
    assert judged("7", "1966-01-15") == WeightSlip(low=low, high=high, readings=(Kilograms.of("70"),))


@pytest.mark.parametrize(
    ("born", "on", "months"),
    [
        ("2018-05-02", "2018-05-02", Fraction(0)),
        ("2018-05-02", "2018-06-01", Fraction(30, 31)),
        ("2018-05-02", "2026-05-01", Fraction(95) + Fraction(29, 30)),
        ("2018-05-02", "2026-05-02", Fraction(96)),
        ("2018-01-31", "2018-02-28", Fraction(28, 29)),
        ("2018-01-31", "2018-03-01", Fraction(1)),
        ("2024-02-29", "2025-02-28", Fraction(11) + Fraction(30, 31)),
        ("2024-02-29", "2025-03-01", Fraction(12)),
        ("2023-12-31", "2024-01-01", Fraction(1, 31)),
    ],
)
def test_age_in_months_counts_the_days_of_the_month_begun(born: str, on: str, months: Fraction) -> None:
    """S17."""
    assert age_in_exact_months(date.fromisoformat(born), date.fromisoformat(on)) == months


def test_a_day_before_birth_has_no_age() -> None:
    """S17."""
    with pytest.raises(ValueError, match="2026-11-22"):
        judged("3", "2026-11-23")


@pytest.mark.parametrize(
    ("now", "expected"), [("26.4", False), ("26.41", True), ("21.6", False), ("21.59", True), ("24", False)]
)
def test_a_change_over_10_percent_since_the_last_visit_is_asked(now: str, expected: object) -> None:
    """S17."""
    assert has_changed_much(Kilograms.of(now), before=Kilograms.of("24"), reference=weights()) is expected


def test_the_shipped_table_has_63_ages_for_each_sex() -> None:
    """S17."""
    assert [sum(row.sex is sex for row in weights().rows) for sex in Sex] == [63, 63]


@pytest.mark.parametrize(("first", "last"), [(0, 63), (1, 126), (0, 125), (0, 0)])
def test_rows_that_miss_a_sex_the_birth_or_the_last_age_are_refused(first: int, last: int) -> None:
    """S17."""
    with pytest.raises(ValueError, match="rows from birth"):
        replace(weights(), rows=weights().rows[first:last])


def test_rows_with_an_age_twice_are_refused() -> None:
    """S17."""
    with pytest.raises(ValueError, match="numbers that rise"):
        replace(weights(), rows=(weights().rows[0], *weights().rows))


def test_centiles_that_do_not_rise_are_refused() -> None:
    """S17."""
    row = weights().rows[0]
    with pytest.raises(ValueError, match="numbers that rise"):
        replace(row, p3=row.p97)


def test_an_adult_slip_inside_what_is_only_asked_is_refused() -> None:
    """S17."""
    with pytest.raises(ValueError, match="numbers that rise"):
        replace(weights().adult, slip_below=weights().adult.asked_below)
