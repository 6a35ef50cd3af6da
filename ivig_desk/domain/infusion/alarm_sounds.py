"""How an alarm of each priority sounds: bursts of pulses, and the silence between them (monitoring.md, "Alarms")."""

from dataclasses import dataclass, fields
from fractions import Fraction
from typing import assert_never

from ivig_desk.domain.amounts.quantities import Hertz, Milliseconds, Quantity
from ivig_desk.domain.infusion.alarms import Priority


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundSource:
    """The document some of the numbers are from, each named as its field."""

    of: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BurstSound:
    """One burst and what follows it.

    `pulses` tones of `pulse` each, measured at half their height, `gap` between two; from the end of the last one to
    the first of the next burst there is nothing for `pause`. `tones` are taken in turn, one a pulse.
    """

    pulses: int
    pulse: Milliseconds
    gap: Milliseconds
    pause: Milliseconds
    tones: tuple[Hertz, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmSounds:
    """The sound of each priority, every number inside the range it has."""

    high: BurstSound
    medium: BurstSound
    low: BurstSound
    sources: tuple[SoundSource, ...]

    def __post_init__(self) -> None:
        """Refuse a burst outside the ranges of its priority, and a number without a source. Raises ValueError."""
        _require("high", self.high, _HIGH)
        _require("medium", self.medium, _MEDIUM)
        _require("low", self.low, _LOW)
        named = sorted(name for source in self.sources for name in source.of)
        numbers = sorted(field.name for field in fields(BurstSound))
        if named != numbers:
            raise ValueError(", ".join(named), "a source, once each, of " + ", ".join(numbers))

    def of(self, priority: Priority) -> BurstSound:
        """Return the sound of a priority."""
        match priority:
            case Priority.HIGH:
                return self.high
            case Priority.MEDIUM:
                return self.medium
            case Priority.LOW:
                return self.low
            case _:
                assert_never(priority)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Range:
    """Least and most, both allowed."""

    least: str
    most: str

    def holds(self, value: Fraction) -> bool:
        return Fraction(self.least) <= value <= Fraction(self.most)

    def text(self, unit: str) -> str:
        return f"{self.least} to {self.most} {unit}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ranges:
    pulses: _Range
    pulse: _Range
    pause: _Range


# As monitoring.md has them, "Alarms". It gives no length to a low pulse: the shortest and the longest of the others;
# and no most to its pause: a minute, since what never comes again is a mute.
_HIGH = _Ranges(
    pulses=_Range(least="10", most="10"), pulse=_Range(least="80", most="150"), pause=_Range(least="2550", most="3800")
)
_MEDIUM = _Ranges(
    pulses=_Range(least="3", most="3"), pulse=_Range(least="130", most="200"), pause=_Range(least="2600", most="4000")
)
_LOW = _Ranges(
    pulses=_Range(least="1", most="2"), pulse=_Range(least="80", most="200"), pause=_Range(least="16000", most="60000")
)
# Local practice: a gap is heard as one, a burst stays one, and a laptop's small speaker gives the tone.
_GAP = _Range(least="40", most="300")
_TONE = _Range(least="300", most="1500")


def _require(name: str, sound: BurstSound, ranges: _Ranges) -> None:
    _require_in(f"{name}.pulses", Fraction(sound.pulses), ranges.pulses, "pulses")
    for key, length, allowed in (
        ("pulse", sound.pulse, ranges.pulse),
        ("gap", sound.gap, _GAP),
        ("pause", sound.pause, ranges.pause),
    ):
        _require_in(f"{name}.{key}", length.value, allowed, Milliseconds.unit)
    if not 1 <= len(sound.tones) <= sound.pulses:
        raise ValueError(f"{name}.tones: {len(sound.tones)}", "at least one tone, and no more than there are pulses")
    for tone in sound.tones:
        _require_in(f"{name}.tones", tone.value, _TONE, Hertz.unit)


def _require_in(name: str, value: Fraction, allowed: _Range, unit: str) -> None:
    if not allowed.holds(value):
        raise ValueError(f"{name}: {Quantity(value).text} {unit}", allowed.text(unit))
