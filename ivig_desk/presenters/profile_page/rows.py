"""What is typed in rows, such as rungs: those filled in count, and an empty one stands ready after them."""

import re
from collections.abc import Sequence

from ivig_desk.presenters.typed import Texts


def filled(texts: Texts, prefix: str, parts: Sequence[str]) -> tuple[int, ...]:
    """Return the numbers of the rows in which something is typed; a row is `prefix_1_part`, or `prefix_1` alone."""
    names = re.compile(rf"{prefix}_(\d+){'_(?:' + '|'.join(parts) + ')' if parts else ''}")
    numbers = {int(row[1]) for name, text in texts.by_field.items() if text.strip() and (row := names.fullmatch(name))}
    return tuple(sorted(numbers))


def shown(texts: Texts, prefix: str, parts: Sequence[str]) -> range:
    """Return the numbers of the rows to be drawn: up to the last one filled in, and one more to type in."""
    return range(1, max(filled(texts, prefix, parts), default=0) + 2)


RUNG_PARTS = ("rate", "hold")
LIMIT_PARTS = ("rate",)
SOURCE_PARTS = ("document", "dated", "read_on", "status")
WORDS: tuple[str, ...] = ()
