"""Whether an entry could be written now: asked once a second, so it writes nothing and takes some tens of µs."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from ivig_desk.adapters import schema
from ivig_desk.adapters.connection import WAIT_FOR_A_LOCK_S, Database
from ivig_desk.adapters.first_page import require_writable
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode

ROOM = 128 * 1024
"""Bytes that a disk must have free: a plan with its profile and rules takes half of it, and an entry some pages."""

_A_SECOND_MS = 1000
_PATIENCE_MS = 50
"""How long a look waits for another program's lock: an entry of its own is written in a few ms."""


class FileWatch:
    """What the disk said of the records when they were opened, and of their log when they were last looked at."""

    def __init__(self, path: Path, keys: Path | None) -> None:
        """Watch the file that is at `path` now, and the key store where there is one to be watched. Raises OSError."""
        self._path = path
        self._log = path.with_name(f"{path.name}-wal")
        self._keys = keys
        self._place = _place_of(path)
        self._logged = self._log_now()
        self.read_at = self.stamp()

    def stamp(self) -> tuple[int, int]:
        """Return what changes with every writing to the file itself; its log is not in it."""
        found = self._path.stat()
        return found.st_mtime_ns, found.st_size

    def require_same(self, connection: sqlite.Connection) -> None:
        """Raise RecordsFault where what is written now would be lost, or written by a format that is no longer its.

        Raises sqlcipher3's Error as it comes.
        """
        self._require_same_files()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > schema.FORMAT_VERSION:
            detail = f"its format is now {version}; this program knows formats up to {schema.FORMAT_VERSION}"
            raise self._fault(RecordsFaultCode.TOO_NEW, detail)

    def require_usable(self, connection: sqlite.Connection) -> None:
        """Raise RecordsFault also where nothing may be written, there is no room, or the key store is gone.

        The lock for writing is taken and given back. Raises sqlcipher3's Error as it comes.
        """
        self._require_same_files()
        require_writable(self._path)
        free = shutil.disk_usage(self._path.parent).free
        if free < ROOM:
            raise self._fault(RecordsFaultCode.DISK_FULL, f"{free} bytes are free")
        if self._keys is not None and not self._keys.exists():
            raise self._fault(RecordsFaultCode.KEYS_GONE, f"{self._keys.name} was there, and is gone")
        with _lock_for_writing(connection):
            self.require_same(connection)

    def _require_same_files(self) -> None:
        try:
            place = _place_of(self._path)
        except FileNotFoundError as error:
            gone = RecordsFaultCode.REMOVED if self._path.parent.is_dir() else RecordsFaultCode.FOLDER_GONE
            raise self._fault(gone, "it was there, and is gone") from error
        if place != self._place:
            raise self._fault(RecordsFaultCode.REPLACED, "another file is in its place")
        logged, before = self._log_now(), self._logged
        if before is not None and (logged is None or logged[0] != before[0] or logged[1] < before[1]):
            length = "gone" if logged is None else f"{logged[1]} bytes"
            raise self._fault(RecordsFaultCode.LOG_CUT, f"{self._log.name} had {before[1]} bytes and is now {length}")
        self._logged = logged

    def _log_now(self) -> tuple[int, int] | None:
        try:
            found = self._log.stat()
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_size

    def _fault(self, code: RecordsFaultCode, detail: str) -> RecordsFault:
        return RecordsFault(code, str(self._path), detail)


def close_over_cut_log(db: Database, path: Path) -> None:
    """Close the file so that the next opening takes from its log what is whole, and this closing nothing at all.

    SQLite believes its log as long until nobody has it open, and closing would bring pages of it into the file that
    lack those they belong to; a log that was taken away it still has whole. Raises OSError and sqlcipher3's Error.
    """
    log = path.with_name(f"{path.name}-wal")
    left = log.read_bytes() if log.exists() else b""
    if left:
        os.truncate(log, 0)
    try:
        db.close()
    finally:
        if left and log.exists():
            log.write_bytes(left)


@contextmanager
def _lock_for_writing(connection: sqlite.Connection) -> Iterator[None]:
    """Hold the lock inside the block; it is waited for less than a writing would, since a window waits with it."""
    connection.execute(f"PRAGMA busy_timeout={_PATIENCE_MS}")
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            connection.execute("ROLLBACK")
    finally:
        connection.execute(f"PRAGMA busy_timeout={round(WAIT_FOR_A_LOCK_S * _A_SECOND_MS)}")


def _place_of(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino
