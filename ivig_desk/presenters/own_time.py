"""The time typed for what happened earlier than it is entered."""

from collections.abc import Mapping
from datetime import timedelta

from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.presenters import run_forms as forms
from ivig_desk.presenters.entry import EntryFault, EntryProblem, is_one_line, read_clock
from ivig_desk.presenters.entry_wording import entry_text
from ivig_desk.presenters.run_entries import Problems
from ivig_desk.presenters.run_forms import RunForm
from ivig_desk.presenters.screens import Line, Tone
from ivig_desk.presenters.typed import FieldPlan, Texts, name_of

OWN_TIME: Mapping[RunForm, FieldPlan] = {
    RunForm.OBSERVATION: forms.TAKEN_AT,
    RunForm.ADVERSE_EVENT: forms.BEGAN_AT,
    RunForm.RESOLVE: forms.GONE_AT,
    RunForm.MEDICINE: forms.GIVEN_AT,
    RunForm.BOTTLE: forms.CONNECTED_AT,
}
"""The forms that may be filled in after the fact, each with its field of the time; every other one means now."""

_A_DAY = timedelta(days=1)


def happened_at(form: RunForm, texts: Texts, infusion: Infusion, reading: ClockReading) -> Instant | None:
    """Return when what a form says happened; None for now, where the form has no earlier time.

    23:50 typed at 00:10 is of the day before; where the infusion had not started then, it is a time that has not come.
    """
    field = OWN_TIME.get(form)
    clock = None if field is None else read_clock(texts.of(field.name))
    if clock is None or isinstance(clock, EntryProblem):
        return None
    offset = reading.utc_offset_minutes
    today = reading.wall.day(offset)
    of_today, before = (Instant.on_clock(day, clock, offset) for day in (today, today - _A_DAY))
    is_of_before = of_today > reading.wall and infusion.started is not None and before >= infusion.started
    return before if is_of_before else of_today


def earlier_lines(texts: Texts, own_time: FieldPlan) -> tuple[Line, ...]:
    """Return that what is typed is not of now; the field may be out of sight, or left there from before."""
    typed = texts.of(own_time.name).strip()
    if not is_one_line(typed) or not typed:
        return ()
    return (Line(text=f"{name_of(own_time)} {typed}, not now.", tone=Tone.LOW),)


def time_problem(form: RunForm, texts: Texts) -> Problems:
    """Return what is wrong with the time typed in a form; an empty one is now."""
    field = OWN_TIME.get(form)
    time = None if field is None else read_clock(texts.of(field.name))
    if field is None or not isinstance(time, EntryProblem) or time.fault is EntryFault.EMPTY:
        return {}
    return {field.name: entry_text(time, name_of(field), "")}
