"""A course: how many cycles, what of it cannot be, how long it may go on, and what belongs to no course."""

from __future__ import annotations

from datetime import date

import pytest

from ivig_desk.domain.course.assessment import Assessment
from ivig_desk.domain.course.course import PlacingProblem, courses_of, is_past_limit, placing_problem
from ivig_desk.domain.course.visit_place import CycleVisit, FollowUp, VisitPlace
from tests.unit.course.given import adult, course, posology, treated
from tests.unit.course.skin import answers


def scored(infusion_id: str) -> Assessment:
    return Assessment(infusion_id=infusion_id, place=CycleVisit(1), day=date(2026, 1, 10), cdlqi=answers("1111111111"))


def test_the_row_says_how_many_cycles_until_an_order_does() -> None:
    assert course(treated("2026-01-10")).planned == 6
    assert course(treated("2026-01-10", 1, 4)).planned == 4
    assert course(treated("2026-01-10", 1, 4), treated("2026-02-10", 2, 8)).planned == 8
    assert course(adult("2026-01-10", indication="systemic-lupus-erythematosus")).planned is None


def test_more_cycles_than_planned_are_all_there() -> None:
    found = course(treated("2026-01-10", 1, 1), treated("2026-02-10", 2, 1))

    assert (found.planned, found.highest) == (1, 2)


def test_an_assessment_belongs_to_the_course_its_infusion_is_of() -> None:
    recorded = courses_of(
        (treated("2026-01-10"), adult("2026-01-11")),
        posology=posology(),
        assessments=(scored("2026-01-11"), scored("2026-01-10")),
    )

    assert [[one.infusion_id for one in found.assessments] for found in recorded.courses] == [
        ["2026-01-10"],
        ["2026-01-11"],
    ]
    assert recorded.unplaced == ()


def test_an_assessment_of_no_infusion_on_record_is_kept_apart_and_not_dropped() -> None:
    recorded = courses_of((treated("2026-01-10"),), posology=posology(), assessments=(scored("elsewhere"),))

    assert (recorded.courses[0].assessments, recorded.unplaced) == ((), (scored("elsewhere"),))


@pytest.mark.parametrize(
    ("place", "day", "problem"),
    [
        (CycleVisit(0), "2026-02-11", PlacingProblem.NO_SUCH_VISIT),
        (CycleVisit(1), "2026-01-09", None),
        (CycleVisit(6), "2026-02-11", None),
        (CycleVisit(7), "2026-02-11", PlacingProblem.NO_SUCH_VISIT),
        (FollowUp(3), "2026-02-10", PlacingProblem.NOT_AFTER_LAST_INFUSION),
        (FollowUp(3), "2026-02-11", None),
        (FollowUp(4), "2026-06-10", PlacingProblem.NO_SUCH_VISIT),
    ],
)
def test_an_assessment_names_a_visit_the_course_has(
    place: VisitPlace, day: str, problem: PlacingProblem | None
) -> None:
    found = course(treated("2026-01-10"), treated("2026-02-10"))

    assert placing_problem(found, place, date.fromisoformat(day)) is problem


@pytest.mark.parametrize(("day", "is_past"), [("2027-07-09", False), ("2027-07-10", False), ("2027-07-11", True)])
def test_a_cycle_is_past_the_limit_after_18_months_from_the_first_infusion(
    day: str,
    is_past: bool,  # noqa: FBT001 - the expected answer of a row
) -> None:
    found = course(adult("2026-01-10"))

    assert is_past_limit(found, date.fromisoformat(day), posology().course) == is_past
