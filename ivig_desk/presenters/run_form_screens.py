"""The form that is open on the run page or after it, ready to be drawn."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.monitoring.observation import PatientSays, Sign
from ivig_desk.domain.monitoring.ranges import JudgedBy
from ivig_desk.presenters import run_forms as fields
from ivig_desk.presenters.adverse_event_form import adverse_event_form
from ivig_desk.presenters.adverse_event_mending import mending_form
from ivig_desk.presenters.corrections import set_field
from ivig_desk.presenters.drip_form import drip_form
from ivig_desk.presenters.form_parts import FormInputs, form_of, group_of
from ivig_desk.presenters.formats import Rounding, number_text, quantity_text
from ivig_desk.presenters.observation_wording import typed_findings
from ivig_desk.presenters.own_time import earlier_lines
from ivig_desk.presenters.rate_form_screens import bed_check_form, lower_form, raise_form, resume_form, set_rate_form
from ivig_desk.presenters.report_form import report_form
from ivig_desk.presenters.run_forms import RunForm
from ivig_desk.presenters.run_scans import is_as_read, planned_field, scan_lines
from ivig_desk.presenters.run_wording import ceiling_reason_in_both_units
from ivig_desk.presenters.screens import FieldGroup, Form, Line, Tone
from ivig_desk.presenters.to_do import still_to_do
from ivig_desk.presenters.treatment_forms import effect_form, medicine_form
from ivig_desk.presenters.typed import with_hint
from ivig_desk.presenters.vital_signs_typed import too_high_already

__all__ = ["FormInputs", "form_screen"]

_ASKED = (fields.SAYS, fields.OXYGEN, fields.CONSCIOUSNESS)
"""What no monitor shows."""

_UNIVERSAL = 0
_FRESH_FOR = Minutes.of("5")
"""Values typed longer ago are pointed out before they are recorded as of now."""


def form_screen(form: RunForm, inputs: FormInputs) -> Form:
    """Return one form with what is typed in it and what is wrong."""
    return _MAKERS[form](inputs)


def _observation(inputs: FormInputs) -> Form:
    lines = (*earlier_lines(inputs.texts, fields.TAKEN_AT), *_old(inputs), *_findings(inputs))
    groups = (_vital_signs(inputs), group_of(inputs, *_ASKED, fields.TAKEN_AT))
    is_new = inputs.texts.of(fields.SAYS.name) == PatientSays.SOMETHING_NEW.value
    submit = "Record, then adverse event" if is_new else "Record vital signs"
    return form_of(RunForm.OBSERVATION, "Vital signs", groups, submit, lines)


def _old(inputs: FormInputs) -> tuple[Line, ...]:
    """A form keeps what was typed; recorded later with one press, it would count as measured then (S9)."""
    age = None if inputs.typed_at is None else inputs.guidance.now.since(inputs.typed_at)
    if age is None or age < _FRESH_FOR or inputs.texts.of(fields.TAKEN_AT.name).strip():
        return ()
    minutes = number_text(age.value, 0, Rounding.DOWN)
    text = f"These values were typed {minutes} min ago. Say when they were taken, or measure again."
    return (Line(text=text, tone=Tone.MEDIUM),)


def _findings(inputs: FormInputs) -> tuple[Line, ...]:
    infusion, plan = inputs.infusion, inputs.plan
    day, bands = infusion.last_at.day(_UNIVERSAL), plan.rules.bands
    by = JudgedBy(baseline=infusion.baseline, patient=plan.patient, on=day, bands=bands)
    return typed_findings(inputs.texts, by)


def _vital_signs(inputs: FormInputs) -> FieldGroup:
    """Each field with the last value and the baseline beside it."""
    last, baseline = inputs.infusion.last_observation, inputs.infusion.baseline
    plans = []
    for sign, plan in zip(Sign, fields.VITAL_SIGNS, strict=True):
        known = []
        if last is not None and (value := last.observation.of(sign)) is not None:
            known.append(f"last {_unbroken(quantity_text(value, 1))}")
        if baseline is not None and (start := baseline.of(sign)) is not None:
            known.append(f"baseline {_unbroken(quantity_text(start, 1))}")
        plans.append(with_hint(plan, " · ".join(known)))
    slips = too_high_already(inputs.texts, inputs.plan.rules.bands)
    return group_of(replace(inputs, problems={**slips, **inputs.problems}), *plans)


def _unbroken(text: str) -> str:
    """A narrow field would set a unit on the line under its number."""
    return text.replace(" ", "\u00a0")


def _correct(inputs: FormInputs) -> Form:
    which = set_field(inputs.infusion, inputs.guidance.now, inputs.utc_offset_minutes)
    groups = (group_of(inputs, which), _vital_signs(inputs), group_of(inputs, *_ASKED, fields.REASON))
    title = "Correct vital signs"
    form = form_of(RunForm.CORRECT, title, groups, "Record the correction", _findings(inputs))
    return replace(form, focus=fields.SYSTOLIC.name)


def _resolve(inputs: FormInputs) -> Form:
    open_ids = tuple(event.sign for event in inputs.infusion.open_adverse_events)
    groups = (group_of(inputs, fields.open_sign_field(inputs.plan.rules.signs, open_ids), fields.GONE_AT),)
    lines = earlier_lines(inputs.texts, fields.GONE_AT)
    return form_of(RunForm.RESOLVE, "Adverse event gone", groups, "It has gone", lines)


def _bottle(inputs: FormInputs) -> Form:
    planned = planned_field(inputs.infusion, inputs.plan)
    again, reason = ((), ()) if is_as_read(inputs.texts) else ((fields.BATCH_AGAIN,), (fields.NOT_SCANNED,))
    groups = (
        *((group_of(inputs, planned),) if planned is not None else ()),
        group_of(inputs, fields.BATCH, *again, fields.EXPIRY, fields.BOTTLE_VOLUME),
        group_of(inputs, *reason, fields.NO_BATCH, fields.CONNECTED_AT),
    )
    lines = (*earlier_lines(inputs.texts, fields.CONNECTED_AT), *scan_lines(inputs.texts, inputs.plan))
    form = form_of(RunForm.BOTTLE, "New bottle", groups, "It is connected", lines)
    return replace(form, focus=fields.BATCH.name)


def _volume(inputs: FormInputs) -> Form:
    reckoned = Line(text=f"By the desk’s reckoning {quantity_text(inputs.guidance.infused, 1)} are in.")
    return form_of(RunForm.VOLUME, "Volume read", (group_of(inputs, fields.VOLUME_READ),), "Record volume", (reckoned,))


def _note(inputs: FormInputs) -> Form:
    return form_of(RunForm.NOTE, "Note", (group_of(inputs, fields.NOTE),), "Record note")


def _complete(inputs: FormInputs) -> Form:
    given = quantity_text(inputs.guidance.infused, 1)
    ordered = quantity_text(inputs.plan.volume, 1)
    line = Line(text=f"The desk reckons {given} of {ordered} given. If the bottle says otherwise, read the volume.")
    return form_of(RunForm.COMPLETE, "Complete", (), "The dose is in", (line,))


def _stop_reason(inputs: FormInputs) -> Form:
    return form_of(RunForm.STOP_REASON, "Reason of the stop", (group_of(inputs, fields.REASON),), "Record reason")


def _override(inputs: FormInputs) -> Form:
    """Name the bound that is to be passed, with its number and source (S2)."""
    asked = inputs.infusion.asked
    bounds = () if asked is None else asked.bounds
    named = tuple(
        Line(text=ceiling_reason_in_both_units(reason), tone=Tone.MEDIUM)
        for reason in inputs.guidance.ceiling.reasons
        if reason.kind in bounds
    )
    line = Line(text="It can be passed with a reason and the prescriber’s name; both are kept.")
    groups = (group_of(inputs, fields.REASON, fields.NAME),)
    return form_of(RunForm.OVERRIDE, "Pass this limit", groups, "Answer for it", (*named, line))


def _close(inputs: FormInputs) -> Form:
    left = still_to_do(inputs.infusion, inputs.plan, inputs.guidance)
    undone = (Line(text=f"Not done yet: {', '.join(left)}.", tone=Tone.MEDIUM),) if left else ()
    line = Line(text="After this only notes and corrections can be added.")
    title = f"Discharge {inputs.plan.patient.name}"
    return form_of(RunForm.CLOSE, title, (), "Close this infusion", (*undone, line))


_MAKERS: Mapping[RunForm, Callable[[FormInputs], Form]] = {
    RunForm.OBSERVATION: _observation,
    RunForm.CORRECT: _correct,
    RunForm.ADVERSE_EVENT: adverse_event_form,
    RunForm.RESOLVE: _resolve,
    RunForm.MEND: mending_form,
    RunForm.MEDICINE: medicine_form,
    RunForm.EFFECT: effect_form,
    RunForm.BOTTLE: _bottle,
    RunForm.VOLUME: _volume,
    RunForm.DRIP: drip_form,
    RunForm.NOTE: _note,
    RunForm.REPORT: report_form,
    RunForm.RAISE: raise_form,
    RunForm.RESUME: resume_form,
    RunForm.LOWER: lower_form,
    RunForm.SET_RATE: set_rate_form,
    RunForm.COMPLETE: _complete,
    RunForm.STOP_REASON: _stop_reason,
    RunForm.BED_CHECK: bed_check_form,
    RunForm.OVERRIDE: _override,
    RunForm.CLOSE: _close,
}
