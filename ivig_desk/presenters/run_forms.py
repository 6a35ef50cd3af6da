"""The forms of the run page and after it: what is asked, field by field."""

from dataclasses import dataclass, replace
from enum import Enum, unique

from ivig_desk.domain.amounts.quantities import (
    Celsius,
    DropsPerMinute,
    Kilograms,
    Millilitres,
    MlPerHour,
    MmHg,
    Percent,
    PerMinute,
    Quantity,
)
from ivig_desk.domain.monitoring.observation import Consciousness, Oxygen, PatientSays
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.domain.reactions.signs import SignEntry
from ivig_desk.presenters.run_wording import consciousness_text, oxygen_text, says_text
from ivig_desk.presenters.screens import FieldKind, Option
from ivig_desk.presenters.typed import FieldPlan


@unique
class RunForm(Enum):
    """The forms that open on the run and after pages, by their stable names."""

    OBSERVATION = "observation"
    ADVERSE_EVENT = "adverse-event"
    RESOLVE = "resolve"
    MEDICINE = "medicine"
    EFFECT = "effect"
    BOTTLE = "bottle"
    VOLUME = "volume"
    DRIP = "drip"
    NOTE = "note"
    RAISE = "raise-confirm"
    LOWER = "lower"
    SET_RATE = "set-rate"
    RESUME = "resume-confirm"
    COMPLETE = "complete-confirm"
    STOP_REASON = "stop-reason"
    BED_CHECK = "bed-check"
    OVERRIDE = "override"
    CORRECT = "correct"
    MEND = "correct-adverse-event"
    REPORT = "report"
    CLOSE = "close-confirm"


@dataclass(frozen=True, slots=True, kw_only=True)
class RateFields:
    """The fields a rate is typed in: `ml_h` on a pump; drops counted at a drip, `or_ml_h` beside them."""

    ml_h: FieldPlan
    drops: FieldPlan
    or_ml_h: FieldPlan


def _number(name: str, label: str, quantity: type[Quantity]) -> FieldPlan:
    return FieldPlan(name=name, label=label, kind=FieldKind.NUMBER, quantity=quantity)


def _reading(name: str, label: str, quantity: type[Quantity]) -> FieldPlan:
    return replace(_number(name, label, quantity), kind=FieldKind.READING)


def _own_time(name: str, label: str) -> FieldPlan:
    return FieldPlan(name=name, label=label, kind=FieldKind.NUMBER, hint="Hour:minute; empty: now")


SYSTOLIC = _reading("systolic", "Systolic", MmHg)
DIASTOLIC = _reading("diastolic", "Diastolic", MmHg)
HEART_RATE = _reading("heart_rate", "Heart rate", PerMinute)
TEMPERATURE = _reading("temperature", "Temperature", Celsius)
SPO2 = _reading("spo2", "SpO₂", Percent)
RESPIRATORY_RATE = _reading("respiratory_rate", "Respiratory rate", PerMinute)
CONSCIOUSNESS = FieldPlan(
    name="consciousness",
    label="Consciousness (optional)",
    kind=FieldKind.CHOICE,
    options=tuple(Option(value=level.value, label=consciousness_text(level)) for level in Consciousness),
)
OXYGEN = FieldPlan(
    name="oxygen",
    label="Breathes (optional)",
    kind=FieldKind.CHOICE,
    options=tuple(Option(value=oxygen.value, label=oxygen_text(oxygen)) for oxygen in Oxygen),
)
SAYS = FieldPlan(
    name="says",
    label="The patient says",
    kind=FieldKind.CHOICE,
    options=tuple(Option(value=says.value, label=says_text(says)) for says in PatientSays),
)
VITAL_SIGNS = (SYSTOLIC, DIASTOLIC, HEART_RATE, TEMPERATURE, SPO2, RESPIRATORY_RATE)

GRADE = FieldPlan(
    name="grade",
    label="Grade",
    kind=FieldKind.KEYED,
    options=tuple(Option(value=str(grade.value), label=grade.words, key=str(grade.value)) for grade in Grade),
)
TAKEN_AT = _own_time("taken_at", "Taken at (if earlier)")
BEGAN_AT = _own_time("began_at", "Began at (if earlier)")
GONE_AT = _own_time("gone_at", "Gone at (if earlier)")
GIVEN_AT = _own_time("given_at", "Given at (if earlier)")
MEDICINE = FieldPlan(name="medicine", label="Medicine")
DOSE = FieldPlan(name="dose", label="Dose and route", hint="With its unit, such as 500 mg IV")
BATCH = FieldPlan(name="batch", label="Batch", hint="As printed on the bottle")
EXPIRY = FieldPlan(name="expiry", label="Expiry", hint="Year-month-day, such as 2027-05-31")
BOTTLE_VOLUME = _number("bottle_ml", "Volume of the bottle", Millilitres)
BATCH_AGAIN = FieldPlan(name="batch_again", label="Batch, read again")
NOT_SCANNED = FieldPlan(name="not_scanned", label="Why it cannot be scanned")
CONNECTED_AT = _own_time("connected_at", "Connected at (if earlier)")
NO_BATCH = FieldPlan(name="not_available", label="If the batch cannot be had: why")
VOLUME_READ = _number("read_ml", "Given in all, read from bottle or pump", Millilitres)
NOTE = FieldPlan(name="note", label="Note")
NEW_RATE = RateFields(
    ml_h=_number("to_ml_h", "Rate", MlPerHour),
    drops=_number("to_drops_per_min", "Drops counted in a minute", DropsPerMinute),
    or_ml_h=_number("to_ml_h", "or the rate", MlPerHour),
)
REASON = FieldPlan(name="reason", label="Reason")
NAME = FieldPlan(name="name", label="Name of the prescriber")
WEIGHT = _number("weight_kg", "Weight, as on the chart at the bed", Kilograms)
RUNNING_RATE = RateFields(
    ml_h=_number("rate_ml_h", "Rate found running", MlPerHour),
    drops=_number("rate_drops_per_min", "Drops counted in a minute", DropsPerMinute),
    or_ml_h=_number("rate_ml_h", "or the rate found running", MlPerHour),
)


def open_sign_field(signs: tuple[SignEntry, ...], open_ids: tuple[str, ...]) -> FieldPlan:
    """Return the field of the signs that are open, to say which has gone."""
    labels = {entry.id: entry.label for entry in signs}
    return FieldPlan(
        name="sign",
        label="What has gone",
        kind=FieldKind.CHOICE,
        options=tuple(Option(value=sign, label=labels.get(sign, sign)) for sign in dict.fromkeys(open_ids)),
    )
