"""The alarms that have a place in the bar: all of four, of more the highest always and the others in turns."""

from ivig_desk.presenters.screens import AlarmRow, Button

PLACES = 4
MORE = "more-alarms"
_AT_A_TURN = 2
"""One place is the highest alarm's, the last one says what is out of sight."""
_LETTERS = 56
"""As many of an alarm that is out of sight stand on that place beside the count; it is whole at its turn."""


def alarms_in_turn(rows: tuple[AlarmRow, ...], turn: int) -> tuple[AlarmRow, ...]:
    """Return what stands in the bar at a turn, the first is 0; after the last comes the first again.

    Where not all have a place, the last row counts what is out of sight, names the highest of it and flashes with it.
    """
    if len(rows) <= PLACES:
        return rows
    highest, *others = rows
    turns = -(-len(others) // _AT_A_TURN)
    first = min(turn % turns * _AT_A_TURN, len(others) - _AT_A_TURN)
    hidden = others[:first] + others[first + _AT_A_TURN :]
    return (highest, *others[first : first + _AT_A_TURN], _more(hidden))


def _more(hidden: list[AlarmRow]) -> AlarmRow:
    is_any_new = any(row.acknowledge is not None for row in hidden)
    return AlarmRow(
        name=MORE,
        priority=hidden[0].priority,
        light=hidden[0].light,
        text=f"and {len(hidden)} more, highest: {_short(hidden[0].text)}",
        since="",
        seen="" if is_any_new else "none of them new",
        acknowledge=Button(name=MORE, label="Show others"),
    )


def _short(text: str) -> str:
    return text if len(text) <= _LETTERS else f"{text[:_LETTERS]}…"
