"""Long work on the records that a keeper asks for: done by a program of its own beside the window."""

from dataclasses import dataclass
from typing import Protocol

from ivig_desk.domain.amounts.instants import ClockReading


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrandEnded:
    """One that was under way is over: whether all is well, and what was said of it, the first lines."""

    is_good: bool
    lines: tuple[str, ...]


class Errands(Protocol):
    """One at a time, begun and told of at once; what fails, even at the beginning, is told by `ended`."""

    def back_up(self, folder: str) -> None:
        """Make a backup in a folder that is there."""

    def export(self, folder: str, passphrase: str, person_id: str, at: ClockReading) -> None:
        """Write the whole of the records into a new file there, named for the day, recorded as this person's work."""

    def verify(self) -> None:
        """Hold the records against what they prove."""

    def ended(self) -> ErrandEnded | None:
        """Return how the one that was begun ended, once; None while it runs, and where none was begun."""
