"""Backups of records and key store: copied while the desk is open, and proved before they count."""

import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ivig_desk.adapters.backup_folder import FLAWED, UNFINISHED, clear_remains, kept_in, name_of, remove_older
from ivig_desk.adapters.connection import Access, Database, connect
from ivig_desk.adapters.copied_whole import copy_records
from ivig_desk.adapters.durable import sync_folder, write_durably
from ivig_desk.adapters.folders import KEYS_NAME, RECORDS_NAME, Folders
from ivig_desk.adapters.key_file import OpenStore, PeopleStore, read_store, sealed_by
from ivig_desk.adapters.records_file import open_to_verify
from ivig_desk.adapters.sqlite_faults import faults_named
from ivig_desk.adapters.sqlite_journal import SqliteJournal
from ivig_desk.adapters.verifying import verify_records
from ivig_desk.desk.faults import KeyStoreFault, KeyStoreFaultCode, RecordsFault, RecordsFaultCode
from ivig_desk.desk.keys import RecordsKey
from ivig_desk.desk.ports.backups import Backup, KeptBackups
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.infusion.folding import evolve
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.record.flaw import Verification

_COUNT = "SELECT count(*) FROM events"
_LINK = "SELECT link FROM events WHERE infusion_id = ? AND version = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderBackups:
    """Makes and keeps so many backups of one desk in a folder that must be there.

    It is never made: where a drive is not plugged in, its folder would be made on the very disk that may be lost.
    """

    desk: Folders
    key: RecordsKey
    shipped: Sequence[Profile]
    folder: Path
    kept_count: int

    def make(self, now: Instant) -> Backup:
        """Copy, open, verify and replay; only then does it count, and only then do older ones go.

        One in which something is wrong is kept by a name that says so, and no older one goes for it. Raises
        RecordsFault and KeyStoreFault, and then nothing of it is left.
        """
        name = name_of(self.key, now)
        with faults_named(self.folder):
            self._require_folder()
            clear_remains(self.folder, self.key, now)
            unfinished = self.folder / f".{name}{UNFINISHED}"
            unfinished.mkdir(mode=0o700)
            try:
                verification = self._copied(unfinished)
                made = self.folder / (f"{name}{FLAWED}" if verification.flaws else name)
                sync_folder(unfinished)
                unfinished.rename(made)
                sync_folder(self.folder)
            finally:
                shutil.rmtree(unfinished, ignore_errors=True)
            stayed = () if verification.flaws else remove_older(self.folder, self.key, made, self.kept_count)
        return Backup(place=str(made), made_at=now, verification=verification, not_removed=stayed)

    def kept(self) -> KeptBackups:
        """Return what lies in the folder; nothing is opened."""
        with faults_named(self.folder):
            self._require_folder()
            return kept_in(self.folder, self.key)

    def _require_folder(self) -> None:
        if not self.folder.is_dir():
            raise RecordsFault(RecordsFaultCode.UNREACHABLE, str(self.folder), "the folder for backups is not there")

    def _copied(self, unfinished: Path) -> Verification:
        """Copy the key store, then the records, and prove what lies on the disk."""
        _copy_keys(self.desk.keys, unfinished / KEYS_NAME, self.key)
        copy, records = unfinished / RECORDS_NAME, self.desk.records
        with closing(open_to_verify(records, self.key)) as source:
            (count,) = source.execute(_COUNT).fetchone()
            copy_records(source, copy, self.key, records)
            verification = verify_records(copy, self.key, self.shipped)
            if verification.events < count:
                detail = f"it has {verification.events} entries, and the records had {count} before"
                raise RecordsFault(RecordsFaultCode.DAMAGED, str(copy), detail)
            if not verification.flaws:
                _require_replayed(source, copy, self.key)
        return verification


def replayed(records: Path, key: RecordsKey) -> Infusion | None:
    """Return the infusion written last, folded from its events as the desk would; None where there is none.

    Raises RecordsFault where it cannot be read.
    """
    infusion: Infusion | None = None
    with closing(SqliteJournal(records, key)) as journal:
        for entry in journal.entries()[:1]:
            for recorded in journal.read(entry.infusion_id):
                infusion = evolve(infusion, recorded)
    return infusion


def _copy_keys(keys: Path, copy: Path, key: RecordsKey) -> None:
    """Copy the key store and read it back; a copy that does not belong to the key would open nothing."""
    try:
        write_durably(copy, keys.read_bytes())
    except FileNotFoundError as error:
        raise KeyStoreFault(KeyStoreFaultCode.MISSING, str(keys), "there is none to copy") from error
    store = read_store(copy)
    expected = sealed_by(store, key) if isinstance(store, PeopleStore) else OpenStore(key=key)
    if store != expected:
        raise KeyStoreFault(KeyStoreFaultCode.CHANGED, str(keys), "the records key is not the one in it")


def _require_replayed(source: Database, copy: Path, key: RecordsKey) -> None:
    """Fold the last infusion of the copy, and hold its last link, which stands for all before, against the records."""
    infusion = replayed(copy, key)
    if infusion is None:
        return
    with closing(connect(copy, key, Access.LOOK)) as target:
        asked = [infusion.id, infusion.version]
        if target.execute(_LINK, asked).fetchone() == source.execute(_LINK, asked).fetchone():
            return
    raise RecordsFault(RecordsFaultCode.DAMAGED, str(copy), f"infusion {infusion.id} is not as in the records")
