"""A plan as it is typed on the plan page, step by step."""

from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.plan import Check, Plan
from ivig_desk.domain.patient.patient import Risk
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.bottle_rows import ROWS, typed_fields
from ivig_desk.rehearsal.bedside import SPEAKER
from ivig_desk.rehearsal.giving_set_words import giving_set_word

Typed = tuple[str, str]
NO_SCANNER = "a scenario has no scanner"
"""Why every bottle of a scenario is typed."""


def plan_texts(plan: Plan) -> tuple[tuple[Typed, ...], ...]:
    """Return field and text for each field of each of the five steps, in the order they are filled."""
    return _patient(plan), _order(plan), _checks(plan), _preparation(plan), _read_back(plan)


def _patient(plan: Plan) -> tuple[Typed, ...]:
    patient = plan.patient
    return _filled(
        (fields.IDENTIFIER.name, patient.identifier),
        (fields.NAME.name, patient.name),
        (fields.BORN.name, patient.born.isoformat()),
        (fields.WEIGHT.name, patient.weight.text),
        (fields.WEIGHT_AGAIN.name, patient.weight.text),
        (fields.SEX.name, patient.sex.value),
        (fields.PREGNANCY.name, patient.pregnancy.value),
        (fields.IGA.name, patient.iga.value),
        (fields.EARLIER.name, patient.earlier.value),
        (fields.RISKS.name, " ".join(risk.value for risk in patient.risks if risk is not Risk.AGE_65)),
        (fields.LAST_TIME.name, patient.last_time),
    )


def _order(plan: Plan) -> tuple[Typed, ...]:
    order = plan.order
    return _filled(
        (fields.INDICATION.name, order.indication),
        (fields.DOSE.name, order.dose.text),
        (fields.PRESCRIBER.name, order.prescriber),
        (fields.OWN_CEILING.name, "" if order.ceiling is None else order.ceiling.text),
        (fields.AT_LEAST.name, "" if order.over_at_least is None else order.over_at_least.text),
    )


def _checks(plan: Plan) -> tuple[Typed, ...]:
    return tuple(text for check in plan.checks for text in _check(check))


def _check(check: Check) -> tuple[Typed, ...]:
    """The answer first: what belongs to it stands on the page only then."""
    name = check.name
    return _filled(
        (f"check_{name}", check.answer.value),
        (f"check_reason_{name}", check.reason),
        (f"check_value_{name}", check.value),
        (f"check_time_{name}", check.given_at),
    )


def _preparation(plan: Plan) -> tuple[Typed, ...]:
    bottles = [text for number, bottle in zip(ROWS, plan.bottles, strict=False) for text in _bottle(bottle, number)]
    return _filled(
        ("preparation", plan.profile.preparation),
        ("profile", plan.profile.id),
        (fields.GIVING_SET.name, giving_set_word(plan.giving_set)),
        (fields.DISPENSED.name, "" if plan.order.dispensed is None else plan.order.dispensed.text),
        (fields.TOLERANCE.name, plan.order.tolerance.value),
        *bottles,
    )


def _bottle(bottle: Bottle, number: int) -> tuple[Typed, ...]:
    reason, batch, again, expiry, volume = typed_fields(number)
    day = "" if bottle.expiry is None else bottle.expiry.isoformat()
    return (
        (reason.name, bottle.not_scanned or NO_SCANNER),
        (batch.name, bottle.batch),
        (again.name, bottle.batch),
        (expiry.name, day),
        (volume.name, bottle.volume.text),
    )


def _read_back(plan: Plan) -> tuple[Typed, ...]:
    answers = [
        (field.name, text)
        for asked in plan.asked
        for field, text in zip(fields.answer_fields(asked.question), (asked.reason, asked.name), strict=True)
    ]
    return _filled((fields.NURSE.name, SPEAKER), *answers)


def _filled(*texts: Typed) -> tuple[Typed, ...]:
    return tuple(text for text in texts if text[1])
