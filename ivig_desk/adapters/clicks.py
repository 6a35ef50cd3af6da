"""The clicks of a metronome as samples: each begins at the sample that is its own, reckoned from the first."""

from __future__ import annotations

from array import array
from fractions import Fraction
from functools import cache
from math import exp, pi, sin
from typing import TYPE_CHECKING

from ivig_desk.adapters.tones import FULL_HEIGHT, SAMPLES_PER_SECOND

if TYPE_CHECKING:
    from ivig_desk.domain.amounts.quantities import DropsPerMinute

CLICK = SAMPLES_PER_SECOND * 12 // 1000
"""How many samples a click takes: 12 ms, where the shortest pulse of an alarm takes 80."""
_HEIGHT = FULL_HEIGHT // 2
_HERTZ = 1800
_FADES_IN = CLICK / 5
_SECONDS_IN_A_MINUTE = 60


class Clicks:
    """The stream of one rate; how often it is asked, and for how many samples at a time, changes nothing in it."""

    def __init__(self, drops: DropsPerMinute, gone: int) -> None:
        """Go on from so many samples after the first beat."""
        self._interval = Fraction(_SECONDS_IN_A_MINUTE * SAMPLES_PER_SECOND) / drops.value
        self._at = gone

    def next(self, count: int) -> array[int]:
        """Return the next samples: silence, and in it what falls into them of each click."""
        samples, end = array("h", bytes(2 * count)), self._at + count
        beat = max(0, int((self._at - CLICK) / self._interval))
        while (begins := int(beat * self._interval)) < end:
            for place in range(max(begins, self._at), min(begins + CLICK, end)):
                samples[place - self._at] = _click()[place - begins]
            beat += 1
        self._at = end
        return samples


@cache
def _click() -> array[int]:
    turn = 2 * pi * _HERTZ / SAMPLES_PER_SECOND
    return array("h", (round(_HEIGHT * exp(-at / _FADES_IN) * sin(turn * at)) for at in range(CLICK)))
