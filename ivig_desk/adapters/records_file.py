"""A records file: made whole or not at all, and looked at before it is touched."""

import os
import tempfile
from pathlib import Path

from ivig_desk.adapters import schema
from ivig_desk.adapters.connection import Access, Database, connect
from ivig_desk.adapters.durable import move_where_none_is
from ivig_desk.adapters.first_page import require_ours, require_writable
from ivig_desk.adapters.migrations import bring_up_to_date
from ivig_desk.adapters.sealing import seal_earlier
from ivig_desk.adapters.sqlite_faults import faults_named
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.desk.keys import RecordsKey


def open_records(path: Path, key: RecordsKey) -> Database:
    """Open the records, ready to be written; made where there are none, untouched where they are not ours.

    They are encrypted with this key, from the first byte (S33). Those of an earlier version are first encrypted, where
    they were not, and then brought to the present format. Raises RecordsFault.
    """
    with faults_named(path):
        seal_earlier(path, key)
        if not path.exists():
            _require_no_remains(path)
            _make(path, key)
        require_ours(path, key)
        require_writable(path)
        return _opened(path, key)


def open_to_verify(path: Path, key: RecordsKey) -> Database:
    """Open records that are there, whether whole or not, encrypted and in the present format; raises RecordsFault."""
    with faults_named(path):
        seal_earlier(path, key)
        require_ours(path, key)
        require_writable(path)
        return _up_to_date(path, key)


def _opened(path: Path, key: RecordsKey) -> Database:
    db = _up_to_date(path, key)
    try:
        _require_whole(db, path)
        # Found now, not at the first vital signs, that another program holds the file.
        db.execute("BEGIN IMMEDIATE")
        db.execute("ROLLBACK")
    except BaseException:
        db.close()
        raise
    return db


def _up_to_date(path: Path, key: RecordsKey) -> Database:
    db = connect(path, key, Access.WRITE)
    try:
        bring_up_to_date(db, path, key)
    except BaseException:
        db.close()
        raise
    return db


def _require_no_remains(path: Path) -> None:
    """Raise RecordsFault where the file is gone but its log is not: SQLite would mix the old log into a new file."""
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        raise RecordsFault(RecordsFaultCode.DAMAGED, str(path), f"the file is gone, but {log.name} is still there")


def _make(path: Path, key: RecordsKey) -> None:
    """Make the file beside its place and move it there whole: a kill leaves all of it or none."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    unfinished = Path(name)
    try:
        db = connect(unfinished, key, Access.WRITE)
        try:
            db.executescript(schema.SCRIPT)
        finally:
            db.close()
        # Where another desk was faster, its file stays.
        move_where_none_is(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def _require_whole(db: Database, path: Path) -> None:
    """Raise RecordsFault where a table, a view or a guard of the record is missing, or other than it was made."""
    found = {sql for (sql,) in db.execute("SELECT sql FROM sqlite_schema")}
    missing = [schema.name_of(definition) for definition in schema.DEFINITIONS if definition not in found]
    if missing:
        detail = f"missing, or not as it was made: {', '.join(missing)}"
        raise RecordsFault(RecordsFaultCode.DAMAGED, str(path), detail)
