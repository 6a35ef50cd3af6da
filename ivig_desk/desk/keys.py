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
    """Somebody signed in."""

    person: Person
    key: RecordsKey


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
    """What the first set-up of a desk makes: the key, and the recovery key, which is shown and printed once."""

    key: RecordsKey
    recovery: RecoveryKey


class KeyStore(Protocol):
    """The records key of one folder, wrapped for each person and once for the recovery key.

    Every method may raise KeyStoreFault. What is written is durable when the method returns. Passphrases are taken as
    they were typed; whether one may be chosen is asked of `passphrase_problem` before.
    """

    def lock(self) -> Lock:
        """Return what stands before the key."""

    def people(self) -> tuple[Person, ...]:
        """Return who may sign in, in the order they were added."""

    def set_up(self, first: Person, passphrase: str) -> SetUp:
        """Make the store and a new key for the first person; raises where there is a store already."""

    def sign_in(self, person_id: str, passphrase: str, now: Instant) -> SignIn:
        """Return the key for the right passphrase; wrong ones are counted on disk, across restarts, and slowed."""

    def recover(self, recovery: RecoveryKey) -> RecordsKey | None:
        """Return the key for the recovery key, or None where it is not the one of this store."""

    def add(self, person: Person, passphrase: str, key: RecordsKey) -> None:
        """Let somebody else sign in too, with a passphrase of their own; raises ValueError where the id is taken."""

    def change_passphrase(self, person_id: str, passphrase: str, key: RecordsKey) -> None:
        """Give a person another passphrase; the wrong ones are forgotten."""
