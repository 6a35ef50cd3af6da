"""What the run page says, one typed function each, ready for translation."""

from collections.abc import Mapping
from typing import assert_never

from ivig_desk.domain.amounts.quantities import LabelRate, MlPerHour, MlPerKgPerHour, Quantity
from ivig_desk.domain.formulary.ceiling import Ceiling, CeilingKind, CeilingReason
from ivig_desk.domain.formulary.giving_set import BedRate, GivingSet, Gravity
from ivig_desk.domain.formulary.profile import FigureStatus
from ivig_desk.domain.formulary.ramp import RampRung
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.monitoring.observation import Consciousness, Observation, Oxygen, PatientSays, Sign
from ivig_desk.presenters.formats import (
    amount_text,
    equals_text,
    quantity_text,
)

RATE_PLACES = 2
LIMIT_PLACES = 3
PRINTED_PLACES = 4
VOLUME_PLACES = 1
SECONDS_PLACES = 1
UNCONFIRMED = "ON RECORD, not confirmed"
"""Over a rate nobody has confirmed at the bed since the program was started again (S7)."""


def phase_text(phase: Phase) -> str:
    """Return the phase in the field's word."""
    return _PHASES[phase]


_PHASES: Mapping[Phase, str] = {
    Phase.PREPARING: "PREPARING",
    Phase.RUNNING: "NOW",
    Phase.HELD: "HELD – nothing runs",
    Phase.STOPPED: "Stopped",
    Phase.COMPLETED: "Completed",
    Phase.OBSERVING: "Observing",
    Phase.CLOSED: "Closed",
    Phase.DISCARDED: "Discarded",
}


def main_number(rate: BedRate) -> tuple[str, str]:
    """Return the number to be read at two metres and its unit: drops on gravity, mL/h on a pump."""
    quantity: Quantity = rate.ml_per_h if rate.drops_per_min is None else rate.drops_per_min
    return amount_text(quantity, RATE_PLACES), quantity.unit


def rate_text(rate: BedRate) -> str:
    """Return the rate as it is set on this giving set, `57 drops/min`."""
    return " ".join(main_number(rate))


def other_units_text(rate: BedRate) -> str:
    """Return the same rate in the units that are not the main one."""
    per_kg = quantity_text(rate.ml_per_kg_h, RATE_PLACES)
    return per_kg if rate.drops_per_min is None else f"{quantity_text(rate.ml_per_h, RATE_PLACES)} · {per_kg}"


def per_drop_text(rate: BedRate) -> str:
    """Return the time between drops, empty where nothing drips."""
    if rate.seconds_per_drop is None:
        return ""
    return f"one drop every {amount_text(rate.seconds_per_drop, SECONDS_PLACES)} s"


def giving_set_text(giving_set: GivingSet) -> str:
    """Return the giving set; the drop factor stands wherever drops do (S21)."""
    if isinstance(giving_set, Gravity):
        return f"gravity set, {quantity_text(giving_set.drop_factor, 0)}"
    pump = f"pump, steps of {quantity_text(giving_set.increment, RATE_PLACES)}"
    fastest = giving_set.fastest
    return pump if fastest is None else f"{pump}, at most {quantity_text(fastest, RATE_PLACES)}"


def dilution_text(plan: Plan) -> str:
    """Return what a mL of the bag holds where it was diluted; empty for the preparation as it comes."""
    whole = plan.profile.concentration
    if plan.concentration == whole:
        return ""
    diluted = quantity_text(plan.concentration, PRINTED_PLACES)
    return f"bag diluted from {quantity_text(whole, PRINTED_PLACES)} to {diluted}"


def rung_text(number: int, count: int, rung: RampRung | None) -> str:
    """Return which rung runs, as its source prints it and in mL/kg/h."""
    printed = "" if rung is None else f": {both_units_text(rung.as_printed, rung.exact)}"
    return f"rung {number} of {count}{printed}" if number else "below the first rung"


