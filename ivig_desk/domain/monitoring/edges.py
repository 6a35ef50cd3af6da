"""What every table of edges is held to, so that each value falls on exactly one side (S14)."""

from collections.abc import Iterable
from enum import Enum, unique
from fractions import Fraction
from itertools import pairwise

from ivig_desk.domain.amounts.exact import canonical
from ivig_desk.domain.monitoring.observation import Sign


@unique
class Bound(Enum):
    """On which side of its limit a value was found, and whether the limit itself counts."""

    BELOW = "below"
    AT_OR_BELOW = "at-or-below"
    AT_OR_ABOVE = "at-or-above"
    ABOVE = "above"


def require_open_end(edges: Iterable[Fraction | None]) -> None:
    """Raise ValueError, with the row, unless the edges rise and the last, and only the last, is open.

    So that there is no gap and no overlap. A row is counted from 1, in the order of the file.
    """
    listed = tuple(edges)
    rising = [edge for edge in listed if edge is not None]
    if len(listed) != len(rising) + 1 or listed[-1] is not None:
        shown = ", ".join("open" if edge is None else canonical(edge) for edge in listed)
        row = next((row for row, edge in enumerate(listed, start=1) if edge is None), len(listed))
        found = f"{shown} (row {row})" if listed else "nothing"
        raise ValueError(found, "an upper edge on every entry but the last, and none on the last")
    for row, (before, after) in enumerate(pairwise(rising), start=2):
        if after <= before:
            raise ValueError(f"{canonical(before)}, {canonical(after)} (row {row})", "numbers that rise")


def require_signs(found: Iterable[Sign], wanted: Iterable[Sign]) -> None:
    """Raise ValueError unless each wanted sign is there exactly once, and no other."""
    names = sorted(sign.value for sign in found)
    accepted = sorted(sign.value for sign in wanted)
    if names != accepted:
        raise ValueError(", ".join(names), "exactly once each: " + ", ".join(accepted))
