"""What each person did in an infusion."""

from dataclasses import dataclass
from enum import Enum, unique

from ivig_desk.domain.amounts.instants import Instant


@unique
class Role(Enum):
    """What a person did in this infusion."""

    NURSE = "nurse"
    SECOND_CHECKER = "second-checker"
    PRESCRIBER = "prescriber"
    PASSED_A_LIMIT = "passed-a-limit"
    ANSWERED_A_QUESTION = "answered-a-question"
    CHOSE_WHOLE_BOTTLES = "chose-whole-bottles"
    REPORTER = "reporter"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFact:
    """A person by name, with every role, the entries that name them, and when the first and last of these happened."""

    name: str
    roles: tuple[Role, ...]
    versions: tuple[int, ...]
    since: Instant
    until: Instant
