"""The keys that records are opened with, and what keeps them; adapters fulfil it."""

from dataclasses import dataclass, field
from enum import Enum, unique
from typing import Protocol

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Seconds
from ivig_desk.domain.people.person import Person
from ivig_desk.domain.people.recovery_key import RecoveryKey

KEY_LENGTH = 32
"""Bytes of a records key: AES-256 takes so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsKey:
    """The random key that every page of a records file is encrypted with; it is never shown, logged or compared."""

    octets: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Raise ValueError for a key of another length."""
        if len(self.octets) != KEY_LENGTH:
            raise ValueError(f"a records key has {KEY_LENGTH} bytes")


@unique
class Lock(Enum):
    """What stands before the records key of a folder."""

    NONE = "none"  # no key store yet
    OPEN = "open"  # the key lies in it for whoever has the folder: practice, rehearsal
    PEOPLE = "people"  # somebody signs in


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlocked:
    """Somebody signed in, after so many wrong passphrases in a row."""

    person: Person
    key: RecordsKey
    wrong_before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongPassphrase:
    """It was not this person's; so many wrong ones in a row, and so long until the next is looked at."""

    in_a_row: int
    wait: Seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class TooSoon:
    """The passphrase was not looked at: so long is left to wait after the wrong ones before."""

    in_a_row: int
    wait: Seconds


SignIn = Unlocked | WrongPassphrase | TooSoon


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """What the first set-up of a desk makes: who, the key, and the recovery key, which is shown and printed once."""

    person: Person
    key: RecordsKey
    recovery: RecoveryKey


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongTries:
    """So many wrong passphrases in a row stand counted for this person, the last of them then."""

    person: Person
    in_a_row: int
    last: Instant


class KeyStore(Protocol):
    """The records key of one folder, wrapped for each person and once for the recovery key.

    Every method may raise KeyStoreFault. What is written is durable when the method returns, and a process killed
    within it leaves what was there before or what was to be there. Passphrases, PINs and names are taken as they were
    typed; whether one may be chosen is asked of `passphrase_problem`, `pin_problem` and `name_problem` before.
    ValueError is raised for a person who is not there, and for a change that `name_problem` or `last_keeper` forbids.
    """

    def lock(self) -> Lock:
        """Return what stands before the key."""

    def people(self) -> tuple[Person, ...]:
        """Return who may sign in, in the order they were added."""

    def set_up(self, first: Person, passphrase: str) -> SetUp:
        """Make the store for the first person, who is a keeper, with a new key; raises where people are there already.

        Where the key lay open it is the same key from then on, and lies in the clear no more.
        """

    def sign_in(self, person_id: str, passphrase: str, now: Instant) -> SignIn:
        """Return the key for the right passphrase; wrong ones are counted on disk, across restarts, and slowed."""

    def wrong_tries(self) -> tuple[WrongTries, ...]:
        """Return for whom wrong passphrases stand counted: nobody could write them down while nobody had the key."""

    def recover(self, recovery: RecoveryKey) -> RecordsKey | None:
        """Return the key for the recovery key, or None where it is not the one of this store."""

    def renew_recovery(self, key: RecordsKey) -> RecoveryKey:
        """Return another recovery key; the one before opens nothing from then on."""

    def add(self, person: Person, passphrase: str, key: RecordsKey) -> None:
        """Let somebody else sign in too, with a passphrase of their own; raises ValueError where the id is taken."""

    def change(self, person: Person, key: RecordsKey) -> None:
        """Give the person of this id another name or other roles; passphrase and PIN stay."""

    def remove(self, person_id: str, key: RecordsKey) -> None:
        """Let somebody sign in no more; what they did stays in the records under their name."""

    def change_passphrase(self, person_id: str, passphrase: str, key: RecordsKey) -> None:
        """Give a person another passphrase; the wrong ones are forgotten."""

    def set_pin(self, person_id: str, pin: str, key: RecordsKey) -> None:
        """Give a person a PIN, or another one."""

    def has_pin(self, person_id: str, key: RecordsKey) -> bool:
        """Whether the person has chosen a PIN."""

    def is_pin(self, person_id: str, pin: str, key: RecordsKey) -> bool:
        """Whether this is the person's PIN. Tries are not counted here: who asks keeps `PinTries`."""
