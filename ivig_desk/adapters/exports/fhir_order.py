"""What was ordered, and the preparation it was given from: MedicationRequest and Medication."""

from collections.abc import Iterator
from fractions import Fraction

from ivig_desk.adapters.exports.exported_infusion import ExportedInfusion
from ivig_desk.adapters.exports.fhir_json import UCUM, Resource, decimal_text, encoded, number, quantity, said, text
from ivig_desk.adapters.exports.naming import is_one_word
from ivig_desk.adapters.exports.stable_ids import SERIALS, stable_id
from ivig_desk.domain.amounts.quantities import Grams, Millilitres
from ivig_desk.domain.formulary.ceiling import Ceiling, Hardness
from ivig_desk.domain.formulary.order import Order
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.events import InfusionPlanned
from ivig_desk.domain.infusion.infusion import ENDED, Phase

_GTIN = "https://www.gs1.org/gtin"
_RATE_PLACES, _GRAM_PLACES, _ML_PLACES = 3, 3, 2
_FORM = {"text": "solution for infusion"}
_SUBSTANCE = {"text": "human normal immunoglobulin"}


def order_of(told: ExportedInfusion) -> Resource:
    """Return the MedicationRequest: dose, posology, prescriber, and every bound on the rate as text."""
    plan, order = told.plan, told.plan.order
    planned = [entry for entry in told.entries if isinstance(entry.event, InfusionPlanned)][-1]
    indication = order.indication if is_one_word(order.indication) else told.naming.free(order.indication)
    return said(
        {
            "resourceType": "MedicationRequest",
            "id": told.id_of("order", 0),
            "status": _status(told),
            "intent": "order",
            "medicationReference": reference_to(preparation_of(told)),
            "subject": told.subject,
            "authoredOn": planned.at.text,
            "requester": told.who(order.prescriber),
            "recorder": told.who(planned.by),
            "reasonCode": [{"text": indication}] if indication else [],
            "note": [{"text": words} for words in _posology(order)],
            "dosageInstruction": [
                {
                    "text": "; ".join([_dose_text(told), *_bounds(told.infusion.ceiling or plan.ceiling(None))]),
                    "doseAndRate": [{"doseQuantity": quantity(order.dose, _GRAM_PLACES)}],
                }
            ],
        }
    )


def preparation_of(told: ExportedInfusion) -> Resource:
    """Return the Medication as it was ordered, of no batch."""
    if None not in told.medications:
        told.medications[None] = _identified(_preparation(told))
    return told.medications[None]


def medication_of(told: ExportedInfusion, bottle: Bottle) -> Resource:
    """Return the Medication of a bottle, with its batch: one of the same batch is the same resource."""
    if bottle not in told.medications:
        told.medications[bottle] = _of_bottle(told, bottle)
    return told.medications[bottle]


def reference_to(medication: Resource) -> Resource:
    """Return a reference to a Medication, with the name of the preparation."""
    return {"reference": f"Medication/{medication['id']}"}


def _of_bottle(told: ExportedInfusion, bottle: Bottle) -> Resource:
    batch: Resource = {"lotNumber": text(bottle.batch)} if text(bottle.batch) else {}
    if bottle.expiry is not None:
        batch["expirationDate"] = bottle.expiry.isoformat()
    packs = ((_GTIN, text(bottle.gtin)), (SERIALS, told.naming.unique(bottle.serial)))
    content = {
        **_preparation(told),
        "identifier": [{"system": system, "value": value} for system, value in packs if value],
        "amount": _ratio(bottle.volume.value, "mL", 1, "1"),
        "batch": batch,
    }
    return _identified(said(content))


def _preparation(told: ExportedInfusion) -> Resource:
    profile, concentration = told.plan.profile, told.plan.concentration
    return said(
        {
            "resourceType": "Medication",
            "code": {"text": text(profile.preparation) or profile.id},
            "manufacturer": {"display": text(profile.manufacturer)} if text(profile.manufacturer) else {},
            "form": _FORM,
            "ingredient": [
                {
                    "itemCodeableConcept": _SUBSTANCE,
                    "isActive": True,
                    "strength": _ratio(concentration.value, "mg", 1, "mL"),
                }
            ],
        }
    )


def _identified(content: Resource) -> Resource:
    """The same content has the same identifier, from whichever desk."""
    return {**content, "id": stable_id("medication", encoded(content))}


def _ratio(value: Fraction, unit: str, per: int, per_unit: str) -> Resource:
    return {
        "numerator": {"value": number(value, _RATE_PLACES), "unit": unit, "system": UCUM, "code": unit},
        "denominator": {"value": per, "system": UCUM, "code": per_unit},
    }


def _status(told: ExportedInfusion) -> str:
    phase = told.infusion.phase
    if phase is Phase.DISCARDED:
        return "cancelled"
    if phase is Phase.HELD:
        return "on-hold"
    if phase not in ENDED:
        return "active"
    return "stopped" if told.was_stopped else "completed"


def _dose_text(told: ExportedInfusion) -> str:
    plan = told.plan
    dose, volume = _amount(plan.order.dose, _GRAM_PLACES), _amount(plan.volume, _ML_PLACES)
    return f"{dose} ({volume}) intravenously by the ramp of the preparation"


def _amount(amount: Grams | Millilitres, places: int) -> str:
    return f"{decimal_text(amount.value, places)} {amount.unit}"


def _posology(order: Order) -> Iterator[str]:
    if order.rounded is not None:
        yield f"{_amount(order.rounded.ordered, _GRAM_PLACES)} was ordered, whole bottles are given"
    for counted, of, said_as in ((order.day, order.days, "day"), (order.cycle, order.cycles, "cycle")):
        if counted is not None:
            yield f"{said_as} {counted}" + ("" if of is None else f" of {of}")
    if order.over_at_least is not None:
        yield f"over at least {decimal_text(order.over_at_least.value, 1)} min"


def _bounds(ceiling: Ceiling) -> Iterator[str]:
    """Each bound, never above what it is; the source of a soft one may be somebody's name."""
    for reason in ceiling.reasons:
        limit = Fraction(reason.limit.value * 10**_RATE_PLACES // 1, 10**_RATE_PLACES)
        hard = reason.hardness is Hardness.HARD
        source = f", {text(reason.source)}" if hard and text(reason.source) else ""
        yield f"at most {decimal_text(limit, _RATE_PLACES)} mL/kg/h ({reason.kind.value}{source})"
