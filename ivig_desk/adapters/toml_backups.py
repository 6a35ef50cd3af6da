"""When and where backups are made, from a data file."""

from pathlib import Path

from ivig_desk.adapters.toml_records import record_of
from ivig_desk.adapters.toml_table import file_bytes, toml_table
from ivig_desk.domain.record.backup_rules import BackupRules

BACKUPS = "backups.toml"


def load_backup_rules(folder: Path) -> BackupRules:
    """Return the rules of a folder; raises BadDataFile with file, key, found and accepted.

    The folder for backups is named whole, and lies elsewhere than the records: with them it would be lost.
    """
    path = folder / BACKUPS
    table = toml_table(str(path), file_bytes(path))
    rules = record_of(BackupRules, table)
    if rules.folder is not None:
        named = Path(rules.folder)
        if not named.is_absolute() or named.resolve().is_relative_to(folder.resolve()):
            raise table.refused("folder", f'"{rules.folder}"', "a whole path outside the folder of the records")
    return rules
