"""A second folder for tests, in memory or on disk."""

from collections.abc import Sequence
from pathlib import Path

from ivig_desk.adapters.side_file import SideFile, require_there
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.desk.ports.side_journal import HeldBefore
from ivig_desk.domain.infusion.events import Recorded
from tests.helpers.sealed import KEY


def side_file_at(folder: Path, data: Path) -> SideFile:
    """Return what holds entries of a data folder in a second folder, which has to be there."""
    return SideFile(folder, KEY, data, require_there)


class MemorySide:
    """A second folder that may be full; what it holds outlives the desk."""

    def __init__(self) -> None:
        self.held: list[Recorded] = []
        self.apart: list[Recorded] = []
        self.cut: tuple[str, ...] = ()
        self.is_full = False
        self.cleared = 0

    def read(self) -> HeldBefore:
        return HeldBefore(entries=tuple(self.held), cut=self.cut, apart=("apart",) if self.apart else ())

    def append(self, entries: Sequence[Recorded]) -> None:
        self._require_room()
        self.held += entries

    def keep_apart(self, entries: Sequence[Recorded]) -> str:
        self._require_room()
        self.apart += entries
        return "apart"

    def clear(self) -> None:
        self.held.clear()
        self.cleared += 1

    def _require_room(self) -> None:
        if self.is_full:
            raise RecordsFault(RecordsFaultCode.DISK_FULL, "/second", "as the test wants it")
