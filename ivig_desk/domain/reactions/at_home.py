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

    `words` is what to watch for; None where `told_with` names the sign whose words are of this one too. `had` is what
    it is called of somebody who had it. `source` is where it stands as a side effect, `words_from` who chose the plain
    words and what to do.
    """

    id: str
    had: str
    to_do: WhatToDo
    source: str
    words_from: str
    words: str | None = None
    told_with: str | None = None

    def __post_init__(self) -> None:
        """Refuse a sign with words of its own and of another, or without any. Raises ValueError."""
        if (self.words is None) == (self.told_with is None):
            raise ValueError(self.id, "exactly one of words, told_with")


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
        """Refuse a sign twice, and one told with a sign that asks for something else. Raises ValueError."""
        ids = [sign.id for sign in self.signs]
        doubled = sorted({one for one in ids if ids.count(one) > 1})
        if doubled:
            raise ValueError(", ".join(doubled), "each sign once")
        told = {sign.id: sign.to_do for sign in self.signs if sign.words is not None}
        lost = [sign.id for sign in self.signs if sign.told_with and told.get(sign.told_with) is not sign.to_do]
        if lost:
            raise ValueError(", ".join(lost), "told_with a sign that has words and asks for the same")

    def asking(self, to_do: WhatToDo) -> tuple[str, ...]:
        """Return what to watch for that asks for this, in its order."""
        return tuple(sign.words for sign in self.signs if sign.to_do is to_do and sign.words is not None)

    def sign(self, sign_id: str) -> HomeSign | None:
        """Return a sign by its id, or None where the file has none of it."""
        return next((sign for sign in self.signs if sign.id == sign_id), None)
