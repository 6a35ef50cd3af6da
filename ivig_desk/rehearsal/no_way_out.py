"""No printer and no folder: what is rehearsed in a window leaves it only where the words of the rehearsal say."""

from typing import NoReturn

from ivig_desk.presenters.paper_door import (
    FolderRefused,
    FolderTrouble,
    Paper,
    PaperDoor,
    PrinterFault,
    PrinterTrouble,
)
from ivig_desk.presenters.screens import LaidOut
from ivig_desk.views.when_printed import LaidOutWhenWanted


class NoWayOut:
    """Neither prints nor saves."""

    def printers(self) -> tuple[str, ...]:
        """Return none."""
        return ()

    def print(self, laid: LaidOut, printer: str) -> NoReturn:
        """Raise PrinterFault."""
        del laid
        raise PrinterFault(PrinterTrouble.UNKNOWN, printer, "")

    def first_folder(self) -> str:
        """Return none."""
        return ""

    def save(self, laid: LaidOut, folder: str, stem: str) -> NoReturn:
        """Raise FolderRefused."""
        del laid, stem
        raise FolderRefused(FolderTrouble.NOT_THERE, folder)


def door_without_a_way_out() -> PaperDoor:
    """Return the door of a window that is only rehearsed."""
    nothing = NoWayOut()
    return PaperDoor(
        layout=LaidOutWhenWanted(),
        printers=nothing,
        files=nothing,
        paper_of_the_place=lambda: Paper.A4,
        record=None,
        file_prefix="",
    )
