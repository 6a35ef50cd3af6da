"""The forms that say which rate runs: raise, resume, lower, another rate, and the check at the bed."""

from dataclasses import replace

from ivig_desk.domain.amounts.quantities import MlPerHour
from ivig_desk.domain.formulary.giving_set import BedRate, bed_rate
from ivig_desk.domain.infusion.commands import Command, RaiseRate, ResumeInfusion
from ivig_desk.domain.infusion.decide import Refused, decide
from ivig_desk.domain.infusion.infusion import NOTHING, Phase
from ivig_desk.presenters import run_forms as fields
from ivig_desk.presenters.form_parts import FormInputs, form_of, group_of
from ivig_desk.presenters.formats import quantity_text
from ivig_desk.presenters.message_wording import refused_text
from ivig_desk.presenters.metronome import metronome_group
from ivig_desk.presenters.rate_entry import fields_for, rate_in
from ivig_desk.presenters.run_forms import RunForm
from ivig_desk.presenters.run_wording import allowed_text, other_units_text, rate_text
from ivig_desk.presenters.screens import Ability, Form, Line, Tone
from ivig_desk.presenters.typed import with_hint


def raise_form(inputs: FormInputs) -> Form:
    """Ask whether the next rung is running."""
    rise = inputs.guidance.next_rise
    rate = None if rise is None else rise.rung.rate
    command = RaiseRate(confirmed=None if rate is None else rate.ml_per_h)
    return _with_beat(_confirm(RunForm.RAISE, "Raise", rate, _unmet(inputs, RunForm.RAISE, command)), rate, inputs)


def resume_form(inputs: FormInputs) -> Form:
    """Ask whether it is running again."""
    rate = inputs.guidance.resume_at
    return _with_beat(
        _confirm(RunForm.RESUME, "Resume", rate, _unmet(inputs, RunForm.RESUME, ResumeInfusion())), rate, inputs
    )


def lower_form(inputs: FormInputs) -> Form:
    """Ask which lower rate runs; one step down where none is typed."""
    step = inputs.guidance.lower_to
    first, *others = fields_for(fields.NEW_RATE, inputs.plan.giving_set)
    hint = "This set has no lower step: press HOLD" if step is None else f"Left empty: one step down, {_both(step)}"
    rate = _typed(inputs) or (step if not _anything_typed(inputs) else None)
    return form_of(
        RunForm.LOWER,
        "Lower",
        (group_of(inputs, with_hint(first, hint), *others),),
        "Lower" if rate is None else f"{rate_text(rate)} is running",
        _other_units(rate),
    )


def set_rate_form(inputs: FormInputs) -> Form:
    """Ask which rate was found running, or was ordered."""
    rate = _typed(inputs)
    shown = form_of(
        RunForm.SET_RATE,
        "Another rate is running",
        (group_of(inputs, *fields_for(fields.NEW_RATE, inputs.plan.giving_set)),),
        "Record this rate" if rate is None else f"{rate_text(rate)} is running",
        _other_units(rate),
    )
    return replace(shown, submit=replace(shown.submit, is_careful=True))


def bed_check_form(inputs: FormInputs) -> Form:
    """Ask for weight and rate as found at the bed, after nobody watched (S7)."""
    given, is_held = inputs.guidance.given, inputs.infusion.phase is Phase.HELD
    weight = quantity_text(inputs.plan.patient.weight, 2)
    lines = (
        Line(text="Look at the bed and type what is there."),
        Line(text=f"On record: {weight}, {'held, nothing runs' if is_held else _both(given)}."),
        Line(
            text="Type 0 where nothing runs." if is_held else "Where nothing runs, press HOLD first.", tone=Tone.QUIET
        ),
    )
    asked = (fields.WEIGHT, *fields_for(fields.RUNNING_RATE, inputs.plan.giving_set))
    return form_of(RunForm.BED_CHECK, "Confirm at the bed", (group_of(inputs, *asked),), "Confirmed at the bed", lines)


def _confirm(form: RunForm, title: str, rate: BedRate | None, unmet: tuple[Line, ...]) -> Form:
    """A rate is recorded as given only when the nurse says that it runs (S9), and only while it may."""
    if rate is None:
        shown = form_of(form, title, (), "Nothing to confirm", unmet)
    else:
        allowed = Line(text=f"{allowed_text(rate)} ({other_units_text(rate)}).")
        when = Line(text="Confirm only when this rate is running at the bed.", tone=Tone.QUIET)
        shown = form_of(form, title, (), f"{rate_text(rate)} is running", unmet or (allowed, when))
    ability = Ability.WAITING if unmet else Ability.READY
    return replace(shown, submit=replace(shown.submit, ability=ability, is_careful=True))


def _with_beat(form: Form, rate: BedRate | None, inputs: FormInputs) -> Form:
    """On gravity the metronome beats what is asked for, and only while it may run: nobody sets a clamp to more."""
    rules = inputs.plan.rules.drip
    drops = None if rate is None else rate.drops_per_min
    if rules is None or drops is None or form.submit.ability is not Ability.READY:
        return form
    return replace(form, groups=(metronome_group(drops, rules, inputs.beating),))


def _unmet(inputs: FormInputs, form: RunForm, command: Command) -> tuple[Line, ...]:
    """What has come between since the form was opened, such as vital signs that are by now too old."""
    decision = decide(inputs.infusion, command, inputs.guidance.now)
    if not isinstance(decision, Refused):
        return ()
    return (Line(text=refused_text(form, decision.unmet), tone=Tone.MEDIUM),)


def _typed(inputs: FormInputs) -> BedRate | None:
    to = rate_in(fields.NEW_RATE, inputs.texts, inputs.plan.giving_set)
    if not isinstance(to, MlPerHour) or to == NOTHING:
        return None
    return bed_rate(to, inputs.plan.patient.weight, inputs.plan.giving_set)


def _anything_typed(inputs: FormInputs) -> bool:
    return rate_in(fields.NEW_RATE, inputs.texts, inputs.plan.giving_set) is not None


def _other_units(rate: BedRate | None) -> tuple[Line, ...]:
    return () if rate is None else (Line(text=f"{rate_text(rate)} = {other_units_text(rate)}"),)


def _both(rate: BedRate) -> str:
    """The rate as set at the bed and, where that is a count of drops, in mL/h."""
    if rate.drops_per_min is None:
        return rate_text(rate)
    return f"{rate_text(rate)} ({quantity_text(rate.ml_per_h, 2)})"
