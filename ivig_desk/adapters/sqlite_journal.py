"""The record in a SQLite file: events are added in one durable transaction and never changed."""

from collections.abc import Sequence
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from ivig_desk.adapters import documents, schema
from ivig_desk.adapters.codec import Unreadable
from ivig_desk.adapters.documents import Document, Shelf
from ivig_desk.adapters.records_file import open_records
from ivig_desk.adapters.sequence import require_sequence
from ivig_desk.adapters.sqlite_faults import faults_named
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode, VersionTaken
from ivig_desk.desk.keys import RecordsKey
from ivig_desk.desk.ports import InfusionEntry
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.infusion.events import Recorded

Row = tuple[str, int, int, int, int, int, str, str, str, str]

_ADD_EVENT = """
INSERT INTO events
    (infusion_id, version, at_us, recorded_at_us, utc_offset_min, monotonic_us, "by", program, kind, body)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_ADD_DOCUMENT = "INSERT OR IGNORE INTO documents (sha256, body) VALUES (?, ?)"
_READ_DOCUMENT = "SELECT body FROM documents WHERE sha256 = ?"
_READ_EVENTS = """
SELECT infusion_id, version, at_us, recorded_at_us, utc_offset_min, monotonic_us, "by", program, kind, body
FROM events WHERE infusion_id = ? ORDER BY version
"""
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


class SqliteJournal:
    """Keeps events in one file; every method raises RecordsFault where the file does not play along."""

    def __init__(self, path: Path, key: RecordsKey) -> None:
        """Open the records at `path` with their key; made where there are none, untouched where they are not ours."""
        self._path = path
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
        rows, apart = _written(entries)
        with faults_named(self._path):
            self._require_in_place()
            try:
                self._add(rows, apart)
            except sqlite.IntegrityError as error:
                raise _refused(error, entries[0]) from error

    def read(self, infusion_id: str) -> tuple[Recorded, ...]:
        """Return an infusion's events by version; empty where there are none."""
        with faults_named(self._path):
            rows = self._db.conn.execute(_READ_EVENTS, (infusion_id,)).fetchall()
            return tuple([self._understood(row, version) for version, row in enumerate(rows, start=1)])

    def entries(self) -> tuple[InfusionEntry, ...]:
        """Return every infusion on file, the last written first."""
        with faults_named(self._path):
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

    def mark_alive(self, infusion_id: str, now: Instant) -> None:
        """Note that the desk still watches this infusion; the only row that is ever changed."""
        with faults_named(self._path):
            self._require_in_place()
            self._db.conn.execute(_MARK_ALIVE, (infusion_id, now.microseconds))

    def last_alive(self, infusion_id: str) -> Instant | None:
        """Return when the desk last watched this infusion, or None where it never did."""
        with faults_named(self._path):
            row = self._db.conn.execute(_LAST_ALIVE, (infusion_id,)).fetchone()
        return None if row is None else Instant(row[0])

    def close(self) -> None:
        """Give the file back; nothing is lost without it."""
        with faults_named(self._path):
            self._db.close()

    def _add(self, rows: Sequence[Row], apart: Sequence[Document]) -> None:
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

    def _require_in_place(self) -> None:
        """Raise where the file was removed or replaced: SQLite would go on writing to a file without a name (S30)."""
        if _place_of(self._path) != self._place:
            raise RecordsFault(RecordsFaultCode.UNREACHABLE, str(self._path), "another file is in its place")

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


def _written(entries: Sequence[Recorded]) -> tuple[list[Row], list[Document]]:
    rows: list[Row] = []
    apart: list[Document] = []
    for entry in entries:
        written = documents.write(entry.event)
        apart += written.documents
        rows.append(
            (
                entry.infusion_id,
                entry.version,
                entry.at.microseconds,
                entry.recorded.wall.microseconds,
                entry.recorded.utc_offset_minutes,
                entry.recorded.monotonic_microseconds,
                entry.by,
                entry.program,
                written.kind,
                written.body,
            )
        )
    return rows, apart


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
