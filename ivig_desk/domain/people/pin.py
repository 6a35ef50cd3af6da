"""The PIN that ends a lock: quick, and good for nothing but the desk that is running."""

from dataclasses import dataclass, replace
from enum import Enum, unique

SHORTEST = 4
LONGEST = 8
"""Digits of a PIN; a ward default. It opens nothing that lies on a disk, so that few are enough."""

TRIES = 5
"""So many wrong PINs in a row, and only the passphrase ends the lock; a ward default."""

_RISING = "0123456789"


@unique
class PinProblem(Enum):
    """Why a PIN may not be chosen."""

    EMPTY = "empty"
    NOT_DIGITS = "not-digits"
    SHORT = "short"
    LONG = "long"
    ALL_ONE_DIGIT = "all-one-digit"
    RUN = "run"  # 1234 or 9876


def pin_problem(typed: str) -> PinProblem | None:
    """Return why `typed` may not be a PIN, or None where it may.

    >>> pin_problem("4711"), pin_problem("1234")
    (None, <PinProblem.RUN: 'run'>)
    """
    if not typed:
        return PinProblem.EMPTY
    if not (typed.isascii() and typed.isdigit()):
        return PinProblem.NOT_DIGITS
    if len(typed) < SHORTEST:
        return PinProblem.SHORT
    if len(typed) > LONGEST:
        return PinProblem.LONG
    if len(set(typed)) == 1:
        return PinProblem.ALL_ONE_DIGIT
    return PinProblem.RUN if typed in _RISING or typed[::-1] in _RISING else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PinTries:
    """The PINs that were typed at one lock."""

    wrong: int = 0

    def one_more_wrong(self) -> "PinTries":
        """Return the tries with another wrong one."""
        return replace(self, wrong=self.wrong + 1)

    @property
    def are_spent(self) -> bool:
        """Whether only the passphrase ends this lock."""
        return self.wrong >= TRIES
