"""Checks a line of working as a person with a pencil does: number by number and unit by unit, from the text alone."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction

UNITS = (
    r"(?:mL/kg/h|mL/kg/min|mg/kg/min|mg/kg/h|drops/kg/min|drops/min|drops/mL|s/drop|s/min|min/h|mg/mL|mg/g"
    r"|mL/h|mL|kg|g|min)(?![\w/])"
)
TOKEN = re.compile(
    r"(?:(?P<does>rounded down to steps of|rounded down|[×÷+−=≈]) )?(?P<about>[≈~] )?"
    rf"(?P<number>\d+(?:\.\d+)?) (?P<unit>{UNITS})"
)
OPENING = re.compile(r"(^|[,:(] )≈")
"""Where ≈ marks the number that opens a reckoning, it is no result of what stands before it."""
BLUR = Fraction(1, 200)
"""How far a result may be off where a number on the way was rounded for show."""


@dataclass
class Slip(Exception):
    """What does not come out in a line."""

    line: str
    what: str


@dataclass
class _Sum:
    line: str
    value: Fraction = Fraction(0)
    unit: Counter[str] = field(default_factory=Counter)
    is_blurred: bool = False
    results: list[str] = field(default_factory=list)

    def take(self, does: str, number: str, unit: str, *, about: bool) -> None:
        amount, units = Fraction(number), powers(unit)
        if does in {"=", "≈"}:
            self._result(does, number, unit)
            return
        self.is_blurred = about or (self.is_blurred and does != "")
        if does in {"+", "−"}:
            self._same(units)
            self.value += amount if does == "+" else -amount
        elif does == "×":
            self.value, self.unit = self.value * amount, plus(self.unit, units)
        elif does == "÷":
            under = Counter({name: -power for name, power in units.items()})
            self.value, self.unit = self.value / amount, plus(self.unit, under)
        elif does == "rounded down to steps of":
            self.value = self.value // amount * amount
        elif does == "rounded down":
            self._same(units)
            self._must(amount == self.value // 1, f"{self.value} rounded down is not {number} {unit}")
            self.value = amount
        else:
            self.value, self.unit = amount, units

    def _result(self, sign: str, number: str, unit: str) -> None:
        self._same(powers(unit))
        shown = Fraction(number)
        off = abs(self.value - shown)
        last_place = Fraction(1, 10 ** len(number.partition(".")[2]))
        if self.is_blurred:
            self._must(off <= max(last_place, shown * BLUR), f"{self.value} is not about {number}")
        elif sign == "=":
            self._must(off == 0, f"{self.value} is not {number}")
        else:
            self._must(0 < off < last_place, f"{self.value} is not shown as ≈ {number}")
        self.results.append(f"{number} {unit}")

    def _same(self, units: Counter[str]) -> None:
        self._must(units == self.unit, f"{dict(self.unit)} is not {dict(units)}")

    def _must(self, is_so: bool, what: str) -> None:  # noqa: FBT001  # An assertion with its message.
        if not is_so:
            raise Slip(self.line, what)


def reckoned(line: str, drops_per_ml: str = "60") -> list[str]:
    """Every result of a line, reckoned again; raises Slip at the first that does not come out."""
    # Whole drops are a rate in mL/h by the set's own factor, which stands earlier in the line.
    in_ml_h = rf"\1 × 60 min/h ÷ {drops_per_ml} drops/mL = "
    spelled = re.sub(r"(rounded down \d+ drops/min) = (?=\d)", in_ml_h, line.replace(" left", ""))
    one = _Sum(line=line)
    for token in TOKEN.finditer(re.sub(OPENING, r"\1~", spelled)):
        one.take(token["does"] or "", token["number"], token["unit"], about=token["about"] is not None)
    return one.results


def powers(unit: str) -> Counter[str]:
    """A unit as powers of what it is made of."""
    over, *under = (part.replace("drops", "drop") for part in unit.split("/"))
    return plus(Counter({over: 1}), Counter(dict.fromkeys(under, -1)))


def plus(one: Counter[str], other: Counter[str]) -> Counter[str]:
    """The powers of a product."""
    names = {*one, *other}
    return Counter({name: one[name] + other[name] for name in names if one[name] + other[name]})
