"""What is implausible, concerning and critical, with a row below, at and above each limit of monitoring.md."""

from fractions import Fraction

import pytest

from ivig_desk.domain.amounts.quantities import MmHg
from ivig_desk.domain.monitoring.edges import Bound
from ivig_desk.domain.monitoring.finding import Finding, Rule, Severity
from ivig_desk.domain.monitoring.judgement import (
    findings,
    implausible,
    implausible_signs,
    is_pressure_pair_implausible,
)
from ivig_desk.domain.monitoring.observation import Observation, Sign
from ivig_desk.domain.patient.patient import Patient, Pregnancy
from tests.unit.ward import TODAY, bands, measured, patient

ADULT = patient("1986-01-15")
CHILD = patient("2018-05-02")
PREGNANT = patient("1996-03-03", Pregnancy.YES)

NORMAL = {
    "respiratory_rate": "16",
    "spo2": "98",
    "oxygen": "air",
    "systolic": "120",
    "diastolic": "70",
    "heart_rate": "70",
    "consciousness": "alert",
    "temperature_c": "36.8",
}


def judged(now: Observation, baseline: Observation | None = None, of: Patient = ADULT) -> tuple[Finding, ...]:
    return findings(now, baseline=baseline, patient=of, on=TODAY, bands=bands())


def short(found: tuple[Finding, ...]) -> list[str]:
    return [f"{finding.severity.value} {finding.rule.value}" for finding in found]


@pytest.mark.parametrize(
    ("sign", "low", "high", "under", "over"),
    [
        (Sign.SYSTOLIC, "30", "300", "29.9", "300.1"),
        (Sign.DIASTOLIC, "10", "200", "9.9", "200.1"),
        (Sign.HEART_RATE, "0", "350", "-0.1", "350.1"),
        (Sign.TEMPERATURE, "25", "45", "24.9", "45.1"),
        (Sign.SPO2, "0", "100", "-0.1", "100.1"),
        (Sign.RESPIRATORY_RATE, "0", "120", "-0.1", "120.1"),
    ],
)
def test_a_value_outside_its_range_is_retyped_and_one_at_its_end_is_kept(
    sign: Sign, low: str, high: str, under: str, over: str
) -> None:
    """S16."""
    accepted = [implausible(sign, Fraction(value), bands()) for value in (low, high)]
    refused = [implausible(sign, Fraction(value), bands()) for value in (under, over)]

    assert accepted == [None, None]
    assert [(one.sign, one.low, one.high) for one in refused if one] == [(sign, Fraction(low), Fraction(high))] * 2


@pytest.mark.parametrize(("diastolic", "expected"), [("99", False), ("100", True), ("101", True)])
def test_a_diastolic_pressure_is_below_the_systolic_one(diastolic: str, expected: object) -> None:
    """S16."""
    assert is_pressure_pair_implausible(MmHg.of("100"), MmHg.of(diastolic)) is expected


@pytest.mark.parametrize(
    ("signs", "wrong"),
    [
        ({}, ()),
        ({"temperature_c": "39.6"}, ()),
        ({"temperature_c": "366"}, (Sign.TEMPERATURE,)),
        ({"diastolic": "120"}, (Sign.DIASTOLIC,)),
        ({"systolic": "1200", "spo2": "980"}, (Sign.SYSTOLIC, Sign.SPO2)),
    ],
)
def test_every_implausible_sign_is_named_and_a_concerning_one_is_not(
    signs: dict[str, str], wrong: tuple[Sign, ...]
) -> None:
    """S16."""
    assert implausible_signs(measured(**{**NORMAL, **signs}), bands()) == wrong


def test_a_sign_that_was_not_measured_is_not_implausible() -> None:
    """S13."""
    assert implausible_signs(measured(diastolic="70"), bands()) == ()


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        ("129", []),
        ("130", ["concerning pews"]),
        ("149.9", ["concerning pews"]),
        ("150", ["critical pews"]),
        ("61", []),
        ("60", ["concerning pews"]),
        ("50", ["critical pews"]),
    ],
)
def test_a_childs_heart_rate_is_concerning_at_score_2_and_critical_at_4(rate: str, expected: list[str]) -> None:
    """S15."""
    assert short(judged(measured(heart_rate=rate), None, CHILD)) == expected


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        ("40", ["concerning news2-single"]),
        ("41", []),
        ("130", []),
        ("130.1", ["concerning news2-single"]),
        ("150", ["concerning news2-single"]),
    ],
)
def test_an_adults_single_item_is_concerning_at_3_points_though_the_set_is_incomplete(
    rate: str, expected: list[str]
) -> None:
    """S13, S15."""
    assert short(judged(measured(heart_rate=rate))) == expected


def test_an_adult_who_is_not_alert_is_a_finding_of_no_single_vital_sign() -> None:
    """S15."""
    (found,) = judged(measured(consciousness="voice"))

    assert (found.sign, found.severity, found.rule) == (None, Severity.CONCERNING, Rule.NEWS2_SINGLE)
    assert (found.value, found.limit, found.bound) == (Fraction(3), Fraction(3), Bound.AT_OR_ABOVE)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"respiratory_rate": "22", "heart_rate": "95", "spo2": "95"}, []),
        ({"respiratory_rate": "22", "heart_rate": "111", "spo2": "95"}, ["concerning news2-total"]),
        ({"respiratory_rate": "22", "heart_rate": "111", "spo2": "93"}, ["concerning news2-total"]),
        (
            {"respiratory_rate": "22", "heart_rate": "111", "spo2": "93", "temperature_c": "36"},
            ["critical news2-total"],
        ),
    ],
)
def test_an_adults_total_is_concerning_from_5_and_critical_from_7(changed: dict[str, str], expected: list[str]) -> None:
    """S15."""
    assert short(judged(measured(**{**NORMAL, **changed}))) == expected


