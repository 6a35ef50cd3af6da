"""Conversions between units, each with its source and a number worked by hand."""

from fractions import Fraction
from typing import assert_never

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
    SecondsPerDrop,
    WeightFactor,
)

MINUTES_IN_AN_HOUR = 60
SECONDS_IN_A_MINUTE = 60
MG_IN_A_GRAM = 1000


def hourly_from_ml_per_kg_per_minute(rate: MlPerKgPerMinute) -> MlPerKgPerHour:
    """mL/kg/h = 60 × mL/kg/min. Source: Flebogamma 5 % leaflet, 0.1 mL/kg/min.

    >>> hourly_from_ml_per_kg_per_minute(MlPerKgPerMinute.of("0.1")).text
    '6'
    """
    return MlPerKgPerHour(rate.value * MINUTES_IN_AN_HOUR)


def hourly_from_mg_per_kg_per_minute(rate: MgPerKgPerMinute, concentration: MgPerMl) -> MlPerKgPerHour:
    """mL/kg/h = 60 ÷ c × mg/kg/min, c in mg/mL. Source: Privigen United States dosing, 8 mg/kg/min of 100 mg/mL.

    >>> hourly_from_mg_per_kg_per_minute(MgPerKgPerMinute.of("8"), MgPerMl.of("100")).text
    '4.8'
    """
    return MlPerKgPerHour(rate.value * MINUTES_IN_AN_HOUR / concentration.value)


def hourly_from_mg_per_kg_per_hour(rate: MgPerKgPerHour, concentration: MgPerMl) -> MlPerKgPerHour:
    """mL/kg/h = mg/kg/h ÷ c, c in mg/mL. Source: Octagam 5 %, 30 mg/kg/h of 50 mg/mL.

    >>> hourly_from_mg_per_kg_per_hour(MgPerKgPerHour.of("30"), MgPerMl.of("50")).text
    '0.6'
    """
    return MlPerKgPerHour(rate.value / concentration.value)


def hourly_from_drops_per_kg_per_minute(rate: DropsPerKgPerMinute, drop_factor: DropsPerMl) -> MlPerKgPerHour:
    """mL/kg/h = 60 ÷ g × drops/kg/min, g in drops/mL. Source: review P2; at 20 drops/mL, three times the label.

    >>> hourly_from_drops_per_kg_per_minute(DropsPerKgPerMinute.of("4.8"), DropsPerMl.of("60")).text
    '4.8'
    >>> hourly_from_drops_per_kg_per_minute(DropsPerKgPerMinute.of("4.8"), DropsPerMl.of("20")).text
    '14.4'
    """
    return MlPerKgPerHour(rate.value * MINUTES_IN_AN_HOUR / drop_factor.value)


def hourly(rate: LabelRate, concentration: MgPerMl, drop_factor: DropsPerMl | None) -> MlPerKgPerHour:
    """Return a label's rate in mL/kg/h, the unit limits are held in (S26).

    Raises ValueError for drops/kg/min without a drop factor: no number would be true.
    """
    match rate:
        case MlPerKgPerHour():
            return rate
        case MlPerKgPerMinute():
            return hourly_from_ml_per_kg_per_minute(rate)
        case MgPerKgPerMinute():
            return hourly_from_mg_per_kg_per_minute(rate, concentration)
        case MgPerKgPerHour():
            return hourly_from_mg_per_kg_per_hour(rate, concentration)
        case DropsPerKgPerMinute():
            if drop_factor is None:
                message = "drops/kg/min has no meaning without a drop factor"
                raise ValueError(message)
            return hourly_from_drops_per_kg_per_minute(rate, drop_factor)
        case _:
            assert_never(rate)


def rate_for_weight(rate: MlPerKgPerHour, weight: Kilograms) -> MlPerHour:
    """mL/h = mL/kg/h × kg. Worked: 1.2 mL/kg/h at 24 kg.

    >>> rate_for_weight(MlPerKgPerHour.of("1.2"), Kilograms.of("24")).text
    '28.8'
    """
    return MlPerHour(rate.value * weight.value)


def rate_per_weight(rate: MlPerHour, weight: Kilograms) -> MlPerKgPerHour:
    """mL/kg/h = mL/h ÷ kg. Worked: 28 mL/h at 70 kg. Raises ZeroDivisionError at 0 kg.

    >>> rate_per_weight(MlPerHour.of("28"), Kilograms.of("70")).text
    '0.4'
    """
    return MlPerKgPerHour(rate.value / weight.value)


