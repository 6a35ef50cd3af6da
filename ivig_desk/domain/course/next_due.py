"""When whoever was given an infusion comes again."""

from datetime import date

from ivig_desk.domain.course.course import CoursesOnRecord
from ivig_desk.domain.course.visits import Reminder, reminder_of


def next_due(on_record: CoursesOnRecord, infusion_id: str, today: date) -> Reminder | None:
    """Return the next visit of the course of which an infusion is, ahead, due or overdue.

    None where none is to come, and of an infusion that is in no course.
    """
    for course in on_record.courses:
        if any(day.infusion_id == infusion_id for cycle in course.cycles for day in cycle.days):
            return reminder_of(course, today)
    return None
