"""A dataclass from a table: a key a field, its unit at the key's end, numbers as text, nothing half-right."""

from collections.abc import Callable
from dataclasses import is_dataclass, replace
from enum import Enum
from fractions import Fraction
from types import NoneType
from typing import TypeVar, get_args, get_origin, get_type_hints

from ivig_desk.adapters.toml_table import TomlTable
from ivig_desk.domain.amounts.exact import exact
from ivig_desk.domain.amounts.quantities import (
    Celsius,
    DropsPerMinute,
    GramsPerKg,
    Hertz,
    Kilograms,
    Milliseconds,
    Minutes,
    MmHg,
    Percent,
    Quantity,
    Seconds,
)

RecordT = TypeVar("RecordT")

_NUMBER = 'one exact number, 0 or above, as text: "0.3", not 0.3, "0,3" or "3e-1"'
_COUNT = 'a whole number, as text: "5"'
_UNIT_IN_KEY = {
    Minutes: "_min",
    Seconds: "_s",
    Milliseconds: "_ms",
    Hertz: "_hz",
    DropsPerMinute: "_drops_per_min",
    Celsius: "_c",
    MmHg: "_mmhg",
    Percent: "_percent",
    Kilograms: "_kg",
    GramsPerKg: "_g_per_kg",
}


def record_of(kind: type[RecordT], table: TomlTable) -> RecordT:
    """Return a dataclass, each field read from the key of its name and unit; one that may be None may be missing.

    Raises BadDataFile with file, key, found and accepted.
    """
    hints = get_type_hints(kind)
    keys = {name: name + _unit_in_key(hint) for name, hint in hints.items()}
    optional = [keys[name] for name, hint in hints.items() if NoneType in get_args(hint)]
    table.hold_to(required=[key for key in keys.values() if key not in optional], optional=optional)
    values = {name: _value(hints[name], table, key) for name, key in keys.items() if key in table.entries}
    return made(lambda: kind(**values), table)


def _unit_in_key(hint: object) -> str:
    """Return how a key ends for the unit its field is in."""
    kinds = [hint, *get_args(hint)]
    return next((ending for kind, ending in _UNIT_IN_KEY.items() if kind in kinds), "")


def made(make: Callable[[], RecordT], table: TomlTable) -> RecordT:
    """Return what is made, or raise BadDataFile of this table for the domain's refusal (found, accepted)."""
    try:
        return make()
    except ValueError as refusal:
        found, accepted = refusal.args
        raise replace(table, name="").refused(table.name or "file", found, accepted) from None


def _value(hint: object, table: TomlTable, key: str) -> object:
    """Return the value of a key as the type its field declares."""
    kinds = [kind for kind in get_args(hint) if kind not in (NoneType, Ellipsis)]
    if get_origin(hint) is tuple:
        return _several(kinds[0], table, key)
    kind = kinds[0] if kinds else hint
    if not isinstance(kind, type):
        raise TypeError(kind)
    if issubclass(kind, str):
        return table.text(key)
    if issubclass(kind, Enum):
        return table.word(key, kind)
    if issubclass(kind, Quantity):
        return kind(_number(table, key))
    if is_dataclass(kind):
        return record_of(kind, table.table(key))
    return _count(table, key) if issubclass(kind, int) else _number(table, key)


def _several(kind: type, table: TomlTable, key: str) -> tuple[object, ...]:
    """Return a list of tables, of numbers or of words."""
    if is_dataclass(kind) and not issubclass(kind, Quantity):
        return tuple(record_of(kind, inner) for inner in table.tables(key))
    listed = ((f"{key} {number}", text) for number, text in enumerate(table.texts(key), start=1))
    return tuple(_value(kind, replace(table, entries={name: text}), name) for name, text in listed)


def _number(table: TomlTable, key: str) -> Fraction:
    written = table.entries.get(key)
    if not isinstance(written, str):
        raise table.refused(key, f"{written} without quotes", _NUMBER)
    number = _exact_or_none(written)
    if number is None:
        raise table.refused(key, f'"{written}"', _NUMBER)
    return number


def _count(table: TomlTable, key: str) -> int:
    number = _number(table, key)
    if number.denominator != 1:
        raise table.refused(key, f'"{table.entries[key]}"', _COUNT)
    return number.numerator


def _exact_or_none(written: str) -> Fraction | None:
    try:
        number = exact(written)
    except ValueError:
        return None
    return number if number >= 0 else None
