"""The ways to the key of records: it lies open, somebody signs in, or another start of this program hands it over."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from ivig_desk.adapters.key_file import PeopleStore, read_store, sealed_by
from ivig_desk.adapters.key_store import FileKeyStore
from ivig_desk.adapters.open_key import open_key
from ivig_desk.desk.faults import KeyStoreFault, KeyStoreFaultCode
from ivig_desk.desk.keys import Lock, RecordsKey, TooSoon, Unlocked, WrongPassphrase
from ivig_desk.desk.ports import Clock
from ivig_desk.domain.people.name import is_one_name
from ivig_desk.domain.people.person import Person
from ivig_desk.domain.record.desk_events import WrongPassphrases


class KeyWay(Protocol):
    """One way to the key."""

    def key(self, keys: Path, records: Path) -> RecordsKey:
        """Return the key of the store at `keys`, given its records too; raises KeyStoreFault, RecordsFault."""

    def came(self) -> tuple[Unlocked, tuple[WrongPassphrases, ...]] | None:
        """Return who signed in on this way, and what was tried at others' names; None where nobody did."""

    def person(self) -> Person | None:
        """Return whose work it is, once the key was asked for; None where nobody signs in, or nobody asked for it."""


class OpenWay:
    """The key lies beside the records; where somebody has to sign in, that is a fault."""

    def key(self, keys: Path, records: Path) -> RecordsKey:
        """Return the key, made where neither it nor encrypted records are there."""
        return open_key(keys, records)

    def came(self) -> None:
        """Nobody signed in."""

    def person(self) -> None:
        """It is nobody's."""


class HandedOver:
    """Somebody has signed in elsewhere, and who started this program gives it the key."""

    def __init__(self, key: RecordsKey, person_id: str = "") -> None:
        """Take the key, and whose work it is; that is empty for nobody's."""
        self._key = key
        self._person_id = person_id
        self._person: Person | None = None

    def key(self, keys: Path, records: Path) -> RecordsKey:
        """Return the key, of whichever records; raises KeyStoreFault where whose work it is does not sign in there."""
        del records
        if self._person_id:
            self._person = person_in(keys, self._person_id, self._key)
        return self._key

    def came(self) -> None:
        """Who it was stands in the record already."""

    def person(self) -> Person | None:
        """Return whose work it is."""
        return self._person


class CameHere:
    """Somebody signed in in this very program, before there was a record to write it down in."""

    def __init__(self, unlocked: Unlocked, tried: tuple[WrongPassphrases, ...]) -> None:
        """Take who came, and what was tried at others' names."""
        self._came = unlocked, tried

    def key(self, keys: Path, records: Path) -> RecordsKey:
        """Return the key, of whichever records."""
        del keys, records
        return self._came[0].key

    def came(self) -> tuple[Unlocked, tuple[WrongPassphrases, ...]]:
        """Return who signed in."""
        return self._came

    def person(self) -> Person:
        """Return who signed in."""
        return self._came[0].person


class SignedInWay:
    """Somebody gives a name and a passphrase, once; wrong ones are counted and slowed as in the window."""

    def __init__(self, name: str, passphrase: Callable[[], str], clock: Clock) -> None:
        """Ask for the passphrase when the key is first wanted."""
        self._name = name
        self._passphrase = passphrase
        self._clock = clock
        self._came: tuple[Unlocked, tuple[WrongPassphrases, ...]] | None = None

    def key(self, keys: Path, records: Path) -> RecordsKey:
        """Return the key for the right passphrase; where nobody signs in, the name is not asked for."""
        if self._came is not None:
            return self._came[0].key
        from ivig_desk.adapters.wrapping import calibrated

        store = FileKeyStore(keys, partial(calibrated, self._clock))
        if store.lock() is not Lock.PEOPLE:
            return open_key(keys, records)
        person = self._named(store.people(), keys)
        answer = store.sign_in(person.id, self._passphrase(), self._clock.read().wall)
        match answer:
            case Unlocked():
                tried = tuple(
                    WrongPassphrases(person=one.person, in_a_row=one.in_a_row, last=one.last)
                    for one in store.wrong_tries()
                )
                self._came = (answer, tried)
                return answer.key
            case WrongPassphrase():
                said = f"it is not that of {person.name}: {answer.in_a_row} wrong in a row, {_wait_text(answer)}"
                raise KeyStoreFault(KeyStoreFaultCode.WRONG_PASSPHRASE, str(keys), said)
            case TooSoon():
                said = f"after {answer.in_a_row} wrong in a row for {person.name}: {_wait_text(answer)}"
                raise KeyStoreFault(KeyStoreFaultCode.TOO_SOON, str(keys), said)

    def came(self) -> tuple[Unlocked, tuple[WrongPassphrases, ...]] | None:
        """Return who signed in, once somebody has."""
        return self._came

    def person(self) -> Person | None:
        """Return who signed in, once somebody has."""
        return None if self._came is None else self._came[0].person

    def _named(self, people: tuple[Person, ...], keys: Path) -> Person:
        for person in people:
            if is_one_name(person.name, self._name):
                return person
        names = ", ".join(person.name for person in people)
        detail = f"{self._name} does not sign in here; who does: {names}"
        raise KeyStoreFault(KeyStoreFaultCode.NO_SUCH_PERSON, str(keys), detail)


def person_in(keys: Path, person_id: str, key: RecordsKey) -> Person:
    """Return who has this id in a key store that nobody changed without the key; raises KeyStoreFault."""
    store = read_store(keys)
    if not isinstance(store, PeopleStore) or sealed_by(store, key) != store:
        raise KeyStoreFault(KeyStoreFaultCode.CHANGED, str(keys), "its people are not those it was written with")
    for entry in store.people:
        if entry.person.id == person_id:
            return entry.person
    raise KeyStoreFault(KeyStoreFaultCode.NO_SUCH_PERSON, str(keys), "whoever asked for this signs in no more")


def _wait_text(answer: WrongPassphrase | TooSoon) -> str:
    seconds = -(-answer.wait.value // 1)
    return f"the next is looked at in {seconds} s" if seconds else "the next is looked at now"
