"""What the patient's page says: short sentences, everyday words."""

from ivig_desk.domain.course.due import DueWindow
from ivig_desk.domain.course.visit_place import CycleVisit
from ivig_desk.domain.course.visits import Reminder
from ivig_desk.domain.reactions.at_home import Called
from ivig_desk.presenters.formats import date_text

TITLE = "Your infusion: keep this page"
FOR_YOU = "For you"
FOR_BOTH = "For you, and for whoever looks after you"
GIVEN = "What you were given"
HAPPENED = "What happened"
MAY_HAPPEN = "In the next 24 h"
AT_ONCE = "Call at once"
SAME_DAY = "Call the ward on the same day"
WHOM = "Whom to call"
NEXT = "Your next infusion"
KEEP = "Keep these batch numbers. They tell which bottles you had."
NO_REACTION = "No reaction was noted."
TELL = "Tell this before your next infusion, wherever you have it."
AT_ONCE_SAYS = "Do not wait, day or night. It can come weeks later too. Call if you have, or somebody sees:"
SAME_DAY_SAYS = "It can come days or weeks later. Call if you have:"
NO_NUMBER = "The ward has no number to print here. Let somebody of the ward write it down before you go:"
WARD_NUMBER = "Ward, telephone, when"
EMERGENCY_NUMBER = "In an emergency, telephone"
TO_BE_DECIDED = "Your doctor decides whether there is a next one, after what happened today."
DAY = "Day, time, place"


def given_text(dose: str, preparation: str, volume: str) -> str:
    """What went in."""
    return (
        f"You were given {dose} of {preparation}. That is {volume}, into a vein. "
        "It is immunoglobulin: antibodies from donated blood."
    )


def when_text(day: str, start: str, end: str) -> str:
    """When it went in."""
    return f"It was on {day}, from {start} to {end}."


def not_whole_text(given: str, ordered: str) -> str:
    """That it was less than was ordered."""
    return f"It was stopped early: {given} of {ordered} went in. Ask the ward about the rest."


def bottle_text(number: int, batch: str, volume: str) -> str:
    """A bottle by its batch, and what went in of it where that is known."""
    return ", ".join(filter(None, (f"bottle {number}: batch {batch or 'not known'}", volume)))


def may_happen_text(signs: tuple[str, ...]) -> str:
    """What can happen in the first day."""
    return f"You may have {', '.join(signs)}. Call the ward if it is bad, or if it does not go."


def had_text(at: str, had: str, gone: str) -> str:
    """A reaction in plain words, and when it went."""
    return f"At {at} you had {had}. {f'It was gone at {gone}.' if gone else 'It was not noted as gone.'}"


def called_text(called: Called) -> str:
    """Somebody to call."""
    return f"{called.who}: {called.phone} ({called.hours})"


def emergency_text(number: str) -> str:
    """The number for an emergency."""
    return f"In an emergency: {number}"


def due_text(reminder: Reminder) -> str:
    """When the next infusion is due; after the last one, when the patient is seen again."""
    if isinstance(reminder.place, CycleVisit):
        return f"It is due {_when(reminder.due)}."
    return f"No other infusion is planned. You are to be seen again {_when(reminder.due)}."


def _when(due: DueWindow) -> str:
    first, last = date_text(due.first), date_text(due.last)
    return f"about {first}" if first == last else f"between {first} and {last}"
