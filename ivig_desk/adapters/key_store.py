"""The key store of a folder, in one file beside the records."""

import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ivig_desk.adapters.durable import write_durably, write_new_durably
from ivig_desk.adapters.key_file import Entry, OpenStore, PeopleStore, body_of, bound_to, read_store, sealed_by
from ivig_desk.adapters.wrapped import Cost, Wrapped
from ivig_desk.adapters.wrong_tries import TriesFile
from ivig_desk.desk.faults import KeyStoreFault, KeyStoreFaultCode
from ivig_desk.desk.keys import KEY_LENGTH, Lock, RecordsKey, SetUp, SignIn, TooSoon, Unlocked, WrongPassphrase
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.people.person import Person
from ivig_desk.domain.people.recovery_key import ALPHABET, DRAWN, GROUPS, RecoveryKey, recovery_key_of
from ivig_desk.domain.people.waiting import wait_after, wait_left

_TRIES_SUFFIX = ".tries.json"
_RECOVERY = b"recovery"


class FileKeyStore:
    """Fulfils `desk.keys.KeyStore`."""

    def __init__(self, path: Path, cost: Callable[[], Cost]) -> None:
        """Keep the store at `path`; `cost` says what a new passphrase is to cost at each try."""
        self._path = path
        self._cost = cost
        self._tries = TriesFile(path.with_name(f"{path.stem}{_TRIES_SUFFIX}"))

    def lock(self) -> Lock:
        """Return what stands before the key."""
        match read_store(self._path):
            case None:
                return Lock.NONE
            case OpenStore():
                return Lock.OPEN
            case PeopleStore():
                return Lock.PEOPLE

    def people(self) -> tuple[Person, ...]:
        """Return who may sign in, in the order they were added."""
        store = read_store(self._path)
        return tuple(entry.person for entry in store.people) if isinstance(store, PeopleStore) else ()

    def set_up(self, first: Person, passphrase: str) -> SetUp:
        """Make the store and a new key for the first person; raises where there is a store already."""
        key, cost = RecordsKey(octets=secrets.token_bytes(KEY_LENGTH)), self._cost()
        recovery = recovery_key_of([secrets.randbelow(len(ALPHABET)) for _ in range(GROUPS * DRAWN)])
        store = PeopleStore(
            people=(_entry(first, passphrase, key, cost),),
            recovery=_wrapped(key, recovery.text, _RECOVERY, cost),
            seal=b"",
        )
        try:
            is_new = write_new_durably(self._path, body_of(sealed_by(store, key)))
        except OSError as error:
            raise self._fault(KeyStoreFaultCode.UNREACHABLE, error.strerror or str(error)) from error
        if not is_new:
            raise self._fault(KeyStoreFaultCode.IN_PLACE, "it was made before")
        return SetUp(person=first, key=key, recovery=recovery)

    def sign_in(self, person_id: str, passphrase: str, now: Instant) -> SignIn:
        """Return the key for the right passphrase; wrong ones are counted on disk, across restarts, and slowed."""
        store = self._store_of_people()
        entry = next((entry for entry in store.people if entry.person.id == person_id), None)
        if entry is None:
            raise ValueError("nobody of this id is in the key store")
        tries = self._tries.of(person_id)
        wait = wait_left(tries.in_a_row, tries.last, now)
        if wait.value:
            if now.microseconds < tries.last_us:
                self._tries.start_waiting_again(person_id, now)
            return TooSoon(in_a_row=tries.in_a_row, wait=wait)
        self._tries.count(person_id, now)
        key = self._unwrapped(entry.wrapped, passphrase, bound_to(entry.person))
        if key is None:
            in_a_row = self._tries.of(person_id).in_a_row
            return WrongPassphrase(in_a_row=in_a_row, wait=wait_after(in_a_row))
        self._require_seal(store, key)
        self._tries.forget(person_id)
        return Unlocked(person=entry.person, key=key, wrong_before=tries.in_a_row)

    def recover(self, recovery: RecoveryKey) -> RecordsKey | None:
        """Return the key for the recovery key, or None where it is not the one of this store."""
        store = self._store_of_people()
        key = self._unwrapped(store.recovery, recovery.text, _RECOVERY)
        if key is not None:
            self._require_seal(store, key)
        return key

    def add(self, person: Person, passphrase: str, key: RecordsKey) -> None:
        """Let somebody else sign in too, with a passphrase of their own; raises ValueError where the id is taken."""
        store = self._store_of_people()
        if any(entry.person.id == person.id for entry in store.people):
            raise ValueError("this id is taken")
        self._replace(store, (*store.people, _entry(person, passphrase, key, self._cost())), key)

    def change_passphrase(self, person_id: str, passphrase: str, key: RecordsKey) -> None:
        """Give a person another passphrase; the wrong ones are forgotten."""
        store, cost = self._store_of_people(), self._cost()
        changed = tuple(
            _entry(entry.person, passphrase, key, cost) if entry.person.id == person_id else entry
            for entry in store.people
        )
        self._replace(store, changed, key)
        self._tries.forget(person_id)

    def _replace(self, store: PeopleStore, people: tuple[Entry, ...], key: RecordsKey) -> None:
        self._require_seal(store, key)
        try:
            write_durably(self._path, body_of(sealed_by(replace(store, people=people), key)))
        except OSError as error:
            raise self._fault(KeyStoreFaultCode.UNREACHABLE, error.strerror or str(error)) from error

    def _store_of_people(self) -> PeopleStore:
        store = read_store(self._path)
        if not isinstance(store, PeopleStore):
            raise self._fault(KeyStoreFaultCode.MISSING, "nobody is in it yet")
        return store

    def _unwrapped(self, wrapped: Wrapped, passphrase: str, bound: bytes) -> RecordsKey | None:
        from ivig_desk.adapters.wrapping import Changed, unwrap

        try:
            return unwrap(wrapped, _as_written(passphrase), bound)
        except Changed as changed:
            raise self._fault(KeyStoreFaultCode.CHANGED, "a name, a role or a key in it was changed") from changed

    def _require_seal(self, store: PeopleStore, key: RecordsKey) -> None:
        """Raise KeyStoreFault where somebody was added, left out or changed without the key."""
        if not secrets.compare_digest(sealed_by(store, key).seal, store.seal):
            raise self._fault(KeyStoreFaultCode.CHANGED, "its people are not those it was written with")

    def _fault(self, code: KeyStoreFaultCode, detail: str) -> KeyStoreFault:
        return KeyStoreFault(code, str(self._path), detail)


def _entry(person: Person, passphrase: str, key: RecordsKey, cost: Cost) -> Entry:
    return Entry(person=person, wrapped=_wrapped(key, passphrase, bound_to(person), cost))


def _wrapped(key: RecordsKey, passphrase: str, bound: bytes, cost: Cost) -> Wrapped:
    from ivig_desk.adapters.wrapping import wrap

    return wrap(key, _as_written(passphrase), bound, cost)


def _as_written(passphrase: str) -> str:
    """The one form of the same letters: one keyboard types ă as one character, another as two (NIST SP 800-63B-4)."""
    return unicodedata.normalize("NFC", passphrase)
