"""Where a desk's backups go in a test, without a disk: what is asked for, and how it ends when the test says so."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ivig_desk.desk.backing_up import BackingUp
from ivig_desk.desk.faults import BadBackup, BadBackupCode, RecordsFault, RecordsFaultCode
from ivig_desk.desk.ports.backups import BackupEnded, KeptBackup, KeptBackups, Restored
from ivig_desk.desk.ports.errands import ErrandEnded
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.record.backup_rules import BackupRules
from ivig_desk.domain.record.flaw import Verification
from ivig_desk.presenters.entrance.backups import BackupDoors
from ivig_desk.presenters.paper_door import FolderTrouble

if TYPE_CHECKING:
    from ivig_desk.desk.faults import Fault
    from ivig_desk.desk.keys import KeyStore, RecordsKey, Unlocked
    from ivig_desk.desk.ports import Clock
    from ivig_desk.domain.amounts.instants import ClockReading
    from ivig_desk.domain.record.desk_events import WrongPassphrases

DRIVE = "/media/drive"
OWN = "/desk"


class Vault:
    """A folder that may be unplugged, what makes backups in it, and what is done beside the window."""

    def __init__(self, folder: str | None = DRIVE) -> None:
        """Backups go to the drive; to None, where no folder is named."""
        self.folder = folder
        self.is_there = True
        self.good: list[KeptBackup] = []
        self.bad: tuple[str, ...] = ()
        self.begun = 0
        self.asked: list[tuple[str, ...]] = []
        self._backup_ended: BackupEnded | None = None
        self._errand_ended: ErrandEnded | None = None

    def doors(self, clock: Clock) -> BackupDoors:
        rules = BackupRules(
            kept=3, every=Minutes.of("1440"), again_after=Minutes.of("15"), source="a test", folder=self.folder
        )
        runner = None if self.folder is None else self
        return BackupDoors(backing_up=BackingUp(runner, rules), errands=_Errands(self), clock=clock, trouble=trouble)

    def backup_ends(self, at: Instant | None) -> None:
        """It counts, made then; or the disk was full."""
        if at is None:
            self._backup_ended = BackupEnded(fault="the disk was full")
        else:
            self.good.append(KeptBackup(place=f"{DRIVE}/{at.text}", made_at=at))
            self._backup_ended = BackupEnded(fault=None)

    def errand_ends(self, ended: ErrandEnded) -> None:
        self._errand_ended = ended

    def begin(self) -> None:
        self.begun += 1

    def ended(self) -> BackupEnded | None:
        ended, self._backup_ended = self._backup_ended, None
        return ended

    def kept(self) -> KeptBackups:
        if not self.is_there:
            raise RecordsFault(RecordsFaultCode.UNREACHABLE, DRIVE, "the folder for backups is not there")
        return KeptBackups(good=tuple(self.good), bad=self.bad)

    def errand_ended(self) -> ErrandEnded | None:
        ended, self._errand_ended = self._errand_ended, None
        return ended


class _Errands:
    """Writes down what is asked for."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def back_up(self, folder: str) -> None:
        self._vault.asked.append(("back-up", folder))

    def export(self, folder: str, passphrase: str, person_id: str, at: ClockReading) -> None:
        day = at.wall.day(at.utc_offset_minutes).isoformat()
        self._vault.asked.append(("export", folder, passphrase, person_id, day))

    def verify(self) -> None:
        self._vault.asked.append(("verify",))

    def ended(self) -> ErrandEnded | None:
        return self._vault.errand_ended()


def trouble(folder: str) -> FolderTrouble | None:
    """What a disk would say of a folder: /media has some, and the desk's own is no place."""
    path = PurePosixPath(folder)
    if not path.is_absolute():
        return FolderTrouble.NOT_WHOLE
    if path.is_relative_to(OWN):
        return FolderTrouble.OWN
    return None if path.is_relative_to("/media") else FolderTrouble.NOT_THERE


class Archive:
    """What a backup is put back by, without a disk: what is asked for, and what stands in the way of it."""

    def __init__(self, keys: KeyStore) -> None:
        """Backups have the key store of this desk, unless a test gives them another."""
        self.keys: KeyStore | None = keys
        self.has_store = True
        self.is_there = True
        self.lying = ("2026-03-01T08:00:00Z", "2026-03-01T20:00:00Z")
        self.refusal: Fault | None = None
        self.asked: list[tuple[str, str, tuple[WrongPassphrases, ...]]] = []

    def has_keys(self) -> bool:
        return self.has_store

    def folder(self) -> str | None:
        return DRIVE

    def good(self, key: RecordsKey | None) -> tuple[KeptBackup, ...]:
        if not self.is_there:
            raise RecordsFault(RecordsFaultCode.UNREACHABLE, DRIVE, "No such file or directory")
        mark = "any" if key is None else "own"
        made = (Instant.of(text) for text in reversed(self.lying))
        return tuple(KeptBackup(place=f"{DRIVE}/{mark}-{at.text}", made_at=at) for at in made)

    def keys_of(self, backup: str) -> KeyStore:
        if self.keys is None:
            raise BadBackup(BadBackupCode.NOT_A_BACKUP, backup, "there is no keys.json in it")
        return self.keys

    def restore(self, backup: str, came: Unlocked, tried: tuple[WrongPassphrases, ...]) -> Restored:
        self.asked.append((backup, came.person.name, tried))
        if self.refusal is not None:
            raise self.refusal
        self.has_store = True
        verification = Verification(infusions=2, events=31, documents=3, flaws=())
        return Restored(place="/desk/desk.sqlite", kept_aside="/desk/desk-before.sqlite", verification=verification)
