"""What a patient is told for the time at home: signs in plain words, when each calls for somebody, and whom to call."""

from dataclasses import dataclass
from enum import Enum, unique


@unique
class WhatToDo(Enum):
    """What a sign at home asks for."""

    MAY_HAPPEN = "may-happen"
    CALL = "call"
    CALL_AT_ONCE = "call-at-once"


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeSign:
    """A sign as a patient knows it; `id` is the one of the ward's list of signs.

    `source` is where it stands as a side effect, `words_from` who chose the plain words and what to do.
    """

    id: str
    words: str
    had: str
    to_do: WhatToDo
    source: str
    words_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """Somebody to call: who, by which number, when they answer."""

    who: str
    phone: str
    hours: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHome:
    """Every sign a patient is told of, in the order of the page, and whom to call; the ward alone knows whom."""

    signs: tuple[HomeSign, ...]
    called: tuple[Called, ...]
    emergency: str | None = None

    def __post_init__(self) -> None:
        """Refuse a sign twice. Raises ValueError."""
        ids = [sign.id for sign in self.signs]
        doubled = sorted({one for one in ids if ids.count(one) > 1})
        if doubled:
            raise ValueError(", ".join(doubled), "each sign once")

    def asking(self, to_do: WhatToDo) -> tuple[HomeSign, ...]:
        """Return the signs that ask for this, in their order."""
        return tuple(sign for sign in self.signs if sign.to_do is to_do)

    def sign(self, sign_id: str) -> HomeSign | None:
        """Return a sign by its id, or None where the file has none of it."""
        return next((sign for sign in self.signs if sign.id == sign_id), None)
