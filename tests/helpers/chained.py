"""The chain by docs/records.md alone, sharing no code with the program; and hands that tamper with records."""

import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from ivig_desk.desk.keys import RecordsKey
from tests.helpers.sealed import KEY, with_key

COLUMNS = 'infusion_id, version, at_us, recorded_at_us, utc_offset_min, monotonic_us, "by", program, kind, body'


def netstrings(*fields: object) -> bytes:
    """Each field as its length in bytes, a colon, the bytes, a comma."""
    whole = b""
    for field in fields:
        text = f"{field}".encode()
        whole += f"{len(text)}:".encode() + text + b","
    return whole


def netstrings_sum(*fields: object) -> str:
    return hashlib.sha256(netstrings(*fields)).hexdigest()


def link_by_hand(before: str, *columns: object) -> str:
    return netstrings_sum(before, *columns)


def first_by_hand(infusion_id: str) -> str:
    return netstrings_sum("ivig-desk chain 1", infusion_id)


def chain_by_hand(file: Path, infusion_id: str) -> list[str]:
    """Every link of an infusion, worked out from the other columns of the file."""
    links = [first_by_hand(infusion_id)]
    with closing(with_key(file, KEY)) as program:
        read = f"SELECT {COLUMNS} FROM events WHERE infusion_id = ? ORDER BY version"  # noqa: S608 - Our columns.
        for row in program.execute(read, (infusion_id,)):
            links.append(link_by_hand(links[-1], *row))
    return links[1:]


@contextmanager
def tampering(file: Path, key: RecordsKey = KEY) -> Iterator[sqlite.Connection]:
    """Another program that takes the guards away, and puts them back word for word when it is done."""
    with closing(with_key(file, key)) as program:
        guards = program.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            program.execute(f"DROP TRIGGER {name}")
        yield program
        for _, sql in guards:
            program.execute(sql)
