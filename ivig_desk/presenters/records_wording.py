"""What is said of the record: saved, waiting, or why not."""

from typing import Literal, assert_never

from ivig_desk.desk.desk import Saving
from ivig_desk.desk.faults import RecordsFaultCode
from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.record.head import ChainHead
from ivig_desk.presenters.formats import clock_seconds_text

_SHORT_LINK = 8


def saving_text(saving: Saving) -> str:
    """Return why records are not being saved, and that what was entered waits (S30)."""
    if saving.fault is None:
        return "records saved"
    waits = "1 entry waits" if saving.waiting == 1 else f"{saving.waiting} entries wait"
    return f"Records are not being saved: {fault_text(saving.fault.code)} – {waits}, keep the paper chart too"


def saved_text(saving: Saving, reading: ClockReading) -> str:
    """Return when the record was last written, for the foot of the page."""
    if saving.fault is not None:
        return "NOT SAVED"
    if saving.saved_at is None:
        return "nothing to save"
    return f"saved {clock_seconds_text(saving.saved_at, reading.utc_offset_minutes)}"


def unread_text(code: RecordsFaultCode) -> str:
    """Return that what is shown was read earlier."""
    return f"The record cannot be read now: {fault_text(code)}. Shown is what was read last."


def fault_text(code: RecordsFaultCode) -> str:
    """Return what is wrong with the records file."""
    match code:
        case RecordsFaultCode.UNREACHABLE:
            return "the file cannot be reached"
        case RecordsFaultCode.READ_ONLY:
            return "the file cannot be written"
        case RecordsFaultCode.DISK_FULL:
            return "the disk is full"
        case RecordsFaultCode.LOCKED:
            return "another program holds the file"
        case RecordsFaultCode.DAMAGED:
            return "the file is damaged"
        case _:
            return _not_for_us_text(code)


_NotForUs = Literal[
    RecordsFaultCode.NOT_OURS, RecordsFaultCode.TOO_NEW, RecordsFaultCode.WRONG_KEY, RecordsFaultCode.PLAIN_EARLIER
]


def _not_for_us_text(code: _NotForUs) -> str:
    match code:
        case RecordsFaultCode.NOT_OURS:
            return "the file was not made by this program"
        case RecordsFaultCode.TOO_NEW:
            return "the file was made by a later version of this program"
        case RecordsFaultCode.WRONG_KEY:
            return "the file is encrypted with another key"
        case RecordsFaultCode.PLAIN_EARLIER:
            return "two files of an earlier version of this program, not encrypted, differ"
        case _:
            assert_never(code)


def head_text(head: ChainHead | None, entries: int) -> str:
    """The head of a record in few characters, for the foot of a page; of which entry, where that is not the last."""
    if head is None:
        return "head not known"
    of_entry = "" if head.version == entries else f" of entry {head.version}"
    return f"head{of_entry} {head.link[:_SHORT_LINK]}…"


def whole_head_text(head: ChainHead | None) -> str:
    """The head of a record, whole, in parts that an eye can compare; on paper and on the screen alike."""
    if head is None:
        return "The head of this record is not known: it could not be read, or nothing of it is saved yet."
    parts = (head.link[start : start + _SHORT_LINK] for start in range(0, len(head.link), _SHORT_LINK))
    return f"Head of the record at entry {head.version}: {' '.join(parts)}"
