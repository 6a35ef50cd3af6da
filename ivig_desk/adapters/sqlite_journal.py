"""The record in a SQLite file: events are added in one durable transaction and never changed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from ivig_desk.adapters import schema
from ivig_desk.adapters.chain import first_link, links_of
from ivig_desk.adapters.codec import Unreadable
from ivig_desk.adapters.connection import Access, connect
from ivig_desk.adapters.documents import Document, Shelf
from ivig_desk.adapters.records_file import open_records
from ivig_desk.adapters.rows import COLUMNS, LinkedRow, Row, rows_of
from ivig_desk.adapters.sequence import require_sequence
from ivig_desk.adapters.sqlite_desk_record import SqliteDeskRecord
from ivig_desk.adapters.sqlite_faults import faults_named
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode, VersionTaken
from ivig_desk.desk.keys import RecordsKey
from ivig_desk.desk.ports import InfusionEntry
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.infusion.events import Recorded
from ivig_desk.domain.record.head import ChainHead

_ADD_EVENT = f"INSERT INTO events ({COLUMNS}, link) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - Our columns.
_READ_LINK = "SELECT link FROM events WHERE infusion_id = ? AND version = ?"
_READ_HEAD = "SELECT version, link FROM heads WHERE infusion_id = ?"
_ADD_DOCUMENT = "INSERT OR IGNORE INTO documents (sha256, body) VALUES (?, ?)"
_READ_DOCUMENT = "SELECT body FROM documents WHERE sha256 = ?"
# Events and head in one statement, since another desk may append between two.
_READ_EVENTS = f"""
SELECT {", ".join(f"events.{column}" for column in COLUMNS.split(", "))}, events.link, heads.version, heads.link
FROM events LEFT JOIN heads ON heads.infusion_id = events.infusion_id
WHERE events.infusion_id = ? ORDER BY events.version
"""  # noqa: S608 - Our columns.
# The order in which rows were added is kept by their rowid, whatever the wall clock did meanwhile. CROSS JOIN keeps
# SQLite from reading every event to find the last ones.
_READ_ENTRIES = """
SELECT first.infusion_id, last.version, first.recorded_at_us, last.recorded_at_us
FROM events AS first CROSS JOIN events AS last ON last.infusion_id = first.infusion_id AND last.version = (
    SELECT max(version) FROM events WHERE infusion_id = first.infusion_id)
