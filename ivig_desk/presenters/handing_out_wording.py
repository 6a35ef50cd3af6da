"""What is said of pages that leave the desk, and of those that do not."""

from collections.abc import Mapping
from pathlib import Path

from ivig_desk.presenters.paper_door import FolderTrouble, PageKind, Paper, PrinterFault, PrinterTrouble

NOT_ENCRYPTED = "This file is not encrypted: whoever has it can read it."
NO_PRINTER = "There is no printer on this computer."
PAGE_NAMES: Mapping[PageKind, str] = {
    PageKind.SUMMARY: "Summary",
    PageKind.REPORT: "Report sheet",
    PageKind.PAPER_RAMP: "Paper ramp",
    PageKind.COURSE: "Course",
    PageKind.RECOVERY_SHEET: "Recovery sheet",
    PageKind.RECALL: "Recall list",
}
PAPER_NAMES: Mapping[Paper, str] = {Paper.A4: "A4", Paper.LETTER: "Letter"}
_FOLDERS: Mapping[FolderTrouble, str] = {
    FolderTrouble.NOT_WHOLE: "The whole path is needed, from the drive or the first folder on.",
    FolderTrouble.NOT_THERE: "There is no such folder.",
    FolderTrouble.OWN: "This is the desk’s own folder, in which everything is encrypted. Name another one.",
}


def printed_text(kind: PageKind, printer: str) -> str:
    """Return that the pages were handed to the printer."""
    return f"{PAGE_NAMES[kind]} sent to the printer {printer}."


def saved_text(kind: PageKind, file: Path) -> str:
    """Return where the plain file is."""
    return f"{PAGE_NAMES[kind]} saved, not encrypted: {file}"


def not_printed_text(kind: PageKind, fault: PrinterFault) -> str:
    """Return that nothing was printed, and why."""
    return f"{PAGE_NAMES[kind]} not printed: {_trouble(fault)}"


def not_saved_text(kind: PageKind, folder: str, fault: OSError) -> str:
    """Return that there is no file, and what the system said."""
    return f"{PAGE_NAMES[kind]} not saved in {folder}: {fault.strerror or fault}."


def not_made_text(kind: PageKind, why: str) -> str:
    """Return that there are no pages, since the record cannot be read."""
    return f"{PAGE_NAMES[kind]} not made: {why}."


def not_written_down_text(why: str) -> str:
    """Return that it left the desk without an entry of that."""
    return f"That it left the desk could not be recorded: {why}."


def folder_text(trouble: FolderTrouble) -> str:
    """Return what is wrong with a folder."""
    return _FOLDERS[trouble]


def _trouble(fault: PrinterFault) -> str:
    said = f" ({fault.detail})" if fault.detail else ""
    match fault.trouble:
        case PrinterTrouble.UNKNOWN:
            return f"this computer knows no printer {fault.printer}{said}."
        case PrinterTrouble.NOT_READY:
            return f"{fault.printer} is off, offline or wants something{said}."
        case PrinterTrouble.REFUSED:
            return f"{fault.printer} did not take it{said}."
