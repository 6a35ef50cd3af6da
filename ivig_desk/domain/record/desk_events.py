"""What happened at the desk itself, apart from any infusion: who came and went, and what was done with the records."""

from collections.abc import Iterable
from dataclasses import dataclass

from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.people.name import BorneName
from ivig_desk.domain.people.person import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSetUp:
    """The desk was set up for a ward, by its first person."""

    ward: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WardRenamed:
    """The ward has another name."""

    ward: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAdded:
    """Somebody else may sign in."""

    person: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonChanged:
    """Somebody has another name or other roles; as they are now."""

    person: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLeft:
    """Somebody may sign in no more."""

    person: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class PassphraseChanged:
    """This person has another passphrase."""

    person: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class PinChanged:
    """This person has a PIN, or another one."""

    person: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """Who it is by gave the right passphrase, after so many wrong ones in a row."""

    wrong_before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedOut:
    """Who it is by left the desk to somebody else or to nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskLocked:
    """The desk was locked; it guides on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskUnlocked:
    """The lock was ended, after so many wrong PINs."""

    wrong_pins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongPassphrases:
    """Somebody tried to be this person, so many times in a row, and last then; nobody knows who.

    Nobody had the key at that time, so it is written down when the next person signs in.
    """

    person: Person
    in_a_row: int
    last: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """The recovery key was used, and this person chose another passphrase."""

    person: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryRenewed:
    """There is another recovery key; the one before opens nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsRestored:
    """The records were put back from this file."""

    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsExported:
    """So many records left the desk, to this file; `readable` by whoever has the file, `named` where not pseudonyms."""

    what: str
    count: int
    readable: bool
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageGivenOut:
    """A page of an infusion left the desk for anybody to read: on a printer or into a file, the other is empty.

    `what` is `summary`, `report`, `paper-ramp`, or `recall of batch` with the batch, which is of no one infusion; what
    was copied for another program has the file `clipboard`.
    """

    what: str
    infusion_id: str
    printer: str
    file: str


DeskEvent = (
    DeskSetUp
    | WardRenamed
    | PersonAdded
    | PersonChanged
    | PersonLeft
    | PassphraseChanged
    | PinChanged
    | SignedIn
    | SignedOut
    | DeskLocked
    | DeskUnlocked
    | WrongPassphrases
    | Recovered
    | RecoveryRenewed
    | RecordsRestored
    | RecordsExported
    | PageGivenOut
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskEntry:
    """An event in the desk's own record: when it was written down, by whom, and by which version of the program.

    `by` is the name that was read at that time and `by_id` whose it is for good; both are empty where nobody signed in.
    """

    recorded: ClockReading
    by: str
    by_id: str
    program: str
    event: DeskEvent


def on_signing_in(
    wrong_before: int, tried: Iterable[WrongPassphrases], record: Iterable[DeskEntry]
) -> tuple[DeskEvent, ...]:
    """Return what is written down when somebody came: what was tried at others' names since, and then their coming."""
    known = {_mark(entry.event) for entry in record if isinstance(entry.event, WrongPassphrases)}
    return (*(one for one in tried if _mark(one) not in known), SignedIn(wrong_before=wrong_before))


def ward_name(entries: Iterable[DeskEntry]) -> str:
    """Return the name of the ward as it was given last; empty where it never was."""
    names = [entry.event.ward for entry in entries if isinstance(entry.event, DeskSetUp | WardRenamed)]
    return names[-1] if names else ""


def names_borne(entries: Iterable[DeskEntry]) -> tuple[BorneName, ...]:
    """Return every name somebody ever had at the desk, each once for each who had it."""
    borne: dict[BorneName, None] = {}
    for entry in entries:
        if entry.by_id:
            borne[BorneName(name=entry.by, person_id=entry.by_id)] = None
        if isinstance(entry.event, PersonAdded | PersonChanged | PersonLeft):
            borne[BorneName(name=entry.event.person.name, person_id=entry.event.person.id)] = None
    return tuple(borne)


def _mark(tried: WrongPassphrases) -> tuple[str, int, Instant]:
    return tried.person.id, tried.in_a_row, tried.last
