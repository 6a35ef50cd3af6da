"""Everything of a plan that was overridden or asked, listed once more before the start: what, why, and who answers."""

from collections.abc import Iterator

from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.plan import CheckAnswer, Plan
from ivig_desk.domain.infusion.refusals import OVERRIDABLE, RefusalKind, Unmet
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.check_wording import check_name, check_text
from ivig_desk.presenters.dose_wording import whole_bottles_text
from ivig_desk.presenters.plan_wording import question_text
from ivig_desk.presenters.profile_wording import raised_text
from ivig_desk.presenters.refusal_wording import refusal_text
from ivig_desk.presenters.screens import Line, Tone
from ivig_desk.presenters.typed import FieldPlan, Texts

HEADING = "Overridden and asked"
_NOT_DONE = frozenset({CheckAnswer.NOT_NEEDED, CheckAnswer.NOT_AVAILABLE})
_NOTHING = Line(text="nothing", tone=Tone.QUIET)


def overridden_lines(plan: Plan, asked: tuple[Unmet, ...], texts: Texts, infusion: Infusion) -> tuple[Line, ...]:
    """Return one line for each, and one that says so where there is none: silence would be read as not looked at."""
    said = (
        *(_answered(question, texts) for question in asked),
        raised_text(plan.profile),
        whole_bottles_text(plan.order),
        *(f"{check_name(check)} – {check_text(check)}" for check in plan.checks if check.answer in _NOT_DONE),
        *_started_all_the_same(texts, infusion),
    )
    return tuple(Line(text=text, tone=Tone.MEDIUM) for text in said if text) or (_NOTHING,)


def _answered(question: Unmet, texts: Texts) -> str:
    return f"{refusal_text(question)} – {_reason_and_name(texts, *fields.answer_fields(question.question))}"


def _started_all_the_same(texts: Texts, infusion: Infusion) -> Iterator[str]:
    """What was refused at the start and a prescriber answered for, or is about to."""
    asked: tuple[RefusalKind, ...] = () if infusion.asked is None else infusion.asked.kinds
    for kind in (*infusion.granted, *(one for one in asked if one in OVERRIDABLE)):
        answered = _reason_and_name(texts, fields.START_REASON, fields.START_NAME)
        yield f"{question_text(kind.value)} – {answered}"


def _reason_and_name(texts: Texts, reason: FieldPlan, name: FieldPlan) -> str:
    why, who = (texts.of(one.name).strip() for one in (reason, name))
    return f"{why}, {who}" if why and who else "not answered yet"
