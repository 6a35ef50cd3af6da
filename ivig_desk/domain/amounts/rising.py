"""Numbers that must rise: what every table of limits is held to."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

from ivig_desk.domain.amounts.exact import canonical


def require_rising(numbers: Iterable[Fraction]) -> None:
    """Raise ValueError, with what was found and what is accepted, unless each number is above the one before."""
    for before, after in pairwise(numbers):
        if after <= before:
            raise ValueError(f"{canonical(before)}, {canonical(after)}", "numbers that rise")
