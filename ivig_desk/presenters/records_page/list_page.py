"""The list of records: what is typed and pressed narrows it, and its rows are read as they are scrolled to."""

from collections.abc import Mapping

from ivig_desk.desk.desk import Desk
from ivig_desk.desk.faults import RecordsFault
from ivig_desk.domain.infusion.listed import Listed
from ivig_desk.domain.infusion.listed_words import (
    Condition,
    Most,
    Search,
    any_at_all,
    as_one_word,
    graded,
    is_batch,
    not_over,
    of_batch,
)
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.presenters.entry import is_one_line
from ivig_desk.presenters.entry_wording import NOT_ONE_LINE
from ivig_desk.presenters.export_form import ToExport
from ivig_desk.presenters.records_page import wording as words
from ivig_desk.presenters.records_page.sought import SoughtText, read_sought
from ivig_desk.presenters.records_wording import fault_text
from ivig_desk.presenters.screens import (
    Button,
    Field,
    FieldKind,
    Line,
    LongRow,
    LongTable,
    Option,
    RecordListScreen,
    Tone,
)
from ivig_desk.presenters.typed import Texts

FORM = "records"
SEARCH, FILTERS = "search", "only"
MORE, BATCH, LEAVE = "records-more", "records-batch", "leave"
PAGE = 50
"""So many rows are read at once."""
_ALL = 2**62
_OPEN = "open"
_FILTERS: Mapping[str, tuple[str, Condition]] = {
    "adverse-event": ("adverse event", graded(Grade.MILD)),
    "grade-2": ("grade ≥ 2", graded(Grade.MODERATE)),
    "grade-3": ("grade ≥ 3", graded(Grade.SEVERE)),
    "grade-4": ("grade ≥ 4", graded(Grade.LIFE_THREATENING)),
    "grade-5": ("grade 5", graded(Grade.DEATH)),
    _OPEN: ("not closed", not_over()),
}


