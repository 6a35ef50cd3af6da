"""What pages are made of: pieces that are never torn, with what must stay together and what is repeated."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtGui import QPainter


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Something of a height that is painted with its upper edge at a level.

    `before` is the space above it, dropped at the head of a page; `heads` is painted again above it where it begins
    a page; a piece that keeps with the next one is never the last on a page.
    """

    height: float
    paint: Callable[[QPainter, float], None]
    before: float = 0.0
    keeps_with_next: bool = False
    heads: "Piece | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A piece with the level of its upper edge on a page."""

    piece: Piece
    top: float


def paged(pieces: tuple[Piece, ...], top: float, foot: float) -> tuple[tuple[Placed, ...], ...]:
    """Return the pieces of each page, in their order, between the levels of the body's top and foot."""
    pages: list[list[Placed]] = [[]]
    level = top
    for group in _groups(pieces):
        height = sum(piece.height + piece.before for piece in group)
        if pages[-1] and level + height > foot and height <= foot - top:
            pages.append([])
            level = top
        for piece in group:
            if pages[-1] and level + piece.before + piece.height > foot:
                pages.append([])
                level = top
            level = _place(pages[-1], piece, level)
    return tuple(tuple(page) for page in pages)


def kept_together(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return pieces of which no page break parts any two."""
    return (*(replace(piece, keeps_with_next=True) for piece in pieces[:-1]), *pieces[-1:])


def kept_at_both_ends(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return pieces of which neither the first nor the last stands alone where a page break parts them."""
    together = {0, len(pieces) - 2}
    return tuple(
        replace(piece, keeps_with_next=True) if number in together and number < len(pieces) - 1 else piece
        for number, piece in enumerate(pieces)
    )


def _place(page: list[Placed], piece: Piece, level: float) -> float:
    """Put a piece on a page and return the level below it."""
    if not page and piece.heads is not None:
        page.append(Placed(piece=piece.heads, top=level))
        level += piece.heads.height
    elif page:
        level += piece.before
    page.append(Placed(piece=piece, top=level))
    return level + piece.height


def _groups(pieces: tuple[Piece, ...]) -> list[list[Piece]]:
    groups: list[list[Piece]] = [[]]
    for piece in pieces:
        groups[-1].append(piece)
        if not piece.keeps_with_next:
            groups.append([])
    return [group for group in groups if group]
