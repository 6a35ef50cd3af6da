"""A patient's courses, from the infusions on record and what was measured at their visits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, unique

from ivig_desk.domain.course.assessment import Assessment
from ivig_desk.domain.course.cycles import CourseQuestion, Cycle, Series, series_of
from ivig_desk.domain.course.due import after_months
from ivig_desk.domain.course.treated_day import TreatedDay
from ivig_desk.domain.course.visit_place import FOLLOW_UP_MONTHS, CalledOff, CycleVisit, FollowUp, VisitPlace
from ivig_desk.domain.formulary.posology import CourseLimit, Posology, PosologyRow
from ivig_desk.domain.patient.identity import person_key
from ivig_desk.domain.patient.patient import Patient


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The cycles of one patient for one indication, and all that was recorded about their visits.

    `patient` is as planned last. `row` is the indication's row of the posology, None where the review has none.
    `followed_on` is the day another course of the same patient and indication began; None for the latest.
    """

    patient: Patient
    indication: str
    row: PosologyRow | None
    cycles: tuple[Cycle, ...]
    questions: tuple[CourseQuestion, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    called_off: tuple[CalledOff, ...] = ()
    followed_on: date | None = None

    @property
    def planned(self) -> int | None:
        """How many cycles are planned: as ordered last, else the row's; None where neither says."""
        stated = [treated.cycles for cycle in self.cycles for treated in cycle.days if treated.cycles is not None]
        if stated:
            return stated[-1]
        return None if self.row is None else self.row.cycles

    @property
    def highest(self) -> int:
        """The highest cycle number there is or is to be."""
        return max(self.planned or 0, self.cycles[-1].number)

    @property
    def began(self) -> date:
        """The day of the first infusion."""
        return self.cycles[0].began

    @property
    def last_infusion(self) -> date:
        """The day of the last infusion so far."""
        return self.cycles[-1].ended

    @property
    def follow_ups(self) -> tuple[FollowUp, ...]:
        """The two follow-ups; none where one cycle is all there is, or nobody says how many there are."""
        return tuple(FollowUp(months) for months in FOLLOW_UP_MONTHS) if (self.planned or 0) > 1 else ()

    def is_called_off(self, place: VisitPlace) -> bool:
        """Return whether somebody said that a visit will not take place."""
        return any(one.place == place for one in self.called_off)


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
    match place:
        case CycleVisit(number=number):
            return None if 1 <= number <= course.highest else PlacingProblem.NO_SUCH_VISIT
        case FollowUp():
            if place not in course.follow_ups:
                return PlacingProblem.NO_SUCH_VISIT
            return None if day > course.last_infusion else PlacingProblem.NOT_AFTER_LAST_INFUSION


def is_past_limit(course: Course, day: date, limit: CourseLimit) -> bool:
    """Return whether a cycle on a day would be later than cycles are repeated at most; not on the last such day.

    Source: review.md, "Dose": 18 months at most (P2), here from the first infusion on.
    """
    return day > after_months(course.began, limit.most_months)


def _courses(
    days: list[TreatedDay], posology: Posology, assessments: tuple[Assessment, ...], called_off: tuple[CalledOff, ...]
) -> list[Course]:
    indication = days[0].indication
    row = posology.row_of(indication)
    found = series_of(days, None if row is None else row.cycles)
    return [
        _course(series, after[0].cycles[0].began if (after := found[at + 1 :]) else None, row, assessments, called_off)
        for at, series in enumerate(found)
    ]


def _course(
    series: Series,
    followed_on: date | None,
    row: PosologyRow | None,
    assessments: tuple[Assessment, ...],
    called_off: tuple[CalledOff, ...],
) -> Course:
    ids = {treated.infusion_id for cycle in series.cycles for treated in cycle.days}
    return Course(
        patient=series.latest.patient,
        indication=series.latest.indication,
        row=row,
        cycles=series.cycles,
        questions=series.questions,
        assessments=tuple(one for one in assessments if one.infusion_id in ids),
        called_off=tuple(one for one in called_off if one.infusion_id in ids),
        followed_on=followed_on,
    )
