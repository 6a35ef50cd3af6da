"""The page of a patient's courses: the visits, the curves over them, and the form of one visit."""

from dataclasses import dataclass
from fractions import Fraction

from ivig_desk.presenters.screens.forms import Form
from ivig_desk.presenters.screens.pages import PatientStrip
from ivig_desk.presenters.screens.parts import Button, Line, Table, WorkingSection


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveMark:
    """A value at a visit, counted from 0, with its text; `upper` is the laboratory's limit of that day."""

    visit: int
    value: Fraction
    text: str
    upper: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePane:
    """One curve from 0 to `top` under its name and unit; a visit without a mark is a gap."""

    title: str
    marks: tuple[CurveMark, ...]
    ticks: tuple[tuple[Fraction, str], ...]
    top: Fraction
    limit_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseFigure:
    """The curves over the same visits; from `changed_at` on EASI stands on other weights, which `changed_text` says."""

    visits: tuple[str, ...]
    visits_title: str
    panes: tuple[CurvePane, ...]
    empty_text: str
    changed_at: int | None = None
    changed_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseScreen:
    """One course of a patient, and the ways to the others; an open form stands in place of table and curves."""

    strip: PatientStrip
    courses: tuple[Button, ...]
    shown: int
    headline: Line
    questions: tuple[Line, ...]
    table: Table
    figure: CourseFigure
    buttons: tuple[Button, ...]
    form: Form | None
    working: tuple[WorkingSection, ...]
    message: Line | None
    leave: Button
