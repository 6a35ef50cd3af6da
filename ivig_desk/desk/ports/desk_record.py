"""Where the desk writes down what happens at itself; adapters fulfil it."""

from collections.abc import Sequence
from typing import Protocol

from ivig_desk.domain.record.desk_events import DeskEntry


class DeskRecord(Protocol):
    """The desk's own record, kept with the infusions' and append-only like them; any method may raise RecordsFault."""

    def append(self, entries: Sequence[DeskEntry]) -> None:
        """Write the entries after all that are there, all or none, durable when this returns."""

    def read(self) -> tuple[DeskEntry, ...]:
        """Return every entry, the first first."""

    def ward_name(self) -> str:
        """Return the name of the ward as it was given last; empty where it never was."""
