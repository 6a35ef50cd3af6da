"""How alarms are seen and heard, and where each number of it is from."""

from dataclasses import dataclass, fields

from ivig_desk.domain.infusion.alarm_lights import AlarmLights, FlashingLight
from ivig_desk.domain.infusion.alarm_sounds import AlarmSounds, BurstSound


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalSource:
    """The document some of the values are from, each named as its field."""

    of: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmSignals:
    """The light and the sound of each priority."""

    light: AlarmLights
    sound: AlarmSounds
    sources: tuple[SignalSource, ...]

    def __post_init__(self) -> None:
        """Refuse a value without a source. Raises ValueError."""
        named = sorted(name for source in self.sources for name in source.of)
        values = sorted(field.name for kind in (FlashingLight, BurstSound) for field in fields(kind))
        if named != values:
            raise ValueError(", ".join(named), "a source, once each, of " + ", ".join(values))
