"""What may be chosen as a passphrase."""

from enum import Enum, unique

SHORTEST = 15
"""Characters of a passphrase that stands alone, with no second proof beside it: NIST SP 800-63B-4 (2025), 3.1.1.2."""


@unique
class PassphraseProblem(Enum):
    """Why a passphrase may not be chosen. What it is made of is free, as the same section asks."""

    EMPTY = "empty"
    SHORT = "short"
    IS_NAME = "is-name"


def passphrase_problem(typed: str, name: str) -> PassphraseProblem | None:
    """Return why `typed` may not be the passphrase of somebody of this name, or None where it may.

    >>> passphrase_problem("one drop at a time", "Rus, Ana")
    """
    if not typed.strip():
        return PassphraseProblem.EMPTY
    if _letters(typed) and _letters(typed) == _letters(name):
        return PassphraseProblem.IS_NAME
    if len(typed) < SHORTEST:
        return PassphraseProblem.SHORT
    return None


def _letters(text: str) -> tuple[str, ...]:
    """Every letter and digit, in order of the alphabet: a name turned round, or run together, is still the name."""
    return tuple(sorted(character for character in text.casefold() if character.isalnum()))
