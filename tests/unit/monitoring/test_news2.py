"""NEWS2: each edge of each table, decimals between the printed numbers, and when there is no total."""

from fractions import Fraction

import pytest

from ivig_desk.domain.monitoring.edges import Bound
from ivig_desk.domain.monitoring.news2 import (
    News2,
    News2Band,
    News2Incomplete,
    News2Step,
    News2Table,
    News2Total,
    Points,
    news2_of,
    news2_total,
)
from ivig_desk.domain.monitoring.observation import Observation, Oxygen, Sign
from ivig_desk.domain.patient.patient import Patient, Pregnancy
from tests.unit.ward import TODAY, bands, measured, patient

ADULT = "1986-01-15"
NORMAL = {
    "respiratory_rate": "16",
    "spo2": "98",
    "oxygen": "air",
    "systolic": "120",
    "heart_rate": "70",
    "consciousness": "alert",
    "temperature_c": "36.8",
}


def total(observation: Observation, of: Patient) -> int | None:
    return news2_total(observation, patient=of, on=TODAY, bands=bands().news2)


@pytest.mark.parametrize(
    ("sign", "value", "points"),
    [
        (Sign.RESPIRATORY_RATE, "8", "3"),
        (Sign.RESPIRATORY_RATE, "8.5", "3"),
        (Sign.RESPIRATORY_RATE, "9", "1"),
        (Sign.RESPIRATORY_RATE, "11", "1"),
        (Sign.RESPIRATORY_RATE, "11.5", "1"),
        (Sign.RESPIRATORY_RATE, "12", "0"),
        (Sign.RESPIRATORY_RATE, "20", "0"),
        (Sign.RESPIRATORY_RATE, "20.5", "2"),
        (Sign.RESPIRATORY_RATE, "21", "2"),
        (Sign.RESPIRATORY_RATE, "24", "2"),
        (Sign.RESPIRATORY_RATE, "24.5", "3"),
        (Sign.RESPIRATORY_RATE, "25", "3"),
        (Sign.SPO2, "91", "3"),
        (Sign.SPO2, "91.5", "3"),
        (Sign.SPO2, "92", "2"),
        (Sign.SPO2, "93", "2"),
        (Sign.SPO2, "93.5", "2"),
        (Sign.SPO2, "94", "1"),
        (Sign.SPO2, "95", "1"),
        (Sign.SPO2, "95.5", "1"),
        (Sign.SPO2, "96", "0"),
        (Sign.SPO2, "100", "0"),
        (Sign.SYSTOLIC, "90", "3"),
        (Sign.SYSTOLIC, "90.5", "3"),
        (Sign.SYSTOLIC, "91", "2"),
        (Sign.SYSTOLIC, "100", "2"),
        (Sign.SYSTOLIC, "100.5", "2"),
        (Sign.SYSTOLIC, "101", "1"),
        (Sign.SYSTOLIC, "110", "1"),
        (Sign.SYSTOLIC, "110.5", "1"),
        (Sign.SYSTOLIC, "111", "0"),
        (Sign.SYSTOLIC, "219", "0"),
        (Sign.SYSTOLIC, "219.5", "3"),
        (Sign.SYSTOLIC, "220", "3"),
        (Sign.HEART_RATE, "40", "3"),
        (Sign.HEART_RATE, "40.5", "3"),
        (Sign.HEART_RATE, "41", "1"),
        (Sign.HEART_RATE, "50", "1"),
        (Sign.HEART_RATE, "50.5", "1"),
        (Sign.HEART_RATE, "51", "0"),
        (Sign.HEART_RATE, "90", "0"),
        (Sign.HEART_RATE, "90.5", "1"),
        (Sign.HEART_RATE, "91", "1"),
        (Sign.HEART_RATE, "110", "1"),
        (Sign.HEART_RATE, "110.5", "2"),
        (Sign.HEART_RATE, "111", "2"),
        (Sign.HEART_RATE, "130", "2"),
        (Sign.HEART_RATE, "130.5", "3"),
        (Sign.HEART_RATE, "131", "3"),
        (Sign.TEMPERATURE, "35", "3"),
        (Sign.TEMPERATURE, "35.05", "3"),
        (Sign.TEMPERATURE, "35.1", "1"),
        (Sign.TEMPERATURE, "36", "1"),
        (Sign.TEMPERATURE, "36.05", "1"),
        (Sign.TEMPERATURE, "36.1", "0"),
        (Sign.TEMPERATURE, "38", "0"),
        (Sign.TEMPERATURE, "38.05", "1"),
        (Sign.TEMPERATURE, "38.1", "1"),
        (Sign.TEMPERATURE, "39", "1"),
        (Sign.TEMPERATURE, "39.05", "2"),
        (Sign.TEMPERATURE, "39.1", "2"),
    ],
)
def test_each_value_scores_as_printed_and_a_decimal_scores_as_its_worse_neighbour(
    sign: Sign, value: str, points: str
) -> None:
    """S14."""
    table = next(table for table in bands().news2.tables if table.sign is sign)

    assert table.scored(Fraction(value)).points is Points(points)


