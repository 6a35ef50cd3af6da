"""The desk's own record held against its chain."""

from collections.abc import Iterator

from ivig_desk.adapters.chain import first_desk_link
from ivig_desk.adapters.chain_walk import ChainWalk
from ivig_desk.adapters.codec import Unreadable
from ivig_desk.adapters.connection import Database
from ivig_desk.adapters.desk_codec import DESK_COLUMNS, desk_entry
from ivig_desk.domain.record.flaw import Flaw, FlawKind
from ivig_desk.domain.record.head import ChainHead

_ENTRIES = f"SELECT {DESK_COLUMNS}, link FROM desk_events ORDER BY number"  # noqa: S608 - Our columns.
_HEAD = "SELECT number, link FROM desk_head"
_LINK = 9


def desk_flaws(db: Database) -> Iterator[Flaw]:
    """Return what is wrong with the desk's own record; raises sqlcipher3's Error for a damaged page."""
    heads = [ChainHead(version=number, link=link) for number, link in db.execute(_HEAD)]
    rows = db.execute(_ENTRIES).fetchall()
    if not heads and not rows:
        return
    walked = ChainWalk("", first_desk_link())
    for row in rows:
        number = row[0]
        flaw = walked.step(number, row[:_LINK], row[_LINK])
        if flaw is not None:
            yield flaw
        try:
            desk_entry(row[:_LINK])
        except Unreadable as error:
            yield Flaw(kind=FlawKind.ENTRY_UNREADABLE, version=number, until=number, detail=error.detail)
    yield from walked.end(heads[0] if heads else None)
