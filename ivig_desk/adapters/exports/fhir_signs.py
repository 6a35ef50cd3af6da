"""Vital signs as Observations: a panel for each set, and a measurement for each sign (LOINC, UCUM; interop.md)."""

from collections.abc import Iterator
from enum import Enum
from fractions import Fraction
from functools import cache, lru_cache

from ivig_desk.adapters.exports.exported_infusion import ExportedInfusion
from ivig_desk.adapters.exports.fhir_json import Resource, Shared, SharedList, quantity, said
from ivig_desk.domain.amounts.quantities import MmHg, VitalSign
from ivig_desk.domain.infusion.events import InfusionPlanned
from ivig_desk.domain.infusion.infusion import ObservationTaken
from ivig_desk.domain.monitoring.observation import Observation

_LOINC = "http://loinc.org"
_PLACES = 3
_REMEMBERED = 4096


def _coded(code: str, words: str) -> Shared:
    return Shared({"coding": [{"system": _LOINC, "code": code}], "text": words})


_PANEL = _coded("85353-1", "vital signs")
_PRESSURE = _coded("85354-9", "blood pressure")
_SYSTOLIC, _DIASTOLIC = _coded("8480-6", "systolic blood pressure"), _coded("8462-4", "diastolic blood pressure")
_WEIGHT = _coded("29463-7", "body weight")
_SIGNS = (
    ("heart_rate", "heart-rate", _coded("8867-4", "heart rate")),
    ("respiratory_rate", "respiratory-rate", _coded("9279-1", "respiratory rate")),
    ("temperature", "temperature", _coded("8310-5", "body temperature")),
    ("spo2", "spo2", _coded("2708-6", "oxygen saturation")),
)
_SAID = (("consciousness", "consciousness (ACVPU)"), ("oxygen", "breathes"), ("says", "says when asked"))
_CATEGORY = SharedList(
    [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "vital-signs"}]}]
)


def observations_of(told: ExportedInfusion) -> Iterator[Resource]:
    """Return every set as it now reads, and the weight that the plan stands on."""
    yield _weight(told)
    for taken in told.infusion.observations:
        yield from _set(told, taken)


def panel_reference(told: ExportedInfusion, version: int) -> Resource:
    """Return a reference to the set of an entry."""
    return told.reference("Observation", "signs", version)


def _weight(told: ExportedInfusion) -> Resource:
    planned = [entry for entry in told.entries if isinstance(entry.event, InfusionPlanned)][-1]
    common = _common(told, "final", planned.at.text, planned.by)
    weight = quantity(told.plan.patient.weight, _PLACES)
    return {**common, "id": told.id_of("weight", 0), "code": _WEIGHT, "valueQuantity": weight}


def _set(told: ExportedInfusion, taken: ObservationTaken) -> Iterator[Resource]:
    status = "corrected" if taken.corrected else "final"
    common = _common(told, status, taken.at.text, told.by(taken.version))
    members = list(_members(told, taken, common))
    told_in_words = _in_words(*(getattr(taken.observation, field) for field, _ in _SAID))
    panel = {
        **common,
        "id": told.id_of("signs", taken.version),
        "code": _PANEL,
        "hasMember": [{"reference": f"Observation/{one['id']}"} for one in members],
        "component": told_in_words,
    }
    if not members and not told_in_words:
        panel["dataAbsentReason"] = {"text": "nothing was measured"}
    yield said(panel)
    yield from members


def _members(told: ExportedInfusion, taken: ObservationTaken, common: Resource) -> Iterator[Resource]:
    version, observation = taken.version, taken.observation
    pressure = _pressure(observation)
    if pressure:
        yield {**common, "id": told.id_of("blood-pressure", version), "code": _PRESSURE, "component": pressure}
    for field, kind, code in _SIGNS:
        measured: VitalSign | None = getattr(observation, field)
        if measured is not None:
            value = quantity(measured, _PLACES)
            yield {**common, "id": told.id_of(kind, version), "code": code, "valueQuantity": value}


@cache
def _in_words(*values: Enum | None) -> SharedList:
    """Return what was seen and no number is of."""
    pairs = zip(_SAID, values, strict=True)
    return SharedList(
        {"code": {"text": words}, "valueString": value.value} for (_, words), value in pairs if value is not None
    )


def _pressure(observation: Observation) -> SharedList:
    """Return both numbers, or the one there is and that the other was not measured; of none nothing."""
    return _pressures(*(_whole_numbers(one) for one in (observation.systolic, observation.diastolic)))


def _whole_numbers(measured: MmHg | None) -> tuple[int, int] | None:
    """By these it is found again: a fraction itself takes longer to look up than to write."""
    return None if measured is None else (measured.value.numerator, measured.value.denominator)


@lru_cache(maxsize=_REMEMBERED)
def _pressures(systolic: tuple[int, int] | None, diastolic: tuple[int, int] | None) -> SharedList:
    if systolic is None and diastolic is None:
        return SharedList(())
    return SharedList(
        {"code": code, "dataAbsentReason": {"text": "not measured"}}
        if measured is None
        else {"code": code, "valueQuantity": quantity(MmHg(Fraction(*measured)), _PLACES)}
        for code, measured in ((_SYSTOLIC, systolic), (_DIASTOLIC, diastolic))
    )


def _common(told: ExportedInfusion, status: str, at: str, by: str) -> Resource:
    whom = told.performed(by)
    common: Resource = {
        "resourceType": "Observation",
        "status": status,
        "category": _CATEGORY,
        "subject": told.subject,
        "effectiveDateTime": at,
    }
    return common if whom is None else {**common, "performer": whom}
