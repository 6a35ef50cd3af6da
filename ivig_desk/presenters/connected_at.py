"""The time typed for a bottle that was connected earlier than it is entered."""

from datetime import timedelta

from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.presenters import run_forms as forms
from ivig_desk.presenters.entry import EntryProblem, read_clock
from ivig_desk.presenters.run_forms import RunForm
from ivig_desk.presenters.typed import Texts

_A_DAY = timedelta(days=1)


def happened_at(form: RunForm, texts: Texts, infusion: Infusion, reading: ClockReading) -> Instant | None:
    """Return when what a form says happened; None for now, which all mean but a bottle with an earlier time.

    23:50 typed at 00:10 is of the day before; where the infusion had not started then, it is a time that has not come.
    """
    clock = read_clock(texts.of(forms.CONNECTED_AT.name)) if form is RunForm.BOTTLE else None
    if clock is None or isinstance(clock, EntryProblem):
        return None
    offset = reading.utc_offset_minutes
    today = reading.wall.day(offset)
    of_today, before = (Instant.on_clock(day, clock, offset) for day in (today, today - _A_DAY))
    is_of_before = of_today > reading.wall and infusion.started is not None and before >= infusion.started
    return before if is_of_before else of_today
