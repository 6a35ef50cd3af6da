"""The form before a report sheet leaves the desk: what the record cannot know, and what it lacks."""

from ivig_desk.domain.infusion.commands import Command, WriteReport
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.reactions.report import Outcome, Report
from ivig_desk.domain.summary.report_gaps import gaps_of
from ivig_desk.presenters.entry import is_one_line
from ivig_desk.presenters.entry_wording import NOT_ONE_LINE
from ivig_desk.presenters.form_parts import FormInputs, form_of, group_of
from ivig_desk.presenters.nurse import UNSIGNED, nurse_of
from ivig_desk.presenters.report_wording import NOT_THE_FORM, missing_text
from ivig_desk.presenters.reporter_wording import outcome_text
from ivig_desk.presenters.run_entries import Problems
from ivig_desk.presenters.run_forms import RunForm
from ivig_desk.presenters.screens import Button, FieldKind, Form, Line, Option, Tone
from ivig_desk.presenters.typed import FieldPlan, Texts, choice_problem, with_hint

REPORTER = FieldPlan(name="reporter", label="Reporter’s name")
ROLE = FieldPlan(name="role", label="Role", hint="Such as nurse or dermatologist")
CONTACT = FieldPlan(name="contact", label="Contact (optional)", hint="Telephone or address for questions")
OUTCOME = FieldPlan(
    name="outcome",
    label="Outcome of the reaction",
    kind=FieldKind.CHOICE,
    options=tuple(Option(value=outcome.value, label=outcome_text(outcome)) for outcome in Outcome),
)
_TYPED = (REPORTER, ROLE, CONTACT)


def report_buttons(infusion: Infusion) -> tuple[Button, ...]:
    """Return the button of the report sheet, where an adverse event is on record."""
    if not infusion.adverse_events:
        return ()
    return (Button(name=RunForm.REPORT.value, label="Report sheet", key="Z"),)


def report_form(inputs: FormInputs) -> Form:
    """Return the form with what is typed in it, and what will stand on the sheet as not recorded."""
    texts, infusion = inputs.texts, inputs.infusion
    nurse = nurse_of(infusion)
    reporter = REPORTER if nurse == UNSIGNED else with_hint(REPORTER, f"The nurse on record is {nurse}")
    missing = missing_text(gaps_of(infusion, _said(texts, Outcome.NOT_KNOWN)))
    lines = (Line(text=f"{missing} – it can be handed out all the same", tone=Tone.MEDIUM),) if missing else ()
    groups = (group_of(inputs, reporter, ROLE, CONTACT), group_of(inputs, OUTCOME))
    return form_of(RunForm.REPORT, "Report sheet", groups, "Print or save it", (*lines, Line(text=NOT_THE_FORM)))


def write_report(texts: Texts) -> Command | Problems:
    """Return the command that records the report, or what is wrong; only the outcome has to be answered."""
    problems = {plan.name: NOT_ONE_LINE for plan in _TYPED if not is_one_line(texts.of(plan.name))}
    unanswered = choice_problem(OUTCOME, texts)
    if unanswered:
        problems[OUTCOME.name] = unanswered
    return problems or WriteReport(report=_said(texts, Outcome(texts.of(OUTCOME.name))))


def last_report_texts(infusion: Infusion) -> Texts:
    """Return who reported last, to be typed once; the outcome may have changed and is asked anew."""
    if not infusion.reports:
        return Texts()
    last = infusion.reports[-1].what
    return Texts(by_field={REPORTER.name: last.reporter, ROLE.name: last.role, CONTACT.name: last.contact})


def _said(texts: Texts, outcome: Outcome) -> Report:
    reporter, role, contact = (texts.of(plan.name).strip() for plan in _TYPED)
    return Report(reporter=reporter, role=role, contact=contact, outcome=outcome)
