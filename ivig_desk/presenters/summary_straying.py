"""The clock that strayed, in the summary: what it did, and how times after it are told."""

from ivig_desk.domain.summary import Summary
from ivig_desk.presenters.formats import clock_text
from ivig_desk.presenters.straying_wording import strayed_text
from ivig_desk.presenters.summary_clock import MARK, SummaryClock
from ivig_desk.presenters.summary_document import Section, Words
from ivig_desk.presenters.summary_tables import column, table_section

_SAYS = (
    f"Times are what the clock on the wall said; those with {MARK} it said after it had strayed. "
    "Volumes and lengths of time go by the time that passed, not by the wall."
)


def straying_section(summary: Summary, clock: SummaryClock) -> Section:
    """Every time the clock strayed, in the order of the record."""
    columns = (column("By the start’s clock", 24), column("What the clock did", 76))
    rows = [
        (clock_text(turn.at, clock.offset_of_start), strayed_text(turn.strayed))
        for turn in summary.turns
        if turn.strayed is not None
    ]
    table = table_section("The clock", columns, rows)
    return Section(heading=table.heading, blocks=(*table.blocks, Words(text=_SAYS)))
