"""The clicks of a metronome, measured in the very samples that a device is handed."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ivig_desk.adapters.clicks import CLICK
from ivig_desk.adapters.sounder import MemorySounder
from ivig_desk.adapters.tones import FULL_HEIGHT, SAMPLES_PER_SECOND
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import DropsPerMinute
from ivig_desk.domain.infusion.alarms import Priority
from ivig_desk.domain.monitoring.beat import Beat
from tests.helpers.sounds import shipped_sounds

AT_ONCE = SAMPLES_PER_SECOND // 25
# A click swings every 0.56 ms, so that no silence inside one is as long as it is.
APART = CLICK


def at(milliseconds: int) -> ClockReading:
    return ClockReading(wall=Instant(0), utc_offset_minutes=0, monotonic_microseconds=milliseconds * 1000)


def beating(drops: str, *, now_ms: int = 0) -> MemorySounder:
    device = MemorySounder(shipped_sounds())
    device.beat(Beat(drops=DropsPerMinute.of(drops), began_us=0), at(now_ms))
    return device


def taken(device: MemorySounder, seconds: int, at_once: int = AT_ONCE) -> list[int]:
    return [height for _ in range(seconds * SAMPLES_PER_SECOND // at_once) for height in device.take(at_once)]


def clicks_in(samples: list[int]) -> list[int]:
    """The first sample of every click that is not silent; its very first is: a wave begins at nothing."""
    loud = [place for place, height in enumerate(samples) if height]
    return [loud[0], *(after for before, after in pairwise(loud) if after - before > APART)] if loud else []


@pytest.mark.parametrize(
    ("drops", "minutes_s", "beats", "interval"),
    [
        # 60 s × 22050 ÷ 2 = 661 500 samples; ÷ 60 = 22 050; ÷ 400 = 3307.5; ÷ 57 = 23 210.526…
        ("2", 70, 3, 661_500),
        ("60", 60, 60, 22_050),
        ("400", 60, 400, 3307.5),
        ("57", 60, 57, 23_210.526),
    ],
)
def test_every_interval_is_within_1_percent_and_a_minute_has_its_beats(
    drops: str, minutes_s: int, beats: int, interval: float
) -> None:
    """S22: exact to the sample, 1 ÷ 22 050 s = 45 µs, and no drift from the first beat to the last."""
    places = clicks_in(taken(beating(drops), minutes_s))

    assert len(places) == beats
    assert all(abs(after - before - interval) <= min(1, interval / 100) for before, after in pairwise(places))
    assert abs(places[-1] - places[0] - (beats - 1) * interval) <= 1


def test_how_many_samples_a_device_takes_at_a_time_changes_nothing() -> None:
    assert taken(beating("400"), 2, at_once=49) == taken(beating("400"), 2, at_once=AT_ONCE)


def test_told_the_same_again_it_runs_on_unbroken() -> None:
    device = beating("60")
    beat = Beat(drops=DropsPerMinute.of("60"), began_us=0)
    samples = []
    for second in range(3):
        device.beat(beat, at(second * 1000 + 400))
        samples += taken(device, 1)

    assert clicks_in(samples) == [1, 22_051, 44_101]


def test_after_a_pause_it_is_in_time_with_its_first_beat() -> None:
    """At 60 a minute, begun 10.25 s ago: the next beat in 0.75 s = 16 537.5 samples, 10.25 s being 226 012.5."""
    places = clicks_in(taken(beating("60", now_ms=10_250), 1))

    assert places == [16_539]


def test_a_click_is_no_pulse_of_an_alarm() -> None:
    """A pulse is 80 ms or more and twice as high."""
    first = beating("60").take(AT_ONCE)

    assert CLICK * 1000 <= 12 * SAMPLES_PER_SECOND
    assert 0 < max(map(abs, first)) <= FULL_HEIGHT // 2
    assert not any(first[CLICK:])


@pytest.mark.parametrize("priority", [Priority.HIGH, Priority.MEDIUM])
def test_an_alarm_that_is_heard_is_the_same_with_a_metronome_as_without(priority: Priority) -> None:
    """S23."""
    alone, device = MemorySounder(shipped_sounds()), beating("400")
    for one in (alone, device):
        one.play(priority, at(0))

    assert taken(device, 10) == taken(alone, 10)


def test_between_the_bursts_of_a_low_alarm_a_click_is_heard_a_second_apart_from_them() -> None:
    """Pulses until 540 ms, the next burst at 20.52 s: clicks from 1.54 s to 19.52 s."""
    device = beating("400")
    device.play(Priority.LOW, at(0))
    samples = taken(device, 20)
    free = [place / SAMPLES_PER_SECOND for place in clicks_in(samples) if place > SAMPLES_PER_SECOND]

    assert 1.54 <= free[0] <= 1.75
    assert 19.3 <= free[-1] <= 19.52


def test_after_an_alarm_the_click_is_in_time_again() -> None:
    device = beating("60")
    device.play(Priority.HIGH, at(0))
    taken(device, 3)
    device.silence()
    taken(device, 1)

    assert clicks_in(taken(device, 2)) == [1, 22_051]


def test_none_ends_it() -> None:
    device = beating("60")
    device.beat(None, at(0))

    assert not any(taken(device, 2))
