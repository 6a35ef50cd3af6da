"""Where a key store lies: in a file, durably, or in memory."""

from pathlib import Path
from typing import Protocol

from ivig_desk.adapters.durable import write_durably, write_new_durably
from ivig_desk.adapters.folders import RECORDS_NAME
from ivig_desk.adapters.key_file import OpenStore, PeopleStore, body_of, read_store
from ivig_desk.adapters.open_key import require_no_lost_key
from ivig_desk.desk.faults import KeyStoreFault, KeyStoreFaultCode


class KeyPlace(Protocol):
    """A place for one key store; every method may raise KeyStoreFault."""

    name: str

    def read(self) -> OpenStore | PeopleStore | None:
        """Return the store, or None where there is none yet."""

    def make(self, store: PeopleStore) -> bool:
        """Put the first store there, or one in the place of a key that lies open; False where people are there."""

    def replace(self, store: PeopleStore) -> None:
        """Put a store in the place of the one there; a crash leaves the one or the other."""


class FilePlace:
    """A file beside the records."""

    def __init__(self, path: Path) -> None:
        """Keep the store at `path`; it need not be there."""
        self.name = str(path)
        self._path = path

    def read(self) -> OpenStore | PeopleStore | None:
        """Return the store; raises where there is none and the records beside it were encrypted with a lost key."""
        store = read_store(self._path)
        if store is None:
            require_no_lost_key(self._path, self._path.with_name(RECORDS_NAME))
        return store

    def make(self, store: PeopleStore) -> bool:
        """Put the first store there, or one in the place of a key that lies open; False where people are there."""
        try:
            match self.read():
                case None:
                    return write_new_durably(self._path, body_of(store))
                case OpenStore():
                    write_durably(self._path, body_of(store))
                    return True
                case PeopleStore():
                    return False
        except OSError as error:
            raise self._unreachable(error) from error

    def replace(self, store: PeopleStore) -> None:
        """Put a store in the place of the one there; a crash leaves the one or the other."""
        try:
            write_durably(self._path, body_of(store))
        except OSError as error:
            raise self._unreachable(error) from error

    def _unreachable(self, error: OSError) -> KeyStoreFault:
        return KeyStoreFault(KeyStoreFaultCode.UNREACHABLE, self.name, error.strerror or str(error))


class MemoryPlace:
    """A store that is gone when the program ends."""

    def __init__(self, store: OpenStore | None) -> None:
        """Begin with nothing, or with a key that lies open."""
        self.name = "memory"
        self._store: OpenStore | PeopleStore | None = store

    def read(self) -> OpenStore | PeopleStore | None:
        """Return the store, or None where there is none yet."""
        return self._store

    def make(self, store: PeopleStore) -> bool:
        """Keep the first store; False where people are in it already."""
        if isinstance(self._store, PeopleStore):
            return False
        self._store = store
        return True

    def replace(self, store: PeopleStore) -> None:
        """Keep a store instead of the one there."""
        self._store = store
