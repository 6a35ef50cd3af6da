"""The page of records: the list, one record to read, everybody who had a batch; one of them at a time."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from ivig_desk.desk.desk import Desk
from ivig_desk.desk.faults import RecordsFault
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.infusion.listed import Listed
from ivig_desk.presenters import exporting
from ivig_desk.presenters.control_names import COURSE
from ivig_desk.presenters.export_form import ToExport
from ivig_desk.presenters.exporting import Exporting
from ivig_desk.presenters.handing_out import HandingOut
from ivig_desk.presenters.records_page import list_page, names
from ivig_desk.presenters.records_page.list_page import RecordList
from ivig_desk.presenters.screens import RecordsScreen
from ivig_desk.presenters.turn import Turn
from ivig_desk.presenters.ward_files import WardFiles
from ivig_desk.presenters.wishes import Cancelled, PageWish, Pressed, Submitted, Typed

if TYPE_CHECKING:
    from ivig_desk.presenters.records_page.recall import Recall
    from ivig_desk.presenters.records_page.sheet import RecordSheet

_GOING_ON = {Pressed(name=names.GO_ON), Pressed(name=list_page.MORE), Pressed(name=exporting.EXPORT)}
"""Not what somebody does."""
_OVER = frozenset({Phase.CLOSED, Phase.DISCARDED})


class RecordsPresenter:
    """What is looked for stays while a record is read; nothing here writes to a record."""

    def __init__(self, desk: Desk, out: HandingOut, files: Callable[[], WardFiles], exporting: Exporting) -> None:
        """Begin with the list of all; the ward's files are read when a summary first wants them.

        What is exported is the whole window's, and goes on without this page.
        """
        self.wanted = ""
        """The infusion whose own page, or whose patient's course, is to be shown."""
        self._desk = desk
        self._out = out
        self._files = files
        self._exporting = exporting
        self._list = RecordList(desk)
        self._opened: list[RecordSheet | Recall] = []

    def screen(self) -> RecordsScreen:
        """Return what is open, with what is on its way out of it: only a list of a batch leaves as pages alone."""
        if not self._opened:
            return replace(self._list.screen(), form=self._exporting.screen(), leaving=self._exporting.leaving())
        said = self._out.said()
        if said is not None:
            self._opened[-1].say(said)
        sheet = self._opened[-1].screen()
        if not self._opened[-1].infusion_id:
            return sheet
        return replace(sheet, form=self._exporting.screen() or sheet.form, leaving=self._exporting.leaving())

    def take_up(self) -> None:
        """Read the list anew: the page is shown again after something else was."""
        self._list.read_anew()

    def handle(self, wish: PageWish) -> Turn:
        """Take what is typed and pressed."""
        if self._exporting.answers(wish):
            self._exporting.handle(wish)
            return Turn.STAY
        if wish not in _GOING_ON:
            # The form is about what is seen here.
            self._exporting.put_away()
        if self._opened and self._out.answers(wish):
            self._opened[-1].say(self._out.handle(wish))
            return Turn.STAY
        match wish:
            case Typed(form=form) if form == list_page.FORM:
                self._list.type(wish.field, wish.text)
            case Submitted(form=form) if form == list_page.FORM and not self._opened:
                self._recall(self._list.batch)
            case Cancelled(form=form) if form == list_page.FORM:
                self._list.type(list_page.SEARCH, "")
            case Pressed():
                return self._press(wish.name)
            case _:
                pass
        return Turn.STAY

    def _press(self, name: str) -> Turn:
        kind, _, which = name.partition(":")
        match kind:
            case list_page.LEAVE:
                self._exporting.leave()
                return Turn.LEAVE
            case list_page.MORE:
                self._list.read_on()
            case list_page.BATCH:
                self._recall(self._list.batch)
            case exporting.EXPORT | exporting.STOP_EXPORT:
                self._press_export(kind)
            case names.OF_BATCH:
                self._recall(which)
            case names.RECORD:
                return self._read(which)
            case _ if self._opened:
                return self._press_on_opened(name)
            case _:
                pass
        return Turn.STAY

    def _press_on_opened(self, name: str) -> Turn:
        opened = self._opened[-1]
        if name == names.BACK:
            self._out.put_away()
            self._opened.pop()
        elif name == names.GO_ON:
            opened.go_on()
        elif name == names.OPEN_PAGE and opened.page:
            return self._show(opened.page)
        elif name == COURSE and opened.page:
            self.wanted = opened.page
            return Turn.COURSE
        else:
            opened.press(name)
        return Turn.STAY

    def _read(self, infusion_id: str) -> Turn:
        """Read the record of an infusion that is over; one that is not is gone on with on its own page."""
        row = self._listed(infusion_id)
        if row is None:
            return Turn.STAY
        if row.phase not in _OVER:
            return self._show(infusion_id)
        from ivig_desk.presenters.records_page.sheet import RecordSheet

        self._out.put_away()
        self._opened.append(RecordSheet(self._desk, self._out, self._files, row))
        return Turn.STAY

    def _press_export(self, name: str) -> None:
        """Ask how what is seen here is to leave, one record or whatever is found; or stop what is on its way."""
        if name == exporting.STOP_EXPORT:
            self._exporting.stop()
            return
        self._out.put_away()
        infusion_id = self._opened[-1].infusion_id if self._opened else ""
        one = ToExport(chosen=infusion_id, count=1, on_file=1)
        wanted = one if self._opened else self._list.to_export()
        if wanted is not None and wanted.chosen:
            self._exporting.open(wanted)

    def _listed(self, infusion_id: str) -> Listed | None:
        return (self._opened[-1] if self._opened else self._list).listed(infusion_id)

    def _recall(self, batch: str) -> None:
        from ivig_desk.presenters.records_page.recall import Recall

        if not batch:
            return
        self._out.put_away()
        try:
            self._opened.append(Recall(self._desk, self._out, batch))
        except RecordsFault:
            # The list says why, at its next look.
            self._list.read_anew()

    def _show(self, infusion_id: str) -> Turn:
        self.wanted = infusion_id
        return Turn.SHOW
