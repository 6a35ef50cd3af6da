"""Records of an earlier format brought to the present one: all of it or none, with a copy beside until it is verified.

A step takes the file from one format to the next and is never changed once released. What is only derived, indexes,
guards and views, is renewed after the last step from the definitions of today.
"""

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from sqlcipher3.dbapi2 import Connection, IntegrityError

from ivig_desk.adapters import chain, schema
from ivig_desk.adapters.connection import Database
from ivig_desk.adapters.earlier_formats import FORMAT_1, FORMAT_2
from ivig_desk.adapters.kept_copy import end_copy, keep_copy
from ivig_desk.adapters.listing import list_every_infusion
from ivig_desk.adapters.rows import COLUMNS
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.desk.keys import RecordsKey

_DERIVED = ("view", "trigger", "index")


def bring_up_to_date(db: Database, path: Path, key: RecordsKey) -> None:
    """Bring the open records at `path` to the present format; those that are of it stay as they are.

    The file as it was is kept beside, encrypted with the same key, until the new one was read back from the disk and
    held against it. Killed at any moment, the file is of one format or the other. Raises RecordsFault where the old
    file is not as it was made, or the new one lacks anything of it; sqlcipher3's Error and OSError as they come.
    """
    if _format_of(db.conn) != schema.FORMAT_VERSION:
        _migrate(db.conn, path, key)
    for earlier in _MADE:
        end_copy(path, earlier, key)


def _migrate(connection: Connection, path: Path, key: RecordsKey) -> None:
    # A view that a ward added names one of ours, and would keep a table from being renamed.
    connection.execute("PRAGMA legacy_alter_table=ON")
    connection.execute("BEGIN IMMEDIATE")
    # Another desk may have been faster, and nobody writes from here on.
    found = _format_of(connection)
    try:
        if found < schema.FORMAT_VERSION:
            _require_as_made(connection, path, found)
            keep_copy(path, found, key)
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
    # Whoever looks at the file without its log now finds its format there.
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
    """Each event gets its link, each infusion its head; every other column stays as it was written.

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
        "INSERT INTO heads SELECT infusion_id, version, link, "
        "(SELECT max(at_us) FROM events WHERE infusion_id = last.infusion_id) FROM events AS last "
        "WHERE version = (SELECT max(version) FROM events WHERE infusion_id = last.infusion_id)"
    )
    connection.execute("DROP TABLE events_of_format_1")


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


def _list_anew(connection: Connection) -> None:
    """What a row of the list says and is found by is reckoned from the events; nothing of the old list is needed."""
    connection.execute("DROP TABLE IF EXISTS listed")
    connection.execute("DROP TABLE IF EXISTS words")
    connection.execute(schema.LISTED)
    connection.execute(schema.FOUND)
    list_every_infusion(connection)


_STEPS: tuple[Callable[[Connection], None], ...] = (_chain_every_record, _list_anew)
"""What takes a file from format 1 to 2, from 2 to 3, and so on."""

_MADE: Mapping[int, Mapping[str, str]] = MappingProxyType({1: FORMAT_1, 2: FORMAT_2})
"""What each earlier format made: a guard that is gone is a fault, and never renewed in silence."""
