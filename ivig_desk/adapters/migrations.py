"""Records of an earlier format brought to the present one: all of it or none, with a copy of the old file beside.

A step takes the file from one format to the next and is never changed once released. What is only derived, indexes,
guards and views, is renewed after the last step from the definitions of today.
"""

import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from sqlite3 import Connection, IntegrityError
from types import MappingProxyType

from ivig_desk.adapters import chain, schema
from ivig_desk.adapters.connection import Database, connect
from ivig_desk.adapters.durable import sync_folder
from ivig_desk.adapters.earlier_formats import FORMAT_1
from ivig_desk.adapters.rows import COLUMNS
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode

_DERIVED = ("view", "trigger", "index")


def bring_up_to_date(db: Database, path: Path) -> None:
    """Bring the open records at `path` to the present format; nothing is done to those that are of it.

    The file as it was is kept beside as `NAME.format-N`. Killed at any moment, the file is of one format or the other.
    Raises RecordsFault where the old file is not as it was made, sqlite3.Error and OSError as they come.
    """
    connection = db.conn
    if _format_of(connection) == schema.FORMAT_VERSION:
        return
    # A view that a ward added names one of ours, and would keep a table from being renamed.
    connection.execute("PRAGMA legacy_alter_table=ON")
    connection.execute("BEGIN IMMEDIATE")
    # Another desk may have been faster, and nobody writes from here on.
    found = _format_of(connection)
    try:
        if found < schema.FORMAT_VERSION:
            _require_as_made(connection, path, found)
            _keep_copy(path, path.with_name(f"{path.name}.format-{found}"))
            _step_up(connection, found)
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if isinstance(error, IntegrityError):
            raise RecordsFault(
                RecordsFaultCode.DAMAGED, str(path), f"a row is not what format {found} let in"
            ) from error
        raise
    connection.execute("PRAGMA legacy_alter_table=OFF")
    # The first bytes of the file itself now say its format to whoever only looks at these.
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _step_up(connection: Connection, found: int) -> None:
    for name in _MADE[found]:
        sort, _, own = name.partition(" ")
        if sort in _DERIVED:
            connection.execute(f"DROP {sort} {own}")
    for step in _STEPS[found - 1 :]:
        step(connection)
    there = {sql for (sql,) in connection.execute("SELECT sql FROM sqlite_schema")}
    for definition in schema.DEFINITIONS:
        if definition not in there:
            connection.execute(definition)
    connection.execute(f"PRAGMA user_version = {schema.FORMAT_VERSION}")


def _chain_every_record(connection: Connection) -> None:
    """From 1 to 2: each event gets its link, each infusion its head; every other column stays as it was written.

    The links say that nothing was changed since today; what was changed before, no chain can know.
    """
    connection.execute("ALTER TABLE events RENAME TO events_of_format_1")
    connection.execute(schema.EVENTS)
    connection.execute(schema.HEADS)
    places = f"rowid, {COLUMNS}, link"
    add = f"INSERT INTO events ({places}) VALUES ({', '.join('?' * (len(COLUMNS.split(',')) + 2))})"  # noqa: S608 - Ours.
    read = f"SELECT rowid, {COLUMNS} FROM events_of_format_1 ORDER BY infusion_id, version"  # noqa: S608 - Our columns.
    infusion_id, link = None, ""
    for place, *row in connection.execute(read):
        if row[0] != infusion_id:
            infusion_id, link = row[0], chain.first_link(row[0])
        link = chain.link_of(row, link)
        connection.execute(add, (place, *row, link))
    connection.execute(
        "INSERT INTO heads SELECT infusion_id, version, link FROM events AS last "
        "WHERE version = (SELECT max(version) FROM events WHERE infusion_id = last.infusion_id)"
    )
    connection.execute("DROP TABLE events_of_format_1")


def _keep_copy(path: Path, copy: Path) -> None:
    """Copy the records while they are open, beside themselves, and put the copy in its place once it is whole."""
    handle, name = tempfile.mkstemp(prefix=f".{copy.name}.", dir=path.parent)
    os.close(handle)
    unfinished = Path(name)
    try:
        with closing(connect(path)) as source, closing(connect(unfinished)) as target:
            source.conn.backup(target.conn)
            _require_whole_pages(target.conn, path)
        unfinished.replace(copy)
        sync_folder(copy.parent)
    finally:
        unfinished.unlink(missing_ok=True)


def _require_whole_pages(connection: Connection, path: Path) -> None:
    (said,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if said != "ok":
        raise RecordsFault(RecordsFaultCode.DAMAGED, str(path), f"its copy before the migration: {said}")


def _require_as_made(connection: Connection, path: Path, found: int) -> None:
    """Raise RecordsFault where a part of an old file is missing, or other than that format made it."""
    there = {
        f"{sort} {name}": sha256(sql.encode()).hexdigest()
        for sort, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    }
    missing = [name.partition(" ")[2] for name, checksum in _MADE[found].items() if there.get(name) != checksum]
    if missing:
        detail = f"missing, or not as format {found} made it: {', '.join(missing)}"
        raise RecordsFault(RecordsFaultCode.DAMAGED, str(path), detail)


def _format_of(connection: Connection) -> int:
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    return int(found)


_STEPS: tuple[Callable[[Connection], None], ...] = (_chain_every_record,)
"""What takes a file from format 1 to 2, from 2 to 3, and so on."""

_MADE: Mapping[int, Mapping[str, str]] = MappingProxyType({1: FORMAT_1})
"""What each earlier format made: a guard that is gone is a fault, and never renewed in silence."""
