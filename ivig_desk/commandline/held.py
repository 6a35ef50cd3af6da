"""`records held`: entries that wait beside the records, and those kept apart since they contradict them."""

import json
import sys
from collections.abc import Iterator, Sequence

from ivig_desk.commandline.doors import Doors
from ivig_desk.commandline.wanted import Form, HeldWanted
from ivig_desk.desk.ports.side_journal import FileEnd, HeldFile
from ivig_desk.domain.infusion.events import Recorded
from ivig_desk.presenters.records_wording import held_file_text
from ivig_desk.presenters.timeline import SHOW_HEADS, entry_row
from ivig_desk.rehearsal.columns import columns


def show_held(wanted: HeldWanted, doors: Doors) -> int:
    """Print each file with its entries; 1 where not all could be read. Raises RecordsFault, KeyStoreFault."""
    records = doors.records_file(wanted.data)
    if not records.exists():
        print(
            json.dumps({"files": [], "not_there": []}) if wanted.form is Form.JSON else f"no records yet at {records}"
        )
        return 0
    held = doors.ward_records(wanted.data, wanted.who).held()
    if wanted.form is Form.JSON:
        found = {"files": [_object(file) for file in held.files], "not_there": list(held.not_there)}
        print(json.dumps(found, ensure_ascii=False, indent=2))
    elif held.files:
        print("\n\n".join("\n".join(_lines(file)) for file in held.files))
    elif not held.not_there:
        print("nothing waits beside the records, and nothing is kept apart")
    for folder in held.not_there:
        print(f"{folder}: it is not there, and more may lie in it", file=sys.stderr)
    return 0 if not held.not_there and all(file.end is FileEnd.WHOLE for file in held.files) else 1


def _lines(file: HeldFile) -> Iterator[str]:
    yield held_file_text(file)
    for infusion_id, entries in _by_infusion(file):
        yield f"infusion {infusion_id}"
        yield from columns([SHOW_HEADS, *map(entry_row, entries)])


def _by_infusion(file: HeldFile) -> list[tuple[str, Sequence[Recorded]]]:
    ids = dict.fromkeys(entry.infusion_id for entry in file.entries)
    return [(one, [entry for entry in file.entries if entry.infusion_id == one]) for one in ids]


def _object(file: HeldFile) -> dict[str, object]:
    heads = ("entry", "at", "written_down", "by", "what")
    return {
        "file": file.file,
        "is_apart": file.is_apart,
        "end": file.end.value,
        "infusions": [
            {"infusion": one, "entries": [dict(zip(heads, entry_row(entry), strict=True)) for entry in entries]}
            for one, entries in _by_infusion(file)
        ],
    }
