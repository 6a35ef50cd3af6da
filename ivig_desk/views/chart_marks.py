"""Where the names of flags, bottles and stretches find room, so that none lies on another."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A mark in its row: the left edge of its name and how wide the name may be; too narrow, it is left out."""

    row: int
    left: float
    room: float


def placed_in_rows(
    starts: Sequence[float], widths: Sequence[float], *, gap: float, edges: tuple[float, float], rows: int
) -> tuple[Placed, ...]:
    """Return a place for the name of each mark; the more important come first and have first choice.

    A name stands right of its mark, or left of it where only there it is between the edges. It goes to the first row in
    which it meets nothing, and where there is none to the row with most room.
    """
    taken: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
    places: list[Placed] = []
    for start, width in zip(starts, widths, strict=True):
        is_left = start + gap + width > edges[1] and start - gap - width >= edges[0]
        left = start - gap - width if is_left else start + gap
        begins, ends = (left, start + gap) if is_left else (start - gap / 2, left + width + gap / 2)
        free = [_room(row, begins, ends) for row in taken]
        row = next((number for number, room in enumerate(free) if room >= ends - begins), free.index(max(free)))
        room = max(0.0, min(width, free[row] - (ends - begins - width), edges[1] - left))
        kept = ends if room >= width else start + gap
        taken[row].append((begins, kept))
        places.append(Placed(row=row, left=left, room=room))
    return tuple(places)


def rows_needed(
    starts: Sequence[float], widths: Sequence[float], *, gap: float, edges: tuple[float, float], most: int
) -> int:
    """Return the fewest rows with as many whole names as the most rows there may be have."""

    def whole(rows: int) -> int:
        placed = placed_in_rows(starts, widths, gap=gap, edges=edges, rows=rows)
        return sum(place.room >= width for place, width in zip(placed, widths, strict=True))

    best = whole(most)
    return next(rows for rows in range(1, most + 1) if whole(rows) == best)


def _room(taken: list[tuple[float, float]], begins: float, ends: float) -> float:
    """Return how far from its beginning a stretch is free, or nothing where its beginning is taken."""
    if any(first <= begins < last for first, last in taken):
        return 0.0
    return min((first for first, _ in taken if begins < first), default=ends) - begins
