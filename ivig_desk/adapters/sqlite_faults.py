"""What SQLite says, as the fault it is; anything else it says is a bug of ours and passes through."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from sqlcipher3 import dbapi2 as sqlite

from ivig_desk.adapters.system_faults import of_errno
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode

_PRIMARY = 0xFF
_PAGE_LENGTH = 4096

# The numbers are SQLite's own and the same in every build; sqlcipher3 names only half of them.
_CODES: Mapping[int, RecordsFaultCode] = MappingProxyType(
    {
        sqlite3.SQLITE_READONLY: RecordsFaultCode.READ_ONLY,
        sqlite3.SQLITE_FULL: RecordsFaultCode.DISK_FULL,
        sqlite3.SQLITE_BUSY: RecordsFaultCode.LOCKED,
        sqlite3.SQLITE_LOCKED: RecordsFaultCode.LOCKED,
        sqlite3.SQLITE_PROTOCOL: RecordsFaultCode.LOCKED,  # Too many try for the lock at once.
        sqlite3.SQLITE_CORRUPT: RecordsFaultCode.DAMAGED,
        sqlite3.SQLITE_NOTADB: RecordsFaultCode.DAMAGED,  # Its first bytes were ours: they are looked at before.
        sqlite3.SQLITE_CANTOPEN: RecordsFaultCode.UNREACHABLE,
        sqlite3.SQLITE_PERM: RecordsFaultCode.UNREACHABLE,
        sqlite3.SQLITE_AUTH: RecordsFaultCode.UNREACHABLE,
    }
)

# SQLite's own sentences for them, which are all that its backup leaves of the number.
_SAID: Mapping[str, int] = MappingProxyType(
    {
        "attempt to write a readonly database": sqlite3.SQLITE_READONLY,
        "database or disk is full": sqlite3.SQLITE_FULL,
        "database is locked": sqlite3.SQLITE_BUSY,
        "database disk image is malformed": sqlite3.SQLITE_CORRUPT,
        "file is not a database": sqlite3.SQLITE_NOTADB,
        "unable to open database file": sqlite3.SQLITE_CANTOPEN,
        "disk I/O error": sqlite3.SQLITE_IOERR,
    }
)


@contextmanager
def faults_named(path: Path) -> Iterator[None]:
    """Turn what goes wrong with the file inside the block into RecordsFault."""
    try:
        yield
    except sqlite.Error as error:
        code = _code_of(error, path)
        if code is None:
            raise
        raise RecordsFault(code, str(path), str(error)) from error
    except UnicodeDecodeError as error:
        # What SQLite wanted to say quotes the page that is not text any more.
        raise RecordsFault(RecordsFaultCode.DAMAGED, str(path), "text in it is not UTF-8") from error
    except OSError as error:
        raise RecordsFault(of_errno(error), str(path), error.strerror or str(error)) from error


def _code_of(error: sqlite.Error, path: Path) -> RecordsFaultCode | None:
    said: int | None = getattr(error, "sqlite_errorcode", None) or _SAID.get(str(error))
    if said is None:
        # Text that is not UTF-8 is found by Python, not by SQLite, and only in a damaged page.
        return RecordsFaultCode.DAMAGED if "decode to UTF-8" in str(error) else None
    if said & _PRIMARY == sqlite3.SQLITE_IOERR:
        return _code_of_disk(path)
    return _CODES.get(said & _PRIMARY)


def _code_of_disk(path: Path) -> RecordsFaultCode:
    """Return what the disk says to a page where the log would have it: sqlcipher3 says only that it failed.

    A used-up quota or a limit on the length of files is a full disk to the nurse. The page goes into a file without a
    name.
    """
    log = path.with_name(f"{path.name}-wal")
    try:
        with tempfile.TemporaryFile(dir=path.parent) as tried:
            tried.seek(log.stat().st_size if log.exists() else 0)
            tried.write(bytes(_PAGE_LENGTH))
            tried.flush()
            os.fsync(tried.fileno())
    except OSError as error:
        return of_errno(error)
    return RecordsFaultCode.UNREACHABLE
