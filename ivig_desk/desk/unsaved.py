"""What was entered and is not yet on record: it waits in order, and is written once (S30)."""

from collections.abc import Sequence

from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode, VersionTaken
from ivig_desk.desk.ports import Journal
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.events import Recorded


class Unsaved:
    """Entries on their way to the journal, with when one last arrived and what now stands in their way."""

    def __init__(self, journal: Journal) -> None:
        """Take where entries are written to."""
        self.saved_at: Instant | None = None
        self.fault: RecordsFault | None = None
        self._journal = journal
        self._waiting: tuple[Recorded, ...] = ()

    @property
    def waiting(self) -> int:
        """How many entries are not yet on record."""
        return len(self._waiting)

    @property
    def infusions(self) -> tuple[str, ...]:
        """The infusions some of whose entries wait, the last entered first."""
        return tuple(dict.fromkeys(entry.infusion_id for entry in reversed(self._waiting)))

    def of(self, infusion_id: str) -> tuple[Recorded, ...]:
        """Return what waits of one infusion, in order."""
        return tuple(entry for entry in self._waiting if entry.infusion_id == infusion_id)

    def enter(self, entries: Sequence[Recorded], now: Instant) -> None:
        """Write entries of one infusion after what waits; where the records fail, they wait too.

        Raises VersionTaken where another desk wrote to this infusion first and nothing of ours had waited: then the
        entries count as never made, since they were decided on what was no longer true.
        """
        infusion_id = entries[0].infusion_id
        is_first = not self.of(infusion_id)
        self._waiting = (*self._waiting, *entries)
        taken = self._write(now).get(infusion_id)
        if taken is not None and is_first:
            self._forget(infusion_id)
            raise taken

    def retry(self, now: Instant) -> None:
        """Write what waits, if anything does."""
        if self._waiting:
            self._write(now)

    def note_watching(self, watched: Sequence[tuple[str, Instant]]) -> None:
        """Note that somebody watches these infusions, each at its own time: so a full disk is found out unasked."""
        try:
            for infusion_id, now in watched:
                self._journal.mark_alive(infusion_id, now)
        except RecordsFault as fault:
            self.fault = fault
            return
        if watched and not self._waiting:
            self.fault = None

    def _write(self, now: Instant) -> dict[str, VersionTaken]:
        """Write what waits, infusion by infusion; return those where another desk wrote first."""
        self.fault = None
        taken: dict[str, VersionTaken] = {}
        for infusion_id in reversed(self.infusions):
            try:
                self._append(self.of(infusion_id))
            except RecordsFault as fault:
                self.fault = fault
                break
            except VersionTaken as first:
                taken[infusion_id] = first
                self.fault = RecordsFault(RecordsFaultCode.DAMAGED, f"infusion {infusion_id}", str(first))
                continue
            self._waiting = tuple(entry for entry in self._waiting if entry.infusion_id != infusion_id)
            self.saved_at = now
        return taken

    def _append(self, run: tuple[Recorded, ...]) -> None:
        """Append what is not on record already: a write may have been done whose answer was lost."""
        try:
            self._journal.append(run)
        except VersionTaken:
            on_record = {entry.version: entry for entry in self._journal.read(run[0].infusion_id)}
            if any(on_record.get(entry.version, entry) != entry for entry in run):
                raise
            self._journal.append([entry for entry in run if entry.version not in on_record])

    def _forget(self, infusion_id: str) -> None:
        self._waiting = tuple(entry for entry in self._waiting if entry.infusion_id != infusion_id)
        if not self._waiting:
            self.fault = None
