"""The records of a ward's folder as a whole: opened, verified, backed up and restored, by one way to their key."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from ivig_desk.adapters.backup_runner import ProgramRunner, backup_words
from ivig_desk.adapters.backups import FolderBackups
from ivig_desk.adapters.data_files import TomlDataFiles, resources_folder
from ivig_desk.adapters.folder_hold import FolderHold
from ivig_desk.adapters.folders import Folders, ward_folders
from ivig_desk.adapters.key_ways import KeyWay
from ivig_desk.adapters.restoring import Restoring
from ivig_desk.adapters.sealed_export import SealedExport
from ivig_desk.adapters.side_folders import side_folders_of
from ivig_desk.adapters.sqlite_journal import SqliteJournal
from ivig_desk.adapters.toml_backups import BACKUPS, load_backup_rules
from ivig_desk.adapters.verifying import verify_records
from ivig_desk.desk.faults import KeyStoreFault, KeyStoreFaultCode, RecordsFault
from ivig_desk.desk.keys import RecordsKey
from ivig_desk.desk.ports import Clock
from ivig_desk.desk.ports.backups import BackupRunner, Backups, Restored, SealedRecords
from ivig_desk.desk.ports.desk_record import DeskRecord
from ivig_desk.desk.ports.exports import Exports
from ivig_desk.desk.ports.side_journal import HeldFiles
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.people.person import Person, keeps_records
from ivig_desk.domain.record.backup_rules import BackupRules
from ivig_desk.domain.record.desk_events import DeskEntry, DeskEvent, RecordsExported, RecordsRestored, on_signing_in
from ivig_desk.domain.record.flaw import Verification


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderRecords:
    """The records in one folder, which need not be there yet; the key is asked for when it is wanted.

    Who signs in for it stands in the desk's record, as `program` wrote it down; where that cannot be written,
    `unwritten` is told why, and what was asked for is done all the same.
    """

    places: Folders
    way: KeyWay
    clock: Clock
    program: str
    unwritten: Callable[[RecordsFault], None]

    def journal(self) -> SqliteJournal:
        """Open the records; raises RecordsFault, KeyStoreFault."""
        journal = SqliteJournal(self.places.records, self.way.key(self.places.keys, self.places.records))
        with self._done_all_the_same():
            # Where nothing can be written, what is there can be read (S30).
            self._note_coming(journal.desk_record())
        return journal

    def verify(self) -> Verification:
        """Hold the records against what they prove; raises RecordsFault, KeyStoreFault."""
        return verify_records(self.places.records, self._key(), _shipped())

    def held(self) -> HeldFiles:
        """Return what waits beside the records or is kept apart; raises RecordsFault, KeyStoreFault, BadDataFile."""
        named = self.backup_rules().folder
        sides = side_folders_of(self.places.root, self._key(), named)
        return HeldFiles(
            files=tuple(file for side in sides for file in side.files()),
            not_there=() if named is None or Path(named).is_dir() else (named,),
        )

    def backup_rules(self) -> BackupRules:
        """Return the ward's rules where it has the file, else the shipped ones; raises BadDataFile."""
        root = self.places.root
        return load_backup_rules(root if (root / BACKUPS).exists() else resources_folder())

    def backups(self, folder: Path) -> Backups:
        """Return what makes and keeps backups in a folder; raises KeyStoreFault, RecordsFault, BadDataFile."""
        kept = self.backup_rules().kept
        key = self._key()
        self._require_keeper()
        return FolderBackups(desk=self.places, key=key, shipped=_shipped(), folder=folder, kept_count=kept)

    def runner(self) -> BackupRunner | None:
        """Return what makes backups in a program of its own, or None where no folder is named; raises as `backups`."""
        named = self.backup_rules().folder
        if named is None:
            return None
        words = backup_words(self.places.root, Path(named))
        return ProgramRunner(words, self.backups(Path(named)), self._key())

    def sealed_export(self) -> SealedRecords:
        """Return what writes all of the records into one file; raises KeyStoreFault, RecordsFault."""
        key = self._key()
        self._require_keeper()
        export = SealedExport(records=self.places.records, key=key, shipped=_shipped())
        return _RecordedExport(export=export, note=self._note_at_once)

    @contextmanager
    def exports(self) -> Iterator[Exports]:
        """Give what writes infusions out for other systems, for as long as it is used; raises as `sealed_export`."""
        with self.exports_of_one() as exports:
            self._require_keeper()
            yield exports

    @contextmanager
    def exports_of_one(self) -> Iterator[Exports]:
        """Give the same to whoever may print an infusion: more than one at once leaves for a keeper alone."""
        from ivig_desk.adapters.exports.exporting import RecordsExports

        key = self._key()
        with closing(SqliteJournal(self.places.records, key)) as journal:
            record = journal.desk_record()

            def note(event: DeskEvent) -> None:
                if isinstance(event, RecordsExported) and event.count > 1:
                    self._require_keeper()
                self._note(record, event)

            yield RecordsExports(journal=journal, records=self.places.records, key=key, note=note)

    def restore(self, backup: Path, now: Instant) -> Restored:
        """Put a backup in the place of the records; raises BadBackup, DeskHeld, RecordsFault, KeyStoreFault."""
        desk = ward_folders(self.places.root)
        with closing(FolderHold(desk.root, now)):
            return self.restore_held(backup, now)

    def restore_held(self, backup: Path, now: Instant) -> Restored:
        """Do the same where this very program keeps every other desk out of the folder."""
        restored = Restoring(desk=self.places, key_of=self._keepers_key, shipped=_shipped()).restore(backup, now)
        with self._done_all_the_same():
            self._write_down(self._note_coming)
            self._write_down(lambda record: self._note(record, RecordsRestored(source=str(backup))))
        return restored

    def note(self, event: DeskEvent) -> None:
        """Write down what was done with the records; where that cannot be, it is said and stays done."""
        with self._done_all_the_same():
            self._note_at_once(event)

    def _key(self) -> RecordsKey:
        key = self.way.key(self.places.keys, self.places.records)
        if self.way.came() is not None and self.places.records.exists():
            with self._done_all_the_same():
                self._write_down(self._note_coming)
        return key

    def _keepers_key(self, keys: Path, records: Path) -> RecordsKey:
        key = self.way.key(keys, records)
        self._require_keeper()
        return key

    def _require_keeper(self) -> None:
        """Raise KeyStoreFault where somebody signed in on this way who does not look after backups."""
        person = self.way.person()
        if person is not None and not keeps_records(person):
            detail = f"{person.name} is no keeper; a keeper looks after backups"
            raise KeyStoreFault(KeyStoreFaultCode.KEEPER_NEEDED, str(self.places.keys), detail)

    @contextmanager
    def _done_all_the_same(self) -> Iterator[None]:
        try:
            yield
        except RecordsFault as fault:
            self.unwritten(fault)

    def _write_down(self, write: Callable[[DeskRecord], None]) -> None:
        key = self.way.key(self.places.keys, self.places.records)
        with closing(SqliteJournal(self.places.records, key)) as journal:
            write(journal.desk_record())

    def _note_coming(self, record: DeskRecord) -> None:
        came = self.way.came()
        if came is not None:
            unlocked, tried = came
            self._note(record, *on_signing_in(unlocked.wrong_before, tried, record.read()))

    def _note(self, record: DeskRecord, *events: DeskEvent) -> None:
        person = self.way.person()
        record.append([self._entry(event, person) for event in events])

    def _note_at_once(self, event: DeskEvent) -> None:
        self._write_down(lambda record: self._note(record, event))

    def _entry(self, event: DeskEvent, person: Person | None) -> DeskEntry:
        by, by_id = ("", "") if person is None else (person.name, person.id)
        return DeskEntry(recorded=self.clock.read(), by=by, by_id=by_id, program=self.program, event=event)


@dataclass(frozen=True, slots=True, kw_only=True)
class _RecordedExport:
    """An export that stands in the desk's own record, or does not leave."""

    export: SealedExport
    note: Callable[[DeskEvent], None]

    def write(self, target: Path, passphrase: str) -> Verification:
        verification = self.export.write(target, passphrase)
        try:
            self.note(
                RecordsExported(what=str(target), count=verification.infusions, readable=False, named=True),
            )
        except RecordsFault:
            target.unlink(missing_ok=True)
            raise
        return verification


def _shipped() -> tuple[Profile, ...]:
    return TomlDataFiles(resources=resources_folder(), ward=None).formulary().profiles
