"""The plan page: five steps, nothing lost when one goes back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ivig_desk.domain.amounts.quantities import Kilograms
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.entry import read_amount, read_day
from ivig_desk.presenters.formats import date_text, quantity_text
from ivig_desk.presenters.plan_beside import lines_beside
from ivig_desk.presenters.plan_bottles import bottle_list
from ivig_desk.presenters.plan_preview import Preview
from ivig_desk.presenters.plan_steps import Offered, fields_of_step
from ivig_desk.presenters.plan_wording import STEPS
from ivig_desk.presenters.plan_working import working_beside, working_button
from ivig_desk.presenters.run_wording import rate_text
from ivig_desk.presenters.scan_form import Waiting, scan_form
from ivig_desk.presenters.screens import (
    Ability,
    BottleList,
    Button,
    FieldGroup,
    Form,
    Line,
    PatientStrip,
    PlanScreen,
    Tone,
)
from ivig_desk.presenters.strip import age_since
from ivig_desk.presenters.typed import FieldPlan, Texts, field_of, with_hint
from ivig_desk.presenters.working import Shown

FORM = "plan"
STEP = "step"
BACK = "back"
LEAVE = "leave"
LAST_STEP = len(STEPS) - 1
_PREPARATION_STEP = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanInputs:
    """What the plan page is made from."""

    infusion: Infusion
    texts: Texts
    step: int
    problems: Mapping[str, str]
    preview: Preview
    profiles: tuple[Profile, ...]
    message: Line | None
    today: date
    working: Shown
    waiting: Waiting | None = None
    ordered: str = ""


def plan_screen(inputs: PlanInputs) -> PlanScreen:
    """Return one step of the plan page, with the ramp beside it once it can be worked out."""
    step = inputs.step
    return PlanScreen(
        strip=_strip(inputs),
        steps=tuple(
            Button(
                name=f"{STEP}:{number}", label=f"{number + 1} {title}", tone=Tone.GOOD if number == step else Tone.PLAIN
            )
            for number, title in enumerate(STEPS)
        ),
        step=step,
        form=_form(inputs) if inputs.waiting is None else scan_form(inputs.waiting, inputs.texts, inputs.problems),
        table=inputs.preview.table if step >= LAST_STEP - 1 else None,
        read_back=lines_beside(step, inputs.preview, inputs.today),
        back=Button(name=BACK, label="Back", key="Alt+Left", ability=Ability.READY if step else Ability.OFF),
        leave=Button(name=LEAVE, label="All infusions", key="Ctrl+Home"),
        message=inputs.message,
        show_working=working_button(step, inputs.preview, inputs.working),
        working=working_beside(step, inputs.preview, inputs.working),
        bottles=_bottles(inputs),
    )


def _bottles(inputs: PlanInputs) -> BottleList | None:
    if inputs.step != _PREPARATION_STEP:
        return None
    return bottle_list(inputs.texts, inputs.preview, inputs.ordered, inputs.today)


def _form(inputs: PlanInputs) -> Form:
    offered = Offered(profiles=inputs.profiles, bottles=inputs.preview.bottles)
    rows = fields_of_step(inputs.step, inputs.texts, offered)
    if inputs.step == LAST_STEP:
        rows = (*rows, *(fields.answer_fields(question.kind.value) for question in inputs.preview.asked))
    if inputs.step == LAST_STEP and inputs.infusion.asked is not None:
        rows = (*rows, (fields.START_REASON, fields.START_NAME))
    problems = {**inputs.preview.problems, **inputs.problems}
    groups = tuple(
        FieldGroup(
            heading="",
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
        focus=rows[0][0].name,
        lines=_asked(inputs),
    )


def _submit(inputs: PlanInputs) -> Button:
    if inputs.step < LAST_STEP:
        return Button(name=f"submit:{FORM}", label="Next", tone=Tone.GOOD)
    first = inputs.preview.first
    label = "Start" if first is None else f"{rate_text(first)} is running: start"
    return Button(name=f"submit:{FORM}", label=label, tone=Tone.GOOD, is_careful=True)


def _hinted(plan: FieldPlan, preview: Preview) -> FieldPlan:
    """The dose in its other units, worked out as it is typed."""
    hints = {fields.DOSE.name: preview.sheet.in_grams, fields.DOSE_PER_KG.name: preview.sheet.by_weight}
    hint = hints.get(plan.name)
    return with_hint(plan, hint) if hint else plan


def _asked(inputs: PlanInputs) -> tuple[Line, ...]:
    if inputs.step != LAST_STEP:
        return ()
    return tuple(Line(text=question, tone=Tone.MEDIUM) for question in inputs.preview.questions)


def _strip(inputs: PlanInputs) -> PatientStrip | None:
    """Whose plan this is, as far as it is typed and can be read (S29)."""
    texts = inputs.texts
    name = texts.of(fields.NAME.name).strip()
    if not name:
        return None
    identifier, last = texts.of(fields.IDENTIFIER.name).strip(), texts.of(fields.LAST_TIME.name).strip()
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