WHERE first.version = 1 ORDER BY last.rowid DESC
"""
_MARK_ALIVE = """
INSERT INTO alive (infusion_id, alive_us) VALUES (?, ?)
ON CONFLICT (infusion_id) DO UPDATE SET alive_us = excluded.alive_us
"""
_LAST_ALIVE = "SELECT alive_us FROM alive WHERE infusion_id = ?"
_ROW_TYPES = (str, int, int, int, int, int, str, str, str, str)
_EVENT = len(_ROW_TYPES)
_HEAD = _EVENT + 1
_ReadRow = tuple[str, int, int, int, int, int, str, str, str, str, str, int | None, str | None]


class SqliteJournal:
    """Keeps events in one file; every method raises RecordsFault where the file does not play along."""

    def __init__(self, path: Path, key: RecordsKey) -> None:
        """Open the records at `path` with their key; made where there are none, untouched where they are not ours."""
        self._path = path
        self._key = key
        self._db = open_records(path, key)
        self._place = _place_of(path)
        self._shelf = Shelf(self._document)

    def append(self, entries: Sequence[Recorded]) -> None:
        """Write the entries of one infusion, all or none, durable when this returns (S25).

        Raises VersionTaken where one of their versions is already there, ValueError where they do not follow on.
        """
        if not entries:
            return
        require_sequence(entries)
        rows, apart = rows_of(entries)
        with self._faults_named():
            self._require_in_place()
            try:
                self._add(self._linked(rows), apart)
            except sqlite.IntegrityError as error:
                raise _refused(error, entries[0]) from error

    def read(self, infusion_id: str) -> tuple[Recorded, ...]:
        """Return an infusion's events by version, each with the link it was written with (S25); empty without any."""
        with self._faults_named():
            rows = self._db.conn.execute(_READ_EVENTS, (infusion_id,)).fetchall()
            happened = tuple([self._understood(row[:_EVENT], version) for version, row in enumerate(rows, start=1)])
            self._require_chained(infusion_id, rows)
        return happened

    def entries(self) -> tuple[InfusionEntry, ...]:
        """Return every infusion on file, the last written first."""
        with self._faults_named():
            rows = self._db.conn.execute(_READ_ENTRIES).fetchall()
        return tuple(
            InfusionEntry(
                infusion_id=infusion_id,
                version=version,
                first_recorded_at=Instant(first),
                last_recorded_at=Instant(last),
            )
            for infusion_id, version, first, last in rows
        )

    def head(self, infusion_id: str) -> ChainHead | None:
        """Return the last link of an infusion's chain and the version it is of; None where nothing is on record."""
        with self._faults_named():
            row = self._db.conn.execute(_READ_HEAD, (infusion_id,)).fetchone()
        return None if row is None else ChainHead(version=row[0], link=row[1])

    def mark_alive(self, infusion_id: str, now: Instant) -> None:
        """Note that the desk still watches this infusion; the only row that is ever changed."""
        with self._faults_named():
            self._require_in_place()
            self._db.conn.execute(_MARK_ALIVE, (infusion_id, now.microseconds))

    def last_alive(self, infusion_id: str) -> Instant | None:
        """Return when the desk last watched this infusion, or None where it never did."""
        with self._faults_named():
            row = self._db.conn.execute(_LAST_ALIVE, (infusion_id,)).fetchone()
        return None if row is None else Instant(row[0])

    def desk_record(self) -> SqliteDeskRecord:
        """Return the desk's own record, which is in the same file and reached by the same connection."""
        return SqliteDeskRecord(self._in_reach, str(self._path))

    def close(self) -> None:
        """Give the file back; nothing is lost without it."""
        with self._faults_named():
            self._db.close()

    @contextmanager
    def _in_reach(self) -> Iterator[sqlite.Connection]:
        with self._faults_named():
            self._require_in_place()
            yield self._db.conn

    @contextmanager
    def _faults_named(self) -> Iterator[None]:
        """Name what goes wrong, and go on with a fresh connection after a damaged page.

        SQLCipher writes nothing any more through a connection that met one, even where what was read only looks
        otherwise: of one patient's old record, it would keep every other's from being written (S30).
        """
        try:
            with faults_named(self._path):
                yield
        except RecordsFault as fault:
            if fault.code is RecordsFaultCode.DAMAGED:
                with suppress(sqlite.Error):
                    # Opened before the other is closed, which then brings no log into the file.
                    fresh = connect(self._path, self._key, Access.WRITE)
                    self._db.close()
                    self._db = fresh
            raise

    def _add(self, rows: Sequence[LinkedRow], apart: Sequence[Document]) -> None:
        connection = self._db.conn
        if len(rows) == 1 and not apart:
            # One statement is a transaction by itself, and most commands have one event.
            connection.execute(_ADD_EVENT, rows[0])
            return
        connection.execute("BEGIN IMMEDIATE")
        try:
            for document in apart:
                connection.execute(_ADD_DOCUMENT, (document.sha256, document.body))
            connection.executemany(_ADD_EVENT, rows)
            connection.execute("COMMIT")
        except BaseException:
            # A full disk may have undone the transaction already.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

    def _linked(self, rows: Sequence[Row]) -> list[LinkedRow]:
        """Return the rows with their links; a row before which there is a gap is refused when it is added."""
        infusion_id, version, *_ = rows[0]
        if version == 1:
            before = first_link(infusion_id)
        else:
            (before,) = self._db.conn.execute(_READ_LINK, (infusion_id, version - 1)).fetchone() or ("",)
        return [(*row, link) for row, link in zip(rows, links_of(rows, before), strict=True)]

    def _require_in_place(self) -> None:
        """Raise where the file was removed or replaced: SQLite would go on writing to a file without a name (S30)."""
        if _place_of(self._path) != self._place:
            raise RecordsFault(RecordsFaultCode.UNREACHABLE, str(self._path), "another file is in its place")

    def _require_chained(self, infusion_id: str, rows: Sequence[_ReadRow]) -> None:
        """Raise RecordsFault where an event is not as it was written, or the record does not end with its head."""
        links = links_of([row[:_EVENT] for row in rows], first_link(infusion_id))
        for row, link in zip(rows, links, strict=True):
            if row[_EVENT] != link:
                raise self._damaged(infusion_id, row[1], "its link does not fit: it is not as it was written")
        if rows and rows[-1][_HEAD:] != (len(rows), links[-1]):
            raise self._damaged(infusion_id, len(rows), "it is the last, and the head of the record is another")
        if not rows and self.head(infusion_id) is not None:
            raise self._damaged(infusion_id, 1, "it is gone, and the head of the record is there")

    def _document(self, checksum: str) -> str | None:
        row = self._db.conn.execute(_READ_DOCUMENT, (checksum,)).fetchone()
        return None if row is None else str(row[0])

    def _understood(self, row: Row, version: int) -> Recorded:
        """Return the event of a row that should hold this version, or name what is wrong with it."""
        if tuple(map(type, row)) != _ROW_TYPES or row[1] != version:
            raise self._damaged(row[0], version, "its row is not there, or is not whole")
        infusion_id, _, at, recorded, offset, monotonic, by, program, kind, body = row
        try:
            event = self._shelf.read(kind, body)
        except Unreadable as error:
            raise self._damaged(infusion_id, version, error.detail, error.code) from error
        return Recorded(
            infusion_id=infusion_id,
            version=version,
            at=Instant(at),
            recorded=ClockReading(wall=Instant(recorded), utc_offset_minutes=offset, monotonic_microseconds=monotonic),
            by=by,
            program=program,
            event=event,
        )

    def _damaged(
        self, infusion_id: str, version: int, detail: str, code: RecordsFaultCode = RecordsFaultCode.DAMAGED
    ) -> RecordsFault:
        return RecordsFault(code, str(self._path), f"infusion {infusion_id}, version {version}: {detail}")


def _refused(error: sqlite.IntegrityError, first: Recorded) -> Exception:
    match str(error):
        case schema.VERSION_TAKEN:
            return VersionTaken(first.infusion_id, first.version)
        case schema.VERSION_GAP:
            return ValueError(f"infusion {first.infusion_id}: version {first.version} does not follow on")
        case _:
            return error


def _place_of(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino
