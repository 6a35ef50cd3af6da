"""The vocabulary of adverse events: what can be seen or felt, and what makes an anaphylaxis pattern."""

import re
from dataclasses import dataclass
from enum import Enum, unique

_KEBAB = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@unique
class Onset(Enum):
    """When the sign is to be expected (review.md, "Side effects")."""

    IMMEDIATE = "immediate"
    LATE = "late"
    RARE = "rare"


@unique
class AnaphylaxisSystem(Enum):
    """The systems of an anaphylaxis pattern (monitoring.md, "Adverse events")."""

    HYPOTENSION = "hypotension"
    BREATHING = "breathing"
    SWELLING = "swelling"
    URTICARIA = "urticaria"
    COLLAPSE = "collapse"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignEntry:
    """One sign: its name in records, its words on screen, and the anaphylaxis systems it belongs to, if any."""

    id: str
    label: str
    onset: Onset
    systems: tuple[AnaphylaxisSystem, ...]
    source: str

    def __post_init__(self) -> None:
        """Refuse a name that is not kebab-case. Raises ValueError."""
        if _KEBAB.fullmatch(self.id) is None:
            raise ValueError(self.id, "lower-case words joined by hyphens")
