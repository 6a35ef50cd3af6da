"""What was entered and is not yet on record: it waits in order, and is written once (S30)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode, VersionTaken
from ivig_desk.desk.holding import Holding
from ivig_desk.desk.ports import Journal
from ivig_desk.desk.ports.side_journal import HeldIn
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.events import Recorded

Known = Mapping[str, Sequence[Recorded]]
"""The entries of each infusion that this desk has read or made, those that wait included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """Whether all that was entered is in the record: since when saved, or how much waits, where and why (S30).

    `cut` and `apart` are files of the second folder from before this start: one that ended in half an entry, and one
    with entries that contradict the record.
    """

    saved_at: Instant | None
    waiting: int
    held_in: HeldIn | None
    fault: RecordsFault | None
    cut: tuple[str, ...]
    apart: tuple[str, ...]


_NOT_UNDERSTOOD = frozenset({RecordsFaultCode.DAMAGED, RecordsFaultCode.TOO_NEW})
_MAY_HAVE_LOST = frozenset(
    {
        RecordsFaultCode.LOG_CUT,
        RecordsFaultCode.REMOVED,
        RecordsFaultCode.REPLACED,
        RecordsFaultCode.FOLDER_GONE,
        RecordsFaultCode.UNREACHABLE,
        RecordsFaultCode.DAMAGED,
    }
)


