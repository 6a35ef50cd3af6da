"""Everything on record of one infusion, in order, as rows to be read."""

from ivig_desk.domain.infusion.events import PlanKept, Recorded
from ivig_desk.domain.infusion.straying import ClockTurn, shown_offset_at
from ivig_desk.presenters.event_wording import event_text
from ivig_desk.presenters.formats import clock_seconds_text, clock_text, date_text
from ivig_desk.presenters.screens import Table

HEADS = ("time", "what", "by")
SHOW_HEADS = ("entry", "at", "written down", "by", "what")


def timeline_table(entries: tuple[Recorded, ...], turns: tuple[ClockTurn, ...]) -> Table:
    """Return one row an event, the latest first, by what the wall said then; typing for a plan is left out."""
    rows = [_row(entry, turns) for entry in entries if not isinstance(entry.event, PlanKept)]
    return Table(heads=HEADS, rows=tuple(reversed(rows)))


def entry_row(entry: Recorded) -> tuple[str, ...]:
    """Return what stands in a line of one entry as the record has it, under `SHOW_HEADS`."""
    offset = entry.recorded.utc_offset_minutes
    return (
        str(entry.version),
        f"{date_text(entry.at.day(offset))}, {clock_seconds_text(entry.at, offset)}",
        clock_seconds_text(entry.recorded.wall, offset),
        entry.by,
        event_text(entry.event),
    )


def _row(entry: Recorded, turns: tuple[ClockTurn, ...]) -> tuple[str, ...]:
    offset = shown_offset_at(turns, entry.at, entry.recorded.utc_offset_minutes)
    return clock_text(entry.at, offset), event_text(entry.event), entry.by