def drops_for_rate(rate: MlPerHour, drop_factor: DropsPerMl) -> DropsPerMinute:
    """drops/min = mL/h × drops/mL ÷ 60. Worked: 28.8 mL/h on a 60 drops/mL set, and 120 mL/h on 20.

    >>> drops_for_rate(MlPerHour.of("28.8"), DropsPerMl.of("60")).text
    '28.8'
    >>> drops_for_rate(MlPerHour.of("120"), DropsPerMl.of("20")).text
    '40'
    """
    return DropsPerMinute(rate.value * drop_factor.value / MINUTES_IN_AN_HOUR)


def rate_of_drops(drops: DropsPerMinute, drop_factor: DropsPerMl) -> MlPerHour:
    """mL/h = drops/min × 60 ÷ drops/mL. Worked: 40 drops/min on a 20 drops/mL set.

    >>> rate_of_drops(DropsPerMinute.of("40"), DropsPerMl.of("20")).text
    '120'
    """
    return MlPerHour(drops.value * MINUTES_IN_AN_HOUR / drop_factor.value)


def time_between_drops(drops: DropsPerMinute) -> SecondsPerDrop:
    """s/drop = 60 ÷ drops/min. Worked: 40 drops/min. Raises ZeroDivisionError where nothing drips.

    >>> time_between_drops(DropsPerMinute.of("40")).text
    '1.5'
    """
    return SecondsPerDrop(SECONDS_IN_A_MINUTE / drops.value)


def volume_of_dose(dose: Grams, concentration: MgPerMl) -> Millilitres:
    """mL = g × 1000 ÷ mg/mL. Worked: 7.2 g of 100 mg/mL.

    >>> volume_of_dose(Grams.of("7.2"), MgPerMl.of("100")).text
    '72'
    """
    return Millilitres(dose.value * MG_IN_A_GRAM / concentration.value)


def dose_of_volume(volume: Millilitres, concentration: MgPerMl) -> Grams:
    """g = mL × mg/mL ÷ 1000. Worked: 100 mL of 50 mg/mL.

    >>> dose_of_volume(Millilitres.of("100"), MgPerMl.of("50")).text
    '5'
    """
    return Grams(volume.value * concentration.value / MG_IN_A_GRAM)


def dose_for_weight(dose: GramsPerKg, weight: Kilograms) -> Grams:
    """g = g/kg × kg. Worked: 0.3 g/kg at 24 kg.

    >>> dose_for_weight(GramsPerKg.of("0.3"), Kilograms.of("24")).text
    '7.2'
    """
    return Grams(dose.value * weight.value)


def dose_per_weight(dose: Grams, weight: Kilograms) -> GramsPerKg:
    """g/kg = g ÷ kg. Worked: 28 g at 70 kg. Raises ZeroDivisionError at 0 kg.

    >>> dose_per_weight(Grams.of("28"), Kilograms.of("70")).text
    '0.4'
    """
    return GramsPerKg(dose.value / weight.value)


def adjusted_weight(ideal: Kilograms, factor: WeightFactor, actual: Kilograms) -> Kilograms:
    """Adjusted kg = ideal kg + factor × (actual kg − ideal kg); ideal weight and factor are the prescriber's.

    Worked: 62 kg + 0.4 × (100 kg − 62 kg) = 77.2 kg. Source: the prescriber; no label and no review has a factor.

    >>> adjusted_weight(Kilograms.of("62"), WeightFactor.of("0.4"), Kilograms.of("100")).text
    '77.2'
    """
    return ideal + (actual - ideal).times(factor.value)


def time_to_run(volume: Millilitres, rate: MlPerHour) -> Minutes:
    """min = mL ÷ mL/h × 60. Worked: 122.5 mL at 336 mL/h. Raises ZeroDivisionError at rest.

    >>> time_to_run(Millilitres.of("122.5"), MlPerHour.of("336")).text
    '21.875'
    """
    return Minutes(volume.value / rate.value * MINUTES_IN_AN_HOUR)


def volume_in(rate: MlPerHour, time: Minutes) -> Millilitres:
    """mL = mL/h × min ÷ 60. Worked: 21 mL/h for 30 min.

    >>> volume_in(MlPerHour.of("21"), Minutes.of("30")).text
    '10.5'
    """
    return Millilitres(rate.value * time.value / MINUTES_IN_AN_HOUR)


def rate_over(volume: Millilitres, time: Minutes) -> MlPerHour:
    """mL/h = mL ÷ min × 60. Worked: 480 mL over 10 h, the shorter Kawasaki time. Raises ZeroDivisionError over no time.

    >>> rate_over(Millilitres.of("480"), Minutes.of("600")).text
    '48'
    """
    return MlPerHour(volume.value * Fraction(MINUTES_IN_AN_HOUR) / time.value)
