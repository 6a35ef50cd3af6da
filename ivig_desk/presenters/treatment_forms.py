"""The forms of a treatment: which reaction a medicine is for, and with one press what it did."""

from dataclasses import replace

from ivig_desk.domain.infusion.commands import Command, GiveMedicine
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.reaction_commands import SayEffect
from ivig_desk.domain.infusion.reaction_now import open_reactions
from ivig_desk.domain.reactions.treatment import Effect, SeenEffect
from ivig_desk.presenters import run_forms as fields
from ivig_desk.presenters.form_parts import FormInputs, form_of, group_of
from ivig_desk.presenters.formats import clock_text
from ivig_desk.presenters.own_time import earlier_lines
from ivig_desk.presenters.run_entries import Problems
from ivig_desk.presenters.run_forms import RunForm
from ivig_desk.presenters.screens import Ability, Button, FieldKind, Form, Line, Option, Tone
from ivig_desk.presenters.treatment_wording import EFFECTS, medicine_text
from ivig_desk.presenters.typed import FieldPlan, Texts, choice_problem

AGAINST = "against"
FOR_NONE = "none"
OF_MEDICINE = "of_medicine"
EFFECT = FieldPlan(
    name="effect",
    label="What it did",
    kind=FieldKind.KEYED,
    options=tuple(
        Option(value=effect.value, label=text, key=str(key)) for key, (effect, text) in enumerate(EFFECTS.items(), 1)
    ),
)


def medicine_form(inputs: FormInputs) -> Form:
    """Return the form of a medicine; while a reaction is open it is asked which one the medicine is for."""
    signs = _open_signs(inputs.infusion)
    groups = [group_of(inputs, fields.MEDICINE, fields.DOSE, fields.GIVEN_AT)]
    lines = earlier_lines(inputs.texts, fields.GIVEN_AT)
    if signs:
        shown = inputs.texts.with_text(AGAINST, _chosen(inputs.texts, signs))
        groups.insert(0, group_of(replace(inputs, texts=shown), _against_field(inputs.plan, signs)))
        lines = (*lines, *_said_for(inputs, signs))
    form = form_of(RunForm.MEDICINE, "Medicine given", tuple(groups), "Record medicine", lines)
    return replace(form, focus=fields.MEDICINE.name)


def give_medicine(texts: Texts, infusion: Infusion) -> Command | Problems:
    """Return the command that records a medicine; its dose is text with its unit, as the nurse writes it.

    Which of several open reactions it is for may be left unsaid.
    """
    wanted = (fields.MEDICINE, fields.DOSE)
    problems = {plan.name: f"{plan.label}: missing." for plan in wanted if not texts.of(plan.name).strip()}
    signs = _open_signs(infusion)
    against = _chosen(texts, signs)
    if against not in {"", FOR_NONE, *signs}:
        problems[AGAINST] = "For: that reaction is no longer open. Choose again."
    if problems:
        return problems
    name, dose = (texts.of(plan.name).strip() for plan in wanted)
    return GiveMedicine(name=name, dose=dose, against="" if against == FOR_NONE else against)


def effect_form(inputs: FormInputs) -> Form:
    """Return the form of one treatment, of three answers; the press of one records it."""
    version = inputs.texts.of(OF_MEDICINE)
    treatment = next((one for one in inputs.infusion.treatments if str(one.version) == version), None)
    title = "Effect of a medicine"
    lines: tuple[Line, ...] = ()
    if treatment is not None:
        given = clock_text(treatment.at, inputs.utc_offset_minutes)
        sign = _labels(inputs.plan).get(treatment.sign, treatment.sign)
        title = f"Effect of {medicine_text(treatment.medicine, treatment.dose)}, given {given} for {sign}"
        lines = () if treatment.seen is None else (_said_before(treatment.seen, inputs.utc_offset_minutes),)
    form = form_of(RunForm.EFFECT, title, (group_of(inputs, EFFECT),), "", lines)
    return replace(form, submit=Button(name=form.submit.name, label="", ability=Ability.OFF))


def say_effect(texts: Texts) -> Command | Problems:
    """Return the command that says what the chosen treatment did, or what is wrong."""
    version, problem = texts.of(OF_MEDICINE), choice_problem(EFFECT, texts)
    if problem or not version.isdecimal():
        return {EFFECT.name: problem or "Which medicine: not known. Open it again from its reaction."}
    return SayEffect(of_version=int(version), effect=Effect(texts.of(EFFECT.name)))


def _against_field(plan: Plan, signs: tuple[str, ...]) -> FieldPlan:
    labels = _labels(plan)
    options = (Option(value=sign, label=labels.get(sign, sign)) for sign in signs)
    none = Option(value=FOR_NONE, label="not for a reaction")
    return FieldPlan(name=AGAINST, label="For (optional)", kind=FieldKind.CHOICE, options=(*options, none))


def _chosen(texts: Texts, signs: tuple[str, ...]) -> str:
    """What was pressed; untouched, the only reaction there is and none of several."""
    only = signs[0] if len(signs) == 1 else ""
    return texts.of(AGAINST) or only


def _said_for(inputs: FormInputs, signs: tuple[str, ...]) -> tuple[Line, ...]:
    if len(signs) > 1 or inputs.texts.of(AGAINST):
        return ()
    sign = _labels(inputs.plan).get(signs[0], signs[0])
    return (Line(text=f"For {sign}, the one reaction that is open. Press another answer if it is not.", tone=Tone.LOW),)


def _said_before(seen: SeenEffect, utc_offset_minutes: int) -> Line:
    text = f"Said at {clock_text(seen.at, utc_offset_minutes)}: {EFFECTS[seen.effect]}. What is said now stands."
    return Line(text=text, tone=Tone.QUIET)


def _open_signs(infusion: Infusion) -> tuple[str, ...]:
    return tuple(reaction.sign for reaction in open_reactions(infusion))


def _labels(plan: Plan) -> dict[str, str]:
    return {entry.id: entry.label for entry in plan.rules.signs}
