"""What a column of an export is: whether it leaves under a pseudonym, whether it is a number, and what it says."""

from dataclasses import dataclass
from enum import Enum, unique


@unique
class Sort(Enum):
    """How a column leaves; nothing is of no sort, so that no column leaves unthought of."""

    FACT = "fact"  # as it stands, in every export
    NUMBER = "number"  # the same, and a number
    INFUSION = "infusion"  # which infusion: by a pseudonym of its own where patients have one
    PATIENT = "patient"  # whose infusion, as FHIR has the patient's identifier
    AGED = "aged"  # a number that beside others tells the age on its day: not beside a pseudonym
    WORD = "word"  # a word out of a list, or somebody's own: beside a pseudonym only the former
    BORN = "born"  # a day of birth: of a pseudonym only the year
    NAMED = "named"  # a name, what somebody typed, or a number of one pack: not beside a pseudonym


NUMBERS = frozenset({Sort.NUMBER, Sort.AGED})
"""What is a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column by its name, which ends in its unit, with the SQL that gives it."""

    name: str
    sort: Sort
    says: str
    sql: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportView:
    """A table of an export: one row for each `says`, from this part of a SELECT, told apart by `key`."""

    name: str
    says: str
    source: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    def select(self) -> str:
        """Return the question for the rows of some infusions; it takes their identifiers as a JSON list."""
        wanted = ", ".join(f'{column.sql} AS "{column.name}"' for column in self.columns)
        return (
            f"SELECT {wanted} FROM {self.source} WHERE infusion_id IN (SELECT value FROM json_each(?)) "  # noqa: S608 - Ours.
            f"ORDER BY {', '.join(str(number + 1) for number, _ in enumerate(self.key))}"
        )


def fact(name: str, says: str, sql: str = "") -> Column:
    """Return a column that leaves as it stands."""
    return Column(name=name, sort=Sort.FACT, says=says, sql=sql or f'"{name}"')


def number(name: str, says: str, sql: str = "") -> Column:
    """Return a column of numbers."""
    return Column(name=name, sort=Sort.NUMBER, says=says, sql=sql or f'"{name}"')


def named(name: str, says: str, sql: str = "") -> Column:
    """Return a column that does not leave beside a pseudonym."""
    return Column(name=name, sort=Sort.NAMED, says=says, sql=sql or f'"{name}"')


INFUSION = Column(name="infusion_id", sort=Sort.INFUSION, says="which infusion", sql='"infusion_id"')
VERSION = number("version", "its entry in the record, counted from 1")
AT = fact("at", "when it happened, UTC")
WRITTEN = (fact("recorded_at", "when it was written down, UTC"), named("by", "by whom"))
EACH = (INFUSION, VERSION, AT)
