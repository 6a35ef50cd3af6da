"""What SQLite says, as the fault it is; anything else it says is a bug of ours and passes through."""

import errno
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode

_PRIMARY = 0xFF

_CODES: Mapping[int, RecordsFaultCode] = MappingProxyType(
    {
        sqlite3.SQLITE_READONLY: RecordsFaultCode.READ_ONLY,
        sqlite3.SQLITE_FULL: RecordsFaultCode.DISK_FULL,
        sqlite3.SQLITE_BUSY: RecordsFaultCode.LOCKED,
        sqlite3.SQLITE_LOCKED: RecordsFaultCode.LOCKED,
        sqlite3.SQLITE_PROTOCOL: RecordsFaultCode.LOCKED,  # Too many try for the lock at once.
        sqlite3.SQLITE_CORRUPT: RecordsFaultCode.DAMAGED,
        sqlite3.SQLITE_IOERR_SHORT_READ: RecordsFaultCode.DAMAGED,  # Cut short.
        sqlite3.SQLITE_NOTADB: RecordsFaultCode.DAMAGED,  # Its first bytes were ours: they are looked at before.
        sqlite3.SQLITE_CANTOPEN: RecordsFaultCode.UNREACHABLE,
        sqlite3.SQLITE_PERM: RecordsFaultCode.UNREACHABLE,
        sqlite3.SQLITE_AUTH: RecordsFaultCode.UNREACHABLE,
        sqlite3.SQLITE_IOERR: RecordsFaultCode.UNREACHABLE,
        # A quota or a size limit; a broken disk is noticed when what was written is flushed.
        sqlite3.SQLITE_IOERR_WRITE: RecordsFaultCode.DISK_FULL,
        sqlite3.SQLITE_IOERR_SHMSIZE: RecordsFaultCode.DISK_FULL,
    }
)

_ERRNOS: Mapping[int, RecordsFaultCode] = MappingProxyType(
    {
        errno.EROFS: RecordsFaultCode.READ_ONLY,
        errno.ENOSPC: RecordsFaultCode.DISK_FULL,
        errno.EDQUOT: RecordsFaultCode.DISK_FULL,
        errno.EFBIG: RecordsFaultCode.DISK_FULL,
    }
)


@contextmanager
def faults_named(path: Path) -> Iterator[None]:
    """Turn what goes wrong with the file inside the block into RecordsFault."""
    try:
        yield
    except sqlite3.Error as error:
        code = _code_of(error)
        if code is None:
            raise
        raise RecordsFault(code, str(path), str(error)) from error
    except UnicodeDecodeError as error:
        # What SQLite wanted to say quotes the page that is not text any more.
        raise RecordsFault(RecordsFaultCode.DAMAGED, str(path), "text in it is not UTF-8") from error
    except OSError as error:
        raise RecordsFault(of_errno(error), str(path), error.strerror or str(error)) from error


def of_errno(error: OSError) -> RecordsFaultCode:
    """Return what an error of the operating system means for the records."""
    return _ERRNOS.get(error.errno or 0, RecordsFaultCode.UNREACHABLE)


def _code_of(error: sqlite3.Error) -> RecordsFaultCode | None:
    said: int | None = getattr(error, "sqlite_errorcode", None)
    if said is None:
        # Text that is not UTF-8 is found by Python, not by SQLite, and only in a damaged page.
        return RecordsFaultCode.DAMAGED if "decode to UTF-8" in str(error) else None
    return _CODES.get(said, _CODES.get(said & _PRIMARY))
