"""What was given for a reaction, and what came of it."""

from dataclasses import dataclass
from enum import Enum, unique

from ivig_desk.domain.amounts.instants import Instant


@unique
class Effect(Enum):
    """What a treatment did to its reaction, as the nurse says."""

    BETTER = "better"
    NO_CHANGE = "no-change"
    WORSE = "worse"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenEffect:
    """An effect, and when it was seen."""

    effect: Effect
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """A medicine that was given for a sign, in its place in the record; `seen` is the latest of its effects."""

    version: int
    sign: str
    medicine: str
    dose: str
    at: Instant
    seen: SeenEffect | None
