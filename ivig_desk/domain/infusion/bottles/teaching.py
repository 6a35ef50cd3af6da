"""What a ward has taught of the GTINs on its packs: none is shipped, for none could be read from a pack."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ivig_desk.domain.amounts.quantities import Millilitres


@dataclass(frozen=True, slots=True, kw_only=True)
class TaughtLabel:
    """One GTIN with the preparation and volume of its bottle, and the two people who read them from the pack."""

    gtin: str
    preparation: str
    volume: Millilitres
    by: tuple[str, str]
    on: date


def taught_of(gtin: str, taught: Iterable[TaughtLabel]) -> TaughtLabel | None:
    """Return what a GTIN was taught as, the last time it was; None where it never was."""
    of_it = [label for label in taught if label.gtin == gtin]
    return of_it[-1] if of_it else None
