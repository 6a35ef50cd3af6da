"""A records file: made whole or not at all, and looked at before it is touched."""

import os
import tempfile
from pathlib import Path

from ivig_desk.adapters import schema
from ivig_desk.adapters.connection import Database, connect
from ivig_desk.adapters.migrations import bring_up_to_date
from ivig_desk.adapters.sqlite_faults import faults_named
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode

_MAGIC = b"SQLite format 3\x00"
_HEADER_LENGTH = 100
_FORMAT_VERSION = slice(60, 64)
_APPLICATION_ID = slice(68, 72)


def open_records(path: Path) -> Database:
    """Open the records, ready to be written; made where there are none, untouched where they are not ours.

    Records of an earlier format are brought to the present one first.

    Raises RecordsFault.
    """
    with faults_named(path):
        if not path.exists():
            _require_no_remains(path)
            _make(path)
        _require_ours(path)
        _require_writable(path)
        return _opened(path)


def open_to_verify(path: Path) -> Database:
    """Open records that are there, whether whole or not, in the present format; raises RecordsFault."""
    with faults_named(path):
        _require_ours(path)
        _require_writable(path)
        db = connect(path)
        try:
            bring_up_to_date(db, path)
        except BaseException:
            db.close()
            raise
        return db


def _opened(path: Path) -> Database:
    db = connect(path)
    try:
        bring_up_to_date(db, path)
        _require_whole(db, path)
        # Found now, not at the first vital signs, that another program holds the file.
        db.execute("BEGIN IMMEDIATE")
        db.execute("ROLLBACK")
    except BaseException:
        db.close()
        raise
    return db


def _require_no_remains(path: Path) -> None:
    """Raise RecordsFault where the file is gone but its log is not: SQLite would mix the old log into a new file."""
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        raise RecordsFault(RecordsFaultCode.DAMAGED, str(path), f"the file is gone, but {log.name} is still there")


def _make(path: Path) -> None:
    """Make the file beside its place and move it there whole: a kill leaves all of it or none."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    unfinished = Path(name)
    try:
        db = connect(unfinished)
        try:
            db.executescript(schema.SCRIPT)
        finally:
            db.close()
        _move(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def _move(unfinished: Path, path: Path) -> None:
    """Put the file in its place; where another desk was faster, its file stays."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        return
    except OSError:
        # This file system knows no second name for a file.
        unfinished.rename(path)


def _require_ours(path: Path) -> None:
    """Raise RecordsFault where the first bytes say that the file is another program's, cut short or too new."""
    with path.open("rb") as file:
        header = file.read(_HEADER_LENGTH)
    if not header.startswith(_MAGIC):
        code = RecordsFaultCode.DAMAGED if _MAGIC.startswith(header) else RecordsFaultCode.NOT_OURS
        raise RecordsFault(code, str(path), "it does not begin as a records file does")
    if len(header) < _HEADER_LENGTH:
        raise RecordsFault(RecordsFaultCode.DAMAGED, str(path), f"cut short to {len(header)} bytes")
    if int.from_bytes(header[_APPLICATION_ID]) != schema.APPLICATION_ID:
        raise RecordsFault(RecordsFaultCode.NOT_OURS, str(path), "an SQLite file that another program made")
    version = int.from_bytes(header[_FORMAT_VERSION])
    if version > schema.FORMAT_VERSION:
        detail = f"its format is {version}; this program knows formats up to {schema.FORMAT_VERSION}"
        raise RecordsFault(RecordsFaultCode.TOO_NEW, str(path), detail)


def _require_writable(path: Path) -> None:
    """Raise RecordsFault where file or folder may only be read; SQLite would leave files of its own beside it."""
    as_who_opens_it = os.access in os.supports_effective_ids
    for place in (path, path.parent):
        if not os.access(place, os.W_OK, effective_ids=as_who_opens_it):
            raise RecordsFault(RecordsFaultCode.READ_ONLY, str(path), f"{place} may only be read")


def _require_whole(db: Database, path: Path) -> None:
    """Raise RecordsFault where a table, a view or a guard of the record is missing, or other than it was made."""
    found = {sql for (sql,) in db.execute("SELECT sql FROM sqlite_schema")}
    missing = [schema.name_of(definition) for definition in schema.DEFINITIONS if definition not in found]
    if missing:
        detail = f"missing, or not as it was made: {', '.join(missing)}"
        raise RecordsFault(RecordsFaultCode.DAMAGED, str(path), detail)
