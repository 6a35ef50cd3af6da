"""The recovery key: groups that are printed once and typed off paper, each with a character that checks it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0 beside O, no 1 beside I or L. They are 31, a prime, so that every slip of one character changes the check."""

GROUPS = 7
DRAWN = 4
"""Characters of a group that are drawn; the fifth checks them. 28 drawn of 31 are 138 bits."""

_PRIME = len(ALPHABET)
_SEPARATORS = " -"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryKey:
    """Seven groups of five characters."""

    groups: tuple[str, ...] = field(repr=False)

    @property
    def text(self) -> str:
        """The groups as they are printed, parted by hyphens."""
        return "-".join(self.groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class MistypedGroups:
    """What was typed is no recovery key: these groups, counted from 1, are not as they were printed."""

    groups: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongLength:
    """So many characters were typed, and not the 35 of a recovery key: none of the groups can be told apart."""

    typed: int


def recovery_key_of(drawn: Sequence[int]) -> RecoveryKey:
    """Return the recovery key of 28 numbers drawn from 0 to 30; raises ValueError for others."""
    if len(drawn) != GROUPS * DRAWN or not all(0 <= number < _PRIME for number in drawn):
        raise ValueError(f"a recovery key is of {GROUPS * DRAWN} numbers below {_PRIME}")
    return RecoveryKey(
        groups=tuple(
            _group(place, [ALPHABET[number] for number in drawn[(place - 1) * DRAWN : place * DRAWN]])
            for place in range(1, GROUPS + 1)
        )
    )


def read_recovery_key(typed: str) -> RecoveryKey | MistypedGroups | WrongLength:
    """Return the key that was typed, or which groups of it are wrong.

    Capital or small, with hyphens, spaces or neither: each has one reading. Nothing else is put right.
    """
    # A letter of another alphabet is none of ours, though its capital may look it.
    characters = "".join(one.upper() if one.isascii() else one for one in typed if one not in _SEPARATORS)
    length = DRAWN + 1
    if len(characters) != GROUPS * length:
        return WrongLength(typed=len(characters))
    groups = tuple(characters[start : start + length] for start in range(0, len(characters), length))
    wrong = tuple(place for place, group in enumerate(groups, start=1) if not _is_whole(place, group))
    return MistypedGroups(groups=wrong) if wrong else RecoveryKey(groups=groups)


def _is_whole(place: int, group: str) -> bool:
    return all(character in ALPHABET for character in group) and group == _group(place, group[:DRAWN])


def _group(place: int, drawn: Sequence[str]) -> str:
    """Return drawn characters with the one that checks them.

    check = (1·a + 2·b + 3·c + 4·d + 5·place) mod 31. One wrong character changes the sum by its weight, and two changed
    about by the difference of theirs, which 31 divides in neither case; the place tells a group from its neighbour.
    """
    weighed = sum(weight * ALPHABET.index(character) for weight, character in enumerate(drawn, start=1))
    return "".join(drawn) + ALPHABET[(weighed + 5 * place) % _PRIME]
