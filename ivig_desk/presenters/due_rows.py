"""The visits that fall due as rows of the start page."""

from ivig_desk.desk.reminding import Due
from ivig_desk.domain.course.visits import VisitStanding
from ivig_desk.presenters.control_names import COURSE
from ivig_desk.presenters.course_names import place_of_text
from ivig_desk.presenters.course_wording import indication_text, reminder_standing, window_text
from ivig_desk.presenters.screens import InfusionRow, Line, Tone

SHOWN_AT_MOST = 8


def due_rows(due: tuple[Due, ...]) -> tuple[InfusionRow, ...]:
    """Return the visits that fall due first, at most eight, each with the way to its course."""
    return tuple(_row(one) for one in due[:SHOWN_AT_MOST])


def more_due(due: tuple[Due, ...]) -> tuple[Line, ...]:
    """Return how many more there are than are shown; nothing where all are."""
    more = len(due) - SHOWN_AT_MOST
    return (
        (Line(text=f"Visits due: the first {SHOWN_AT_MOST} are listed, and {more} more are to come."),)
        if more > 0
        else ()
    )


def _row(due: Due) -> InfusionRow:
    reminder, last = due.reminder, due.last
    place = place_of_text(reminder.place, due.course)
    is_late = reminder.standing is VisitStanding.OVERDUE
    return InfusionRow(
        infusion_id=last.infusion_id,
        title=f"{last.name} · ID {last.identifier}",
        detail=f"{indication_text(due.course.indication)} · {place} due {window_text(reminder.due)}",
        state=Line(text=reminder_standing(reminder), tone=Tone.MEDIUM if is_late else Tone.PLAIN),
        open_label="Course",
        pressed=f"{COURSE}:{last.infusion_id}",
    )
