"""`records backup`, `restore` and `export`: a copy that is proved, the records put back from one, and all in a file."""

import json
from pathlib import Path

from ivig_desk.commandline.doors import Doors
from ivig_desk.commandline.places import require_elsewhere, require_new_file
from ivig_desk.commandline.verify import flaw_object
from ivig_desk.commandline.wanted import BackupWanted, ExportWanted, Form, RestoreWanted
from ivig_desk.commandline.who import chosen_passphrase
from ivig_desk.commandline.wrong_use import WrongUse, not_accepted
from ivig_desk.desk.ports.backups import Backup
from ivig_desk.domain.people.passphrase import passphrase_problem
from ivig_desk.presenters.backup_wording import backup_text, exported_text, restored_text
from ivig_desk.presenters.entrance.wording import passphrase_text


def make_backup(wanted: BackupWanted, doors: Doors) -> int:
    """Make one and say where it lies; 1 where something is wrong in it. Raises RecordsFault, KeyStoreFault."""
    folder = _folder(wanted, doors)
    require_elsewhere("--to", folder, doors.records_file(wanted.data))
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


def export_records(wanted: ExportWanted, doors: Doors) -> int:
    """Write the file and say what is in it; 1 where something is wrong in the records. Raises as a backup does."""
    file = wanted.sealed
    require_elsewhere("--sealed", file, doors.records_file(wanted.data))
    require_new_file("--sealed", file)
    export = doors.ward_records(wanted.data, wanted.who).sealed_export()
    verification = export.write(file, _passphrase())
    print(exported_text(str(file), verification))
    return 1 if verification.flaws else 0


def _passphrase() -> str:
    """Return the passphrase of the file; what is wrong with it never says what it was."""
    typed, again = chosen_passphrase()
    problem = passphrase_problem(typed, "")
    if problem is not None:
        raise WrongUse(f"passphrase of the file: {passphrase_text(problem)}")
    if typed != again:
        raise WrongUse("passphrase of the file: the two are not the same")
    return typed


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
