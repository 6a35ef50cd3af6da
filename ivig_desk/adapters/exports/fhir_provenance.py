"""Who wrote a record, when, and the checksum it ends with: Provenance of the whole, and of each correction."""

from collections.abc import Iterable, Iterator

from ivig_desk.adapters.exports.exported_infusion import ExportedInfusion
from ivig_desk.adapters.exports.fhir_json import Resource, said
from ivig_desk.adapters.exports.fhir_signs import panel_reference
from ivig_desk.adapters.exports.fhir_visits import visit_reference
from ivig_desk.adapters.exports.stable_ids import HEADS
from ivig_desk.domain.course.visit_place import VisitPlace
from ivig_desk.domain.infusion.course_events import VisitAssessed
from ivig_desk.domain.infusion.events import ObservationCorrected, Recorded
from ivig_desk.domain.infusion.reaction_events import AdverseEventRegraded, AdverseEventStruck
from ivig_desk.domain.summary.people import people_of

_NOT_TARGETS = frozenset({"Patient", "Practitioner", "Medication"})
"""What other infusions share."""


def provenance_of(told: ExportedInfusion, resources: Iterable[Resource]) -> Iterator[Resource]:
    """Return where all of these come from, and for each thing put right later who did that and why."""
    known = [_reference(one) for one in resources if one["resourceType"] not in _NOT_TARGETS]
    yield _of_record(told, known)
    for entry, target, reason in _corrections(told):
        # What was put right may be what no other entry has: a record that contradicts itself is told as it is.
        if target in known:
            yield _of_correction(told, entry, target, reason)


def _corrections(told: ExportedInfusion) -> Iterator[tuple[Recorded, Resource, str]]:
    scored: dict[VisitPlace, int] = {}
    for entry in told.entries:
        match entry.event:
            case ObservationCorrected(of_version=version, reason=reason):
                yield entry, panel_reference(told, version), reason
            case AdverseEventRegraded(of_version=version, reason=reason):
                yield entry, told.reference("AdverseEvent", "adverse-event", version), reason
            case AdverseEventStruck(of_version=version, reason=reason):
                yield entry, told.reference("AdverseEvent", "adverse-event", version), reason
            case VisitAssessed(assessment=assessment, reason=reason):
                first = scored.setdefault(assessment.place, entry.version)
                if first < entry.version:
                    yield entry, visit_reference(told, first), reason
            case _:
                pass


def _of_record(told: ExportedInfusion, targets: list[Resource]) -> Resource:
    first, last = told.entries[0], told.entries[-1]
    programs = dict.fromkeys(entry.program for entry in told.entries)
    head = told.naming.unique(told.head.link)
    record: Resource = {"identifier": {"system": HEADS, "value": head}} if head else {}
    return said(
        {
            "resourceType": "Provenance",
            "id": told.id_of("provenance", 0),
            "target": targets,
            "occurredPeriod": {"start": first.at.text, "end": max(first.at, told.last_at).text},
            "recorded": last.recorded.wall.text,
            "agent": [*_people(told), *(_agent("program", {"display": f"IVIG Desk {one}"}) for one in programs)],
            "entity": [{"role": "source", "what": {**record, "display": f"record of {told.head.version} entries"}}],
        }
    )


def _of_correction(told: ExportedInfusion, entry: Recorded, target: Resource, reason: str) -> Resource:
    why = told.naming.free(reason)
    return said(
        {
            "resourceType": "Provenance",
            "id": told.id_of("correction", entry.version),
            "target": [target],
            "occurredDateTime": entry.at.text,
            "recorded": entry.recorded.wall.text,
            "reason": [{"text": why}] if why else [],
            "activity": {"text": "put right later"},
            "agent": [_agent("author", told.who(entry.by) or {"display": "somebody of the ward"})],
        }
    )


def _people(told: ExportedInfusion) -> Iterator[Resource]:
    for person in people_of(told.plan, told.entries):
        whom = told.who(person.name)
        if whom is not None:
            yield _agent(", ".join(role.value for role in person.roles), whom)


def _agent(kind: str, who: Resource) -> Resource:
    return {"type": {"text": kind}, "who": who}


def _reference(resource: Resource) -> Resource:
    return {"reference": f"{resource['resourceType']}/{resource['id']}"}
