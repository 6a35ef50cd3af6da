"""Which form a control opens, and when a form has something to ask: an open form follows the infusion."""

from collections.abc import Mapping

from ivig_desk.domain.infusion.drip_now import drip_now
from ivig_desk.domain.infusion.infusion import ENDED, UNDER_WAY, Infusion, Phase
from ivig_desk.presenters.adverse_event_mending import last_event_texts
from ivig_desk.presenters.control_names import RESUME
from ivig_desk.presenters.corrections import last_set_texts
from ivig_desk.presenters.drip_taps import begin_drip
from ivig_desk.presenters.next_column import LOWER, RAISE, SET_RATE
from ivig_desk.presenters.open_forms import OpenForms
from ivig_desk.presenters.reaction_list import texts_of_one
from ivig_desk.presenters.record_buttons import COMPLETE
from ivig_desk.presenters.report_form import last_report_texts
from ivig_desk.presenters.run_forms import RunForm
from ivig_desk.presenters.typed import Texts

_STARTED = UNDER_WAY | ENDED
_OPEN = _STARTED - {Phase.CLOSED}

_OPENS: Mapping[str, RunForm] = {
    RAISE: RunForm.RAISE,
    LOWER: RunForm.LOWER,
    SET_RATE: RunForm.SET_RATE,
    RESUME: RunForm.RESUME,
    COMPLETE: RunForm.COMPLETE,
} | {
    form.value: form
    for form in (
        RunForm.OBSERVATION,
        RunForm.CORRECT,
        RunForm.ADVERSE_EVENT,
        RunForm.RESOLVE,
        RunForm.MEND,
        RunForm.MEDICINE,
        RunForm.BOTTLE,
        RunForm.VOLUME,
        RunForm.DRIP,
        RunForm.NOTE,
        RunForm.STOP_REASON,
        RunForm.BED_CHECK,
        RunForm.REPORT,
        RunForm.CLOSE,
    )
}

_OF_ONE: Mapping[str, RunForm] = {form.value: form for form in (RunForm.RESOLVE, RunForm.EFFECT)}
"""What stands before the colon in the name of a control that opens a form about one reaction or treatment."""

_PHASES: Mapping[RunForm, frozenset[Phase]] = {
    RunForm.RAISE: frozenset({Phase.RUNNING}),
    RunForm.LOWER: frozenset({Phase.RUNNING}),
    RunForm.SET_RATE: frozenset({Phase.RUNNING}),
    RunForm.RESUME: frozenset({Phase.HELD}),
    RunForm.COMPLETE: UNDER_WAY,
    RunForm.BED_CHECK: UNDER_WAY,
    RunForm.VOLUME: UNDER_WAY,
    RunForm.DRIP: frozenset({Phase.RUNNING}),
    RunForm.STOP_REASON: ENDED - {Phase.CLOSED},
    RunForm.CLOSE: ENDED - {Phase.CLOSED},
    RunForm.CORRECT: _STARTED,
    RunForm.MEND: _STARTED,
    RunForm.NOTE: _STARTED,
    RunForm.REPORT: ENDED,
}


def opened_by(name: str) -> RunForm | None:
    """Return the form a control opens, or None where it opens none; a press that comes late may name anything."""
    return _OPENS.get(name) or _OF_ONE.get(name.partition(":")[0])


def begin(forms: OpenForms, form: RunForm, name: str) -> None:
    """Begin a form anew that its control opens about one reaction or treatment, and a drip with no tap in it."""
    of_one = texts_of_one(name)
    if form is RunForm.DRIP:
        begin_drip(forms)
    if of_one is not None:
        forms.begin(form, of_one)


def put_away_impossible(forms: OpenForms, passing: RunForm | None, infusion: Infusion) -> None:
    """Put a form away once what it asks for can no longer happen, such as a rise of what is held.

    Of the form that passes a limit it is what is to be passed.
    """
    asked_for = passing if forms.opened is RunForm.OVERRIDE else forms.opened
    if asked_for is not None and not is_possible(asked_for, infusion):
        forms.put_away()


def is_possible(form: RunForm, infusion: Infusion) -> bool:
    """Whether what a form asks for can happen now: no rise while held, no reason of a stop that was none."""
    if infusion.phase not in _PHASES.get(form, _OPEN):
        return False
    match form:
        case RunForm.STOP_REASON:
            return infusion.stop_reason is not None
        case RunForm.RESOLVE:
            return bool(infusion.open_adverse_events)
        case RunForm.EFFECT:
            return bool(infusion.treatments)
        case RunForm.MEND | RunForm.REPORT:
            return bool(infusion.adverse_events)
        case RunForm.CORRECT:
            return bool(infusion.observations)
        case RunForm.DRIP:
            return infusion.plan is not None and drip_now(infusion, infusion.plan) is not None
        case _:
            return True


def texts_at_opening(form: RunForm, infusion: Infusion) -> Texts | None:
    """Return what a form begins with because it is on record already, or None where nothing is put in."""
    match form:
        case RunForm.CORRECT:
            return last_set_texts(infusion)
        case RunForm.MEND:
            return last_event_texts(infusion)
        case RunForm.REPORT:
            return last_report_texts(infusion)
        case _:
            return None