class Unsaved:
    """Entries on their way to the journal, with when one last arrived and what now stands in their way."""

    def __init__(self, journal: Journal, holding: Holding, known: Known) -> None:
        """Take where entries are written to, where they are held until then, and what the desk knows, as it changes."""
        self._saved_at: Instant | None = None
        self._holding = holding
        self._known = known
        self._is_unsure = False
        self._journal = journal
        self._waiting: tuple[Recorded, ...] = ()
        self._entered: dict[str, None] = {}
        self._write_fault: RecordsFault | None = None
        self._probe_fault: RecordsFault | None = None
        self._read_fault: RecordsFault | None = None

    @property
    def fault(self) -> RecordsFault | None:
        """What stands in the way of the next entry or of one that waits, or of reading what is on record."""
        return self._write_fault or self._probe_fault or self._read_fault

    @property
    def has_failed(self) -> bool:
        """Whether the last writing failed."""
        return self._write_fault is not None

    @property
    def infusions(self) -> tuple[str, ...]:
        """The infusions some of whose entries wait, the last entered first."""
        return tuple(dict.fromkeys(entry.infusion_id for entry in reversed(self._waiting)))

    def of(self, infusion_id: str) -> tuple[Recorded, ...]:
        """Return what waits of one infusion, in order."""
        return tuple(entry for entry in self._waiting if entry.infusion_id == infusion_id)

    def happened(self, infusion_id: str) -> tuple[Recorded, ...]:
        """Return what is on record of an infusion, and what waits after it; raises RecordsFault."""
        on_record = self._journal.read(infusion_id)
        return (*on_record, *(entry for entry in self.of(infusion_id) if entry.version > len(on_record)))

    def saving(self) -> Saving:
        """Return how saving stands."""
        return Saving(
            saved_at=self._saved_at,
            waiting=len(self._waiting),
            held_in=self._holding.where(self._waiting) if self._waiting else None,
            fault=self.fault,
            cut=self._holding.cut,
            apart=self._holding.apart,
        )

    def only_in_memory(self) -> int:
        """Return how many entries would be gone with the program."""
        return self._holding.not_held(self._waiting)

    def take_up(self, now: Instant) -> None:
        """Write what a desk before this one held and could not write; what contradicts the record is kept apart."""
        found = self._holding.found()
        for infusion_id in dict.fromkeys(entry.infusion_id for entry in found):
            run = tuple(entry for entry in found if entry.infusion_id == infusion_id)
            match self._fitting(infusion_id, run):
                case True:
                    self._waiting = (*self._waiting, *run)
                    self._entered[infusion_id] = None
                case False:
                    self._holding.keep_apart(run)
                case None:
                    # Its record is damaged: it stays held until that is put right.
                    pass
        self.retry(now)
        self._let_go()

    def enter(self, entries: Sequence[Recorded], now: Instant) -> None:
        """Write entries of one infusion after what waits; where the records fail, they wait too, held elsewhere.

        Raises VersionTaken where another desk wrote to this infusion first and nothing of ours had waited: then the
        entries count as never made, since they were decided on what was no longer true.
        """
        infusion_id = entries[0].infusion_id
        is_first = not self.of(infusion_id)
        self._waiting = (*self._waiting, *entries)
        self._entered[infusion_id] = None
        taken = self._write(now).get(infusion_id)
        if taken is not None and is_first:
            self._forget(infusion_id)
            raise taken
        self._holding.hold(self._waiting)

    def look(self, infusion_ids: Sequence[str], now: Instant) -> None:
        """Find out how the records are, and write what waits or was lost from them; called at every look."""
        self._probe_fault = None
        try:
            self._journal.probe(infusion_ids)
        except RecordsFault as fault:
            self._probe_fault = self._noted(fault)
        if not self._is_locked:
            self.retry(now)
        self._holding.hold(self._waiting)
        self._let_go()

    def note_read(self, fault: RecordsFault | None) -> None:
        """Note what the last reading of a record met."""
        self._read_fault = fault

    def retry(self, now: Instant) -> None:
        """Write what waits, if anything does or may have been lost."""
        if self._waiting or self._is_unsure:
            self._write(now)

    def note_watching(self, watched: Sequence[tuple[str, Instant]]) -> None:
        """Note that somebody watches these infusions, so that a restart knows since when nobody did; own times."""
        if self._is_locked:
            return
        try:
            for infusion_id, now in watched:
                self._journal.mark_alive(infusion_id, now)
        except RecordsFault as fault:
            self._write_fault = self._noted(fault)
            return
        if watched and not self._waiting:
            self._write_fault = None

    @property
    def _is_locked(self) -> bool:
        """While another program holds the file, every try would hold up the window."""
        return self._probe_fault is not None and self._probe_fault.code is RecordsFaultCode.LOCKED

    def _write(self, now: Instant) -> dict[str, VersionTaken]:
        """Write what waits, infusion by infusion; return those where another desk wrote first."""
        self._write_fault = None
        if self._is_unsure:
            self._take_lost()
        taken: dict[str, VersionTaken] = {}
        for infusion_id in reversed(self.infusions):
            try:
                self._append(self.of(infusion_id))
            except RecordsFault as fault:
                self._write_fault = self._noted(fault)
                if fault.code is RecordsFaultCode.DAMAGED:
                    # The page of one patient's record is not that of another's.
                    continue
                break
            except VersionTaken as first:
                taken[infusion_id] = first
                self._write_fault = RecordsFault(RecordsFaultCode.CONTRADICTED, f"infusion {infusion_id}", str(first))
                continue
            self._waiting = tuple(entry for entry in self._waiting if entry.infusion_id != infusion_id)
            self._saved_at = now
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

    def _fitting(self, infusion_id: str, run: Sequence[Recorded]) -> bool | None:
        """Whether entries held before follow on what is on record, or are it; None where it cannot be understood."""
        try:
            on_record = self._journal.read(infusion_id)
        except RecordsFault as fault:
            return None if fault.code in _NOT_UNDERSTOOD else True
        versions = [entry.version for entry in run]
        is_next = versions == list(range(versions[0], versions[-1] + 1)) and versions[0] <= len(on_record) + 1
        return is_next and all(entry in on_record for entry in run if entry.version <= len(on_record))

    def _noted(self, fault: RecordsFault) -> RecordsFault:
        """Note that what was written may no longer be there."""
        self._is_unsure = self._is_unsure or fault.code in _MAY_HAVE_LOST
        return fault

    def _take_lost(self) -> None:
        """Let wait once more what was written and is no longer there, after something befell the file."""
        self._is_unsure = False
        for infusion_id in self._entered:
            if infusion_id not in self._known:
                continue
            try:
                on_record = self._journal.read(infusion_id)
            except RecordsFault as fault:
                self._noted(fault)
                continue
            ours = tuple(self._known[infusion_id])
            if ours[: len(on_record)] == on_record:
                self._waiting = tuple(entry for entry in self._waiting if entry.infusion_id != infusion_id)
                self._waiting = (*self._waiting, *ours[len(on_record) :])

    def _let_go(self) -> None:
        """Let go of what is held elsewhere once all of it is on record and was read back."""
        if not self._waiting:
            self._holding.let_go(self._journal)

    def _forget(self, infusion_id: str) -> None:
        self._waiting = tuple(entry for entry in self._waiting if entry.infusion_id != infusion_id)
        if not self._waiting:
            self._write_fault = None
