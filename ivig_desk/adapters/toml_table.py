"""TOML read strictly: every refusal names the file, the key with its line, what was found and what is accepted."""

import json
import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TypeVar

from ivig_desk.desk.faults import MISSING, BadDataFile, all_of
from ivig_desk.domain.amounts.quantities import Quantity

QuantityT = TypeVar("QuantityT", bound=Quantity)
EnumT = TypeVar("EnumT", bound=Enum)

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.-]+)\s*\]")
_KEY = re.compile(r"\s*([\w.-]+)\s*=")
_INDEX = re.compile(r" \d+$")
_NUMBER = 'one exact number above 0, as text: "0.3", not 0.3, "0,3" or "3e-1"'
_TEXT = "text that is not empty"
_LONGEST_SHOWN = 10**18
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_COMMA_IN_NUMBER = re.compile(r"=\s*(\d+),(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class TomlTable:
    """One table of a file, with its name in the file: `""` at the top, `maximum`, `rung 2`."""

    file: str
    name: str
    entries: Mapping[str, object]
    document: str = field(repr=False)

    def hold_to(self, *, required: Collection[str], optional: Collection[str] = ()) -> None:
        """Raise BadDataFile for every key that is not asked for here, and every required one that is not there."""
        known = {*required, *optional}
        accepted = f"one of {', '.join(sorted(known))}"
        faults = [
            *(self.refused(key, "unknown key", accepted) for key in self.entries if key not in known),
            *(self.refused(key, MISSING, "this key") for key in required if key not in self.entries),
        ]
        if faults:
            raise all_of(faults)

    def text(self, key: str) -> str:
        """Return text with something in it; raises BadDataFile."""
        value = self.entries.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.refused(key, _shown(value), _TEXT)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; raises BadDataFile where it is not one, or one of them is empty."""
        value = self.entries.get(key)
        if not isinstance(value, list):
            raise self.refused(key, _shown(value), "a list of texts")
        for entry in value:
            if not isinstance(entry, str) or not entry.strip():
                raise self.refused(key, _shown(entry), _TEXT)
        return tuple(value)

    def amount(self, key: str, unit: type[QuantityT]) -> QuantityT:
        """Return the amount under a key that names its unit; raises BadDataFile for any text that is not one number."""
        return self._amount(key, self.entries.get(key), unit)

    def amounts(self, key: str, unit: type[QuantityT]) -> tuple[QuantityT, ...]:
        """Return a list of amounts with at least one in it; raises BadDataFile."""
        value = self.entries.get(key)
        if not isinstance(value, list) or not value:
            raise self.refused(key, _shown(value), "a list of numbers as text, at least one")
        return tuple(self._amount(key, entry, unit) for entry in value)

    def day(self, key: str) -> date:
        """Return a calendar day; raises BadDataFile for anything but year, month and day as text."""
        written = self.text(key)
        try:
            day = date.fromisoformat(written)
        except ValueError:
            day = None
        if day is None or day.isoformat() != written:
            raise self.refused(key, _shown(written), 'a day as text: "2026-11-22"')
        return day

    def word(self, key: str, words: type[EnumT]) -> EnumT:
        """Return the member of a closed list of words; raises BadDataFile with the list."""
        written = self.text(key)
        for member in words:
            if member.value == written:
                return member
        raise self.refused(key, _shown(written), f"one of {', '.join(str(member.value) for member in words)}")

    def table(self, key: str) -> "TomlTable":
        """Return a table inside this one; raises BadDataFile where the key holds something else."""
        return self._table(key, self.entries.get(key))

    def tables(self, key: str) -> tuple["TomlTable", ...]:
        """Return a list of tables, named `key 1`, `key 2`; raises BadDataFile where it is not one."""
        value = self.entries.get(key)
        if not isinstance(value, list):
            raise self.refused(key, _shown(value), f"one [[{key}]] table or more")
        return tuple(self._table(f"{key} {number}", entry) for number, entry in enumerate(value, start=1))

    def refused(self, key: str, found: str, accepted: str) -> BadDataFile:
        """Return the fault to raise for a key of this table, with its line where the file shows one."""
        full = self._full(key)
        return BadDataFile(self.file, full, found, accepted, _line_of(full, self.document))

    def _full(self, key: str) -> str:
        return f"{self.name}.{key}" if self.name else key

    def _table(self, key: str, value: object) -> "TomlTable":
        if not isinstance(value, dict):
            raise self.refused(key, _shown(value), "a table")
        return TomlTable(file=self.file, name=self._full(key), entries=value, document=self.document)

    def _amount(self, key: str, value: object, unit: type[QuantityT]) -> QuantityT:
        if not isinstance(value, str):
            raise self.refused(key, _shown(value), _NUMBER)
        try:
            amount = unit.of(value)
        except ValueError:
            raise self.refused(key, _shown(value), _NUMBER) from None
        if amount.value <= 0:
            raise self.refused(key, _shown(value), _NUMBER)
        return amount


def toml_table(file: str, body: bytes) -> TomlTable:
    """Return the top table of a TOML file; raises BadDataFile where the bytes are not UTF-8 or not TOML."""
    try:
        document = body.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = body.count(b"\n", 0, fault.start) + 1
        raise BadDataFile(file, "file", "not UTF-8", "text saved as UTF-8", line) from None
    try:
        entries = tomllib.loads(document)
    except (ValueError, RecursionError) as fault:
        raise BadDataFile(file, "file", f"not TOML: {fault}", _accepted_at(str(fault), document)) from None
    return TomlTable(file=file, name="", entries=entries, document=document)


def file_bytes(path: Path) -> bytes:
    """Return what is in a file; raises BadDataFile where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as fault:
        raise BadDataFile(str(path), "file", fault.strerror or str(fault), "a file that can be read") from fault


def _accepted_at(message: str, document: str) -> str:
    """What is accepted in the place of what is no TOML; a comma in a number is the slip of half of Europe."""
    place = _AT_LINE.search(message)
    lines = document.splitlines()
    line = lines[int(place[1]) - 1] if place and int(place[1]) <= len(lines) else ""
    comma = _COMMA_IN_NUMBER.search(line)
    if comma is None:
        return "a TOML file"
    return f'a TOML file, in which a comma is no decimal sign: "{comma[1]}.{comma[2]}", not {comma[1]},{comma[2]}'


def _shown(value: object) -> str:
    match value:
        case None:
            return MISSING
        case str():
            return json.dumps(value, ensure_ascii=False)
        case dict():
            return "a table"
        case []:
            return "an empty list"
        case list():
            return "a list"
        case int() if abs(value) > _LONGEST_SHOWN:
            return "a very long number without quotes"
        case _:
            return f"{json.dumps(value, default=str)} without quotes"


def _line_of(full: str, document: str) -> int | None:
    """Return the line of a key or, where it is missing, of the table it should stand in."""
    lines = _lines(document)
    while full and full not in lines:
        full = _INDEX.sub("", full) if _INDEX.search(full) else full.rpartition(".")[0]
    return lines.get(full)


def _lines(document: str) -> dict[str, int]:
    """Where every table and key stands. Read off the text, since tomllib forgets the lines."""
    lines: dict[str, int] = {}
    counts: dict[str, int] = {}
    table = ""
    for number, line in enumerate(document.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = header[2]
            if header[1] == "[[":
                counts[table] = counts.get(table, 0) + 1
                table = f"{table} {counts[table]}"
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            lines.setdefault(f"{table}.{key[1]}" if table else key[1], number)
    return lines
