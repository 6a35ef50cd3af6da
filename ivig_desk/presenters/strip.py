"""Whose infusion this is, in one line on every page (S29)."""

from datetime import date

from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.volume import running_bottle
from ivig_desk.domain.patient.patient import Patient
from ivig_desk.presenters.formats import date_text, many_text, quantity_text
from ivig_desk.presenters.profile_wording import raised_text
from ivig_desk.presenters.screens import PatientStrip
from ivig_desk.presenters.visit_wording import last_time_text, sign_labels

_MONTHS_SHOWN_UNDER = 24
_MONTHS_IN_A_YEAR = 12
_LONGEST_BATCH = 12


def strip_of(infusion: Infusion, plan: Plan, reading: ClockReading) -> PatientStrip:
    """Return name, age, weight, identifier, preparation and bottle of an infusion, and what the ward raised."""
    patient = plan.patient
    last = last_time_text(patient.last_visit, patient.last_time, sign_labels(plan.rules))
    age = age_text(patient, reading.wall.day(reading.utc_offset_minutes))
    return PatientStrip(
        name=patient.name,
        born_and_age=f"{age} · born {date_text(patient.born)}",
        weight=quantity_text(patient.weight, 2),
        identifier=f"ID {patient.identifier}",
        preparation=plan.profile.preparation,
        bottle=_bottle_text(infusion, reading),
        last_time=f"LAST TIME: {last}" if last else "",
        raised=raised_text(plan.profile),
    )


def age_text(patient: Patient, on: date) -> str:
    """Return the age in years, in months under two years, in days in the first month."""
    return age_since(patient.born, on)


def age_since(born: date, on: date) -> str:
    """Return an age as `age_text` does, from a day of birth."""
    months = _age_in_months(born, on)
    if months < 1:
        return many_text((on - born).days, "day")
    return many_text(months, "month") if months < _MONTHS_SHOWN_UNDER else f"{age_in_years(born, on)} y"


def age_in_years(born: date, on: date) -> int:
    """Return completed years of age on a day."""
    return _age_in_months(born, on) // _MONTHS_IN_A_YEAR


def _age_in_months(born: date, on: date) -> int:
    months = (on.year - born.year) * _MONTHS_IN_A_YEAR + on.month - born.month
    return months if on.day >= born.day else months - 1


def _bottle_text(infusion: Infusion, reading: ClockReading) -> str:
    running = running_bottle(infusion, reading.wall)
    if running is None:
        return "no bottle yet"
    batch = running.hung.bottle.batch
    shown = batch if len(batch) <= _LONGEST_BATCH else f"{batch[:_LONGEST_BATCH]}…"
    return f"bottle {running.number} of {running.of}, {f'batch {shown}' if batch else 'no batch'}"
