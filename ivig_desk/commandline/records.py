"""`records`: the infusions on record, and the record of one."""

import json
import sys

from ivig_desk.commandline.doors import Doors
from ivig_desk.commandline.wanted import Form, RecordsWanted
from ivig_desk.commandline.wrong_use import not_accepted
from ivig_desk.desk.desk import Desk
from ivig_desk.desk.on_file import ListRead
from ivig_desk.domain.infusion.listed import Listed
from ivig_desk.presenters.formats import moment_text
from ivig_desk.presenters.records_wording import whole_head_text
from ivig_desk.presenters.timeline import SHOW_HEADS, entry_row
from ivig_desk.rehearsal.columns import columns

_LIST_HEADS = ("infusion", "last entry", "phase", "patient", "ID", "preparation", "entries")


def show_records(wanted: RecordsWanted, doors: Doors) -> int:
    """Print the list, or one record; 1 where an infusion cannot be read. Raises RecordsFault."""
    file = doors.records_file(wanted.data)
    if not file.exists():
        if wanted.infusion_id is not None:
            raise not_accepted("ID", wanted.infusion_id, f"an infusion on record; there are no records at {file}")
        print(json.dumps({"infusions": []}) if wanted.form is Form.JSON else f"no records yet at {file}")
        return 0
    opened = doors.read_records(wanted.data, wanted.who)(doors.system_clock())
    try:
        return _list(opened.desk, wanted) if wanted.infusion_id is None else _show(opened.desk, wanted.infusion_id)
    finally:
        opened.close()


def _list(desk: Desk, wanted: RecordsWanted) -> int:
    """The whole list is held against the records themselves; what is searched for is wanted at once."""
    found = (
        desk.lists().read_all() if wanted.find is None else ListRead(rows=desk.lists().find(wanted.find), unreadable=())
    )
    if wanted.form is Form.JSON:
        print(json.dumps({"infusions": [_facts(row) for row in found.rows]}, ensure_ascii=False, indent=2))
    else:
        offset = desk.now().utc_offset_minutes
        print("\n".join(columns([_LIST_HEADS, *(_infusion(row, offset) for row in found.rows)])))
    for row, fault in found.unreadable:
        print(f"{row.infusion_id}: {fault}", file=sys.stderr)
    return 1 if found.unreadable else 0


def _show(desk: Desk, infusion_id: str) -> int:
    entries = desk.entries(infusion_id)
    if not entries:
        raise not_accepted("ID", infusion_id, "an infusion on record, as `records list` names them")
    print("\n".join(columns([SHOW_HEADS, *(entry_row(entry) for entry in entries)])))
    print(whole_head_text(desk.head(infusion_id)))
    return 0


def _infusion(row: Listed, utc_offset_minutes: int) -> tuple[str, ...]:
    plan = row.plan
    patient = ("", "", "") if plan is None else (plan.name, plan.identifier, plan.preparation)
    last = moment_text(row.last_at, utc_offset_minutes)
    return (row.infusion_id, last, row.phase.value, *patient, str(row.version))


def _facts(row: Listed) -> dict[str, object]:
    plan = row.plan
    return {
        "infusion": row.infusion_id,
        "phase": row.phase.value,
        "name": row.name,
        "identifier": row.identifier,
        "born": None if plan is None else plan.born.isoformat(),
        "preparation": None if plan is None else plan.preparation,
        "batches": list(row.batches),
        "started": None if row.started is None else row.started.text,
        "last_entry": row.last_at.text,
        "entries": row.version,
    }
