"""What is said of a course on the start page and on its own: what it is for, what is due when."""

from ivig_desk.domain.course.due import DueWindow
from ivig_desk.domain.course.visits import Reminder, VisitStanding
from ivig_desk.presenters.formats import date_text, many_text
from ivig_desk.presenters.plan_wording import INDICATIONS

DUE_NOW = "due now"


def indication_text(indication: str) -> str:
    """Return an indication in words; one that is not in the list as it was ordered."""
    return INDICATIONS.get(indication, indication)


def window_text(due: DueWindow) -> str:
    """Return when a visit is due: a day, or from the first day to the last."""
    if due.first == due.last:
        return date_text(due.first)
    return f"{date_text(due.first)} to {date_text(due.last)}"


def ahead_text(days: int) -> str:
    """Return how long it is to the first day a visit is due on."""
    return f"in {many_text(days, 'day')}"


def overdue_text(days: int) -> str:
    """Return how long ago the last day was that a visit was due on."""
    return f"overdue by {many_text(days, 'day')}"


def reminder_standing(reminder: Reminder) -> str:
    """Return how long it is to the first day it is due on, or since the last."""
    match reminder.standing:
        case VisitStanding.AHEAD:
            return ahead_text(reminder.days_until)
        case VisitStanding.OVERDUE:
            return overdue_text(reminder.days_overdue)
        case _:
            return DUE_NOW


def reminder_text(reminder: Reminder, place: str) -> str:
    """Return what is due when: `cycle 4 of 6 due 3 Dec 2026 to 17 Dec 2026, in 11 days`."""
    return f"{place} due {window_text(reminder.due)}, {reminder_standing(reminder)}"
