"""The recall list on paper."""

from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.presenters import summary_wording as words
from ivig_desk.presenters.formats import moment_text
from ivig_desk.presenters.records_page.recall_wording import HEADS, SHARES, title_text
from ivig_desk.presenters.screens import Line, LongRow
from ivig_desk.presenters.summary_document import Column, Grid, Section, Side, SummaryPages, Words

_TO_CHECK = "Everybody stands here whose record on this desk names the batch. Other desks have lists of their own."


def recall_pages(batch: str, rows: tuple[LongRow, ...], lines: tuple[Line, ...], reading: ClockReading) -> SummaryPages:
    """Return the pages: how many had it, then a row a bottle; whose record could not be read stands before them."""
    made = moment_text(reading.wall, reading.utc_offset_minutes)
    said = tuple(Words(text=line.text) for line in (*lines, Line(text=_TO_CHECK)))
    columns = tuple(
        Column(head=head.capitalize(), share=share, side=Side.RIGHT if head == "used" else Side.LEFT)
        for head, share in zip(HEADS, SHARES, strict=True)
    )
    grid = (Grid(columns=columns, rows=tuple(row.cells for row in rows)),) if rows else ()
    return SummaryPages(
        title="Recall list",
        subtitle=f"Batch {batch} · as of {made}",
        author=words.PROGRAM,
        person=f"Batch {batch}",
        occasion=f"Recall list · {made}",
        statement=words.STATEMENT,
        record=f"{title_text(batch)}, printed {made}",
        page_words=words.PAGE_WORDS,
        sections=(Section(heading="", blocks=said), Section(heading="Bottles of this batch", blocks=grid)),
    )
