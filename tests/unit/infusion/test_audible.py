"""What is heard: the highest that nobody has acknowledged, and a pause that only what called then is under."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion import audible
from ivig_desk.domain.infusion.alarms import PRIORITIES, Alarm, AlarmKind, Priority, Seen
from ivig_desk.domain.infusion.audible import Watched
from ivig_desk.domain.infusion.commands import SilenceAlarms
from ivig_desk.domain.infusion.desk_alarms import DeskAlarmKind, DeskCalls
from tests.unit.infusion.bed import RACING, RACING_HARD, moment, observe, started
from tests.unit.infusion.causes import SEVERE

if TYPE_CHECKING:
    from ivig_desk.domain.infusion.commands import Command

NOON = moment("20")
"""When the sound is paused."""
DUE, RISE = AlarmKind.VITAL_SIGNS_DUE, AlarmKind.RISE_AVAILABLE
OVERDUE, EMPTY = AlarmKind.VITAL_SIGNS_OVERDUE, AlarmKind.BOTTLE_EMPTY
DESK_CALM = DeskCalls(calling=(), silenced=())
UNSAVED, BATTERY = DeskAlarmKind.RECORDS_NOT_SAVED, DeskAlarmKind.BATTERY_LOW
REACTION, CRITICAL = AlarmKind.SEVERE_REACTION, AlarmKind.CRITICAL_VITAL_SIGN


def watched(*calling: AlarmKind, paused: tuple[AlarmKind, ...] | None = None, number: int = 1) -> Watched:
    """An infusion where these call; paused at noon while those called, or not at all."""
    infusion = replace(
        started().infusion,
        id=f"infusion-{number}",
        silenced_at=None if paused is None else NOON,
        silenced=tuple(kind.value for kind in paused or ()),
    )
    return Watched(infusion=infusion, now=NOON, alarms=tuple(alarm(kind, Seen.NEW) for kind in calling))


def heard(ones: tuple[Watched, ...], desk: DeskCalls, now: Instant) -> Priority | None:
    return audible.heard(tuple(replace(one, now=now) for one in ones), desk)


def pause_left(ones: tuple[Watched, ...], desk: DeskCalls, now: Instant) -> Minutes | None:
    return audible.pause_left(tuple(replace(one, now=now) for one in ones), desk)


def alarm(kind: AlarmKind, seen: Seen) -> Alarm:
    """Since long before noon, as one that was entered late is."""
    return Alarm(kind=kind, priority=PRIORITIES[kind], since=moment("5"), seen=seen)


def after(seconds: int) -> Instant:
    return Instant(NOON.microseconds + seconds * 1_000_000)


@pytest.mark.parametrize(
    ("calling", "priority"),
    [
        ((), None),
        ((DUE,), Priority.LOW),
        ((DUE, EMPTY), Priority.MEDIUM),
        ((DUE, EMPTY, REACTION), Priority.HIGH),
    ],
)
def test_the_highest_is_heard(calling: tuple[AlarmKind, ...], priority: Priority | None) -> None:
    """S23."""
    assert heard((watched(*calling),), DESK_CALM, NOON) is priority


def test_the_highest_of_all_infusions_is_heard() -> None:
    assert heard((watched(DUE), watched(REACTION, number=2)), DESK_CALM, NOON) is Priority.HIGH


def test_what_was_acknowledged_is_not_heard_and_what_was_not_still_is() -> None:
    """S23."""
    one = watched(DUE)
    seen = replace(one, alarms=(alarm(REACTION, Seen.ACKNOWLEDGED), *one.alarms))

    assert heard((seen,), DESK_CALM, NOON) is Priority.LOW


def test_a_pause_lasts_two_minutes_and_no_longer() -> None:
    """S23: a second before its end, at its end, a second after."""
    paused = (watched(OVERDUE, paused=(OVERDUE,)),)

    assert [heard(paused, DESK_CALM, after(seconds)) for seconds in (0, 119, 120, 121)] == [
        None,
        None,
        Priority.MEDIUM,
        Priority.MEDIUM,
    ]
    assert pause_left(paused, DESK_CALM, after(90)) == Minutes.of("0.5")
    assert pause_left(paused, DESK_CALM, after(120)) is None


@pytest.mark.parametrize(
    ("paused", "new", "priority"),
    [
        ((DUE,), OVERDUE, Priority.MEDIUM),
        ((DUE,), REACTION, Priority.HIGH),
        ((OVERDUE,), REACTION, Priority.HIGH),
        ((), DUE, Priority.LOW),
        # As high as what was paused: quiet, but for high, which nobody pauses unheard.
        ((DUE,), RISE, None),
        ((OVERDUE,), EMPTY, None),
        ((OVERDUE,), DUE, None),
        ((REACTION,), EMPTY, None),
        ((REACTION,), CRITICAL, Priority.HIGH),
    ],
)
def test_a_pause_is_broken_by_what_is_new_and_higher(
    paused: tuple[AlarmKind, ...], new: AlarmKind, priority: Priority | None
) -> None:
    """S23: also where it was entered late, and so has stood since before the pause."""
    one = watched(*paused, new, paused=paused)

    assert heard((one,), DESK_CALM, after(60)) is priority
    assert (pause_left((one,), DESK_CALM, after(60)) is None) == (priority is not None)


def test_a_pause_for_one_patient_is_broken_by_another_only_where_that_is_higher() -> None:
    """S23, S29."""
    one = watched(OVERDUE, paused=(OVERDUE,))

    assert heard((one, watched(DUE, number=2)), DESK_CALM, after(60)) is None
    assert heard((one, watched(CRITICAL, number=2)), DESK_CALM, after(60)) is Priority.HIGH


def test_a_pause_from_an_older_record_says_not_what_it_was_for_and_is_no_pause_for_anything() -> None:
    assert heard((watched(DUE, paused=()),), DESK_CALM, after(1)) is Priority.LOW


def test_pausing_records_what_calls_then() -> None:
    """S23: nothing recorded for 61 min, first set due after 15: overdue."""
    bed = started()

    bed.does("61", SilenceAlarms())

    assert "vital-signs-overdue" in bed.infusion.silenced
    assert bed.infusion.silenced_at == moment("61")


@pytest.mark.parametrize(
    ("calling", "priority"), [((), Priority.LOW), ((BATTERY,), Priority.LOW), ((BATTERY, UNSAVED), Priority.MEDIUM)]
)
def test_what_calls_of_the_desk_is_heard_with_the_patients(
    calling: tuple[DeskAlarmKind, ...], priority: Priority
) -> None:
    """S23, S30."""
    assert heard((watched(DUE),), DeskCalls(calling=calling, silenced=()), NOON) is priority


@pytest.mark.parametrize(
    ("paused", "silenced", "calling", "priority"),
    [
        ((DUE,), (), (UNSAVED,), Priority.MEDIUM),  # new, and higher than what was paused
        ((DUE,), (BATTERY,), (BATTERY, UNSAVED), Priority.MEDIUM),
        ((DUE,), (UNSAVED,), (UNSAVED,), None),  # it called when the sound was paused
        ((OVERDUE,), (), (UNSAVED,), None),  # new, as high
        ((DUE,), (), (BATTERY,), None),
        ((), (BATTERY,), (BATTERY,), None),
    ],
)
def test_records_that_cannot_be_saved_break_a_pause_for_something_lower(
    paused: tuple[AlarmKind, ...],
    silenced: tuple[DeskAlarmKind, ...],
    calling: tuple[DeskAlarmKind, ...],
    priority: Priority | None,
) -> None:
    """S23, S30: they were paused with whatever else was."""
    one = watched(*paused, paused=paused)

    assert heard((one,), DeskCalls(calling=calling, silenced=silenced), after(60)) is priority


@pytest.mark.parametrize(
    ("entered", "priority"),
    [(observe(RACING_HARD), Priority.HIGH), (SEVERE, Priority.HIGH), (observe(RACING), None)],
)
def test_a_high_alarm_entered_anew_is_heard_in_the_pause_for_the_one_before(
    entered: Command, priority: Priority | None
) -> None:
    """S23: paused at 10 with the same on record; nobody has heard the one of 11. Below high the pause goes on."""
    bed = started().does("10", entered, SilenceAlarms()).does("11", entered)
    one = Watched(infusion=bed.infusion, now=moment("11"), alarms=bed.sees("11").alarms)

    assert heard((one,), DESK_CALM, moment("11")) is priority


def test_a_pause_that_has_not_begun_is_none() -> None:
    """S23: a clock set back by an hour would make it one of an hour."""
    paused = (watched(OVERDUE, paused=(OVERDUE,)),)

    assert pause_left(paused, DESK_CALM, after(-1)) is None
    assert heard(paused, DESK_CALM, after(-3600)) is Priority.MEDIUM
