"""`records backup` and `records restore`: a copy that is proved, and the records put back from one."""

import json
from pathlib import Path

from ivig_desk.commandline.doors import Doors
from ivig_desk.commandline.verify import flaw_object
from ivig_desk.commandline.wanted import BackupWanted, Form, RestoreWanted
from ivig_desk.commandline.wrong_use import not_accepted
from ivig_desk.desk.ports.backups import Backup
from ivig_desk.presenters.backup_wording import backup_text, restored_text


def make_backup(wanted: BackupWanted, doors: Doors) -> int:
    """Make one and say where it lies; 1 where something is wrong in it. Raises RecordsFault, KeyStoreFault."""
    records = doors.records_file(wanted.data)
    folder = _folder(wanted, doors)
    if not records.exists():
        raise not_accepted("--data", str(records.parent), "a folder with records; there are none")
    if folder.resolve().is_relative_to(records.parent.resolve()):
        raise not_accepted("--to", str(folder), "a folder elsewhere than the records, which would be lost with them")
    backup = doors.ward_records(wanted.data, wanted.who).backups(folder).make(doors.system_clock().read().wall)
    if wanted.form is Form.JSON:
        print(json.dumps(_object(backup), ensure_ascii=False, indent=2))
    else:
        print(backup_text(backup))
    return 1 if backup.verification.flaws else 0


def restore_backup(wanted: RestoreWanted, doors: Doors) -> int:
    """Put records back and say what became of those that were there. Raises BadBackup, RecordsFault, KeyStoreFault."""
    now = doors.system_clock().read().wall
    print(restored_text(doors.ward_records(wanted.data, wanted.who).restore(wanted.backup, now)))
    return 0


def _folder(wanted: BackupWanted, doors: Doors) -> Path:
    if wanted.to is not None:
        return wanted.to.absolute()
    named = doors.ward_records(wanted.data, wanted.who).backup_rules().folder
    if named is None:
        raise not_accepted("--to", "missing", "a folder for the backup, or one named in the ward’s backups.toml")
    return Path(named)


def _object(backup: Backup) -> dict[str, object]:
    verification = backup.verification
    return {
        "place": backup.place,
        "made_at": backup.made_at.text,
        "infusions": str(verification.infusions),
        "entries": str(verification.events),
        "documents": str(verification.documents),
        "wrong": [flaw_object(flaw) for flaw in verification.flaws],
        "not_removed": list(backup.not_removed),
    }