def test_the_total_is_a_finding_of_no_single_vital_sign() -> None:
    """S15."""
    (found,) = judged(measured(**{**NORMAL, "respiratory_rate": "22", "heart_rate": "111", "spo2": "93"}))

    assert (found.sign, found.value, found.limit, found.bound) == (None, Fraction(6), Fraction(5), Bound.AT_OR_ABOVE)


@pytest.mark.parametrize("of", [PREGNANT, CHILD])
def test_no_news2_is_found_in_pregnancy_or_in_a_child(of: Patient) -> None:
    """S15."""
    ill = measured(**{**NORMAL, "consciousness": "pain", "oxygen": "oxygen", "spo2": "85"})

    assert short(judged(ill, None, of)) == []


@pytest.mark.parametrize(
    ("born", "expected"),
    [("2010-11-23", ["critical pews"]), ("2010-11-22", ["concerning news2-single"])],
)
def test_the_sixteenth_birthday_changes_the_chart(born: str, expected: list[str]) -> None:
    """S15."""
    assert short(judged(measured(heart_rate="140"), None, patient(born))) == expected


@pytest.mark.parametrize("of", [ADULT, PREGNANT, patient("2011-05-02")])
def test_a_normal_set_has_no_findings(of: Patient) -> None:
    """S16."""
    normal = measured(**NORMAL)

    assert judged(normal, normal, of) == ()


def test_nothing_measured_is_nothing_found() -> None:
    """S13."""
    assert judged(measured(), measured(**NORMAL)) == ()


def test_findings_come_worst_first_then_as_a_monitor_shows_the_signs() -> None:
    """S15."""
    now = measured(systolic="100", heart_rate="135", temperature_c="38.4", respiratory_rate="52")
    before = measured(systolic="121", temperature_c="37.2")

    assert [(one.sign, one.severity, one.rule) for one in judged(now, before, CHILD)] == [
        (Sign.RESPIRATORY_RATE, Severity.CRITICAL, Rule.PEWS),
        (Sign.SYSTOLIC, Severity.CONCERNING, Rule.SYSTOLIC_FALL),
        (Sign.HEART_RATE, Severity.CONCERNING, Rule.PEWS),
        (Sign.TEMPERATURE, Severity.CONCERNING, Rule.TEMPERATURE_RISE),
    ]


def test_a_finding_carries_the_amounts_and_where_the_limit_is_from() -> None:
    """S15."""
    found = judged(measured(temperature_c="38.4"), measured(temperature_c="37.2"), PREGNANT)

    assert found == (
        Finding(
            sign=Sign.TEMPERATURE,
            severity=Severity.CONCERNING,
            rule=Rule.TEMPERATURE_RISE,
            value=Fraction("1.2"),
            limit=Fraction(1),
            bound=Bound.AT_OR_ABOVE,
            source="TRIP and NBA haemovigilance definitions, by analogy",
        ),
    )


# Whole sets judged by hand against the printed bands: heart rate, systolic, respiratory rate, and what each scores.
@pytest.mark.parametrize(
    ("born", "signs", "expected"),
    [
        # 2 months: 185 is 180 to 189 (2); 60 is at 60 (1); 50 lies in 29 to 61 (0).
        ("2026-09-15", ("185", "60", "50"), {"heart_rate": Severity.CONCERNING}),
        # 6 months: 180 (4); 59 is under 60 (4) and under 70 (PALS); 81 (4).
        (
            "2026-05-15",
            ("180", "59", "81"),
            {
                "heart_rate": Severity.CRITICAL,
                "systolic": Severity.CRITICAL,
                "respiratory_rate": Severity.CRITICAL,
            },
        ),
        # 2 years: 150 (2); 125 (2); 60.5 is over 41 and under 61 (1).
        (
            "2024-05-15",
            ("150", "125", "60.5"),
            {"heart_rate": Severity.CONCERNING, "systolic": Severity.CONCERNING},
        ),
        # 8 years: 129.9 is under 130 (1); 139.9 is under 140 (1); 41 (2).
        ("2018-05-02", ("129.9", "139.9", "41"), {"respiratory_rate": Severity.CONCERNING}),
        # 13 years: 50 (2); 100 (1); 9 (4).
        (
            "2013-05-02",
            ("50", "100", "9"),
            {"heart_rate": Severity.CONCERNING, "respiratory_rate": Severity.CRITICAL},
        ),
    ],
)
def test_a_childs_set_is_judged_sign_by_sign_as_on_the_chart(
    born: str, signs: tuple[str, str, str], expected: dict[str, Severity]
) -> None:
    """S14, S15."""
    heart, systolic, breaths = signs
    now = measured(heart_rate=heart, systolic=systolic, respiratory_rate=breaths)

    found = [one for one in judged(now, None, patient(born)) if one.rule is Rule.PEWS]

    assert {one.sign.value: one.severity for one in found if one.sign is not None} == expected
    assert len(found) == len(expected)
