"""The cadence of every alarm, measured in the very samples that a device is handed."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ivig_desk.adapters.played_bursts import PlayedBursts
from ivig_desk.adapters.sounder import MemorySounder
from ivig_desk.adapters.tones import FULL_HEIGHT, SAMPLES_PER_SECOND, rendered
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.infusion.alarms import Priority
from tests.helpers.sounds import shipped_sounds

AT_REST = ClockReading(wall=Instant(0), utc_offset_minutes=0, monotonic_microseconds=0)
# The lowest shipped tone, 440 Hz, swings every 2.3 ms: within 4 ms of every sample of a tone there is a crest.
CREST = SAMPLES_PER_SECOND * 4 // 1000
LONGEST_SILENCE_IN_A_BURST_MS = 1000


def pulses_in(samples: list[int]) -> list[tuple[int, int]]:
    """Beginning and end, in ms, of each stretch that is at least half as high as the tones are."""
    loud = [at for at, height in enumerate(samples) if abs(height) >= FULL_HEIGHT // 2]
    breaks = [number for number, (before, after) in enumerate(pairwise(loud)) if after - before > CREST]
    firsts = [loud[0], *(loud[number + 1] for number in breaks)]
    lasts = [*(loud[number] for number in breaks), loud[-1]]
    return [
        (first * 1000 // SAMPLES_PER_SECOND, last * 1000 // SAMPLES_PER_SECOND)
        for first, last in zip(firsts, lasts, strict=True)
    ]


def bursts_in(samples: list[int]) -> list[list[tuple[int, int]]]:
    bursts: list[list[tuple[int, int]]] = []
    for pulse in pulses_in(samples):
        if bursts and pulse[0] - bursts[-1][-1][1] < LONGEST_SILENCE_IN_A_BURST_MS:
            bursts[-1].append(pulse)
        else:
            bursts.append([pulse])
    return bursts


def played(priority: Priority, seconds: int) -> list[int]:
    """What a device takes in so many seconds, 40 ms at a time."""
    device = MemorySounder(shipped_sounds())
    device.play(priority, AT_REST)
    at_once = SAMPLES_PER_SECOND // 25
    return [height for _ in range(seconds * 25) for height in device.take(at_once)]


@pytest.mark.parametrize(
    ("priority", "seconds", "counts", "pulse", "pause"),
    [
        # 10 × 100 + 9 × 100 + 2600 = 4500 ms a turn: in 10 s two whole turns and the first 1000 ms, 5 pulses.
        (Priority.HIGH, 10, [10, 10, 5], (80, 150), (2550, 3800)),
        # 3 × 160 + 2 × 160 + 3200 = 4000 ms a turn.
        (Priority.MEDIUM, 10, [3, 3, 3], (130, 200), (2600, 4000)),
        # 2 × 160 + 200 + 20000 = 20520 ms a turn.
        (Priority.LOW, 22, [2, 2], (80, 200), (16000, 60000)),
    ],
)
def test_the_cadence_of_each_priority_is_inside_its_range(
    priority: Priority, seconds: int, counts: list[int], pulse: tuple[int, int], pause: tuple[int, int]
) -> None:
    """S23: 10 pulses of 80 to 150 ms, again after 2.55 to 3.8 s; 3 of 130 to 200, 2.6 to 4 s; 1 or 2, 16 s or more."""
    bursts = bursts_in(played(priority, seconds))

    lengths = [end - begin for burst in bursts for begin, end in burst]
    pauses = [after[0][0] - before[-1][1] for before, after in pairwise(bursts)]

    assert [len(burst) for burst in bursts] == counts
    for found, (least, most) in ((lengths, pulse), (pauses, pause)):
        assert least <= min(found)
        assert max(found) <= most


@pytest.mark.parametrize(("priority", "pulse", "gap"), [(Priority.HIGH, 100, 100), (Priority.MEDIUM, 160, 160)])
def test_a_pulse_and_a_gap_are_as_long_as_the_file_says(priority: Priority, pulse: int, gap: int) -> None:
    """To 4 ms, less than one turn of the lowest tone at either end."""
    (first, second, *_), *_ = bursts_in(played(priority, 3))

    assert first[1] - first[0] == pytest.approx(pulse, abs=4)
    assert second[0] - first[1] == pytest.approx(gap, abs=4)


@pytest.mark.parametrize("priority", Priority)
def test_a_tone_begins_and_ends_in_silence_so_that_nothing_clicks(priority: Priority) -> None:
    samples = rendered(shipped_sounds().of(priority)).tolist()

    edges = [at for at in range(1, len(samples)) if (samples[at - 1] == 0) != (samples[at] == 0)]

    assert samples[0] == samples[-1] == 0
    assert all(abs(samples[at]) + abs(samples[at - 1]) < FULL_HEIGHT // 100 for at in (edges[0], edges[-1]))


def test_a_burst_cut_off_by_another_falls_and_does_not_click() -> None:
    """Cut in the middle of a pulse: from one sample to the next never more than inside a tone."""
    bursts = PlayedBursts(lambda priority: rendered(shipped_sounds().of(priority)))
    bursts.play(Priority.HIGH)
    before = bursts.take(SAMPLES_PER_SECOND // 20).tolist()
    steepest = max(abs(after - one) for one, after in pairwise(before))

    bursts.silence()
    after = bursts.take(SAMPLES_PER_SECOND // 20).tolist()

    across = [*before[-1:], *after]
    assert max(abs(two - one) for one, two in pairwise(across)) <= steepest
    assert after[-1] == 0


def test_silence_is_fed_as_silence_and_counted_as_taken() -> None:
    bursts = PlayedBursts(lambda priority: rendered(shipped_sounds().of(priority)))

    assert bursts.take(882).tolist() == [0] * 882
    assert bursts.taken == 882


def test_the_same_again_does_not_begin_the_rhythm_anew() -> None:
    whole = MemorySounder(shipped_sounds())
    told_twice = MemorySounder(shipped_sounds())
    for device in (whole, told_twice):
        device.play(Priority.HIGH, AT_REST)
    first = told_twice.take(5000)

    told_twice.play(Priority.HIGH, AT_REST)

    assert [*first, *told_twice.take(5000)] == whole.take(10000)
