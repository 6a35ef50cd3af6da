"""From where to where a sign is calm, concerning or critical, row by row as worked from monitoring.md."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ivig_desk.domain.monitoring.observation import Observation, Sign
from ivig_desk.domain.monitoring.ranges import JudgedBy, SignRange, ranges_of
from ivig_desk.domain.patient.patient import Pregnancy
from tests.unit.ward import TODAY, bands, measured, patient

ADULT, CHILD = "1969-02-14", "2018-05-02"
BASELINE = measured(systolic="120", temperature_c="36.8")


def by(born: str, baseline: Observation | None, pregnancy: Pregnancy = Pregnancy.NO) -> JudgedBy:
    return JudgedBy(baseline=baseline, patient=patient(born, pregnancy), on=TODAY, bands=bands())


def written(one: SignRange) -> str:
    """A range as mathematics writes it: a round bracket leaves its end out."""
    low, high = (f"{float(end):g}" for end in (one.low, one.high))
    return f"{one.standing.value} {'[' if one.has_low else '('}{low}, {high}{']' if one.has_high else ')'}"


# NEWS2 rows of 0 points are calm, of 3 concerning alone; from 18 years systolic ≤ 80 is critical; of a baseline of
# 120 mmHg 120 - 20 = 100 is concerning and 120 - 30 = 90 critical; of 36.8 °C 36.8 + 1 = 37.8, but to ≥ 38 only, and
# 36.8 + 2 = 38.8 critical.
ROWS = [
    (
        ADULT,
        BASELINE,
        Sign.SYSTOLIC,
        ["critical [30, 90]", "concerning (90, 100]", "scoring (100, 111)", "calm [111, 219]", "concerning (219, 300]"],
    ),
    (
        ADULT,
        None,
        Sign.SYSTOLIC,
        [
            "critical [30, 80]",
            "concerning (80, 91)",
            "scoring [91, 111)",
            "calm [111, 219]",
            "concerning (219, 300]",
        ],
    ),
    (
        ADULT,
        BASELINE,
        Sign.TEMPERATURE,
        [
            "concerning [25, 35.1)",
            "scoring [35.1, 36.1)",
            "calm [36.1, 38)",
            "concerning [38, 38.8)",
            "critical [38.8, 45]",
        ],
    ),
    (ADULT, None, Sign.SPO2, ["concerning [0, 92)", "scoring [92, 96)", "calm [96, 100]"]),
    # Bedside PEWS from 4 to under 12 years: 2 is concerning, 4 critical; the limit itself scores.
    (
        CHILD,
        None,
        Sign.HEART_RATE,
        [
            "critical [0, 50]",
            "concerning (50, 60]",
            "scoring (60, 70]",
            "calm (70, 110)",
            "scoring [110, 130)",
            "concerning [130, 150)",
            "critical [150, 350]",
        ],
    ),
    # Low for age at 8 years: below 70 + 2 × 8 = 86; of a baseline of 100: ≤ 80, ≤ 70 and < 75 critical; PEWS ≤ 80
    # concerning, ≤ 90 scoring; so below 86 critical, then scoring up to 90.
    (
        CHILD,
        measured(systolic="100"),
        Sign.SYSTOLIC,
        [
            "critical [30, 86)",
            "scoring [86, 90]",
            "calm (90, 120)",
            "scoring [120, 140)",
            "concerning [140, 170)",
            "critical [170, 300]",
        ],
    ),
]


@pytest.mark.parametrize(("born", "baseline", "sign", "expected"), ROWS)
def test_each_sign_has_its_ranges_by_age_and_baseline(
    born: str, baseline: Observation | None, sign: Sign, expected: list[str]
) -> None:
    """S14, S15."""
    assert [written(one) for one in ranges_of(sign, by(born, baseline))] == expected


@pytest.mark.parametrize(
    ("born", "pregnancy", "sign"),
    [
        (ADULT, Pregnancy.NO, Sign.DIASTOLIC),
        (CHILD, Pregnancy.NO, Sign.SPO2),
        (ADULT, Pregnancy.YES, Sign.HEART_RATE),
        (ADULT, Pregnancy.YES, Sign.SPO2),
    ],
)
def test_what_no_rule_is_about_has_no_range_and_is_not_called_calm(born: str, pregnancy: Pregnancy, sign: Sign) -> None:
    """S13, S15."""
    assert ranges_of(sign, by(born, BASELINE, pregnancy)) == ()


@pytest.mark.parametrize(("value", "held"), [("89.9", [True, False]), ("90", [True, False]), ("90.1", [False, True])])
def test_an_edge_belongs_to_one_range(value: str, held: list[bool]) -> None:
    """S14."""
    ranges = ranges_of(Sign.SYSTOLIC, by(ADULT, BASELINE))

    assert [one.holds(Fraction(value)) for one in ranges[:2]] == held
