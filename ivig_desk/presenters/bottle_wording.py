"""Which bottles a dose may be given from, as answers to press: in g, % of the order, bottles, and what is left over."""

from collections.abc import Mapping
from enum import Enum, unique

from ivig_desk.domain.amounts.quantities import Grams
from ivig_desk.domain.formulary.bottle_choice import BottleChoice, BottleCount, BottleSet, NoBottles, Rounding
from ivig_desk.presenters.formats import marked_text, quantity_text

_VOLUME_PLACES = 1
_DOSE_PLACES = 4
_SHARE_PLACES = 1


@unique
class BottlePick(Enum):
    """The answers there are: the dose as ordered from these bottles, or whole bottles in its place."""

    FEWEST = "as-ordered-fewest"
    LEAST_WASTE = "as-ordered-least-waste"
    DOWN = "round-down"
    NEAREST = "round-nearest"
    UP = "round-up"

    @property
    def rounding(self) -> Rounding | None:
        """How the order is rounded; None where it is given as it is."""
        return _ROUNDINGS.get(self)


_ROUNDINGS: Mapping[BottlePick, Rounding] = {
    BottlePick.DOWN: Rounding.DOWN,
    BottlePick.NEAREST: Rounding.NEAREST,
    BottlePick.UP: Rounding.UP,
}


def offered_bottles(choice: BottleChoice) -> Mapping[BottlePick, BottleSet]:
    """Return each answer that there is with its bottles; no rounding where whole bottles hold the order as it is."""
    offered = dict(zip((BottlePick.FEWEST, BottlePick.LEAST_WASTE), choice.covering, strict=False))
    if choice.up.volume == choice.needed:
        return offered
    for pick, rounding in _ROUNDINGS.items():
        bottles = choice.rounded(rounding)
        if bottles is not None:
            offered[pick] = bottles
    return offered


def pick_text(pick: BottlePick, bottles: BottleSet) -> str:
    """Return one answer; worked: 7.2 g of 100 mg/mL are 1 × 50 mL + 1 × 25 mL, 3 mL over; whole, 7.5 g, ≈ 104.2 %."""
    if pick.rounding is None:
        words = "fewest bottles" if pick is BottlePick.FEWEST else "least left over"
        return f"as ordered, {words}: {bottles_text(bottles)} ({_over_text(bottles)})"
    share = marked_text(bottles.of_order, _SHARE_PLACES)
    words = "nearest" if pick is BottlePick.NEAREST else f"whole bottles {pick.rounding.value}"
    return f"{words}: {_grams(bottles.dose)} ({share}), {bottles_text(bottles)}, nothing over"


def bottles_text(bottles: BottleSet) -> str:
    """Return bottles by size, the largest first: `1 × 50 mL + 1 × 25 mL`."""
    return " + ".join(_count_text(one) for one in bottles.bottles)


def no_bottles_text(why: NoBottles) -> str:
    """Return why no bottles are offered; empty where only the dose is not there yet."""
    match why:
        case NoBottles.NO_DOSE:
            return ""
        case NoBottles.NO_SIZES:
            return "No bottle size was read for this preparation: no bottles are suggested."
        case NoBottles.SIZES_TOO_ODD:
            return "These bottle sizes cannot be combined here: no bottles are suggested."


def _over_text(bottles: BottleSet) -> str:
    if bottles.beyond_order.value == 0:
        return "nothing over"
    return f"{marked_text(bottles.beyond_order, _VOLUME_PLACES)} over"


def _count_text(one: BottleCount) -> str:
    return f"{one.count} × {quantity_text(one.size, _VOLUME_PLACES)}"


def _grams(dose: Grams) -> str:
    return quantity_text(dose, _DOSE_PLACES)
