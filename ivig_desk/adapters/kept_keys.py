"""The key store of a folder, wherever it lies: who may sign in, and what each of them opens it with."""

import secrets
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace

from ivig_desk.adapters.key_file import Entry, OpenStore, PeopleStore, bound_to, sealed_by
from ivig_desk.adapters.key_place import KeyPlace
from ivig_desk.adapters.wrapped import Cost, Wrapped
from ivig_desk.adapters.wrong_tries import Tries
from ivig_desk.desk.faults import KeyStoreFault, KeyStoreFaultCode
from ivig_desk.desk.keys import (
    KEY_LENGTH,
    Lock,
    RecordsKey,
    SetUp,
    SignIn,
    TooSoon,
    Unlocked,
    WrongPassphrase,
    WrongTries,
)
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.people.name import name_problem
from ivig_desk.domain.people.person import Person, Role, last_keeper
from ivig_desk.domain.people.recovery_key import ALPHABET, DRAWN, GROUPS, RecoveryKey, recovery_key_of
from ivig_desk.domain.people.waiting import wait_after, wait_left

_RECOVERY = b"recovery"


class KeptKeys:
    """Fulfils `desk.keys.KeyStore` over a place and a count of wrong tries."""

    def __init__(self, place: KeyPlace, tries: Tries, cost: Callable[[], Cost]) -> None:
        """Keep the store at `place`; `cost` says what a new passphrase is to cost at each try."""
        self._place = place
        self._tries = tries
        self._cost = cost

    def lock(self) -> Lock:
        """Return what stands before the key; raises where records are there and the store they had is not."""
        match self._place.read():
            case None:
                return Lock.NONE
            case OpenStore():
                return Lock.OPEN
            case PeopleStore():
                return Lock.PEOPLE

    def people(self) -> tuple[Person, ...]:
        """Return who may sign in, in the order they were added."""
        store = self._place.read()
        return _people_in(store) if isinstance(store, PeopleStore) else ()

    def set_up(self, first: Person, passphrase: str) -> SetUp:
        """Make the store for the first person; the key is new, or the one that lay open until now."""
        _require_name(first, ())
        _require_keeper((first,))
        found = self._place.read()
        key = found.key if isinstance(found, OpenStore) else RecordsKey(octets=secrets.token_bytes(KEY_LENGTH))
        recovery, cost = _drawn(), self._cost()
        entry = _entry(first, passphrase, key, cost)
        store = PeopleStore(people=(entry,), recovery=_wrapped(key, recovery.text, _RECOVERY, cost), seal=b"")
        if not self._place.make(sealed_by(store, key)):
            raise self._fault(KeyStoreFaultCode.IN_PLACE, "it was made before")
        return SetUp(person=first, key=key, recovery=recovery)

    def sign_in(self, person_id: str, passphrase: str, now: Instant) -> SignIn:
        """Return the key for the right passphrase; wrong ones are counted, across restarts, and slowed."""
        store = self._store_of_people()
        entry = _entry_of(person_id, store)
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

    def wrong_tries(self) -> tuple[WrongTries, ...]:
        """Return for whom wrong passphrases stand counted."""
        counted = ((person, self._tries.of(person.id)) for person in self.people())
        return tuple(
            WrongTries(person=person, in_a_row=tries.in_a_row, last=tries.last)
            for person, tries in counted
            if tries.in_a_row
        )

    def recover(self, recovery: RecoveryKey) -> RecordsKey | None:
        """Return the key for the recovery key, or None where it is not the one of this store."""
        store = self._store_of_people()
        key = self._unwrapped(store.recovery, recovery.text, _RECOVERY)
        if key is not None:
            self._require_seal(store, key)
        return key

    def renew_recovery(self, key: RecordsKey) -> RecoveryKey:
        """Return another recovery key; the one before opens nothing from then on."""
        store, recovery = self._store_of_people(), _drawn()
        wrapped = _wrapped(key, recovery.text, _RECOVERY, self._cost())
        self._replace(store, replace(store, recovery=wrapped), key)
        return recovery

    def add(self, person: Person, passphrase: str, key: RecordsKey) -> None:
        """Let somebody else sign in too; raises ValueError where the id or the name is taken."""
        store = self._store_of_people()
        if any(entry.person.id == person.id for entry in store.people):
            raise ValueError("this id is taken")
        _require_name(person, _people_in(store))
        added = (*store.people, _entry(person, passphrase, key, self._cost()))
        self._replace(store, replace(store, people=added), key)

    def change(self, person: Person, key: RecordsKey) -> None:
        """Give the person of this id another name or other roles; raises ValueError for the last keeper's role."""
        store = self._store_of_people()
        _require_name(person, [other for other in _people_in(store) if other.id != person.id])
        changed = _with(store, replace(_entry_of(person.id, store), person=person))
        _require_keeper(_people_in(changed))
        self._replace(store, changed, key)

    def remove(self, person_id: str, key: RecordsKey) -> None:
        """Let somebody sign in no more; raises ValueError for the last keeper."""
        store = self._store_of_people()
        gone = _entry_of(person_id, store)
        if gone.person == last_keeper(_people_in(store)):
            raise ValueError("the last keeper stays")
        left = tuple(entry for entry in store.people if entry is not gone)
        self._replace(store, replace(store, people=left), key)
        self._tries.forget(person_id)

    def change_passphrase(self, person_id: str, passphrase: str, key: RecordsKey) -> None:
        """Give a person another passphrase; the wrong ones are forgotten."""
        store = self._store_of_people()
        entry = _entry_of(person_id, store)
        wrapped = _wrapped(key, passphrase, bound_to(entry.person), self._cost())
        self._replace(store, _with(store, replace(entry, wrapped=wrapped)), key)
        self._tries.forget(person_id)

    def set_pin(self, person_id: str, pin: str, key: RecordsKey) -> None:
        """Give a person a PIN, or another one."""
        from ivig_desk.adapters.pins import sealed_pin

        store = self._store_of_people()
        entry = replace(_entry_of(person_id, store), pin=sealed_pin(pin, person_id, key))
        self._replace(store, _with(store, entry), key)

    def has_pin(self, person_id: str, key: RecordsKey) -> bool:
        """Whether the person has chosen a PIN."""
        return self._sealed_entry(person_id, key).pin is not None

    def is_pin(self, person_id: str, pin: str, key: RecordsKey) -> bool:
        """Whether this is the person's PIN; nothing is, where they have none."""
        from ivig_desk.adapters.pins import is_sealed_pin

        entry = self._sealed_entry(person_id, key)
        return entry.pin is not None and is_sealed_pin(entry.pin, pin, person_id, key)

    def _sealed_entry(self, person_id: str, key: RecordsKey) -> Entry:
        store = self._store_of_people()
        self._require_seal(store, key)
        return _entry_of(person_id, store)

    def _replace(self, store: PeopleStore, changed: PeopleStore, key: RecordsKey) -> None:
        self._require_seal(store, key)
        self._place.replace(sealed_by(changed, key))

    def _store_of_people(self) -> PeopleStore:
        store = self._place.read()
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
        return KeyStoreFault(code, self._place.name, detail)


