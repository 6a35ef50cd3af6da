"""A printer and a folder in memory: what left the desk, and where to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ivig_desk.presenters.paper_door import (
    FolderRefused,
    PageKind,
    PageOut,
    Paper,
    PaperDoor,
    PrinterFault,
    PrinterTrouble,
)

if TYPE_CHECKING:
    from ivig_desk.domain.record.desk_events import DeskEvent
    from ivig_desk.presenters.paper_door import LayoutDoor
    from ivig_desk.presenters.screens import LaidOut
    from ivig_desk.presenters.slices import Slices
    from ivig_desk.presenters.summary_document import SummaryPages

WARD, OFFICE = "ward-laser", "office"
DOCUMENTS = "/home/nurse/Documents"


@dataclass(frozen=True, eq=False)
class FakeSheets:
    """Pages nobody painted."""

    page: PageOut
    count: int = 3


class FakePaper:
    """Two printers, the ward's first, and folders that take everything; each refuses once it is told to.

    A window that shows the pages is given the `layout` that paints them.
    """

    def __init__(self) -> None:
        self.names: tuple[str, ...] = (WARD, OFFICE)
        self.file_prefix = ""
        self.slices = 1
        self.taken = 0
        self.layout: LayoutDoor | None = None
        self._pages: dict[LaidOut, PageOut] = {}
        self.printed: list[tuple[PageOut, str]] = []
        self.saved: list[tuple[PageOut, Path]] = []
        self.recorded: list[DeskEvent] = []
        self.trouble: PrinterTrouble | None = None
        self.refusal: FolderRefused | None = None
        self.disk_fault: OSError | None = None
        self.record_fault: Exception | None = None

    def door(self) -> PaperDoor:
        return PaperDoor(
            layout=self,
            printers=self,
            files=self,
            paper_of_the_place=lambda: Paper.A4,
            record=self._record,
            file_prefix=self.file_prefix,
        )

    def printers(self) -> tuple[str, ...]:
        return self.names

    def lay_out(self, page: PageOut) -> Slices[LaidOut]:
        yield
        sheets: LaidOut = FakeSheets(page)
        if self.layout is not None:
            sheets = yield from self.layout.lay_out(page)
        self._pages[sheets] = page
        return sheets

    def print(self, laid: LaidOut, printer: str) -> Slices[None]:
        for _ in range(self.slices):
            self.taken += 1
            yield
        if self.trouble is not None:
            raise PrinterFault(self.trouble, printer, "")
        self.printed.append((self._pages[laid], printer))

    def first_folder(self) -> str:
        return DOCUMENTS

    def save(self, laid: LaidOut, folder: str, stem: str) -> Slices[Path]:
        yield
        if self.refusal is not None:
            raise self.refusal
        if self.disk_fault is not None:
            raise self.disk_fault
        file = Path(folder) / f"{stem}.pdf"
        self.saved.append((self._pages[laid], file))
        return file

    def laid_out(self) -> list[tuple[LaidOut, PageOut]]:
        """Every document that was laid out, with what from."""
        return list(self._pages.items())

    def pages_of(self, laid: LaidOut) -> PageOut:
        """What a document was laid out from."""
        return self._pages[laid]

    def all_of(self, kind: PageKind) -> list[tuple[SummaryPages, ...]]:
        """What was printed of a kind, each with every page it was offered as."""
        return [page.offered for page, _ in self.printed if page.kind is kind]

    def _record(self, event: DeskEvent) -> None:
        if self.record_fault is not None:
            raise self.record_fault
        self.recorded.append(event)
