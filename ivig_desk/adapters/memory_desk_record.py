"""The desk's own record without a file: for rehearsal and tests, with the same promises but durability."""

from collections.abc import Sequence

from ivig_desk.domain.record.desk_events import DeskEntry, ward_name


class MemoryDeskRecord:
    """Fulfils `desk.ports.desk_record.DeskRecord` for as long as it lives."""

    def __init__(self) -> None:
        """Start with nothing on record."""
        self._entries: tuple[DeskEntry, ...] = ()

    def append(self, entries: Sequence[DeskEntry]) -> None:
        """Keep the entries after all that are there."""
        self._entries += tuple(entries)

    def read(self) -> tuple[DeskEntry, ...]:
        """Return every entry, the first first."""
        return self._entries

    def ward_name(self) -> str:
        """Return the name of the ward as it was given last; empty where it never was."""
        return ward_name(self._entries)