@pytest.mark.parametrize(
    ("sign", "value", "limit", "bound"),
    [
        (Sign.RESPIRATORY_RATE, "8", "9", Bound.BELOW),
        (Sign.RESPIRATORY_RATE, "10", "12", Bound.BELOW),
        (Sign.RESPIRATORY_RATE, "22", "20", Bound.ABOVE),
        (Sign.RESPIRATORY_RATE, "30", "24", Bound.ABOVE),
        (Sign.SPO2, "93", "94", Bound.BELOW),
        (Sign.SYSTOLIC, "230", "219", Bound.ABOVE),
    ],
)
def test_a_score_names_the_edge_that_was_crossed(sign: Sign, value: str, limit: str, bound: Bound) -> None:
    """S14."""
    table = next(table for table in bands().news2.tables if table.sign is sign)

    item = table.scored(Fraction(value))

    assert (item.limit, item.bound) == (Fraction(limit), bound)


def test_a_ward_may_keep_an_edge_on_the_low_side_and_leave_one_on_the_high_side() -> None:
    """S14."""
    table = News2Table(sign=Sign.RESPIRATORY_RATE, steps=(step("3", up_to=8), step("0", below=21), step("2")))

    low, high = table.scored(Fraction(8)), table.scored(Fraction(21))

    assert (low.points, low.limit, low.bound) == (Points.THREE, Fraction(8), Bound.AT_OR_BELOW)
    assert (high.points, high.limit, high.bound) == (Points.TWO, Fraction(21), Bound.AT_OR_ABOVE)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, 0),
        ({"oxygen": "oxygen"}, 2),
        ({"consciousness": "confused"}, 3),
        ({"consciousness": "voice"}, 3),
        ({"consciousness": "pain"}, 3),
        ({"consciousness": "unresponsive"}, 3),
        ({"respiratory_rate": "22", "heart_rate": "95", "temperature_c": "38.5"}, 4),
        ({"respiratory_rate": "22", "heart_rate": "95", "temperature_c": "39.6"}, 5),
        ({"respiratory_rate": "25", "spo2": "91", "oxygen": "oxygen", "systolic": "90", "heart_rate": "131",
          "consciousness": "pain", "temperature_c": "35"}, 20),
    ],
)  # fmt: skip
def test_the_total_adds_all_seven_items(changed: dict[str, str], expected: int) -> None:
    """S15."""
    assert total(measured(**{**NORMAL, **changed}), patient(ADULT)) == expected


@pytest.mark.parametrize("missing", sorted(NORMAL))
def test_a_set_without_one_of_the_seven_items_has_no_total(missing: str) -> None:
    """S13."""
    rest = {sign: value for sign, value in NORMAL.items() if sign != missing}

    assert total(measured(**rest), patient(ADULT)) is None


def test_the_diastolic_pressure_is_none_of_the_seven() -> None:
    """S13."""
    assert total(measured(**NORMAL, diastolic="70"), patient(ADULT)) == 0


