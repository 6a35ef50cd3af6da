"""Records put back from a backup: proved beside their place first, and whatever was there is kept."""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from ivig_desk.adapters.backups import replayed
from ivig_desk.adapters.connection import Access, connect, salt_of
from ivig_desk.adapters.durable import (
    keep_by_another_name,
    make_durable,
    make_empty,
    remove_with_log,
    sync_folder,
    write_durably,
)
from ivig_desk.adapters.first_bytes import is_plain
from ivig_desk.adapters.first_page import require_ours
from ivig_desk.adapters.folders import KEYS_NAME, RECORDS_NAME, Folders
from ivig_desk.adapters.key_file import read_store
from ivig_desk.adapters.sealing import seal_earlier
from ivig_desk.adapters.sqlite_faults import faults_named
from ivig_desk.adapters.verifying import verify_records
from ivig_desk.desk.faults import (
    BadBackup,
    BadBackupCode,
    KeyStoreFault,
    KeyStoreFaultCode,
    RecordsFault,
    RecordsFaultCode,
)
from ivig_desk.desk.keys import RecordsKey
from ivig_desk.desk.ports.backups import Restored
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.record.flaw import Flaw, Verification

KeyOf = Callable[[Path, Path], RecordsKey]
"""Returns the key in a key store, given its records too; raises KeyStoreFault."""

