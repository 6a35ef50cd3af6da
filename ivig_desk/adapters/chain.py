"""The chain over a record, an infusion's or the desk's own: each link is a checksum over event and link before (S25).

The definition is published in docs/records.md, so that anybody can follow a chain without this program.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256

_BEGINS = "ivig-desk chain 1"
_DESK_BEGINS = "ivig-desk desk chain 1"


def first_link(infusion_id: str) -> str:
    """Return the link that an infusion's first event follows on: 64 hexadecimal digits, of the infusion alone."""
    return _checksum((_BEGINS, infusion_id))


def first_desk_link() -> str:
    """Return the link that the first entry of the desk's own record follows on."""
    return _checksum((_DESK_BEGINS,))


def link_of(row: Sequence[object], before: str) -> str:
    """Return the link of an event: the sha256 over the link before it and every column of its row.

    The columns stand in the order of `rows.COLUMNS`, or of `desk_codec.DESK_COLUMNS`, numbers in decimal digits. The
    documents that a body names stand in it by their checksums, so the link is over these as well.
    """
    return _checksum((before, *row))


def links_of(rows: Iterable[Sequence[object]], before: str) -> tuple[str, ...]:
    """Return the link of each of the events of one chain that follow on one another."""
    links = []
    for row in rows:
        before = link_of(row, before)
        links.append(before)
    return tuple(links)


def _checksum(fields: Sequence[object]) -> str:
    """Each field as its length in bytes, a colon, its UTF-8 and a comma: no two lists of fields give the same bytes."""
    text = "".join([f"{len(one)}:{one}," for one in map(str, fields)])
    if not text.isascii():
        # Characters and bytes are not the same count.
        return sha256(b"".join([b"%d:%b," % (len(one), one) for one in map(str.encode, map(str, fields))])).hexdigest()
    return sha256(text.encode()).hexdigest()