@pytest.mark.parametrize(("born", "expected"), [("2010-11-23", None), ("2010-11-22", 0), ("2010-11-21", 0)])
def test_the_total_begins_on_the_sixteenth_birthday(born: str, expected: int | None) -> None:
    """S15."""
    assert total(measured(**NORMAL), patient(born)) == expected


def test_there_is_no_total_in_pregnancy() -> None:
    """S15."""
    assert total(measured(**NORMAL), patient(ADULT, Pregnancy.YES)) is None


def step(points: str, below: int | None = None, up_to: int | None = None) -> News2Step:
    return News2Step(
        points=Points(points),
        below=None if below is None else Fraction(below),
        up_to=None if up_to is None else Fraction(up_to),
    )


@pytest.mark.parametrize(
    ("steps", "accepted"),
    [
        ((step("3", below=9), step("0", up_to=9), step("2")), "numbers that rise"),
        ((step("3", below=9), step("1", below=8), step("0")), "numbers that rise"),
        ((step("3", below=9), step("0", up_to=20)), "an upper edge on every entry but the last"),
        ((step("0"), step("3")), "an upper edge on every entry but the last"),
        ((), "an upper edge on every entry but the last"),
        ((step("3", below=9), step("2")), "exactly one step of 0 points"),
        ((step("0", below=9), step("0")), "exactly one step of 0 points"),
        ((step("0", below=9, up_to=9), step("3")), "either below or up_to"),
    ],
)
def test_a_table_with_a_gap_an_overlap_or_no_normal_step_is_refused(
    steps: tuple[News2Step, ...], accepted: str
) -> None:
    """S14."""
    with pytest.raises(ValueError, match=accepted):
        News2Table(sign=Sign.RESPIRATORY_RATE, steps=steps)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, (0, News2Band.LOW)),
        # Respiratory rate 22: 2, heart rate 95: 1, temperature 38.5: 1.
        ({"respiratory_rate": "22", "heart_rate": "95", "temperature_c": "38.5"}, (4, News2Band.LOW)),
        # One item of 3 points.
        ({"consciousness": "voice"}, (3, News2Band.LOW_MEDIUM)),
        ({"consciousness": "voice", "heart_rate": "95"}, (4, News2Band.LOW_MEDIUM)),
        ({"respiratory_rate": "22", "heart_rate": "95", "temperature_c": "39.6"}, (5, News2Band.MEDIUM)),
        # 3 + 1 + 2 and 3 + 2 + 2.
        ({"consciousness": "voice", "heart_rate": "95", "respiratory_rate": "22"}, (6, News2Band.MEDIUM)),
        ({"consciousness": "voice", "heart_rate": "115", "respiratory_rate": "22"}, (7, News2Band.HIGH)),
    ],
)
def test_a_complete_set_has_its_total_and_band(changed: dict[str, str], expected: tuple[int, News2Band]) -> None:
    """S15: low 0–4, low-medium with any single 3, medium 5–6, high from 7."""
    total, band = expected

    assert reading(measured(**{**NORMAL, **changed}), patient(ADULT)) == News2Total(total=total, band=band)


def test_a_set_that_is_not_complete_says_what_it_lacks() -> None:
    """S13."""
    rest = {sign: value for sign, value in NORMAL.items() if sign not in {"consciousness", "spo2"}}

    assert reading(measured(**rest), patient(ADULT)) == News2Incomplete(
        signs=(Sign.SPO2,), consciousness=None, oxygen=Oxygen.AIR
    )


@pytest.mark.parametrize("who", [patient("2018-05-02"), patient(ADULT, Pregnancy.YES)])
def test_where_news2_is_off_nothing_is_said_of_it(who: Patient) -> None:
    """S15."""
    assert reading(measured(**NORMAL), who) is None


def test_where_nothing_was_measured_nothing_is_incomplete() -> None:
    assert reading(measured(consciousness="alert"), patient(ADULT)) is None


def reading(observation: Observation, who: Patient) -> News2 | None:
    return news2_of(observation, patient=who, on=TODAY, bands=bands().news2)
