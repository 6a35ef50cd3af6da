"""The tables of a scenario file, read strictly: nothing is repaired, nothing is guessed, nothing is passed over."""

import json
import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import TypeVar

from ivig_desk.domain.amounts.exact import exact
from ivig_desk.domain.amounts.quantities import Quantity, Seconds
from ivig_desk.rehearsal.problem import ScenarioProblem

QuantityT = TypeVar("QuantityT", bound=Quantity)
EnumT = TypeVar("EnumT", bound=Enum)

_WRITTEN = re.compile(r"(0|[1-9][0-9]*)(\.[0-9]+)?")
_NUMBER = 'one number as text: "24" or "0.3", not 24, "0,3", "1,000" or "1e3"'
_SIGNED = 'one number as text, less than 0 with a hyphen: "3600" or "-3600"'
_MILLISECONDS = re.compile(r"(0|[1-9][0-9]*)(\.[0-9]{1,3})?")
_TIMES = 'times that rise, each as text with at most three decimals: "1.05"'
_TEXT = "text that is not empty"
_LONGEST_SHOWN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioTable:
    """One table of a scenario, with its name in the file: `""` at the top, `patient`, `step 3`, `step 3.with`."""

    file: str
    name: str
    entries: Mapping[str, object]

    def hold_to(self, *, required: Collection[str], optional: Collection[str] = ()) -> None:
        """Raise ScenarioProblem for a key that is not known here, and for a required one that is missing."""
        known = [*required, *(key for key in optional if key not in required)]
        for key in self.entries:
            if key not in known:
                accepted = f"one of {', '.join(known)}" if known else "no key here"
                raise self.problem(key, "unknown key", accepted)
        for key in required:
            if key not in self.entries:
                raise self.problem(key, "missing", "this key")

    def one_of(self, *keys: str) -> str:
        """Return which of the keys is there; raises ScenarioProblem unless it is exactly one."""
        there = [key for key in keys if key in self.entries]
        if len(there) == 1:
            return there[0]
        found = " and ".join(there) if there else "missing"
        raise self.problem(keys[0], found, f"exactly one of {', '.join(keys)}")

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self.entries

    def text(self, key: str) -> str:
        """Return text with something in it; raises ScenarioProblem."""
        value = self.entries.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.problem(key, shown(value), _TEXT)
        return value

    def text_or(self, key: str, missing: str) -> str:
        """Return text, empty where the file has it empty, or `missing` where the key is not there."""
        value = self.entries.get(key, missing)
        if not isinstance(value, str):
            raise self.problem(key, shown(value), "text")
        return value

    def amount(self, key: str, unit: type[QuantityT]) -> QuantityT:
        """Return the amount under a key that names its unit, 0 or more; raises ScenarioProblem."""
        return unit(self.number(key))

    def number(self, key: str) -> Fraction:
        """Return a bare number, 0 or more; raises ScenarioProblem."""
        value = self.entries.get(key)
        if not isinstance(value, str) or _WRITTEN.fullmatch(value) is None:
            raise self.problem(key, shown(value), _NUMBER)
        return exact(value)

    def signed(self, key: str) -> Fraction:
        """Return a bare number that may be less than 0, `-3600`; raises ScenarioProblem."""
        value = self.entries.get(key)
        written = value.removeprefix("-") if isinstance(value, str) else ""
        if _WRITTEN.fullmatch(written) is None:
            raise self.problem(key, shown(value), _SIGNED)
        return exact(written) * (1 if written == value else -1)

    def seconds(self, key: str) -> tuple[Seconds, ...]:
        """Return times in seconds, each to the millisecond and above the one before; raises ScenarioProblem."""
        value = self.entries.get(key)
        if not isinstance(value, list):
            raise self.problem(key, shown(value), "a list of texts")
        times: list[Seconds] = []
        for written in value:
            is_time = isinstance(written, str) and _MILLISECONDS.fullmatch(written) is not None
            if not is_time or (times and Seconds(exact(written)) <= times[-1]):
                raise self.problem(key, shown(written), _TIMES)
            times.append(Seconds(exact(written)))
        return tuple(times)

    def positive(self, key: str, unit: type[QuantityT]) -> QuantityT:
        """Return the amount under a key that names its unit, more than 0; raises ScenarioProblem."""
        amount = self.amount(key, unit)
        if amount.value <= 0:
            raise self.problem(key, shown(amount.text), "a number above 0")
        return amount

    def positive_or_none(self, key: str, unit: type[QuantityT]) -> QuantityT | None:
        """Return the amount, or None where the key is not there; raises ScenarioProblem."""
        return self.positive(key, unit) if self.has(key) else None

    def day(self, key: str) -> date:
        """Return a calendar day; raises ScenarioProblem for anything but year, month and day as text."""
        written = self.text(key)
        try:
            day = date.fromisoformat(written)
        except ValueError:
            day = None
        if day is None or day.isoformat() != written:
            raise self.problem(key, shown(written), 'a day as text: "2026-11-22"')
        return day

    def word(self, key: str, words: type[EnumT]) -> EnumT:
        """Return the member of a closed list of words; raises ScenarioProblem with the list."""
        return self._member(key, self.entries.get(key), words)

    def word_or(self, key: str, missing: EnumT) -> EnumT:
        """Return the member of a closed list of words, or `missing` where the key is not there."""
        return self._member(key, self.entries.get(key, missing.value), type(missing))

    def words(self, key: str, words: type[EnumT]) -> tuple[EnumT, ...]:
        """Return a list of words of a closed list, none where the key is not there; raises ScenarioProblem."""
        value = self.entries.get(key, [])
        if not isinstance(value, list):
            raise self.problem(key, shown(value), "a list of texts")
        return tuple(self._member(key, entry, words) for entry in value)

    def table(self, key: str) -> "ScenarioTable":
        """Return the table under a key; raises ScenarioProblem where it is not one."""
        return self._inside(key, self.entries.get(key, {}))

    def tables(self, key: str) -> tuple["ScenarioTable", ...]:
        """Return a list of tables, named `key 1`, `key 2`, none where the key is not there; raises ScenarioProblem."""
        value = self.entries.get(key, [])
        if not isinstance(value, list):
            raise self.problem(key, shown(value), f"tables, each headed [[{key}]]")
        return tuple(self._inside(f"{key} {number}", entry) for number, entry in enumerate(value, start=1))

    def problem(self, key: str, value: str, accepted: str) -> ScenarioProblem:
        """Return what to raise about a key of this table."""
        return ScenarioProblem(self.file, f"{self.name}.{key}" if self.name else key, value, accepted)

    def _inside(self, key: str, value: object) -> "ScenarioTable":
        if not isinstance(value, dict):
            raise self.problem(key, shown(value), "a table")
        return ScenarioTable(file=self.file, name=f"{self.name}.{key}" if self.name else key, entries=value)

    def _member(self, key: str, value: object, words: type[EnumT]) -> EnumT:
        for member in words:
            if member.value == value:
                return member
        raise self.problem(key, shown(value), f"one of {', '.join(str(member.value) for member in words)}")


def scenario_table(file: str, text: str) -> ScenarioTable:
    """Return the top table of a scenario; raises ScenarioProblem where the text is not TOML."""
    try:
        entries = tomllib.loads(text)
    except (ValueError, RecursionError) as fault:
        raise ScenarioProblem(file, "file", f"not TOML: {fault}", "a scenario in TOML") from None
    return ScenarioTable(file=file, name="", entries=entries)


def shown(value: object) -> str:
    """Return a value as it stands in the file, on one line and not longer than a line has room for."""
    match value:
        case None:
            return "missing"
        case dict():
            return "a table"
        case list():
            return "a list"
        case str():
            written = json.dumps(value, ensure_ascii=False)
        case _:
            written = f"{json.dumps(value, default=str)} without quotes"
    return written if len(written) <= _LONGEST_SHOWN else f"{written[:_LONGEST_SHOWN]}…"