def _people_in(store: PeopleStore) -> tuple[Person, ...]:
    return tuple(entry.person for entry in store.people)


def _entry_of(person_id: str, store: PeopleStore) -> Entry:
    for entry in store.people:
        if entry.person.id == person_id:
            return entry
    raise ValueError("nobody of this id is in the key store")


def _with(store: PeopleStore, changed: Entry) -> PeopleStore:
    entries = (changed if entry.person.id == changed.person.id else entry for entry in store.people)
    return replace(store, people=tuple(entries))


def _require_name(person: Person, others: Sequence[Person]) -> None:
    # Who bore a name before stands in the records, which are not this store's; the page of people asks there.
    problem = name_problem(person.name, others, ())
    if problem is not None:
        raise ValueError(f"this name cannot be somebody's here: {problem.value}")


def _require_keeper(people: Sequence[Person]) -> None:
    if not any(Role.KEEPER in person.roles for person in people):
        raise ValueError("somebody keeps the desk")


def _entry(person: Person, passphrase: str, key: RecordsKey, cost: Cost) -> Entry:
    return Entry(person=person, wrapped=_wrapped(key, passphrase, bound_to(person), cost), pin=None)


def _drawn() -> RecoveryKey:
    return recovery_key_of([secrets.randbelow(len(ALPHABET)) for _ in range(GROUPS * DRAWN)])


def _wrapped(key: RecordsKey, passphrase: str, bound: bytes, cost: Cost) -> Wrapped:
    from ivig_desk.adapters.wrapping import wrap

    return wrap(key, _as_written(passphrase), bound, cost)


def _as_written(passphrase: str) -> str:
    """The one form of the same letters: one keyboard types ă as one character, another as two (NIST SP 800-63B-4)."""
    return unicodedata.normalize("NFC", passphrase)
