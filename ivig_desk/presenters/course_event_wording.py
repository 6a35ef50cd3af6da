"""What is recorded of a course, in one line of the timeline: scores as given, whose totals are reckoned elsewhere."""

from collections.abc import Iterator
from fractions import Fraction

from ivig_desk.domain.course.assessment import Assessment
from ivig_desk.domain.course.easi import EasiScores, Region, RegionScores, SkinSign
from ivig_desk.domain.course.laboratory import LaboratoryReport
from ivig_desk.domain.infusion.course_events import CourseEvent, VisitCalledOff
from ivig_desk.presenters.course_names import laboratory_text, place_text, region_text
from ivig_desk.presenters.formats import date_text, number_text

_PLACES = 3
_NOT_GIVEN = "–"


def course_event_text(event: CourseEvent) -> str:
    """Return what was measured at which visit, or that one was called off, why and by whom."""
    if isinstance(event, VisitCalledOff):
        return f"{place_text(event.place)} called off: {event.reason}, {event.name}"
    assessment = event.assessment
    again = f", entered again ({event.reason})" if event.reason else ""
    measured = "; ".join(_measured(assessment))
    return f"{place_text(assessment.place)} assessed, {date_text(assessment.day)}{again}: {measured}"


def _measured(assessment: Assessment) -> Iterator[str]:
    if assessment.easi is not None:
        yield f"EASI scores {_skin(assessment.easi)}"
    if assessment.cdlqi is not None:
        yield f"CDLQI answers {' '.join(_score(answer) for answer in assessment.cdlqi.answers)}"
    yield from (_line(report) for report in assessment.laboratory)


def _skin(scores: EasiScores) -> str:
    return ", ".join(f"{region_text(region)} {_region(scores.of(region))}" for region in Region)


def _region(scores: RegionScores) -> str:
    signs = " ".join(_score(scores.of(sign)) for sign in SkinSign)
    return f"area {_score(scores.area)} signs {signs}"


def _score(score: Fraction | None) -> str:
    return _NOT_GIVEN if score is None else number_text(score, _PLACES)


def _line(report: LaboratoryReport) -> str:
    limit = "" if report.upper is None else f" (limit {_score(report.upper)} {report.unit})"
    return f"{laboratory_text(report.test)} {_score(report.value)} {report.unit}{limit}"
