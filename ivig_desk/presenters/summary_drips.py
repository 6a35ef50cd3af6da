"""The counts of the drip in the summary."""

from ivig_desk.domain.summary import Summary
from ivig_desk.presenters.drip_wording import counted_text, off_text, use_text
from ivig_desk.presenters.formats import number_text
from ivig_desk.presenters.summary_clock import SummaryClock
from ivig_desk.presenters.summary_document import Section, Side
from ivig_desk.presenters.summary_tables import column, joined, table_section

_HEADING = "Drip, counted"


def drip_section(summary: Summary, clock: SummaryClock) -> Section:
    """Every count with the range the true rate is in, beside the rate that was given then (S22)."""
    columns = (
        column("Time", 11),
        column("drops/min (range)", 20, Side.RIGHT),
        column("mL/h", 9, Side.RIGHT),
        column("Against the given rate", 30),
        column("Recorded", 16),
        column("By", 14),
        column("Entry", 6),
    )
    rules = summary.plan.rules.drip
    if rules is None:
        return table_section(_HEADING, columns, ())
    rows = [
        (
            clock.at(fact.evidence.at),
            counted_text(fact.drip),
            number_text(fact.rate.value, 1),
            off_text(fact.drip.drops, fact.given, rules),
            joined(use_text(fact.drip.used_as), clock.late(fact.evidence)),
            fact.evidence.by,
            str(fact.evidence.versions[0]),
        )
        for fact in summary.drips
    ]
    return table_section(_HEADING, columns, rows)
