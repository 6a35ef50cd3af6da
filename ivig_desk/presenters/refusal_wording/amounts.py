"""The amounts of a reason, as words and numbers that can be read."""

from ivig_desk.domain.amounts.exact import exact
from ivig_desk.domain.amounts.quantities import Minutes, Quantity
from ivig_desk.domain.infusion.refusals import Unmet
from ivig_desk.presenters.formats import Rounding, minutes_text, number_text, quantity_text

_FEWEST_PLACES = 2
_MOST_PLACES = 6


def amount_or_none(quantity: Quantity | None) -> str:
    """Return the amount with its unit, or `none`."""
    return "none" if quantity is None else quantity_text(quantity, _FEWEST_PLACES)


def bare_or_none(quantity: Quantity | None) -> str:
    """Return an amount that has no unit, or `none`."""
    return "none" if quantity is None else number_text(quantity.value, _MOST_PLACES)


def apart(have: Quantity | None, wants: Quantity | None) -> tuple[str, str]:
    """Return both amounts with as many places as it takes to tell them apart: 4.8 above 4.8 would explain nothing."""
    if have is None or wants is None:
        return amount_or_none(have), amount_or_none(wants)
    for places in range(_FEWEST_PLACES, _MOST_PLACES):
        shown = quantity_text(have, places), quantity_text(wants, places)
        if shown[0] != shown[1]:
            return shown
    return quantity_text(have, _MOST_PLACES), quantity_text(wants, _MOST_PLACES)


def time_or_none(time: Quantity | None) -> str:
    """Return a length of time in whole minutes, or `none`."""
    return minutes_text(time) if isinstance(time, Minutes) else amount_or_none(time)


def left(unmet: Unmet) -> str:
    """Return how much of the time that is wanted has not gone by yet."""
    if isinstance(unmet.have, Minutes) and isinstance(unmet.wants, Minutes):
        return minutes_text(unmet.wants - unmet.have)
    return amount_or_none(unmet.wants)


def age(since: Quantity | None) -> str:
    """Return how old a set of vital signs is: whole minutes gone by, as a clock shows them."""
    if since is None:
        return "no complete set yet"
    return f"the last complete set is {number_text(since.value, 0, Rounding.DOWN)} {since.unit} old"


def weights(about: str) -> str:
    """Return the range of weights that are not asked about, from exact text to one that can be read."""
    low, high = (number_text(exact(end), 1) for end in about.removesuffix(" kg").split("–"))
    return f"{low} to {high} kg"


def words(names: str) -> str:
    """Return names of signs, rules and risks as words."""
    return names.replace("_", " ").replace("-", " ")
