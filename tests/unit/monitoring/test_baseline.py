"""Temperature and blood pressure against the baseline and the age, with a row below, at and above each limit."""

from fractions import Fraction

import pytest

from ivig_desk.domain.amounts.quantities import MmHg
from ivig_desk.domain.monitoring.edges import Bound
from ivig_desk.domain.monitoring.finding import Finding, Rule, Severity
from ivig_desk.domain.monitoring.judgement import findings
from ivig_desk.domain.monitoring.observation import Observation
from ivig_desk.domain.patient.patient import Patient, Pregnancy
from tests.unit.ward import TODAY, bands, measured, patient

ADULT = patient("1986-01-15")
CHILD = patient("2018-05-02")
PREGNANT = patient("1996-03-03", Pregnancy.YES)


def judged(now: Observation, baseline: Observation | None = None, of: Patient = ADULT) -> tuple[Finding, ...]:
    return findings(now, baseline=baseline, patient=of, on=TODAY, bands=bands())


def short(found: tuple[Finding, ...]) -> list[str]:
    return [f"{finding.severity.value} {finding.rule.value}" for finding in found]


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("37", "37.9", []),
        ("37", "38", ["concerning temperature-rise"]),
        ("37.1", "38", []),
        ("36.5", "37.5", []),
        ("37.1", "39", ["critical temperature-high", "concerning temperature-rise"]),
        ("37", "38.99", ["concerning temperature-rise"]),
        ("36.3", "38.3", ["critical temperature-rise"]),
        ("36.31", "38.3", ["concerning temperature-rise"]),
        ("35.4", "37.4", ["critical temperature-rise"]),
        ("36.8", "39.6", ["critical temperature-high", "critical temperature-rise"]),
        ("38.8", "39", ["critical temperature-high"]),
        ("39", "36", []),
    ],
)
@pytest.mark.parametrize("of", [CHILD, ADULT, PREGNANT])
def test_fever_is_held_against_the_baseline_and_against_39(
    before: str, now: str, expected: list[str], of: Patient
) -> None:
    """S15."""
    assert short(judged(measured(temperature_c=now), measured(temperature_c=before), of)) == expected


@pytest.mark.parametrize("baseline", [None, measured(systolic="110")])
def test_without_a_baseline_temperature_only_39_counts(baseline: Observation | None) -> None:
    """S13."""
    assert short(judged(measured(temperature_c="38.9"), baseline)) == []
    assert short(judged(measured(temperature_c="39"), baseline)) == ["critical temperature-high"]


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("140", "121", []),
        ("140", "120.5", []),
        ("140", "120", ["concerning systolic-fall"]),
        ("140", "111", ["concerning systolic-fall"]),
        ("140", "110.5", ["concerning systolic-fall"]),
        ("140", "110", ["critical systolic-fall"]),
        ("110", "140", []),
    ],
)
@pytest.mark.parametrize("of", [ADULT, PREGNANT])
def test_a_fall_of_an_adult_pressure_is_counted_in_mmhg(
    before: str, now: str, expected: list[str], of: Patient
) -> None:
    """S15."""
    assert short(judged(measured(systolic=now), measured(systolic=before), of)) == expected


@pytest.mark.parametrize(
    ("born", "before", "now", "expected"),
    [
        # 8 y: low for age under 70 + 2 × 8 = 86; 25 % of 116 is 29.
        ("2018-05-02", "116", "97", []),
        ("2018-05-02", "116", "96", ["concerning systolic-fall"]),
        ("2018-05-02", "116", "87", ["concerning systolic-fall"]),
        ("2018-05-02", "116", "86.9", ["critical systolic-fall-share", "concerning systolic-fall"]),
        ("2018-05-02", "116", "86", ["critical systolic-fall", "critical systolic-fall-share"]),
        # 17 y: still a child by NHSN, an adult by NEWS2; 25 % of 124 is 31.
        ("2009-05-02", "124", "93", ["critical systolic-fall"]),
        ("2009-05-02", "124", "92.9", ["critical systolic-fall", "critical systolic-fall-share"]),
        # 18 y.
        ("2008-11-22", "124", "92.9", ["critical systolic-fall"]),
    ],
)
def test_a_childs_fall_is_also_counted_as_a_share(born: str, before: str, now: str, expected: list[str]) -> None:
    """S15."""
    assert short(judged(measured(systolic=now), measured(systolic=before), patient(born))) == expected


@pytest.mark.parametrize(
    ("born", "limit"),
    [
        ("2026-11-01", "60"),
        ("2026-10-23", "60"),
        ("2026-10-22", "70"),
        ("2025-11-23", "70"),
        ("2025-11-22", "72"),
        ("2024-11-23", "72"),
        ("2024-11-22", "74"),
        ("2018-05-02", "86"),
        ("2016-11-23", "88"),
        ("2016-11-22", "90"),
        ("2008-11-23", "90"),
    ],
)
def test_a_childs_pressure_is_low_below_the_limit_for_its_age(born: str, limit: str) -> None:
    """S15."""
    at, below = MmHg.of(limit), MmHg.of(limit) - MmHg.of("0.1")
    found = {
        pressure: [
            finding
            for finding in judged(Observation(systolic=pressure), None, patient(born))
            if finding.rule is Rule.SYSTOLIC_LOW_FOR_AGE
        ]
        for pressure in (at, below)
    }

    assert found[at] == []
    assert [(one.severity, one.limit, one.bound) for one in found[below]] == [
        (Severity.CRITICAL, Fraction(limit), Bound.BELOW)
    ]


@pytest.mark.parametrize(
    ("of", "now", "expected"),
    [
        (PREGNANT, "79", ["critical systolic-low"]),
        (PREGNANT, "80", ["critical systolic-low"]),
        (PREGNANT, "80.1", []),
        (ADULT, "80", ["critical systolic-low", "concerning news2-single"]),
        (ADULT, "80.1", ["concerning news2-single"]),
        (patient("2008-11-22"), "80", ["critical systolic-low", "concerning news2-single"]),
        (patient("2008-11-22"), "89", ["concerning news2-single"]),
        (patient("2008-11-23"), "89", ["critical systolic-low-for-age", "concerning news2-single"]),
    ],
)
def test_an_adult_pressure_of_80_or_less_is_critical_whatever_the_baseline(
    of: Patient, now: str, expected: list[str]
) -> None:
    """S15."""
    assert short(judged(measured(systolic=now), None, of)) == expected


def test_a_low_pressure_says_that_its_limit_counts() -> None:
    """S15."""
    (found,) = judged(measured(systolic="80"), None, PREGNANT)

    assert (found.value, found.limit, found.bound) == (Fraction(80), Fraction(80), Bound.AT_OR_BELOW)
