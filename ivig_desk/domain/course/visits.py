"""Every visit of a course on a day: taken place, late, missed, due, overdue or to come, and what reminds of it."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, unique
from typing import Generic

from ivig_desk.domain.course.assessment import Assessed, AssessmentRefused, assess
from ivig_desk.domain.course.course import Course
from ivig_desk.domain.course.cycles import Cycle, DayT, is_lapsed
from ivig_desk.domain.course.due import DueWindow, cycle_due, follow_up_due
from ivig_desk.domain.course.outline import Outline
from ivig_desk.domain.course.treated_day import TreatedDay
from ivig_desk.domain.course.visit_place import FOLLOW_UP_MONTHS, CycleVisit, FollowUp, VisitPlace


@unique
class VisitStanding(Enum):
    """How it stands with one visit; `no-date` is one to come whose day nothing gives yet."""

    GIVEN = "given"
    LATE = "late"
    SEEN = "seen"
    MISSED = "missed"
    NOT_ON_RECORD = "not-on-record"
    CALLED_OFF = "called-off"
    AHEAD = "ahead"
    DUE = "due"
    OVERDUE = "overdue"
    NO_DATE = "no-date"


_TO_COME = frozenset({VisitStanding.AHEAD, VisitStanding.DUE, VisitStanding.OVERDUE})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedVisit(Generic[DayT]):
    """One visit: when it was or is due, and its cycle where one was given.

    `days_late` is how long after its window it took place, 0 within or before it.
    """

    place: VisitPlace
    standing: VisitStanding
    due: DueWindow | None
    cycle: Cycle[DayT] | None = None
    days_late: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseVisit(PlannedVisit[TreatedDay]):
    """One visit with what was measured at it."""

    assessed: Assessed | AssessmentRefused | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """The next visit of a course: ahead by `days_until`, due, or overdue by `days_overdue`."""

    place: VisitPlace
    standing: VisitStanding
    due: DueWindow
    days_until: int
    days_overdue: int

    @property
    def urgency(self) -> tuple[int, date]:
        """By this the most urgent stands first: overdue, then due by when, then the next to fall due."""
        match self.standing:
            case VisitStanding.OVERDUE:
                return 0, self.due.last
            case VisitStanding.DUE:
                return 1, self.due.last
            case _:
                return 2, self.due.first


def visits_of(course: Course, today: date) -> tuple[CourseVisit, ...]:
    """Return every visit of a course as it stands on a day: cycle by cycle, then the follow-ups."""
    return tuple(
        CourseVisit(
            place=visit.place,
            standing=visit.standing,
            due=visit.due,
            cycle=visit.cycle,
            days_late=visit.days_late,
            assessed=_assessed(course, visit.place, today),
        )
        for visit in planned_visits(course, today)
    )


def planned_visits(course: Outline[DayT], today: date) -> tuple[PlannedVisit[DayT], ...]:
    """Return the same without what was measured."""
    cycles = [_cycle_visit(course, number, today) for number in range(1, course.highest + 1)]
    return (*cycles, *(_follow_up(course, follow_up, today) for follow_up in course.follow_ups))


def reminder_of(course: Outline[DayT], today: date) -> Reminder | None:
    """Return the next visit that has a day, whether to come, due or overdue; None where nothing is to come."""
    for visit in planned_visits(course, today):
        if visit.due is not None and visit.standing in _TO_COME:
            return Reminder(
                place=visit.place,
                standing=visit.standing,
                due=visit.due,
                days_until=visit.due.days_until(today),
                days_overdue=visit.due.days_after(today),
            )
    return None


def _cycle_visit(course: Outline[DayT], number: int, today: date) -> PlannedVisit[DayT]:
    place = CycleVisit(number)
    cycle = next((one for one in course.cycles if one.number == number), None)
    before = [one for one in course.cycles if one.number < number]
    due = cycle_due(course.row, before[-1].resumed, number - before[-1].number) if before else None
    if cycle is not None:
        late = 0 if due is None else due.days_after(cycle.began)
        standing = VisitStanding.LATE if late else VisitStanding.GIVEN
        return PlannedVisit(place=place, standing=standing, due=due, cycle=cycle, days_late=late)
    standing = _not_given(course, number, due, today)
    return PlannedVisit(place=place, standing=standing, due=None if standing is VisitStanding.NO_DATE else due)


def _not_given(course: Outline[DayT], number: int, due: DueWindow | None, today: date) -> VisitStanding:
    if number < course.cycles[0].number:
        return VisitStanding.NOT_ON_RECORD
    if course.is_called_off(CycleVisit(number)):
        return VisitStanding.CALLED_OFF
    if number < course.cycles[-1].number or _is_over(course, today):
        return VisitStanding.MISSED
    if due is None or _waits_for_another(course, number, today):
        return VisitStanding.NO_DATE
    return _by_window(due, today)


def _waits_for_another(course: Outline[DayT], number: int, today: date) -> bool:
    """Whether an earlier cycle is overdue: those after it are counted from the day it takes place."""
    awaited, last = _next_number(course), course.cycles[-1]
    if awaited is None or awaited == number:
        return False
    due = cycle_due(course.row, last.resumed, awaited - last.number)
    return due is not None and today > due.last


def _follow_up(course: Outline[DayT], place: FollowUp, today: date) -> PlannedVisit[DayT]:
    is_open = _next_number(course) is not None and not _is_over(course, today)
    due = None if is_open else follow_up_due(course.last_infusion, place.months)
    if place in course.seen:
        return PlannedVisit(place=place, standing=VisitStanding.SEEN, due=due)
    return PlannedVisit(place=place, standing=_not_seen(course, place, due, today), due=due)


def _not_seen(course: Outline[DayT], place: FollowUp, due: DueWindow | None, today: date) -> VisitStanding:
    if course.is_called_off(place):
        return VisitStanding.CALLED_OFF
    if due is None:
        return VisitStanding.NO_DATE
    later = [months for months in FOLLOW_UP_MONTHS if months > place.months]
    is_passed = any(today >= follow_up_due(course.last_infusion, months).first for months in later)
    if is_passed or _is_followed(course, today):
        return VisitStanding.MISSED
    return _by_window(due, today)


def _next_number(course: Outline[DayT]) -> int | None:
    """The first cycle after the last one given that was not called off; None where no more are planned."""
    after = range(course.cycles[-1].number + 1, course.highest + 1)
    return next((number for number in after if not course.is_called_off(CycleVisit(number))), None)


def _is_over(course: Outline[DayT], today: date) -> bool:
    return is_lapsed(course.last_infusion, today) or _is_followed(course, today)


def _is_followed(course: Outline[DayT], today: date) -> bool:
    return course.followed_on is not None and course.followed_on <= today


def _by_window(due: DueWindow, today: date) -> VisitStanding:
    if today < due.first:
        return VisitStanding.AHEAD
    return VisitStanding.DUE if today <= due.last else VisitStanding.OVERDUE


def _assessed(course: Course, place: VisitPlace, today: date) -> Assessed | AssessmentRefused | None:
    """What was measured at a visit: of two entries the one recorded last, which puts the other right."""
    entered = [one for one in course.assessments if one.place == place]
    return assess(entered[-1], patient=course.patient, today=today) if entered else None
