"""The records of a ward's folder as a whole: verified, backed up and restored, with the key that lies beside them."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ivig_desk.adapters.backup_runner import ProgramRunner, backup_words
from ivig_desk.adapters.backups import FolderBackups
from ivig_desk.adapters.data_files import TomlDataFiles, resources_folder
from ivig_desk.adapters.folder_hold import FolderHold
from ivig_desk.adapters.folders import Folders, ward_folders
from ivig_desk.adapters.open_key import open_key
from ivig_desk.adapters.restoring import Restoring
from ivig_desk.adapters.toml_backups import BACKUPS, load_backup_rules
from ivig_desk.adapters.verifying import verify_records
from ivig_desk.desk.keys import RecordsKey
from ivig_desk.desk.ports.backups import BackupRunner, Backups, Restored
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.record.backup_rules import BackupRules
from ivig_desk.domain.record.flaw import Verification


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderRecords:
    """The records in one folder, which need not be there yet; the key is asked for when it is wanted."""

    places: Folders

    def verify(self) -> Verification:
        """Hold the records against what they prove; raises RecordsFault, KeyStoreFault."""
        return verify_records(self.places.records, self._key(), _shipped())

    def backup_rules(self) -> BackupRules:
        """Return the ward's rules where it has the file, else the shipped ones; raises BadDataFile."""
        root = self.places.root
        return load_backup_rules(root if (root / BACKUPS).exists() else resources_folder())

    def backups(self, folder: Path) -> Backups:
        """Return what makes and keeps backups in a folder; raises KeyStoreFault, RecordsFault, BadDataFile."""
        kept = self.backup_rules().kept
        return FolderBackups(desk=self.places, key=self._key(), shipped=_shipped(), folder=folder, kept_count=kept)

    def runner(self) -> BackupRunner | None:
        """Return what makes backups in a program of its own, or None where no folder is named; raises as `backups`."""
        named = self.backup_rules().folder
        if named is None:
            return None
        return ProgramRunner(backup_words(self.places.root, Path(named)), self.backups(Path(named)))

    def restore(self, backup: Path, now: Instant) -> Restored:
        """Put a backup in the place of the records; raises BadBackup, DeskHeld, RecordsFault, KeyStoreFault."""
        desk = ward_folders(self.places.root)
        with closing(FolderHold(desk.root, now)):
            return Restoring(desk=desk, key_of=open_key, shipped=_shipped()).restore(backup, now)

    def _key(self) -> RecordsKey:
        return open_key(self.places.keys, self.places.records)


def _shipped() -> tuple[Profile, ...]:
    return TomlDataFiles(resources=resources_folder(), ward=None).formulary().profiles
