"""Reads every part of a file though some are at fault, so that a pharmacist mends it in one go (S4)."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from ivig_desk.adapters.toml_table import TomlTable
from ivig_desk.desk.faults import BadDataFile, all_of

ReadT = TypeVar("ReadT")


def gathered(made: type[ReadT], *checks: Callable[[], object], **parts: Callable[[], object]) -> ReadT:
    """Return what is made of all parts, each read by the name of its field, once every check has passed.

    Raises BadDataFile with the faults of all of them; what two of them say of one value is said once.
    """
    faults: list[BadDataFile] = []
    for check in checks:
        _noted(check, faults)
    values = {name: _noted(read, faults) for name, read in parts.items()}
    if faults:
        raise all_of(_once(faults))
    return made(**values)


def gathered_each(read: Callable[[TomlTable], ReadT], tables: Iterable[TomlTable]) -> tuple[ReadT, ...]:
    """Return every table read; raises BadDataFile with the faults of all of them."""
    faults: list[BadDataFile] = []
    parts = [part for table in tables if (part := _read(read, table, faults)) is not None]
    if faults:
        raise all_of(_once(faults))
    return tuple(parts)


def _read(read: Callable[[TomlTable], ReadT], table: TomlTable, faults: list[BadDataFile]) -> ReadT | None:
    try:
        return read(table)
    except BadDataFile as fault:
        faults.extend(fault.every)
        return None


def _noted(read: Callable[[], object], faults: list[BadDataFile]) -> object:
    try:
        return read()
    except BadDataFile as fault:
        faults.extend(fault.every)
        return None


def _once(faults: list[BadDataFile]) -> list[BadDataFile]:
    """Each fault once: a missing key is found by who asks for it and by who lists the keys."""
    said: dict[tuple[str, str], BadDataFile] = {}
    for fault in faults:
        said.setdefault((fault.name, fault.found), fault)
    return list(said.values())
