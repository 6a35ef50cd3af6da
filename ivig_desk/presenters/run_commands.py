"""Which command each form means."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from ivig_desk.domain.formulary.giving_set import GivingSet
from ivig_desk.domain.infusion.commands import (
    CloseInfusion,
    Command,
    CompleteInfusion,
    GiveStopReason,
    OverrideLimit,
    RaiseRate,
    ResolveAdverseEvent,
    ResumeInfusion,
    WriteNote,
)
from ivig_desk.domain.infusion.decide import Refused
from ivig_desk.domain.infusion.events import RateRefused
from ivig_desk.domain.infusion.guide import Guidance
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.refusals import OVERRIDABLE, RefusalKind
from ivig_desk.domain.monitoring.bands import Bands
from ivig_desk.presenters import rate_entry
from ivig_desk.presenters import run_entries as entries
from ivig_desk.presenters import run_forms as fields
from ivig_desk.presenters.adverse_event_mending import put_adverse_event_right
from ivig_desk.presenters.corrections import correct_observation
from ivig_desk.presenters.drip_form import measure_drip
from ivig_desk.presenters.own_time import time_problem
from ivig_desk.presenters.report_form import write_report
from ivig_desk.presenters.run_entries import Problems
from ivig_desk.presenters.run_forms import RunForm
from ivig_desk.presenters.treatment_forms import give_medicine, say_effect
from ivig_desk.presenters.typed import FieldPlan, Texts
from ivig_desk.presenters.vital_signs_typed import record_observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What is typed in a form, with what it takes to read it: the set a rate is counted on, the day, the bands."""

    texts: Texts
    infusion: Infusion
    giving_set: GivingSet
    today: date
    bands: Bands


def command_in(form: RunForm, entered: Entered) -> Command | Problems:
    """Return the command the texts of a form mean, or what is wrong in which field."""
    reader = _AT_THE_BED.get(form)
    command = _READERS[form](entered.texts) if reader is None else reader(entered)
    wrong = time_problem(form, entered.texts)
    if not wrong:
        return command
    return {**command, **wrong} if isinstance(command, dict) else wrong


def confirming(form: RunForm, guidance: Guidance) -> Command | None:
    """Return the command of a form that confirms one rate: the very one that is shown (S6)."""
    if form is RunForm.RESUME:
        return ResumeInfusion()
    if form is RunForm.RAISE:
        rise = guidance.next_rise
        return RaiseRate(confirmed=None if rise is None else rise.rung.rate.ml_per_h)
    return None


def can_be_passed(decision: Refused) -> bool:
    """Whether a reason and a name would pass this refusal, now that it is on record (S2)."""
    attempts = [event for event in decision.events if isinstance(event, RateRefused)]
    passable = OVERRIDABLE | ({RefusalKind.AT_CEILING} if any(attempt.bounds for attempt in attempts) else set())
    return bool(attempts) and set(decision.kinds) <= passable


def _resolve(texts: Texts) -> Command | Problems:
    sign = texts.of("sign")
    return ResolveAdverseEvent(sign=sign) if sign else {"sign": "What has gone: choose one."}


def _note(texts: Texts) -> Command | Problems:
    return _missing(texts, fields.NOTE) or WriteNote(text=texts.of(fields.NOTE.name).strip())


def _stop_reason(texts: Texts) -> Command | Problems:
    return _missing(texts, fields.REASON) or GiveStopReason(reason=texts.of(fields.REASON.name).strip())


def _override(texts: Texts) -> Command | Problems:
    missing = _missing(texts, fields.REASON, fields.NAME)
    reason, name = texts.of(fields.REASON.name).strip(), texts.of(fields.NAME.name).strip()
    return missing or OverrideLimit(reason=reason, name=name)


def _missing(texts: Texts, *plans: FieldPlan) -> Problems:
    return {plan.name: f"{plan.label}: missing." for plan in plans if not texts.of(plan.name).strip()}


_READERS: Mapping[RunForm, Callable[[Texts], Command | Problems]] = {
    RunForm.ADVERSE_EVENT: entries.flag_adverse_event,
    RunForm.RESOLVE: _resolve,
    RunForm.MEND: put_adverse_event_right,
    RunForm.EFFECT: say_effect,
    RunForm.VOLUME: entries.read_volume,
    RunForm.DRIP: measure_drip,
    RunForm.NOTE: _note,
    RunForm.REPORT: write_report,
    RunForm.COMPLETE: lambda _: CompleteInfusion(),
    RunForm.STOP_REASON: _stop_reason,
    RunForm.OVERRIDE: _override,
    RunForm.CLOSE: lambda _: CloseInfusion(),
}

_AT_THE_BED: Mapping[RunForm, Callable[[Entered], Command | Problems]] = {
    RunForm.OBSERVATION: lambda entered: record_observation(entered.texts, entered.bands),
    RunForm.CORRECT: lambda entered: correct_observation(entered.texts, entered.bands),
    RunForm.MEDICINE: lambda entered: give_medicine(entered.texts, entered.infusion),
    RunForm.BOTTLE: lambda entered: entries.hang_bottle(entered.texts, entered.today),
    RunForm.LOWER: lambda entered: rate_entry.lower_rate(entered.texts, entered.giving_set),
    RunForm.SET_RATE: lambda entered: rate_entry.set_rate(entered.texts, entered.giving_set),
    RunForm.BED_CHECK: lambda entered: rate_entry.confirm_at_bed(entered.texts, entered.giving_set),
}
