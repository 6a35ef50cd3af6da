"""A patient's courses, from the infusions on record and what was measured at their visits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, unique

from ivig_desk.domain.course.assessment import Assessment
from ivig_desk.domain.course.cycles import Series, series_of
from ivig_desk.domain.course.due import after_months
from ivig_desk.domain.course.outline import Outline
from ivig_desk.domain.course.treated_day import TreatedDay
from ivig_desk.domain.course.visit_place import CalledOff, CycleVisit, FollowUp, VisitPlace
from ivig_desk.domain.formulary.posology import CourseLimit, Posology, PosologyRow
from ivig_desk.domain.patient.identity import person_key
from ivig_desk.domain.patient.patient import Patient


@dataclass(frozen=True, slots=True, kw_only=True)
class Course(Outline[TreatedDay]):
    """The cycles of one patient for one indication, and all that was recorded about their visits.

    `patient` is as planned last.
    """

    patient: Patient
    assessments: tuple[Assessment, ...] = ()
    called_off: tuple[CalledOff, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CoursesOnRecord:
    """Every course, and the assessments whose infusion is in none of them: these are shown, never dropped."""

    courses: tuple[Course, ...]
    unplaced: tuple[Assessment, ...]


@unique
class PlacingProblem(Enum):
    """Why an assessment cannot be of the visit it names."""

    NO_SUCH_VISIT = "no-such-visit"
    NOT_AFTER_LAST_INFUSION = "not-after-last-infusion"


def courses_of(
    days: Iterable[TreatedDay],
    *,
    posology: Posology,
    assessments: Iterable[Assessment] = (),
    called_off: Iterable[CalledOff] = (),
) -> CoursesOnRecord:
    """Return the courses that infusions make, by person and indication, each with what was recorded for it."""
    recorded, off = tuple(assessments), tuple(called_off)
    by_person: dict[object, list[TreatedDay]] = {}
    for treated in days:
        who = treated.patient
        key = (person_key(who.identifier, who.name, who.born), treated.indication)
        by_person.setdefault(key, []).append(treated)
    courses = tuple(course for of_one in by_person.values() for course in _courses(of_one, posology, recorded, off))
    placed = {treated.infusion_id for of_one in by_person.values() for treated in of_one}
    return CoursesOnRecord(courses=courses, unplaced=tuple(one for one in recorded if one.infusion_id not in placed))


def placing_problem(course: Course, place: VisitPlace, day: date) -> PlacingProblem | None:
    """Return why nothing that was measured on a day can be of a visit of a course; None where it can."""
    if not has_visit(course, place):
        return PlacingProblem.NO_SUCH_VISIT
    is_too_early = isinstance(place, FollowUp) and day <= course.last_infusion
    return PlacingProblem.NOT_AFTER_LAST_INFUSION if is_too_early else None


def has_visit(course: Course, place: VisitPlace) -> bool:
    """Return whether a visit is one of a course: a cycle given or planned, or a follow-up there is after it."""
    if isinstance(place, CycleVisit):
        return 1 <= place.number <= course.highest
    return place in course.follow_ups


def is_past_limit(course: Course, day: date, limit: CourseLimit) -> bool:
    """Return whether a cycle on a day would be later than cycles are repeated at most; not on the last such day.

    Source: review.md, "Dose": 18 months at most (P2), here from the first infusion on.
    """
    return day > after_months(course.began, limit.most_months)


def _courses(
    days: list[TreatedDay], posology: Posology, assessments: tuple[Assessment, ...], called_off: tuple[CalledOff, ...]
) -> list[Course]:
    row = posology.row_of(days[0].indication)
    found = series_of(days, None if row is None else row.cycles)
    return [_course(series, row, assessments, called_off) for series in found]


def _course(
    series: Series[TreatedDay],
    row: PosologyRow | None,
    assessments: tuple[Assessment, ...],
    called_off: tuple[CalledOff, ...],
) -> Course:
    ids = {treated.infusion_id for cycle in series.cycles for treated in cycle.days}
    measured = tuple(one for one in assessments if one.infusion_id in ids)
    off = tuple(one for one in called_off if one.infusion_id in ids)
    return Course(
        patient=series.latest.patient,
        indication=series.latest.indication,
        row=row,
        cycles=series.cycles,
        questions=series.questions,
        seen=frozenset(one.place for one in measured),
        off=frozenset(one.place for one in off),
        assessments=measured,
        called_off=off,
        followed_on=series.followed_on,
    )
