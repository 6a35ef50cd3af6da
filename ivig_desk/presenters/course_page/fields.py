"""The fields of the two forms, named as refusals name them: what is measured at a visit, why one is called off."""

from ivig_desk.domain.course.cdlqi import HIGHEST_ANSWER, QUESTIONS
from ivig_desk.domain.course.course import Course
from ivig_desk.domain.course.easi import HIGHEST_AREA, HIGHEST_SIGN, EasiField, Region, SkinSign
from ivig_desk.domain.course.laboratory import LaboratoryTest, unit_of
from ivig_desk.domain.course.visits import CourseVisit
from ivig_desk.presenters.course_names import laboratory_text, place_name, place_text
from ivig_desk.presenters.formats import begun_large
from ivig_desk.presenters.screens import FieldKind, Option
from ivig_desk.presenters.typed import FieldPlan

ASSESS = "assess-visit"
CALL_OFF = "call-off-visit"
DAY = FieldPlan(name="day", label="Day of the visit", hint="year-month-day")
REASON = FieldPlan(name="reason", label="Why it is entered again")
WHY_OFF = FieldPlan(name="reason", label="Why it is called off")
WHO_SAYS = FieldPlan(name="name", label="Who says so")
VISIT_NAME = "visit"
VALUE, UPPER = "value", "upper"


def visit_field(visits: tuple[CourseVisit, ...], label: str) -> FieldPlan:
    """Return the question which of these visits is meant."""
    options = tuple(Option(value=place_name(visit.place), label=place_text(visit.place)) for visit in visits)
    return FieldPlan(name=VISIT_NAME, label=label, kind=FieldKind.CHOICE, options=options)


def region_fields(region: Region) -> tuple[FieldPlan, ...]:
    """Return the area of a region and its four signs."""
    area = EasiField(region=region, sign=None)
    signs = tuple(
        FieldPlan(
            name=EasiField(region=region, sign=sign).name,
            label=f"{sign.value.capitalize()} 0–{HIGHEST_SIGN}",
            kind=FieldKind.READING,
        )
        for sign in SkinSign
    )
    return (FieldPlan(name=area.name, label=f"Area 0–{HIGHEST_AREA}", kind=FieldKind.READING), *signs)


def answer_fields() -> tuple[FieldPlan, ...]:
    """Return the ten answers of the CDLQI by their numbers: the wording of its questions is its owners’."""
    return tuple(
        FieldPlan(name=f"cdlqi:{number}", label=f"{number}: 0–{HIGHEST_ANSWER}", kind=FieldKind.READING)
        for number in range(1, QUESTIONS + 1)
    )


def laboratory_fields(test: LaboratoryTest) -> tuple[FieldPlan, FieldPlan]:
    """Return the value of a test and the laboratory's own upper limit, in the one unit it is taken in."""
    is_needed = "" if test is LaboratoryTest.TOTAL_IGE else " (if any)"
    name, unit = laboratory_text(test), unit_of(test)
    return (
        FieldPlan(name=f"{test.value}:{VALUE}", label=begun_large(name), kind=FieldKind.NUMBER, unit=unit),
        FieldPlan(
            name=f"{test.value}:{UPPER}", label=f"Laboratory’s upper limit{is_needed}", kind=FieldKind.NUMBER, unit=unit
        ),
    )


def visit_named(visits: tuple[CourseVisit, ...], name: str) -> CourseVisit | None:
    """Return the visit that was chosen, None where none of these was."""
    return next((visit for visit in visits if place_name(visit.place) == name), None)


def is_entered_again(course: Course, visit: CourseVisit | None) -> bool:
    """Whether something was entered for a visit before."""
    return visit is not None and any(one.place == visit.place for one in course.assessments)