def both_units_text(as_printed: LabelRate | MlPerHour, exact: MlPerKgPerHour) -> str:
    """Return a rate as it is printed and in the unit limits are held in, `2 mg/kg/min = 1.2 mL/kg/h`; never twice."""
    if isinstance(as_printed, MlPerKgPerHour):
        return quantity_text(exact, LIMIT_PLACES)
    return f"{quantity_text(as_printed, PRINTED_PLACES)} {equals_text(exact, LIMIT_PLACES)}"


def ceiling_text(ceiling: Ceiling) -> str:
    """Return the ceiling as its binding reason prints it and in the unit limits are held in."""
    return f"ceiling {both_units_text(ceiling.reasons[0].as_printed, ceiling.limit)}"


def ceiling_reason_text(reason: CeilingReason) -> str:
    """Return one bound as printed, with its source."""
    return ceiling_reason_with(reason, quantity_text(reason.as_printed, LIMIT_PLACES))


def ceiling_reason_in_both_units(reason: CeilingReason) -> str:
    """Return one bound as printed and in mL/kg/h, with its source."""
    return ceiling_reason_with(reason, both_units_text(reason.as_printed, reason.limit))


def ceiling_reason_with(reason: CeilingReason, bound: str) -> str:
    """Return what kind of bound it is, the figures given for it, and its source."""
    match reason.kind:
        case CeilingKind.LABEL | CeilingKind.LABEL_AT_RISK | CeilingKind.LABEL_FIRST_INFUSION:
            return _label_text(reason, bound)
        case CeilingKind.REACTION:
            return f"{bound}: highest rate tolerated before the reaction today"
        case CeilingKind.PRESCRIBER:
            return f"prescriber’s ceiling {bound} – {reason.source}"
        case CeilingKind.SHORTEST_DURATION:
            return f"shortest duration allows {bound} – {reason.source}"
        case CeilingKind.INDICATED_DURATION:
            return f"shortest duration for the indication allows {bound} – {reason.source}"
        case CeilingKind.WARD:
            return f"ward ceiling {bound} – {reason.source}"
        case CeilingKind.GIVING_SET:
            return f"{reason.source} runs at {bound} at most"
        case _:
            assert_never(reason.kind)


def _label_text(reason: CeilingReason, bound: str) -> str:
    """A profile's own bound: the label's, or what the ward has in its place; a figure of the ward's is no label's."""
    is_ward = reason.shipped is not None or reason.status is FigureStatus.LOCAL
    maximum = f"{'ward' if is_ward else 'label'} maximum"
    if reason.shipped is not None:
        bound = f"{bound}, above the label’s {quantity_text(reason.shipped, 4)}"
    if reason.kind is CeilingKind.LABEL_FIRST_INFUSION:
        return f"{maximum} for a first infusion {bound} – {reason.source}"
    at_risk = " at risk" if reason.kind is CeilingKind.LABEL_AT_RISK else ""
    return f"{maximum}{at_risk} {bound} ({reason.condition}) – {reason.source}"


def allowed_text(rate: BedRate) -> str:
    """Return what the protocol allows next; never an order to set it (monitoring.md, "Wording")."""
    return f"Protocol allows up to {rate_text(rate)}"


def consciousness_text(level: Consciousness) -> str:
    """Return the step of the ACVPU scale."""
    return level.value.capitalize()


def oxygen_text(oxygen: Oxygen) -> str:
    """Return what the patient breathes."""
    return oxygen.value.capitalize()


def says_text(says: PatientSays) -> str:
    """Return what the patient says of how they feel."""
    return says.value.replace("-", " ").capitalize()


def said_text(observation: Observation) -> str:
    """Return what the patient said when a set was taken, in a sentence; empty where nobody asked."""
    return "" if observation.says is None else f"patient says {says_text(observation.says).lower()}"


def sign_text(sign: Sign) -> str:
    """Return the name of a vital sign in a sentence."""
    return "SpO₂" if sign is Sign.SPO2 else sign.value.replace("_", " ")
