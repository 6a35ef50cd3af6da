"""Bedside PEWS: each printed limit for each age, and what a ward's table is held to."""

from dataclasses import replace
from fractions import Fraction

import pytest

from ivig_desk.domain.monitoring.edges import Bound
from ivig_desk.domain.monitoring.observation import Sign
from ivig_desk.domain.monitoring.pews import PewsBand, PewsCrossing, PewsLimit, PewsScore, PewsTable
from tests.unit.ward import bands

HR, SBP, RR = Sign.HEART_RATE, Sign.SYSTOLIC, Sign.RESPIRATORY_RATE


def table(sign: Sign) -> PewsTable:
    return next(table for table in bands().pews.tables if table.sign is sign)


# sign, age in months, then the first values that score 4, 2, 1 below, the last normal ones, and 1, 2, 4 above.
PRINTED = [
    (HR, 0, (80, 90, 110), (111, 149), (150, 180, 190)),
    (HR, 3, (70, 80, 100), (101, 149), (150, 170, 180)),
    (HR, 12, (60, 70, 90), (91, 119), (120, 150, 170)),
    (HR, 48, (50, 60, 70), (71, 109), (110, 130, 150)),
    (HR, 144, (40, 50, 60), (61, 99), (100, 120, 140)),
    (SBP, 0, (45, 50, 60), (61, 79), (80, 100, 130)),
    (SBP, 3, (60, 70, 80), (81, 99), (100, 120, 150)),
    (SBP, 12, (65, 75, 90), (91, 109), (110, 125, 160)),
    (SBP, 48, (70, 80, 90), (91, 119), (120, 140, 170)),
    (SBP, 144, (75, 85, 100), (101, 129), (130, 150, 190)),
    (RR, 0, (15, 19, 29), (30, 60), (61, 81, 91)),
    (RR, 3, (15, 19, 24), (25, 50), (51, 71, 81)),
    (RR, 12, (12, 15, 19), (20, 40), (41, 61, 71)),
    (RR, 48, (10, 14, 19), (20, 30), (31, 41, 51)),
    (RR, 144, (9, 10, 11), (12, 16), (17, 23, 30)),
]


@pytest.mark.parametrize(("sign", "months", "low", "normal", "high"), PRINTED)
def test_every_printed_limit_scores_and_the_next_number_inward_scores_less(
    sign: Sign, months: int, low: tuple[int, int, int], normal: tuple[int, int], high: tuple[int, int, int]
) -> None:
    """S14."""
    band = table(sign).band(months)

    at_limits = [band.score(Fraction(value)).value for value in (*low, *normal, *high)]
    inward = [band.score(Fraction(value + 1)).value for value in low[:2]]
    outward = [band.score(Fraction(value - 1)).value for value in high[1:]]

    assert at_limits == ["4", "2", "1", "0", "0", "1", "2", "4"]
    assert inward == ["2" if low[0] + 1 <= low[1] else "1", "1"]
    assert outward == ["1", "2"]


@pytest.mark.parametrize(
    ("months", "value", "score"),
    [
        (3, "24.5", "1"),
        (3, "50", "0"),
        (3, "50.5", "1"),
        (144, "11.5", "1"),
        (144, "16.5", "1"),
        (0, "29.5", "0"),
        (0, "60.5", "0"),
        (3, "70.5", "1"),
        (12, "19.5", "1"),
        (12, "40.5", "1"),
        (48, "19.5", "1"),
        (48, "30.5", "1"),
    ],
)
def test_a_respiratory_rate_between_the_printed_numbers_goes_to_the_more_cautious_side(
    months: int, value: str, score: str
) -> None:
    """S14."""
    assert table(RR).band(months).score(Fraction(value)) is PewsScore(score)


@pytest.mark.parametrize(("sign", "months", "low", "normal", "high"), [row for row in PRINTED if row[0] is not RR])
def test_a_heart_rate_or_pressure_just_inside_the_first_limits_is_normal(
    sign: Sign, months: int, low: tuple[int, int, int], normal: tuple[int, int], high: tuple[int, int, int]
) -> None:
    """S14."""
    band = table(sign).band(months)
    just_inside = (low[2] + Fraction("0.5"), *normal, high[0] - Fraction("0.5"))

    assert [band.score(Fraction(value)) for value in just_inside] == [PewsScore.ZERO] * 4


@pytest.mark.parametrize(
    ("months", "value", "score"),
    [
        (2, "110", "1"),
        (3, "110", "0"),
        (11, "101", "0"),
        (12, "91", "0"),
        (11, "91", "1"),
        (47, "110", "0"),
        (48, "110", "1"),
        (143, "100", "0"),
        (144, "100", "1"),
    ],
)
def test_a_heart_rate_at_the_edge_of_an_age_is_held_to_the_older_band(months: int, value: str, score: str) -> None:
    """S15."""
    assert table(HR).band(months).score(Fraction(value)) is PewsScore(score)


def test_a_crossing_names_its_limit() -> None:
    """S14."""
    band = table(HR).band(96)

    assert [band.crossing(Fraction(value)) for value in (131, 60, 90)] == [
        PewsCrossing(score=PewsScore.TWO, limit=Fraction(130), bound=Bound.AT_OR_ABOVE),
        PewsCrossing(score=PewsScore.TWO, limit=Fraction(60), bound=Bound.AT_OR_BELOW),
        None,
    ]


def limit(score: str, low: int, high: int) -> PewsLimit:
    return PewsLimit(score=PewsScore(score), at_or_below=Fraction(low), at_or_above=Fraction(high))


@pytest.mark.parametrize(
    ("limits", "accepted"),
    [
        ((limit("4", 80, 190), limit("2", 90, 180), limit("1", 108, 150)), "one short"),
        ((limit("4", 80, 190), limit("2", 90, 180), limit("1", 111, 150)), "one short"),
        ((limit("4", 80, 190), limit("2", 90, 180), limit("1", 110, 152)), "one short"),
        ((limit("4", 90, 190), limit("2", 90, 180), limit("1", 110, 150)), "numbers that rise"),
        ((limit("4", 80, 180), limit("2", 90, 190), limit("1", 110, 150)), "numbers that rise"),
        ((limit("2", 80, 190), limit("4", 90, 180), limit("1", 110, 150)), "the scores 4, 2, 1"),
        ((limit("4", 80, 190), limit("1", 110, 150)), "the scores 4, 2, 1"),
    ],
)
def test_limits_that_leave_a_gap_or_cross_each_other_are_refused(limits: tuple[PewsLimit, ...], accepted: str) -> None:
    """S14."""
    with pytest.raises(ValueError, match=accepted):
        PewsBand(normal_low=Fraction(110), normal_high=Fraction(150), limits=limits)


def test_a_sign_with_two_tables_is_refused() -> None:
    """S14."""
    pews = bands().pews

    with pytest.raises(ValueError, match="each sign once"):
        replace(pews, tables=(*pews.tables, pews.tables[0]))


def test_a_critical_score_is_above_the_concerning_one() -> None:
    """S14."""
    with pytest.raises(ValueError, match="above the concerning one"):
        replace(bands().pews, critical=PewsScore.TWO)


def test_a_sign_may_have_limits_on_one_side_only() -> None:
    """S14."""
    low_only = tuple(
        PewsLimit(score=PewsScore(score), at_or_below=Fraction(low)) for score, low in (("4", 85), ("2", 90), ("1", 94))
    )
    band = PewsBand(normal_low=Fraction(95), normal_high=Fraction(100), limits=low_only)

    assert [band.score(Fraction(value)).value for value in (85, 90, 94, 95, 100)] == ["4", "2", "1", "0", "0"]
