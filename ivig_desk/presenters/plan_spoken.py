"""What two people read aloud before the start, one thing a line in a fixed order, and what else belongs to it."""

from collections.abc import Iterator
from datetime import date

from ivig_desk.domain.amounts.formulas import dose_per_weight
from ivig_desk.domain.formulary.ceiling import Ceiling
from ivig_desk.domain.formulary.giving_set import BedRate
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.presenters.dose_wording import (
    day_and_cycle_text,
    dose_text,
    per_weight_text,
    reckoned_on_text,
)
from ivig_desk.presenters.event_wording import bottle_text
from ivig_desk.presenters.formats import date_text, marked_text, quantity_text
from ivig_desk.presenters.plan_wording import INDICATIONS, basis_text, earlier_text, iga_text, risk_text
from ivig_desk.presenters.run_wording import (
    VOLUME_PLACES,
    ceiling_reason_in_both_units,
    dilution_text,
    giving_set_text,
    other_units_text,
    rate_text,
)
from ivig_desk.presenters.screens import Line, SpokenRow, Tone
from ivig_desk.presenters.strip import age_text
from ivig_desk.presenters.visit_wording import last_time_text, sign_labels

_NO_RATE = SpokenRow(label="First rung", text="none yet – the reason stands below", tone=Tone.HIGH)
_NO_CEILING = SpokenRow(label="Ceiling", text="not known yet", tone=Tone.HIGH)
_NO_BOTTLE = SpokenRow(label="Bottles", text="none typed yet", tone=Tone.MEDIUM)
_STRENGTH_PLACES = 4
_PER_KG_PLACES = 3


def spoken_rows(
    plan: Plan, first: BedRate | None, ceiling: Ceiling | None, pooled: str, today: date
) -> tuple[SpokenRow, ...]:
    """Return who, what, how much, how fast and through which set, in the order it is read aloud.

    `pooled` says when the bottles were pooled, empty where they are not.
    """
    patient = plan.patient
    day_and_cycle = day_and_cycle_text(plan.order)
    return (
        SpokenRow(label="Name", text=patient.name),
        SpokenRow(label="Born", text=f"{date_text(patient.born)}, {age_text(patient, today)}"),
        SpokenRow(label="Identifier", text=f"ID {patient.identifier}"),
        SpokenRow(label="Weight", text=quantity_text(patient.weight, 2)),
        SpokenRow(label="Preparation", text=preparation_text(plan)),
        SpokenRow(label="Dose", text=whole_dose_text(plan)),
        *((SpokenRow(label="Day and cycle", text=day_and_cycle),) if day_and_cycle else ()),
        _NO_RATE if first is None else SpokenRow(label="First rung", text=first_rung_text(first)),
        _NO_CEILING if ceiling is None else _ceiling(ceiling),
        SpokenRow(label="Giving set", text=giving_set_text(plan.giving_set)),
        *(_bottles(plan) if plan.bottles else (_NO_BOTTLE,)),
        *((SpokenRow(label="Pooled", text=pooled.removeprefix("pooled ")),) if pooled else ()),
    )


def also_lines(plan: Plan) -> tuple[Line, ...]:
    """Return what the order stands on: the weight it is reckoned on, what it is for, IgA, what was given before."""
    patient, order = plan.patient, plan.order
    last = last_time_text(patient.last_visit, patient.last_time, sign_labels(plan.rules))
    on = order.reckoned_on(patient.weight)
    texts = (
        f"{reckoned_on_text(order.dosing_weight, patient.weight)} {per_weight_text(order.ordered, on)}",
        f"for {INDICATIONS[order.indication]}, prescribed by {order.prescriber}",
        f"last time: {last}" if last else "",
        f"IgA {iga_text(patient.iga)}, immunoglobulin before: {earlier_text(patient.earlier)}",
        *(f"risk: {risk_text(risk)}" for risk in patient.risks),
    )
    return tuple(Line(text=text) for text in texts if text)


def preparation_text(plan: Plan) -> str:
    """Return the preparation with the strength of what hangs, `Privigen 10 %, 100 mg/mL`."""
    diluted = dilution_text(plan)
    strength = diluted or quantity_text(plan.concentration, _STRENGTH_PLACES)
    return f"{plan.profile.preparation}, {strength}"


def whole_dose_text(plan: Plan) -> str:
    """Return the dose that is given in every unit it is known by; worked: `7.2 g · 0.3 g/kg · 72 mL`."""
    order, stated = plan.order, plan.order.dosing_weight
    on = order.reckoned_on(plan.patient.weight)
    of = "" if stated is None or on == plan.patient.weight else f" of {basis_text(stated.basis)}"
    per_kg = marked_text(dose_per_weight(order.dose, on), _PER_KG_PLACES)
    return f"{dose_text(order.dose)} · {per_kg}{of} · {marked_text(plan.volume, VOLUME_PLACES)}"


def first_rung_text(first: BedRate) -> str:
    """Return the first rate as it is counted or set, then in the other units."""
    return f"{rate_text(first)} ({other_units_text(first)})"


def _ceiling(ceiling: Ceiling) -> SpokenRow:
    """The bound that binds; the others are not read aloud."""
    return SpokenRow(label="Ceiling", text=ceiling_reason_in_both_units(ceiling.reasons[0]))


def _bottles(plan: Plan) -> Iterator[SpokenRow]:
    for number, bottle in enumerate(plan.bottles, start=1):
        yield SpokenRow(label=f"Bottle {number}", text=bottle_text(bottle))
