"""Putting an adverse event right: another grade, or entered by mistake; what was entered first stays on record."""

from dataclasses import replace

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.commands import Command
from ivig_desk.domain.infusion.infusion import AdverseEvent, Infusion
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.reaction_commands import RegradeAdverseEvent, StrikeAdverseEvent
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.presenters import run_forms as fields
from ivig_desk.presenters.form_parts import FormInputs, form_of, group_of
from ivig_desk.presenters.formats import clock_on_text
from ivig_desk.presenters.run_entries import Problems
from ivig_desk.presenters.run_forms import RunForm
from ivig_desk.presenters.screens import FieldKind, Form, Line, Option, Tone
from ivig_desk.presenters.typed import FieldPlan, Texts, choice_problem

OF_EVENT = "of_event"
BY_MISTAKE = "by-mistake"
READS = FieldPlan(
    name="reads",
    label="It was",
    kind=FieldKind.CHOICE,
    options=(
        *(Option(value=str(grade.value), label=f"grade {grade.value}: {grade.words}") for grade in Grade),
        Option(value=BY_MISTAKE, label="entered by mistake"),
    ),
)


def mending_form(inputs: FormInputs) -> Form:
    """Return the form that puts one adverse event right, the latest chosen."""
    which = _which(inputs.infusion, inputs.plan, inputs.guidance.now, inputs.utc_offset_minutes)
    groups = (group_of(inputs, which), group_of(inputs, READS), group_of(inputs, fields.REASON))
    line = Line(text="One entered by mistake asks and calls no more; it stays on record.", tone=Tone.QUIET)
    form = form_of(RunForm.MEND, "Correct an adverse event", groups, "Record the correction", (line,))
    return replace(form, focus=READS.name)


def last_event_texts(infusion: Infusion) -> Texts:
    """Return the adverse event entered last as the chosen one; nothing where there is none."""
    last = max((event.version for event in infusion.adverse_events), default=None)
    return Texts() if last is None else Texts(by_field={OF_EVENT: str(last)})


def put_adverse_event_right(texts: Texts) -> Command | Problems:
    """Return the command that puts the chosen adverse event right, or what is wrong in which field."""
    version, reads, reason = texts.of(OF_EVENT), texts.of(READS.name), texts.of(fields.REASON.name).strip()
    problems: Problems = {}
    if not version.isdecimal():
        problems[OF_EVENT] = "Which one: choose one."
    if wrong := choice_problem(READS, texts):
        problems[READS.name] = wrong
    if not reason:
        problems[fields.REASON.name] = f"{fields.REASON.label}: missing."
    if problems:
        return problems
    if reads == BY_MISTAKE:
        return StrikeAdverseEvent(of_version=int(version), reason=reason)
    return RegradeAdverseEvent(of_version=int(version), grade=Grade(int(reads)), reason=reason)


def _which(infusion: Infusion, plan: Plan, now: Instant, utc_offset_minutes: int) -> FieldPlan:
    labels = {entry.id: entry.label for entry in plan.rules.signs}
    day = now.day(utc_offset_minutes)

    def option(event: AdverseEvent) -> Option:
        clock = clock_on_text(event.onset, utc_offset_minutes, day)
        label = f"{clock} {labels.get(event.sign, event.sign)}, grade {event.grade.value}"
        return Option(value=str(event.version), label=label)

    latest = sorted(infusion.adverse_events, key=lambda event: event.version, reverse=True)
    return FieldPlan(name=OF_EVENT, label="Which one", kind=FieldKind.CHOICE, options=tuple(map(option, latest)))
