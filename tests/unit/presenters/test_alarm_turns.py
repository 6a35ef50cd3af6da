"""Alarms that have no place in the bar come in turns: none is lost, the highest never leaves."""

from __future__ import annotations

import pytest

from ivig_desk.presenters.alarm_turns import MORE, PLACES, alarms_in_turn
from ivig_desk.presenters.screens import AlarmRow, Button, Flash, Hue, Light, Tone

LIGHT = Light(hue=Hue.RED, flash=Flash(turn_us=500_000, bright_us=250_000))


def called(*tones: Tone, seen: frozenset[int] = frozenset()) -> tuple[AlarmRow, ...]:
    return tuple(
        AlarmRow(
            name=f"a{number}",
            priority=tone,
            light=LIGHT,
            text=f"Alarm {number}",
            since="since 12:00",
            seen="seen" if number in seen else "",
            acknowledge=None if number in seen else Button(name=f"acknowledge:a{number}", label="Acknowledge"),
        )
        for number, tone in enumerate(tones, start=1)
    )


def names(rows: tuple[AlarmRow, ...]) -> list[str]:
    return [row.name for row in rows]


@pytest.mark.parametrize("count", [0, 1, 3, 4])
def test_up_to_four_all_stand_at_every_turn(count: int) -> None:
    rows = called(*[Tone.LOW] * count)

    assert [alarms_in_turn(rows, turn) for turn in (0, 1, 7)] == [rows, rows, rows]


@pytest.mark.parametrize(
    ("count", "turns"),
    [
        (5, [["a1", "a2", "a3"], ["a1", "a4", "a5"], ["a1", "a2", "a3"]]),
        # Of five others the last turn has one of the turn before.
        (6, [["a1", "a2", "a3"], ["a1", "a4", "a5"], ["a1", "a5", "a6"], ["a1", "a2", "a3"]]),
    ],
)
def test_beyond_four_the_highest_stays_and_the_others_come_in_turns(count: int, turns: list[list[str]]) -> None:
    """S23."""
    rows = called(Tone.HIGH, *[Tone.MEDIUM] * (count - 1))

    assert [names(alarms_in_turn(rows, turn)) for turn in range(len(turns))] == [[*one, MORE] for one in turns]


@pytest.mark.parametrize("count", [5, 6, 9, 16, 40])
def test_in_one_round_every_alarm_stands_once_with_its_control(count: int) -> None:
    """S23."""
    rows = called(*[Tone.MEDIUM] * count)

    stood = [row for turn in range(count) for row in alarms_in_turn(rows, turn)]

    assert {row.name for row in stood} == {row.name for row in rows} | {MORE}
    assert all(row.acknowledge is not None for row in stood)
    assert {len(alarms_in_turn(rows, turn)) for turn in range(count)} == {PLACES}


def test_the_last_row_counts_what_is_out_of_sight_and_names_the_highest_of_it() -> None:
    rows = called(Tone.HIGH, Tone.HIGH, Tone.HIGH, Tone.MEDIUM, Tone.LOW)

    at_first, then = alarms_in_turn(rows, 0)[-1], alarms_in_turn(rows, 1)[-1]

    assert (at_first.text, at_first.priority) == ("and 2 more, highest: Alarm 4", Tone.MEDIUM)
    assert (then.text, then.priority) == ("and 2 more, highest: Alarm 2", Tone.HIGH)


@pytest.mark.parametrize(
    ("seen", "said"), [({4, 5}, "none of them new"), ({4}, ""), ({1, 2, 3}, "")], ids=["both", "one", "others"]
)
def test_the_last_row_says_where_none_out_of_sight_is_new(seen: set[int], said: str) -> None:
    rows = called(*[Tone.MEDIUM] * 5, seen=frozenset(seen))

    assert alarms_in_turn(rows, 0)[-1].seen == said
