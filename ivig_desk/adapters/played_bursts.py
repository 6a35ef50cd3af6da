"""What is fed to a sound device, a few samples at a time: the bursts of one priority over and over, or silence."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from ivig_desk.adapters.tones import RISE

if TYPE_CHECKING:
    from ivig_desk.domain.infusion.alarms import Priority


class PlayedBursts:
    """The stream of one device: it is asked for samples from the device's own thread, and told from the desk's.

    Each side writes what the other only reads, so that neither waits for the other.
    """

    def __init__(self, burst_of: Callable[[Priority], array[int]]) -> None:
        """Begin in silence; `burst_of` makes that of a priority with the silence after it, once it is wanted."""
        self._burst_of = cache(burst_of)
        self._wanted: _Turn | None = None
        self._heard: _Turn | None = None
        self._taken = 0

    @property
    def priority(self) -> Priority | None:
        """Whose bursts are wanted now."""
        return None if self._wanted is None else self._wanted.priority

    @property
    def taken(self) -> int:
        """How many samples a device has taken so far: while it lives, the number grows."""
        return self._taken

    def play(self, priority: Priority) -> None:
        """Begin the bursts of a priority; those that run already run on."""
        if priority is not self.priority:
            self._wanted = _Turn(priority, self._burst_of(priority))

    def silence(self) -> None:
        """Feed nothing but silence."""
        self._wanted = None

    def take(self, count: int) -> array[int]:
        """Return the next samples; what was cut off by another falls within its rise, so that nothing clicks."""
        self._taken += count
        wanted, before = self._wanted, self._heard
        self._heard = wanted
        samples = array("h", bytes(2 * count)) if wanted is None else wanted.next(count)
        if before is not None and before is not wanted:
            _fall(samples, before.next(min(count, RISE)))
        return samples


class _Turn:
    """The bursts of one priority, and how far they have been played."""

    def __init__(self, priority: Priority, burst: array[int]) -> None:
        self.priority = priority
        self._burst = burst
        self._at = 0

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
