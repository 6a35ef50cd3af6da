"""How often a wrong passphrase was tried in a row, kept beside the key store, so that a restart forgets none."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from ivig_desk.adapters.durable import write_durably
from ivig_desk.domain.amounts.instants import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """So many in a row, the last of them at this time."""

    in_a_row: int
    last_us: int

    @property
    def last(self) -> Instant:
        """When the last one was tried."""
        return Instant(self.last_us)


class Tries:
    """Counts for each person, in memory."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self._counted: dict[str, Counted] = {}

    def of(self, person_id: str) -> Counted:
        """Return the wrong tries of somebody."""
        return self._counted.get(person_id, Counted(in_a_row=0, last_us=0))

    def count(self, person_id: str, now: Instant) -> None:
        """Count one more. Done before the passphrase is looked at: whoever ends the program then has tried too."""
        self._counted[person_id] = Counted(in_a_row=self.of(person_id).in_a_row + 1, last_us=now.microseconds)
        self._write()

    def start_waiting_again(self, person_id: str, now: Instant) -> None:
        """Wait from `now`: the clock was set back, and what was noted lies in its future."""
        self._counted[person_id] = Counted(in_a_row=self.of(person_id).in_a_row, last_us=now.microseconds)
        self._write()

    def forget(self, person_id: str) -> None:
        """Start anew after the right one."""
        if self._counted.pop(person_id, None) is not None:
            self._write()

    def _write(self) -> None:
        """Keep what is counted beyond this program; in memory there is no such place."""


class TriesFile(Tries):
    """Counts on disk too.

    A disk that takes or gives nothing keeps nobody out: then memory alone counts, and each try still costs its time.
    """

    def __init__(self, path: Path) -> None:
        """Count in the file at `path`; it need not be there."""
        super().__init__()
        self._path = path
        self._counted.update(_read(path))

    def _write(self) -> None:
        counted = {who: asdict(tries) for who, tries in self._counted.items()}
        with suppress(OSError):
            write_durably(self._path, json.dumps(counted).encode())


def _read(path: Path) -> Mapping[str, Counted]:
    """What is not understood counts nothing: somebody who can change this file can change the key store's as well."""
    try:
        found = json.loads(path.read_bytes())
        return {str(who): _tries_of(tries) for who, tries in found.items()}
    except (OSError, ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return {}


def _tries_of(found: Mapping[str, int]) -> Counted:
    return Counted(in_a_row=int(found["in_a_row"]), last_us=int(found["last_us"]))
