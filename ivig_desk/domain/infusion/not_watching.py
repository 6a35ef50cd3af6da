"""Why nobody watched an infusion for a while (S7, S24)."""

from dataclasses import dataclass
from enum import Enum, unique

from ivig_desk.domain.amounts.instants import Instant


@unique
class NotWatching(Enum):
    """The program was not running, or it ran and the clock of the computer jumped or the computer slept."""

    RESTARTED = "restarted"
    CLOCK_JUMPED = "clock-jumped"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskReopened:
    """Nobody watched an infusion under way since the program was last known alive: it started again, or slept (S7)."""

    last_alive: Instant
    why: NotWatching = NotWatching.RESTARTED
