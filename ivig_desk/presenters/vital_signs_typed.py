"""A set of vital signs as typed: what can hardly be true is refused at its field, to be typed again (S16)."""

from collections.abc import Mapping
from fractions import Fraction

from ivig_desk.domain.infusion.commands import Command, RecordObservation
from ivig_desk.domain.monitoring.bands import Bands, PlausibleRange
from ivig_desk.domain.monitoring.judgement import implausible, is_pressure_pair_implausible
from ivig_desk.domain.monitoring.observation import Observation, Sign
from ivig_desk.presenters import run_forms as forms
from ivig_desk.presenters.entry import EntryProblem, read_number
from ivig_desk.presenters.formats import number_text
from ivig_desk.presenters.run_entries import Problems, observation_in
from ivig_desk.presenters.typed import FieldPlan, Texts

_EVERY_PLACE = 9
_FIELDS: Mapping[Sign, FieldPlan] = dict(zip(Sign, forms.VITAL_SIGNS, strict=True))


def vital_signs_in(texts: Texts, bands: Bands) -> Observation | Problems:
    """Return the set typed, or what is wrong in which field: not to be read, or hardly true."""
    observation = observation_in(texts)
    return observation if isinstance(observation, dict) else _slips(observation, bands) or observation


def record_observation(texts: Texts, bands: Bands) -> Command | Problems:
    """Return the command that records what was typed; a field left empty was not measured."""
    observation = vital_signs_in(texts, bands)
    return observation if isinstance(observation, dict) else RecordObservation(observation=observation)


def too_high_already(texts: Texts, bands: Bands) -> Problems:
    """Return the fields whose value is above what can be true: typing on makes no number smaller.

    One that is still too low may be half typed, and is said once the form is taken.
    """
    problems = {}
    for sign, field in _FIELDS.items():
        value = read_number(texts.of(field.name))
        if not isinstance(value, EntryProblem):
            accepted = implausible(sign, value, bands)
            if accepted is not None and value > accepted.high:
                problems[field.name] = _slip_text(field, value, accepted)
    return problems


def _slips(observation: Observation, bands: Bands) -> Problems:
    problems = {}
    for sign, field in _FIELDS.items():
        value = observation.of(sign)
        accepted = None if value is None else implausible(sign, value.value, bands)
        if value is not None and accepted is not None:
            problems[field.name] = _slip_text(field, value.value, accepted)
    systolic, diastolic = observation.systolic, observation.diastolic
    if systolic is None or diastolic is None or problems:
        return problems
    if is_pressure_pair_implausible(systolic, diastolic):
        of, over = number_text(diastolic.value, _EVERY_PLACE), number_text(systolic.value, _EVERY_PLACE)
        return {forms.DIASTOLIC.name: f"{of} mmHg is not below the systolic {over} mmHg. Type both again."}
    return {}


def _slip_text(field: FieldPlan, value: Fraction, accepted: PlausibleRange) -> str:
    unit = "" if field.quantity is None else field.quantity.unit
    typed, low, high = (number_text(number, _EVERY_PLACE) for number in (value, accepted.low, accepted.high))
    return f"{typed} {unit} can hardly be true ({low} to {high} {unit}). Type it again."
