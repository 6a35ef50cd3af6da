"""The plan page: five steps, nothing lost when one goes back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ivig_desk.domain.amounts.quantities import Kilograms, Minutes
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.entry import read_amount, read_day
from ivig_desk.presenters.formats import date_text, quantity_text
from ivig_desk.presenters.paper_ramp_saving import paper_button
from ivig_desk.presenters.plan_beside import lines_beside
from ivig_desk.presenters.plan_checks import answered_line, check_headings
from ivig_desk.presenters.plan_interrupted import DISCARD_PLAN, asks_whose, discard_form, whose_form
from ivig_desk.presenters.plan_overridden import HEADING, overridden_lines
from ivig_desk.presenters.plan_preview import Preview
from ivig_desk.presenters.plan_spoken import spoken_rows
from ivig_desk.presenters.plan_steps import Offered, fields_of_step
from ivig_desk.presenters.plan_wording import STEPS
from ivig_desk.presenters.plan_working import WORKING_STEP, working_beside, working_button
from ivig_desk.presenters.run_wording import rate_text
from ivig_desk.presenters.screens import (
    Ability,
    Button,
    FieldGroup,
    Form,
    Line,
    PatientStrip,
    PlanScreen,
    ReadBack,
    Tone,
)
from ivig_desk.presenters.strip import age_since
from ivig_desk.presenters.typed import FieldPlan, Texts, field_of, with_hint
from ivig_desk.presenters.working import Shown

FORM = "plan"
STEP = "step"
BACK = "back"
LEAVE = "leave"
CHECKS_STEP = STEPS.index("Checks")
LAST_STEP = len(STEPS) - 1
_LEAVING = Button(name=LEAVE, label="All infusions", key="Ctrl+Home")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanInputs:
    """What the plan page is made from."""

    infusion: Infusion
    texts: Texts
    step: int
    focus: str
    problems: Mapping[str, str]
    preview: Preview
    profiles: tuple[Profile, ...]
    message: Line | None
    today: date
    working: Shown
    untouched: Minutes
    is_discarding: bool


def plan_screen(inputs: PlanInputs) -> PlanScreen:
    """Return one step of the plan page, with the ramp beside it once it can be worked out."""
    step, strip = inputs.step, _strip(inputs)
    instead = _instead(inputs, strip)
    if instead is not None:
        return _set_aside(inputs, strip, instead)
    return PlanScreen(
        strip=strip,
        steps=_steps(step, Ability.READY),
        step=step,
        form=_form(inputs),
        table=inputs.preview.table if step == WORKING_STEP else None,
        read_back=lines_beside(step, inputs.preview),
        back=Button(name=BACK, label="Back", key="Alt+Left", ability=Ability.READY if step else Ability.OFF),
        leave=_LEAVING,
        discard=DISCARD_PLAN,
        message=inputs.message,
        show_working=working_button(step, inputs.preview, inputs.working),
        working=working_beside(step, inputs.preview, inputs.working),
        spoken=_spoken(inputs),
        paper_ramp=_paper_button(inputs) if step == LAST_STEP else None,
    )


def _paper_button(inputs: PlanInputs) -> Button:
    return paper_button(Ability.READY if inputs.preview.rungs else Ability.OFF)


def _spoken(inputs: PlanInputs) -> ReadBack | None:
    preview = inputs.preview
    if inputs.step != LAST_STEP or preview.plan is None:
        return None
    return ReadBack(
        rows=spoken_rows(preview.plan, preview.first, preview.ceiling, inputs.today),
        heading=HEADING,
        overridden=overridden_lines(preview.plan, preview.asked, inputs.texts, inputs.infusion),
    )


def _instead(inputs: PlanInputs, strip: PatientStrip | None) -> Form | None:
    """What is asked before the step is gone on with."""
    if asks_whose(inputs.untouched, inputs.texts):
        return whose_form(inputs.untouched, strip, inputs.texts)
    return discard_form(inputs.texts, inputs.problems) if inputs.is_discarding else None


def _set_aside(inputs: PlanInputs, strip: PatientStrip | None, form: Form) -> PlanScreen:
    """A question in place of the step: nothing else of the plan can be pressed or read off before it is answered."""
    return PlanScreen(
        strip=strip,
        steps=_steps(inputs.step, Ability.OFF),
        step=inputs.step,
        form=form,
        table=None,
        read_back=(),
        back=None,
        leave=_LEAVING,
        discard=None,
        message=None,
    )


def _steps(current: int, ability: Ability) -> tuple[Button, ...]:
    return tuple(
        Button(
            name=f"{STEP}:{number}",
            label=f"{number + 1} {title}",
            ability=ability,
            tone=Tone.GOOD if number == current else Tone.PLAIN,
        )
        for number, title in enumerate(STEPS)
    )


def _form(inputs: PlanInputs) -> Form:
    preview = inputs.preview
    offered = Offered(
        profiles=inputs.profiles, bottles=preview.bottles, checks=preview.checks, patients=preview.patient.offered
    )
    rows = fields_of_step(inputs.step, inputs.texts, offered)
    if inputs.step == LAST_STEP:
        rows = (*rows, *(fields.answer_fields(question.question) for question in inputs.preview.asked))
    if inputs.step == LAST_STEP and inputs.infusion.asked is not None:
        rows = (*rows, (fields.START_REASON, fields.START_NAME))
    problems = {**inputs.preview.problems, **inputs.problems}
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


def _submit(inputs: PlanInputs) -> Button:
    if inputs.step < LAST_STEP:
        return Button(name=f"submit:{FORM}", label="Next", tone=Tone.GOOD)
    first = inputs.preview.first
    label = "Start" if first is None else f"{rate_text(first)} is running: start"
    return Button(name=f"submit:{FORM}", label=label, tone=Tone.GOOD, is_careful=True)


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
    return tuple(Line(text=question, tone=Tone.MEDIUM) for question in inputs.preview.questions)


def _strip(inputs: PlanInputs) -> PatientStrip | None:
    """Whose plan this is, as far as it is typed and can be read (S29)."""
    texts = inputs.texts
    name = texts.of(fields.NAME.name).strip()
    if not name:
        return None
    identifier, last = texts.of(fields.IDENTIFIER.name).strip(), inputs.preview.patient.last_time
    born = read_day(texts.of(fields.BORN.name))
    weight = read_amount(texts.of(fields.WEIGHT.name), Kilograms)
    profile = next((one for one in inputs.profiles if one.id == texts.of("profile")), None)
    return PatientStrip(
        name=name,
        born_and_age=_born_and_age(born, inputs.today) if isinstance(born, date) else "",
        weight=quantity_text(weight, 2) if isinstance(weight, Kilograms) else "",
        identifier=f"ID {identifier}" if identifier else "",
        preparation="" if profile is None else profile.preparation,
        bottle="plan, not started",
        last_time=f"LAST TIME: {last}" if last else "",
    )


def _born_and_age(born: date, today: date) -> str:
    return f"{age_since(born, today)} · born {date_text(born)}" if born <= today else ""
