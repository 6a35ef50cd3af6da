"""The plan page: five steps, nothing lost when one goes back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ivig_desk.domain.amounts.quantities import Kilograms
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters import run_forms
from ivig_desk.presenters.chosen_profile import chosen_preparation
from ivig_desk.presenters.entry import read_amount, read_day
from ivig_desk.presenters.event_wording import bottle_text
from ivig_desk.presenters.formats import date_text, quantity_text
from ivig_desk.presenters.plan_preview import Preview
from ivig_desk.presenters.plan_wording import (
    INDICATIONS,
    STEPS,
    earlier_text,
    iga_text,
    risk_text,
)
from ivig_desk.presenters.plan_working import working_beside, working_button
from ivig_desk.presenters.profile_wording import profile_text
from ivig_desk.presenters.run_wording import ceiling_reason_in_both_units, giving_set_text, other_units_text, rate_text
from ivig_desk.presenters.screens import (
    Ability,
    Button,
    FieldGroup,
    Form,
    Line,
    Option,
    PatientStrip,
    PlanScreen,
    Tone,
)
from ivig_desk.presenters.strip import age_since, age_text
from ivig_desk.presenters.typed import FieldPlan, Texts, field_of, with_hint
from ivig_desk.presenters.working import Shown

FORM = "plan"
STEP = "step"
BACK = "back"
LEAVE = "leave"
LAST_STEP = len(STEPS) - 1


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
        form=_form(inputs),
        table=inputs.preview.table if step >= LAST_STEP - 1 else None,
        read_back=_beside(inputs),
        back=Button(name=BACK, label="Back", key="Alt+Left", ability=Ability.READY if step else Ability.OFF),
        leave=Button(name=LEAVE, label="All infusions", key="Ctrl+Home"),
        message=inputs.message,
        show_working=working_button(step, inputs.preview, inputs.working),
        working=working_beside(step, inputs.preview, inputs.working),
    )


def fields_of_step(step: int, profiles: tuple[Profile, ...], texts: Texts) -> tuple[tuple[FieldPlan, ...], ...]:
    """Return the fields of one step, in rows; the profiles to choose from are those of the preparation chosen."""
    chosen = _profile_fields(profiles, texts)
    steps = (
        (
            (fields.IDENTIFIER, fields.NAME, fields.BORN),
            (fields.WEIGHT, fields.WEIGHT_AGAIN, fields.SEX, fields.PREGNANCY),
            (fields.IGA, fields.EARLIER),
            (fields.RISKS,),
            (fields.LAST_TIME,),
        ),
        ((fields.INDICATION,), (fields.DOSE, fields.PRESCRIBER), (fields.OWN_CEILING, fields.AT_LEAST)),
        (*_pairs(fields.CHECKS), (fields.CHECK_REASON,)),
        (*chosen, (fields.GIVING_SET,), (fields.TOLERANCE,), *fields.BOTTLES),
        (run_forms.VITAL_SIGNS, (fields.NURSE, fields.SECOND_CHECKER)),
    )
    return steps[step]


def _profile_fields(profiles: tuple[Profile, ...], texts: Texts) -> tuple[tuple[FieldPlan, ...], ...]:
    names = tuple(dict.fromkeys(profile.preparation for profile in profiles))
    preparation = fields.preparation_field(names)
    of_it = [one for one in profiles if one.preparation == chosen_preparation(profiles, texts)]
    if not of_it:
        return ((preparation,),)
    return (preparation,), (
        fields.profile_field(tuple(Option(value=one.id, label=profile_text(one)) for one in of_it)),
    )


def _pairs(plans: tuple[FieldPlan, ...]) -> tuple[tuple[FieldPlan, ...], ...]:
    return tuple(plans[number : number + 2] for number in range(0, len(plans), 2))


def _form(inputs: PlanInputs) -> Form:
    rows = fields_of_step(inputs.step, inputs.profiles, inputs.texts)
    if inputs.step == LAST_STEP and inputs.preview.questions:
        rows = (*rows, (fields.ANSWER_REASON, fields.ANSWER_NAME))
    if inputs.step == LAST_STEP and inputs.infusion.asked is not None:
        rows = (*rows, (fields.START_REASON, fields.START_NAME))
    groups = tuple(
        FieldGroup(
            heading="",
            fields=tuple(field_of(_hinted(plan, inputs.preview), inputs.texts, inputs.problems) for plan in row),
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
    if plan.name == fields.DOSE.name and preview.dose:
        return with_hint(plan, preview.dose)
    return plan


def _asked(inputs: PlanInputs) -> tuple[Line, ...]:
    if inputs.step != LAST_STEP:
        return ()
    return tuple(Line(text=question, tone=Tone.MEDIUM) for question in inputs.preview.questions)


def _beside(inputs: PlanInputs) -> tuple[Line, ...]:
    """Right of the form: the ceiling with its reasons, or the lines to be read aloud."""
    preview = inputs.preview
    if inputs.step < LAST_STEP - 1:
        return ()
    if preview.ceiling is None:
        return (
            Line(text="The ramp appears here once patient, order, preparation and set are there.", tone=Tone.QUIET),
        )
    ceiling = tuple(Line(text=ceiling_reason_in_both_units(reason)) for reason in preview.ceiling.reasons)
    spoken = _spoken(inputs) if inputs.step == LAST_STEP else ()
    return (*spoken, *preview.notes, *ceiling)


def _spoken(inputs: PlanInputs) -> tuple[Line, ...]:
    """What two people read aloud, one thing a line."""
    plan, first = inputs.preview.plan, inputs.preview.first
    if plan is None:
        return ()
    patient, order = plan.patient, plan.order
    age = age_text(patient, inputs.today)
    texts = [
        f"{patient.name}, {age}, born {date_text(patient.born)}, ID {patient.identifier}",
        quantity_text(patient.weight, 2),
        f"{plan.profile.preparation}, {quantity_text(order.dose, 2)} = {quantity_text(plan.volume, 1)}",
        f"for {INDICATIONS[order.indication]}, prescribed by {order.prescriber}",
        f"IgA {iga_text(patient.iga)}, immunoglobulin before: {earlier_text(patient.earlier)}",
        *(f"risk: {risk_text(risk)}" for risk in patient.risks),
        giving_set_text(plan.giving_set),
        *(bottle_text(bottle) for bottle in plan.bottles),
    ]
    if first is not None:
        texts.append(f"first rung {rate_text(first)} ({other_units_text(first)})")
    return tuple(Line(text=text) for text in texts)


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
