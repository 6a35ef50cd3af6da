"""What is said of courses: how each visit stands, what is due, what somebody should look at."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import assert_never

from ivig_desk.domain.course.course import Course, is_past_limit
from ivig_desk.domain.course.cycles import CourseQuestion, CourseQuestionKind
from ivig_desk.domain.course.due import DueWindow
from ivig_desk.domain.course.visits import CourseVisit, Reminder, VisitStanding
from ivig_desk.presenters.course_page.shown import Shown
from ivig_desk.presenters.formats import date_text
from ivig_desk.presenters.plan_wording import INDICATIONS

_STANDINGS: Mapping[VisitStanding, str] = {
    VisitStanding.GIVEN: "given",
    VisitStanding.SEEN: "seen",
    VisitStanding.MISSED: "missed",
    VisitStanding.NOT_ON_RECORD: "not on record here",
    VisitStanding.DUE: "due now",
    VisitStanding.NO_DATE: "no date yet",
    VisitStanding.AHEAD: "to come",
    VisitStanding.OVERDUE: "overdue",
}


def indication_text(indication: str) -> str:
    """Return an indication in words; one that is not in the list as it was ordered."""
    return INDICATIONS.get(indication, indication)


def course_title(course: Course) -> str:
    """Return what tells one course from another: indication, and when it began."""
    return f"{indication_text(course.indication)}, from {date_text(course.began)}"


def days_text(number: int) -> str:
    """Return a number of days, `1 day`, `11 days`."""
    return f"{number} day{'' if number == 1 else 's'}"


def window_text(due: DueWindow) -> str:
    """Return when a visit is due: a day, or from the first day to the last."""
    if due.first == due.last:
        return date_text(due.first)
    return f"{date_text(due.first)} to {date_text(due.last)}"


def standing_text(visit: CourseVisit, course: Course, today: date) -> str:
    """Return how it stands with a visit, with the days where it is late, to come or overdue."""
    match visit.standing:
        case VisitStanding.LATE:
            return f"given, {days_text(visit.days_late)} late"
        case VisitStanding.CALLED_OFF:
            said = next((one for one in course.called_off if one.place == visit.place), None)
            return "called off" if said is None else f"called off: {said.reason}, {said.by}"
        case VisitStanding.AHEAD if visit.due is not None:
            return f"in {days_text(visit.due.days_until(today))}"
        case VisitStanding.OVERDUE if visit.due is not None:
            return f"overdue by {days_text(visit.due.days_after(today))}"
        case _:
            return _STANDINGS[visit.standing]


def reminder_text(reminder: Reminder, of: str) -> str:
    """Return what is due when: `cycle 4 of 6 due 3 Dec 2026 to 17 Dec 2026, in 11 days`."""
    due = f"{of} due {window_text(reminder.due)}"
    match reminder.standing:
        case VisitStanding.AHEAD:
            return f"{due}, in {days_text(reminder.days_until)}"
        case VisitStanding.OVERDUE:
            return f"{due}, overdue by {days_text(reminder.days_overdue)}"
        case _:
            return f"{due}, now"


def questions_of(shown: Shown) -> Iterator[str]:
    """Return everything about the shown course that somebody should look at, in words."""
    yield from (_question_text(one, shown) for one in shown.course.questions)
    if is_past_limit(shown.course, shown.today, shown.posology.course) and shown.course.followed_on is None:
        months = shown.posology.course.most_months
        yield f"This course began over {months} months ago; cycles are repeated for {months} months at most."
    unplaced = len(shown.on_record.unplaced)
    if unplaced:
        yield f"{unplaced} assessment{'' if unplaced == 1 else 's'} of this patient belong to no infusion on record."
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
