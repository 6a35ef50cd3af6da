"""What the bottles come to against the dose."""

from collections.abc import Iterable
from dataclasses import dataclass

from ivig_desk.domain.amounts.quantities import Millilitres
from ivig_desk.domain.infusion.bottles.bottle import Bottle

NONE_LEFT = Millilitres.of("0")


@dataclass(frozen=True, slots=True, kw_only=True)
class BottleTotal:
    """The volume in the bottles and the volume the dose needs, both in mL as the preparation comes."""

    there: Millilitres
    needed: Millilitres

    @property
    def missing(self) -> Millilitres:
        """What the dose needs beyond these bottles, 0 mL where they hold it; worked: 280 mL less 100 mL are 180 mL."""
        return max(NONE_LEFT, self.needed - self.there)

    @property
    def over(self) -> Millilitres:
        """What the bottles hold beyond the dose, 0 mL where they do not."""
        return max(NONE_LEFT, self.there - self.needed)


def total_of(bottles: Iterable[Bottle], needed: Millilitres) -> BottleTotal:
    """Return what the bottles come to."""
    there = NONE_LEFT
    for bottle in bottles:
        there = there + bottle.volume
    return BottleTotal(there=there, needed=needed)
