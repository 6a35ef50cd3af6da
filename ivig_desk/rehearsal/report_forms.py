"""A report as lines for people and as JSON for a ward's scripts."""

from ivig_desk.domain.amounts.quantities import Millilitres, MlPerHour, Quantity
from ivig_desk.presenters.formats import Rounding, amount_text, number_text
from ivig_desk.rehearsal.columns import columns
from ivig_desk.rehearsal.expectations import NOTHING, FactName, Mismatch
from ivig_desk.rehearsal.rehearse import Report, StepReport

_HEADS = ("step", "minute", "do", "phase", "rung", "given mL/h", "infused mL", "next mL/h", "what came of it")
_PLACES = 2
_LISTS = frozenset({FactName.MISSING, FactName.REFUSED, FactName.DUE})
_BETWEEN = ", "


def report_lines(report: Report) -> list[str]:
    """Return a table of the steps, then a line for everything that is not as expected, then the verdict."""
    count = sum(1 for step in report.steps if step.mismatches)
    verdict = f"{count} not as expected" if count else "all as expected"
    return [
        report.title,
        "",
        *columns([_HEADS, *(_row(step) for step in report.steps)]),
        "",
        *failure_lines(report),
        f"{len(report.steps)} steps, {verdict}",
    ]


def failure_lines(report: Report) -> list[str]:
    """Return a line for everything that is not as expected: step, minute, verb, what was expected and what was."""
    return [_failure_line(step, mismatch) for step in report.steps for mismatch in step.mismatches]


def report_object(report: Report) -> dict[str, object]:
    """Return the report as JSON has it: every number exact text with its unit in the key; a step's own is a count."""
    return {
        "scenario": report.file,
        "title": report.title,
        "profile": report.profile_id,
        "as_expected": report.is_as_expected,
        "steps": [_step(step) for step in report.steps],
    }


def _failure_line(step: StepReport, mismatch: Mismatch) -> str:
    minute = number_text(step.minute.value, _PLACES, Rounding.DOWN)
    where = f"step {step.number}, minute {minute}, {step.verb.value}"
    return f"{where}: {mismatch.name.value}: expected {mismatch.expected}, was {mismatch.found}"


def _row(step: StepReport) -> tuple[str, ...]:
    return (
        str(step.number),
        number_text(step.minute.value, _PLACES, Rounding.DOWN),
        step.verb.value,
        step.fact(FactName.PHASE),
        step.fact(FactName.RUNG),
        _shown(step.fact(FactName.GIVEN), MlPerHour),
        _shown(step.fact(FactName.INFUSED), Millilitres),
        _shown(step.fact(FactName.NEXT), MlPerHour),
        _came_of_it(step),
    )


def _shown(number: str, unit: type[Quantity]) -> str:
    """A number short enough for a column, rounded as its unit is; the exact one is in the JSON."""
    return "–" if number == NOTHING else amount_text(unit.of(number), _PLACES)


def _came_of_it(step: StepReport) -> str:
    parts = ["NOT AS EXPECTED"] if step.mismatches else []
    refused, alarms, advice = (step.fact(name) for name in (FactName.REFUSED, FactName.ALARMS, FactName.ADVICE))
    parts += [f"refused: {refused}"] if refused != NOTHING else []
    parts += [f"advice: {advice}"] if advice != NOTHING else []
    parts += [f"alarms: {alarms}"] if alarms != NOTHING else []
    return " · ".join(parts)


def _step(step: StepReport) -> dict[str, object]:
    return {
        "number": step.number,
        "minute": step.minute.text,
        "do": step.verb.value,
        **{fact.name.value: _json(fact.name, fact.text) for fact in step.facts},
        "not_as_expected": [
            {"key": mismatch.name.value, "expected": mismatch.expected, "found": mismatch.found}
            for mismatch in step.mismatches
        ],
    }


def _json(name: FactName, text: str) -> object:
    """Return a fact as a scenario would write it: lists, a table of alarms, true or false, numbers as text."""
    if name in _LISTS:
        return [] if text == NOTHING else text.split(_BETWEEN)
    if name is FactName.ALARMS:
        return {} if text == NOTHING else dict(alarm.split(" = ") for alarm in text.split(_BETWEEN))
    if name is FactName.MAY_RAISE:
        return text == "true"
    return None if text == NOTHING else text
