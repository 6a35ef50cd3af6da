"""Whose plan it is, in one line on every step (S29)."""

from datetime import date

from ivig_desk.domain.amounts.quantities import Kilograms
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.entry import read_amount, read_day
from ivig_desk.presenters.formats import date_text, quantity_text
from ivig_desk.presenters.plan_inputs import PlanInputs
from ivig_desk.presenters.screens import (
    PatientStrip,
)
from ivig_desk.presenters.strip import age_since


def strip_of_plan(inputs: PlanInputs) -> PatientStrip | None:
    """Return whose plan this is, as far as it is typed and can be read; None while nobody is named."""
    texts = inputs.texts
    name = texts.of(fields.NAME.name).strip()
    if not name:
        return None
    identifier, last = texts.of(fields.IDENTIFIER.name).strip(), inputs.preview.patient.last_time
    born = read_day(texts.of(fields.BORN.name))
    weight = read_amount(texts.of(fields.WEIGHT.name), Kilograms)
    profile = next((one for one in inputs.profiles if one.id == texts.of("profile")), None)
    return PatientStrip(
        name=name,
        born_and_age=_born_and_age(born, inputs.today) if isinstance(born, date) else "",
        weight=quantity_text(weight, 2) if isinstance(weight, Kilograms) else "",
        identifier=f"ID {identifier}" if identifier else "",
        preparation="" if profile is None else profile.preparation,
        bottle="plan, not started",
        last_time=f"LAST TIME: {last}" if last else "",
    )


def _born_and_age(born: date, today: date) -> str:
    return f"{age_since(born, today)} · born {date_text(born)}" if born <= today else ""
