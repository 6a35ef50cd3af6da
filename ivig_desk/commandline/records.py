"""`records`: the infusions on record, and the record of one."""

import sys

from ivig_desk.commandline.doors import Doors
from ivig_desk.commandline.wanted import RecordsWanted
from ivig_desk.commandline.wrong_use import not_accepted
from ivig_desk.desk.desk import Desk
from ivig_desk.domain.infusion.events import Recorded
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.presenters.event_wording import event_text
from ivig_desk.presenters.formats import clock_seconds_text, date_text, moment_text
from ivig_desk.presenters.records_wording import whole_head_text
from ivig_desk.rehearsal.columns import columns

_LIST_HEADS = ("infusion", "last entry", "phase", "patient", "ID", "preparation", "entries")
_SHOW_HEADS = ("entry", "at", "written down", "by", "what")


def show_records(wanted: RecordsWanted, doors: Doors) -> int:
    """Print the list, or one record; 1 where an infusion cannot be read. Raises RecordsFault."""
    file = doors.records_file(wanted.data)
    if not file.exists():
        if wanted.infusion_id is not None:
            raise not_accepted("ID", wanted.infusion_id, f"an infusion on record; there are no records at {file}")
        print(f"no records yet at {file}")
        return 0
    opened = doors.signed_in_records(wanted.data, wanted.who)(doors.system_clock())
    try:
        return _list(opened.desk) if wanted.infusion_id is None else _show(opened.desk, wanted.infusion_id)
    finally:
        opened.close()


def _list(desk: Desk) -> int:
    on_file = desk.on_file()
    offset = desk.now().utc_offset_minutes
    rows = [_infusion(infusion, offset) for infusion in on_file.infusions]
    print("\n".join(columns([_LIST_HEADS, *rows])))
    for entry, fault in on_file.unreadable:
        print(f"{entry.infusion_id}: {fault}", file=sys.stderr)
    return 1 if on_file.unreadable else 0


def _show(desk: Desk, infusion_id: str) -> int:
    entries = desk.entries(infusion_id)
    if not entries:
        raise not_accepted("ID", infusion_id, "an infusion on record, as `records list` names them")
    print("\n".join(columns([_SHOW_HEADS, *(_entry(entry) for entry in entries)])))
    print(whole_head_text(desk.head(infusion_id)))
    return 0


def _infusion(infusion: Infusion, utc_offset_minutes: int) -> tuple[str, ...]:
    plan = infusion.plan
    patient = ("", "", "") if plan is None else (plan.patient.name, plan.patient.identifier, plan.profile.preparation)
    last = moment_text(infusion.last_at, utc_offset_minutes)
    return (infusion.id, last, infusion.phase.value, *patient, str(infusion.version))


def _entry(entry: Recorded) -> tuple[str, ...]:
    offset = entry.recorded.utc_offset_minutes
    return (
        str(entry.version),
        f"{date_text(entry.at.day(offset))}, {clock_seconds_text(entry.at, offset)}",
        clock_seconds_text(entry.recorded.wall, offset),
        entry.by,
        event_text(entry.event),
    )
