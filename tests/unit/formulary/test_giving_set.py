"""What a pump and a drip can be set to."""

from __future__ import annotations

import pytest

from ivig_desk.domain.amounts.quantities import DropsPerMl, Kilograms, MlPerHour, MlPerKgPerHour
from ivig_desk.domain.formulary.giving_set import (
    DROP_FACTORS,
    BedRate,
    GivingSet,
    Gravity,
    Pump,
    SetProblem,
    bed_rate,
    problem_with,
    rounded_down,
    settable,
)


def pump(increment: str) -> Pump:
    return Pump(increment=MlPerHour.of(increment))


def gravity(drop_factor: str) -> Gravity:
    return Gravity(drop_factor=DropsPerMl.of(drop_factor))


@pytest.mark.parametrize(
    ("asked", "giving_set", "set_to"),
    [
        # pump: below a step, on it, above it
        ("28.79", pump("0.1"), "28.7"),
        ("28.8", pump("0.1"), "28.8"),
        ("28.89", pump("0.1"), "28.8"),
        ("6.99", pump("1"), "6"),
        ("7", pump("1"), "7"),
        ("7.99", pump("1"), "7"),
        # 60 drops/mL: drops/min = mL/h
        ("27.99", gravity("60"), "27"),
        ("28", gravity("60"), "28"),
        ("28.8", gravity("60"), "28"),
        # 20 drops/mL: 26.9 ÷ 3 = 8.97 drops/min, 27 ÷ 3 = 9, 29.9 ÷ 3 = 9.97; a drop a minute is 3 mL/h
        ("26.9", gravity("20"), "24"),
        ("27", gravity("20"), "27"),
        ("29.9", gravity("20"), "27"),
        # 15 drops/mL: a drop a minute is 4 mL/h
        ("27.9", gravity("15"), "24"),
        ("28", gravity("15"), "28"),
        # 10 drops/mL: a drop a minute is 6 mL/h
        ("29.9", gravity("10"), "24"),
        ("30", gravity("10"), "30"),
    ],
)
def test_a_rate_is_rounded_down_to_what_the_set_can_do(asked: str, giving_set: GivingSet, set_to: str) -> None:
    """S20, S21."""
    assert rounded_down(MlPerHour.of(asked), giving_set) == MlPerHour.of(set_to)


def test_one_and_a_half_ml_an_hour_never_becomes_two() -> None:
    """S20: a published program rounded 1.5 mL/h to 2, a third more than was asked."""
    asked = MlPerKgPerHour.of("0.3")

    assert settable(asked, Kilograms.of("5"), pump("1")).ml_per_h == MlPerHour.of("1")


def test_a_child_of_3_kg_gets_what_is_below_on_a_pump_and_nothing_on_a_drip() -> None:
    """S20: 3 kg × 0.3 mL/kg/h = 0.9 mL/h; on 60 drops/mL that is 0.9 drops/min, on a 1 mL/h pump nothing."""
    asked, weight = MlPerKgPerHour.of("0.3"), Kilograms.of("3")

    found = [
        problem_with(settable(asked, weight, each).ml_per_h, each) for each in (pump("0.1"), pump("1"), gravity("60"))
    ]

    assert found == [None, SetProblem.PUMP_TOO_COARSE, SetProblem.DROPS_TOO_SLOW]


@pytest.mark.parametrize(
    ("ml_per_h", "giving_set", "problem"),
    [
        # 2 drops/min are 2 mL/h at 60 drops/mL, 6 at 20, 8 at 15, 12 at 10
        ("1", gravity("60"), SetProblem.DROPS_TOO_SLOW),
        ("2", gravity("60"), None),
        ("3", gravity("60"), None),
        ("3", gravity("20"), SetProblem.DROPS_TOO_SLOW),
        ("6", gravity("20"), None),
        ("9", gravity("20"), None),
        ("4", gravity("15"), SetProblem.DROPS_TOO_SLOW),
        ("8", gravity("15"), None),
        ("6", gravity("10"), SetProblem.DROPS_TOO_SLOW),
        ("12", gravity("10"), None),
        ("0", gravity("60"), SetProblem.DROPS_TOO_SLOW),
        ("0", pump("0.1"), SetProblem.PUMP_TOO_COARSE),
        ("0.1", pump("0.1"), None),
        ("0.2", pump("0.1"), None),
    ],
)
def test_a_drip_under_2_drops_a_minute_is_refused_and_a_pump_under_its_step(
    ml_per_h: str, giving_set: GivingSet, problem: SetProblem | None
) -> None:
    """S20."""
    assert problem_with(MlPerHour.of(ml_per_h), giving_set) == problem


def test_the_drop_factors_are_those_on_packets() -> None:
    """S21."""
    assert [factor.text for factor in DROP_FACTORS] == ["10", "15", "20", "60"]


@pytest.mark.parametrize(
    ("drop_factor", "drops_per_min", "seconds_per_drop"),
    # 24 mL/h × 10 ÷ 60 = 4 drops/min, one in 15 s; × 15: 6, 10 s; × 20: 8, 7.5 s; × 60: 24, 2.5 s
    [("10", "4", "15"), ("15", "6", "10"), ("20", "8", "7.5"), ("60", "24", "2.5")],
)
def test_a_rate_on_a_drip_is_shown_in_drops_of_its_own_set(
    drop_factor: str, drops_per_min: str, seconds_per_drop: str
) -> None:
    """S6, S21: 24 mL/h at 20 kg is 1.2 mL/kg/h whatever the set."""
    assert _shown(bed_rate(MlPerHour.of("24"), Kilograms.of("20"), gravity(drop_factor))) == (
        "24",
        "1.2",
        drops_per_min,
        seconds_per_drop,
    )


def test_a_rate_on_a_pump_has_no_drops() -> None:
    """S6, S21."""
    assert _shown(bed_rate(MlPerHour.of("24"), Kilograms.of("20"), pump("0.1"))) == ("24", "1.2", None, None)


def test_a_drip_that_stands_still_has_no_time_between_drops() -> None:
    """S20."""
    assert _shown(bed_rate(MlPerHour.of("0"), Kilograms.of("20"), gravity("20"))) == ("0", "0", "0", None)


def _shown(rate: BedRate) -> tuple[str, str, str | None, str | None]:
    drops, seconds = rate.drops_per_min, rate.seconds_per_drop
    return (
        rate.ml_per_h.text,
        rate.ml_per_kg_h.text,
        None if drops is None else drops.text,
        None if seconds is None else seconds.text,
    )
