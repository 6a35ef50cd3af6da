"""The fields of the checks, a row a check: its answers; reason, value or time only once the answer wants them."""

from collections.abc import Mapping

from ivig_desk.domain.infusion.checks import CheckEntry, CheckKind, wants_reason
from ivig_desk.domain.infusion.plan import CheckAnswer
from ivig_desk.presenters.check_wording import answer_label, group_text, open_text
from ivig_desk.presenters.screens import FieldKind, Line, Option, Tone
from ivig_desk.presenters.typed import FieldPlan, Texts, with_hint

Entries = tuple[CheckEntry, ...]
STOPS = "Stops the plan until a prescriber’s reason and name stand in the read-back."
_VALUE, _TIME = "check_value_", "check_time_"
_OPTIONS = {
    kind: tuple(Option(value=one.value, label=answer_label(one, kind)) for one in kind.answers) for kind in CheckKind
}


def answer_field(entry: CheckEntry) -> FieldPlan:
    """Return the answers of a check; none is there before one is pressed."""
    return FieldPlan(name=_name(entry), label=entry.label, kind=FieldKind.ANSWER, options=_OPTIONS[entry.kind])


def reason_field(entry: CheckEntry) -> FieldPlan:
    """Return why a check was not done."""
    return FieldPlan(name=f"check_reason_{entry.id}", label=f"{name_of_check(entry)}, reason")


def value_field(entry: CheckEntry) -> FieldPlan:
    """Return the number of a check, in its unit; it may be left open, and no limit is held against it."""
    label = f"{name_of_check(entry)}, value (if any)"
    return FieldPlan(name=f"{_VALUE}{entry.id}", label=label, kind=FieldKind.NUMBER, unit=entry.unit or "")


def time_field(entry: CheckEntry) -> FieldPlan:
    """Return when a medicine was given."""
    label = f"{name_of_check(entry)}, given at"
    return FieldPlan(name=f"{_TIME}{entry.id}", label=label, kind=FieldKind.NUMBER, hint="Hour:minute")


def check_rows(asked: Entries, texts: Texts) -> tuple[tuple[FieldPlan, ...], ...]:
    """Return the fields of every check that is asked, a row each."""
    return tuple(_row(entry, texts) for entry in asked)


def check_headings(asked: Entries) -> Mapping[str, str]:
    """Return the heading over the first check of each group, by the name of its field."""
    firsts = {entry.group: entry for entry in reversed(asked)}
    return {_name(entry): group_text(group) for group, entry in firsts.items()}


def answered_line(asked: Entries, texts: Texts) -> Line:
    """Return how many of the checks that must be answered are, and the names of those still open."""
    needed = [entry for entry in asked if not entry.may_be_left_open]
    still = [name_of_check(entry) for entry in needed if _answer(entry, texts) is None]
    count = f"{len(needed) - len(still)} of {len(needed)} checks answered"
    if not still:
        return Line(text=f"{count}.", tone=Tone.GOOD)
    return Line(text=f"{count}; open: {open_text(still)}")


def said_at_once(problems: Mapping[str, str], texts: Texts) -> Mapping[str, str]:
    """Return what is wrong with values and times while they are typed, not only once the step is left."""
    return {name: problem for name, problem in problems.items() if name.startswith((_VALUE, _TIME)) and texts.of(name)}


def name_of_check(entry: CheckEntry) -> str:
    """Return a check's label as a sentence names it, without that it may be left open."""
    return entry.label.removesuffix(" (if any)")


def _row(entry: CheckEntry, texts: Texts) -> tuple[FieldPlan, ...]:
    answer = _answer(entry, texts)
    is_done = answer is CheckAnswer.DONE
    is_stopped = answer in {CheckAnswer.PRESENT, CheckAnswer.NOT_KNOWN}
    return (
        with_hint(answer_field(entry), STOPS, Tone.MEDIUM) if is_stopped else answer_field(entry),
        *((reason_field(entry),) if answer is not None and wants_reason(answer) else ()),
        *((value_field(entry),) if is_done and entry.unit is not None else ()),
        *((time_field(entry),) if is_done and entry.kind is CheckKind.MEDICINE else ()),
    )


def _answer(entry: CheckEntry, texts: Texts) -> CheckAnswer | None:
    text = texts.of(_name(entry))
    return next((answer for answer in entry.kind.answers if answer.value == text), None)


def _name(entry: CheckEntry) -> str:
    return f"check_{entry.id}"
