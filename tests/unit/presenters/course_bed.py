"""A laptop on which a child's cycles were given, and the page of her course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ivig_desk.domain.infusion import commands as do
from tests.unit.presenters.bedside import Bedside, fields_of
from tests.unit.presenters.typed_plans import CHILD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ivig_desk.presenters.screens import CourseScreen

A_DAY_MIN = 1440
MONTHS = (30, 31, 31, 28, 31)
"""Days from 22 November 2026 on to the 22nd of each next month, a February of 28 days among them."""
FIRST_VISIT: Mapping[str, str] = {
    "head-and-neck:area": "4",
    "head-and-neck:erythema": "2",
    "head-and-neck:induration": "1",
    "head-and-neck:excoriation": "2",
    "head-and-neck:lichenification": "3",
    "upper-limbs:area": "3",
    "upper-limbs:erythema": "2",
    "upper-limbs:induration": "2",
    "upper-limbs:excoriation": "1",
    "upper-limbs:lichenification": "1",
    "trunk:area": "0",
    "lower-limbs:area": "5",
    "lower-limbs:erythema": "3",
    "lower-limbs:induration": "2",
    "lower-limbs:excoriation": "2",
    "lower-limbs:lichenification": "1",
    **{f"cdlqi:{number}": "2" for number in range(1, 11)},
    "eosinophils:value": "820",
    "eosinophils:upper": "500",
    "total-ige:value": "1840",
    "total-ige:upper": "90",
}
"""From 8 years on: (8 × 4) × 0.1 + (6 × 3) × 0.2 + 0 + (8 × 5) × 0.4 = 3.2 + 3.6 + 16 = 22.8; CDLQI 10 × 2 = 20."""


def after_cycles(number: int, texts: Mapping[str, str] = CHILD, /, **changes: str) -> Bedside:
    """So many cycles of six, a month apart from 22 November 2026 on, each closed; on the day of the last one."""
    bed = Bedside()
    for cycle in range(1, number + 1):
        if cycle > 1:
            bed.wait(str(MONTHS[cycle - 2] * A_DAY_MIN))
        give(bed, {**texts, "cycle": str(cycle), "cycles": "6", **changes})
    return bed


def give(bed: Bedside, texts: Mapping[str, str]) -> str:
    """One infusion, stopped on its first rung and closed; back on the first page."""
    bed.start(texts)
    assert bed.screen.run is not None, bed.screen.plan and bed.screen.plan.message
    infusion_id = bed.screen.shown
    bed.wait("5")
    bed.press("stop")
    bed.desk.handle(infusion_id, do.GiveStopReason(reason="test"), "A. Pop")
    bed.desk.handle(infusion_id, do.CloseInfusion(), "A. Pop")
    bed.look()
    bed.press("leave")
    return infusion_id


def course_page(bed: Bedside) -> CourseScreen:
    assert bed.screen.course is not None, bed.screen.page
    return bed.screen.course


def open_course(bed: Bedside, number: int = 1) -> CourseScreen:
    """From the page of an ended infusion, by its button."""
    bed.open(f"infusion-{number}")
    bed.press("course")
    return course_page(bed)


def typed(bed: Bedside) -> dict[str, str]:
    form = course_page(bed).form
    assert form is not None
    return {name: field.text for name, field in fields_of(form).items() if field.text}


def wrong(bed: Bedside) -> dict[str, str]:
    form = course_page(bed).form
    assert form is not None
    return {name: field.problem for name, field in fields_of(form).items() if field.problem}


def worked(bed: Bedside) -> list[str]:
    """The working beside the form, line by line under its heading."""
    return [text for part in course_page(bed).working for text in (part.heading, *(line.text for line in part.lines))]


def enter(bed: Bedside, texts: Mapping[str, str] = FIRST_VISIT, /, **changes: str) -> None:
    bed.press("assess-visit")
    bed.type("assess-visit", {**changes, **texts})
    bed.submit("assess-visit")
