"""How an alarm of each priority sounds: bursts of pulses, and the silence between them (monitoring.md, "Alarms")."""

from dataclasses import dataclass
from fractions import Fraction

from ivig_desk.domain.amounts.quantities import Hertz, Milliseconds
from ivig_desk.domain.infusion.alarm_ranges import AlarmRange, require_in
from ivig_desk.domain.infusion.alarms import Priority, of_priority


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

    def __post_init__(self) -> None:
        """Refuse a burst outside the ranges of its priority. Raises ValueError."""
        _require("high", self.high, _HIGH)
        _require("medium", self.medium, _MEDIUM)
        _require("low", self.low, _LOW)

    def of(self, priority: Priority) -> BurstSound:
        """Return the sound of a priority."""
        return of_priority(priority, high=self.high, medium=self.medium, low=self.low)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ranges:
    pulses: AlarmRange
    pulse: AlarmRange
    pause: AlarmRange


# As monitoring.md has them, "Alarms". It gives no length to a low pulse: the shortest and the longest of the others;
# and no most to its pause: a minute, since what never comes again is a mute.
_HIGH = _Ranges(
    pulses=AlarmRange(least="10", most="10"),
    pulse=AlarmRange(least="80", most="150"),
    pause=AlarmRange(least="2550", most="3800"),
)
_MEDIUM = _Ranges(
    pulses=AlarmRange(least="3", most="3"),
    pulse=AlarmRange(least="130", most="200"),
    pause=AlarmRange(least="2600", most="4000"),
)
_LOW = _Ranges(
    pulses=AlarmRange(least="1", most="2"),
    pulse=AlarmRange(least="80", most="200"),
    pause=AlarmRange(least="16000", most="60000"),
)
# Local practice: a gap is heard as one, a burst stays one, and a laptop's small speaker gives the tone.
_GAP = AlarmRange(least="40", most="300")
_TONE = AlarmRange(least="300", most="1500")


def _require(name: str, sound: BurstSound, ranges: _Ranges) -> None:
    require_in(f"{name}.pulses", Fraction(sound.pulses), ranges.pulses, "pulses")
    for key, length, allowed in (
        ("pulse", sound.pulse, ranges.pulse),
        ("gap", sound.gap, _GAP),
        ("pause", sound.pause, ranges.pause),
    ):
        require_in(f"{name}.{key}", length.value, allowed, Milliseconds.unit)
    if not 1 <= len(sound.tones) <= sound.pulses:
        raise ValueError(f"{name}.tones: {len(sound.tones)}", "at least one tone, and no more than there are pulses")
    for tone in sound.tones:
        require_in(f"{name}.tones", tone.value, _TONE, Hertz.unit)
