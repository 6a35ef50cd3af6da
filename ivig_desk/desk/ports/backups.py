"""Copies of the records in a second folder: what the desk asks of whoever makes and keeps them."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ivig_desk.desk.ports.exports import Exports
from ivig_desk.desk.ports.side_journal import HeldFiles
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.record.backup_rules import BackupRules
from ivig_desk.domain.record.flaw import Verification


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One copy of records and key store that was opened, verified and replayed; a good one where it has no flaw.

    `not_removed` are older ones that should have gone and could not.
    """

    place: str
    made_at: Instant
    verification: Verification
    not_removed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBackup:
    """A good backup that lies in the folder: where, and when it was made."""

    place: str
    made_at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBackups:
    """What lies in the folder of this desk's: the good ones by when they were made, and those that do not count."""

    good: tuple[KeptBackup, ...]
    bad: tuple[str, ...]

    def last(self, now: Instant) -> KeptBackup | None:
        """Return the last good one not made after now: one from a clock set wrong says nothing of its age."""
        return next((kept for kept in reversed(self.good) if kept.made_at <= now), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """Records put back from a backup; `kept_aside` is the file that was there before, None where there was none."""

    place: str
    kept_aside: str | None
    verification: Verification


class Backups(Protocol):
    """Makes backups of one desk into one folder; every method may raise RecordsFault or KeyStoreFault."""

    def make(self, now: Instant) -> Backup:
        """Copy, open, verify and replay; only then does it count, and only then do older ones go."""

    def kept(self) -> KeptBackups:
        """Return what lies in the folder; nothing is opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupEnded:
    """One that was under way is over: what stood in its way, or None where it counts."""

    fault: str | None


class BackupRunner(Protocol):
    """Makes backups in a program of its own, so that no copy, however long, stands in the way of the window."""

    def begin(self) -> None:
        """Begin one and return at once; what fails, even now, is told by `ended`."""

    def ended(self) -> BackupEnded | None:
        """Return how the one that was begun ended, once; None while it runs, and where none was begun."""

    def kept(self) -> KeptBackups:
        """Return what lies in the folder; raises RecordsFault, KeyStoreFault."""


class SealedRecords(Protocol):
    """Writes the whole of the records into one file that a passphrase opens."""

    def write(self, target: Path, passphrase: str) -> Verification:
        """Copy, verify, encrypt anew, read back; only then does it get its name, and that it left is on record.

        Raises RecordsFault, and then nothing of it is left.
        """


class WardRecords(Protocol):
    """The records of one folder as a whole; every method but `backup_rules` may raise RecordsFault or KeyStoreFault."""

    def verify(self) -> Verification:
        """Hold the records against what they prove."""

    def held(self) -> HeldFiles:
        """Return what waits beside the records to be written, or is kept apart from them; raises BadDataFile."""

    def backup_rules(self) -> BackupRules:
        """Return when backups are made, where, and how many are kept; raises BadDataFile."""

    def backups(self, folder: Path) -> Backups:
        """Return what makes and keeps backups in a folder; raises BadDataFile."""

    def runner(self) -> BackupRunner | None:
        """Return what makes backups beside the window, or None where no folder is named; raises BadDataFile."""

    def sealed_export(self) -> SealedRecords:
        """Return what writes all of them into one file for somebody who knows a passphrase."""

    def exports(self) -> AbstractContextManager[Exports]:
        """Give what writes infusions out for other systems, for as long as it is used."""

    def exports_of_one(self) -> AbstractContextManager[Exports]:
        """Give the same to whoever may print an infusion: more than one at once leaves for a keeper alone."""

    def restore(self, backup: Path, now: Instant) -> Restored:
        """Put a backup in the place of the records, which are kept beside; raises BadBackup with nothing changed."""
