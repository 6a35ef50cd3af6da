"""The names of the chart's lines: each whole and on no other, or not at all."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ivig_desk.presenters.chart_wording import COUNTED, PLANNED
from ivig_desk.views import chart_look as look
from ivig_desk.views.chart_panes import Picture

_RING = 0.45
"""From the middle of a counted rate to its name, in heights of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineName:
    """The name of a line, where it stands, and its colour."""

    text: str
    place: QRectF
    colour: str


def names_of(picture: Picture) -> tuple[LineName, ...]:
    """Return the names that have room in the pane of the rate; the given rate has first choice."""
    names: list[LineName] = []
    for text, colour, places in (
        (picture.figures.given_text, look.GIVEN, _beside_the_present(picture)),
        (picture.figures.ceiling_text, look.CEILING, _along_the_ceiling(picture)),
        (PLANNED, look.PLANNED, _left_of_a_step(picture)),
        (COUNTED, look.INK, _under_the_last_count(picture)),
    ):
        taken = [name.place for name in names]
        place = next((one for one in places if _is_free(one, taken, picture.panes.rate)), None)
        if text and place is not None:
            names.append(LineName(text=text, place=place, colour=colour))
    return tuple(names)


def _is_free(place: QRectF, taken: list[QRectF], pane: QRectF) -> bool:
    return pane.contains(place) and not any(place.intersects(other) for other in taken)


def _beside_the_present(picture: Picture) -> Iterator[QRectF]:
    """Right of the present, or left of it and above the line of the given rate."""
    figures, lettering, rate, size = picture.figures, picture.lettering, picture.rate, picture.lettering.size
    if not figures.given_text:
        return
    now, wide = rate.x(figures.now_minute), lettering.bold_measures.horizontalAdvance(figures.given_text) + 0.5 * size
    level = min(rate.y(figures.given.ys[-1]), rate.rect.bottom() - 0.75 * size)
    yield QRectF(now + 0.3 * size, level - 0.5 * size, wide, size)
    yield QRectF(now - wide - 0.3 * size, level - 1.2 * size, wide, size)


def _along_the_ceiling(picture: Picture) -> Iterator[QRectF]:
    """At the right end above or below the line, else left of the given rate."""
    rate, size, text = picture.rate, picture.lettering.size, picture.figures.ceiling_text
    width = picture.lettering.measures.horizontalAdvance(text) + 0.5 * size
    level = rate.y(picture.figures.ceiling)
    above, below = level - 1.1 * size, level + 0.15 * size
    ends = [rate.rect.right(), *(given.left() - 0.5 * size for given in _beside_the_present(picture))]
    for end in ends:
        for top in (above, below):
            yield QRectF(end - width, top, width, size)


def _left_of_a_step(picture: Picture) -> Iterator[QRectF]:
    """In the free corner left of a step of the ramp, the highest step first."""
    rate, planned, size = picture.rate, picture.figures.planned, picture.lettering.size
    steps = [(planned.ys[n + 1] - planned.ys[n], n) for n in range(1, len(planned.ys) - 1, 2)]
    width = picture.lettering.measures.horizontalAdvance(PLANNED) + 0.4 * size
    for rise, corner in sorted(steps, reverse=True):
        middle = rate.point(planned.xs[corner], planned.ys[corner] + rise / 2)
        top = min(max(middle.y() - size / 2, rate.rect.top()), rate.rect.bottom() - size)
        yield QRectF(middle.x() - width - 0.2 * size, top, width, size)


def _under_the_last_count(picture: Picture) -> Iterator[QRectF]:
    """Under the ring and left of it, clear of the present; else over it, or right of it."""
    rate, drips, size = picture.rate, picture.figures.drips, picture.lettering.size
    if not drips.xs:
        return
    last = rate.point(drips.xs[-1], drips.ys[-1])
    width = picture.lettering.measures.horizontalAdvance(COUNTED)
    for left in (last.x() - width, last.x()):
        for top in (last.y() + _RING * size, last.y() - (1 + _RING) * size):
            yield QRectF(left, top, width, size)
