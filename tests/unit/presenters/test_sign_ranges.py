"""What lies behind the curves of the chart: zones, the baseline, this patient's own limits of the systolic pressure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.monitoring.observation import Sign
from ivig_desk.domain.monitoring.ranges import JudgedBy
from ivig_desk.presenters.screens import Depth, LevelKind, Zone
from ivig_desk.presenters.sign_ranges import KnownRanges, backdrop_of
from tests.helpers.played import CHILD, headache_child
from tests.unit.ward import TODAY, bands, measured, patient

ADULT = JudgedBy(
    baseline=measured(systolic="120", diastolic="70", heart_rate="80", temperature_c="36.8"),
    patient=patient("1969-02-14"),
    on=TODAY,
    bands=bands(),
)


def zones(sign: Sign) -> list[tuple[str, str, Depth]]:
    return [(str(zone.low), str(zone.high), zone.depth) for zone in backdrop_of(sign, ADULT)[0]]


def levels(sign: Sign, by: JudgedBy) -> list[tuple[LevelKind, str]]:
    return [(level.kind, str(level.value)) for level in backdrop_of(sign, by)[1]]


def test_all_but_the_calm_range_is_shaded_the_graver_the_deeper() -> None:
    """S15. NEWS2: 51–90 calm; 41–50 and 91–130 score 1 or 2; ≤ 40 and ≥ 131 score 3."""
    assert zones(Sign.HEART_RATE) == [
        ("0", "41", Depth.CONCERNING),
        ("41", "51", Depth.SCORING),
        ("90", "130", Depth.SCORING),
        ("130", "350", Depth.CONCERNING),
    ]


@pytest.mark.parametrize("sign", [Sign.SYSTOLIC, Sign.DIASTOLIC])
def test_the_lane_both_pressures_share_is_not_shaded_by_either(sign: Sign) -> None:
    assert zones(sign) == []


def test_the_systolic_limits_of_an_adult_follow_from_the_baseline() -> None:
    """S15. 120 - 20 = 100 and 120 - 30 = 90; above, NEWS2 scores 3 over 219."""
    assert levels(Sign.SYSTOLIC, ADULT) == [
        (LevelKind.BASELINE, "120"),
        (LevelKind.CRITICAL, "90"),
        (LevelKind.CONCERNING, "100"),
        (LevelKind.CONCERNING, "219"),
    ]


def test_the_systolic_limits_of_a_child_are_the_nearest_of_all_that_hold() -> None:
    """S15.

    Of a baseline of 120 at 8 years: a fall over 25 % is below 90, of 30 mmHg 90, of 20 mmHg 100; PEWS ≥ 140 and ≥ 170.
    """
    by = replace(ADULT, patient=patient("2018-05-02"))

    assert levels(Sign.SYSTOLIC, by) == [
        (LevelKind.BASELINE, "120"),
        (LevelKind.CRITICAL, "90"),
        (LevelKind.CONCERNING, "100"),
        (LevelKind.CONCERNING, "140"),
        (LevelKind.CRITICAL, "170"),
    ]


def test_without_a_baseline_no_line_is_drawn_for_it() -> None:
    """S13."""
    assert backdrop_of(Sign.TEMPERATURE, replace(ADULT, baseline=None))[1] == ()
    assert backdrop_of(Sign.SPO2, ADULT)[1] == ()


def test_what_is_known_is_worked_out_again_where_the_patient_grows_a_year_older() -> None:
    """S15. The 16th birthday leads from PEWS, whose calm heart rate from 12 years ends at 100, to NEWS2, 90."""
    infusion = headache_child().infusion
    plan = replace(CHILD, patient=replace(CHILD.patient, born=date(2010, 11, 23)))
    known = KnownRanges()

    first = known.of(infusion, plan, Instant.of("2026-11-22T12:00:00Z"))[Sign.HEART_RATE][0]
    again = known.of(infusion, plan, Instant.of("2026-11-22T13:00:00Z"))[Sign.HEART_RATE][0]
    older = known.of(infusion, plan, Instant.of("2026-11-23T12:00:00Z"))[Sign.HEART_RATE][0]

    assert (first is again, _calm_until(first), _calm_until(older)) == (True, "100", "90")


def _calm_until(shaded: tuple[Zone, ...]) -> str:
    """The low end of the first zone above a heart rate of 70."""
    return next(str(zone.low) for zone in shaded if zone.low > 70)
