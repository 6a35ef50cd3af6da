"""Several folders that hold the same entries: a drive may be pulled out at any moment, also after it took one (S30)."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import reduce
from pathlib import Path
from typing import TypeVar

from ivig_desk.adapters.folders import held_folder, make_private
from ivig_desk.adapters.side_file import SideFile, require_there
from ivig_desk.desk.faults import RecordsFault
from ivig_desk.desk.keys import RecordsKey
from ivig_desk.desk.ports.side_journal import HeldBefore, SideJournal
from ivig_desk.domain.infusion.events import Recorded

_T = TypeVar("_T")


class SideFolders:
    """Fulfils `SideJournal` over others, the best first: each is asked, and an entry is held once one has it."""

    def __init__(self, first: SideJournal, *others: SideJournal) -> None:
        """Take what holds entries."""
        self._sides = (first, *others)

    def read(self) -> HeldBefore:
        """Return what lies in any of them; one that cannot be read keeps what it has for a later start.

        Raises RecordsFault where none can be read.
        """
        return reduce(_both, self._each(lambda side: side.read()))

    def append(self, entries: Sequence[Recorded]) -> None:
        """Hold entries in all that take them, durable when this returns; raises RecordsFault where none does."""
        self._each(lambda side: side.append(entries))

    def keep_apart(self, entries: Sequence[Recorded]) -> str:
        """Keep entries in a file of the first that takes them, and return which."""
        *before, last = self._sides
        for side in before:
            with suppress(RecordsFault):
                return side.keep_apart(entries)
        return last.keep_apart(entries)

    def clear(self) -> None:
        """Let go of what was read and appended; raises RecordsFault where that can be done in none.

        Nothing waits for one that is not there now: a later start that finds it sees that all of it is on record.
        """
        self._each(lambda side: side.clear())

    def _each(self, ask: Callable[[SideJournal], _T]) -> list[_T]:
        answers: list[_T] = []
        faults: list[RecordsFault] = []
        for side in self._sides:
            try:
                answers.append(ask(side))
            except RecordsFault as fault:
                faults.append(fault)
        if not answers:
            raise faults[0]
        return answers


def side_folders_of(data: Path, key: RecordsKey, named: str | None) -> tuple[SideFile, ...]:
    """Return where entries of a data folder are held: in the folder the ward names, if any, and this system's own."""
    own = SideFile(held_folder(), key, data, make_private)
    return (own,) if named is None else (SideFile(Path(named), key, data, require_there), own)


def _both(one: HeldBefore, other: HeldBefore) -> HeldBefore:
    return HeldBefore(
        entries=(*one.entries, *other.entries), cut=(*one.cut, *other.cut), apart=(*one.apart, *other.apart)
    )
