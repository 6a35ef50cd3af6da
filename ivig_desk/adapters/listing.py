"""The list of records in their file: a row an infusion, and the words it is found by, kept with each event."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final, cast

from cattrs import Converter
from sqlcipher3.dbapi2 import Connection

from ivig_desk.adapters import codec
from ivig_desk.adapters.codec import Unreadable
from ivig_desk.adapters.conversion import make_converter
from ivig_desk.adapters.documents import Shelf
from ivig_desk.adapters.misread import Misread
from ivig_desk.adapters.rows import COLUMNS, Row, recorded_of
from ivig_desk.desk.faults import RecordsFaultCode
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.events import Recorded
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.infusion.listed import PAST, Listed, listed_after
from ivig_desk.domain.infusion.listed_words import Most, Reach, RowsFound, Search, Term, as_one_word, words_of

# A row whose head is gone is shown all the same, since its record is what is then found to be damaged.
_ROWS = """SELECT body, coalesce(heads.version, 0), coalesce(heads.last_at_us, 0)
FROM listed LEFT JOIN heads ON heads.infusion_id = listed.infusion_id WHERE"""
_LAST_EVENT = "(SELECT rowid FROM events WHERE infusion_id = listed.infusion_id ORDER BY version DESC LIMIT 1)"
_READ = "SELECT place, body FROM listed WHERE infusion_id = ?"
_LAST = "SELECT max(rowid) FROM events"
_ADD = "INSERT INTO listed (infusion_id, phase, identifier, written, body) VALUES (?, ?, ?, ?, ?) RETURNING place"
_CHANGE = "UPDATE listed SET phase = ?, identifier = ?, written = ?, body = ? WHERE place = ?"
_ADD_WORDS = "INSERT INTO found (rowid, words) VALUES (?, ?)"
_REMOVE_WORDS = "DELETE FROM found WHERE rowid = ?"
_FIRST = 2**62
"""No place is so late."""
_PLACE = "SELECT place FROM listed WHERE infusion_id = ?"
_OF_ALL = "SELECT place FROM listed WHERE place < ? ORDER BY place DESC LIMIT ?"
_OF_WORDS = "SELECT rowid FROM found WHERE found MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?"
_EVENTS = f"SELECT rowid, {COLUMNS} FROM events ORDER BY infusion_id, version"  # noqa: S608 - Our column names.
_OF_INFUSION = f"SELECT {COLUMNS} FROM events WHERE infusion_id = ? ORDER BY version"  # noqa: S608 - Our column names.
_DOCUMENT = "SELECT body FROM documents WHERE sha256 = ?"
_IN_HEAD: Final = MappingProxyType({"version": "0", "last_at": Instant(0).text})
"""What every event changes, as the JSON of a row has it before there was any."""
_NOT_LASTING: Final = MappingProxyType(dict.fromkeys(_IN_HEAD))


def keep_listed(connection: Connection, entries: Sequence[Recorded]) -> None:
    """Bring the row of an infusion up to these events, which were just added; inside their transaction.

    A row that cannot be understood keeps no event from being written: it is reckoned anew.
    """
    infusion_id = entries[0].infusion_id
    row = connection.execute(_READ, (infusion_id,)).fetchone()
    if row is None:
        _write(connection, None, None, listed_after(None, *entries), _last(connection))
        return
    place, body = row
    try:
        before = _lasting(body)
    except Unreadable:
        _write(connection, place, None, _from_events(connection, infusion_id), _last(connection))
        return
    after = listed_after(before, *entries)
    if after.phase in PAST or _lasting_of(after) != _lasting_of(before):
        _write(connection, place, before, after, _last(connection))


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
    sought = frozenset(phases)
    # Of those that are past there may be very many, and only the last are read: by their index, not by that of phases.
    some, order = (
        ("written IS NOT NULL AND +phase", "written")
        if sought <= PAST
        else ("phase", f"coalesce(written, {_LAST_EVENT})")
    )
    read = f"{_ROWS} {some} IN ({', '.join('?' * len(sought))}) ORDER BY {order} DESC LIMIT ?"
    return _all(connection.execute(read, (*(phase.value for phase in sought), at_most)))


def found_in(connection: Connection, search: Search, after: str, most: Most) -> RowsFound:
    """Return those that are looked for, the last begun first, from behind the infusion `after` on; empty for all."""
    row = connection.execute(_PLACE, (after,)).fetchone() if after else None
    # Asked once: of words that nearly every row has, finding the places takes longer than reading the rows.
    places = _places(connection, search, _FIRST if row is None else row[0], max(most.rows, most.counted))
    first = places[: most.rows]
    read = f"{_ROWS} place IN ({', '.join('?' * len(first))}) ORDER BY place DESC"
    return RowsFound(rows=_all(connection.execute(read, first)), count=len(places[: most.counted]))


def count_in(connection: Connection, search: Search, at_most: int) -> int:
    """Return how many are looked for; at most so many are counted."""
    found = "FROM found WHERE found MATCH ?" if search.conditions else "FROM listed"
    asked = (_match(search), at_most) if search.conditions else (at_most,)
    (count,) = connection.execute(f"SELECT count(*) FROM (SELECT 1 {found} LIMIT ?)", asked).fetchone()  # noqa: S608 - Ours.
    return int(count)


def of_identifier(connection: Connection, identifier: str) -> tuple[Listed, ...]:
    """Return those of one identifier, the last begun first; of an empty one none."""
    sought = as_one_word(identifier)
    if not sought:
        return ()
    return _all(connection.execute(f"{_ROWS} identifier = ? ORDER BY place DESC", (sought,)))


def written(listed: Listed) -> str:
    """Return the one text of what most events leave as it is in a row of the list; the rest is in the head."""
    return codec.canonical_json({key: value for key, value in _write_row()(listed).items() if key not in _IN_HEAD})


def understood(body: str, version: int, last_at: Instant) -> Listed:
    """Return the row that `written` wrote, with what is in the head of its infusion; raises Unreadable."""
    return replace(_lasting(body), version=version, last_at=last_at)


@lru_cache(maxsize=64)
def _lasting(body: str) -> Listed:
    """Return a row that as yet has no entry; most entries find the same text as the one before."""
    parts = codec.parse("listed", body)
    if not isinstance(parts, dict) or not _IN_HEAD.keys().isdisjoint(parts):
        raise Unreadable(RecordsFaultCode.DAMAGED, "listed: not a row of the list")
    try:
        return _converter().structure(parts | _IN_HEAD, Listed)
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


def _places(connection: Connection, search: Search, before: int, at_most: int) -> list[int]:
    if search.conditions:
        rows = connection.execute(_OF_WORDS, (_match(search), before, at_most))
    else:
        rows = connection.execute(_OF_ALL, (before, at_most))
    return [place for (place,) in rows]


def _match(search: Search) -> str:
    """The conditions as a question to the table `found`; the terms hold letters, digits and marks alone."""
    return " AND ".join(f"({' OR '.join(map(_quoted, condition))})" for condition in search.conditions)


def _quoted(term: Term) -> str:
    return f'"{term.text}"{"*" if term.reach is Reach.BEGINS else ""}'


def _write(connection: Connection, place: int | None, before: Listed | None, after: Listed, last: int) -> None:
    values = (
        after.phase.value,
        as_one_word(after.identifier),
        last if after.phase in PAST else None,
        written(after),
    )
    if place is None:
        (place,) = connection.execute(_ADD, (after.infusion_id, *values)).fetchone()
    else:
        connection.execute(_CHANGE, (*values, place))
    if before is not None and _sought(before) == _sought(after):
        return
    connection.execute(_REMOVE_WORDS, (place,))
    connection.execute(_ADD_WORDS, (place, " ".join(sorted(words_of(after)))))


def _lasting_of(listed: Listed) -> dict[str, object]:
    """What is written of a row, to be compared with each entry: rows made with `replace` take ten times as long."""
    return {**vars(listed), **_NOT_LASTING}


def _sought(listed: Listed) -> tuple[object, ...]:
    """What its words are made of; most events change none of it."""
    typed = (listed.typed_name, listed.typed_identifier, listed.typed_batches)
    return (
        *typed,
        bool(listed.kept),
        listed.plan,
        listed.batches,
        listed.reactions,
        listed.started,
        listed.phase in PAST,
    )


def _last(connection: Connection) -> int:
    (place,) = connection.execute(_LAST).fetchone()
    return int(place)


def _all(rows: Iterable[tuple[str, int, int]]) -> tuple[Listed, ...]:
    return tuple(understood(body, version, Instant(last_at)) for body, version, last_at in rows)


@cache
def _converter() -> Converter:
    return make_converter()


@cache
def _write_row() -> Callable[[Listed], dict[str, object]]:
    return cast("Callable[[Listed], dict[str, object]]", _converter().get_unstructure_hook(Listed))
