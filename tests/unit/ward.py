"""The shipped rules, and patients and observations in few words, for the tests of the ward's rules."""

from datetime import date
from functools import cache
from pathlib import Path

from ivig_desk.adapters.toml_rules import load_rules, load_weight_reference
from ivig_desk.domain.amounts.quantities import Celsius, Kilograms, MmHg, Percent, PerMinute
from ivig_desk.domain.monitoring.bands import Bands
from ivig_desk.domain.monitoring.observation import Consciousness, Observation, Oxygen
from ivig_desk.domain.monitoring.rules import WardRules
from ivig_desk.domain.patient.patient import Patient, Pregnancy, Sex
from ivig_desk.domain.patient.plausibility import WeightReference

RESOURCES = Path(__file__).parents[2] / "resources"
TODAY = date(2026, 11, 22)


@cache
def rules() -> WardRules:
    """The rules as shipped."""
    return load_rules(RESOURCES)


@cache
def weights() -> WeightReference:
    """The weight reference as shipped."""
    return load_weight_reference(RESOURCES)


def bands() -> Bands:
    """The thresholds as shipped."""
    return rules().bands


def patient(born: str, pregnancy: Pregnancy = Pregnancy.NO) -> Patient:
    """Someone born on a day."""
    return Patient(
        identifier="4471",
        name="Ionescu, Maria",
        born=date.fromisoformat(born),
        sex=Sex.FEMALE,
        weight=Kilograms.of("24"),
        pregnancy=pregnancy,
    )


def measured(**signs: str) -> Observation:
    """A set of vital signs written as in a scenario; what is not named was not measured."""
    return Observation(
        systolic=MmHg.of(signs["systolic"]) if "systolic" in signs else None,
        diastolic=MmHg.of(signs["diastolic"]) if "diastolic" in signs else None,
        heart_rate=PerMinute.of(signs["heart_rate"]) if "heart_rate" in signs else None,
        temperature=Celsius.of(signs["temperature_c"]) if "temperature_c" in signs else None,
        spo2=Percent.of(signs["spo2"]) if "spo2" in signs else None,
        respiratory_rate=PerMinute.of(signs["respiratory_rate"]) if "respiratory_rate" in signs else None,
        consciousness=Consciousness(signs["consciousness"]) if "consciousness" in signs else None,
        oxygen=Oxygen(signs["oxygen"]) if "oxygen" in signs else None,
    )
