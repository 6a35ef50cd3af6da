"""Where entries are until the records take them: in a second folder, and only where that fails too, in memory."""

from collections.abc import Sequence

from ivig_desk.desk.faults import RecordsFault
from ivig_desk.desk.ports import Journal
from ivig_desk.desk.ports.side_journal import HeldIn, SideJournal
from ivig_desk.domain.infusion.events import Recorded


class Holding:
    """What a second folder holds for the desk; no fault of the folder is raised, since memory has it all the same."""

    def __init__(self, side: SideJournal | None) -> None:
        """Without a side journal memory alone holds, as in practice and in a rehearsal."""
        self.cut: tuple[str, ...] = ()
        self.apart: tuple[str, ...] = ()
        self._side = side
        self._held: dict[tuple[str, int], Recorded] = {}
        self._is_used = False

    def where(self, entries: Sequence[Recorded]) -> HeldIn:
        """Return where these are: all in the second folder, which a restart finds, or some in memory alone."""
        return HeldIn.MEMORY if self.not_held(entries) else HeldIn.SECOND_FOLDER

    def not_held(self, entries: Sequence[Recorded]) -> int:
        """Return how many of these are in memory alone."""
        return sum(not self._is_held(entry) for entry in entries)

    def found(self) -> tuple[Recorded, ...]:
        """Return what a desk before this one left, each entry once and each infusion's in order."""
        if self._side is None:
            return ()
        try:
            before = self._side.read()
        except RecordsFault:
            # Its folder is not there: it stays in it, and the next start looks again.
            return ()
        self.cut, self.apart = before.cut, before.apart
        self._is_used = bool(before.entries or before.cut)
        twice = [entry for entry in before.entries if self._held.setdefault(_place(entry), entry) != entry]
        if twice:
            self.keep_apart(twice)
        return tuple(entry for _, entry in sorted(self._held.items()))

    def hold(self, entries: Sequence[Recorded]) -> None:
        """Hold those that are not held yet; where the folder takes none, memory has them, and the next look tries."""
        new = [entry for entry in entries if not self._is_held(entry)]
        if self._side is None or not new:
            return
        try:
            self._side.append(new)
        except RecordsFault:
            return
        self._is_used = True
        self._held.update({_place(entry): entry for entry in new})

    def keep_apart(self, entries: Sequence[Recorded]) -> None:
        """Keep entries that contradict the record in a file of their own; where that fails, they stay held."""
        if self._side is None:
            return
        try:
            name = self._side.keep_apart(entries)
        except RecordsFault as fault:
            name = fault.file
        else:
            self._held = {place: entry for place, entry in self._held.items() if entry not in entries}
        self.apart = (*self.apart, name)

    def let_go(self, journal: Journal) -> None:
        """Empty the second folder once all that it holds is read back from the records as it was entered."""
        if self._side is None or not self._is_used:
            return
        try:
            if all(self._is_on_record(infusion_id, journal) for infusion_id in {of for of, _ in self._held}):
                self._side.clear()
                self._held.clear()
                self._is_used = False
        except RecordsFault:
            # It is held once more than is needed, and the next look tries again.
            return

    def _is_held(self, entry: Recorded) -> bool:
        return self._held.get(_place(entry)) == entry

    def _is_on_record(self, infusion_id: str, journal: Journal) -> bool:
        on_record = frozenset(_place(entry) for entry in journal.read(infusion_id) if self._is_held(entry))
        return on_record >= {place for place in self._held if place[0] == infusion_id}


def _place(entry: Recorded) -> tuple[str, int]:
    return entry.infusion_id, entry.version
