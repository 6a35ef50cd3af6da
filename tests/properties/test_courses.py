"""Laws of courses, for infusions on any days with any numbers ordered, in whatever order they are found."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from ivig_desk.domain.course.course import courses_of
from ivig_desk.domain.course.treated_day import TreatedDay
from ivig_desk.domain.course.visits import VisitStanding, reminder_of, visits_of
from tests.unit.course.given import adult, posology, treated

FIRST = date(2024, 1, 1)
DAYS = st.dictionaries(
    keys=st.integers(min_value=0, max_value=900),
    values=st.none() | st.integers(min_value=1, max_value=8),
    min_size=1,
    max_size=14,
)


def day(after: int) -> date:
    return FIRST + timedelta(days=after)


def infusions(days: dict[int, int | None], kind: str) -> list[TreatedDay]:
    make = treated if kind == "child" else adult
    return [make(day(after).isoformat(), cycle, 6) for after, cycle in days.items()]


KINDS = st.sampled_from(("child", "adult"))


@given(days=DAYS, kind=KINDS, chance=st.randoms(use_true_random=False))
def test_every_infusion_is_in_one_course_and_cycle_however_they_are_found(
    days: dict[int, int | None], kind: str, chance: Random
) -> None:
    found = infusions(days, kind)
    shuffled = list(found)
    chance.shuffle(shuffled)

    courses = courses_of(shuffled, posology=posology()).courses

    placed = [one.infusion_id for course in courses for cycle in course.cycles for one in cycle.days]
    assert placed == sorted(one.infusion_id for one in found)
    assert courses == courses_of(found, posology=posology()).courses
    for course in courses:
        numbers = [cycle.number for cycle in course.cycles]
        assert numbers == sorted(set(numbers))


@given(days=DAYS, kind=KINDS, today=st.integers(min_value=900, max_value=1500))
def test_at_most_one_cycle_is_due_or_overdue_and_the_reminder_is_of_a_visit_to_come(
    days: dict[int, int | None], kind: str, today: int
) -> None:
    asked = {VisitStanding.DUE, VisitStanding.OVERDUE}
    for course in courses_of(infusions(days, kind), posology=posology()).courses:
        visits = visits_of(course, day(today))
        reminder = reminder_of(course, day(today))

        pressing = [visit.place for visit in visits if visit.standing in asked]
        assert len(pressing) <= 1
        if pressing:
            assert reminder is not None
            assert reminder.place == pressing[0]
        if reminder is not None:
            assert (reminder.days_until > 0) + (reminder.days_overdue > 0) <= 1
            assert (reminder.days_overdue > 0) == (reminder.standing is VisitStanding.OVERDUE)
            assert (reminder.days_until > 0) == (reminder.standing is VisitStanding.AHEAD)
