"""The record of one infusion to read: every entry as it stands there, who, when, and when it was written down."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

from ivig_desk.desk.desk import Desk
from ivig_desk.desk.faults import RecordsFault
from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.infusion.events import PlanKept, Recorded
from ivig_desk.domain.infusion.infusion import ENDED, Infusion, Phase
from ivig_desk.domain.infusion.listed import Listed
from ivig_desk.presenters.control_names import COURSE
from ivig_desk.presenters.formats import quantity_text
from ivig_desk.presenters.handing_out import HandingOut
from ivig_desk.presenters.leaving_pages import report_of_now, summary_of_now
from ivig_desk.presenters.records_page.batches import batch_buttons
from ivig_desk.presenters.records_page.names import BACK, LEAVE, OPEN_PAGE
from ivig_desk.presenters.records_wording import fault_text, whole_head_text
from ivig_desk.presenters.screens import (
    Ability,
    Button,
    Line,
    LongRow,
    LongTable,
    RecordSheetScreen,
    Tone,
)
from ivig_desk.presenters.seen_pages import Leaving, nothing_else
from ivig_desk.presenters.strip import strip_of
from ivig_desk.presenters.timeline import SHOW_HEADS, entry_row
from ivig_desk.presenters.ward_files import WardFiles

SUMMARY, REPORT = "record-summary", "record-report"
_SHARES = (5, 16, 10, 14, 55)


class RecordSheet:
    """One infusion, read once; nothing is changed here."""

    def __init__(self, desk: Desk, out: HandingOut, files: Callable[[], WardFiles], row: Listed) -> None:
        """Read the record of a row; where it cannot be read that is said in its place (S30)."""
        self.infusion_id = row.infusion_id
        self._desk = desk
        self._out = out
        self._files = files
        self._row = row
        self._said: Line | None = None
        self._infusion: Infusion | None = None
        self._rows: tuple[LongRow, ...] = ()
        self._unread = ""
        try:
            entries = desk.entries(row.infusion_id)
            self._infusion = desk.as_recorded(row.infusion_id)
        except RecordsFault as fault:
            self._unread = fault_text(fault.code)
            return
        self._rows = tuple(LongRow(name="", cells=cells) for cells in _cells(entries))

    @property
    def page(self) -> str:
        """The infusion where it has a page at the bed: it has started, and its record can be read; else empty."""
        has_page = self._infusion is not None and self._infusion.started is not None
        return self.infusion_id if has_page else ""

    def listed(self, infusion_id: str) -> Listed | None:
        """Return its own row."""
        return self._row if infusion_id == self.infusion_id else None

    def go_on(self) -> None:
        """Read nothing more: all of it was read at once."""

    def say(self, line: Line | None) -> None:
        """Say what came of the last wish."""
        self._said = line

    def press(self, name: str) -> None:
        """Ask where summary or report sheet are to go."""
        self._said = None
        leaving = self._leaving(name)
        if leaving is not None:
            self._out.open(leaving)

    def screen(self) -> RecordSheetScreen:
        """Return the page."""
        infusion, plan = self._infusion, None if self._infusion is None else self._infusion.plan
        strip = None if infusion is None or plan is None else strip_of(infusion, plan, self._as_of(infusion))
        return RecordSheetScreen(
            title=f"Record of {self._row.name or 'a plan with no name'}",
            strip=strip,
            lines=tuple(self._lines()),
            table=LongTable(heads=SHOW_HEADS, shares=_SHARES, rows=self._rows),
            form=self._out.screen(),
            message=self._said,
            buttons=self._buttons(),
            back=Button(name=BACK, label="Back to the list", key="Alt+Up"),
            leave=Button(name=LEAVE, label="All infusions", key="Ctrl+Home"),
        )

    def _as_of(self, infusion: Infusion) -> ClockReading:
        """The age is that of then."""
        return replace(self._desk.now(), wall=infusion.last_at, utc_offset_minutes=self._row.utc_offset_minutes)

    def _leaving(self, name: str) -> Leaving | None:
        if name == SUMMARY:
            return summary_of_now(self._desk, self.infusion_id, self._files())
        if name == REPORT and self._infusion is not None and self._infusion.reports:
            return report_of_now(self._desk, self.infusion_id, self._infusion.reports[-1].what, nothing_else)
        return None

    def _lines(self) -> list[Line]:
        if self._unread or self._infusion is None:
            why = self._unread or "nothing of it is there"
            return [Line(text=f"Infusion {self.infusion_id} cannot be read: {why}.", tone=Tone.HIGH)]
        return [
            _headline(self._infusion),
            Line(text=whole_head_text(self._desk.head(self.infusion_id)), tone=Tone.QUIET),
        ]

    def _buttons(self) -> tuple[Button, ...]:
        infusion = self._infusion
        if infusion is None:
            return ()
        has_plan = Ability.OFF if infusion.plan is None else Ability.READY
        report = Button(name=REPORT, label="Report sheet", key="Alt+R")
        page = Button(name=OPEN_PAGE, label="Its page", key="Alt+O")
        course = Button(name=COURSE, label="Course", key="Ctrl+K")
        return (
            *batch_buttons(self._row),
            *((page, course) if self.page else ()),
            *((report,) if infusion.reports else ()),
            Button(name=SUMMARY, label="Summary: print or save", key="Ctrl+P", ability=has_plan, tone=Tone.GOOD),
        )


def _cells(entries: tuple[Recorded, ...]) -> Iterator[tuple[str, ...]]:
    """Every entry; a plan is kept at each thing typed, and what one person kept in one go stands in one row."""
    for kept_by, alike in groupby(entries, lambda entry: entry.by if isinstance(entry.event, PlanKept) else None):
        rows = [entry_row(entry) for entry in alike]
        if kept_by is None or len(rows) == 1:
            yield from rows
        else:
            (first, at, written, by, what), last = rows[0], rows[-1]
            yield f"{first}–{last[0]}", at, written, by, f"{what}, {len(rows)} times until {last[2]}"


def _headline(infusion: Infusion) -> Line:
    """How it ended and what was given of the order; of one that never started, why."""
    if infusion.phase is Phase.DISCARDED:
        return Line(text=f"Never started, plan discarded: {infusion.discarded}")
    if infusion.started is None or infusion.plan is None:
        return Line(text="Not started")
    given = f"{quantity_text(infusion.infused, 1)} of {quantity_text(infusion.plan.volume, 1)} given"
    if infusion.phase not in ENDED:
        return Line(text=f"Under way: {given} when it was last reckoned")
    how = "Completed" if infusion.stop_reason is None else "Stopped"
    closed = ", closed" if infusion.phase is Phase.CLOSED else ", not closed"
    reason = f" – {infusion.stop_reason}" if infusion.stop_reason else ""
    return Line(text=f"{how}{closed}: {given}{reason}")
