"""What was measured at one visit of a course: EASI, CDLQI and what the laboratory sent; any of them may be missing."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, unique

from ivig_desk.domain.course.cdlqi import CdlqiAnswers, CdlqiRefused, CdlqiTotal, cdlqi_of
from ivig_desk.domain.course.easi import EasiRefused, EasiScores, EasiTotal, easi_of
from ivig_desk.domain.course.laboratory import (
    LaboratoryRefused,
    LaboratoryReport,
    LaboratoryValue,
    laboratory_value,
)
from ivig_desk.domain.course.visit_place import VisitPlace
from ivig_desk.domain.patient.patient import Patient


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One visit as it was scored, whole, so that a total can always be reckoned again; None was not done.

    `infusion_id` is any infusion of the course it belongs to.
    """

    infusion_id: str
    place: VisitPlace
    day: date
    easi: EasiScores | None = None
    cdlqi: CdlqiAnswers | None = None
    laboratory: tuple[LaboratoryReport, ...] = ()

    def __post_init__(self) -> None:
        """Refuse two lines of one test. Raises ValueError."""
        tests = [report.test.value for report in self.laboratory]
        if len(set(tests)) < len(tests):
            raise ValueError(", ".join(tests), "one line for each test")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """What a visit comes to; what was not done is None or not there, never 0."""

    place: VisitPlace
    day: date
    easi: EasiTotal | None
    cdlqi: CdlqiTotal | None
    laboratory: tuple[LaboratoryValue, ...]


@unique
class AssessmentProblem(Enum):
    """What is wrong with a visit as a whole."""

    NOTHING_MEASURED = "nothing-measured"
    BEFORE_BIRTH = "before-birth"
    DAY_IN_FUTURE = "day-in-future"


Refused = EasiRefused | CdlqiRefused | LaboratoryRefused


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentRefused:
    """A visit that is not taken: what is wrong with the whole, and every part that was refused."""

    problems: tuple[AssessmentProblem, ...]
    parts: tuple[Refused, ...]


def assess(assessment: Assessment, *, patient: Patient, today: date) -> Assessed | AssessmentRefused:
    """Return what a visit comes to at the patient's age on its day, or all that stands in its way at once."""
    age = patient.age_in_years(assessment.day)
    easi = None if assessment.easi is None else easi_of(assessment.easi, age_years=age)
    cdlqi = None if assessment.cdlqi is None else cdlqi_of(assessment.cdlqi, age_years=age)
    reports = [laboratory_value(report) for report in assessment.laboratory]
    values = tuple(value for value in reports if not isinstance(value, LaboratoryRefused))
    refused_lines = tuple(value for value in reports if isinstance(value, LaboratoryRefused))
    problems = tuple(_problems(assessment, patient, today))
    if isinstance(easi, EasiRefused) or isinstance(cdlqi, CdlqiRefused) or refused_lines or problems:
        scores = tuple(part for part in (easi, cdlqi) if isinstance(part, EasiRefused | CdlqiRefused))
        return AssessmentRefused(problems=problems, parts=(*scores, *refused_lines))
    return Assessed(place=assessment.place, day=assessment.day, easi=easi, cdlqi=cdlqi, laboratory=values)


def _problems(assessment: Assessment, patient: Patient, today: date) -> list[AssessmentProblem]:
    found: list[AssessmentProblem] = []
    if assessment.easi is None and assessment.cdlqi is None and not assessment.laboratory:
        found.append(AssessmentProblem.NOTHING_MEASURED)
    if assessment.day < patient.born:
        found.append(AssessmentProblem.BEFORE_BIRTH)
    if assessment.day > today:
        found.append(AssessmentProblem.DAY_IN_FUTURE)
    return found
