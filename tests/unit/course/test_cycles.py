"""Which infusions are one cycle and one course, and what is asked where the ordered numbers do not fit."""

from dataclasses import replace
from datetime import date

import pytest

from ivig_desk.domain.amounts.quantities import Grams, GramsPerKg, Kilograms
from ivig_desk.domain.course.course import Course
from ivig_desk.domain.course.cycles import CourseQuestion, CourseQuestionKind
from ivig_desk.domain.course.treated_day import TreatedDay
from tests.unit.course.given import CHILD, adult, course, courses, treated


def numbered(one: Course) -> list[tuple[int, list[str]]]:
    return [(cycle.number, [day.infusion_id for day in cycle.days]) for cycle in one.cycles]


def asked(one: Course) -> list[tuple[CourseQuestionKind, str, int]]:
    return [(question.kind, question.infusion_id, question.stated) for question in one.questions]


def test_infusions_a_month_apart_are_a_cycle_each_in_whatever_order_they_are_found() -> None:
    found = course(treated("2026-03-10"), treated("2026-01-10"), treated("2026-02-10"))

    assert numbered(found) == [(1, ["2026-01-10"]), (2, ["2026-02-10"]), (3, ["2026-03-10"])]
    assert asked(found) == []


def test_five_days_of_one_cycle_are_one_cycle_with_the_dose_of_all() -> None:
    """5 × 28 g = 140 g; 28 ÷ 70 = 0.4 g/kg a day, five times 2 g/kg."""
    days = [f"2026-01-{day}" for day in ("12", "13", "14", "15", "16")]

    found = course(*(adult(day) for day in days))

    assert numbered(found) == [(1, days)]
    assert (found.cycles[0].given, found.cycles[0].given_per_kg) == (Grams.of("140"), GramsPerKg.of("2"))


def test_each_day_of_a_cycle_counts_on_that_day_s_weight() -> None:
    """28 ÷ 70 = 0.4 and 28 ÷ 56 = 0.5 g/kg."""
    second = adult("2026-01-13")
    lighter = replace(second, patient=replace(second.patient, weight=Kilograms.of("56")))

    assert course(adult("2026-01-12"), lighter).cycles[0].given_per_kg == GramsPerKg.of("0.9")


@pytest.mark.parametrize(
    ("second", "numbers"),
    [
        # 13, 14 and 15 days after the first
        ("2026-01-23", [1]),
        ("2026-01-24", [1, 2]),
        ("2026-01-25", [1, 2]),
    ],
)
def test_without_a_number_the_next_cycle_begins_14_days_after_the_first_infusion(
    second: str, numbers: list[int]
) -> None:
    assert [cycle.number for cycle in course(treated("2026-01-10"), treated(second)).cycles] == numbers


@pytest.mark.parametrize(
    ("second", "count"),
    [
        ("2026-07-09", 1),
        ("2026-07-10", 1),
        ("2026-07-11", 2),
    ],
)
def test_an_infusion_after_the_last_follow_up_was_due_begins_another_course(second: str, count: int) -> None:
    """Six months after 10 January is 10 July."""
    assert len(courses(treated("2026-01-10"), treated(second))) == count


def test_an_ordered_number_counts_and_one_left_out_is_not_made_up() -> None:
    found = course(treated("2026-01-10", 1, 6), treated("2026-03-10", 3, 6))

    assert [cycle.number for cycle in found.cycles] == [1, 3]
    assert asked(found) == []


def test_a_course_begun_elsewhere_keeps_its_numbers() -> None:
    assert [cycle.number for cycle in course(treated("2026-01-10", 4, 6)).cycles] == [4]


def test_a_cycle_1_after_all_that_were_planned_is_another_course_and_nothing_is_asked() -> None:
    days = [treated(f"2026-0{month}-10", month, 6) for month in range(1, 7)]

    first, second = courses(*days, treated("2026-07-10", 1, 6))

    assert (len(first.cycles), first.followed_on, len(second.cycles)) == (6, date(2026, 7, 10), 1)
    assert (asked(first), asked(second)) == ([], [])


