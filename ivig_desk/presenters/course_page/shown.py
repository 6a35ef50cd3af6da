"""What the page of courses stands on: one patient's infusions as they were read, and their courses today."""

from dataclasses import dataclass, replace
from datetime import date

from ivig_desk.desk.desk import Desk
from ivig_desk.domain.course.course import Course, CoursesOnRecord
from ivig_desk.domain.course.on_record import courses_on_record
from ivig_desk.domain.course.visits import CourseVisit, visits_of
from ivig_desk.domain.formulary.posology import Posology
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.listed import Listed
from ivig_desk.domain.monitoring.rules import WardRules
from ivig_desk.domain.patient.patient import Patient


@dataclass(frozen=True, slots=True, kw_only=True)
class OnePatient:
    """Who it is, and everything on record of them that can be read.

    `unreadable` are infusions of theirs that cannot be; `namesakes` stand under another identifier.
    """

    patient: Patient
    rules: WardRules
    infusions: tuple[Infusion, ...]
    unreadable: tuple[str, ...]
    namesakes: tuple[Listed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The course that is shown, and everything about the patient it is of, on a day."""

    of: OnePatient
    on_record: CoursesOnRecord
    course: Course
    visits: tuple[CourseVisit, ...]
    today: date
    posology: Posology
    utc_offset_minutes: int


def alone(desk: Desk, infusion_id: str) -> OnePatient:
    """Return the patient of an infusion with that one alone; raises LookupError where it never started."""
    opened = desk.infusion(infusion_id)
    if opened is None or opened.plan is None or opened.started is None:
        raise LookupError(infusion_id)
    return OnePatient(
        patient=opened.plan.patient, rules=opened.plan.rules, infusions=(opened,), unreadable=(), namesakes=()
    )


def read_of(desk: Desk, of: OnePatient) -> OnePatient:
    """Return the same patient with all that is on record now; raises RecordsFault."""
    lists = desk.lists()
    infusions, unreadable = lists.of_person(of.patient)
    return replace(
        of,
        infusions=infusions or of.infusions,
        unreadable=tuple(row.infusion_id for row, _ in unreadable),
        namesakes=lists.namesakes(of.patient),
    )


def shown_of(desk: Desk, posology: Posology, of: OnePatient, chosen: str) -> Shown:
    """Return the course of which an infusion is, the latest first where it is of none, as it stands today."""
    reading = desk.now()
    today = reading.wall.day(reading.utc_offset_minutes)
    on_record = courses_on_record(
        of.infusions, posology=posology, now=reading.wall, utc_offset_minutes=reading.utc_offset_minutes
    )
    latest = sorted(on_record.courses, key=lambda course: course.last_infusion, reverse=True)
    of_chosen = [course for course in latest if chosen in infusions_in(course)]
    course = (of_chosen or latest)[0]
    return Shown(
        of=of,
        on_record=on_record,
        course=course,
        visits=visits_of(course, today),
        today=today,
        posology=posology,
        utc_offset_minutes=reading.utc_offset_minutes,
    )


def infusions_in(course: Course) -> tuple[str, ...]:
    """Return the infusions of a course by their ids, the first first."""
    return tuple(day.infusion_id for cycle in course.cycles for day in cycle.days)


def own_infusion(course: Course, visit: CourseVisit | None) -> str:
    """Return the infusion an entry about a visit is recorded on: the visit's own first one, else the course's last."""
    if visit is not None and visit.cycle is not None:
        return visit.cycle.days[0].infusion_id
    return infusions_in(course)[-1]
