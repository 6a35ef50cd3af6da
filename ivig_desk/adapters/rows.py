"""Events as the rows of a records file."""

from collections.abc import Sequence

from ivig_desk.adapters import documents
from ivig_desk.adapters.documents import Document
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.infusion.events import Event, Recorded

Row = tuple[str, int, int, int, int, int, str, str, str, str]
"""An event's columns, in the order of `COLUMNS`; its link comes after them."""

LinkedRow = tuple[str, int, int, int, int, int, str, str, str, str, str]
"""The same with the link."""

COLUMNS = 'infusion_id, version, at_us, recorded_at_us, utc_offset_min, monotonic_us, "by", program, kind, body'


def rows_of(entries: Sequence[Recorded]) -> tuple[list[Row], list[Document]]:
    """Return the row of each entry, and the documents that their bodies name."""
    rows: list[Row] = []
    apart: list[Document] = []
    for entry in entries:
        written = documents.write(entry.event)
        apart += written.documents
        rows.append(
            (
                entry.infusion_id,
                entry.version,
                entry.at.microseconds,
                entry.recorded.wall.microseconds,
                entry.recorded.utc_offset_minutes,
                entry.recorded.monotonic_microseconds,
                entry.by,
                entry.program,
                written.kind,
                written.body,
            )
        )
    return rows, apart


def entry_of(row: Row, event: Event) -> Recorded:
    """Return the entry of a row, whose event was understood."""
    infusion_id, version, at, recorded, offset, monotonic, by, program, _, _ = row
    return Recorded(
        infusion_id=infusion_id,
        version=version,
        at=Instant(at),
        recorded=ClockReading(wall=Instant(recorded), utc_offset_minutes=offset, monotonic_microseconds=monotonic),
        by=by,
        program=program,
        event=event,
    )
