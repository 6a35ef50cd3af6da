"""What was typed into the search of the records, read as days, months, years and words; each way in one reading."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from ivig_desk.domain.infusion.listed_words import Condition, as_one_word, begins, in_month, in_year, on_day
from ivig_desk.domain.patient.identity import folded_words
from ivig_desk.presenters.formats import date_text, month_text

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NAMES = {name: number for names in (_MONTHS, _LONG) for number, name in enumerate(names, start=1)} | {"sept": 9}
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_YEAR = re.compile(r"[0-9]{4}")
_POINTS = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_EITHER = re.compile(r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4})")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{2}")
_DAY = re.compile(r"([0-9]{1,2})\.?")


@dataclass(frozen=True, slots=True, kw_only=True)
class SoughtText:
    """The conditions of a text, how its dates were read, and why one was not: then nothing is looked for."""

    conditions: tuple[Condition, ...]
    read_as: tuple[str, ...]
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    condition: Condition
    said: str


def read_sought(text: str) -> SoughtText:
    """Return what a text looks for; one date in two readings is never taken for one of them."""
    found = list(_parts(text.split()))
    return SoughtText(
        conditions=tuple(part.condition for part in found if isinstance(part, _Read)),
        read_as=tuple(part.said for part in found if isinstance(part, _Read) and part.said),
        problem=" ".join(part for part in found if isinstance(part, str)),
    )


def _parts(words: list[str]) -> Iterator[_Read | str]:
    place = 0
    while place < len(words):
        taken, found = _written_out(words[place : place + 3])
        if not taken:
            taken, found = 1, _in_figures(words[place].strip(",;"))
        if found is None:
            yield from (_Read(condition=(begins(word),), said="") for word in folded_words(words[place]))
        else:
            yield found
        place += taken


def _written_out(words: list[str]) -> tuple[int, _Read | str | None]:
    """`22 Nov 2026` or `Nov 2026` at the beginning of these words, and of how many of them."""
    plain = [word.strip(",;").casefold() for word in words]
    month = [_NAMES.get(word.rstrip(".")) for word in plain]
    match plain:
        case [day, _, year] if _DAY.fullmatch(day) and month[1] and _is_year(year):
            return 3, _day(words, lambda: date(int(year), month[1] or 0, int(day.rstrip("."))))
        case [_, year, *_] if month[0] and _is_year(year):
            return 2, _Read(condition=in_month(int(year), month[0]), said=month_text(int(year), month[0]))
        case _:
            return 0, None


def _in_figures(word: str) -> _Read | str | None:
    """One word that is a date in figures; None where it is none."""
    if found := _YEAR_FIRST.fullmatch(word):
        year, month, day = map(int, found.groups())
        return _day([word], lambda: date(year, month, day))
    if found := _POINTS.fullmatch(word):
        day, month, year = map(int, found.groups())
        return _day([word], lambda: date(year, month, day))
    if found := _EITHER.fullmatch(word):
        return _either(word, int(found[1]), int(found[3]), int(found[4]))
    if _SHORT_YEAR.fullmatch(word):
        return f"“{word}”: a year needs its four digits."
    if (found := _MONTH.fullmatch(word)) and _is_year(found[1]) and 1 <= int(found[2]) <= len(_MONTHS):
        year, month = int(found[1]), int(found[2])
        return _or_part(in_month(year, month), month_text(year, month), word)
    if _is_year(word):
        return _or_part(in_year(int(word)), f"the year {word}", word)
    return None


def _or_part(condition: Condition, said: str, word: str) -> _Read:
    """An identifier or a batch may have the same figures: nobody is missed for it."""
    figures = as_one_word(word)
    return _Read(condition=(*condition, begins(figures)), said=f"{said}, or {figures} in an identifier or batch")


def _either(word: str, first: int, second: int, year: int) -> _Read | str:
    """Day and month in an order that differs from country to country: taken where only one of the two is a day."""
    days = {day for month, number in ((first, second), (second, first)) if (day := _date(year, month, number))}
    if len(days) > 1:
        one, other = sorted(days)
        return (
            f"“{word}” is {date_text(one)} to some and {date_text(other)} to others: type {one.isoformat()} or "
            f"{other.isoformat()}."
        )
    return _day([word], lambda: next(iter(days)))


def _day(words: list[str], made: Callable[[], date]) -> _Read | str:
    try:
        day = made()
    except (ValueError, StopIteration):
        return f"“{' '.join(words)}” is no day."
    return _Read(condition=on_day(day), said=date_text(day))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_year(word: str) -> bool:
    return _YEAR.fullmatch(word) is not None and word.isascii() and _FIRST_YEAR <= int(word) <= _LAST_YEAR
