"""Putting an earlier set of vital signs right: which one, how it now reads, and why."""

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.commands import Command, CorrectObservation
from ivig_desk.domain.infusion.infusion import Infusion, ObservationTaken
from ivig_desk.domain.monitoring.bands import Bands
from ivig_desk.presenters import run_forms as forms
from ivig_desk.presenters.formats import clock_on_text
from ivig_desk.presenters.run_entries import Problems, observation_texts
from ivig_desk.presenters.screens import FieldKind, Option
from ivig_desk.presenters.typed import FieldPlan, Texts, choice_problem
from ivig_desk.presenters.vital_signs_typed import vital_signs_in

OF_SET = "of_set"


def set_field(infusion: Infusion, now: Instant, utc_offset_minutes: int) -> FieldPlan:
    """Return the field of the sets there are, the latest first, by the clock on the wall.

    Of two in one minute each has its number in the record beside it, as the summary prints it.
    """
    day = now.day(utc_offset_minutes)
    clocks = [(taken, clock_on_text(taken.at, utc_offset_minutes, day)) for taken in _latest_first(infusion)]
    times = [clock for _, clock in clocks]
    options = tuple(
        Option(value=str(taken.version), label=clock if times.count(clock) == 1 else f"{clock}, entry {taken.version}")
        for taken, clock in clocks
    )
    return FieldPlan(name=OF_SET, label="The set taken at", kind=FieldKind.CHOICE, options=options)


def last_set_texts(infusion: Infusion) -> Texts:
    """Return the set taken last as it now reads, chosen and ready to be changed; nothing where there is none."""
    last = infusion.last_observation
    return Texts() if last is None else _texts_of(last, "")


def texts_of_chosen(infusion: Infusion, texts: Texts) -> Texts:
    """Return the set that is chosen in the form as it now reads; the reason typed stays."""
    chosen = [taken for taken in infusion.observations if str(taken.version) == texts.of(OF_SET)]
    return _texts_of(chosen[0], texts.of(forms.REASON.name)) if chosen else texts


def correct_observation(texts: Texts, bands: Bands) -> Command | Problems:
    """Return the command that puts the chosen set right, or what is wrong in which field."""
    observation, reason, version = vital_signs_in(texts, bands), texts.of(forms.REASON.name).strip(), texts.of(OF_SET)
    if isinstance(observation, dict):
        return observation
    if not version.isdecimal():
        return {OF_SET: choice_problem(FieldPlan(name=OF_SET, label="The set taken at"), texts)}
    if not reason:
        return {forms.REASON.name: f"{forms.REASON.label}: missing."}
    return CorrectObservation(of_version=int(version), observation=observation, reason=reason)


def _latest_first(infusion: Infusion) -> list[ObservationTaken]:
    return sorted(infusion.observations, key=lambda taken: (taken.at, taken.version), reverse=True)


def _texts_of(taken: ObservationTaken, reason: str) -> Texts:
    chosen = observation_texts(taken.observation).with_text(OF_SET, str(taken.version))
    return chosen.with_text(forms.REASON.name, reason)
