"""What was scored and measured at the visits of a course, as Observations; our facts have no codes of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, assert_never

from ivig_desk.adapters.exports.exported_infusion import ExportedInfusion
from ivig_desk.adapters.exports.fhir_json import Resource, number, said
from ivig_desk.domain.amounts.quantities import Quantity
from ivig_desk.domain.course.assessment import Assessment
from ivig_desk.domain.course.cdlqi import CdlqiTotal, cdlqi_of
from ivig_desk.domain.course.easi import EasiScores, EasiTotal, Region, SkinSign, easi_of
from ivig_desk.domain.course.laboratory import LaboratoryRefused, LaboratoryTest, LaboratoryValue, laboratory_value
from ivig_desk.domain.course.visit_place import CycleVisit, FollowUp, VisitPlace
from ivig_desk.domain.infusion.course_events import VisitAssessed
from ivig_desk.domain.infusion.events import Recorded

_PLACES: Final = 6
_EASI: Final = "EASI (eczema area and severity index)"
_CDLQI: Final = "CDLQI (children’s dermatology life quality index)"
_LABORATORY: Final = {
    LaboratoryTest.EOSINOPHILS: "eosinophils in blood",
    LaboratoryTest.TOTAL_IGE: "total IgE in serum, international units",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit as this record has it now; `version` is its first entry, and stays whatever is entered again."""

    version: int
    entry: Recorded
    assessment: Assessment
    was_replaced: bool


def visits_of(told: ExportedInfusion) -> list[Visit]:
    """Return each visit that was scored or measured on this infusion; of two entries for one the later stands."""
    found: dict[VisitPlace, Visit] = {}
    for entry in told.entries:
        if isinstance(entry.event, VisitAssessed):
            place = entry.event.assessment.place
            first = found.get(place)
            found[place] = Visit(
                version=entry.version if first is None else first.version,
                entry=entry,
                assessment=entry.event.assessment,
                was_replaced=first is not None,
            )
    return list(found.values())


def assessments_of(told: ExportedInfusion) -> Iterator[Resource]:
    """Return a panel for each visit, and an Observation for each total and each value of a laboratory."""
    for visit in visits_of(told):
        members = list(_members(told, visit))
        yield said(
            {
                **_common(told, visit),
                "id": told.id_of("visit", visit.version),
                "code": {"text": "visit of a course"},
                "valueString": place_words(visit.assessment.place),
                "hasMember": [{"reference": f"Observation/{one['id']}"} for one in members],
            }
        )
        yield from members


def visit_reference(told: ExportedInfusion, version: int) -> Resource:
    """Return a reference to the panel of a visit by its first entry."""
    return told.reference("Observation", "visit", version)


def place_words(place: VisitPlace) -> str:
    """Return which visit it is."""
    match place:
        case CycleVisit(number=cycle):
            return f"cycle {cycle}"
        case FollowUp(months=months):
            return f"follow-up {months} months after the last infusion"
        case _:
            assert_never(place)


def _members(told: ExportedInfusion, visit: Visit) -> Iterator[Resource]:
    common, scored = _common(told, visit), visit.assessment
    age = told.plan.patient.age_in_years(scored.day)
    easi = None if scored.easi is None else easi_of(scored.easi, age_years=age)
    if isinstance(easi, EasiTotal) and scored.easi is not None:
        parts = told.naming.aged(_regions(scored.easi, easi))
        yield said({**common, **_total(told, visit, "easi", _EASI, easi.points), "component": parts})
    cdlqi = None if scored.cdlqi is None else cdlqi_of(scored.cdlqi, age_years=age)
    if isinstance(cdlqi, CdlqiTotal) and scored.cdlqi is not None:
        answers = [_component(f"question {each}", answer) for each, answer in enumerate(scored.cdlqi.answers, start=1)]
        yield {**common, **_total(told, visit, "cdlqi", _CDLQI, cdlqi.points), "component": answers}
    for report in scored.laboratory:
        value = laboratory_value(report)
        if not isinstance(value, LaboratoryRefused):
            measured = _total(told, visit, report.test.value, _LABORATORY[report.test], value.value)
            yield said({**common, **measured, "referenceRange": _limit(value)})


def _total(told: ExportedInfusion, visit: Visit, kind: str, words: str, amount: Quantity) -> Resource:
    return {"id": told.id_of(kind, visit.version), "code": {"text": words}, "valueQuantity": _in_words(amount)}


def _regions(scores: EasiScores, easi: EasiTotal) -> list[Resource]:
    parts: list[Resource] = []
    for part in easi.parts:
        words, scored = _region_words(part.region), scores.of(part.region)
        parts.append(
            {"code": {"text": f"{words}: weight"}, "valueQuantity": {"value": number(part.weight.value, _PLACES)}}
        )
        parts.append(_component(f"{words}: area", scored.area))
        parts += [
            _component(f"{words}: {sign.value}", score) for sign in SkinSign if (score := scored.of(sign)) is not None
        ]
    return parts


def _region_words(region: Region) -> str:
    return region.value.replace("-", " ")


def _component(words: str, score: Fraction | None) -> Resource:
    """A total has every score it stands on, so none is missing but a sign of a region with area 0."""
    return {"code": {"text": words}, "valueInteger": int(score or 0)}


def _in_words(amount: Quantity) -> Resource:
    return {"value": number(amount.value, _PLACES), "unit": amount.unit}


def _limit(value: LaboratoryValue) -> list[Resource]:
    return [] if value.upper is None else [{"high": _in_words(value.upper), "text": "the laboratory’s own upper limit"}]


def _common(told: ExportedInfusion, visit: Visit) -> Resource:
    whom = told.performed(visit.entry.by)
    common: Resource = {
        "resourceType": "Observation",
        "status": "corrected" if visit.was_replaced else "final",
        "subject": told.subject,
        "effectiveDateTime": visit.assessment.day.isoformat(),
    }
    return common if whom is None else {**common, "performer": whom}
