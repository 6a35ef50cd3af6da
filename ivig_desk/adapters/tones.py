"""Bursts of an alarm as samples: generated tones, each with a rise and a fall, so that nothing clicks."""

from __future__ import annotations

from array import array
from math import cos, pi, sin

from ivig_desk.domain.amounts.quantities import Hertz, Milliseconds
from ivig_desk.domain.infusion.alarm_sounds import BurstSound

SAMPLES_PER_SECOND = 22050
FULL_HEIGHT = 26000
"""Of the 32767 that a sample can have: the tones are loud, and no speaker is overdriven."""
RISE = SAMPLES_PER_SECOND // 100
"""How many samples a tone takes to rise, and to fall: 10 ms."""

_MILLISECONDS = 1000
# A tone alone is hard to find in a room; with these above it, each weaker, the ear knows where it comes from.
_OVERTONES = (1, 2, 3, 4, 5)


def rendered(sound: BurstSound) -> array[int]:
    """Return one burst and the silence after it, 16-bit mono: played over and over it is the alarm.

    A pulse is as long as it is meant to be at half its height; it begins to rise, and ends its fall, a little outside.
    """
    samples = array("h")
    pulse, gap, pause = (_samples_in(length) for length in (sound.pulse, sound.gap, sound.pause))
    tones = [_tone(hertz, pulse + RISE) for hertz in sound.tones]
    for number in range(sound.pulses):
        samples.extend(tones[number % len(tones)])
        is_last = number == sound.pulses - 1
        samples.extend(_silence((pause if is_last else gap) - RISE))
    return samples


def _samples_in(length: Milliseconds) -> int:
    return round(length.value * SAMPLES_PER_SECOND / _MILLISECONDS)


def _silence(samples: int) -> array[int]:
    return array("h", bytes(2 * samples))


def _tone(hertz: Hertz, samples: int) -> array[int]:
    turn = 2 * pi * float(hertz.value) / SAMPLES_PER_SECOND
    wave = [sum(sin(turn * of * at) / of for of in _OVERTONES) for at in range(samples)]
    loudest = max(abs(height) for height in wave)
    return array(
        "h", (round(FULL_HEIGHT * height / loudest * _envelope(at, samples)) for at, height in enumerate(wave))
    )


def _envelope(at: int, samples: int) -> float:
    """From 0 up to 1 and down to 0 again, along half a wave: half its height in the middle of rise and fall."""
    from_the_edge = min(at, samples - 1 - at)
    return 1.0 if from_the_edge >= RISE else (1 - cos(pi * from_the_edge / RISE)) / 2
