"""Reminders are reckoned a little at each look, from the last infusion back, and never twice for nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivig_desk.adapters.memory_journal import MemoryJournal
from ivig_desk.desk.on_file import Lists
from ivig_desk.desk.reminding import Reminding
from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.amounts.quantities import Minutes, MlPerHour
from ivig_desk.domain.infusion.events import InfusionPlanned, InfusionStarted
from tests.helpers.records import EIGHT, PUMP_PLAN, recorded
from tests.unit.course.given import posology

A_DAY = Minutes.of("1440")
STARTED = InfusionStarted(rate=MlPerHour.of("7.3"), second_checker="B. Pop")


class SlowClock:
    """Every look at it takes 5 ms; the wall stands at nine on a day."""

    def __init__(self) -> None:
        self.looks = 0
        self.days = "1"

    def read(self) -> ClockReading:
        self.looks += 1
        wall = EIGHT.plus(A_DAY.times(int(self.days)))
        return ClockReading(wall=wall, utc_offset_minutes=120, monotonic_microseconds=self.looks * 5_000)


def ward(number: int) -> MemoryJournal:
    """So many patients, one infusion each."""
    journal = MemoryJournal()
    for count in range(number):
        patient = replace(PUMP_PLAN.patient, identifier=f"{count:04}")
        order = replace(PUMP_PLAN.order, cycle=1, cycles=6)
        infusion_id = f"infusion-{count:04}"
        plan = replace(PUMP_PLAN, patient=patient, order=order)
        journal.append([recorded(1, InfusionPlanned(plan=plan), infusion_id=infusion_id)])
        journal.append([recorded(2, STARTED, infusion_id=infusion_id)])
    return journal


def reminding(journal: MemoryJournal, clock: SlowClock) -> Reminding:
    return Reminding(lambda: Lists(journal=journal, waiting=(), read=lambda _: None), lambda _: None, clock.read)


def test_a_look_ends_after_its_time_and_the_next_goes_on_until_all_are_reckoned() -> None:
    """8 ms a look and 5 ms a reading of the clock: two slices of twenty rows a look, then two persons a look."""
    clock = SlowClock()
    reminders = reminding(ward(50), clock)

    looks = 0
    while (found := reminders.look(posology())) is None:
        looks += 1
        assert looks < 60

    assert len(found) == 50
    # 50 rows are three slices, two looks; of 50 persons one or two are reckoned at each look.
    assert 25 <= looks <= 52


def test_once_reckoned_a_look_reads_the_clock_once_and_no_row() -> None:
    clock = SlowClock()
    reminders = reminding(ward(3), clock)
    while reminders.look(posology()) is None:
        pass
    before = clock.looks

    reminders.look(posology())

    assert clock.looks == before + 1


def test_on_a_new_day_those_of_the_day_before_stand_until_all_are_reckoned_anew() -> None:
    """Atopic dermatitis monthly from 1 March: due on 1 April, 30 days after 2 March, 29 after 3 March."""
    clock = SlowClock()
    reminders = reminding(ward(3), clock)
    while (found := reminders.look(posology())) is None:
        pass
    assert [one.reminder.days_until for one in found] == [30, 30, 30]

    clock.days = "2"
    seen = [[one.reminder.days_until for one in reminders.look(posology()) or ()] for _ in range(4)]

    assert seen[0] in ([30, 30, 30], [29, 29, 29])
    assert seen[-1] == [29, 29, 29]


@pytest.mark.parametrize(("days", "number"), [("396", 50), ("397", 0)])
def test_a_course_is_reminded_of_for_13_months_after_its_last_infusion(days: str, number: int) -> None:
    """Given on 1 March 2026; 396 days later it is 1 April 2027."""
    clock = SlowClock()
    clock.days = days
    reminders = reminding(ward(50), clock)

    found = None
    for _ in range(60):
        found = reminders.look(posology())

    assert found is not None
    assert len(found) == number


def test_what_was_begun_before_the_longest_course_is_not_read() -> None:
    """18 months of a course and 13 after it are 31: 1 March 2026 is farther back on 3 October 2028, 947 days later."""
    clock = SlowClock()
    clock.days = "947"
    reminders = reminding(ward(500), clock)

    # One slice of twenty rows, and then they are all older; of 500, twenty-five slices would take twelve looks.
    looks = 1
    while reminders.look(posology()) is None:
        looks += 1
        assert looks < 25
