"""Pages on their way out of the desk: nothing is printed or saved before somebody says where."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ivig_desk.desk.faults import Fault
from ivig_desk.domain.record.desk_events import PageGivenOut
from ivig_desk.presenters import handing_out_wording as words
from ivig_desk.presenters.hand_out_form import (
    FOLDER,
    HAND_OUT,
    PAPER,
    PRINTER,
    WAY,
    HandOutInputs,
    Way,
    hand_out_form,
)
from ivig_desk.presenters.paper_door import FolderRefused, PageKind, PageOut, Paper, PaperDoor, PrinterFault
from ivig_desk.presenters.screens import Form, Line, Tone
from ivig_desk.presenters.typed import Texts, choice_problem
from ivig_desk.presenters.wishes import Cancelled, PageWish, Submitted, Typed

if TYPE_CHECKING:
    from ivig_desk.presenters.summary_document import SummaryPages

_KEPT = (PRINTER.name, PAPER.name, FOLDER.name)
"""What is as it was last: the way out is asked anew, so that no plain file is made by habit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What is to leave the desk, made once somebody said where; `left` is done when it is out.

    `batch` is of a page of many infusions, which is of no single one: its `infusion_id` is empty.
    """

    kind: PageKind
    infusion_id: str
    make: "Callable[[], tuple[SummaryPages, ...]]"
    left: Callable[[], None]
    batch: str = ""

    @property
    def stem(self) -> str:
        """What a file is called by, behind the name of the desk: never by a name."""
        return f"{self.kind.value}-{self.infusion_id or self.batch}"

    @property
    def what(self) -> str:
        """What the desk's own record says has left."""
        return f"{self.kind.value} of batch {self.batch}" if self.batch else self.kind.value


class UsedLast:
    """Printer, paper and folder as they were chosen last while the program runs."""

    def __init__(self) -> None:
        """Begin with none."""
        self.texts = Texts()


class HandingOut:
    """At most one document of an infusion is on its way out; nothing typed is lost where it cannot leave."""

    def __init__(self, door: PaperDoor, last: UsedLast) -> None:
        """Begin with none; what was used last is shared by every page of the window."""
        self._door = door
        self._last = last
        self._leaving: Leaving | None = None
        self._printers: tuple[str, ...] = ()
        self._texts = Texts()
        self._problems: Mapping[str, str] = {}

    def open(self, leaving: Leaving) -> None:
        """Ask where a document is to go; what was used last stands there already, never that it becomes a file."""
        self._leaving, self._problems = leaving, {}
        self._printers = self._door.printers.printers()
        last = self._last.texts
        printer = last.of(PRINTER.name)
        known = {
            WAY.name: Way.PRINT.value,
            PRINTER.name: printer if printer in self._printers else next(iter(self._printers), ""),
            PAPER.name: last.of(PAPER.name) or self._door.paper_of_the_place().value,
            FOLDER.name: last.of(FOLDER.name) or self._door.files.first_folder(),
        }
        self._texts = Texts(by_field=known)

    def put_away(self) -> None:
        """Let nothing leave."""
        self._leaving = None

    def screen(self) -> Form | None:
        """Return the form, or None where nothing is on its way out."""
        if self._leaving is None:
            return None
        return hand_out_form(
            HandOutInputs(
                kind=self._leaving.kind,
                stem=self._stem(self._leaving),
                printers=self._printers,
                texts=self._texts,
                problems=self._problems,
            )
        )

    def answers(self, wish: PageWish) -> bool:
        """Whether a wish is about the form that is open."""
        is_of_form = isinstance(wish, Typed | Submitted | Cancelled) and wish.form == HAND_OUT
        return is_of_form and self._leaving is not None

    def handle(self, wish: PageWish) -> Line | None:
        """Take what is typed, put away, or let it leave; return what came of it, None where nothing is to be said."""
        leaving = self._leaving
        match wish:
            case Typed():
                self._texts = self._texts.with_text(wish.field, wish.text)
                self._problems = {}
            case Submitted() if leaving is not None:
                return self._submit(leaving)
            case Cancelled():
                self.put_away()
            case _:
                pass
        return None

    def _stem(self, leaving: Leaving) -> str:
        return f"{self._door.file_prefix}{leaving.stem}"

    def _submit(self, leaving: Leaving) -> Line | None:
        is_saving = self._texts.of(WAY.name) == Way.SAVE.value
        if not is_saving and not self._printers:
            return Line(text=words.NO_PRINTER, tone=Tone.MEDIUM)
        unchosen = choice_problem(PAPER, self._texts)
        if unchosen:
            self._problems = {PAPER.name: unchosen}
            return None
        try:
            offered = leaving.make()
        except Fault as fault:
            return Line(text=words.not_made_text(leaving.kind, str(fault)), tone=Tone.MEDIUM)
        page = PageOut(kind=leaving.kind, offered=offered, paper=Paper(self._texts.of(PAPER.name)))
        return self._save(leaving, page) if is_saving else self._print(leaving, page)

    def _print(self, leaving: Leaving, page: PageOut) -> Line:
        printer = self._texts.of(PRINTER.name)
        try:
            self._door.printers.print(page, printer)
        except PrinterFault as fault:
            return Line(text=words.not_printed_text(page.kind, fault), tone=Tone.MEDIUM)
        return self._out(leaving, words.printed_text(page.kind, printer), printer=printer, file="")

    def _save(self, leaving: Leaving, page: PageOut) -> Line | None:
        folder = self._texts.of(FOLDER.name).strip()
        try:
            file: Path = self._door.files.save(page, folder, self._stem(leaving))
        except FolderRefused as refused:
            self._problems = {FOLDER.name: words.folder_text(refused.trouble)}
            return None
        except OSError as fault:
            return Line(text=words.not_saved_text(page.kind, folder, fault), tone=Tone.MEDIUM)
        return self._out(leaving, words.saved_text(page.kind, file), printer="", file=str(file))

    def _out(self, leaving: Leaving, said: str, *, printer: str, file: str) -> Line:
        """It is out: what was used is kept for the next, and the desk's own record says so."""
        self._last.texts = Texts(by_field={name: self._texts.of(name) for name in _KEPT})
        self.put_away()
        leaving.left()
        return self.note(leaving, said, printer=printer, file=file)

    def note(self, leaving: Leaving, said: str, *, printer: str, file: str) -> Line:
        """Put in the desk's own record that pages left, and say so; where it cannot be written, that is said too."""
        event = PageGivenOut(what=leaving.what, infusion_id=leaving.infusion_id, printer=printer, file=file)
        try:
            if self._door.record is not None:
                self._door.record(event)
        except Fault as fault:
            return Line(text=f"{said} {words.not_written_down_text(str(fault))}", tone=Tone.MEDIUM)
        return Line(text=said, tone=Tone.GOOD)
