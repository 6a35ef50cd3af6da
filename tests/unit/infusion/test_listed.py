"""What a row of the list says of reactions, bottles and its day, and what it is found by."""

from dataclasses import replace
from datetime import date

import pytest

from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import Millilitres, MlPerHour
from ivig_desk.domain.infusion import events
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.events import Event
from ivig_desk.domain.infusion.listed import Listed, listed_after
from ivig_desk.domain.infusion.listed_words import (
    Condition,
    Search,
    graded,
    in_month,
    in_year,
    is_met,
    not_over,
    of_batch,
    on_day,
)
from ivig_desk.domain.infusion.reaction_events import AdverseEventRegraded, AdverseEventStruck
from ivig_desk.domain.reactions.grading import Grade
from tests.helpers.records import PUMP_PLAN, recorded

STARTED = events.InfusionStarted(rate=MlPerHour.of("7.3"), second_checker="B. Pop")


def row_after(*happened: Event) -> Listed:
    return listed_after(None, *(recorded(number, event) for number, event in enumerate(happened, start=1)))


def flagged(sign: str, grade: Grade) -> Event:
    return events.AdverseEventFlagged(sign=sign, grade=grade, rate=MlPerHour.of("7.3"), batch="P1")


def test_a_reaction_reads_as_it_was_graded_last_and_one_that_was_struck_is_gone() -> None:
    row = row_after(
        STARTED,
        flagged("headache", Grade.MILD),
        flagged("rash", Grade.SEVERE),
        AdverseEventRegraded(of_version=2, grade=Grade.MODERATE, reason="it needed a pause"),
        AdverseEventStruck(of_version=3, reason="another patient’s"),
    )

    assert [(one.version, one.sign, one.grade) for one in row.reactions] == [(2, "headache", Grade.MODERATE)]


def test_of_a_sign_that_came_twice_the_higher_grade_is_said() -> None:
    row = row_after(
        STARTED, flagged("headache", Grade.MODERATE), flagged("rash", Grade.MILD), flagged("headache", Grade.MILD)
    )

    assert [(one.sign, one.grade.value) for one in row.worst_of_each_sign] == [("headache", 2), ("rash", 1)]


@pytest.mark.parametrize(
    ("at_least", "met"), [(Grade.MILD, True), (Grade.MODERATE, True), (Grade.SEVERE, False), (Grade.DEATH, False)]
)
def test_a_grade_is_met_by_that_one_and_every_higher(at_least: Grade, met: bool) -> None:  # noqa: FBT001 - A column of a table.
    row = row_after(STARTED, flagged("headache", Grade.MILD), flagged("rash", Grade.MODERATE))

    assert is_met(Search(conditions=(graded(at_least),)), row) is met


@pytest.mark.parametrize(
    ("utc", "offset", "day"),
    [
        ("2026-11-21T23:30:00Z", 60, date(2026, 11, 22)),  # half past midnight on the wall
        ("2026-11-21T23:30:00Z", 0, date(2026, 11, 21)),
        ("2026-11-22T03:30:00Z", -300, date(2026, 11, 21)),  # half past ten the evening before
    ],
)
def test_the_day_is_that_of_the_wall_at_the_start(utc: str, offset: int, day: date) -> None:
    begun = recorded(1, events.PlanKept(fields=(("name", "Marin"),)))
    at = Instant.of(utc)
    reading = ClockReading(wall=at, utc_offset_minutes=offset, monotonic_microseconds=0)
    later = replace(recorded(3, events.NoteWritten(text="asleep")), at=Instant.of("2026-11-24T00:00:00Z"))

    row = listed_after(None, begun, replace(recorded(2, STARTED), at=at, recorded=reading), later)

    assert row.day == day
    for condition in (on_day(day), in_month(day.year, day.month), in_year(day.year)):
        assert is_met(Search(conditions=(condition,)), row)


def test_before_the_start_the_day_is_the_one_it_was_begun_on() -> None:
    """Events of `recorded` are of 1 March 2026."""
    row = row_after(events.PlanKept(fields=(("name", "Marin"),)))

    assert row.day == date(2026, 3, 1)


def test_a_bottle_that_was_only_read_into_the_plan_is_found_by_its_batch() -> None:
    typed = row_after(events.PlanKept(fields=(("bottle_2_batch", " LOT 7-a "), ("bottle_2_batch_again", "LOT 9"))))
    agreed = row_after(events.InfusionPlanned(plan=PUMP_PLAN))
    cleared = row_after(
        events.PlanKept(fields=(("bottle_2_batch", "LOT 7-a"),)), events.PlanKept(fields=(("bottle_2_batch", ""),))
    )

    assert (typed.planned_batches, typed.batches) == (("LOT 7-a",), ())
    assert is_met(Search(conditions=(of_batch("lot7A"),)), typed)
    assert not is_met(Search(conditions=(of_batch("lot7"),)), typed)
    assert not is_met(Search(conditions=(of_batch("lot9"),)), typed)
    assert (agreed.planned_batches, agreed.batches) == (("P1",), ())
    assert cleared.planned_batches == ()


@pytest.mark.parametrize(
    "condition", [of_batch("P1"), graded(Grade.MILD), not_over(), on_day(date(2026, 3, 1)), in_year(2026)]
)
def test_no_name_or_identifier_is_taken_for_a_mark(condition: Condition) -> None:
    named = events.PlanKept(fields=(("name", "P1 1 20260301 2026"), ("identifier", "P1 20260301")))
    at = Instant.of("2020-01-01T08:00:00Z")
    row = listed_after(None, *(replace(recorded(number, event), at=at) for number, event in ((1, named), (2, CLOSED))))

    assert not is_met(Search(conditions=(condition,)), row)


def test_what_is_closed_or_discarded_is_over() -> None:
    hung = events.BottleHung(bottle=Bottle(volume=Millilitres.of("100"), batch="P1", expiry=None))
    over = [row_after(STARTED, hung, CLOSED), row_after(events.PlanDiscarded(reason="the order was changed"))]

    assert [is_met(Search(conditions=(not_over(),)), row) for row in over] == [False, False]
    assert is_met(Search(conditions=(not_over(),)), row_after(STARTED, events.InfusionStopped(reason="")))


CLOSED = events.InfusionClosed()
