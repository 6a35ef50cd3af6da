"""What a verification of the records finds, as data."""

from dataclasses import dataclass
from enum import Enum, unique


@unique
class FlawKind(Enum):
    """What is wrong with a record; `records verify --json` names them so."""

    GUARD_CHANGED = "guard-changed"  # a table, guard or view is gone or not as it was made
    PAGE_DAMAGED = "page-damaged"  # the file contradicts itself
    ENTRY_GONE = "entry-gone"  # a version is missing before others
    ENTRY_CHANGED = "entry-changed"  # its link does not fit
    END_GONE = "end-gone"  # the head names a later event than there is
    HEAD_CHANGED = "head-changed"  # the head is gone, or is not the last event's link
    ENTRY_UNREADABLE = "entry-unreadable"  # it cannot be understood as an event
    DOCUMENT_GONE = "document-gone"  # an event names one that is not there
    DOCUMENT_CHANGED = "document-changed"  # its checksum is another
    PROFILE_NOT_AS_SHIPPED = "profile-not-as-shipped"  # it bears the name and version of a shipped one


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """One thing that is wrong: of which infusion and which events, where it is of any, and with what in them.

    Where it is of events and of no infusion, they are the desk's own.
    """

    kind: FlawKind
    infusion_id: str = ""
    version: int | None = None
    until: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """How much was looked at, and every flaw in it."""

    infusions: int
    events: int
    documents: int
    flaws: tuple[Flaw, ...]