QUESTIONS = [
    ([("2026-01-10", 1), ("2026-02-10", 1)], [1], CourseQuestionKind.CYCLE_REPEATED),
    ([("2026-01-10", 1), ("2026-01-12", 2)], [1, 2], CourseQuestionKind.CYCLE_SOON),
    ([("2026-01-10", 3), ("2026-02-10", 2)], [3, 4], CourseQuestionKind.CYCLE_GOES_BACK),
    ([("2026-01-10", 3), ("2026-01-12", 2)], [3], CourseQuestionKind.CYCLE_GOES_BACK),
]


@pytest.mark.parametrize(("ordered", "numbers", "kind"), QUESTIONS)
def test_a_number_that_does_not_fit_is_asked_about_and_the_course_stays_one(
    ordered: list[tuple[str, int]], numbers: list[int], kind: CourseQuestionKind
) -> None:
    found = course(*(treated(day, cycle, 6) for day, cycle in ordered))

    assert [cycle.number for cycle in found.cycles] == numbers
    assert found.questions == (CourseQuestion(kind=kind, infusion_id=ordered[-1][0], stated=ordered[-1][1]),)


@pytest.mark.parametrize(
    ("last", "stated", "kind"),
    [
        ("2026-03-10", 1, CourseQuestionKind.BEGUN_ANEW),
        # over six months after 10 February
        ("2026-09-10", 3, CourseQuestionKind.LONG_GAP),
    ],
)
def test_another_course_that_the_numbers_do_not_bear_out_is_asked_about(
    last: str, stated: int, kind: CourseQuestionKind
) -> None:
    _, second = courses(treated("2026-01-10", 1, 6), treated("2026-02-10", 2, 6), treated(last, stated, 6))

    assert asked(second) == [(kind, last, stated)]


@pytest.mark.parametrize(
    "other",
    [
        treated("2026-02-10", indication="dermatomyositis"),
        treated("2026-02-10", patient=replace(CHILD, identifier="4472")),
        treated("2026-02-10", patient=replace(CHILD, name="Ionescu, Ana")),
        treated("2026-02-10", patient=replace(CHILD, born=date(2018, 5, 3))),
    ],
)
def test_another_indication_or_another_person_is_another_course(other: TreatedDay) -> None:
    assert len(courses(treated("2026-01-10"), other)) == 2


def test_the_same_person_typed_another_way_is_the_same_course() -> None:
    again = replace(CHILD, identifier="44 71", name="maria IONESCU")

    assert len(course(treated("2026-01-10"), treated("2026-02-10", patient=again)).cycles) == 2


def test_a_cycle_whose_number_was_ordered_twice_is_counted_on_from_the_second_time() -> None:
    (cycle,) = course(treated("2026-01-10", 1), treated("2026-01-11", 1), treated("2026-02-10", 1)).cycles

    assert (cycle.began, cycle.resumed, cycle.ended) == (date(2026, 1, 10), date(2026, 2, 10), date(2026, 2, 10))


def test_days_after_a_number_that_was_ordered_twice_are_of_that_cycle() -> None:
    found = course(treated("2026-01-10", 1), treated("2026-02-10", 1), treated("2026-02-12"))

    assert numbered(found) == [(1, ["2026-01-10", "2026-02-10", "2026-02-12"])]


def test_a_cycle_1_after_a_long_gap_is_another_course_and_nothing_is_asked() -> None:
    _, second = courses(treated("2026-01-10", 1, 6), treated("2026-09-10", 1, 6))

    assert asked(second) == []


def test_infusions_are_ordered_by_when_they_started_and_not_by_what_they_are_called() -> None:
    first, second = replace(treated("2026-01-10"), infusion_id="b"), replace(treated("2026-02-10"), infusion_id="a")

    assert numbered(course(first, second)) == [(1, ["b"]), (2, ["a"])]