class RecordList:
    """What is looked for and the rows read so far; they stay where the records cannot be read (S30)."""

    def __init__(self, desk: Desk) -> None:
        """Begin with everything on file."""
        self._desk = desk
        self._texts = Texts()
        self._sought = SoughtText(conditions=(), read_as=(), problem="")
        self._rows: tuple[LongRow, ...] = ()
        self._listed: dict[str, Listed] = {}
        self._last: str | None = None
        self._on_file = 0
        self._found = 0
        self._batch = ""
        self._unread = ""
        self.read_anew()

    @property
    def batch(self) -> str:
        """The batch that all of the search is, as it stands in the records; empty where it is none."""
        return self._batch

    def listed(self, infusion_id: str) -> Listed | None:
        """Return a row that was shown."""
        return self._listed.get(infusion_id)

    def to_export(self) -> ToExport | None:
        """Return what is found now, every row of it counted; None where that cannot be read."""
        if self._sought.problem:
            return ToExport(chosen=self._search(), count=0, on_file=self._on_file)
        try:
            count = self._desk.lists().count(self._search(), _ALL)
        except RecordsFault as fault:
            self._unread = fault_text(fault.code)
            return None
        return ToExport(chosen=self._search(), count=count, on_file=self._on_file)

    def type(self, field: str, text: str) -> None:
        """Look for something else."""
        self._texts = self._texts.with_text(field, text)
        self._sought = read_sought(self._texts.of(SEARCH))
        self._read_first()

    def read_anew(self) -> None:
        """Read the list from its beginning, as it now is."""
        try:
            self._on_file = self._desk.lists().count(Search(conditions=(any_at_all(),)), _ALL)
        except RecordsFault as fault:
            self._unread = fault_text(fault.code)
            return
        self._read_first()

    def read_on(self) -> None:
        """Read the next rows of what is looked for."""
        if self._last is not None:
            self._read(self._last)

    def screen(self) -> RecordListScreen:
        """Return the page."""
        typed = self._texts.of(SEARCH)
        problem = self._sought.problem if is_one_line(typed) else NOT_ONE_LINE
        return RecordListScreen(
            title="Records",
            search=Field(
                name=SEARCH,
                label="Name, identifier, day, preparation or batch",
                kind=FieldKind.TEXT,
                text=typed,
                problem=problem,
            ),
            filters=Field(
                name=FILTERS,
                label="Only",
                kind=FieldKind.CHOICES,
                text=self._texts.of(FILTERS),
                options=tuple(Option(value=name, label=label) for name, (label, _) in _FILTERS.items()),
            ),
            count=Line(text="" if problem else words.count_text(self._found, self._on_file)),
            read_as=tuple(self._lines()),
            table=LongTable(
                heads=words.HEADS, shares=words.SHARES, rows=self._rows, more="" if self._last is None else MORE
            ),
            buttons=self._buttons(),
            leave=Button(name=LEAVE, label="All infusions", key="Ctrl+Home"),
        )

    def _buttons(self) -> tuple[Button, ...]:
        if not self._batch:
            return ()
        return (Button(name=BATCH, label=f"Batch {self._batch}: everybody who had it", key="Alt+B", tone=Tone.GOOD),)

    def _lines(self) -> list[Line]:
        lines = [Line(text=f"Looked for: {self._said()}.", tone=Tone.QUIET)] if self._sought.read_as else []
        if self._unread:
            text = f"The records cannot be read now: {self._unread}. Shown is what was read last."
            return [Line(text=text, tone=Tone.HIGH)]
        if not self._rows and not self._sought.problem:
            nothing = (
                "No infusion is on record yet." if not self._said() else f"No infusion has all of: {self._said()}."
            )
            lines = [Line(text=nothing, tone=Tone.MEDIUM)]
        return lines

    def _said(self) -> str:
        """What is looked for and how it was read, one after the other."""
        terms = (term.text for condition in self._sought.conditions for term in condition if len(condition) == 1)
        typed = (f"a word that begins with “{text}”" for text in terms if text.isalnum())
        only = (_FILTERS[name][0] for name in self._only)
        return "; ".join((*self._sought.read_as, *typed, *only))

    @property
    def _only(self) -> tuple[str, ...]:
        return tuple(name for name in self._texts.of(FILTERS).split() if name in _FILTERS)

    def _read_first(self) -> None:
        self._found = self._read("")
        self._batch = self._exact_batch()

    def _read(self, after: str) -> int:
        """Read rows from behind one of them on, of the first how many there are in all; none where that fails."""
        if self._sought.problem:
            self._rows, self._last = (), None
            return 0
        search = self._search()
        try:
            page = self._desk.lists().search(
                search, after, Most(rows=PAGE, counted=0 if after else words.COUNTED_AT_MOST + 1)
            )
        except RecordsFault as fault:
            self._unread = fault_text(fault.code)
            return self._found
        self._unread = ""
        self._last = page.last
        if not after:
            self._rows, self._listed = (), {}
        self._listed |= {row.infusion_id: row for row in page.rows}
        self._rows += tuple(words.record_row(row) for row in page.rows)
        if after:
            return self._found
        return self._on_file if search.conditions == (any_at_all(),) else page.count

    def _search(self) -> Search:
        only = (_FILTERS[name][1] for name in self._only)
        return Search(conditions=(*self._sought.conditions, *only) or (any_at_all(),))

    def _exact_batch(self) -> str:
        """The batch as it is written in the records, where all that was typed is one."""
        typed = self._texts.of(SEARCH)
        if not as_one_word(typed) or self._unread:
            return ""
        try:
            rows = self._desk.lists().search(Search(conditions=(of_batch(typed),)), "", Most(rows=1)).rows
        except RecordsFault:
            return ""
        batches = (batch for row in rows for batch in (*row.batches, *row.planned_batches))
        return next((batch for batch in batches if is_batch(typed, batch)), "")
