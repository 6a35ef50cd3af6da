"""The desk's own record in the records file, over the connection that the journal has to it."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from sqlcipher3.dbapi2 import Connection

from ivig_desk.adapters.chain import first_desk_link, links_of
from ivig_desk.adapters.codec import Unreadable
from ivig_desk.adapters.desk_codec import DESK_COLUMNS, DeskRow, desk_entry, desk_rows
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.domain.record.desk_events import DeskEntry, ward_name

_ADD = f"INSERT INTO desk_events ({DESK_COLUMNS}, link) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - Our columns.
_READ = f"SELECT {DESK_COLUMNS}, link FROM desk_events ORDER BY number"  # noqa: S608 - Our columns.
_HEAD = "SELECT number, link FROM desk_head"
_LINK = 9

Opened = Callable[[], AbstractContextManager[Connection]]
"""Gives the connection for as long as it is used; raises RecordsFault for what goes wrong meanwhile."""


class SqliteDeskRecord:
    """Fulfils `desk.ports.desk_record.DeskRecord`."""

    def __init__(self, opened: Opened, file: str) -> None:
        """Read and write through this connection to the records file of this name."""
        self._opened = opened
        self._file = file

    def append(self, entries: Sequence[DeskEntry]) -> None:
        """Write the entries after all that are there, all or none, durable when this returns."""
        with self._opened() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                number, before = connection.execute(_HEAD).fetchone() or (0, first_desk_link())
                rows = desk_rows(entries, number)
                linked = zip(rows, links_of(rows, before), strict=True)
                connection.executemany(_ADD, [(*row, link) for row, link in linked])
                connection.execute("COMMIT")
            except BaseException:
                # A full disk may have undone the transaction already.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def read(self) -> tuple[DeskEntry, ...]:
        """Return every entry, the first first, each with the link it was written with."""
        with self._opened() as connection:
            connection.execute("BEGIN")
            try:
                rows = connection.execute(_READ).fetchall()
                head = connection.execute(_HEAD).fetchone()
            finally:
                connection.execute("ROLLBACK")
            self._require_chained(rows, head)
            return tuple([self._understood(row[:_LINK]) for row in rows])

    def ward_name(self) -> str:
        """Return the name of the ward as it was given last; empty where it never was."""
        return ward_name(self.read())

    def _require_chained(self, rows: Sequence[tuple[object, ...]], head: tuple[int, str] | None) -> None:
        """Raise RecordsFault where an entry is not as it was written, or the record does not end with its head."""
        links = links_of([row[:_LINK] for row in rows], first_desk_link())
        for number, (row, link) in enumerate(zip(rows, links, strict=True), start=1):
            if (row[0], row[_LINK]) != (number, link):
                raise self._damaged(number, "it is not as it was written")
        if head != ((len(rows), links[-1]) if rows else None):
            raise self._damaged(len(rows), "it is the last, and the head is another")

    def _understood(self, row: DeskRow) -> DeskEntry:
        try:
            return desk_entry(row)
        except Unreadable as error:
            raise self._damaged(row[0], error.detail, error.code) from error

    def _damaged(self, number: int, detail: str, code: RecordsFaultCode = RecordsFaultCode.DAMAGED) -> RecordsFault:
        return RecordsFault(code, self._file, f"the desk's record, entry {number}: {detail}")
