"""When whoever was given an infusion comes again."""

from collections.abc import Iterable
from datetime import date

from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.course.course import CoursesOnRecord
from ivig_desk.domain.course.on_record import courses_on_record
from ivig_desk.domain.course.visits import Reminder, reminder_of
from ivig_desk.domain.formulary.order import Order
from ivig_desk.domain.formulary.posology import Posology
from ivig_desk.domain.infusion.infusion import Infusion


def next_visit(
    infusion: Infusion, others: Iterable[Infusion], posology: Posology, reading: ClockReading
) -> Reminder | None:
    """Return the next visit of whoever was given an infusion, by the course it and the others on record make.

    None where nothing gives a day, and within a cycle of several days: the next day of it is agreed by hand.
    """
    if infusion.plan is None or not _ends_its_cycle(infusion.plan.order):
        return None
    on_record = courses_on_record(
        (*(one for one in others if one.id != infusion.id), infusion),
        posology=posology,
        now=reading.wall,
        utc_offset_minutes=reading.utc_offset_minutes,
    )
    return next_due(on_record, infusion.id, reading.wall.day(reading.utc_offset_minutes))


def next_due(on_record: CoursesOnRecord, infusion_id: str, today: date) -> Reminder | None:
    """Return the next visit of the course of which an infusion is, ahead, due or overdue.

    None where none is to come, and of an infusion that is in no course.
    """
    for course in on_record.courses:
        if any(day.infusion_id == infusion_id for cycle in course.cycles for day in cycle.days):
            return reminder_of(course, today)
    return None


def _ends_its_cycle(order: Order) -> bool:
    return order.days in {None, 1, order.day}
