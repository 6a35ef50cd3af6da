"""The second step: what was ordered, and the prescriber's own bounds."""

from ivig_desk.domain.amounts.quantities import Kilograms, MgPerMl, Minutes, MlPerKgPerHour
from ivig_desk.domain.formulary.order import Order, Tolerance
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.plan_reading.dose import read_dose
from ivig_desk.presenters.plan_reading.typed_fields import TypedFields
from ivig_desk.presenters.typed import FieldPlan, name_of


def read_order(typed: TypedFields, actual: Kilograms | None, concentration: MgPerMl | None) -> Order | None:
    """Return the order, or None where a field of the second step is wrong; see `read_dose`."""
    indication, prescriber = typed.answered(fields.INDICATION), typed.text(fields.PRESCRIBER)
    dosed = read_dose(typed, actual, concentration)
    ceiling = typed.optional(fields.OWN_CEILING, MlPerKgPerHour)
    at_least = typed.optional(fields.AT_LEAST, Minutes)
    tolerance = typed.chosen_or(fields.TOLERANCE, Tolerance.ORDINARY)
    day, days = _counted(typed, fields.DAY, fields.DAYS)
    cycle, cycles = _counted(typed, fields.CYCLE, fields.CYCLES)
    if not indication or not prescriber or dosed is None:
        return None
    return Order(
        indication=indication,
        dose=dosed.dose,
        prescriber=prescriber,
        ceiling=ceiling,
        over_at_least=at_least,
        tolerance=tolerance,
        dispensed=typed.optional(fields.DISPENSED, MgPerMl),
        dosing_weight=dosed.dosing_weight,
        day=day,
        days=days,
        cycle=cycle,
        cycles=cycles,
    )


def _counted(typed: TypedFields, number: FieldPlan, of: FieldPlan) -> tuple[int | None, int | None]:
    """Which of how many; the sixth of five is a slip."""
    which, many = typed.count(number), typed.count(of)
    if which is not None and many is not None and which > many:
        typed.refuse(number, f"{name_of(number)}: {which} is more than the {many} there are.")
    return which, many
