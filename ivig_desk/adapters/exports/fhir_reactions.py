"""Adverse events as they now read, with the rate and batch they began on; one struck out says so."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from ivig_desk.adapters.exports.exported_infusion import ExportedInfusion
from ivig_desk.adapters.exports.fhir_giving import stretch_at
from ivig_desk.adapters.exports.fhir_json import Resource, said, text
from ivig_desk.adapters.exports.fhir_order import medication_of, preparation_of, reference_to
from ivig_desk.adapters.exports.stable_ids import STRUCK
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.events import AdverseEventFlagged, Recorded
from ivig_desk.domain.infusion.infusion import UNDER_WAY, AdverseEvent
from ivig_desk.domain.infusion.reaction_events import AdverseEventStruck
from ivig_desk.domain.reactions.grading import Grade

_SEVERITY = "http://terminology.hl7.org/CodeSystem/adverse-event-severity"
_OUTCOME = "http://terminology.hl7.org/CodeSystem/adverse-event-outcome"
_SEVERITIES: Mapping[Grade, str] = MappingProxyType(
    {
        Grade.MILD: "mild",
        Grade.MODERATE: "moderate",
        Grade.SEVERE: "severe",
        Grade.LIFE_THREATENING: "severe",
        Grade.DEATH: "severe",
    }
)
_SERIOUS: Mapping[Grade, str] = MappingProxyType(
    {Grade.LIFE_THREATENING: "serious: life-threatening", Grade.DEATH: "serious: death"}
)
"""Serious by their grade alone; of the others whoever reports them judges (CTCAE grade is not seriousness)."""


def adverse_events_of(told: ExportedInfusion) -> Iterator[Resource]:
    """Return those that stand, and after them those that were entered by mistake."""
    for event in told.infusion.adverse_events:
        yield _standing(told, event)
    struck = {entry.event.of_version: entry for entry in told.entries if isinstance(entry.event, AdverseEventStruck)}
    for entry in told.entries:
        if isinstance(entry.event, AdverseEventFlagged) and entry.version in struck:
            yield _struck(told, entry, entry.event)


def _standing(told: ExportedInfusion, event: AdverseEvent) -> Resource:
    flagged = told.by_version[event.version]
    common = _common(told, flagged, _label(told, event.sign), event.grade, event.onset)
    return said({**common, "outcome": {"coding": [{"system": _OUTCOME, "code": _outcome(told, event)}]}})


def _struck(told: ExportedInfusion, entry: Recorded, event: AdverseEventFlagged) -> Resource:
    """R4B gives the resource no status: whoever does not know this mark is to leave the resource alone."""
    common = _common(told, entry, f"entered in error: {_label(told, event.sign)}", event.grade, entry.at)
    return said({**common, "modifierExtension": [{"url": STRUCK, "valueCode": "entered-in-error"}]})


def _common(told: ExportedInfusion, flagged: Recorded, words: str, grade: Grade, onset: Instant) -> Resource:
    graded = {"coding": [{"system": _SEVERITY, "code": _SEVERITIES[grade]}], "text": f"CTCAE grade {grade.value}"}
    return {
        "resourceType": "AdverseEvent",
        "id": told.id_of("adverse-event", flagged.version),
        "actuality": "actual",
        "event": {"text": words},
        "subject": told.subject,
        "date": onset.text,
        "recordedDate": flagged.recorded.wall.text,
        "seriousness": {"text": _SERIOUS[grade]} if grade in _SERIOUS else {},
        "severity": graded,
        "recorder": told.who(flagged.by),
        "suspectEntity": [{"instance": one} for one in _suspects(told, flagged)],
    }


def _suspects(told: ExportedInfusion, flagged: Recorded) -> Iterator[Resource]:
    """The preparation with its batch, and the stretch it ran in: with that, the rate."""
    hung = told.infusion.bottle_at(flagged.at)
    bottles = told.plan.bottles if told.plan.pooled_at is not None else () if hung is None else (hung.bottle,)
    medications = [medication_of(told, bottle) for bottle in bottles] or [preparation_of(told)]
    yield from (reference_to(one) for one in {str(one["id"]): one for one in medications}.values())
    stretch = stretch_at(told, flagged.at)
    if stretch is not None:
        yield stretch


def _outcome(told: ExportedInfusion, event: AdverseEvent) -> str:
    if event.grade is Grade.DEATH:
        return "fatal"
    if event.resolved is not None:
        return "resolved"
    return "ongoing" if told.infusion.phase in UNDER_WAY else "unknown"


def _label(told: ExportedInfusion, sign: str) -> str:
    known = [entry.label for entry in told.plan.rules.signs if entry.id == sign]
    return text(known[0] if known else sign)
