"""Infusions exported beside the window, by another start of this program: no alarm waits for it."""

from dataclasses import dataclass
from enum import Enum, unique
from typing import Protocol

from ivig_desk.desk.ports.exports import ExportForm, ExportNames, ExportSoFar
from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.infusion.listed_words import Search


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportAsked:
    """One infusion, or those a search finds, in this form under these names into a folder that is there.

    `person_id` is whose work it is recorded as.
    """

    form: ExportForm
    names: ExportNames
    folder: str
    chosen: str | Search
    person_id: str
    at: ClockReading


@unique
class ExportEnd(Enum):
    """How an export ended."""

    WHOLE = "whole"
    LACKING = "lacking"  # it is there, without what could not be read
    NONE = "none"  # nothing of it is there


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportEnded:
    """One that was under way is over, and what was said of it, the first lines."""

    end: ExportEnd
    lines: tuple[str, ...]


class ExportErrand(Protocol):
    """One at a time, begun and told of at once; what fails, even at the beginning, is told by `ended`.

    It ends with this program, and then nothing half is left.
    """

    def begin(self, asked: ExportAsked) -> str:
        """Begin it, and return what it will be called: a new name in the folder, with no patient's in it."""

    def so_far(self) -> ExportSoFar | None:
        """Return how far it is; None where that is not known."""

    def ended(self) -> ExportEnded | None:
        """Return how the one that was begun ended, once; None while it runs, and where none was begun."""

    def give_up(self) -> None:
        """Let nothing come of it; that it ended is told as ever."""
