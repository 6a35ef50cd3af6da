"""No printer and no folder: what is rehearsed in a window leaves it only where the words of the rehearsal say."""

from typing import NoReturn

from ivig_desk.presenters.paper_door import (
    FolderRefused,
    FolderTrouble,
    PageOut,
    Paper,
    PaperDoor,
    PrinterFault,
    PrinterTrouble,
)


class NoWayOut:
    """Neither prints nor saves."""

    def printers(self) -> tuple[str, ...]:
        """Return none."""
        return ()

    def print(self, page: PageOut, printer: str) -> None:
        """Raise PrinterFault."""
        del page
        raise PrinterFault(PrinterTrouble.UNKNOWN, printer, "")

    def first_folder(self) -> str:
        """Return none."""
        return ""

    def save(self, page: PageOut, folder: str, stem: str) -> NoReturn:
        """Raise FolderRefused."""
        del page, stem
        raise FolderRefused(FolderTrouble.NOT_THERE, folder)


def door_without_a_way_out() -> PaperDoor:
    """Return the door of a window that is only rehearsed."""
    nothing = NoWayOut()
    return PaperDoor(printers=nothing, files=nothing, paper_of_the_place=lambda: Paper.A4, record=None, file_prefix="")
