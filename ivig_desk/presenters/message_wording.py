"""What is said in one line after something was asked for: why it was not done."""

from collections.abc import Mapping

from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.presenters.refusal_wording import ramp_text, refusal_text
from ivig_desk.presenters.refusal_wording.amounts import amount_or_none, words
from ivig_desk.presenters.run_forms import RunForm

_NOT_DONE: Mapping[RunForm, str] = {
    RunForm.RAISE: "No rise yet",
    RunForm.LOWER: "Rate not changed",
    RunForm.SET_RATE: "Rate not changed",
    RunForm.RESUME: "Not resumed",
    RunForm.COMPLETE: "Not completed",
    RunForm.BED_CHECK: "Not confirmed",
    RunForm.OVERRIDE: "Limit not passed",
    RunForm.CLOSE: "Not closed",
    RunForm.REPORT: "Not reported",
}


def refused_text(form: RunForm | None, unmet: tuple[Unmet, ...]) -> str:
    """Return that nothing was done, and every reason why."""
    head = "Not done" if form is None else _NOT_DONE.get(form, "Not recorded")
    return f"{head}: {'; '.join(reason_text(reason) for reason in unmet)}"


def reason_text(unmet: Unmet) -> str:
    """Return one reason as what is wrong: behind “No rise yet” a condition would be read as met."""
    match unmet.kind:
        case RefusalKind.OBSERVATION_CONCERNING:
            return f"vital signs not within limits: {words(unmet.about)}"
        case RefusalKind.ADVERSE_EVENT_OPEN:
            return f"adverse event open: {words(unmet.about)}"
        case RefusalKind.OBSERVATION_INCOMPLETE if unmet.about:
            return f"vital signs incomplete, missing: {words(unmet.about)}"
        case RefusalKind.WEIGHT_UNCONFIRMED:
            return f"weight not yet confirmed at the bed (on record {amount_or_none(unmet.have)})"
        case RefusalKind.NOT_CONFIRMED if unmet.wants is None:
            return f"running rate not yet confirmed at the bed (on record {amount_or_none(unmet.have)})"
        case _:
            return refusal_text(unmet)


def plan_refused_text(unmet: tuple[Unmet, ...], plan: Plan | None) -> str:
    """Return every reason against a plan or its start, with the reckoning where a set does not fit its profile."""
    return "; ".join(reason_text(one) if plan is None else _of_the_set(one, plan) for one in unmet)


def _of_the_set(unmet: Unmet, plan: Plan) -> str:
    reckoned, plain = ramp_text(unmet, plan.giving_set), refusal_text(unmet)
    return reason_text(unmet) if reckoned == plain else reckoned
