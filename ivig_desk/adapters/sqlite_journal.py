"""The record in a SQLite file: events are added in one durable transaction and never changed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from ivig_desk.adapters import listing, schema
from ivig_desk.adapters.chain import first_link, links_of
from ivig_desk.adapters.codec import Unreadable
from ivig_desk.adapters.documents import Document, Shelf
from ivig_desk.adapters.rows import COLUMNS, LinkedRow, Row, recorded_of, rows_of
from ivig_desk.adapters.sequence import require_sequence
from ivig_desk.adapters.sqlite_desk_record import SqliteDeskRecord
from ivig_desk.adapters.watched_file import WatchedFile
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode, VersionTaken
from ivig_desk.desk.keys import RecordsKey
from ivig_desk.desk.ports import InfusionEntry
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.events import Recorded
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.infusion.listed import Listed
from ivig_desk.domain.infusion.listed_words import Most, RowsFound, Search, search_of
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

    def __init__(self, path: Path, key: RecordsKey, keys: Path | None = None) -> None:
        """Open the records at `path` with their key; made where there are none, untouched where they are not ours.

        `keys` is the key store that is to stay beside them, where somebody watches them.
        """
        self._file = WatchedFile(path, key, keys)
        self._shelf = Shelf(self._document)

    def append(self, entries: Sequence[Recorded]) -> None:
        """Write the entries of one infusion, all or none, durable when this returns (S25).

        Raises VersionTaken where one of their versions is already there, ValueError where they do not follow on.
        """
        if not entries:
            return
        require_sequence(entries)
        rows, apart = rows_of(entries)
        with self._file.in_reach() as connection:
            try:
                with _all_or_none(connection):
                    self._add(connection, rows, apart, entries)
            except sqlite.IntegrityError as error:
                raise _refused(error, entries[0]) from error

    def read(self, infusion_id: str) -> tuple[Recorded, ...]:
        """Return an infusion's events by version, each with the link it was written with (S25); empty without any."""
        with self._file.faults_named():
            rows = self._file.connection.execute(_READ_EVENTS, (infusion_id,)).fetchall()
            happened = tuple([self._understood(row[:_EVENT], version) for version, row in enumerate(rows, start=1)])
            self._require_chained(infusion_id, rows)
        return happened

    def entries(self) -> tuple[InfusionEntry, ...]:
        """Return every infusion on file, the last written first."""
        with self._file.faults_named():
            rows = self._file.connection.execute(_READ_ENTRIES).fetchall()
        return tuple(
            InfusionEntry(
                infusion_id=infusion_id,
                version=version,
                first_recorded_at=Instant(first),
                last_recorded_at=Instant(last),
            )
            for infusion_id, version, first, last in rows
        )

    def listed(self, phases: frozenset[Phase], at_most: int) -> tuple[Listed, ...]:
        """Return the infusions in these phases as the list has them, the last written first; no event is read."""
        with self._file.list_named():
            return listing.all_in(self._file.connection, phases, at_most)

    def find(self, text: str, at_most: int) -> tuple[Listed, ...]:
        """Return those that every word of a text finds by what a row says, the last begun first."""
        search = search_of(text)
        return self.search(search, "", Most(rows=at_most)).rows if search.conditions else ()

    def search(self, search: Search, after: str, most: Most) -> RowsFound:
        """Return those looked for, the last begun first, from behind the infusion `after` on; empty for all."""
        with self._file.list_named():
            return listing.found_in(self._file.connection, search, after, most)

    def count(self, search: Search, at_most: int) -> int:
        """Return how many are looked for; at most so many are counted."""
        with self._file.list_named():
            return listing.count_in(self._file.connection, search, at_most)

    def of_identifier(self, identifier: str) -> tuple[Listed, ...]:
        """Return those of one identifier but for case and signs between, the last begun first."""
        with self._file.list_named():
            return listing.of_identifier(self._file.connection, identifier)

    def head(self, infusion_id: str) -> ChainHead | None:
        """Return the last link of an infusion's chain and the version it is of; None where nothing is on record."""
        with self._file.faults_named():
            row = self._file.connection.execute(_READ_HEAD, (infusion_id,)).fetchone()
        return None if row is None else ChainHead(version=row[0], link=row[1])

    def probe(self, infusion_ids: Sequence[str]) -> None:
        """Raise RecordsFault where an entry could not be written now; nothing is written.

        Where the file itself was changed, by a checkpoint or by another hand, these infusions are read from it anew.
        """
        with self._file.faults_named():
            if self._file.was_changed():
                for infusion_id in infusion_ids:
                    self.read(infusion_id)
                self._file.note_read()

    def mark_alive(self, infusion_id: str, now: Instant) -> None:
        """Note that the desk still watches this infusion; the only row that is ever changed."""
        with self._file.in_reach() as connection:
            connection.execute(_MARK_ALIVE, (infusion_id, now.microseconds))

    def last_alive(self, infusion_id: str) -> Instant | None:
        """Return when the desk last watched this infusion, or None where it never did."""
        with self._file.faults_named():
            row = self._file.connection.execute(_LAST_ALIVE, (infusion_id,)).fetchone()
        return None if row is None else Instant(row[0])

    def desk_record(self) -> SqliteDeskRecord:
        """Return the desk's own record, which is in the same file and reached by the same connection."""
        return SqliteDeskRecord(self._file.in_reach, str(self._file.path))

    def close(self) -> None:
        """Give the file back; nothing is lost without it."""
        self._file.close()

    def _add(
        self, connection: sqlite.Connection, rows: Sequence[Row], apart: Sequence[Document], entries: Sequence[Recorded]
    ) -> None:
        for document in apart:
            connection.execute(_ADD_DOCUMENT, (document.sha256, document.body))
        connection.executemany(_ADD_EVENT, self._linked(rows))
        listing.keep_listed(connection, entries)

    def _linked(self, rows: Sequence[Row]) -> list[LinkedRow]:
        """Return the rows with their links; a row before which there is a gap is refused when it is added."""
        infusion_id, version, *_ = rows[0]
        if version == 1:
            before = first_link(infusion_id)
        else:
            (before,) = self._file.connection.execute(_READ_LINK, (infusion_id, version - 1)).fetchone() or ("",)
        return [(*row, link) for row, link in zip(rows, links_of(rows, before), strict=True)]

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
        row = self._file.connection.execute(_READ_DOCUMENT, (checksum,)).fetchone()
        return None if row is None else str(row[0])

    def _understood(self, row: Row, version: int) -> Recorded:
        """Return the event of a row that should hold this version, or name what is wrong with it."""
        if tuple(map(type, row)) != _ROW_TYPES or row[1] != version:
            raise self._damaged(row[0], version, "its row is not there, or is not whole")
        *_, kind, body = row
        try:
            event = self._shelf.read(kind, body)
        except Unreadable as error:
            raise self._damaged(row[0], version, error.detail, error.code) from error
        return recorded_of(row, event)

    def _damaged(
        self, infusion_id: str, version: int, detail: str, code: RecordsFaultCode = RecordsFaultCode.DAMAGED
    ) -> RecordsFault:
        return RecordsFault(code, str(self._file.path), f"infusion {infusion_id}, version {version}: {detail}")


@contextmanager
def _all_or_none(connection: sqlite.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk may have undone the transaction already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _refused(error: sqlite.IntegrityError, first: Recorded) -> Exception:
    match str(error):
        case schema.VERSION_TAKEN:
            return VersionTaken(first.infusion_id, first.version)
        case schema.VERSION_GAP:
            return ValueError(f"infusion {first.infusion_id}: version {first.version} does not follow on")
        case _:
            return error
