"""What is said of courses: how each visit stands, what is due, what somebody should look at."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import assert_never

from ivig_desk.domain.course.course import Course, is_past_limit
from ivig_desk.domain.course.cycles import CourseQuestion, CourseQuestionKind
from ivig_desk.domain.course.visits import CourseVisit, VisitStanding
from ivig_desk.presenters.course_page.shown import Shown
from ivig_desk.presenters.course_wording import DUE_NOW, ahead_text, indication_text, overdue_text
from ivig_desk.presenters.formats import date_text, many_text

_STANDINGS: Mapping[VisitStanding, str] = {
    VisitStanding.GIVEN: "given",
    VisitStanding.SEEN: "seen",
    VisitStanding.MISSED: "missed",
    VisitStanding.NOT_ON_RECORD: "not on record here",
    VisitStanding.DUE: DUE_NOW,
    VisitStanding.NO_DATE: "no date yet",
    VisitStanding.AHEAD: "to come",
    VisitStanding.OVERDUE: "overdue",
}


def course_title(course: Course) -> str:
    """Return what tells one course from another: indication, and when it began."""
    return f"{indication_text(course.indication)}, from {date_text(course.began)}"


def standing_text(visit: CourseVisit, course: Course, today: date) -> str:
    """Return how it stands with a visit, with the days where it is late, to come or overdue."""
    match visit.standing:
        case VisitStanding.LATE:
            return f"given, {many_text(visit.days_late, 'day')} late"
        case VisitStanding.CALLED_OFF:
            said = next((one for one in course.called_off if one.place == visit.place), None)
            return "called off" if said is None else f"called off: {said.reason}, {said.by}"
        case VisitStanding.AHEAD if visit.due is not None:
            return ahead_text(visit.due.days_until(today))
        case VisitStanding.OVERDUE if visit.due is not None:
            return overdue_text(visit.due.days_after(today))
        case _:
            return _STANDINGS[visit.standing]


def questions_of(shown: Shown) -> Iterator[str]:
    """Return everything about the shown course that somebody should look at, in words."""
    yield from (_question_text(one, shown) for one in shown.course.questions)
    if is_past_limit(shown.course, shown.today, shown.posology.course) and shown.course.followed_on is None:
        months = shown.posology.course.most_months
        yield f"This course began over {months} months ago; cycles are repeated for {months} months at most."
    unplaced = len(shown.on_record.unplaced)
    if unplaced:
        yield f"{many_text(unplaced, 'assessment')} of this patient belong to no infusion on record."
    yield from (f"Infusion {infusion_id} of this patient cannot be read." for infusion_id in shown.of.unreadable)
    others = sorted({row.identifier for row in shown.of.namesakes})
    if others:
        yield f"Same name and day of birth under ID {', '.join(others)}: not taken in here. Is it the same person?"


def _question_text(question: CourseQuestion, shown: Shown) -> str:
    day = _day_of(question, shown.course)
    said = f"The infusion of {day} was ordered as cycle {question.stated}"
    match question.kind:
        case CourseQuestionKind.CYCLE_REPEATED:
            return f"{said}, as was one two weeks or more before it. Which number is right?"
        case CourseQuestionKind.CYCLE_SOON:
            return f"{said}, under two weeks after the one before it. Is it another cycle?"
        case CourseQuestionKind.CYCLE_GOES_BACK:
            return f"{said}, but a higher one was given before. It is counted on from that one."
        case CourseQuestionKind.BEGUN_ANEW:
            return f"{said}, before all of the course before it were given. It is shown as another course."
        case CourseQuestionKind.LONG_GAP:
            return f"{said}, after the last follow-up of the course before it. It is shown as another course."
        case _:
            assert_never(question.kind)


def _day_of(question: CourseQuestion, course: Course) -> str:
    return next(
        date_text(day.day) for cycle in course.cycles for day in cycle.days if day.infusion_id == question.infusion_id
    )
