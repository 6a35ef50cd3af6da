"""The checks of a scenario: those it names as it says, all others done, given at its start, or absent."""

from dataclasses import replace

from ivig_desk.domain.infusion.checks import CheckEntry, CheckKind, wants_reason
from ivig_desk.domain.infusion.plan import Check, CheckAnswer
from ivig_desk.presenters.entry import LONGEST_NUMBER, EntryProblem, read_clock
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
        given_at=_time(words),
    )


def _answered(scenario: Scenario, entry: CheckEntry, said: Check | None, clock: str) -> Check:
    usual = Check(name=entry.id, answer=entry.kind.answers[0], reason="")
    check = _fitting(scenario, entry, usual if said is None else said, clock)
    return replace(
        check,
        label=entry.label,
        source=entry.source,
        unit=(entry.unit or "") if check.value else "",
        given_at=(check.given_at or clock) if _is_given(entry, check) else "",
    )


def _fitting(scenario: Scenario, entry: CheckEntry, check: Check, clock: str) -> Check:
    """Return what is said of a check where the page has a field for each part of it; raises ScenarioProblem."""
    faults = (
        (
            check.answer not in entry.kind.answers,
            check.answer.value,
            f"one of {', '.join(one.value for one in entry.kind.answers)}",
        ),
        (check.reason and not wants_reason(check.answer), check.reason, "a reason for what is not done only"),
        (
            check.value and (entry.unit is None or check.answer is not CheckAnswer.DONE),
            check.value,
            "a value for what is done and has a unit only",
        ),
        (
            check.given_at and (not _is_given(entry, check) or check.given_at > clock),
            check.given_at,
            f"a time for a medicine that was given only, not after {clock}",
        ),
    )
    for is_fault, found, accepted in faults:
        if is_fault:
            raise ScenarioProblem(scenario.file, f"checks.{entry.id}", shown(found), accepted)
    return check


def _is_given(entry: CheckEntry, check: Check) -> bool:
    return entry.kind is CheckKind.MEDICINE and check.answer is CheckAnswer.DONE


def _time(words: ScenarioTable) -> str:
    written = words.text_or("given_at", "")
    if written and isinstance(read_clock(written), EntryProblem):
        raise words.problem("given_at", shown(written), 'a time as text: "08:40"')
    return written
