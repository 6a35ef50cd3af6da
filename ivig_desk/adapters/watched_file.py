"""The records file as a desk has it open: its connection, and whether it still is what was opened."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from ivig_desk.adapters.codec import Unreadable
from ivig_desk.adapters.connection import Access, Database, connect
from ivig_desk.adapters.probing import FileWatch, close_over_cut_log
from ivig_desk.adapters.records_file import open_records
from ivig_desk.adapters.sqlite_faults import faults_named
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.desk.keys import RecordsKey


class WatchedFile:
    """One connection at a time to the records at `path`; made again where it had to be let go."""

    def __init__(self, path: Path, key: RecordsKey, keys: Path | None) -> None:
        """Open the records, made where there are none; raises RecordsFault.

        `keys` is the key store that is to stay beside them, where somebody watches them.
        """
        self.path = path
        self._key = key
        self._keys = keys
        self._db: Database | None = open_records(path, key)
        self._watch = FileWatch(path, keys)
        self._stamp = self._watch.read_at
        self._has_met_damage = False

    @property
    def connection(self) -> sqlite.Connection:
        """The connection; asked for inside `faults_named`. One that met a damaged page is made again once it can be."""
        if self._has_met_damage:
            with suppress(sqlite.Error):
                self._connect_anew()
        if self._db is None:
            self._db = connect(self.path, self._key, Access.WRITE)
        return self._db.conn

    @contextmanager
    def in_reach(self) -> Iterator[sqlite.Connection]:
        """Give the connection where what is written now stays; raises RecordsFault for what goes wrong meanwhile."""
        with self.faults_named():
            self._watch.require_same(self.connection)
            yield self.connection

    @contextmanager
    def faults_named(self) -> Iterator[None]:
        """Name what goes wrong, and go on with a fresh connection after a damaged page.

        SQLCipher writes nothing any more through a connection that met one, even where what was read only looks
        otherwise: of one patient's old record, it would keep every other's from being written (S30).
        """
        try:
            with faults_named(self.path):
                yield
        except RecordsFault as fault:
            if fault.code is RecordsFaultCode.READ_ONLY and self._has_met_damage:
                detail = "nothing is written through what met a damaged page"
                raise RecordsFault(RecordsFaultCode.DAMAGED, str(self.path), detail) from fault
            if fault.code is RecordsFaultCode.DAMAGED:
                self._has_met_damage = True
            if fault.code is RecordsFaultCode.LOG_CUT and self._db is not None:
                with suppress(OSError, sqlite.Error):
                    close_over_cut_log(self._db, self.path)
                    self._db, self._watch = None, FileWatch(self.path, self._keys)
            raise

    @contextmanager
    def list_named(self) -> Iterator[None]:
        """Name what goes wrong with the list of infusions, a row that cannot be understood too."""
        with self.faults_named():
            try:
                yield
            except Unreadable as error:
                raise RecordsFault(error.code, str(self.path), error.detail) from error

    def was_changed(self) -> bool:
        """Whether the file itself was written to since `note_read`; what was read of it is forgotten then.

        Raises RecordsFault where an entry could not be written now.
        """
        with self.faults_named():
            self._watch.require_usable(self.connection)
            self._stamp = self._watch.stamp()
            if self._stamp == self._watch.read_at:
                return False
            self._connect_anew()
            return True

    def note_read(self) -> None:
        """Note that what matters was read anew after the last change."""
        self._watch.read_at = self._stamp

    def close(self) -> None:
        """Give the file back; nothing is lost without it."""
        if self._db is not None:
            with self.faults_named():
                self._db.close()

    def _connect_anew(self) -> None:
        """Forget every page that was read; opened before the other is closed, so that no log is touched."""
        fresh = connect(self.path, self._key, Access.WRITE)
        if self._db is not None:
            self._db.close()
        self._db, self._has_met_damage = fresh, False
