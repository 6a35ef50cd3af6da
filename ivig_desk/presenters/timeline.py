"""Everything on record of one infusion, in order, as rows to be read."""

from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.infusion.events import PlanKept, Recorded
from ivig_desk.presenters.event_wording import event_text
from ivig_desk.presenters.formats import clock_text
from ivig_desk.presenters.screens import Table

HEADS = ("time", "what", "by")


def timeline_table(entries: tuple[Recorded, ...], reading: ClockReading) -> Table:
    """Return one row an event, the latest first; what was only typed on the way to a plan is left out."""
    rows = [_row(entry, reading) for entry in entries if not isinstance(entry.event, PlanKept)]
    return Table(heads=HEADS, rows=tuple(reversed(rows)))


def _row(entry: Recorded, reading: ClockReading) -> tuple[str, ...]:
    return clock_text(entry.at, reading.utc_offset_minutes), event_text(entry.event), entry.by
