"""Every visit as it stands on a day: on time, late, missed, due, overdue, to come; and the one it reminds of."""

from __future__ import annotations

from datetime import date

import pytest

from ivig_desk.domain.course.assessment import Assessed, Assessment
from ivig_desk.domain.course.course import Course
from ivig_desk.domain.course.due import DueWindow
from ivig_desk.domain.course.easi import EasiTotal
from ivig_desk.domain.course.treated_day import TreatedDay
from ivig_desk.domain.course.units import EasiPoints
from ivig_desk.domain.course.visit_place import CalledOff, CycleVisit, FollowUp, VisitPlace
from ivig_desk.domain.course.visits import CourseVisit, Reminder, VisitStanding, reminder_of, visits_of
from tests.unit.course.given import adult, course, courses, treated
from tests.unit.course.skin import skin

SIX = tuple(treated(f"2026-0{month}-10") for month in range(1, 7))
"""All six, on the 10th of January to June."""


def on(day: str) -> date:
    return date.fromisoformat(day)


def standings(found: Course, day: str) -> list[str]:
    return [visit.standing.value for visit in visits_of(found, on(day))]


def visit(found: Course, place: VisitPlace, day: str) -> CourseVisit:
    return next(one for one in visits_of(found, on(day)) if one.place == place)


def off(place: VisitPlace, infusion_id: str = "2026-01-10") -> CalledOff:
    return CalledOff(infusion_id=infusion_id, place=place, reason="moved away", by="A. Pop")


def measured(place: VisitPlace, day: str, head: str = "2 2110") -> Assessment:
    return Assessment(infusion_id="2026-01-10", place=place, day=on(day), easi=skin(head=head))


def first(*days: TreatedDay, off: tuple[CalledOff, ...] = ()) -> Course:
    return course(*(days or (treated("2026-01-10"),)), called_off=off)


def test_a_course_has_six_visits_and_two_follow_ups() -> None:
    places = [one.place for one in visits_of(first(), on("2026-01-10"))]

    assert places == [*(CycleVisit(number) for number in range(1, 7)), FollowUp(3), FollowUp(6)]


@pytest.mark.parametrize(
    ("day", "second"),
    [
        ("2026-02-09", "ahead"),
        ("2026-02-10", "due"),
        ("2026-02-11", "overdue"),
        ("2026-07-10", "overdue"),
    ],
)
def test_a_monthly_cycle_is_due_on_one_day(day: str, second: str) -> None:
    assert standings(first(), day)[1] == second


@pytest.mark.parametrize(
    ("day", "second"),
    [
        # 4 weeks after 10 January are 7 February, 6 weeks 21 February
        ("2026-02-06", "ahead"),
        ("2026-02-07", "due"),
        ("2026-02-21", "due"),
        ("2026-02-22", "overdue"),
    ],
)
def test_a_cycle_of_4_to_6_weeks_is_due_for_two_weeks(day: str, second: str) -> None:
    assert standings(course(adult("2026-01-10")), day)[1] == second


def test_while_one_is_overdue_those_after_it_have_no_day() -> None:
    assert standings(first(), "2026-02-10") == ["given", "due", *["ahead"] * 4, "no-date", "no-date"]
    assert standings(first(), "2026-02-11") == ["given", "overdue", *["no-date"] * 6]


@pytest.mark.parametrize(
    ("second", "standing", "late"),
    [
        ("2026-02-08", VisitStanding.GIVEN, 0),
        ("2026-02-10", VisitStanding.GIVEN, 0),
        ("2026-02-11", VisitStanding.LATE, 1),
        ("2026-03-10", VisitStanding.LATE, 28),
    ],
)
def test_a_cycle_after_its_last_day_is_late_by_so_many_days(second: str, standing: VisitStanding, late: int) -> None:
    found = visit(first(treated("2026-01-10"), treated(second)), CycleVisit(2), "2026-03-11")

    assert (found.standing, found.days_late) == (standing, late)


