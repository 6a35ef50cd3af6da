"""Typed text into amounts: accepted only where it has exactly one reading, never repaired, never clipped (S18)."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import Enum, unique
from fractions import Fraction
from typing import TypeVar

from ivig_desk.domain.amounts.quantities import Quantity

QuantityT = TypeVar("QuantityT", bound=Quantity)

LONGEST_NUMBER = 12
_PLAIN = re.compile(r"(0|[1-9][0-9]*)([.,][0-9]+)?")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_NOT_WRITTEN = frozenset({"Cc", "Cs", "Zl", "Zp"})
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


@unique
class EntryFault(Enum):
    """Why typed text is not taken."""

    EMPTY = "empty"
    NOT_A_NUMBER = "not-a-number"
    TWO_READINGS = "two-readings"
    TOO_LONG = "too-long"
    NOT_A_DAY = "not-a-day"
    NOT_WHOLE = "not-whole"
    NOT_A_TIME = "not-a-time"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryProblem:
    """Typed text that has not exactly one reading; `typed` is the text as it stands in the field."""

    fault: EntryFault
    typed: str


def read_number(typed: str) -> Fraction | EntryProblem:
    """Return the one number the text can mean, with point or comma as decimal sign.

    `1,000` and `1.000` may be one or a thousand and are refused; so are `.5`, `5.`, `007`, signs and exponents.
    Source: interop.md, "Locale"; requirement S18.
    """
    text = typed.strip(" ")
    if not text:
        return EntryProblem(fault=EntryFault.EMPTY, typed=typed)
    if len(text) > LONGEST_NUMBER:
        return EntryProblem(fault=EntryFault.TOO_LONG, typed=typed)
    if _PLAIN.fullmatch(text) is None:
        return EntryProblem(fault=EntryFault.NOT_A_NUMBER, typed=typed)
    if _THOUSANDS.fullmatch(text) is not None:
        return EntryProblem(fault=EntryFault.TWO_READINGS, typed=typed)
    return Fraction(text.replace(",", "."))


def read_amount(typed: str, unit: type[QuantityT]) -> QuantityT | EntryProblem:
    """Return the amount the text can mean in a unit; see `read_number`."""
    number = read_number(typed)
    return number if isinstance(number, EntryProblem) else unit(number)


def read_count(typed: str) -> int | EntryProblem:
    """Return the one whole number the text can mean; see `read_number`. Nothing is rounded to one."""
    number = read_number(typed)
    if isinstance(number, EntryProblem):
        is_none = number.fault is EntryFault.NOT_A_NUMBER
        return EntryProblem(fault=EntryFault.NOT_WHOLE, typed=typed) if is_none else number
    if number.denominator != 1:
        return EntryProblem(fault=EntryFault.NOT_WHOLE, typed=typed)
    return number.numerator


def is_one_line(typed: str) -> bool:
    """Whether a text can be read on screen and paper as it is: no line break, no half a letter, nothing turned round.

    Letters of every script are; signs that set the direction of writing could show one name as another.
    """
    # What can be printed has none of them; the slow look is for a few signs of some scripts.
    return typed.isprintable() or not any(
        unicodedata.category(letter) in _NOT_WRITTEN or letter in _TURNING for letter in typed
    )


def read_day(typed: str) -> date | EntryProblem:
    """Return the calendar day written year-month-day; no other order has one reading."""
    text = typed.strip(" ")
    if not text:
        return EntryProblem(fault=EntryFault.EMPTY, typed=typed)
    written = _DAY.fullmatch(text)
    if written is None:
        return EntryProblem(fault=EntryFault.NOT_A_DAY, typed=typed)
    try:
        return date(int(written[1]), int(written[2]), int(written[3]))
    except ValueError:
        return EntryProblem(fault=EntryFault.NOT_A_DAY, typed=typed)


def read_clock(typed: str) -> str | EntryProblem:
    """Return a time of the day written hour:minute, two digits each; no other way of writing it has one reading."""
    text = typed.strip(" ")
    if not text:
        return EntryProblem(fault=EntryFault.EMPTY, typed=typed)
    return text if _CLOCK.fullmatch(text) else EntryProblem(fault=EntryFault.NOT_A_TIME, typed=typed)
