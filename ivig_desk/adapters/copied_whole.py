"""All that is in one SQLite file brought into another: with the same key or another, and held against it."""

from contextlib import closing
from itertools import zip_longest
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from ivig_desk.adapters.connection import Access, Database, Passphrase, connect, key_text
from ivig_desk.adapters.durable import make_empty
from ivig_desk.adapters.sqlite_faults import faults_named
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.desk.keys import RecordsKey

_CONTENTS = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name"


def copy_records(source: Database, copy: Path, key: RecordsKey, records: Path) -> None:
    """Copy the records as they stand at this moment into a new file; whoever writes meanwhile waits for nothing.

    Raises RecordsFault, of the records where they are what is damaged, else of the copy.
    """
    try:
        make_empty(copy)
        # Named once more inside: when the copy is closed, the disk it filled has room again.
        with faults_named(copy), closing(connect(copy, key, Access.WRITE)) as target, faults_named(copy):
            source.conn.backup(target.conn)
    except RecordsFault as fault:
        if fault.code is RecordsFaultCode.DAMAGED:
            raise RecordsFault(fault.code, str(records), fault.detail) from fault
        raise


def export_whole(source: Database, target: Path, key: RecordsKey | Passphrase) -> None:
    """Write everything in a file into a new one, encrypted from its first byte, durable when this returns.

    Raises sqlcipher3's Error, OSError.
    """
    make_empty(target)
    (application_id,), (version,) = (
        source.execute(f"PRAGMA {named}").fetchone() for named in ("application_id", "user_version")
    )
    source.execute("ATTACH ? AS sealed KEY ?", [str(target.absolute()), key_text(key)])
    try:
        source.execute("SELECT sqlcipher_export('sealed')")
        source.execute(f"PRAGMA sealed.application_id = {application_id}")
        source.execute(f"PRAGMA sealed.user_version = {version}")
    finally:
        source.execute("DETACH sealed")


def require_same(source: Database, copy: Database, path: Path) -> None:
    """Raise RecordsFault where the copy at `path` is damaged, or holds other rows than the source."""
    require_whole(copy, path, "PRAGMA cipher_integrity_check")
    require_whole(copy, path, "PRAGMA integrity_check")
    contents = source.execute(_CONTENTS).fetchall()
    for question in (_CONTENTS, "PRAGMA application_id", "PRAGMA user_version"):
        _require_equal(source, copy, question, path)
    for sort, name, _ in contents:
        if sort in {"table", "view"} and _can_be_read(source, name):
            _require_equal(source, copy, _all_of(name), path)


def require_whole(db: Database, path: Path, check: str) -> None:
    """Raise RecordsFault where one of SQLite's checks of itself finds anything."""
    found = [text for (text,) in db.execute(check).fetchall() if text != "ok"]
    if found:
        raise RecordsFault(RecordsFaultCode.DAMAGED, str(path), str(found[0]))


def _require_equal(old: Database, new: Database, question: str, path: Path) -> None:
    for before, after in zip_longest(old.execute(question), new.execute(question)):
        if before != after:
            raise RecordsFault(RecordsFaultCode.DAMAGED, str(path), "it does not hold what the records do")


def _can_be_read(old: Database, name: str) -> bool:
    """Whether a table or view gives rows: one that a ward added may name what is no longer there."""
    try:
        old.execute(_all_of(name)).fetchone()
    except sqlite.OperationalError as error:
        if "no such" not in str(error):
            raise
        return False
    return True


def _all_of(name: str) -> str:
    quoted = name.replace('"', '""')
    return f'SELECT * FROM "{quoted}"'  # noqa: S608 - The name is one of the file's own, quoted.
