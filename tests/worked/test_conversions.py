"""Conversions worked by hand, and the traps of the review: drops/kg/min read on another set (S19 to S21, S26)."""

from __future__ import annotations

import pytest

from ivig_desk.domain.amounts.formulas import (
    dose_for_weight,
    dose_of_volume,
    dose_per_weight,
    drops_for_rate,
    hourly,
    rate_for_weight,
    rate_of_drops,
    rate_over,
    rate_per_weight,
    time_between_drops,
    time_to_run,
    volume_in,
    volume_of_dose,
)
from ivig_desk.domain.amounts.quantities import (
    DropsPerKgPerMinute,
    DropsPerMinute,
    DropsPerMl,
    Grams,
    GramsPerKg,
    Kilograms,
    LabelRate,
    MgPerKgPerHour,
    MgPerKgPerMinute,
    MgPerMl,
    Millilitres,
    Minutes,
    MlPerHour,
    MlPerKgPerHour,
    MlPerKgPerMinute,
)

FIVE_PER_CENT = MgPerMl.of("50")
TEN_PER_CENT = MgPerMl.of("100")


@pytest.mark.parametrize(
    ("drops_per_kg_min", "drop_factor", "ml_per_kg_h"),
    [
        # x × 60 ÷ g. Privigen by the review: at 60 drops/mL its label's 0.3 to 4.8, at 20 three times that.
        ("0.3", "60", "0.3"),
        ("4.8", "60", "4.8"),
        ("0.3", "20", "0.9"),
        ("4.8", "20", "14.4"),
        ("0.3", "15", "1.2"),
        ("4.8", "15", "19.2"),
        ("0.3", "10", "1.8"),
        ("4.8", "10", "28.8"),
        # Flebogamma by the review: at 60 inside the label's start of 0.6 to 1.2, at 20 twice its upper end.
        ("0.8", "60", "0.8"),
        ("1.6", "60", "1.6"),
        ("0.8", "20", "2.4"),
        ("1.6", "20", "4.8"),
    ],
)
def test_drops_per_kg_mean_another_rate_on_another_set(
    drops_per_kg_min: str, drop_factor: str, ml_per_kg_h: str
) -> None:
    """S21, S26."""
    rate = hourly(DropsPerKgPerMinute.of(drops_per_kg_min), TEN_PER_CENT, DropsPerMl.of(drop_factor))

    assert rate == MlPerKgPerHour.of(ml_per_kg_h)


def test_drops_per_kg_without_a_drop_factor_have_no_rate() -> None:
    """S26."""
    with pytest.raises(ValueError, match="drop factor"):
        hourly(DropsPerKgPerMinute.of("0.3"), TEN_PER_CENT, None)


@pytest.mark.parametrize(
    ("printed", "concentration", "ml_per_kg_h"),
    [
        # mL/kg/h as it stands, whatever the concentration
        (MlPerKgPerHour.of("7.2"), TEN_PER_CENT, "7.2"),
        # mL/kg/min × 60: Flebogamma 0.01 to 0.1; Octagam 10 % at risk 0.03
        (MlPerKgPerMinute.of("0.01"), FIVE_PER_CENT, "0.6"),
        (MlPerKgPerMinute.of("0.08"), FIVE_PER_CENT, "4.8"),
        (MlPerKgPerMinute.of("0.1"), FIVE_PER_CENT, "6"),
        (MlPerKgPerMinute.of("0.03"), TEN_PER_CENT, "1.8"),
        # mg/kg/min × 60 ÷ c: × 0.6 at 10 %, × 1.2 at 5 %
        (MgPerKgPerMinute.of("0.5"), TEN_PER_CENT, "0.3"),
        (MgPerKgPerMinute.of("4"), TEN_PER_CENT, "2.4"),
        (MgPerKgPerMinute.of("8"), TEN_PER_CENT, "4.8"),
        (MgPerKgPerMinute.of("3.3"), TEN_PER_CENT, "1.98"),
        (MgPerKgPerMinute.of("5"), FIVE_PER_CENT, "6"),
        # mg/kg/h ÷ c: Octagam 5 % 30 to 200
        (MgPerKgPerHour.of("30"), FIVE_PER_CENT, "0.6"),
        (MgPerKgPerHour.of("200"), FIVE_PER_CENT, "4"),
        (MgPerKgPerHour.of("200"), TEN_PER_CENT, "2"),
    ],
)
def test_a_label_s_rate_is_held_in_ml_per_kg_and_hour(
    printed: LabelRate, concentration: MgPerMl, ml_per_kg_h: str
) -> None:
    """S3, S26."""
    assert hourly(printed, concentration, None) == MlPerKgPerHour.of(ml_per_kg_h)


