"""The highest rate allowed, with every reason for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivig_desk.domain.amounts.quantities import (
    Grams,
    MgPerKgPerMinute,
    Minutes,
    MlPerKgPerHour,
    MlPerKgPerMinute,
)
from ivig_desk.domain.formulary.ceiling import Ceiling, Hardness, WardCeiling, asks_for_prescriber_ceiling, ceiling_for
from ivig_desk.domain.formulary.order import Order, Tolerance
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.patient.patient import Earlier, Patient, Risk
from tests.unit.formulary.samples import ORDER, PATIENT, PROFILE, limit

AT_RISK = replace(PATIENT, risks=(Risk.KIDNEY,))
CAUTIOUS = replace(PROFILE, at_risk=(limit(MlPerKgPerMinute.of("0.03")),), at_risk_words="")
"""Its maximum for patients at risk is 0.03 mL/kg/min, × 60 = 1.8 mL/kg/h."""


def hourly(text: str) -> MlPerKgPerHour:
    return MlPerKgPerHour.of(text)


def of(profile: Profile = PROFILE, patient: Patient = PATIENT, order: Order = ORDER) -> Ceiling:
    return ceiling_for(profile, patient, order, None, None)


def test_the_label_alone_is_the_ceiling_where_nothing_else_binds() -> None:
    """S1."""
    assert _named(of()) == ["label hard 4"]


@pytest.mark.parametrize(("rate", "passed"), [("3.99", []), ("4", []), ("4.01", ["label hard 4"])])
def test_a_rate_passes_the_hard_limit_only_above_it(rate: str, passed: list[str]) -> None:
    """S1: at the limit it is allowed, the smallest step above it is not."""
    assert _named(Ceiling(reasons=of().passed_by(hourly(rate)))) == passed


@pytest.mark.parametrize(
    ("rate", "passed"),
    [
        ("1.99", []),
        ("2", []),
        ("2.01", ["prescriber soft 2"]),
        ("4", ["prescriber soft 2"]),
        ("4.01", ["prescriber soft 2", "label hard 4"]),
    ],
)
def test_every_limit_that_a_rate_is_above_is_told_the_lowest_first(rate: str, passed: list[str]) -> None:
    """S1, S2."""
    ceiling = of(order=replace(ORDER, ceiling=hourly("2")))

    assert _named(Ceiling(reasons=ceiling.passed_by(hourly(rate)))) == passed


def test_a_soft_limit_names_its_number_and_who_set_it_and_leaves_the_hard_one_where_it_was() -> None:
    """S2."""
    ceiling = of(order=replace(ORDER, ceiling=hourly("2")))

    binding = ceiling.reasons[0]
    assert (binding.hardness, binding.limit, binding.source) == (Hardness.SOFT, hourly("2"), "Dr D. Marin")
    assert (ceiling.limit, ceiling.hard_limit) == (hourly("2"), hourly("4"))


def test_a_prescriber_cannot_lift_the_hard_limit() -> None:
    """S1."""
    ceiling = of(order=replace(ORDER, ceiling=hourly("9")))

    assert _named(ceiling) == ["label hard 4", "prescriber soft 9"]
    assert (ceiling.limit, ceiling.hard_limit) == (hourly("4"), hourly("4"))


def test_of_two_equal_limits_the_one_that_cannot_be_passed_binds() -> None:
    """S1."""
    assert _named(of(order=replace(ORDER, ceiling=hourly("4")))) == ["label hard 4", "prescriber soft 4"]


def test_a_risk_brings_the_label_s_lower_maximum_in_the_label_s_own_unit() -> None:
    """S3: Octagam 10 % prints 0.03 mL/kg/min; × 60 = 1.8 mL/kg/h."""
    ceiling = of(CAUTIOUS, AT_RISK)

    assert _named(ceiling) == ["label-at-risk hard 1.8", "label hard 4"]
    assert ceiling.reasons[0].as_printed == MlPerKgPerMinute.of("0.03")


def test_without_a_risk_the_lower_maximum_does_not_bind() -> None:
    """S3."""
    assert _named(of(CAUTIOUS)) == ["label hard 4"]


@pytest.mark.parametrize(
    ("earlier", "named"),
    [
        (Earlier.NEVER, ["label-first-infusion hard 2.4", "label hard 4"]),
        (Earlier.LONGER_AGO, ["label-first-infusion hard 2.4", "label hard 4"]),
        (Earlier.OTHER_PRODUCT, ["label-first-infusion hard 2.4", "label hard 4"]),
        (Earlier.SAME_WITHIN_8_WEEKS, ["label hard 4"]),
    ],
)
def test_a_first_infusion_has_its_own_maximum(earlier: Earlier, named: list[str]) -> None:
    """S3: 4 mg/kg/min of 100 mg/mL × 0.6 = 2.4 mL/kg/h; after 8 weeks or another product it is a first one again."""
    first = replace(PROFILE, first_infusion=limit(MgPerKgPerMinute.of("4")))

    assert _named(of(first, replace(PATIENT, earlier=earlier))) == named


@pytest.mark.parametrize(
    ("tolerance", "named"),
    [(Tolerance.ORDINARY, ["label hard 4"]), (Tolerance.TOLERATED_FASTER, ["label hard 7.2"])],
)
def test_the_faster_maximum_is_there_only_when_it_is_ticked(tolerance: Tolerance, named: list[str]) -> None:
    """S3."""
    faster = replace(PROFILE, tolerated_faster=limit(hourly("7.2")))

    assert _named(of(faster, order=replace(ORDER, tolerance=tolerance))) == named


def test_a_tick_for_faster_does_nothing_where_the_label_has_no_faster_maximum() -> None:
    """S1, S3."""
    assert _named(of(order=replace(ORDER, tolerance=Tolerance.TOLERATED_FASTER))) == ["label hard 4"]


def test_a_shortest_duration_bounds_the_rate() -> None:
    """Kawasaki, 2 g/kg over 10 h at the least: 40 g are 400 mL; ÷ 600 min × 60 = 40 mL/h; ÷ 20 kg = 2 mL/kg/h (S2)."""
    order = replace(ORDER, dose=Grams.of("40"), over_at_least=Minutes.of("600"))

    assert _named(of(order=order)) == ["shortest-duration soft 2", "label hard 4"]


def test_all_reasons_stand_in_the_order_in_which_they_bind() -> None:
    """S2, S12: 6 g are 60 mL; over 60 min at the least 60 mL/h; ÷ 20 kg = 3 mL/kg/h."""
    order = replace(ORDER, ceiling=hourly("3.5"), over_at_least=Minutes.of("60"))

    ceiling = ceiling_for(
        CAUTIOUS, AT_RISK, order, tolerated=hourly("1"), ward=WardCeiling(rate=hourly("2"), source="the ward")
    )

    assert _named(ceiling) == [
        "reaction soft 1",
        "label-at-risk hard 1.8",
        "ward soft 2",
        "shortest-duration soft 3",
        "prescriber soft 3.5",
        "label hard 4",
    ]
    assert (ceiling.limit, ceiling.hard_limit) == (hourly("1"), hourly("1.8"))


@pytest.mark.parametrize(
    ("profile", "patient", "order", "asks"),
    [
        (replace(PROFILE, at_risk_words="minimum rate practicable"), AT_RISK, ORDER, True),
        (replace(PROFILE, at_risk_words="minimum rate practicable"), PATIENT, ORDER, False),
        (
            replace(PROFILE, at_risk_words="minimum rate practicable"),
            AT_RISK,
            replace(ORDER, ceiling=hourly("1")),
            False,
        ),
        (CAUTIOUS, AT_RISK, ORDER, False),
    ],
)
def test_the_prescriber_is_asked_where_the_label_prints_no_number_for_a_risk(
    profile: Profile, patient: Patient, order: Order, *, asks: bool
) -> None:
    """S3."""
    assert asks_for_prescriber_ceiling(profile, patient, order) is asks


def test_where_the_label_prints_no_number_for_a_risk_none_is_invented() -> None:
    """S3."""
    assert _named(of(replace(PROFILE, at_risk_words="minimum rate practicable"), AT_RISK)) == ["label hard 4"]


def _named(ceiling: Ceiling) -> list[str]:
    return [f"{reason.kind.value} {reason.hardness.value} {reason.limit.text}" for reason in ceiling.reasons]
