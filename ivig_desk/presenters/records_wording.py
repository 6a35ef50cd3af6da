"""What is said of the record: saved, waiting, or why not."""

from collections.abc import Mapping

from ivig_desk.desk.faults import RecordsFaultCode
from ivig_desk.desk.ports.side_journal import HeldIn
from ivig_desk.desk.unsaved import Saving
from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.record.head import ChainHead
from ivig_desk.presenters.formats import clock_seconds_text

_SHORT_LINK = 8


def saving_text(saving: Saving) -> str:
    """Return what is wrong with the records, where that leaves what was entered, and what to do (S30)."""
    if saving.fault is None:
        return "records saved"
    code = saving.fault.code
    return f"{_lead(saving, code)}: {fault_text(code)} – {_left_text(saving, code)}. {to_do_text(code)}"


def found_text(saving: Saving) -> str:
    """Return what an earlier start left in the second folder and could not be put on record; empty for nothing."""
    sentences = []
    if saving.apart:
        sentences.append(
            "Entries of before contradict the record or were changed, and are kept in "
            f"{', '.join(saving.apart)}: look whether the record lacks anything, and enter it with its own time"
        )
    if saving.cut:
        sentences.append("The desk was ended while it held an entry: look whether the last one is in the timeline")
    return ". ".join(sentences)


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
    return _FAULTS[code][0]


def to_do_text(code: RecordsFaultCode) -> str:
    """Return what puts it right."""
    return _FAULTS[code][1]


def _lead(saving: Saving, code: RecordsFaultCode) -> str:
    if saving.waiting:
        return "Records are not being saved"
    return "Records in danger" if code in _STILL_WRITTEN else "Records cannot be saved"


def _left_text(saving: Saving, code: RecordsFaultCode) -> str:
    """Where what was entered is."""
    if not saving.waiting:
        return "what is entered is still saved" if code in _STILL_WRITTEN else "nothing waits yet"
    waits = "1 entry is" if saving.waiting == 1 else f"{saving.waiting} entries are"
    if saving.held_in is HeldIn.SECOND_FOLDER:
        return f"{waits} held in the second folder, safe"
    return f"{waits} in this computer’s memory only: do not switch it off, keep the paper chart too"


_STILL_WRITTEN = frozenset({RecordsFaultCode.KEYS_GONE, RecordsFaultCode.DAMAGED})

_FAULTS: Mapping[RecordsFaultCode, tuple[str, str]] = {
    RecordsFaultCode.UNREACHABLE: ("the file cannot be reached", "Look at the drive and its cable"),
    RecordsFaultCode.FOLDER_GONE: ("their folder is gone", "Plug its drive in again, or put the folder back"),
    RecordsFaultCode.REMOVED: ("the file is gone", "Put it back into its folder, or plug its drive in again"),
    RecordsFaultCode.REPLACED: ("another file lies in their place", "Put the file back that was there"),
    RecordsFaultCode.READ_ONLY: ("the file cannot be written", "Let the file and its folder be written again"),
    RecordsFaultCode.DISK_FULL: ("the disk is full", "Make room on the disk"),
    RecordsFaultCode.LOCKED: ("another program holds the file", "Close the other program"),
    RecordsFaultCode.NO_LOCKS: (
        "their folder cannot be kept for one desk, as on a network drive",
        "Keep the records on a disk of this computer",
    ),
    RecordsFaultCode.LOG_CUT: (
        "what was saved last was cut off from the file",
        "It is being saved once more. Where this stays, have the records verified",
    ),
    RecordsFaultCode.DAMAGED: ("the file is damaged", "Have it verified, and put back from a backup"),
    RecordsFaultCode.CONTRADICTED: (
        "the file has other entries in their place",
        "Have it looked at which are right before this desk is closed",
    ),
    RecordsFaultCode.KEYS_GONE: (
        "the key store beside the file is gone, and once closed nobody can open it",
        "Leave this window open until keys.json is put back from a backup",
    ),
    RecordsFaultCode.NOT_OURS: ("the file was not made by this program", "Put the file back that was there"),
    RecordsFaultCode.TOO_NEW: (
        "the file was made by a later version of this program",
        "Use that version on this computer too",
    ),
    RecordsFaultCode.WRONG_KEY: ("the file is encrypted with another key", "Put the key store back that belongs to it"),
    RecordsFaultCode.PLAIN_EARLIER: (
        "two files of an earlier version of this program, not encrypted, differ",
        "Have it looked at which is right, and take the other away",
    ),
}


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
