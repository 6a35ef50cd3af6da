"""How an alarm of each priority is seen: its colour, and how it flashes (monitoring.md, "Alarms")."""

from dataclasses import dataclass
from enum import Enum, unique

from ivig_desk.domain.amounts.quantities import Hertz, Percent
from ivig_desk.domain.infusion.alarm_ranges import AlarmRange, require_in
from ivig_desk.domain.infusion.alarms import Priority, of_priority


@unique
class AlarmColour(Enum):
    """The colours alarms have; the inks of each are the window's."""

    RED = "red"
    YELLOW = "yellow"
    CYAN = "cyan"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlashingLight:
    """A light that is bright for `on` of each turn and dimmed for the rest of it, `flash` turns a second."""

    colour: AlarmColour
    flash: Hertz
    on: Percent


@dataclass(frozen=True, slots=True, kw_only=True)
class SteadyLight:
    """A light that is never dimmed."""

    colour: AlarmColour


AlarmLight = FlashingLight | SteadyLight


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmLights:
    """The light of each priority, in the colour it has everywhere, every number inside its range."""

    high: FlashingLight
    medium: FlashingLight
    low: SteadyLight

    def __post_init__(self) -> None:
        """Refuse another colour, and a rate or a share of time outside its range. Raises ValueError."""
        _require_colour("high", self.high, AlarmColour.RED)
        _require_colour("medium", self.medium, AlarmColour.YELLOW)
        _require_colour("low", self.low, AlarmColour.CYAN)
        _require_flash("high", self.high, _HIGH)
        _require_flash("medium", self.medium, _MEDIUM)

    def of(self, priority: Priority) -> AlarmLight:
        """Return the light of a priority."""
        return of_priority(priority, high=self.high, medium=self.medium, low=self.low)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ranges:
    flash: AlarmRange
    on: AlarmRange


# As monitoring.md has them, "Alarms".
_HIGH = _Ranges(flash=AlarmRange(least="1.4", most="2.8"), on=AlarmRange(least="20", most="80"))
_MEDIUM = _Ranges(flash=AlarmRange(least="0.4", most="0.8"), on=AlarmRange(least="20", most="60"))


def _require_colour(name: str, light: AlarmLight, colour: AlarmColour) -> None:
    if light.colour is not colour:
        raise ValueError(f"{name}.colour: {light.colour.value}", colour.value)


def _require_flash(name: str, light: FlashingLight, ranges: _Ranges) -> None:
    require_in(f"{name}.flash", light.flash.value, ranges.flash, Hertz.unit)
    require_in(f"{name}.on", light.on.value, ranges.on, Percent.unit)
