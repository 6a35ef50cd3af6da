"""The `expect` table of a step, read strictly: a kind that does not exist would be expected in vain for ever."""

from collections.abc import Callable
from enum import Enum

from ivig_desk.domain.amounts.exact import canonical, exact
from ivig_desk.domain.infusion.alarms import AlarmKind, Priority
from ivig_desk.domain.infusion.guide import Due
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.domain.reactions.ladder import Advice
from ivig_desk.rehearsal.expectations import NOTHING, Expectation, Fact, FactName, kinds_text
from ivig_desk.rehearsal.table import ScenarioTable, shown

_NUMBER = 'an exact number as text: "10.5" or "1/3"'


def read_expectation(table: ScenarioTable) -> Expectation:
    """Return what a step expects; raises ScenarioProblem."""
    table.hold_to(required=(), optional=[name.value for name in FactName])
    names = [name for name in FactName if table.has(name.value)]
    return Expectation(facts=tuple(Fact(name=name, text=_READERS[name](table, name.value)) for name in names))


def _phase(table: ScenarioTable, key: str) -> str:
    return table.word(key, Phase).value


def _number(table: ScenarioTable, key: str) -> str:
    value = table.entries[key]
    try:
        number = exact(value) if isinstance(value, str) else None
    except (ValueError, ZeroDivisionError):
        number = None
    if number is None:
        raise table.problem(key, shown(value), _NUMBER)
    return canonical(number)


def _number_or_none(table: ScenarioTable, key: str) -> str:
    return NOTHING if table.entries[key] == NOTHING else _number(table, key)


def _rung(table: ScenarioTable, key: str) -> str:
    value = table.entries[key]
    return str(value) if type(value) is int else _number(table, key)


def _yes_or_no(table: ScenarioTable, key: str) -> str:
    value = table.entries[key]
    if not isinstance(value, bool):
        raise table.problem(key, shown(value), "true or false")
    return "true" if value else "false"


def _kinds(words: type[Enum]) -> Callable[[ScenarioTable, str], str]:
    return lambda table, key: kinds_text(str(kind.value) for kind in table.words(key, words))


def _alarms(table: ScenarioTable, key: str) -> str:
    alarms = table.table(key)
    alarms.hold_to(required=(), optional=[kind.value for kind in AlarmKind])
    return kinds_text(f"{kind} = {alarms.word(kind, Priority).value}" for kind in alarms.entries)


def _advice(table: ScenarioTable, key: str) -> str:
    value = table.entries[key]
    accepted = [*(advice.value for advice in Advice), NOTHING]
    if value not in accepted:
        raise table.problem(key, shown(value), f"one of {', '.join(accepted)}")
    return str(value)


_READERS: dict[FactName, Callable[[ScenarioTable, str], str]] = {
    FactName.PHASE: _phase,
    FactName.GIVEN: _number,
    FactName.NEXT: _number_or_none,
    FactName.CEILING: _number,
    FactName.RUNG: _rung,
    FactName.INFUSED: _number,
    FactName.MAY_RAISE: _yes_or_no,
    FactName.MISSING: _kinds(RefusalKind),
    FactName.REFUSED: _kinds(RefusalKind),
    FactName.ALARMS: _alarms,
    FactName.DUE: _kinds(Due),
    FactName.ADVICE: _advice,
}
