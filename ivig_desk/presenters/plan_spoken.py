"""What two people read aloud before the start, one thing a line."""

from datetime import date

from ivig_desk.domain.formulary.giving_set import BedRate
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.presenters.dose_wording import (
    day_and_cycle_text,
    dose_text,
    per_weight_text,
    reckoned_on_text,
    whole_bottles_text,
)
from ivig_desk.presenters.event_wording import bottle_text
from ivig_desk.presenters.formats import date_text, equals_text, quantity_text
from ivig_desk.presenters.plan_wording import INDICATIONS, earlier_text, iga_text, risk_text
from ivig_desk.presenters.run_wording import (
    VOLUME_PLACES,
    dilution_text,
    giving_set_text,
    other_units_text,
    rate_text,
)
from ivig_desk.presenters.screens import Line
from ivig_desk.presenters.strip import age_text
from ivig_desk.presenters.visit_wording import last_time_text, sign_labels


def spoken_lines(plan: Plan, first: BedRate | None, today: date) -> tuple[Line, ...]:
    """Return patient, dose, preparation, set and bottles, and the first rate where there is one."""
    patient, order = plan.patient, plan.order
    last = last_time_text(patient.last_visit, patient.last_time, sign_labels(plan.rules))
    on = order.reckoned_on(patient.weight)
    texts = [
        f"{patient.name}, {age_text(patient, today)}, born {date_text(patient.born)}, ID {patient.identifier}",
        quantity_text(patient.weight, 2),
        f"{plan.profile.preparation}, {dose_text(order.dose)} {equals_text(plan.volume, VOLUME_PLACES)}",
        whole_bottles_text(order),
        f"{reckoned_on_text(order.dosing_weight, patient.weight)} {per_weight_text(order.ordered, on)}",
        f"for {INDICATIONS[order.indication]}, prescribed by {order.prescriber}",
        day_and_cycle_text(order),
        f"last time: {last}" if last else "",
        f"IgA {iga_text(patient.iga)}, immunoglobulin before: {earlier_text(patient.earlier)}",
        *(f"risk: {risk_text(risk)}" for risk in patient.risks),
        dilution_text(plan),
        giving_set_text(plan.giving_set),
        *(bottle_text(bottle) for bottle in plan.bottles),
    ]
    if first is not None:
        texts.append(f"first rung {rate_text(first)} ({other_units_text(first)})")
    return tuple(Line(text=text) for text in texts if text)
