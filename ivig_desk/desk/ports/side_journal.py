"""Where entries are held that the records do not take: what the desk asks of a second folder (S30)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, unique
from typing import Protocol

from ivig_desk.domain.infusion.events import Recorded


@unique
class HeldIn(Enum):
    """Where what waits to be saved is until then."""

    SECOND_FOLDER = "second-folder"  # on a disk, encrypted: a restart finds it
    MEMORY = "memory"  # gone with the program


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBefore:
    """What a desk that was killed, or closed, left in the second folder.

    `cut` are the files whose end cannot be read and is left out; `apart` those of entries that contradict the record.
    """

    entries: tuple[Recorded, ...]
    cut: tuple[str, ...]
    apart: tuple[str, ...]


@unique
class FileEnd(Enum):
    """How far a file could be read."""

    WHOLE = "whole"
    CUT = "cut"  # it breaks off within an entry, as a kill leaves it
    CHANGED = "changed"  # another program wrote in it; what comes after that is not believed


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldFile:
    """One file of held entries, to be looked at; those kept `is_apart` contradict the record, the others wait."""

    file: str
    is_apart: bool
    end: FileEnd
    entries: tuple[Recorded, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldFiles:
    """Every file of held entries that can be found; `not_there` are folders in which more may lie."""

    files: tuple[HeldFile, ...]
    not_there: tuple[str, ...]


class SideJournal(Protocol):
    """Holds entries of one data folder, in order; every method may raise RecordsFault."""

    def read(self) -> HeldBefore:
        """Return what was left by those before."""

    def append(self, entries: Sequence[Recorded]) -> None:
        """Hold entries after those held already, durable when this returns."""

    def keep_apart(self, entries: Sequence[Recorded]) -> str:
        """Keep entries that contradict the record in a file of their own, for good; return which."""

    def clear(self) -> None:
        """Let go of what was read and appended: all of it is on record. What was kept apart stays."""