def test_a_late_cycle_moves_what_comes_after_it() -> None:
    found = first(treated("2026-01-10"), treated("2026-02-20"))

    assert visit(found, CycleVisit(3), "2026-02-21").due == DueWindow(first=on("2026-03-20"), last=on("2026-03-20"))


def test_after_a_number_that_was_ordered_twice_the_next_is_due_from_the_second_time() -> None:
    found = first(treated("2026-01-10", 1, 6), treated("2026-02-10", 1, 6))

    assert visit(found, CycleVisit(2), "2026-02-11").due == DueWindow(first=on("2026-03-10"), last=on("2026-03-10"))
    assert standings(found, "2026-02-11")[:3] == ["given", "ahead", "ahead"]


def test_a_cycle_that_was_left_out_is_missed_and_the_next_is_not_late_by_it() -> None:
    """Cycle 3 is due two months after cycle 1."""
    found = first(treated("2026-01-10", 1, 6), treated("2026-03-10", 3, 6))

    assert standings(found, "2026-03-11")[:4] == ["given", "missed", "given", "ahead"]


def test_cycles_before_the_first_on_record_are_not_called_missed() -> None:
    assert standings(first(treated("2026-01-10", 3, 6)), "2026-01-11")[:4] == [
        "not-on-record",
        "not-on-record",
        "given",
        "ahead",
    ]


@pytest.mark.parametrize(
    ("day", "follow_ups"),
    [
        # the last infusion on 10 June: 10 September and 10 December
        ("2026-06-10", ["ahead", "ahead"]),
        ("2026-09-09", ["ahead", "ahead"]),
        ("2026-09-10", ["due", "ahead"]),
        ("2026-09-11", ["overdue", "ahead"]),
        ("2026-12-09", ["overdue", "ahead"]),
        ("2026-12-10", ["missed", "due"]),
        ("2026-12-11", ["missed", "overdue"]),
        ("2027-12-11", ["missed", "overdue"]),
    ],
)
def test_follow_ups_fall_due_3_and_6_months_after_the_last_infusion(day: str, follow_ups: list[str]) -> None:
    assert standings(course(*SIX), day) == [*["given"] * 6, *follow_ups]


def test_a_follow_up_that_was_measured_is_seen_whenever_that_was() -> None:
    found = course(*SIX, assessments=(measured(FollowUp(3), "2026-10-01"),))

    assert standings(found, "2026-12-10")[6:] == ["seen", "due"]


def test_follow_ups_have_no_day_while_cycles_are_to_come() -> None:
    assert visit(course(*SIX[:5]), FollowUp(3), "2026-05-11").due is None


def test_calling_off_what_is_left_dates_the_follow_ups_from_the_last_infusion() -> None:
    found = first(off=tuple(off(CycleVisit(number)) for number in range(2, 7)))

    assert standings(found, "2026-02-11") == ["given", *["called-off"] * 5, "ahead", "ahead"]
    assert visit(found, FollowUp(3), "2026-02-11").due == DueWindow(first=on("2026-04-10"), last=on("2026-04-10"))


def test_after_one_that_was_called_off_the_next_is_due_two_intervals_on() -> None:
    found = first(off=(off(CycleVisit(2)),))

    assert standings(found, "2026-03-10")[:4] == ["given", "called-off", "due", "ahead"]


def test_what_was_called_off_and_given_all_the_same_is_given() -> None:
    found = first(treated("2026-01-10"), treated("2026-02-10"), off=(off(CycleVisit(2)),))

    assert standings(found, "2026-02-11")[1] == "given"


def test_a_course_nobody_came_back_to_is_over_once_its_last_follow_up_was_due() -> None:
    """Six months after 10 January is 10 July."""
    assert standings(first(), "2026-07-10")[1] == "overdue"
    assert standings(first(), "2026-07-11") == ["given", *["missed"] * 5, "missed", "overdue"]


def test_a_course_that_another_followed_reminds_of_nothing() -> None:
    before, after = courses(*SIX, treated("2026-08-10", 1, 6))

    assert standings(before, "2026-08-10")[6:] == ["missed", "missed"]
    assert reminder_of(before, on("2026-08-10")) is None
    assert reminder_of(after, on("2026-08-10")) is not None


