"""Entries of the desk's own record as the file keeps them: a stable kind and a canonical body."""

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import cast

from cattrs import Converter

from ivig_desk.adapters.codec import Unreadable, canonical_json, parse, understood
from ivig_desk.adapters.conversion import make_converter
from ivig_desk.desk.faults import RecordsFaultCode
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.record import desk_events
from ivig_desk.domain.record.desk_events import DeskEntry, DeskEvent

KINDS: Mapping[type[DeskEvent], str] = MappingProxyType(
    {
        desk_events.DeskSetUp: "desk-set-up",
        desk_events.WardRenamed: "ward-renamed",
        desk_events.PersonAdded: "person-added",
        desk_events.PersonChanged: "person-changed",
        desk_events.PersonLeft: "person-left",
        desk_events.PassphraseChanged: "passphrase-changed",
        desk_events.PinChanged: "pin-changed",
        desk_events.SignedIn: "signed-in",
        desk_events.SignedOut: "signed-out",
        desk_events.DeskLocked: "desk-locked",
        desk_events.DeskUnlocked: "desk-unlocked",
        desk_events.WrongPassphrases: "wrong-passphrases",
        desk_events.Recovered: "recovered",
        desk_events.RecoveryRenewed: "recovery-renewed",
        desk_events.RecordsRestored: "records-restored",
        desk_events.RecordsExported: "records-exported",
        desk_events.ExportFailed: "export-failed",
        desk_events.PageGivenOut: "page-given-out",
    }
)
"""Every event by the name it has in the record, which outlives any name in the source."""

ADDED_LATER: Mapping[type, frozenset[str]] = MappingProxyType({desk_events.RecordsExported: frozenset({"form"})})
"""Fields that came after the first records of their class: where one is missing, its default was true."""

DeskRow = tuple[int, int, int, int, str, str, str, str, str]
"""An entry's columns, in the order of `DESK_COLUMNS`; its link comes after them."""

DESK_COLUMNS = 'number, recorded_at_us, utc_offset_min, monotonic_us, "by", by_id, program, kind, body'


def desk_rows(entries: Sequence[DeskEntry], after: int) -> list[DeskRow]:
    """Return the rows of entries that follow the one of this number."""
    return [
        (
            number,
            entry.recorded.wall.microseconds,
            entry.recorded.utc_offset_minutes,
            entry.recorded.monotonic_microseconds,
            entry.by,
            entry.by_id,
            entry.program,
            KINDS[type(entry.event)],
            canonical_json(_converter().unstructure(entry.event)),
        )
        for number, entry in enumerate(entries, start=after + 1)
    ]


def desk_entry(row: DeskRow) -> DeskEntry:
    """Return the entry of a row; raises Unreadable."""
    _, recorded, offset, monotonic, by, by_id, program, kind, body = row
    return DeskEntry(
        recorded=ClockReading(wall=Instant(recorded), utc_offset_minutes=offset, monotonic_microseconds=monotonic),
        by=by,
        by_id=by_id,
        program=program,
        event=decode_desk_event(kind, body),
    )


def decode_desk_event(kind: str, body: str) -> DeskEvent:
    """Return the event of a body; raises Unreadable where it is none of this version's."""
    read = _converter().get_structure_hook(_class_of(kind))
    return cast("DeskEvent", understood(kind, read, parse(kind, body)))


@cache
def _converter() -> Converter:
    return make_converter(added=ADDED_LATER)


def _class_of(kind: str) -> type[DeskEvent]:
    for cls, known in KINDS.items():
        if known == kind:
            return cls
    raise Unreadable(RecordsFaultCode.TOO_NEW, f"{kind}: this kind of entry is not known")
