"""The rungs at one bed: rounded down once, none above the ceiling, none empty."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from ivig_desk.domain.amounts.quantities import (
    DropsPerKgPerMinute,
    DropsPerMl,
    Kilograms,
    Millilitres,
    MlPerHour,
    MlPerKgPerHour,
)
from ivig_desk.domain.formulary.ceiling import ceiling_for
from ivig_desk.domain.formulary.giving_set import GivingSet, Gravity, Pump, SetProblem
from ivig_desk.domain.formulary.order import Order, Tolerance
from ivig_desk.domain.formulary.profile import FigureStatus, Profile
from ivig_desk.domain.formulary.ramp import Ramp, RampRefused, planned_rungs, ramp_for
from tests.unit.formulary.samples import ORDER, PATIENT, PROFILE, hourly_rungs, limit, rungs

FINE_PUMP = Pump(increment=MlPerHour.of("0.1"))
PUMP = Pump(increment=MlPerHour.of("1"))
DRIP_20 = Gravity(drop_factor=DropsPerMl.of("20"))
DRIP_60 = Gravity(drop_factor=DropsPerMl.of("60"))
IN_DROPS = replace(
    PROFILE,
    rungs=rungs(DropsPerKgPerMinute.of("0.5"), DropsPerKgPerMinute.of("4")),
    drop_factor=DropsPerMl.of("60"),
)
"""0.5 and 4 drops/kg/min, at 60 drops/mL the same numbers in mL/kg/h."""


def made(giving_set: GivingSet, profile: Profile = PROFILE, kg: str = "20", order: Order = ORDER) -> Ramp | RampRefused:
    patient = replace(PATIENT, weight=Kilograms.of(kg))
    return ramp_for(profile, patient, giving_set, ceiling_for(profile, patient, order, None, None))


def ramp(giving_set: GivingSet, profile: Profile = PROFILE, kg: str = "20", order: Order = ORDER) -> Ramp:
    result = made(giving_set, profile, kg, order)
    assert isinstance(result, Ramp)
    return result


def test_each_rung_is_rounded_down_and_keeps_what_was_printed() -> None:
    """S6, S20: 13 kg × 0.5, 1, 2, 4 = 6.5, 13, 26, 52 mL/h; on 20 drops/mL 2.17, 4.33, 8.67, 17.33 drops/min."""
    assert _rows(ramp(DRIP_20, kg="13")) == [
        "1: 0.5 mL/kg/h: 6 for 30",
        "2: 1 mL/kg/h: 12 for 30",
        "3: 2 mL/kg/h: 24 for 30",
        "4: 4 mL/kg/h: 51 for 30",
    ]


@pytest.mark.parametrize(
    ("kg", "refused"),
    # × 0.5 mL/kg/h × 20 drops/mL ÷ 60 = kg ÷ 6 drops/min: 11.9 kg 1.98, 12 kg 2, 12.1 kg 2.02
    [("11.9", True), ("12", False), ("12.1", False)],
)
def test_a_drip_is_refused_when_its_first_rung_is_under_2_drops_a_minute(kg: str, *, refused: bool) -> None:
    """S20."""
    assert isinstance(made(DRIP_20, kg=kg), RampRefused) is refused


def test_a_refusal_names_the_rung_and_the_figures() -> None:
    """S20: 3 kg × 0.5 mL/kg/h = 1.5 mL/h, on 60 drops/mL 1.5 drops/min."""
    assert made(DRIP_60, kg="3") == RampRefused(
        problem=SetProblem.DROPS_TOO_SLOW,
        rung=MlPerKgPerHour.of("0.5"),
        reckoned=MlPerKgPerHour.of("0.5"),
        limit=MlPerKgPerHour.of("4"),
    )


@pytest.mark.parametrize(("kg", "problem"), [("1.98", SetProblem.PUMP_TOO_COARSE), ("2", None), ("2.02", None)])
def test_a_pump_is_refused_when_its_step_is_above_the_first_rung(kg: str, problem: SetProblem | None) -> None:
    """S20: × 0.5 mL/kg/h on a 1 mL/h pump: 0.99, 1, 1.01 mL/h."""
    result = made(PUMP, kg=kg)

    assert (result.problem if isinstance(result, RampRefused) else None) == problem


def test_rungs_that_the_set_makes_the_same_are_one_rung_held_as_long_as_both() -> None:
    """S20: 2 kg × 0.5, 0.9, 1.4 = 1, 1.8, 2.8 mL/h, on a 1 mL/h pump 1, 1, 2."""
    close = replace(PROFILE, rungs=hourly_rungs("0.5", "0.9", "1.4"))

    assert _rows(ramp(PUMP, close, kg="2")) == ["1: 0.5 mL/kg/h: 1 for 60", "2: 1.4 mL/kg/h: 2 for 30"]


@pytest.mark.parametrize(
    ("cap", "rows"),
    [
        ("1.99", ["0.5 mL/kg/h: 10", "1 mL/kg/h: 20", "1.99 mL/kg/h: 39.8"]),
        ("2", ["0.5 mL/kg/h: 10", "1 mL/kg/h: 20", "2 mL/kg/h: 40"]),
        ("2.01", ["0.5 mL/kg/h: 10", "1 mL/kg/h: 20", "2 mL/kg/h: 40", "2.01 mL/kg/h: 40.2"]),
        ("0.4", ["0.4 mL/kg/h: 8"]),
        ("9", ["0.5 mL/kg/h: 10", "1 mL/kg/h: 20", "2 mL/kg/h: 40", "4 mL/kg/h: 80"]),
    ],
)
def test_no_rung_is_above_the_ceiling_and_the_ceiling_is_the_last(cap: str, rows: list[str]) -> None:
    """S1: below, at and above a rung; below the first; above the label, which then binds."""
    capped = ramp(FINE_PUMP, order=replace(ORDER, ceiling=MlPerKgPerHour.of(cap)))

    assert [f"{rung.as_printed}: {rung.rate.ml_per_h.text}" for rung in capped.rungs] == rows


def test_a_ceiling_between_two_rungs_is_marked_as_local() -> None:
    """S4: the label prints no such rung."""
    capped = ramp(FINE_PUMP, order=replace(ORDER, ceiling=MlPerKgPerHour.of("0.7")))

    assert [rung.status for rung in capped.rungs] == [FigureStatus.LABEL, FigureStatus.LOCAL]


def test_a_ceiling_that_the_set_makes_the_same_as_the_rung_below_adds_no_rung() -> None:
    """S20: 20 kg × 2.01 mL/kg/h = 40.2, on a 1 mL/h pump 40 as on the rung of 2."""
    capped = ramp(PUMP, order=replace(ORDER, ceiling=MlPerKgPerHour.of("2.01")))

    assert [rung.rate.ml_per_h.text for rung in capped.rungs] == ["10", "20", "40"]


def test_the_faster_maximum_is_a_rung_on_top_when_it_is_ticked() -> None:
    """S3: 20 kg × 7.2 = 144 mL/h, after 30 min on the rung below."""
    faster = replace(PROFILE, tolerated_faster=limit(MlPerKgPerHour.of("7.2")))

    ticked = ramp(FINE_PUMP, faster, order=replace(ORDER, tolerance=Tolerance.TOLERATED_FASTER))

    assert _rows(ticked)[3:] == ["4: 4 mL/kg/h: 80 for 30", "5: 7.2 mL/kg/h: 144 for 30"]
    assert _rows(ramp(FINE_PUMP, faster)) == _rows(ramp(FINE_PUMP))


def test_drops_per_kg_on_their_own_set_and_on_a_pump_run_at_the_same_ml_per_hour() -> None:
    """S26: at 60 drops/mL 0.5 and 4 drops/kg/min × 20 kg = 10 and 80 drops/min, which are 10 and 80 mL/h."""
    rows = ["1: 0.5 drops/kg/min: 10 for 30", "2: 4 drops/kg/min: 80 for 30"]

    assert (_rows(ramp(DRIP_60, IN_DROPS)), _rows(ramp(FINE_PUMP, IN_DROPS))) == (rows, rows)


def test_drops_per_kg_on_another_set_are_refused_with_the_arithmetic() -> None:
    """S26: 4 drops/kg/min × 60 ÷ 20 drops/mL = 12 mL/kg/h, three times the label's 4."""
    assert made(DRIP_20, IN_DROPS) == RampRefused(
        problem=SetProblem.ABOVE_HARD_LIMIT,
        rung=DropsPerKgPerMinute.of("4"),
        reckoned=MlPerKgPerHour.of("12"),
        limit=MlPerKgPerHour.of("4"),
    )


