"""The first step: who is treated."""

from ivig_desk.domain.amounts.quantities import Kilograms
from ivig_desk.domain.infusion.visits import Visit
from ivig_desk.domain.patient.last_visit import LastVisit
from ivig_desk.domain.patient.patient import Earlier, Iga, Patient, Pregnancy, Risk, Sex, with_age_risk
from ivig_desk.domain.patient.plausibility import WeightReference, has_changed_much
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.entry_wording import answer_text
from ivig_desk.presenters.plan_reading.typed_fields import TypedFields
from ivig_desk.presenters.plan_reading.visit import read_last_visit


def read_patient(typed: TypedFields, visits: tuple[Visit, ...], weights: WeightReference) -> Patient | None:
    """Return the patient, or None where a field of the first step is wrong."""
    born, last = typed.day(fields.BORN), read_last_visit(typed, visits)
    weight = read_weight(typed, last, weights)
    sex = typed.chosen(fields.SEX, Sex)
    iga = typed.chosen(fields.IGA, Iga)
    earlier = typed.chosen(fields.EARLIER, Earlier)
    identifier, name = typed.text(fields.IDENTIFIER), typed.text(fields.NAME)
    pregnancy = typed.chosen_or(fields.PREGNANCY, Pregnancy.NO)
    risks = _risks(typed)
    if not born or not weight or not sex or not iga or not earlier or not identifier or not name:
        return None
    patient = Patient(
        identifier=identifier,
        name=name,
        born=born,
        sex=sex,
        weight=weight,
        pregnancy=pregnancy,
        risks=risks,
        iga=iga,
        earlier=earlier,
        last_time=typed.texts.of(fields.LAST_TIME.name).strip(),
        last_visit=last,
    )
    return with_age_risk(patient, typed.today)


def read_weight(typed: TypedFields, last: LastVisit | None, weights: WeightReference) -> Kilograms | None:
    """Return the weight, typed twice or borne out by the last visit: a slip is seldom made the same way again (S17)."""
    weight = typed.amount(fields.WEIGHT, Kilograms)
    if weight is not None and weight.value <= 0:
        typed.refuse(fields.WEIGHT, "Weight: more than 0 kg.")
        return None
    is_borne_out = weight is not None and is_near_last(weight, last, weights)
    if is_borne_out and not typed.is_typed(fields.WEIGHT_AGAIN):
        return weight
    again = typed.amount(fields.WEIGHT_AGAIN, Kilograms)
    if weight is not None and again is not None and weight != again:
        typed.refuse(fields.WEIGHT_AGAIN, f"Weight: the two differ, {weight} and {again}. Weigh again.")
        return None
    return weight if again is not None else None


def is_near_last(weight: Kilograms, last: LastVisit | None, weights: WeightReference) -> bool:
    """Whether a weight is within the share of the last visit's that the ward's file does not ask about."""
    return last is not None and not has_changed_much(weight, before=last.weight, reference=weights)


def _risks(typed: TypedFields) -> tuple[Risk, ...]:
    chosen = typed.texts.of(fields.RISKS.name).split()
    known = {option.value for option in fields.RISKS.options}
    unknown = [risk for risk in chosen if risk not in known]
    if unknown:
        typed.refuse(fields.RISKS, answer_text("Risks", unknown[0]))
    return tuple(Risk(risk) for risk in chosen if risk in known)
