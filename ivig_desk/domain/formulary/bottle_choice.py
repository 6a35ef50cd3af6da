"""Which bottles hold a dose: as few as can be, or with as little left over; and the whole-bottle doses round it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, unique
from fractions import Fraction
from typing import assert_never

from ivig_desk.domain.amounts.formulas import dose_of_volume, volume_of_dose
from ivig_desk.domain.amounts.quantities import Grams, MgPerMl, Millilitres, Percent
from ivig_desk.domain.formulary.bottle_sums import SameBottles, bottle_sums

_PERCENT = 100


@unique
class Rounding(Enum):
    """How an order is rounded to whole bottles; chosen, never silent."""

    UP = "up"
    DOWN = "down"
    NEAREST = "nearest"


@unique
class NoBottles(Enum):
    """Why there is nothing to choose from."""

    NO_DOSE = "no-dose"
    NO_SIZES = "no-sizes"
    SIZES_TOO_ODD = "sizes-too-odd"


@dataclass(frozen=True, slots=True, kw_only=True)
class BottleCount:
    """So many bottles of one size."""

    size: Millilitres
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BottleSet:
    """Bottles, the largest first, and what all of them hold, beside what was ordered."""

    bottles: tuple[BottleCount, ...]
    volume: Millilitres
    dose: Grams
    of_order: Percent
    beyond_order: Millilitres

    @property
    def number(self) -> int:
        """How many bottles there are."""
        return sum(one.count for one in self.bottles)


@dataclass(frozen=True, slots=True, kw_only=True)
class BottleChoice:
    """What an order may be given from.

    `fewest` and `least_waste` both hold the whole order; `down` is the largest whole-bottle dose not above it, and None
    where even the smallest bottle is.
    """

    needed: Millilitres
    fewest: BottleSet
    least_waste: BottleSet
    down: BottleSet | None

    @property
    def covering(self) -> tuple[BottleSet, ...]:
        """What to offer for the dose as ordered: both where they differ."""
        return (self.fewest,) if self.fewest == self.least_waste else (self.fewest, self.least_waste)

    @property
    def up(self) -> BottleSet:
        """The smallest whole-bottle dose not below the order."""
        return self.least_waste

    @property
    def nearest(self) -> BottleSet:
        """The whole-bottle dose nearest to the order; halfway it is the lower one."""
        if self.down is None or self.up.beyond_order < self.needed - self.down.volume:
            return self.up
        return self.down

    def rounded(self, rounding: Rounding) -> BottleSet | None:
        """Return the whole-bottle dose that was chosen; None where the order is rounded down to no bottle."""
        match rounding:
            case Rounding.UP:
                return self.up
            case Rounding.DOWN:
                return self.down
            case Rounding.NEAREST:
                return self.nearest
            case _:
                assert_never(rounding)


def choose_bottles(dose: Grams, concentration: MgPerMl, sizes: Sequence[Millilitres]) -> BottleChoice | NoBottles:
    """Return the bottles for a dose from sizes of which there are enough, the same ones whatever order they come in.

    Fewest: fewest bottles that hold the dose, of these the least left over. Least waste: the least left over, of these
    the fewest bottles. Where several sets are equal in both, the one with the largest bottles.
    Worked: 7.2 g of 100 mg/mL are 72 mL: one of 100 mL (28 mL over), or 50 + 25 mL (3 mL over).
    """
    if dose.value <= 0 or concentration.value <= 0:
        return NoBottles.NO_DOSE
    volumes = sorted({size.value for size in sizes}, reverse=True)
    if not volumes or volumes[-1] <= 0:
        return NoBottles.NO_SIZES
    needed = volume_of_dose(dose, concentration)
    sums = bottle_sums(needed.value, tuple(volumes))
    if sums is None:
        return NoBottles.SIZES_TOO_ODD
    order = _Order(dose=dose, needed=needed, concentration=concentration)
    within = sums.most_within()
    return BottleChoice(
        needed=needed,
        fewest=order.bottle_set(sums.fewest()),
        least_waste=order.bottle_set(sums.least_waste()),
        down=order.bottle_set(within) if within else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    dose: Grams
    needed: Millilitres
    concentration: MgPerMl

    def bottle_set(self, bottles: tuple[SameBottles, ...]) -> BottleSet:
        volume = Millilitres(sum((size * number for size, number in bottles), start=Fraction(0)))
        return BottleSet(
            bottles=tuple(BottleCount(size=Millilitres(size), count=number) for size, number in bottles),
            volume=volume,
            dose=dose_of_volume(volume, self.concentration),
            of_order=Percent(volume.over(self.needed) * _PERCENT),
            beyond_order=volume - self.needed,
        )
