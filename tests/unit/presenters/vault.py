"""Where a desk's backups go in a test, without a disk: what is asked for, and how it ends when the test says so."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ivig_desk.desk.backing_up import BackingUp
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.desk.ports.backups import BackupEnded, KeptBackup, KeptBackups
from ivig_desk.desk.ports.errands import ErrandEnded
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.record.backup_rules import BackupRules
from ivig_desk.presenters.entrance.backups import BackupDoors
from ivig_desk.presenters.paper_door import FolderTrouble

if TYPE_CHECKING:
    from ivig_desk.desk.ports import Clock
    from ivig_desk.domain.amounts.instants import ClockReading

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
