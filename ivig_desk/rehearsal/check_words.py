"""The checks of a scenario: those it names as it says, all others done, given at its start, or absent."""

from ivig_desk.domain.infusion.checks import CheckEntry, CheckKind
from ivig_desk.domain.infusion.plan import Check, CheckAnswer
from ivig_desk.presenters.entry import LONGEST_NUMBER
from ivig_desk.presenters.formats import number_text
from ivig_desk.rehearsal.problem import ScenarioProblem
from ivig_desk.rehearsal.scenario import Scenario
from ivig_desk.rehearsal.table import ScenarioTable, shown

_CLOCK = "%H:%M"


def read_checks(table: ScenarioTable) -> tuple[Check, ...]:
    """Return what a scenario says of checks, by their ids: an answer, or a table with it; raises ScenarioProblem."""
    return tuple(_check(table, name) for name in table.entries)


def checks_of(scenario: Scenario, asked: tuple[CheckEntry, ...]) -> tuple[Check, ...]:
    """Return the checks of this patient, answered; raises ScenarioProblem for one that is said and not asked."""
    said = {check.name: check for check in scenario.checks}
    known = [entry.id for entry in asked]
    for name in said:
        if name not in known:
            raise ScenarioProblem(scenario.file, f"checks.{name}", "not asked here", f"one of {', '.join(known)}")
    clock = scenario.starts.local(scenario.utc_offset_minutes).strftime(_CLOCK)
    wanted = [entry for entry in asked if entry.id in said or not entry.may_be_left_open]
    return tuple(_answered(scenario, entry, said.get(entry.id), clock) for entry in wanted)


def _check(table: ScenarioTable, name: str) -> Check:
    if isinstance(table.entries[name], str):
        return Check(name=name, answer=table.word(name, CheckAnswer), reason="")
    words = table.table(name)
    words.hold_to(required=("answer",), optional=("reason", "value", "given_at"))
    return Check(
        name=name,
        answer=words.word("answer", CheckAnswer),
        reason=words.text_or("reason", ""),
        value=number_text(words.number("value"), LONGEST_NUMBER) if words.has("value") else "",
        given_at=words.text_or("given_at", ""),
    )


def _answered(scenario: Scenario, entry: CheckEntry, said: Check | None, clock: str) -> Check:
    usual = entry.kind.answers[0]
    answer, reason = (usual, "") if said is None else (said.answer, said.reason)
    if answer not in entry.kind.answers:
        accepted = f"one of {', '.join(one.value for one in entry.kind.answers)}"
        raise ScenarioProblem(scenario.file, f"checks.{entry.id}", shown(answer.value), accepted)
    value = "" if said is None else said.value
    is_given = entry.kind is CheckKind.MEDICINE and answer is CheckAnswer.DONE
    given_at = "" if said is None else said.given_at
    return Check(
        name=entry.id,
        answer=answer,
        reason=reason,
        label=entry.label,
        source=entry.source,
        value=value,
        unit=(entry.unit or "") if value else "",
        given_at=(given_at or clock) if is_given else "",
    )
