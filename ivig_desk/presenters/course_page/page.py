"""The page of a patient's courses as it is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ivig_desk.domain.course.visits import reminder_of
from ivig_desk.presenters.control_names import LEAVE
from ivig_desk.presenters.course_names import place_of_text
from ivig_desk.presenters.course_page import fields
from ivig_desk.presenters.course_page.figure import course_figure
from ivig_desk.presenters.course_page.forms import Filled, assess_form, call_off_form, open_to_call_off
from ivig_desk.presenters.course_page.shown import Shown, infusions_in
from ivig_desk.presenters.course_page.visit_table import visit_table
from ivig_desk.presenters.course_page.wording import course_title, questions_of
from ivig_desk.presenters.course_wording import reminder_text
from ivig_desk.presenters.formats import date_text, many_text, quantity_text
from ivig_desk.presenters.screens import (
    Ability,
    Button,
    CourseScreen,
    Form,
    Line,
    PatientStrip,
    Tone,
    WorkingSection,
)
from ivig_desk.presenters.strip import age_text

CHOOSE = "course-shown"
PRINT = "course-print"
_ASSESS = Button(name=fields.ASSESS, label="Enter a visit", key="V", tone=Tone.GOOD)
_CALL_OFF = Button(name=fields.CALL_OFF, label="Call off a visit", key="F")
_PRINT = Button(name=PRINT, label="Course: print or save", key="Ctrl+P")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedCourse:
    """What is open over the course: a form by its name with what is typed, or the form before pages leave."""

    form: str
    filled: Filled
    leaving: Form | None
    message: Line | None


def course_screen(shown: Shown, opened: OpenedCourse) -> CourseScreen:
    """Return the page of the course that is shown."""
    working: tuple[WorkingSection, ...] = ()
    form = opened.leaving
    if form is None and opened.form == fields.ASSESS:
        form, working = assess_form(shown, opened.filled)
    elif form is None and opened.form == fields.CALL_OFF:
        form = call_off_form(shown, opened.filled)
    buttons, at = course_buttons(shown)
    return CourseScreen(
        strip=strip_of_patient(shown),
        courses=buttons,
        shown=at,
        headline=headline(shown),
        questions=tuple(Line(text=text, tone=Tone.MEDIUM) for text in questions_of(shown)),
        table=visit_table(shown),
        figure=course_figure(shown.course, shown.visits),
        buttons=_buttons(shown),
        form=form,
        working=working,
        message=opened.message,
        leave=Button(name=LEAVE, label="All infusions", key="Ctrl+Home"),
    )


def headline(shown: Shown) -> Line:
    """Return the next visit and when it is due, or that none is to come."""
    reminder = reminder_of(shown.course, shown.today)
    if reminder is None:
        return Line(text=f"{course_title(shown.course)}: no visit is to come.", tone=Tone.PLAIN)
    is_late = reminder.days_overdue > 0
    said = reminder_text(reminder, place_of_text(reminder.place, shown.course))
    return Line(text=f"{course_title(shown.course)}: {said}", tone=Tone.MEDIUM if is_late else Tone.PLAIN)


def strip_of_patient(shown: Shown) -> PatientStrip:
    """Return whose courses these are (S29), with what they weighed last and when that was."""
    patient, number = shown.course.patient, len(shown.of.infusions)
    return PatientStrip(
        name=patient.name,
        born_and_age=f"{age_text(patient, shown.today)} · born {date_text(patient.born)}",
        weight=quantity_text(patient.weight, 2),
        identifier=f"ID {patient.identifier}",
        preparation=f"weighed {date_text(shown.course.last_infusion)}",
        bottle=f"{many_text(number, 'infusion')} on file",
        last_time="",
    )


def course_buttons(shown: Shown) -> tuple[tuple[Button, ...], int]:
    """Return a button for each course, the latest first, and the place of the one that is shown."""
    courses = sorted(shown.on_record.courses, key=lambda course: course.last_infusion, reverse=True)
    buttons = tuple(
        Button(name=f"{CHOOSE}:{infusions_in(course)[0]}", label=course_title(course)) for course in courses
    )
    names = [button.name for button in buttons]
    return buttons, names.index(f"{CHOOSE}:{infusions_in(shown.course)[0]}")


def _buttons(shown: Shown) -> tuple[Button, ...]:
    none_left = not open_to_call_off(shown.visits)
    return (_ASSESS, replace(_CALL_OFF, ability=Ability.OFF) if none_left else _CALL_OFF, _PRINT)


NO_PROBLEMS: Mapping[str, str] = {}
