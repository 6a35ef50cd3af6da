"""Infusions on their way out of the desk, for other systems to read: what is wished for, and how far it is."""

from collections.abc import Generator
from dataclasses import dataclass
from enum import Enum, unique
from typing import Final, Protocol

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.listed_words import Search

UNDER_WAY: Final = "… "
"""What a line begins with that says how far an export is, while another start of this program makes it."""


@unique
class ExportForm(Enum):
    """In what form infusions leave."""

    FHIR = "fhir"  # a folder with one Bundle an infusion
    NDJSON = "ndjson"  # a folder with one file a type of resource, a resource a line
    CSV = "csv"  # a folder with one file a reading view
    SQLITE = "sqlite"  # one plain SQLite file with the reading views as tables

    @property
    def is_fhir(self) -> bool:
        """Whether it is made of FHIR resources."""
        return self in {ExportForm.FHIR, ExportForm.NDJSON}


@unique
class ExportNames(Enum):
    """Under which names people leave."""

    PLAIN = "plain-names"
    PSEUDONYMS = "pseudonyms"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportWish:
    """These infusions in this form to this place; `is_checked` has each FHIR resource held against its model first."""

    form: ExportForm
    names: ExportNames
    target: str
    infusion_ids: tuple[str, ...]
    is_checked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportSoFar:
    """So many of the infusions have been read."""

    read: int
    of: int

    @property
    def line(self) -> str:
        """One line that says so, `… 1200 of 3000`."""
        return f"{UNDER_WAY}{self.read} of {self.of}"

    @classmethod
    def in_line(cls, line: str) -> "ExportSoFar | None":
        """Return what such a line says; None where it is none."""
        read, _, of = line.removeprefix(UNDER_WAY).partition(" of ")
        if not line.startswith(UNDER_WAY) or not (read.isdecimal() and of.isdecimal()):
            return None
        return cls(read=int(read), of=int(of))


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportDone:
    """What lies at `target` now: so many infusions in so many files of so many bytes.

    `unplanned` had no plan agreed, so that FHIR has nothing to say of them; `unreadable` is each that could not be
    read, with why. Neither is there.
    """

    target: str
    infusions: int
    files: int
    octets: int
    unplanned: tuple[str, ...]
    unreadable: tuple[tuple[str, str], ...]


class Exports(Protocol):
    """Writes infusions out. Every method may raise RecordsFault."""

    def every(self) -> tuple[str, ...]:
        """Return every infusion on record, the last written first."""

    def found_by(self, text: str) -> tuple[str, ...]:
        """Return those that every word of a text finds by name, identifier or batch."""

    def searched(self, search: Search) -> tuple[str, ...]:
        """Return those that meet every condition, the last begun first."""

    def written_since(self, moment: Instant) -> tuple[str, ...]:
        """Return those of which an entry was written down at this moment or later."""

    def export(self, wish: ExportWish) -> Generator[ExportSoFar | ExportDone, None, None]:
        """Write them a few at a time, so that whoever takes the next step may do something else before; done is last.

        That it leaves is in the desk's own record before its first byte, and there too where it fails. `target` gets
        its name when all is written; given up or failed, nothing of it is left. Raises ExportFault.
        """
