"""The board and the tabs with one, two, five and eight infusions, calm and with alarms of every priority."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.presenters.several import several

if TYPE_CHECKING:
    from ivig_desk.presenters.screens import WindowScreen
    from tests.unit.presenters.bedside import Bedside

COUNTS = (1, 2, 5, 8)


def calling(count: int) -> Bedside:
    """Every set overdue, the first with a severe reaction, the second held after a mild one."""
    bed = several(count)
    bed.open("infusion-1")
    bed.flag("collapse", "4")
    if count > 1:
        bed.open("infusion-2")
        bed.flag("headache", "1")
        bed.press("hold")
    bed.wait("45")
    return bed


def on_board(bed: Bedside) -> WindowScreen:
    """The board as it is read from the door."""
    bed.press("board")
    return bed.screen


def in_tabs(bed: Bedside) -> WindowScreen:
    """The last infusion under the tabs of all."""
    return bed.open(f"infusion-{len(bed.screen.board.cards) if bed.screen.board else 1}")


_CALM, _CALLING = ({count: make(count) for count in COUNTS} for make in (several, calling))
BOARDS: dict[str, WindowScreen] = {
    **{f"board of {count} calm": on_board(bed) for count, bed in _CALM.items()},
    **{f"board of {count}": on_board(bed) for count, bed in _CALLING.items()},
    **{f"tabs of {count}": in_tabs(bed) for count, bed in _CALLING.items() if count > 1},
}
