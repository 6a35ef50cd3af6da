"""Everybody who had a batch: found by the list, then read record by record, and nobody left out in silence."""

from dataclasses import dataclass

from ivig_desk.desk.desk import Desk
from ivig_desk.desk.faults import RecordsFault
from ivig_desk.domain.infusion.batch_use import BatchUse, batch_use
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.listed import Listed
from ivig_desk.domain.infusion.listed_words import Most, Search, as_one_word, is_batch, of_batch
from ivig_desk.presenters.handing_out import HandingOut
from ivig_desk.presenters.paper_door import PageKind
from ivig_desk.presenters.records_page.names import BACK, GO_ON, LEAVE
from ivig_desk.presenters.records_page.recall_pages import Recalled, recall_pages
from ivig_desk.presenters.records_page.recall_wording import (
    HEADS,
    SHARES,
    Had,
    copied_text,
    given_rows,
    recall_lines,
    rows_apart,
    title_text,
    unread_line,
)
from ivig_desk.presenters.records_wording import fault_text
from ivig_desk.presenters.screens import Ability, Button, Line, LongRow, LongTable, RecordSheetScreen, Tone
from ivig_desk.presenters.seen_pages import Leaving, as_asked, nothing_else
from ivig_desk.presenters.summary_document import SummaryPages

PRINT, COPY = "recall-print", "recall-copy"
CLIPBOARD = "clipboard"
_ENTRIES_AT_ONCE = 300
"""So many entries are read before the window is looked at again."""
_ROWS_AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unread:
    row: Listed
    why: str


class Recall:
    """One batch: whoever is found is read a few at each turn, so that no alarm waits for it."""

    def __init__(self, desk: Desk, out: HandingOut, batch: str) -> None:
        """Find everybody who had the batch, and read the first of them; raises RecordsFault without the list."""
        self.infusion_id = ""
        """It is of no one infusion."""
        self._desk = desk
        self._out = out
        self._batch = batch
        self._rows = _everybody(desk, batch)
        self._had: list[Had] = []
        self._given: list[LongRow] = []
        self._apart: list[LongRow] = []
        self._unread: list[_Unread] = []
        self._said: Line | None = None
        self._copied = ""
        self.go_on()

    @property
    def page(self) -> str:
        """No single infusion, whose page could be shown."""
        return ""

    @property
    def is_whole(self) -> bool:
        """Whether every record was read, or found not to be readable."""
        return self._read == len(self._rows)

    def listed(self, infusion_id: str) -> Listed | None:
        """Return a row of the list."""
        return next((row for row in self._rows if row.infusion_id == infusion_id), None)

    def go_on(self) -> None:
        """Read some more records."""
        left = _ENTRIES_AT_ONCE
        while left > 0 and not self.is_whole:
            row = self._rows[self._read]
            left -= row.version
            self._read_one(row)

    def say(self, line: Line | None) -> None:
        """Say what came of the last wish."""
        self._said, self._copied = line, ""

    def press(self, name: str) -> None:
        """Ask where the list is to go, or copy it for another program."""
        self.say(None)
        if not self.is_whole:
            return
        if name == PRINT:
            self._out.open(self._leaving())
        elif name == COPY:
            self._said = self._out.note(self._leaving(), "The list is copied.", printer="", file=CLIPBOARD)
            self._copied = copied_text(self._batch, self._shown, self._lines())

    def screen(self) -> RecordSheetScreen:
        """Return the page."""
        ready = Ability.READY if self.is_whole else Ability.OFF
        return RecordSheetScreen(
            title=title_text(self._batch),
            strip=None,
            lines=self._lines(),
            table=LongTable(heads=HEADS, shares=SHARES, rows=self._shown),
            form=self._out.screen(),
            message=self._said,
            buttons=(
                Button(name=COPY, label="Copy", key="Alt+C", ability=ready),
                Button(name=PRINT, label="Print or save", key="Ctrl+P", ability=ready, tone=Tone.GOOD),
            ),
            back=Button(name=BACK, label="Back to the list", key="Alt+Up"),
            leave=Button(name=LEAVE, label="All infusions", key="Ctrl+Home"),
            going_on="" if self.is_whole else GO_ON,
            copied=self._copied,
        )

    def _printed(self) -> Recalled:
        return Recalled(batch=self._batch, lines=self._lines(), given=tuple(self._given), apart=tuple(self._apart))

    @property
    def _shown(self) -> tuple[LongRow, ...]:
        """Who had it first, then who did not."""
        return (*self._given, *self._apart)

    @property
    def _read(self) -> int:
        return len(self._had) + len(self._unread)

    def _read_one(self, row: Listed) -> None:
        try:
            infusion = self._desk.as_recorded(row.infusion_id)
        except RecordsFault as fault:
            self._unread.append(_Unread(row=row, why=fault_text(fault.code)))
            return
        had = Had(row=row, infusion=None, use=BatchUse(given=(), not_given=()), typed=_only_typed(row, self._batch))
        if infusion is not None:
            had = _had(row, infusion, batch_use(infusion, self._batch, self._desk.now().wall), had.typed)
        self._had.append(had)
        self._given += given_rows(had)
        self._apart += rows_apart(had)

    def _lines(self) -> tuple[Line, ...]:
        unread = tuple(unread_line(one.row, one.why) for one in self._unread)
        return (*recall_lines(tuple(self._had), self._read, len(self._rows)), *unread)

    def _leaving(self) -> Leaving:
        def make() -> tuple[SummaryPages, ...]:
            return (recall_pages(self._printed(), self._desk.now()),)

        batch = as_one_word(self._batch)
        return Leaving(
            kind=PageKind.RECALL, infusion_id="", make=make, version=as_asked, left=nothing_else, batch=batch
        )


def _everybody(desk: Desk, batch: str) -> tuple[Listed, ...]:
    """Every row with the batch, the last begun first."""
    search, lists = Search(conditions=(of_batch(batch),)), desk.lists()
    page = lists.search(search, "", Most(rows=_ROWS_AT_ONCE))
    rows = page.rows
    while page.last is not None:
        page = lists.search(search, page.last, Most(rows=_ROWS_AT_ONCE))
        rows += page.rows
    return rows


def _had(row: Listed, infusion: Infusion, use: BatchUse, typed: int) -> Had:
    return Had(row=row, infusion=infusion, use=use, typed=0 if use.given or use.not_given else typed)


def _only_typed(row: Listed, batch: str) -> int:
    """How many bottles of the batch were read into a plan that was never agreed with them."""
    return sum(is_batch(batch, text) for _, text in row.typed_batches)
