"""The copy of records as they were before a migration: encrypted with the same key, gone once the new verified."""

from contextlib import closing
from pathlib import Path
from typing import Final

from sqlcipher3.dbapi2 import Connection

from ivig_desk.adapters.connection import Access, connect
from ivig_desk.adapters.durable import make_empty, remove_with_log, sync_folder
from ivig_desk.adapters.rows import COLUMNS
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.desk.keys import RecordsKey

# What no migration changes, in the order it was written; another desk may already have added to the new one.
_KEPT: Final = (
    f"SELECT {COLUMNS} FROM events ORDER BY rowid",  # noqa: S608 - Our own column names.
    "SELECT sha256, body FROM documents ORDER BY rowid",
    "SELECT infusion_id FROM alive ORDER BY rowid",
)


def copy_of(path: Path, found: int) -> Path:
    """Return where the records at `path` are kept as they were in this format."""
    return path.with_name(f"{path.name}.format-{found}")


def keep_copy(path: Path, found: int, key: RecordsKey) -> None:
    """Copy the records while they are open, and put the copy in its place once it is whole.

    Raises RecordsFault where it is not; sqlcipher3's Error and OSError as they come.
    """
    copy = copy_of(path, found)
    # One name, so that what a kill left of an earlier try is found and gone.
    unfinished = path.with_name(f".{copy.name}.copying")
    remove_with_log(unfinished)
    try:
        make_empty(unfinished)
        with (
            closing(connect(path, key, Access.WRITE)) as source,
            closing(connect(unfinished, key, Access.WRITE)) as target,
        ):
            source.conn.backup(target.conn)
        with closing(connect(unfinished, key, Access.LOOK)) as target:
            _require_whole(target.conn, path, "its copy before the migration")
        unfinished.replace(copy)
        sync_folder(copy.parent)
    finally:
        remove_with_log(unfinished)


def end_copy(path: Path, found: int, key: RecordsKey) -> None:
    """Read the records back from the disk, hold them against the copy of this format, and let the copy go.

    Nothing is done where there is none. Raises RecordsFault where the records are damaged or lack anything of the copy,
    which stays; sqlcipher3's Error and OSError as they come.
    """
    copy = copy_of(path, found)
    if not copy.exists():
        return
    with closing(connect(copy, key, Access.LOOK)) as old, closing(connect(path, key, Access.WRITE)) as new:
        _require_whole(new.conn, path, "after the migration")
        for question in _KEPT:
            _require_all_of(old.conn, new.conn, question, path)
    copy.unlink()
    sync_folder(copy.parent)


def _require_whole(connection: Connection, path: Path, when: str) -> None:
    """Raise RecordsFault where a page in use is damaged, wherever it lies, in the file or in its log."""
    (said,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if said != "ok":
        raise RecordsFault(RecordsFaultCode.DAMAGED, str(path), f"{when}: {said}")


def _require_all_of(old: Connection, new: Connection, question: str, path: Path) -> None:
    after = new.execute(question)
    for row in old.execute(question):
        if after.fetchone() != row:
            detail = "after the migration it does not hold what its copy does"
            raise RecordsFault(RecordsFaultCode.DAMAGED, str(path), detail)
