"""What is said of the record: saved, waiting, or why not."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from ivig_desk.desk.faults import RecordsFaultCode
from ivig_desk.desk.ports.side_journal import FileEnd, HeldFile, HeldIn
from ivig_desk.desk.unsaved import Saving
from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.record.head import ChainHead
from ivig_desk.presenters.formats import clock_seconds_text

_SHORT_LINK = 8


def saving_text(saving: Saving) -> str:
    """Return what is wrong with the records, where that leaves what was entered, and what to do, in one line (S30)."""
    if saving.fault is None:
        return "records saved"
    code = saving.fault.code
    said = _FAULTS[code]
    lead = "Not saved" if saving.waiting or code not in _STILL_WRITTEN else "Records in danger"
    return f"{lead}: {said.in_brief}. {_left_text(saving, code)}. {said.to_do_in_brief}"


def found_texts(saving: Saving) -> tuple[str, ...]:
    """Return what an earlier start left in the second folder and could not be put on record, a line each."""
    texts = [f"Earlier entries contradict the record: compare it with {PurePath(name).name}" for name in saving.apart]
    if saving.cut:
        texts.append("The desk was ended within an entry: see whether the last one is in the timeline")
    return tuple(texts)


def held_file_text(file: HeldFile) -> str:
    """Return which file it is, how much it holds, and why it lies there."""
    held = "1 entry" if len(file.entries) == 1 else f"{len(file.entries)} entries"
    why = "kept apart, contradicts the record" if file.is_apart else "waits to be written"
    ends = {
        FileEnd.WHOLE: "",
        FileEnd.CUT: "; breaks off within an entry",
        FileEnd.CHANGED: "; changed by another program, what comes after is not believed",
    }
    return f"{file.file}: {held}, {why}{ends[file.end]}"


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
    return _FAULTS[code].what


def to_do_text(code: RecordsFaultCode) -> str:
    """Return what puts it right."""
    return _FAULTS[code].to_do


def _left_text(saving: Saving, code: RecordsFaultCode) -> str:
    """Where what was entered is."""
    if not saving.waiting:
        return "What is entered is saved" if code in _STILL_WRITTEN else "Nothing waits yet"
    waits = "1 entry" if saving.waiting == 1 else f"{saving.waiting} entries"
    if saving.held_in is HeldIn.SECOND_FOLDER:
        return f"{waits} safe in the second folder"
    return f"{waits} in memory only: do not switch off, keep the paper chart"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What is so and what puts it right: in a sentence, and so that both stand in the alarm bar with what waits."""

    what: str
    to_do: str
    in_brief: str
    to_do_in_brief: str


_STILL_WRITTEN = frozenset({RecordsFaultCode.KEYS_GONE, RecordsFaultCode.DAMAGED})

_FAULTS: Mapping[RecordsFaultCode, _Said] = {
    RecordsFaultCode.UNREACHABLE: _Said(
        what="the file cannot be reached",
        to_do="Look at its drive and cable",
        in_brief="file not reached",
        to_do_in_brief="Look at its drive",
    ),
    RecordsFaultCode.FOLDER_GONE: _Said(
        what="their folder is gone",
        to_do="Plug its drive in again, or put the folder back",
        in_brief="folder is gone",
        to_do_in_brief="Plug its drive in",
    ),
    RecordsFaultCode.REMOVED: _Said(
        what="the file is gone",
        to_do="Put it back into its folder, or plug its drive in again",
        in_brief="file is gone",
        to_do_in_brief="Put it back",
    ),
    RecordsFaultCode.REPLACED: _Said(
        what="another file lies in their place",
        to_do="Put the file back that was there",
        in_brief="another file in its place",
        to_do_in_brief="Put it back",
    ),
    RecordsFaultCode.READ_ONLY: _Said(
        what="the file cannot be written",
        to_do="Let the file and its folder be written",
        in_brief="file is read-only",
        to_do_in_brief="Let it be written",
    ),
    RecordsFaultCode.DISK_FULL: _Said(
        what="the disk is full",
        to_do="Make room on the disk",
        in_brief="disk is full",
        to_do_in_brief="Make room",
    ),
    RecordsFaultCode.LOCKED: _Said(
        what="another program holds the file",
        to_do="Close the other program",
        in_brief="another program has it",
        to_do_in_brief="Close that one",
    ),
    RecordsFaultCode.NO_LOCKS: _Said(
        what="their folder cannot be kept for one desk, as on a network drive",
        to_do="Keep the records on a disk of this computer",
        in_brief="on a network drive",
        to_do_in_brief="Use a local disk",
    ),
    RecordsFaultCode.LOG_CUT: _Said(
        what="what was saved last was cut off from the file",
        to_do="Have the records verified",
        in_brief="last entries cut off",
        to_do_in_brief="Saved again now",
    ),
    RecordsFaultCode.DAMAGED: _Said(
        what="the file is damaged",
        to_do="Have it verified, and put back from a backup",
        in_brief="file is damaged",
        to_do_in_brief="Have it verified",
    ),
    RecordsFaultCode.CONTRADICTED: _Said(
        what="the file has other entries in their place",
        to_do="Have it looked at which are right",
        in_brief="others on record",
        to_do_in_brief="Go by the bed",
    ),
    RecordsFaultCode.KEYS_GONE: _Said(
        what="the key store beside the file is gone, and once closed nobody can open it",
        to_do="Put keys.json back from a backup",
        in_brief="keys.json is gone, and opens them",
        to_do_in_brief="Put it back before closing",
    ),
    RecordsFaultCode.NOT_OURS: _Said(
        what="the file was not made by this program",
        to_do="Put the file back that was there",
        in_brief="file of another program",
        to_do_in_brief="Put it back",
    ),
    RecordsFaultCode.TOO_NEW: _Said(
        what="the file was made by a later version of this program",
        to_do="Use that version on this computer too",
        in_brief="file of a later version",
        to_do_in_brief="Start that one",
    ),
    RecordsFaultCode.WRONG_KEY: _Said(
        what="the file is encrypted with another key",
        to_do="Put the key store back that belongs to it",
        in_brief="file of another key",
        to_do_in_brief="Put it back",
    ),
    RecordsFaultCode.PLAIN_EARLIER: _Said(
        what="two files of an earlier version of this program, not encrypted, differ",
        to_do="Have it looked at which is right, and take the other away",
        in_brief="two earlier files",
        to_do_in_brief="Have one taken away",
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
