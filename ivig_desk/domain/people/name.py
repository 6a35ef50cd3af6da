"""What may be the name of somebody who signs in: it stands on paper, and has to tell its bearer apart there."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, unique

from ivig_desk.domain.people.person import Person

LONGEST = 80
"""Characters of a name; as many as have their place in the record on paper."""


@unique
class NameProblem(Enum):
    """Why a name may not be somebody's here."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    UNPRINTABLE = "unprintable"  # a character in it cannot be seen, so that two names could look the same
    TAKEN = "taken"
    BORNE = "borne"  # by somebody who left, or has another name now; in the record it is theirs for ever


@dataclass(frozen=True, slots=True, kw_only=True)
class BorneName:
    """A name as it stands in the record, and by the id whose it is there."""

    name: str
    person_id: str


def borne_by_others(borne: Iterable[BorneName], person_id: str) -> tuple[str, ...]:
    """Return the names that the record has for others than this person, who may take their own earlier one again."""
    return tuple(one.name for one in borne if one.person_id != person_id)


def name_problem(typed: str, others: Iterable[Person], borne: Iterable[str]) -> NameProblem | None:
    """Return why `typed` may not be the name of one person beside these others, or None where it may.

    `borne` are the names under which the record has somebody else, whether they are still here or not.
    """
    if not typed.strip():
        return NameProblem.EMPTY
    if not typed.isprintable():
        return NameProblem.UNPRINTABLE
    if len(typed) > LONGEST:
        return NameProblem.TOO_LONG
    if any(is_one_name(typed, person.name) for person in others):
        return NameProblem.TAKEN
    if any(is_one_name(typed, name) for name in borne):
        return NameProblem.BORNE
    return None


def is_one_name(one: str, other: str) -> bool:
    """Whether two names are read as the same: capitals, spaces and the way an accent was typed make no difference.

    >>> is_one_name("Rus,  Ana", "RUS, Ana ")
    True
    """
    return _as_read(one) == _as_read(other)


def _as_read(name: str) -> str:
    # Folded between two compositions: folding may take a character apart.
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    return " ".join(folded.split())
