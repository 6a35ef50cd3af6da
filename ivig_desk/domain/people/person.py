"""One person who may sign in, and what they do on the ward."""

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
    """Somebody who signs in; two people may have one name, never one id."""

    id: str
    name: str
    role: Role
