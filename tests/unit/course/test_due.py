"""Days of the calendar: months of every length, weeks from and to, and the days before and after a window."""

from datetime import date

import pytest

from ivig_desk.domain.course.due import DueWindow, after_months, cycle_due, follow_up_due
from tests.unit.course.given import posology


def window(first: str, last: str) -> DueWindow:
    return DueWindow(first=date.fromisoformat(first), last=date.fromisoformat(last))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-01-10", 1, "2026-02-10"),
        ("2026-12-10", 1, "2027-01-10"),
        ("2026-11-22", 3, "2027-02-22"),
        ("2026-06-30", 6, "2026-12-30"),
        ("2026-01-10", 18, "2027-07-10"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-08-31", 1, "2026-09-30"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-11-30", 1, "2026-12-30"),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day: str, months: int, later: str) -> None:
    assert after_months(date.fromisoformat(day), months) == date.fromisoformat(later)


@pytest.mark.parametrize(
    ("indication", "cycles", "due"),
    [
        ("atopic-dermatitis", 1, window("2026-02-10", "2026-02-10")),
        ("atopic-dermatitis", 2, window("2026-03-10", "2026-03-10")),
        # 10 January + 28 days and + 42 days; the second + 56 and + 84
        ("dermatomyositis", 1, window("2026-02-07", "2026-02-21")),
        ("dermatomyositis", 2, window("2026-03-07", "2026-04-04")),
        ("kawasaki-disease", 1, None),
        ("systemic-lupus-erythematosus", 1, None),
        ("other", 1, None),
    ],
)
def test_a_cycle_is_due_by_the_interval_of_its_indication(indication: str, cycles: int, due: DueWindow | None) -> None:
    assert cycle_due(posology().row_of(indication), date(2026, 1, 10), cycles) == due


def test_follow_ups_are_due_3_and_6_months_after_the_last_infusion() -> None:
    last = date(2026, 6, 10)

    assert follow_up_due(last, 3) == window("2026-09-10", "2026-09-10")
    assert follow_up_due(last, 6) == window("2026-12-10", "2026-12-10")


@pytest.mark.parametrize(
    ("day", "until", "after"),
    [
        ("2026-02-06", 1, 0),
        ("2026-02-07", 0, 0),
        ("2026-02-21", 0, 0),
        ("2026-02-22", 0, 1),
        ("2026-03-21", 0, 28),
    ],
)
def test_days_are_counted_to_the_first_and_from_the_last_day_of_a_window(day: str, until: int, after: int) -> None:
    due = window("2026-02-07", "2026-02-21")

    assert (due.days_until(date.fromisoformat(day)), due.days_after(date.fromisoformat(day))) == (until, after)
