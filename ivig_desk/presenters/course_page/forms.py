"""The two forms of the page: a visit that was measured, a visit that is called off."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ivig_desk.domain.course.cdlqi import FROM_YEARS, TO_YEARS, age_problem
from ivig_desk.domain.course.easi import EasiField, Region
from ivig_desk.domain.course.laboratory import LaboratoryTest
from ivig_desk.domain.course.visits import CourseVisit, VisitStanding
from ivig_desk.presenters.course_names import place_text, region_text
from ivig_desk.presenters.course_page import fields
from ivig_desk.presenters.course_page.easi_working import easi_section
from ivig_desk.presenters.course_page.reading import NOT_YET_SAID, read_visit, skin_typed
from ivig_desk.presenters.course_page.shown import Shown
from ivig_desk.presenters.course_page.wording import course_title
from ivig_desk.presenters.entry import EntryProblem, read_day, read_number
from ivig_desk.presenters.screens import (
    Ability,
    Button,
    Field,
    FieldGroup,
    Form,
    Line,
    Tone,
    WorkingSection,
)
from ivig_desk.presenters.typed import FieldPlan, Texts, field_of

_NEVER_CALLED_OFF = frozenset(
    {
        VisitStanding.GIVEN,
        VisitStanding.LATE,
        VisitStanding.SEEN,
        VisitStanding.CALLED_OFF,
        VisitStanding.NOT_ON_RECORD,
    }
)
_CANCEL = Button(name="cancel", label="Close", key="Esc")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What is typed in a form and what was wrong when it was last taken."""

    texts: Texts
    problems: Mapping[str, str]


def open_to_call_off(visits: tuple[CourseVisit, ...]) -> tuple[CourseVisit, ...]:
    """Return the visits that may be called off: those that have not taken place."""
    return tuple(visit for visit in visits if visit.standing not in _NEVER_CALLED_OFF)


def assess_form(shown: Shown, filled: Filled) -> tuple[Form, tuple[WorkingSection, ...]]:
    """Return the form of a visit, and beside it the working of its EASI."""
    texts = filled.texts
    day = _day(texts, shown)
    problems = {**read_visit(texts, shown).problems(but=NOT_YET_SAID), **filled.problems}
    visit = fields.visit_named(shown.visits, texts.of(fields.VISIT_NAME))
    form = Form(
        name=fields.ASSESS,
        title=f"{_visit_text(visit)}: {course_title(shown.course)}",
        groups=tuple(_groups(shown, texts, problems, visit)),
        submit=Button(name=f"submit:{fields.ASSESS}", label="Record the visit", tone=Tone.GOOD),
        cancel=_CANCEL,
        focus=fields.DAY.name,
        lines=tuple(_lines(shown, texts, problems)),
    )
    return form, (easi_section(skin_typed(texts), shown.course.patient, day),)


def call_off_form(shown: Shown, filled: Filled) -> Form:
    """Return the form that calls a visit off."""
    visit = fields.visit_field(open_to_call_off(shown.visits), "Which visit will not take place")
    rows = ((visit,), (fields.WHY_OFF,), (fields.WHO_SAYS,))
    return Form(
        name=fields.CALL_OFF,
        title=f"Call off a visit: {course_title(shown.course)}",
        groups=tuple(_group("", row, filled.texts, filled.problems) for row in rows),
        submit=Button(name=f"submit:{fields.CALL_OFF}", label="Call it off", tone=Tone.MEDIUM),
        cancel=_CANCEL,
        focus=fields.WHY_OFF.name,
        lines=(Line(text="What was called off is reminded of no more; given all the same, it counts as given."),),
    )


def _groups(shown: Shown, texts: Texts, problems: Mapping[str, str], visit: CourseVisit | None) -> Iterator[FieldGroup]:
    again = (fields.REASON,) if fields.is_entered_again(shown.course, visit) else ()
    yield _group("", (fields.visit_field(shown.visits, "Which visit"),), texts, problems)
    yield _group("", (fields.DAY, *again), texts, problems)
    for region in Region:
        plans = fields.region_fields(region)
        shown_fields = tuple(_score_field(plan, region, texts, problems) for plan in plans)
        yield FieldGroup(heading=f"EASI, {region_text(region)}", fields=shown_fields)
    if _is_for_age(shown, texts):
        yield _group("CDLQI, answers by number", fields.answer_fields(), texts, problems)
    for test in LaboratoryTest:
        yield _group("", fields.laboratory_fields(test), texts, problems)


def _visit_text(visit: CourseVisit | None) -> str:
    """In sight also where the choice is scrolled away."""
    chosen = "a visit" if visit is None else place_text(visit.place)
    return f"{chosen[:1].upper()}{chosen[1:]}"


def _lines(shown: Shown, texts: Texts, problems: Mapping[str, str]) -> Iterator[Line]:
    if not _is_for_age(shown, texts):
        age = shown.course.patient.age_in_years(_day(texts, shown))
        yield Line(text=f"CDLQI is for ages {FROM_YEARS} to {TO_YEARS}; this patient is {age} y on that day.")
    for name in ("", "cdlqi", "visit:whole"):
        if name in problems:
            yield Line(text=problems[name], tone=Tone.MEDIUM)


def _is_for_age(shown: Shown, texts: Texts) -> bool:
    """Whether the questionnaire is asked for: at its ages, and where answers are typed that stand in the way."""
    is_typed = any(texts.of(plan.name) for plan in fields.answer_fields())
    return is_typed or age_problem(shown.course.patient.age_in_years(_day(texts, shown))) is None


def _day(texts: Texts, shown: Shown) -> date:
    """The day of the visit; while it cannot be read, today, whose weights are then shown with their day."""
    read = read_day(texts.of(fields.DAY.name))
    return shown.today if isinstance(read, EntryProblem) else read


def _score_field(plan: FieldPlan, region: Region, texts: Texts, problems: Mapping[str, str]) -> Field:
    """A score; with area 0 a sign needs none, unless one is typed that contradicts it."""
    field = field_of(plan, texts, problems)
    area = EasiField(region=region, sign=None).name
    is_needless = plan.name != area and read_number(texts.of(area)) == 0 and not texts.of(plan.name)
    return replace(field, ability=Ability.OFF, hint="not needed") if is_needless else field


def _group(heading: str, plans: tuple[FieldPlan, ...], texts: Texts, problems: Mapping[str, str]) -> FieldGroup:
    return FieldGroup(heading=heading, fields=tuple(field_of(plan, texts, problems) for plan in plans))
