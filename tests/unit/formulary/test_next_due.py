"""When the next infusion is due: the review's interval after a cycle of one day, nothing where it is not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ivig_desk.adapters.toml_posology import load_posology
from ivig_desk.domain.amounts.quantities import Grams
from ivig_desk.domain.formulary.next_due import DueWindow, due_after
from ivig_desk.domain.formulary.order import Order
from tests.unit.ward import RESOURCES

POSOLOGY = load_posology(RESOURCES)
ORDER = Order(indication="atopic-dermatitis", dose=Grams.of("7.2"), prescriber="Dr D. Marin")


def on(day: str) -> DueWindow:
    return DueWindow(first=date.fromisoformat(day), last=date.fromisoformat(day))


@pytest.mark.parametrize(
    ("given", "due"),
    [
        ("2026-11-22", "2026-12-22"),
        ("2026-12-22", "2027-01-22"),
        ("2027-01-31", "2027-02-28"),
        ("2028-01-31", "2028-02-29"),
    ],
)
def test_monthly_is_the_same_day_of_the_next_month_or_its_last(given: str, due: str) -> None:
    assert due_after(ORDER, date.fromisoformat(given), POSOLOGY) == on(due)


def test_four_to_six_weeks_are_a_window() -> None:
    """22 Nov + 28 days = 20 Dec; + 42 days = 3 Jan."""
    order = replace(ORDER, indication="dermatomyositis")

    found = due_after(order, date(2026, 11, 22), POSOLOGY)

    assert found == DueWindow(first=date(2026, 12, 20), last=date(2027, 1, 3))


@pytest.mark.parametrize(
    "order",
    [
        replace(ORDER, indication="other"),
        replace(ORDER, indication="kawasaki-disease"),
        replace(ORDER, indication="dermatomyositis", day=2, days=5),
        replace(ORDER, indication="dermatomyositis", day=5, days=5),
        replace(ORDER, cycle=6),
        replace(ORDER, cycle=3, cycles=3),
    ],
)
def test_where_nothing_says_so_there_is_no_date(order: Order) -> None:
    assert due_after(order, date(2026, 11, 22), POSOLOGY) is None


def test_before_the_last_cycle_there_is_a_next_one() -> None:
    assert due_after(replace(ORDER, cycle=5, cycles=6, day=1, days=1), date(2026, 11, 22), POSOLOGY) == on("2026-12-22")
