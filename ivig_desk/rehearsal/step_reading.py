"""The steps of a scenario, read strictly: minutes that never go back, verbs there are, and their own words."""

from fractions import Fraction

from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.rehearsal.action_reading import read_action
from ivig_desk.rehearsal.expect_reading import read_expectation
from ivig_desk.rehearsal.steps import LATER_VERBS, Kill, Step, Verb
from ivig_desk.rehearsal.table import ScenarioTable, shown

_MICROSECONDS_IN_A_MINUTE = 60_000_000


def read_steps(top: ScenarioTable) -> tuple[Step, ...]:
    """Return the steps in the order of the file; raises ScenarioProblem where there is none."""
    steps: list[Step] = []
    earliest = Minutes.of("0")
    for number, table in enumerate(top.tables("step"), start=1):
        step = _step(number, table, earliest)
        earliest = step.minute + step.action.down_for if isinstance(step.action, Kill) else step.minute
        steps.append(step)
    if not steps:
        raise top.problem("step", "missing", "one [[step]] or more")
    return tuple(steps)


def _step(number: int, table: ScenarioTable, earliest: Minutes) -> Step:
    table.hold_to(required=("minute", "do"), optional=("with", "expect"))
    verb = _verb(table)
    return Step(
        number=number,
        minute=_minute(table, earliest),
        verb=verb,
        action=read_action(verb, table.table("with")),
        expect=read_expectation(table.table("expect")),
    )


def _minute(table: ScenarioTable, earliest: Minutes) -> Minutes:
    minute = table.amount("minute", Minutes)
    if minute < earliest:
        raise table.problem("minute", shown(minute.text), f"{earliest.text} or later: time does not go back")
    if Fraction(minute.value * _MICROSECONDS_IN_A_MINUTE).denominator != 1:
        raise table.problem("minute", shown(minute.text), "a moment in whole microseconds, as clocks keep it")
    return minute


def _verb(table: ScenarioTable) -> Verb:
    written = table.text("do")
    if written in LATER_VERBS:
        played = ", ".join(verb.value for verb in Verb)
        raise table.problem("do", f"{shown(written)} (not yet in this version)", f"one of {played}")
    return table.word("do", Verb)