@pytest.mark.parametrize(
    ("day", "standing", "until", "overdue"),
    [
        ("2026-02-03", VisitStanding.AHEAD, 7, 0),
        ("2026-02-10", VisitStanding.DUE, 0, 0),
        ("2026-02-17", VisitStanding.OVERDUE, 0, 7),
    ],
)
def test_the_reminder_is_of_the_next_visit_and_says_by_how_many_days(
    day: str, standing: VisitStanding, until: int, overdue: int
) -> None:
    assert reminder_of(first(), on(day)) == Reminder(
        place=CycleVisit(2),
        standing=standing,
        due=DueWindow(first=on("2026-02-10"), last=on("2026-02-10")),
        days_until=until,
        days_overdue=overdue,
    )


def test_after_the_six_it_reminds_of_the_follow_ups_and_then_of_nothing() -> None:
    seen = (measured(FollowUp(3), "2026-09-10"), measured(FollowUp(6), "2026-12-10"))
    reminded = [reminder_of(course(*SIX, assessments=seen[:count]), on("2026-12-10")) for count in range(3)]

    assert [one and one.place for one in reminded] == [FollowUp(6), FollowUp(6), None]


def test_an_indication_without_an_interval_reminds_of_nothing() -> None:
    lupus = course(adult("2026-01-10", 1, 6, indication="systemic-lupus-erythematosus"))

    assert standings(lupus, "2026-03-10") == ["given", *["no-date"] * 7]
    assert reminder_of(lupus, on("2026-03-10")) is None


def test_a_single_cycle_and_one_of_no_planned_number_have_no_follow_up() -> None:
    single = course(treated("2026-01-10", indication="kawasaki-disease"))
    unplanned = course(adult("2026-01-10", indication="systemic-lupus-erythematosus"))

    assert standings(single, "2026-05-10") == ["given"]
    assert standings(unplanned, "2026-05-10") == ["given"]


def test_of_two_entries_for_one_visit_the_later_one_stands() -> None:
    """4 × 2 × 0.2 = 1.6 at first; put right to 3 × 2 × 0.2 = 1.2, seven years old."""
    entered = (measured(CycleVisit(1), "2026-01-10"), measured(CycleVisit(1), "2026-01-10", head="2 2100"))

    found = visit(course(*SIX, assessments=entered), CycleVisit(1), "2026-06-10").assessed

    assert isinstance(found, Assessed)
    assert isinstance(found.easi, EasiTotal)
    assert found.easi.points == EasiPoints.of("1.2")


def test_a_visit_that_was_measured_and_not_treated_is_not_given() -> None:
    found = visit(
        course(treated("2026-01-10"), assessments=(measured(CycleVisit(2), "2026-02-10"),)),
        CycleVisit(2),
        "2026-02-11",
    )

    assert (found.standing, found.cycle) == (VisitStanding.OVERDUE, None)
    assert isinstance(found.assessed, Assessed)


@pytest.mark.parametrize(
    ("day", "first"),
    [
        ("2026-01-29", "dermatomyositis"),  # in 1 day, before the child's in 12
        ("2026-02-01", "dermatomyositis"),  # due now, though it may wait until the 13th
        ("2026-02-10", "atopic-dermatitis"),  # both due now, the child's by today
        ("2026-02-11", "atopic-dermatitis"),  # overdue
        ("2026-02-14", "atopic-dermatitis"),  # both overdue, the child's by more
    ],
)
def test_of_two_courses_one_visit_is_the_more_urgent(day: str, first: str) -> None:
    """Child: 10 February; adult: 4 to 6 weeks after 2 January, 30 January to 13 February."""
    child = reminder_of(course(treated("2026-01-10")), on(day))
    grown = reminder_of(course(adult("2026-01-02")), on(day))

    assert child is not None
    assert grown is not None
    assert (child.due.last, grown.due.last) == (on("2026-02-10"), on("2026-02-13"))
    assert (child.urgency < grown.urgency) == (first == "atopic-dermatitis")
