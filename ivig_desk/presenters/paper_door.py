"""Where pages leave the desk: onto a printer, or into a plain file that somebody asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, unique
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ivig_desk.domain.record.desk_events import DeskEvent

if TYPE_CHECKING:
    # A window that opens does not wait for what prints.
    from ivig_desk.presenters.summary_document import SummaryPages


@unique
class PageKind(Enum):
    """What can leave the desk."""

    SUMMARY = "summary"
    REPORT = "report"
    PAPER_RAMP = "paper-ramp"
    COURSE = "course"
    RECOVERY_SHEET = "recovery-sheet"
    RECALL = "recall"


@unique
class Paper(Enum):
    """The sheets a printer may hold."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOut:
    """A document on its way out; of the pages `offered`, the fullest first, the first that fits its paper is taken."""

    kind: PageKind
    offered: "tuple[SummaryPages, ...]"
    paper: Paper


@unique
class PrinterTrouble(Enum):
    """Why a printer has nothing."""

    UNKNOWN = "unknown"  # this computer knows no printer of that name, or none any more
    NOT_READY = "not-ready"  # it is off, offline, stopped or in want of something
    REFUSED = "refused"  # it, or what prints on this computer, did not take the pages


class PrinterFault(Exception):
    """Nothing is known to have come out of the printer."""

    def __init__(self, trouble: PrinterTrouble, printer: str, detail: str) -> None:
        """Name the printer, what is wrong with it, and what the system said, empty for nothing."""
        super().__init__(f"{printer}: {trouble.value}: {detail}")
        self.trouble = trouble
        self.printer = printer
        self.detail = detail


class PrinterDoor(Protocol):
    """The printers of this computer."""

    def printers(self) -> tuple[str, ...]:
        """Return their names, the one the computer prints on unasked first; empty for none."""

    def print(self, page: PageOut, printer: str) -> None:
        """Hand the pages to a printer, out of memory; raises PrinterFault."""


@unique
class FolderTrouble(Enum):
    """Why no file is put into a folder."""

    NOT_WHOLE = "not-whole"  # it does not say where it begins
    NOT_THERE = "not-there"  # there is no folder of that name
    OWN = "own"  # it is the desk's own, or lies in it: there everything is encrypted


class FolderRefused(Exception):
    """No file goes into this folder."""

    def __init__(self, trouble: FolderTrouble, folder: str) -> None:
        """Name the folder and what is wrong with it."""
        super().__init__(f"{folder}: {trouble.value}")
        self.trouble = trouble


class FileDoor(Protocol):
    """The folders of this computer, to put plain files in."""

    def first_folder(self) -> str:
        """Return where the system keeps this person's documents."""

    def save(self, page: PageOut, folder: str, stem: str) -> Path:
        """Write the document as PDF, whole or not at all, and return its file.

        The file is called by `stem`, with a number behind it where one is called so already: none is ever replaced.
        Raises FolderRefused, and OSError where it cannot be written.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDoor:
    """Both ways out, the paper of the place, and who writes down what left; in a rehearsal nobody does.

    Every file is called by `file_prefix` first. `record` raises RecordsFault.
    """

    printers: PrinterDoor
    files: FileDoor
    paper_of_the_place: Callable[[], Paper]
    record: Callable[[DeskEvent], None] | None
    file_prefix: str
