"""The ways to the key of records: it lies open, somebody signs in, or another start of this program hands it over."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

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


class OpenWay:
    """The key lies beside the records; where somebody has to sign in, that is a fault."""

    def key(self, keys: Path, records: Path) -> RecordsKey:
        """Return the key, made where neither it nor encrypted records are there."""
        return open_key(keys, records)

    def came(self) -> None:
        """Nobody signed in."""


class HandedOver:
    """Somebody has signed in elsewhere, and who started this program gives it the key."""

    def __init__(self, key: RecordsKey) -> None:
        """Take the key."""
        self._key = key

    def key(self, keys: Path, records: Path) -> RecordsKey:
        """Return the key, of whichever records."""
        del keys, records
        return self._key

    def came(self) -> None:
        """Who it was stands in the record already."""


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
        person = self._person(store.people(), keys)
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

    def _person(self, people: tuple[Person, ...], keys: Path) -> Person:
        for person in people:
            if is_one_name(person.name, self._name):
                return person
        names = ", ".join(person.name for person in people)
        detail = f"{self._name} does not sign in here; who does: {names}"
        raise KeyStoreFault(KeyStoreFaultCode.NO_SUCH_PERSON, str(keys), detail)


def _wait_text(answer: WrongPassphrase | TooSoon) -> str:
    seconds = -(-answer.wait.value // 1)
    return f"the next is looked at in {seconds} s" if seconds else "the next is looked at now"
