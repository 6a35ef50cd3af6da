"""One person who may sign in, and what they do on the ward."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, unique


@unique
class Role(Enum):
    """What somebody may do at the desk."""

    NURSE = "nurse"
    SECOND_CHECKER = "second-checker"
    PHARMACIST = "pharmacist"  # profiles
    KEEPER = "keeper"  # people and backups


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who signs in; no two have one id, and no two who may sign in today have one name."""

    id: str
    name: str
    roles: frozenset[Role]

    def __post_init__(self) -> None:
        """Raise ValueError for somebody without a role."""
        if not self.roles:
            raise ValueError("a person has a role at the desk")


def keeps_records(person: Person) -> bool:
    """Whether backups are this person's to make, and many infusions theirs to carry away."""
    return Role.KEEPER in person.roles


def last_keeper(people: Sequence[Person]) -> Person | None:
    """Return the one keeper there is among people, who can neither leave nor lay the role down; None where others are.

    Without a keeper nobody could ever be added again.
    """
    keepers = [person for person in people if Role.KEEPER in person.roles]
    return keepers[0] if len(keepers) == 1 else None
