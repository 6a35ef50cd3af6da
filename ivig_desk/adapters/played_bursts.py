"""What is fed to a sound device, a few samples at a time: the bursts of one priority over and over, or silence."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from ivig_desk.adapters.clicks import Clicks
from ivig_desk.adapters.tones import RISE, SAMPLES_PER_SECOND
from ivig_desk.domain.infusion.alarms import Priority

if TYPE_CHECKING:
    from ivig_desk.domain.monitoring.beat import Beat

_MICROSECONDS = 1_000_000
_LONG_SILENCE = 10 * SAMPLES_PER_SECOND
"""A low alarm is silent for 16 s and more between its bursts; the higher ones for 4 s at most."""
_APART = SAMPLES_PER_SECOND
"""How far clicks stay from the pulses of an alarm: a second."""


class PlayedBursts:
    """The stream of one device: it is asked for samples from the device's own thread, and told from the desk's.

    Each side writes what the other only reads, so that neither waits for the other.
    """

    def __init__(self, burst_of: Callable[[Priority], array[int]]) -> None:
        """Begin in silence; `burst_of` makes that of a priority with the silence after it, once it is wanted."""
        self._burst_of = cache(burst_of)
        self._wanted: _Turn | None = None
        self._heard: _Turn | None = None
        self._beat: Beat | None = None
        self._clicks: Clicks | None = None
        self._taken = 0

    @property
    def priority(self) -> Priority | None:
        """Whose bursts are wanted now."""
        return None if self._wanted is None else self._wanted.priority

    @property
    def taken(self) -> int:
        """How many samples a device has taken so far: while it lives, the number grows."""
        return self._taken

    def make_ready(self) -> None:
        """Work out every burst now, so that the first alarm waits for none."""
        for priority in Priority:
            self._burst_of(priority)

    def play(self, priority: Priority) -> None:
        """Begin the bursts of a priority; those that run already run on."""
        if priority is not self.priority:
            self._wanted = _Turn(priority, self._burst_of(priority))

    def silence(self) -> None:
        """Feed nothing but silence."""
        self._wanted = None

    def beat(self, beat: Beat | None, now_us: int) -> None:
        """Click from now on in time with the first beat; the same again runs on unbroken."""
        if beat == self._beat:
            return
        self._beat = beat
        gone = 0 if beat is None else (now_us - beat.began_us) * SAMPLES_PER_SECOND // _MICROSECONDS
        self._clicks = None if beat is None else Clicks(beat.drops, gone)

    def take(self, count: int) -> array[int]:
        """Return the next samples; what was cut off by another falls within its rise, so that nothing breaks off.

        Under an alarm no beat is heard but in the middle of a silence so long that both rhythms stand alone.
        """
        self._taken += count
        wanted, before = self._wanted, self._heard
        self._heard = wanted
        clicks = self._clicks
        beats = array("h", bytes(2 * count)) if clicks is None else clicks.next(count)
        is_free = wanted is None or wanted.rests(count)
        pulses = beats if wanted is None else wanted.next(count)
        samples = beats if is_free else pulses
        if before is not None and before is not wanted:
            _fall(samples, before.next(min(count, RISE)))
        return samples


class _Turn:
    """The bursts of one priority, and how far they have been played."""

    def __init__(self, priority: Priority, burst: array[int]) -> None:
        self.priority = priority
        self._burst = burst
        self._at = 0
        sounding = next(at for at in range(len(burst) - 1, -1, -1) if burst[at])
        is_long = len(burst) - sounding >= _LONG_SILENCE
        self._rest = range(sounding + _APART, len(burst) - _APART) if is_long else range(0)

    def rests(self, count: int) -> bool:
        """Whether so many samples from here on lie in the middle of a long silence."""
        return self._at in self._rest and self._at + count in self._rest

    def next(self, count: int) -> array[int]:
        samples = array("h")
        while len(samples) < count:
            piece = self._burst[self._at : self._at + count - len(samples)]
            samples.extend(piece)
            self._at = (self._at + len(piece)) % len(self._burst)
        return samples


def _fall(samples: array[int], cut_off: array[int]) -> None:
    """Let what was cut off fall to nothing under what begins, which is only rising."""
    length = len(cut_off)
    for at, height in enumerate(cut_off):
        samples[at] = max(-32768, min(32767, samples[at] + height * (length - at) // length))
