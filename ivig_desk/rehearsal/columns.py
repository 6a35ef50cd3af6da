"""Rows of texts as lines whose columns stand under each other."""

from collections.abc import Sequence

_GAP = "  "


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return one line a row; what begins with a digit in every row below the head is set to the right."""
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    is_right = [
        all(cell[:1].isdigit() or cell in _NO_NUMBER for cell in cells[1:]) for cells in zip(*rows, strict=True)
    ]
    return [_GAP.join(_set(*cell) for cell in zip(row, widths, is_right, strict=True)).rstrip() for row in rows]


_NO_NUMBER = ("", "–")


def _set(cell: str, width: int, is_right: object) -> str:
    return cell.rjust(width) if is_right else cell.ljust(width)
