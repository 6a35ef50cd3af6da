"""What a row of the list is found by, and what may be looked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, unique

from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.infusion.listed import PAST, Listed
from ivig_desk.domain.patient.identity import folded_words
from ivig_desk.domain.reactions.grading import Grade


@unique
class Mark(Enum):
    """What a word stands for that nobody types; a sign of no alphabet, so that no typed word ever begins so."""

    HUNG = "\ue000"  # a batch that was connected, whole
    PLANNED = "\ue001"  # a batch that was read into the plan, whole
    DAY = "\ue002"  # 20261122, the day of the wall at the start
    MONTH = "\ue003"  # 202611
    YEAR = "\ue004"  # 2026
    GRADE = "\ue005"  # the highest grade of an adverse event that stands
    OPEN = "\ue006"  # neither closed nor discarded
    ANY = "\ue007"  # whatever is more than an empty plan


@unique
class Reach(Enum):
    """How much of a word a term has to be."""

    BEGINS = "begins"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A text, and whether a word has only to begin with it."""

    text: str
    reach: Reach

    def finds(self, words: Iterable[str]) -> bool:
        """Whether it finds one of these words."""
        if self.reach is Reach.WHOLE:
            return self.text in words
        return any(word.startswith(self.text) for word in words)


_ENDS = {Reach.BEGINS: "*", Reach.WHOLE: ""}

Condition = tuple[Term, ...]
"""It is met by a row that one of these finds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Rows are looked for that meet every condition: without any, all of them."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Most:
    """So many rows are wanted at most, and so many are counted at most."""

    rows: int
    counted: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsFound:
    """The rows of a search, and how many there are; no more of either than were wanted."""

    rows: tuple[Listed, ...]
    count: int


def search_line(search: Search) -> str:
    """Return a search as one line that `search_in` reads; its terms hold letters, digits and marks alone."""
    return " ".join("|".join(f"{term.text}{_ENDS[term.reach]}" for term in one) for one in search.conditions)


def search_in(line: str) -> Search:
    """Return the search that a line of `search_line` says."""
    return Search(conditions=tuple(tuple(map(_term, one.split("|"))) for one in line.split(" ") if one))


def is_met(search: Search, listed: Listed) -> bool:
    """Whether a row is looked for."""
    words = words_of(listed)
    return all(any(term.finds(words) for term in condition) for condition in search.conditions)


def words_of(listed: Listed) -> frozenset[str]:
    """Return what a row is found by: words that begin as one of these do, without case and accents.

    Words of the name and of the preparation; the identifier from each of its signs on, for any part of it finds it;
    each batch as one word; and what has a mark of its own.
    """
    names, identifiers = [listed.typed_name], [listed.typed_identifier]
    if listed.plan is not None:
        names += [listed.plan.name, listed.plan.preparation]
        identifiers.append(listed.plan.identifier)
    words = {word for name in names for word in folded_words(name)}
    for identifier in map(as_one_word, identifiers):
        words |= {identifier[start:] for start in range(len(identifier))}
    for batch in (*listed.batches, *listed.planned_batches):
        words.add(as_one_word(batch))
    return frozenset(words - {""}) | _marked(listed)


def is_found_by(text: str, listed: Listed) -> bool:
    """Whether each word of a text begins a word of the row; a text without a letter or digit finds nothing."""
    search = search_of(text)
    return search.conditions != () and is_met(search, listed)


def search_of(text: str) -> Search:
    """Return the search for rows of which each word of a text begins a word."""
    return Search(conditions=tuple((begins(word),) for word in folded_words(text)))


def begins(word: str) -> Term:
    """Return what finds words that begin so; the word is folded already."""
    return Term(text=word, reach=Reach.BEGINS)


def on_day(day: date) -> Condition:
    """Return what rows of a day on the ward's wall meet."""
    return (_whole(Mark.DAY, f"{day:%Y%m%d}"),)


def in_month(year: int, month: int) -> Condition:
    """Return what rows of a month meet."""
    return (_whole(Mark.MONTH, f"{year:04}{month:02}"),)


def in_year(year: int) -> Condition:
    """Return what rows of a year meet."""
    return (_whole(Mark.YEAR, f"{year:04}"),)


def of_batch(batch: str) -> Condition:
    """Return what rows meet that had a bottle of this very batch, connected or only read into the plan."""
    return _whole(Mark.HUNG, as_one_word(batch)), _whole(Mark.PLANNED, as_one_word(batch))


def graded(at_least: Grade) -> Condition:
    """Return what rows meet with an adverse event of this grade or a higher one."""
    return tuple(_whole(Mark.GRADE, str(grade.value)) for grade in Grade if grade.value >= at_least.value)


def not_over() -> Condition:
    """Return what rows meet that are neither closed nor discarded."""
    return (_whole(Mark.OPEN, ""),)


def any_at_all() -> Condition:
    """Return what every row meets but that of a plan with nothing in it."""
    return (_whole(Mark.ANY, ""),)


def is_batch(batch: str, other: str) -> bool:
    """Whether two texts name one batch, whatever stands between its signs; an empty one names none."""
    return as_one_word(batch) == as_one_word(other) != ""


def as_one_word(text: str) -> str:
    """Return an identifier or a batch as it is compared: without case, accents, spaces and signs between."""
    return "".join(folded_words(text))


def _term(text: str) -> Term:
    ends = _ENDS[Reach.BEGINS]
    return Term(text=text.removesuffix(ends), reach=Reach.BEGINS if text.endswith(ends) else Reach.WHOLE)


def _whole(mark: Mark, text: str) -> Term:
    return Term(text=mark.value + text, reach=Reach.WHOLE)


def _marked(listed: Listed) -> set[str]:
    day = f"{listed.day:%Y%m%d}"
    marked = {
        f"{Mark.DAY.value}{day}",
        f"{Mark.MONTH.value}{day[:-2]}",
        f"{Mark.YEAR.value}{day[:-4]}",
        *(Mark.HUNG.value + word for batch in listed.batches if (word := as_one_word(batch))),
        *(Mark.PLANNED.value + word for batch in listed.planned_batches if (word := as_one_word(batch))),
    }
    if listed.phase is not Phase.PREPARING or listed.kept or listed.plan is not None:
        marked.add(Mark.ANY.value)
    if listed.phase not in PAST:
        marked.add(Mark.OPEN.value)
    if listed.reactions:
        marked.add(f"{Mark.GRADE.value}{max(one.grade.value for one in listed.reactions)}")
    return marked