def test_the_two_figures_octagam_prints_for_risk_are_not_the_same_and_the_lower_is_known() -> None:
    """S3: 0.03 mL/kg/min is 1.8 mL/kg/h, 3.3 mg/kg/min is 1.98."""
    in_volume = hourly(MlPerKgPerMinute.of("0.03"), TEN_PER_CENT, None)
    in_mass = hourly(MgPerKgPerMinute.of("3.3"), TEN_PER_CENT, None)

    assert min(in_volume, in_mass) == MlPerKgPerHour.of("1.8")


@pytest.mark.parametrize(
    ("ml_per_kg_h", "kg", "ml_per_h"),
    # a published program showed a child of 20 kg the rate for 60: 0.3 × 20 = 6, not 18
    [("0.3", "20", "6"), ("0.3", "60", "18"), ("1.2", "24", "28.8"), ("4.8", "70", "336"), ("4.8", "2", "9.6")],
)
def test_a_rate_follows_the_weight_and_back(ml_per_kg_h: str, kg: str, ml_per_h: str) -> None:
    """S6, S17."""
    rate, weight = MlPerKgPerHour.of(ml_per_kg_h), Kilograms.of(kg)

    assert rate_for_weight(rate, weight) == MlPerHour.of(ml_per_h)
    assert rate_per_weight(MlPerHour.of(ml_per_h), weight) == rate


@pytest.mark.parametrize(
    ("ml_per_h", "drop_factor", "drops_per_min", "seconds_per_drop"),
    [
        # 120 × 10 ÷ 60 = 20 drops/min, 60 ÷ 20 = 3 s; × 15: 30, 2 s; × 20: 40, 1.5 s; × 60: 120, 0.5 s
        ("120", "10", "20", "3"),
        ("120", "15", "30", "2"),
        ("120", "20", "40", "1.5"),
        ("120", "60", "120", "0.5"),
        # 28 on 60 drops/mL: 28 drops/min, 60 ÷ 28 = 15/7 s (2.14…)
        ("28", "60", "28", "15/7"),
    ],
)
def test_drops_follow_the_drop_factor_and_back(
    ml_per_h: str, drop_factor: str, drops_per_min: str, seconds_per_drop: str
) -> None:
    """S20, S21: nothing is rounded here."""
    factor, drops = DropsPerMl.of(drop_factor), DropsPerMinute.of(drops_per_min)

    assert drops_for_rate(MlPerHour.of(ml_per_h), factor) == drops
    assert rate_of_drops(drops, factor) == MlPerHour.of(ml_per_h)
    assert time_between_drops(drops).text == seconds_per_drop


@pytest.mark.parametrize(
    ("g_per_kg", "kg", "g", "concentration", "ml"),
    [
        # 0.3 g/kg × 24 kg = 7.2 g; ÷ 0.1 g/mL = 72 mL; at 5 % 144
        ("0.3", "24", "7.2", TEN_PER_CENT, "72"),
        ("0.3", "24", "7.2", FIVE_PER_CENT, "144"),
        ("0.4", "70", "28", TEN_PER_CENT, "280"),
        ("2", "5", "10", TEN_PER_CENT, "100"),
        # the review's Table 2 prints 2 mg/kg for 2 g/kg: a thousandth of the dose, 0.14 g in 70 kg
        ("2", "70", "140", TEN_PER_CENT, "1400"),
        ("0.002", "70", "0.14", TEN_PER_CENT, "1.4"),
    ],
)
def test_a_dose_is_the_same_in_every_unit(g_per_kg: str, kg: str, g: str, concentration: MgPerMl, ml: str) -> None:
    """S18."""
    dose, weight, volume = Grams.of(g), Kilograms.of(kg), Millilitres.of(ml)

    assert dose_for_weight(GramsPerKg.of(g_per_kg), weight) == dose
    assert dose_per_weight(dose, weight) == GramsPerKg.of(g_per_kg)
    assert volume_of_dose(dose, concentration) == volume
    assert dose_of_volume(volume, concentration) == dose


@pytest.mark.parametrize(
    ("ml", "ml_per_h", "minutes"),
    # 122.5 ÷ 336 × 60 = 21.875; 10.5 at 21: 30; 1 at 9: 20/3; Kawasaki 480 mL at 48 mL/h: 600 min, 10 h
    [("122.5", "336", "21.875"), ("10.5", "21", "30"), ("1", "9", "20/3"), ("480", "48", "600")],
)
def test_volume_rate_and_time_agree_without_a_remainder(ml: str, ml_per_h: str, minutes: str) -> None:
    """S6, S27."""
    volume, rate, time = Millilitres.of(ml), MlPerHour.of(ml_per_h), Minutes.of(minutes)

    assert (time_to_run(volume, rate), volume_in(rate, time), rate_over(volume, time)) == (time, volume, rate)
