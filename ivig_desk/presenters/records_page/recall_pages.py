"""The recall list on paper."""

from dataclasses import dataclass

from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.presenters import summary_wording as words
from ivig_desk.presenters.formats import moment_text
from ivig_desk.presenters.records_page.recall_wording import HEADS, SHARES, title_text
from ivig_desk.presenters.screens import Line, LongRow
from ivig_desk.presenters.summary_document import Column, Grid, Section, Side, SummaryPages, Words

_TO_CHECK = "Everybody stands here whose record on this desk names the batch. Other desks have lists of their own."


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """What stands on the pages: how many had the batch, a row for each bottle given, and those that were not."""

    batch: str
    lines: tuple[Line, ...]
    given: tuple[LongRow, ...]
    apart: tuple[LongRow, ...]


def recall_pages(recalled: Recalled, reading: ClockReading) -> SummaryPages:
    """Return the pages; whose record could not be read stands before every row."""
    made = moment_text(reading.wall, reading.utc_offset_minutes)
    said = tuple(Words(text=line.text) for line in (*recalled.lines, Line(text=_TO_CHECK)))
    parts = (("Given", recalled.given), ("Planned and not connected", recalled.apart))
    return SummaryPages(
        title="Recall list",
        subtitle=f"Batch {recalled.batch} · as of {made}",
        author=words.PROGRAM,
        person=f"Batch {recalled.batch}",
        occasion=f"Recall list · {made}",
        statement=words.STATEMENT,
        record=f"{title_text(recalled.batch)}, printed {made}",
        page_words=words.PAGE_WORDS,
        sections=(Section(heading="", blocks=said), *(_section(heading, rows) for heading, rows in parts if rows)),
    )


def _section(heading: str, rows: tuple[LongRow, ...]) -> Section:
    columns = tuple(
        Column(head=head.capitalize(), share=share, side=Side.RIGHT if head == "used" else Side.LEFT)
        for head, share in zip(HEADS, SHARES, strict=True)
    )
    return Section(heading=heading, blocks=(Grid(columns=columns, rows=tuple(row.cells for row in rows)),))
