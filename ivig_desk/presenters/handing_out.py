"""Pages on their way out of the desk: nothing is printed or saved before somebody says where."""

from collections.abc import Mapping

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
from ivig_desk.presenters.paper_door import FolderRefused, Paper, PaperDoor, PrinterFault
from ivig_desk.presenters.screens import Form, LaidOut, Line, Tone
from ivig_desk.presenters.seen_pages import FIT, NEXT, PREVIOUS, Leaving, SeenPages
from ivig_desk.presenters.slices import Slices, UnderWay
from ivig_desk.presenters.typed import Texts, choice_problem
from ivig_desk.presenters.wishes import Cancelled, PageWish, Pressed, Submitted, Typed

_KEPT = (PRINTER.name, PAPER.name, FOLDER.name)
"""What is as it was last: the way out is asked anew, so that no plain file is made by habit."""


class UsedLast:
    """Printer, paper and folder as they were chosen last while the program runs."""

    def __init__(self) -> None:
        """Begin with none."""
        self.texts = Texts()


class HandingOut:
    """At most one document of an infusion is on its way out; nothing typed is lost where it cannot leave."""

    def __init__(self, door: PaperDoor, last: UsedLast, work: UnderWay) -> None:
        """Begin with none; what was used last, and what is under way, are shared by every page of the window."""
        self._door = door
        self._last = last
        self._work = work
        self._leaving: Leaving | None = None
        self._pages: SeenPages | None = None
        self._sending = ""
        self._said: Line | None = None
        self._printers: tuple[str, ...] = ()
        self._texts = Texts()
        self._problems: Mapping[str, str] = {}

    def open(self, leaving: Leaving) -> None:
        """Show a document and ask where it is to go; what was used last stands there, never that it becomes a file."""
        self.put_away()
        self._leaving, self._problems, self._said = leaving, {}, None
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
        self._pages = SeenPages(leaving, self._door.layout, self._work, Paper(known[PAPER.name]))

    def put_away(self) -> None:
        """Let nothing leave that is not on its way yet."""
        if self._pages is not None:
            self._pages.close()
        self._leaving, self._pages, self._sending = None, None, ""

    def screen(self) -> Form | None:
        """Return the form, or None where nothing is on its way out."""
        if self._leaving is None or self._pages is None:
            return None
        if not self._sending:
            self._pages.follow()
        return hand_out_form(
            HandOutInputs(
                kind=self._leaving.kind,
                stem=self._stem(self._leaving),
                printers=self._printers,
                texts=self._texts,
                problems=self._problems,
                pages=self._pages.screen(),
                sending=self._sending,
            )
        )

    def answers(self, wish: PageWish) -> bool:
        """Whether a wish is about the form that is open."""
        is_of_form = isinstance(wish, Typed | Submitted | Cancelled) and wish.form == HAND_OUT
        is_of_pages = isinstance(wish, Pressed) and wish.name in {PREVIOUS, NEXT, FIT}
        return (is_of_form or is_of_pages) and self._leaving is not None

    def handle(self, wish: PageWish) -> Line | None:
        """Take what is typed, turn a page, put away, or let it leave; return what is to be said at once."""
        leaving, pages = self._leaving, self._pages
        if leaving is None or pages is None:
            return None
        match wish:
            case Typed() if not self._sending:
                self._type(wish, pages)
            case Submitted() if not self._sending:
                return self._submit(leaving, pages)
            case Pressed():
                pages.turn(wish.name)
            case Cancelled():
                self.put_away()
            case _:
                pass
        return None

    def said(self) -> Line | None:
        """Return what came of a document that was on its way; once."""
        said, self._said = self._said, None
        return said

    def _stem(self, leaving: Leaving) -> str:
        return f"{self._door.file_prefix}{leaving.stem}"

    def _type(self, wish: Typed, pages: SeenPages) -> None:
        self._texts = self._texts.with_text(wish.field, wish.text)
        self._problems = {}
        if wish.field == PAPER.name and not choice_problem(PAPER, self._texts):
            pages.put_on(Paper(self._texts.of(PAPER.name)))

    def _submit(self, leaving: Leaving, pages: SeenPages) -> Line | None:
        is_saving = self._texts.of(WAY.name) == Way.SAVE.value
        if not is_saving and not self._printers:
            return Line(text=words.NO_PRINTER, tone=Tone.MEDIUM)
        unchosen = choice_problem(PAPER, self._texts)
        if unchosen:
            self._problems = {PAPER.name: unchosen}
            return None
        pages.retry()
        way = FOLDER if is_saving else PRINTER
        self._sending = words.leaving_text(leaving.kind, self._texts.of(way.name).strip())
        self._work.begin(self._send(leaving, pages, pages.document, self._texts))
        return None

    def _send(self, leaving: Leaving, pages: SeenPages, seen: LaidOut | None, texts: Texts) -> Slices[None]:
        """Let leave what was seen; where it was still being made, what that came to.

        A form that is put away meanwhile holds nothing back.
        """
        yield
        laid = seen or pages.document
        if laid is None:
            self._said = Line(text=words.not_made_text(leaving.kind, pages.unmade), tone=Tone.MEDIUM)
        elif texts.of(WAY.name) == Way.SAVE.value:
            yield from self._save(leaving, laid, texts)
        else:
            yield from self._print(leaving, laid, texts)
        if self._pages is pages:
            self._sending = ""

    def _print(self, leaving: Leaving, laid: LaidOut, texts: Texts) -> Slices[None]:
        printer = texts.of(PRINTER.name)
        try:
            yield from self._door.printers.print(laid, printer)
        except PrinterFault as fault:
            self._said = Line(text=words.not_printed_text(leaving.kind, fault), tone=Tone.MEDIUM)
            return
        self._out(leaving, words.printed_text(leaving.kind, printer), printer=printer, file="", texts=texts)

    def _save(self, leaving: Leaving, laid: LaidOut, texts: Texts) -> Slices[None]:
        folder = texts.of(FOLDER.name).strip()
        try:
            file = yield from self._door.files.save(laid, folder, self._stem(leaving))
        except FolderRefused as refused:
            self._problems = {FOLDER.name: words.folder_text(refused.trouble)}
            return
        except OSError as fault:
            self._said = Line(text=words.not_saved_text(leaving.kind, folder, fault), tone=Tone.MEDIUM)
            return
        self._out(leaving, words.saved_text(leaving.kind, file), printer="", file=str(file), texts=texts)

    def _out(self, leaving: Leaving, said: str, *, printer: str, file: str, texts: Texts) -> None:
        """It is out: what was used is kept for the next, and the desk's own record says so."""
        self._last.texts = Texts(by_field={name: texts.of(name) for name in _KEPT})
        if self._leaving is leaving:
            self.put_away()
        leaving.left()
        self._said = self.note(leaving, said, printer=printer, file=file)

    def note(self, leaving: Leaving, said: str, *, printer: str, file: str) -> Line:
        """Put in the desk's own record that pages left, and say so; where it cannot be written, that is said too."""
        event = PageGivenOut(what=leaving.what, infusion_id=leaving.infusion_id, printer=printer, file=file)
        try:
            if self._door.record is not None:
                self._door.record(event)
        except Fault as fault:
            return Line(text=f"{said} {words.not_written_down_text(str(fault))}", tone=Tone.MEDIUM)
        return Line(text=said, tone=Tone.GOOD)