@pytest.mark.parametrize(
    ("drops_per_kg_min", "problem"),
    # × 60 ÷ 20: 1.33 → 3.99 mL/kg/h, 4/3 → 4, 1.34 → 4.02
    [
        ("1.33", SetProblem.OTHER_DROP_FACTOR),
        ("4/3", SetProblem.OTHER_DROP_FACTOR),
        ("1.34", SetProblem.ABOVE_HARD_LIMIT),
    ],
)
def test_drops_per_kg_on_another_set_are_refused_below_the_limit_too(
    drops_per_kg_min: str, problem: SetProblem
) -> None:
    """S26."""
    slow = replace(IN_DROPS, rungs=rungs(DropsPerKgPerMinute.of("0.5"), DropsPerKgPerMinute.of(drops_per_kg_min)))

    result = made(DRIP_20, slow)

    assert isinstance(result, RampRefused)
    assert result.problem == problem


@pytest.mark.parametrize(
    ("ml", "planned"),
    [
        # 10 mL/h × 30 min = 5 mL on the first rung, 20 × 30 = 10 on the second: edges at 5 and 15 mL
        ("4", ["0–24: 4"]),
        ("5", ["0–30: 5"]),
        ("5.1", ["0–30: 5", "30–30.3: 5.1"]),
        ("14.9", ["0–30: 5", "30–59.7: 14.9"]),
        ("15", ["0–30: 5", "30–60: 15"]),
        ("15.1", ["0–30: 5", "30–60: 15", "60–60.15: 15.1"]),
        # 40 mL/h × 30 min = 20 mL on the third: an edge at 35; the rest at 80 mL/h
        ("60", ["0–30: 5", "30–60: 15", "60–90: 35", "90–108.75: 60"]),
        ("115", ["0–30: 5", "30–60: 15", "60–90: 35", "90–150: 115"]),
    ],
)
def test_a_dose_that_ends_on_the_edge_of_a_rung_leaves_no_empty_rung(ml: str, planned: list[str]) -> None:
    """S27: a published program printed a rung of no length at the end of a dose."""
    rungs_run = planned_rungs(ramp(FINE_PUMP), Millilitres.of(ml))

    assert [f"{each.start.text}–{each.end.text}: {each.infused_by_end.text}" for each in rungs_run] == planned


def test_the_times_follow_what_the_set_does_and_not_what_was_asked() -> None:
    """S6: 13 kg on 20 drops/mL: 6 mL/h × 30 min = 3 mL, 12 × 30 = 6, then 24 mL/h: 10 mL more take 25 min."""
    rungs_run = planned_rungs(ramp(DRIP_20, kg="13"), Millilitres.of("19"))

    assert [each.end.text for each in rungs_run] == ["30", "60", "85"]


def test_a_time_that_no_decimal_writes_stays_exact() -> None:
    """S20: 18 kg × 0.5 = 9 mL/h; 1 mL ÷ 9 mL/h × 60 = 20/3 min."""
    (only,) = planned_rungs(ramp(FINE_PUMP, kg="18"), Millilitres.of("1"))

    assert only.end.value == Fraction(20, 3)


def _rows(of: Ramp) -> list[str]:
    return [f"{rung.number}: {rung.as_printed}: {rung.rate.ml_per_h.text} for {rung.hold.text}" for rung in of.rungs]
