"""Journals that fail as disks, folders and other programs make them fail; named for what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ivig_desk.adapters.memory_journal import MemoryJournal
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ivig_desk.domain.amounts.instants import Instant
    from ivig_desk.domain.infusion.events import Recorded
    from ivig_desk.domain.infusion.infusion import Phase
    from ivig_desk.domain.infusion.listed import Listed

FILE = "/ward/desk.sqlite"


class UnwritableJournal(MemoryJournal):
    """Reads, and writes nothing while `code` says why not; counts what it was asked to write."""

    code: RecordsFaultCode | None = None

    def __init__(self) -> None:
        super().__init__()
        self.asked_to_write: list[tuple[int, ...]] = []

    def append(self, entries: Sequence[Recorded]) -> None:
        self.asked_to_write.append(tuple(entry.version for entry in entries))
        self._require_writable()
        super().append(entries)

    def probe(self, infusion_ids: Sequence[str]) -> None:  # noqa: ARG002 # The port's.
        self._require_writable()

    def mark_alive(self, infusion_id: str, now: Instant) -> None:
        self._require_writable()
        super().mark_alive(infusion_id, now)

    def _require_writable(self) -> None:
        if self.code is not None:
            raise RecordsFault(self.code, FILE, "as the test wants it")


class FullDiskJournal(UnwritableJournal):
    """Nothing more fits."""

    code: RecordsFaultCode | None = RecordsFaultCode.DISK_FULL


class ReadOnlyJournal(UnwritableJournal):
    """The file may be read, not written."""

    code: RecordsFaultCode | None = RecordsFaultCode.READ_ONLY


class LockedJournal(UnwritableJournal):
    """Another program holds the file."""

    code: RecordsFaultCode | None = RecordsFaultCode.LOCKED


class UnpluggedJournal(UnwritableJournal):
    """On a stick; pulled out, it can be neither read nor written."""

    def read(self, infusion_id: str) -> tuple[Recorded, ...]:
        self._require_writable()
        return super().read(infusion_id)

    def listed(self, phases: frozenset[Phase], at_most: int) -> tuple[Listed, ...]:
        self._require_writable()
        return super().listed(phases, at_most)

    def last_alive(self, infusion_id: str) -> Instant | None:
        self._require_writable()
        return super().last_alive(infusion_id)

    def pull_out(self) -> None:
        self.code = RecordsFaultCode.UNREACHABLE

    def plug_in(self) -> None:
        self.code = None


class WritesAndSaysItDidNotJournal(MemoryJournal):
    """Writes, and once reports a fault all the same, as a disk may whose last answer was lost."""

    def __init__(self) -> None:
        super().__init__()
        self.says_it_did_not = False

    def append(self, entries: Sequence[Recorded]) -> None:
        super().append(entries)
        if self.says_it_did_not:
            self.says_it_did_not = False
            raise RecordsFault(RecordsFaultCode.UNREACHABLE, FILE, "the answer was lost")


class DamagedPageJournal(MemoryJournal):
    """One infusion can no longer be read."""

    damaged = ""

    def read(self, infusion_id: str) -> tuple[Recorded, ...]:
        if infusion_id == self.damaged:
            raise RecordsFault(RecordsFaultCode.DAMAGED, FILE, f"infusion {infusion_id}: its page is torn")
        return super().read(infusion_id)


class FullForEntriesJournal(MemoryJournal):
    """Takes the small note that somebody watches, and no entry more."""

    is_full_for_entries = False

    def append(self, entries: Sequence[Recorded]) -> None:
        if self.is_full_for_entries:
            raise RecordsFault(RecordsFaultCode.DISK_FULL, FILE, "no room for an entry")
        super().append(entries)
