"""When vital signs fall due, row by row; minutes are counted from the start of the infusion."""

from dataclasses import replace
from fractions import Fraction

import pytest

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.monitoring.schedule import (
    DueReason,
    ObservationDue,
    due_since,
    observations_due,
    overdue_since,
    reminder_since,
)
from tests.unit.ward import rules

START = Instant.of("2026-11-22T09:00:00+02:00")


def at(minute: str) -> Instant:
    return START.plus(Minutes.of(minute))


def maybe(minute: str | None) -> Instant | None:
    return None if minute is None else at(minute)


def minute(moment: Instant | None) -> str | None:
    return None if moment is None else moment.since(START).text


def awaited(observed: str | None, adverse: str | None, ended: str | None) -> tuple[ObservationDue, ...]:
    return observations_due(
        rules().schedule,
        started=START,
        last_observation=maybe(observed),
        last_adverse_event=maybe(adverse),
        ended=maybe(ended),
    )


# the last observation, the last adverse event and the end, then when the next set is due and why
RUNNING = [
    (None, None, "15", DueReason.FIRST_AFTER_START),
    ("-5", None, "15", DueReason.FIRST_AFTER_START),
    ("0", None, "15", DueReason.FIRST_AFTER_START),
    ("1", None, "31", DueReason.RUNNING),
    ("15", None, "45", DueReason.RUNNING),
    ("47", None, "77", DueReason.RUNNING),
    ("-5", "4", "9", DueReason.ADVERSE_EVENT),
    ("-5", "12", "15", DueReason.FIRST_AFTER_START),
    ("15", "20", "25", DueReason.ADVERSE_EVENT),
    ("15", "15", "20", DueReason.ADVERSE_EVENT),
    ("21", "20", "51", DueReason.RUNNING),
    ("15", "40", "45", DueReason.ADVERSE_EVENT),
    ("15", "42", "45", DueReason.RUNNING),
]


@pytest.mark.parametrize(("observed", "adverse", "due", "reason"), RUNNING)
def test_while_it_runs_a_set_is_due_after_the_start_the_last_set_or_an_adverse_event(
    observed: str | None, adverse: str | None, due: str, reason: DueReason
) -> None:
    """S10."""
    first = awaited(observed, adverse, None)[0]

    assert (minute(first.at), first.reason) == (due, reason)


AFTER = [
    (None, None, "120", DueReason.END),
    ("119", None, "120", DueReason.END),
    ("120", None, "150", DueReason.AFTER_END),
    ("131", None, "150", DueReason.AFTER_END),
    ("149", None, "150", DueReason.AFTER_END),
    ("150", None, "180", DueReason.AFTER_END),
    ("155", None, "180", DueReason.AFTER_END),
    ("121", "130", "135", DueReason.ADVERSE_EVENT),
    ("131", "130", "150", DueReason.AFTER_END),
    ("181", "190", "195", DueReason.ADVERSE_EVENT),
]


@pytest.mark.parametrize(("observed", "adverse", "due", "reason"), AFTER)
def test_after_the_end_a_set_is_due_at_the_end_and_30_and_60_minutes_later(
    observed: str | None, adverse: str | None, due: str, reason: DueReason
) -> None:
    """S10."""
    first = awaited(observed, adverse, "120")[0]

    assert (minute(first.at), first.reason) == (due, reason)


@pytest.mark.parametrize("observed", ["180", "200"])
def test_after_the_last_set_none_is_due(observed: str) -> None:
    """S10."""
    assert awaited(observed, None, "120") == ()


@pytest.mark.parametrize(
    ("observed", "adverse", "ended", "reminder", "overdue"),
    [
        ("-5", None, None, "17", "30"),
        ("15", None, None, "47", "75"),
        ("15", "20", None, "27", "30"),
        (None, None, "120", "122", "150"),
        ("120", None, "120", "152", "180"),
        ("150", None, "120", "182", "210"),
    ],
)
def test_a_reminder_comes_2_minutes_after_and_overdue_is_twice_the_interval(
    observed: str | None, adverse: str | None, ended: str | None, reminder: str, overdue: str
) -> None:
    """S10, S23."""
    first = awaited(observed, adverse, ended)[0]

    assert (minute(first.reminder_at), minute(first.overdue_at)) == (reminder, overdue)


@pytest.mark.parametrize(
    ("now", "due", "reminder", "overdue"),
    [
        ("44.99", None, None, None),
        ("45", "45", None, None),
        ("46.99", "45", None, None),
        ("47", "45", "47", None),
        ("74.99", "45", "47", None),
        ("75", "45", "47", "75"),
        ("600", "45", "47", "75"),
    ],
)
def test_what_is_due_is_reminded_of_and_then_overdue_each_from_its_moment_on(
    now: str, due: str | None, reminder: str | None, overdue: str | None
) -> None:
    """S10, S23."""
    sets = awaited("15", None, None)

    assert (minute(due_since(sets, at(now))), minute(reminder_since(sets, at(now)))) == (due, reminder)
    assert minute(overdue_since(sets, at(now))) == overdue


def test_an_adverse_event_is_overdue_by_its_own_interval_though_another_set_was_due_before() -> None:
    """S10."""
    sets = awaited("15", "43", None)

    assert [(due.reason, minute(due.at)) for due in sets] == [
        (DueReason.RUNNING, "45"),
        (DueReason.ADVERSE_EVENT, "48"),
    ]
    assert minute(overdue_since(sets, at("60"))) == "53"


def test_nothing_awaited_is_never_overdue() -> None:
    """S10."""
    assert (due_since((), at("600")), overdue_since((), at("600"))) == (None, None)


def test_the_shipped_times_are_those_of_the_protocol() -> None:
    """S10, S23, S24."""
    schedule = rules().schedule

    assert (schedule.first_after_start, schedule.running_interval) == (Minutes.of("15"), Minutes.of("30"))
    assert (schedule.after_adverse_event, schedule.reminder) == (Minutes.of("5"), Minutes.of("2"))
    assert schedule.after_end == (Minutes.of("30"), Minutes.of("60"))
    assert schedule.overdue_intervals == Fraction(2)
    assert (schedule.fresh_for_rise, schedule.hold_alarm) == (Minutes.of("10"), Minutes.of("10"))
    assert (schedule.bottle_empties_soon, schedule.sound_pause) == (Minutes.of("5"), Minutes.of("2"))
    assert schedule.unknown_stretch == Minutes.of("1")


@pytest.mark.parametrize("minutes", [("60", "30"), ("30", "30"), ("0",)])
def test_times_after_the_end_that_do_not_rise_are_refused(minutes: tuple[str, ...]) -> None:
    """S10."""
    with pytest.raises(ValueError, match="numbers that rise"):
        replace(rules().schedule, after_end=tuple(Minutes.of(one) for one in minutes))


def test_overdue_is_never_before_due() -> None:
    """S10."""
    with pytest.raises(ValueError, match="numbers that rise"):
        replace(rules().schedule, overdue_intervals=Fraction(1))


def test_every_time_has_exactly_one_source() -> None:
    """S10."""
    sources = rules().schedule.sources
    for broken in (sources[1:], (*sources, sources[0])):
        with pytest.raises(ValueError, match="a source, once each"):
            replace(rules().schedule, sources=broken)
