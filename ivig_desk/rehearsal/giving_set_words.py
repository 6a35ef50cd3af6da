"""A giving set in one word, as commands and scenarios write it: `pump:0.1`, `gravity:60`."""

import re

from ivig_desk.domain.amounts.quantities import MlPerHour
from ivig_desk.domain.formulary.giving_set import DROP_FACTORS, GivingSet, Gravity, Pump

ACCEPTED_SETS = (
    "pump:INCREMENT in mL/h (pump:0.1, pump:1) or gravity:10, gravity:15, gravity:20, gravity:60 in drops/mL"
)

_PUMP = re.compile(r"pump:((?:0|[1-9][0-9]*)(?:\.[0-9]+)?)")
_GRAVITY = "gravity:"


def read_giving_set(word: str) -> GivingSet | None:
    """Return the giving set a word names, or None where it names none."""
    for drop_factor in DROP_FACTORS:
        if word == f"{_GRAVITY}{drop_factor.text}":
            return Gravity(drop_factor=drop_factor)
    pump = _PUMP.fullmatch(word)
    if pump is None:
        return None
    increment = MlPerHour.of(pump[1])
    return Pump(increment=increment) if increment.value > 0 else None


def giving_set_word(giving_set: GivingSet) -> str:
    """Return the one word for a giving set."""
    match giving_set:
        case Pump(increment=increment):
            return f"pump:{increment.text}"
        case Gravity(drop_factor=drop_factor):
            return f"{_GRAVITY}{drop_factor.text}"
