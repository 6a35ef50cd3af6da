"""Every volume near a needed one that whole bottles make up, with the fewest bottles for each."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, gcd, lcm

SameBottles = tuple[Fraction, int]
"""The volume of one size, and how many there are of it."""

_MOST_STEPS = 50_000
"""Beyond this the sizes share so small a measure (10 and 12.001 mL) that a choice would keep the ward waiting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BottleSums:
    """Sums in steps: whole multiples of the sizes' greatest common divisor, counted beyond the bottles set aside.

    `counts[sum]` is the fewest bottles for a sum; a sum that no bottles make has `len(counts)` or more.
    """

    step: Fraction
    sizes: tuple[int, ...]
    set_aside: int
    counts: tuple[int, ...]
    needed: Fraction

    def least_waste(self) -> tuple[SameBottles, ...]:
        """Return the bottles of the least sum that holds the needed volume, as few as can be."""
        return self._bottles(next(total for total in self._holding if self._is_made(total)))

    def fewest(self) -> tuple[SameBottles, ...]:
        """Return the fewest bottles that hold the needed volume; of these, the least sum."""
        return self._bottles(min(self._holding, key=lambda total: (self.counts[total], total)))

    def most_within(self) -> tuple[SameBottles, ...]:
        """Return the bottles of the greatest sum not above the needed volume, as few as can be; none where none is."""
        return self._bottles(next(total for total in range(floor(self.needed), -1, -1) if self._is_made(total)))

    @property
    def _holding(self) -> range:
        return range(ceil(self.needed), len(self.counts))

    def _is_made(self, total: int) -> bool:
        return self.counts[total] < len(self.counts)

    def _bottles(self, total: int) -> tuple[SameBottles, ...]:
        """Return the bottles, the largest first; of equally few, those that begin with the larger."""
        bottles = []
        for size in self.sizes:
            number = self.set_aside if size == self.sizes[0] else 0
            while size <= total and self.counts[total - size] == self.counts[total] - 1:
                total -= size
                number += 1
            if number:
                bottles.append((size * self.step, number))
        return tuple(bottles)


def bottle_sums(needed: Fraction, sizes: tuple[Fraction, ...]) -> BottleSums | None:
    """Return the sums near a needed volume, or None where the sizes share too small a measure; sizes fall, all above 0.

    Beyond what small bottles can hold where they are fewest, the largest are set aside uncounted, so that a large dose
    takes no longer than a small one.
    """
    step = _common_measure(sizes)
    steps = tuple((size / step).numerator for size in sizes)
    largest = steps[0]
    set_aside = max(0, (floor(needed / step) - steps[-1] - _held_by_small(steps)) // largest)
    beyond = needed / step - set_aside * largest
    if ceil(beyond) + largest > _MOST_STEPS:
        return None
    counts = _fewest_counts(ceil(beyond) + largest, steps)
    return BottleSums(step=step, sizes=steps, set_aside=set_aside, counts=counts, needed=beyond)


def _common_measure(sizes: tuple[Fraction, ...]) -> Fraction:
    """Return the greatest volume that every size is a whole multiple of."""
    shared = lcm(*(size.denominator for size in sizes))
    return Fraction(gcd(*((size * shared).numerator for size in sizes)), shared)


def _held_by_small(sizes: tuple[int, ...]) -> int:
    """Return what bottles below the largest can hold where they are fewest.

    As many of one size as make up whole largest bottles are never fewest: 400 mL is one bottle, not two of 200 mL.
    """
    largest, *smaller = sizes
    return sum(size * (largest // gcd(largest, size) - 1) for size in smaller)


def _fewest_counts(length: int, sizes: tuple[int, ...]) -> tuple[int, ...]:
    """Return the fewest bottles for each sum under `length`; `length` or more for a sum that no bottles make."""
    below_nothing = [length] * sizes[0]
    counts = [*below_nothing, 0]
    for _ in range(1, length):
        counts.append(1 + min([counts[-size] for size in sizes]))
    return tuple(counts[len(below_nothing) :])