_OF_RECORDS: Mapping[RecordsFaultCode, BadBackupCode] = MappingProxyType(
    {
        RecordsFaultCode.NOT_OURS: BadBackupCode.NOT_A_BACKUP,
        RecordsFaultCode.WRONG_KEY: BadBackupCode.OTHER_DESK,
        RecordsFaultCode.TOO_NEW: BadBackupCode.TOO_NEW,
        RecordsFaultCode.DAMAGED: BadBackupCode.DAMAGED,
    }
)
_OF_KEYS: Mapping[KeyStoreFaultCode, BadBackupCode] = MappingProxyType(
    {
        KeyStoreFaultCode.TOO_NEW: BadBackupCode.TOO_NEW,
        KeyStoreFaultCode.DAMAGED: BadBackupCode.DAMAGED,
        KeyStoreFaultCode.CHANGED: BadBackupCode.DAMAGED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Restoring:
    """Puts records back into one desk's folder, while no program has it open."""

    desk: Folders
    key_of: KeyOf
    shipped: Sequence[Profile]

    def restore(self, backup: Path, now: Instant) -> Restored:
        """Put a backup, named by its folder or the records in it, in the place of the desk's records.

        It is copied, verified and replayed first; what was there is kept, and a key store that can be read stays.
        Raises BadBackup with nothing changed; RecordsFault, also while another program has the records open, and
        KeyStoreFault.
        """
        found = backup / RECORDS_NAME if backup.is_dir() else backup
        unfinished = self.desk.records.with_name(f".{RECORDS_NAME}.restoring")
        with faults_named(self.desk.records):
            key = self._key(found)
            remove_with_log(unfinished)
            try:
                verification = self._proved_copy(found, unfinished, key)
                kept = self._put_in_place(found, unfinished, key, now)
            finally:
                remove_with_log(unfinished)
        aside = None if kept is None else str(kept)
        return Restored(place=str(self.desk.records), kept_aside=aside, verification=verification)

    def _key(self, found: Path) -> RecordsKey:
        """Return the key of this desk, or of the backup where the desk has none; raises BadBackup, KeyStoreFault."""
        _require_records(found, self.desk.records)
        if has_store(self.desk.keys):
            key = self.key_of(self.desk.keys, self.desk.records)
        else:
            keys = found.with_name(KEYS_NAME)
            if not keys.exists():
                raise BadBackup(BadBackupCode.NOT_A_BACKUP, str(found), f"there is no {KEYS_NAME} beside it")
            with _bad_backup(found):
                key = self.key_of(keys, found)
            self._require_same_desk(found, key)
        with _bad_backup(found), faults_named(found):
            require_ours(found, key)
        return key

    def _require_same_desk(self, found: Path, key: RecordsKey) -> None:
        """Raise BadBackup where there are records and no key store, and the backup's key is not theirs."""
        records, salt = self.desk.records, salt_of(key)
        if not records.exists() or is_plain(records):
            return
        with records.open("rb") as file:
            if file.read(len(salt)) != salt:
                raise BadBackup(BadBackupCode.OTHER_DESK, str(found), f"{records} is encrypted with another key")

    def _proved_copy(self, found: Path, unfinished: Path, key: RecordsKey) -> Verification:
        """Copy the records beside their place and prove the copy, brought to the present format; raises BadBackup."""
        make_empty(unfinished)
        with faults_named(unfinished):
            shutil.copyfile(found, unfinished)
        with _bad_backup(found):
            verification = verify_records(unfinished, key, self.shipped)
            if verification.flaws:
                raise BadBackup(BadBackupCode.DAMAGED, str(found), _said_of(verification.flaws))
            replayed(unfinished, key)
        with faults_named(unfinished), closing(connect(unfinished, key, Access.WRITE)) as db:
            # One file and nothing beside it, as it is moved.
            db.execute("PRAGMA journal_mode=DELETE")
        make_durable(unfinished)
        return verification

    def _put_in_place(self, found: Path, unfinished: Path, key: RecordsKey, now: Instant) -> Path | None:
        records = self.desk.records
        kept = _kept_aside(records, key, now)
        if not has_store(self.desk.keys):
            # Before the records, which without it would be of no use.
            _take_keys(found.with_name(KEYS_NAME), self.desk.keys, now)
        for end in ("-wal", "-shm"):
            records.with_name(f"{records.name}{end}").unlink(missing_ok=True)
        unfinished.replace(records)
        sync_folder(records.parent)
        return kept


def has_store(keys: Path) -> bool:
    """Whether there is a key store that can be read; one that is damaged opens nothing. Raises KeyStoreFault."""
    try:
        return read_store(keys) is not None
    except KeyStoreFault as fault:
        if fault.code is KeyStoreFaultCode.DAMAGED:
            return False
        raise


def _take_keys(found: Path, keys: Path, now: Instant) -> None:
    """Put a backup's key store where there is none; one that is damaged gets a second name first."""
    if keys.exists():
        keep_by_another_name(keys, _aside(keys, now))
    write_durably(keys, found.read_bytes())


def _aside(path: Path, now: Instant) -> Path:
    return path.with_name(f"{path.stem}-before-restore-{now.text.replace(':', '-')}{path.suffix}")


def _require_records(found: Path, records: Path) -> None:
    """Raise BadBackup where there is no file, or one that cannot be a backup: in the clear, or a desk's own."""
    code, named = BadBackupCode.NOT_A_BACKUP, str(found)
    if not found.is_file():
        raise BadBackup(code, named, "there is no such file")
    if records.exists() and found.samefile(records):
        raise BadBackup(code, named, "these are the records themselves")
    if is_plain(found):
        raise BadBackup(code, named, "it is not encrypted")
    log = found.with_name(f"{found.name}-wal")
    if log.exists() and log.stat().st_size:
        raise BadBackup(code, named, f"{log.name} lies beside it: these are the records of a desk that uses them")


@contextmanager
def _bad_backup(found: Path) -> Iterator[None]:
    """Turn what is wrong with the records or the key store of a backup into BadBackup."""
    try:
        yield
    except RecordsFault as fault:
        code = _OF_RECORDS.get(fault.code)
        if code is None:
            raise
        raise BadBackup(code, str(found), fault.detail) from fault
    except KeyStoreFault as fault:
        of_keys = _OF_KEYS.get(fault.code)
        if of_keys is None:
            raise
        raise BadBackup(of_keys, str(found), f"{KEYS_NAME} beside it: {fault.detail}") from fault


def _said_of(flaws: Sequence[Flaw]) -> str:
    first = flaws[0]
    of = f"infusion {first.infusion_id}" if first.infusion_id else "the desk's record"
    place = "" if first.version is None else f"{of}, entry {first.version}: "
    return f"{len(flaws)} wrong, first {place}{first.kind.value} {first.detail}".rstrip()


def _kept_aside(records: Path, key: RecordsKey, now: Instant) -> Path | None:
    """Give the records that are there a second name, and what is left of their log with them; None where none are.

    Raises RecordsFault while another program has them open.
    """
    aside = _aside(records, now)
    log = records.with_name(f"{records.name}-wal")
    if records.exists():
        _gather_log(records, key)
        keep_by_another_name(records, aside)
    if log.exists() and log.stat().st_size:
        keep_by_another_name(log, aside.with_name(f"{aside.name}-wal"))
        return aside
    return aside if aside.exists() else None


def _gather_log(records: Path, key: RecordsKey) -> None:
    """Bring the log into the records, where they are not too damaged for it; refused while somebody has them open."""
    try:
        with faults_named(records):
            seal_earlier(records, key)
            with closing(connect(records, key, Access.WRITE)) as db:
                db.execute("PRAGMA journal_mode=DELETE")
    except RecordsFault as fault:
        if fault.code not in {RecordsFaultCode.DAMAGED, RecordsFaultCode.NOT_OURS, RecordsFaultCode.WRONG_KEY}:
            raise
