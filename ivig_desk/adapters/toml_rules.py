"""The ward's rules and the weight reference from data files: a key a field, numbers as text, nothing half-right."""

import csv
from collections.abc import Callable
from dataclasses import is_dataclass, replace
from enum import Enum
from fractions import Fraction
from pathlib import Path
from types import NoneType
from typing import TypeVar, get_args, get_origin, get_type_hints

from ivig_desk.adapters.toml_table import TomlTable, file_bytes, toml_table
from ivig_desk.desk.faults import BadDataFile
from ivig_desk.domain.amounts.exact import exact
from ivig_desk.domain.amounts.quantities import Celsius, GramsPerKg, Kilograms, Minutes, MmHg, Percent, Quantity
from ivig_desk.domain.formulary.posology import DoseBounds
from ivig_desk.domain.monitoring.bands import Bands
from ivig_desk.domain.monitoring.rules import WardRules
from ivig_desk.domain.monitoring.schedule import Schedule
from ivig_desk.domain.patient.plausibility import AdultWeights, ChildWeights, WeightChange, WeightReference, WeightRow
from ivig_desk.domain.reactions.signs import SignEntry

BANDS = "bands.toml"
SCHEDULE = "schedule.toml"
SIGNS = "signs.toml"
WEIGHT_LIMITS = "weight_adult.toml"
POSOLOGY = "posology.toml"
WEIGHT_FOR_AGE = "weight_for_age.csv"

RecordT = TypeVar("RecordT")

_NUMBER = 'one exact number, 0 or above, as text: "0.3", not 0.3, "0,3" or "3e-1"'
_UNIT_IN_KEY = {
    Minutes: "_min",
    Celsius: "_c",
    MmHg: "_mmhg",
    Percent: "_percent",
    Kilograms: "_kg",
    GramsPerKg: "_g_per_kg",
}
_COLUMNS = ["sex", "age_months", "p3_kg", "p50_kg", "p97_kg"]


def load_rules(folder: Path) -> WardRules:
    """Return thresholds, times and vocabulary of a folder; raises BadDataFile with file, key, found and accepted."""
    signs = _top(folder / SIGNS)
    signs.hold_to(required=["signs"])
    entries = tuple(_record(SignEntry, table) for table in signs.tables("signs"))
    bands = _record(Bands, _top(folder / BANDS))
    schedule = _record(Schedule, _top(folder / SCHEDULE))
    return _made(lambda: WardRules(bands=bands, schedule=schedule, signs=entries), signs)


def load_weight_reference(folder: Path) -> WeightReference:
    """Return growth reference and weight limits of a folder; raises BadDataFile with file, key, found and accepted."""
    limits = _top(folder / WEIGHT_LIMITS)
    limits.hold_to(required=["child", "adult", "change"])
    child = _record(ChildWeights, limits.table("child"))
    adult = _record(AdultWeights, limits.table("adult"))
    change = _record(WeightChange, limits.table("change"))
    growth = folder / WEIGHT_FOR_AGE
    rows = _weight_rows(growth)
    reference = TomlTable(file=str(growth), name="", entries={}, document="")
    return _made(lambda: WeightReference(rows=rows, child=child, adult=adult, change=change), reference)


def load_dose_bounds(folder: Path) -> DoseBounds:
    """Return the doses there are of a folder; raises BadDataFile with file, key, found and accepted."""
    posology = _top(folder / POSOLOGY)
    posology.hold_to(required=["day"])
    return _record(DoseBounds, posology.table("day"))


def _top(path: Path) -> TomlTable:
    return toml_table(str(path), file_bytes(path))


def _record(kind: type[RecordT], table: TomlTable) -> RecordT:
    """Return a dataclass, each field read from the key of its name and unit; one that may be None may be missing."""
    hints = get_type_hints(kind)
    keys = {name: name + _unit_in_key(hint) for name, hint in hints.items()}
    optional = [keys[name] for name, hint in hints.items() if NoneType in get_args(hint)]
    table.hold_to(required=[key for key in keys.values() if key not in optional], optional=optional)
    values = {name: _value(hints[name], table, key) for name, key in keys.items() if key in table.entries}
    return _made(lambda: kind(**values), table)


def _unit_in_key(hint: object) -> str:
    """Return how a key ends for the unit its field is in."""
    kinds = [hint, *get_args(hint)]
    return next((ending for kind, ending in _UNIT_IN_KEY.items() if kind in kinds), "")


def _made(make: Callable[[], RecordT], table: TomlTable) -> RecordT:
    """Return what is made, or turn the domain's refusal (found, accepted) into the fault of this table."""
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
        return _record(kind, table.table(key))
    return _number(table, key)


def _several(kind: type, table: TomlTable, key: str) -> tuple[object, ...]:
    """Return a list of tables, of numbers or of words."""
    if is_dataclass(kind) and not issubclass(kind, Quantity):
        return tuple(_record(kind, inner) for inner in table.tables(key))
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


def _exact_or_none(written: str) -> Fraction | None:
    try:
        number = exact(written)
    except ValueError:
        return None
    return number if number >= 0 else None


def _weight_rows(path: Path) -> tuple[WeightRow, ...]:
    try:
        lines = file_bytes(path).decode("utf-8").splitlines()
    except UnicodeDecodeError:
        raise BadDataFile(str(path), "file", "not UTF-8", "text saved as UTF-8") from None
    header, *rows = list(csv.reader(lines, strict=True)) or [[]]
    if header != _COLUMNS:
        raise BadDataFile(str(path), "line 1", ",".join(header), ",".join(_COLUMNS))
    return tuple(_weight_row(path, number, row) for number, row in enumerate(rows, start=2))


def _weight_row(path: Path, number: int, row: list[str]) -> WeightRow:
    """Return one line of the growth reference, read as a table so that its faults name line and column."""
    if len(row) != len(_COLUMNS):
        raise BadDataFile(str(path), f"line {number}", ",".join(row), f"{len(_COLUMNS)} values")
    line = TomlTable(file=str(path), name=f"line {number}", entries=dict(zip(_COLUMNS, row, strict=True)), document="")
    return _record(WeightRow, line)
