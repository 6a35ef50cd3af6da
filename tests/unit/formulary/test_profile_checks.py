"""A profile whose figures contradict each other is named for each contradiction (S4)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivig_desk.domain.amounts.quantities import (
    DropsPerKgPerMinute,
    DropsPerMl,
    MgPerKgPerHour,
    MgPerKgPerMinute,
    MgPerMl,
    Minutes,
    MlPerKgPerHour,
    MlPerKgPerMinute,
)
from ivig_desk.domain.formulary.profile import FigureStatus, InfusionNumber, Profile
from ivig_desk.domain.formulary.profile_checks import problems_of
from tests.unit.formulary.samples import PROFILE, hourly_rungs, limit, rungs

FOUR = MlPerKgPerHour.of("4")


def test_a_sound_profile_has_no_problem() -> None:
    """S4."""
    assert problems_of(PROFILE) == ()


@pytest.mark.parametrize(
    ("profile", "found"),
    [
        (replace(PROFILE, rungs=()), "no-rungs: rung: none"),
        (replace(PROFILE, rungs=hourly_rungs("1", "1")), "rungs-not-rising: rung 2: 1 mL/kg/h"),
        (replace(PROFILE, rungs=hourly_rungs("1", "0.9")), "rungs-not-rising: rung 2: 0.9 mL/kg/h"),
        (replace(PROFILE, rungs=hourly_rungs("1", "4.01")), "rung-above-maximum: rung 2: 4.01 mL/kg/h"),
        (replace(PROFILE, rungs=hourly_rungs("0", "4")), "rung-not-positive: rung 1: 0 mL/kg/h"),
        (replace(PROFILE, rungs=hourly_rungs("-1", "4")), "rung-not-positive: rung 1: -1 mL/kg/h"),
        (replace(PROFILE, rungs=rungs(FOUR, hold_min="0")), "hold-not-positive: rung 1: 0 min"),
        (replace(PROFILE, concentration=MgPerMl.of("0")), "concentration-not-positive: concentration_mg_per_ml: 0"),
    ],
)
def test_each_contradiction_is_named_with_its_key_and_value(profile: Profile, found: str) -> None:
    """S4."""
    assert _named(profile) == [found]


@pytest.mark.parametrize("highest", ["3.99", "4"])
def test_rungs_up_to_the_maximum_are_accepted(highest: str) -> None:
    """S4: below and at the limit; the row above it is among the contradictions."""
    assert _named(replace(PROFILE, rungs=hourly_rungs("1", highest))) == []


def test_every_contradiction_is_told_at_once() -> None:
    """S4: a pharmacist mends a file in one go."""
    both = replace(PROFILE, rungs=hourly_rungs("5", "4"), at_risk=(limit(MlPerKgPerHour.of("4.5")),))

    assert _named(both) == [
        "rung-above-maximum: rung 1: 5 mL/kg/h",
        "rungs-not-rising: rung 2: 4 mL/kg/h",
        "soft-outside-hard: at_risk: 4.5 mL/kg/h",
    ]


@pytest.mark.parametrize(
    ("at_risk", "problems"),
    [
        (MlPerKgPerHour.of("3.99"), []),
        (FOUR, []),
        (MlPerKgPerHour.of("4.01"), ["soft-outside-hard: at_risk: 4.01 mL/kg/h"]),
        # 4 mL/kg/h in the units other labels use: ÷ 60, and at 100 mg/mL × 100 ÷ 60 and × 100
        (MlPerKgPerMinute.of("1/15"), []),
        # 0.0667 is printed 0.07, 6.67 is printed 6.7: the maximum itself, rounded; one more in the last place is not
        (MlPerKgPerMinute.of("0.07"), []),
        (MlPerKgPerMinute.of("0.08"), ["soft-outside-hard: at_risk: 0.08 mL/kg/min"]),
        (MgPerKgPerMinute.of("20/3"), []),
        (MgPerKgPerMinute.of("6.7"), []),
        (MgPerKgPerMinute.of("6.8"), ["soft-outside-hard: at_risk: 6.8 mg/kg/min"]),
        (MgPerKgPerHour.of("400"), []),
        (MgPerKgPerHour.of("401"), ["soft-outside-hard: at_risk: 401 mg/kg/h"]),
    ],
)
def test_a_lower_maximum_lies_inside_the_hard_one_whatever_its_unit(
    at_risk: MlPerKgPerHour | MlPerKgPerMinute | MgPerKgPerMinute | MgPerKgPerHour, problems: list[str]
) -> None:
    """S2, S4."""
    assert _named(replace(PROFILE, at_risk=(limit(at_risk),))) == problems


@pytest.mark.parametrize(
    ("first", "problems"), [("4", []), ("4.01", ["soft-outside-hard: first_infusion: 4.01 mL/kg/h"])]
)
def test_a_first_infusion_maximum_lies_inside_the_hard_one(first: str, problems: list[str]) -> None:
    """S2, S4."""
    assert _named(replace(PROFILE, first_infusion=limit(MlPerKgPerHour.of(first)))) == problems


@pytest.mark.parametrize(
    ("faster", "problems"),
    [
        ("3.99", ["faster-not-faster: tolerated_faster: 3.99 mL/kg/h"]),
        ("4", ["faster-not-faster: tolerated_faster: 4 mL/kg/h"]),
        ("4.01", []),
    ],
)
def test_the_faster_maximum_is_faster(faster: str, problems: list[str]) -> None:
    """S4."""
    assert _named(replace(PROFILE, tolerated_faster=limit(MlPerKgPerHour.of(faster)))) == problems


@pytest.mark.parametrize(
    ("status", "problems"),
    [
        (FigureStatus.LABEL, []),
        (FigureStatus.MANUFACTURER, []),
        (FigureStatus.REVIEW, ["limit-without-label: maximum.source.status: review"]),
        (FigureStatus.LOCAL, ["limit-without-label: maximum.source.status: local practice"]),
    ],
)
def test_only_a_label_or_its_manufacturer_sets_a_limit(status: FigureStatus, problems: list[str]) -> None:
    """S4."""
    assert _named(replace(PROFILE, maximum=limit(FOUR, status))) == problems


@pytest.mark.parametrize(
    ("drop_factor", "problems"),
    [
        (None, ["no-drop-factor: drop_factor_drops_per_ml: none"]),
        (DropsPerMl.of("0"), ["no-drop-factor: drop_factor_drops_per_ml: 0"]),
        # 4 drops/kg/min × 60 ÷ 60 = 4 mL/kg/h, at the maximum; × 60 ÷ 20 = 12, three times that
        (DropsPerMl.of("60"), []),
        (DropsPerMl.of("20"), ["rung-above-maximum: rung 1: 4 drops/kg/min"]),
    ],
)
def test_a_rung_in_drops_is_bound_to_a_drop_factor_and_held_against_the_maximum(
    drop_factor: DropsPerMl | None, problems: list[str]
) -> None:
    """S4, S26."""
    in_drops = replace(PROFILE, rungs=rungs(DropsPerKgPerMinute.of("4")), drop_factor=drop_factor)

    assert _named(in_drops) == problems


@pytest.mark.parametrize("key", ["maximum", "tolerated_faster", "at_risk", "first_infusion"])
def test_a_limit_in_drops_without_a_drop_factor_is_named_and_does_not_end_the_program(key: str) -> None:
    """S4, S26."""
    in_drops = limit(DropsPerKgPerMinute.of("5"))
    profiles = {
        "maximum": replace(PROFILE, maximum=in_drops),
        "tolerated_faster": replace(PROFILE, tolerated_faster=in_drops),
        "at_risk": replace(PROFILE, at_risk=(in_drops,)),
        "first_infusion": replace(PROFILE, first_infusion=in_drops),
    }

    assert _named(profiles[key]) == ["no-drop-factor: drop_factor_drops_per_ml: none"]


@pytest.mark.parametrize(
    ("prints", "problems"),
    [
        (("3", "2"), []),
        (("4", "2"), []),
        (("3", "4.1"), ["soft-outside-hard: at_risk 2: 4.1 mL/kg/h"]),
        (("3", "0"), ["limit-not-positive: at_risk 2: 0 mL/kg/h"]),
    ],
)
def test_every_print_of_the_maximum_at_risk_is_checked(prints: tuple[str, str], problems: list[str]) -> None:
    """S4: Octagam prints it two ways."""
    at_risk = tuple(limit(MlPerKgPerHour.of(rate)) for rate in prints)

    assert _named(replace(PROFILE, at_risk=at_risk)) == problems


@pytest.mark.parametrize("rate", ["0", "-1"])
def test_a_limit_that_lets_nothing_run_is_named(rate: str) -> None:
    """S4."""
    assert _named(replace(PROFILE, first_infusion=limit(MlPerKgPerHour.of(rate)))) == [
        f"limit-not-positive: first_infusion: {rate} mL/kg/h"
    ]


@pytest.mark.parametrize(
    ("ordinary", "longer", "problems"),
    [
        ("20", "20", []),
        ("20", "60", []),
        ("0", "60", ["observation-not-positive: observe_after.ordinary_min: 0 min"]),
        ("20", "19.9", ["longer-observation-shorter: observe_after.first_changed_or_long_gap_min: 19.9 min"]),
    ],
)
def test_an_observation_period_lasts_and_the_longer_one_is_not_the_shorter(
    ordinary: str, longer: str, problems: list[str]
) -> None:
    """S4."""
    period = replace(PROFILE.observe_after, ordinary=Minutes.of(ordinary), first_changed_or_long_gap=Minutes.of(longer))

    assert _named(replace(PROFILE, observe_after=period)) == problems


@pytest.mark.parametrize(
    ("later", "problems"),
    [
        (("1", "4"), []),
        (("4", "1"), ["rungs-not-rising: later_rung 2: 1 mL/kg/h"]),
        (("1", "4.1"), ["rung-above-maximum: later_rung 2: 4.1 mL/kg/h"]),
    ],
)
def test_the_rungs_of_later_infusions_are_checked_as_well(later: tuple[str, str], problems: list[str]) -> None:
    """S3, S4."""
    assert _named(replace(PROFILE, later_rungs=hourly_rungs(*later))) == problems


def test_a_profile_for_first_infusions_alone_has_no_rungs_for_later_ones() -> None:
    """S3, S4."""
    parted = replace(PROFILE, infusion=InfusionNumber.FIRST, later_rungs=hourly_rungs("1"))

    assert _named(parted) == ["later-rungs-out-of-place: later_rung: 1"]


@pytest.mark.parametrize(
    ("to", "problems"),
    [
        ("99.9", []),
        ("50", []),
        ("100", ["dilution-out-of-place: composition.diluted_to_mg_per_ml: 100 mg/mL"]),
        ("0", ["dilution-out-of-place: composition.diluted_to_mg_per_ml: 0 mg/mL"]),
    ],
)
def test_a_dilution_is_thinner_than_the_preparation(to: str, problems: list[str]) -> None:
    """S4."""
    thinner = replace(PROFILE, composition=replace(PROFILE.composition, diluted_to=MgPerMl.of(to)))

    assert _named(thinner) == problems


@pytest.mark.parametrize(
    ("within", "problems"),
    [("1", []), ("0", ["pooled-time-not-positive: composition.pooled_use_within_min: 0 min"])],
)
def test_a_time_for_pooled_bottles_is_more_than_none(within: str, problems: list[str]) -> None:
    """S4."""
    pooled = replace(PROFILE, composition=replace(PROFILE.composition, pooled_use_within=Minutes.of(within)))

    assert _named(pooled) == problems


def _named(profile: Profile) -> list[str]:
    return [f"{problem.kind.value}: {problem.key}: {problem.found}" for problem in problems_of(profile)]
