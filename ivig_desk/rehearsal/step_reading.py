"""The steps of a scenario, read strictly: minutes that never go back, verbs there are, and their own words."""

from dataclasses import replace
from fractions import Fraction

from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.rehearsal.action_reading import read_action
from ivig_desk.rehearsal.expect_reading import read_expectation
from ivig_desk.rehearsal.steps import MAY_BE_LATE, Action, Kill, Sleep, Step, Verb
from ivig_desk.rehearsal.table import ScenarioTable, shown

_MICROSECONDS_IN_A_MINUTE = 60_000_000
_OWN = "at_minute"


def read_steps(top: ScenarioTable) -> tuple[Step, ...]:
    """Return the steps in the order of the file; raises ScenarioProblem where there is none."""
    steps: list[Step] = []
    earliest = Minutes.of("0")
    for number, table in enumerate(top.tables("step"), start=1):
        step = _step(number, table, earliest)
        if step.own_minute is not None and all(before.verb is not Verb.START for before in steps):
            raise table.problem(f"with.{_OWN}", shown(step.own_minute.text), "a time of its own after the start only")
        earliest = step.minute + _takes(step.action)
        steps.append(step)
    if not steps:
        raise top.problem("step", "missing", "one [[step]] or more")
    return tuple(steps)


def _step(number: int, table: ScenarioTable, earliest: Minutes) -> Step:
    table.hold_to(required=("minute", "do"), optional=("with", "expect"))
    verb, words = table.word("do", Verb), table.table("with")
    own = _own_minute(words) if verb in MAY_BE_LATE and words.has(_OWN) else None
    if own is not None:
        words = replace(words, entries={key: value for key, value in words.entries.items() if key != _OWN})
    return Step(
        number=number,
        minute=_minute(table, earliest),
        verb=verb,
        action=read_action(verb, words),
        expect=read_expectation(table.table("expect")),
        own_minute=own,
    )


def _minute(table: ScenarioTable, earliest: Minutes) -> Minutes:
    minute = table.amount("minute", Minutes)
    if minute < earliest:
        raise table.problem("minute", shown(minute.text), f"{earliest.text} or later: time does not go back")
    if Fraction(minute.value * _MICROSECONDS_IN_A_MINUTE).denominator != 1:
        raise table.problem("minute", shown(minute.text), "a moment in whole microseconds, as clocks keep it")
    return minute


def _own_minute(words: ScenarioTable) -> Minutes:
    """When it happened: by the clock on the wall, which is read in whole minutes."""
    own = words.amount(_OWN, Minutes)
    if own.value.denominator != 1:
        raise words.problem(_OWN, shown(own.text), "whole minutes, as a time is typed")
    return own


def _takes(action: Action) -> Minutes:
    """How long a step lasts: nobody does anything at a desk that is down, or asleep."""
    if isinstance(action, Kill):
        return action.down_for
    return action.slept if isinstance(action, Sleep) else Minutes.of("0")
