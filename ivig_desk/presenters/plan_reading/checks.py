"""The third step: every check with its answer, its reason, its value and its time."""

from ivig_desk.domain.infusion.checks import CheckEntry, CheckKind, CheckList, wants_reason
from ivig_desk.domain.infusion.plan import Check, CheckAnswer
from ivig_desk.domain.patient.patient import Patient, Risk
from ivig_desk.presenters import plan_checks
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.entry import LONGEST_NUMBER, EntryProblem, read_clock, read_number
from ivig_desk.presenters.entry_wording import entry_text
from ivig_desk.presenters.formats import number_text
from ivig_desk.presenters.plan_reading.typed_fields import TypedFields
from ivig_desk.presenters.typed import name_of


def asked_checks(typed: TypedFields, patient: Patient | None, checks: CheckList) -> tuple[CheckEntry, ...]:
    """Return the checks this patient is asked for; before the patient can be read, by the risks pressed so far."""
    if patient is not None:
        return checks.asked_of(patient.risks)
    pressed = typed.texts.of(fields.RISKS.name).split()
    return checks.asked_of(risk for risk in Risk if risk.value in pressed)


def read_checks(typed: TypedFields, asked: tuple[CheckEntry, ...], clock: str) -> tuple[Check, ...]:
    """Return the checks answered; each that is open, or lacks its reason or its time, is a problem.

    `clock` is the time on the wall now, `09:12`: a medicine given later than that was not given yet.
    """
    read = (_check(typed, entry, clock) for entry in asked)
    return tuple(check for check in read if check is not None)


def _check(typed: TypedFields, entry: CheckEntry, clock: str) -> Check | None:
    field = plan_checks.answer_field(entry)
    if entry.may_be_left_open and not typed.texts.of(field.name):
        return None
    answer = typed.chosen(field, CheckAnswer)
    if answer is None:
        return None
    is_done = answer is CheckAnswer.DONE
    value = _value(typed, entry) if is_done and entry.unit is not None else ""
    return Check(
        name=entry.id,
        answer=answer,
        reason=_reason(typed, entry) if wants_reason(answer) else "",
        label=entry.label,
        source=entry.source,
        value=value,
        unit=(entry.unit or "") if value else "",
        given_at=_given_at(typed, entry, clock) if is_done and entry.kind is CheckKind.MEDICINE else "",
    )


def _reason(typed: TypedFields, entry: CheckEntry) -> str:
    field = plan_checks.reason_field(entry)
    if not typed.is_typed(field):
        typed.refuse(field, f"{plan_checks.name_of_check(entry)}: the reason is missing.")
    return typed.texts.of(field.name).strip()


def _value(typed: TypedFields, entry: CheckEntry) -> str:
    """The one number that is typed (S18), without a trailing zero (S19); empty where it was left open."""
    field = plan_checks.value_field(entry)
    if not typed.is_typed(field):
        return ""
    number = read_number(typed.texts.of(field.name))
    if isinstance(number, EntryProblem):
        typed.refuse(field, entry_text(number, name_of(field), field.unit))
        return ""
    return number_text(number, LONGEST_NUMBER)


def _given_at(typed: TypedFields, entry: CheckEntry, clock: str) -> str:
    field = plan_checks.time_field(entry)
    time = read_clock(typed.texts.of(field.name))
    if isinstance(time, EntryProblem):
        typed.refuse(field, entry_text(time, field.label, ""))
        return ""
    if time > clock:
        typed.refuse(field, f"{plan_checks.name_of_check(entry)}: {time} has not come yet, it is {clock}.")
        return ""
    return time
