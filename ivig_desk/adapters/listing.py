"""The list of records in their file: a row an infusion, and the words it is found by, kept with each event."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import cast

from cattrs import Converter
from sqlcipher3.dbapi2 import Connection

from ivig_desk.adapters import codec
from ivig_desk.adapters.codec import Unreadable
from ivig_desk.adapters.conversion import make_converter
from ivig_desk.adapters.documents import Shelf
from ivig_desk.adapters.misread import Misread
from ivig_desk.adapters.rows import COLUMNS, Row, recorded_of
from ivig_desk.desk.faults import RecordsFaultCode
from ivig_desk.domain.infusion.events import Recorded
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.infusion.listed import Listed, as_one_word, listed_after, words_of
from ivig_desk.domain.patient.identity import folded_words

_READ = "SELECT place, body FROM listed WHERE infusion_id = ?"
_LAST = "SELECT max(rowid) FROM events"
_ADD = "INSERT INTO listed (infusion_id, phase, identifier, written, body) VALUES (?, ?, ?, ?, ?) RETURNING place"
_CHANGE = "UPDATE listed SET phase = ?, identifier = ?, written = ?, body = ? WHERE place = ?"
_ADD_WORD = "INSERT INTO words (word, place) VALUES (?, ?)"
_REMOVE_WORD = "DELETE FROM words WHERE word = ? AND place = ?"
_OF_WORD = "SELECT place FROM words WHERE word >= ? AND word < ?"
_AFTER_ALL = "\U0010ffff"
_EVENTS = f"SELECT rowid, {COLUMNS} FROM events ORDER BY infusion_id, version"  # noqa: S608 - Our column names.
_OF_INFUSION = f"SELECT {COLUMNS} FROM events WHERE infusion_id = ? ORDER BY version"  # noqa: S608 - Our column names.
_DOCUMENT = "SELECT body FROM documents WHERE sha256 = ?"
_REMOVE_WORDS = "DELETE FROM words WHERE place = ?"


def keep_listed(connection: Connection, entries: Sequence[Recorded]) -> None:
    """Bring the row of an infusion up to these events, which were just added; inside their transaction.

    A row that cannot be understood keeps no event from being written: it is reckoned anew.
    """
    infusion_id = entries[0].infusion_id
    row = connection.execute(_READ, (infusion_id,)).fetchone()
    (last,) = connection.execute(_LAST).fetchone()
    if row is None:
        place, before = None, None
    else:
        try:
            place, before = row[0], understood(row[1])
        except Unreadable:
            connection.execute(_REMOVE_WORDS, (row[0],))
            _write(connection, row[0], None, _from_events(connection, infusion_id), last)
            return
    _write(connection, place, before, listed_after(before, *entries), last)


def list_every_infusion(connection: Connection) -> None:
    """Make the list anew from the events; one that cannot be understood adds nothing to its row."""
    shelf = _shelf(connection)
    listed: dict[str, tuple[int, int, Listed | None]] = {}
    for place, *row in connection.execute(_EVENTS):
        first, last, before = listed.get(row[0], (place, place, None))
        listed[row[0]] = (min(first, place), max(last, place), listed_with(before, cast("Row", tuple(row)), shelf))
    # In the order they were begun, so that their places say which is the latest.
    for _, last, found in sorted(listed.values(), key=lambda one: one[0]):
        if found is not None:
            _write(connection, None, None, found, last)


def listed_with(listed: Listed | None, row: Row, shelf: Shelf) -> Listed | None:
    """Return a row of the list after the event of one more row; unchanged where that cannot be understood."""
    try:
        event = shelf.read(row[8], row[9])
    except Unreadable:
        return listed
    return listed_after(listed, recorded_of(row, event))


def all_in(connection: Connection, phases: Iterable[Phase], at_most: int) -> tuple[Listed, ...]:
    """Return those in these phases, the last written first."""
    values = [phase.value for phase in phases]
    read = f"SELECT body FROM listed WHERE phase IN ({', '.join('?' * len(values))}) ORDER BY written DESC LIMIT ?"  # noqa: S608 - Places for values.
    return _all(connection.execute(read, (*values, at_most)))


def found_in(connection: Connection, text: str, at_most: int) -> tuple[Listed, ...]:
    """Return those that every word of a text finds, the last begun first."""
    words = folded_words(text)
    if not words:
        return ()
    places = " INTERSECT ".join([_OF_WORD] * len(words))
    read = f"SELECT body FROM listed WHERE place IN ({places}) ORDER BY place DESC LIMIT ?"  # noqa: S608 - Ours alone.
    return _all(connection.execute(read, (*(end for word in words for end in (word, word + _AFTER_ALL)), at_most)))


def of_identifier(connection: Connection, identifier: str) -> tuple[Listed, ...]:
    """Return those of one identifier, the last begun first; of an empty one none."""
    sought = as_one_word(identifier)
    if not sought:
        return ()
    return _all(connection.execute("SELECT body FROM listed WHERE identifier = ? ORDER BY place DESC", (sought,)))


def written(listed: Listed) -> str:
    """Return the one text of a row of the list."""
    return codec.canonical_json(_converter().unstructure(listed))


def understood(body: str) -> Listed:
    """Return the row that `written` wrote; raises Unreadable."""
    try:
        return _converter().structure(codec.parse("listed", body), Listed)
    except Misread as error:
        raise Unreadable(RecordsFaultCode.DAMAGED, f"listed: {error}") from error


def _from_events(connection: Connection, infusion_id: str) -> Listed:
    shelf, listed = _shelf(connection), None
    for row in connection.execute(_OF_INFUSION, (infusion_id,)).fetchall():
        listed = listed_with(listed, row, shelf)
    if listed is None:
        raise Unreadable(RecordsFaultCode.DAMAGED, f"infusion {infusion_id}: none of its entries can be understood")
    return listed


def _shelf(connection: Connection) -> Shelf:
    def body(checksum: str) -> str | None:
        row = connection.execute(_DOCUMENT, (checksum,)).fetchone()
        return None if row is None else str(row[0])

    return Shelf(body)


def _write(connection: Connection, place: int | None, before: Listed | None, after: Listed, last: int) -> None:
    values = (after.phase.value, as_one_word(after.identifier), last, written(after))
    if place is None:
        (place,) = connection.execute(_ADD, (after.infusion_id, *values)).fetchone()
    else:
        connection.execute(_CHANGE, (*values, place))
    if before is not None and _sought(before) == _sought(after):
        return
    old = frozenset() if before is None else words_of(before)
    new = words_of(after)
    connection.executemany(_REMOVE_WORD, [(word, place) for word in sorted(old - new)])
    connection.executemany(_ADD_WORD, [(word, place) for word in sorted(new - old)])


def _sought(listed: Listed) -> tuple[object, ...]:
    """What its words are made of; most events change none of it."""
    return listed.typed_name, listed.typed_identifier, listed.plan, listed.batches


def _all(rows: Iterable[tuple[str]]) -> tuple[Listed, ...]:
    return tuple(understood(body) for (body,) in rows)


@cache
def _converter() -> Converter:
    return make_converter()
