"""The light of an alarm as the window wants it: a hue, and how long it is bright of how long a turn."""

from collections.abc import Mapping
from fractions import Fraction
from typing import assert_never

from ivig_desk.domain.infusion.alarm_lights import AlarmColour, AlarmLight, FlashingLight, SteadyLight
from ivig_desk.presenters.screens import Flash, Hue, Light

_SECOND_US = 1_000_000
_HUNDRED = 100
_HUES: Mapping[AlarmColour, Hue] = {
    AlarmColour.RED: Hue.RED,
    AlarmColour.YELLOW: Hue.YELLOW,
    AlarmColour.CYAN: Hue.CYAN,
}


def light_of(light: AlarmLight) -> Light:
    """Return what is painted of a light, its times to the nearest µs."""
    match light:
        case FlashingLight():
            turn: Fraction = _SECOND_US / light.flash.value
            flash = Flash(turn_us=round(turn), bright_us=round(turn * light.on.value / _HUNDRED))
            return Light(hue=_HUES[light.colour], flash=flash)
        case SteadyLight():
            return Light(hue=_HUES[light.colour], flash=None)
        case _:
            assert_never(light)
