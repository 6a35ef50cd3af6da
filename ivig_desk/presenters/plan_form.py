"""The fields of the open step, with what is typed in them, what it comes to, and what is wrong."""

from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.infusion.decide.starting import sound_unmet
from ivig_desk.domain.infusion.sound_check import SoundCheck
from ivig_desk.domain.monitoring.ranges import JudgedBy
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.observation_wording import typed_findings
from ivig_desk.presenters.plan_checks import answered_line, check_headings
from ivig_desk.presenters.plan_inputs import CHECKS_STEP, FORM, LAST_STEP, PlanInputs
from ivig_desk.presenters.plan_preview import Preview
from ivig_desk.presenters.plan_steps import Offered, fields_of_step
from ivig_desk.presenters.plan_wording import STEPS
from ivig_desk.presenters.run_wording import rate_text
from ivig_desk.presenters.screens import (
    Button,
    FieldGroup,
    Form,
    Line,
    Tone,
)
from ivig_desk.presenters.typed import FieldPlan, choice_problem, field_of, with_hint
from ivig_desk.presenters.vital_signs_typed import too_high_already


def form_of_step(inputs: PlanInputs) -> Form:
    """Return the form of the step that is open; at the last, with every question and the start."""
    preview = inputs.preview
    rows = fields_of_step(inputs.step, inputs.texts, offered_in(preview, inputs.profiles))
    if inputs.step == LAST_STEP:
        rows = (*rows, *(fields.answer_fields(question.question) for question in inputs.preview.asked))
    if inputs.step == LAST_STEP and inputs.infusion.asked is not None:
        rows = (*rows, (fields.START_REASON, fields.START_NAME))
    problems = {**inputs.preview.problems, **_slips(inputs), **inputs.problems}
    headings = check_headings(preview.checks)
    groups = tuple(
        FieldGroup(
            heading=headings.get(row[0].name, ""),
            fields=tuple(field_of(_hinted(plan, inputs.preview), inputs.texts, problems) for plan in row),
        )
        for row in rows
    )
    return Form(
        name=FORM,
        title=f"Step {inputs.step + 1} of {len(STEPS)}: {STEPS[inputs.step]}",
        groups=groups,
        submit=_submit(inputs),
        cancel=None,
        focus=inputs.focus or (rows[0][0].name if rows else ""),
        lines=_lines(inputs),
    )


def offered_in(preview: Preview, profiles: tuple[Profile, ...]) -> Offered:
    """Return what the fields are chosen from, as the texts so far come to."""
    return Offered(profiles=profiles, bottles=preview.bottles, checks=preview.checks, patients=preview.patient.offered)


def _submit(inputs: PlanInputs) -> Button:
    if inputs.step < LAST_STEP:
        return Button(name=f"submit:{FORM}", label="Next", tone=Tone.GOOD)
    first = inputs.preview.first
    label = "Start" if first is None else f"{rate_text(first)} is running: start"
    return Button(name=f"submit:{FORM}", label=label, detail=_unanswered(inputs), tone=Tone.GOOD, is_careful=True)


def _unanswered(inputs: PlanInputs) -> str:
    """What the button itself says is missing: nobody starts before the alarms were heard, or known not to be (S23)."""
    is_answer = not choice_problem(fields.SOUND, inputs.texts)
    sound = SoundCheck(inputs.texts.of(fields.SOUND.name)) if is_answer else SoundCheck.NOT_ANSWERED
    return "alarm sound: not answered" if sound_unmet(sound) else ""


def _hinted(plan: FieldPlan, preview: Preview) -> FieldPlan:
    """What a text comes to, worked out as it is typed: the dose in its other units, the weight beside the last one."""
    hints = {
        fields.WEIGHT_AGAIN.name: preview.patient.weight_again,
        fields.DOSE.name: preview.sheet.in_grams,
        fields.DOSE_PER_KG.name: preview.sheet.by_weight,
        fields.DOSE_ML.name: preview.sheet.in_millilitres,
    }
    hint = hints.get(plan.name)
    return with_hint(plan, hint) if hint else plan


def _lines(inputs: PlanInputs) -> tuple[Line, ...]:
    """How many checks are answered; what is asked before the start."""
    if inputs.step == CHECKS_STEP:
        return (answered_line(inputs.preview.checks, inputs.texts),)
    if inputs.step != LAST_STEP:
        return ()
    asked = tuple(Line(text=question, tone=Tone.MEDIUM) for question in inputs.preview.questions)
    return (*_baseline_findings(inputs), *asked)


def _slips(inputs: PlanInputs) -> dict[str, str]:
    """A vital sign that can hardly be true is said at its field, while it is typed (S16)."""
    plan = inputs.preview.plan
    return {} if plan is None or inputs.step != LAST_STEP else too_high_already(inputs.texts, plan.rules.bands)


def _baseline_findings(inputs: PlanInputs) -> tuple[Line, ...]:
    """What is concerning in the baseline, while it is typed; there is nothing yet that it could have changed from."""
    plan = inputs.preview.plan
    if plan is None:
        return ()
    by = JudgedBy(baseline=None, patient=plan.patient, on=inputs.today, bands=plan.rules.bands)
    return typed_findings(inputs.texts, by)
