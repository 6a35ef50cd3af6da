"""The next visit of whoever was given an infusion, for the page they take home."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ivig_desk.domain.course.course import CoursesOnRecord, courses_of
from ivig_desk.domain.course.due import DueWindow
from ivig_desk.domain.course.next_due import next_due
from ivig_desk.domain.course.visit_place import CycleVisit, FollowUp
from tests.unit.course.given import adult, posology, treated

if TYPE_CHECKING:
    from ivig_desk.domain.course.treated_day import TreatedDay

MONTHLY = tuple(treated(f"2026-0{month}-10", month, 6) for month in range(1, 7))


def on_record(*days: TreatedDay) -> CoursesOnRecord:
    return courses_of(days, posology=posology())


def test_after_the_third_of_six_the_fourth_is_next_a_month_later() -> None:
    found = next_due(on_record(*MONTHLY[:3]), "2026-03-10", date(2026, 3, 10))

    assert found is not None
    assert (found.place, found.due) == (CycleVisit(4), DueWindow(first=date(2026, 4, 10), last=date(2026, 4, 10)))


def test_after_the_last_cycle_it_is_the_follow_up_three_months_later() -> None:
    found = next_due(on_record(*MONTHLY), "2026-06-10", date(2026, 6, 10))

    assert found is not None
    assert (found.place, found.due.first) == (FollowUp(3), date(2026, 9, 10))


def test_of_two_courses_it_is_that_of_the_infusion_asked_about() -> None:
    """Every 4 to 6 weeks from 1 March: 29 March to 12 April."""
    both = on_record(*MONTHLY[:3], adult("2026-03-01", 1, 6))
    found = next_due(both, "2026-03-01", date(2026, 3, 10))

    assert found is not None
    assert found.due == DueWindow(first=date(2026, 3, 29), last=date(2026, 4, 12))


def test_an_infusion_of_no_course_has_none() -> None:
    assert next_due(on_record(*MONTHLY), "another", date(2026, 6, 10)) is None
