"""A backup put back before the window opens its records, in a folder that this program keeps for itself."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ivig_desk.adapters.backup_folder import good_of_any_desk, kept_in
from ivig_desk.adapters.folders import KEYS_NAME, Folders
from ivig_desk.adapters.kept_keys import KeptKeys
from ivig_desk.adapters.key_place import FilePlace
from ivig_desk.adapters.key_store import tries_beside
from ivig_desk.adapters.key_ways import CameHere, KeyWay, OpenWay, person_in
from ivig_desk.adapters.restoring import has_store
from ivig_desk.adapters.sqlite_faults import faults_named
from ivig_desk.adapters.ward_records import FolderRecords
from ivig_desk.adapters.wrapped import Cost
from ivig_desk.desk.faults import BadBackup, BadBackupCode, RecordsFault
from ivig_desk.desk.keys import KeyStore, RecordsKey, Unlocked
from ivig_desk.desk.ports import Clock
from ivig_desk.desk.ports.backups import KeptBackup, Restored
from ivig_desk.domain.record.desk_events import WrongPassphrases


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRestoring:
    """Fulfils `desk.ports.restoring.RestoringDesk`; `cost` says what a passphrase is to cost at each try."""

    places: Folders
    clock: Clock
    program: str
    cost: Callable[[], Cost]
    unwritten: Callable[[RecordsFault], None]

    def has_keys(self) -> bool:
        """Whether there is a key store that can be read."""
        return has_store(self.places.keys)

    def folder(self) -> str | None:
        """Return the folder that is named for backups."""
        return self._records(OpenWay()).backup_rules().folder

    def good(self, key: RecordsKey | None) -> tuple[KeptBackup, ...]:
        """Return the good ones there, the last first."""
        named = self.folder()
        if named is None:
            return ()
        folder = Path(named)
        with faults_named(folder):
            found = good_of_any_desk(folder) if key is None else kept_in(folder, key).good
        return tuple(reversed(found))

    def keys_of(self, backup: str) -> KeyStore:
        """Return the key store of a backup; wrong tries are counted here, since its drive may take no writing."""
        path = Path(backup)
        keys = path / KEYS_NAME if path.is_dir() else path.with_name(KEYS_NAME)
        if not keys.is_file():
            raise BadBackup(BadBackupCode.NOT_A_BACKUP, backup, f"there is no {KEYS_NAME} in it")
        return KeptKeys(FilePlace(keys), tries_beside(self.places.keys), self.cost)

    def restore(self, backup: str, came: Unlocked, tried: tuple[WrongPassphrases, ...]) -> Restored:
        """Put it in the place of the records, in the name of who came; with another store's key nothing is done."""
        if self.has_keys():
            person_in(self.places.keys, came.person.id, came.key)
        return self._records(CameHere(came, tried)).restore_held(Path(backup), self.clock.read().wall)

    def _records(self, way: KeyWay) -> FolderRecords:
        return FolderRecords(
            places=self.places, way=way, clock=self.clock, program=self.program, unwritten=self.unwritten
        )
