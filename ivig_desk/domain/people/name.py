"""What may be the name of somebody who signs in: it stands on paper, and has to tell its bearer apart there."""

import unicodedata
from collections.abc import Iterable
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


def name_problem(typed: str, others: Iterable[Person]) -> NameProblem | None:
    """Return why `typed` may not be the name of one person beside these others, or None where it may."""
    if not typed.strip():
        return NameProblem.EMPTY
    if not typed.isprintable():
        return NameProblem.UNPRINTABLE
    if len(typed) > LONGEST:
        return NameProblem.TOO_LONG
    if any(is_one_name(typed, person.name) for person in others):
        return NameProblem.TAKEN
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
