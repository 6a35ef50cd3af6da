"""The rest of the record in order of time: what no table of the summary tells, each entry by its number."""

from ivig_desk.domain.infusion import events as happened
from ivig_desk.domain.infusion.drip_measured import DripMeasured
from ivig_desk.domain.infusion.not_watching import DeskReopened
from ivig_desk.domain.infusion.reaction_events import AdverseEventStruck, EffectSeen
from ivig_desk.domain.infusion.straying import ClockStrayed
from ivig_desk.domain.summary import Summary
from ivig_desk.domain.summary.facts import Entry
from ivig_desk.presenters import summary_events as happening
from ivig_desk.presenters import summary_wording as words
from ivig_desk.presenters.formats import quantity_text
from ivig_desk.presenters.summary_clock import SummaryClock
from ivig_desk.presenters.summary_document import Section
from ivig_desk.presenters.summary_tables import column, joined, table_section

HEADING = "Timeline: what is in no table above"
_IN_TABLES = (
    happened.ObservationRecorded,
    happened.ObservationCorrected,
    happened.AdverseEventFlagged,
    AdverseEventStruck,
    happened.MedicineGiven,
    EffectSeen,
    happened.BottleHung,
    happened.LimitOverridden,
    DripMeasured,
    DeskReopened,
    ClockStrayed,
)


def timeline_section(summary: Summary, clock: SummaryClock) -> Section:
    """Every entry that no table tells, in order of time, with its number and by whom."""
    columns = (column("Time", 12), column("What", 62), column("Entry", 6), column("By", 20))
    told = _told(summary)
    rows = [
        (
            clock.at(entry.evidence.at),
            joined(_text(summary, entry), clock.late(entry.evidence)),
            str(entry.evidence.versions[0]),
            entry.evidence.by,
        )
        for entry in summary.said.timeline
        if not isinstance(entry.event, _IN_TABLES) and entry.evidence.versions[0] not in told
    ]
    return table_section(HEADING, columns, rows)


def _told(summary: Summary) -> set[int]:
    """The entries that began a rate or confirmed one after time nobody watched."""
    rates = {period.evidence.versions[0] for period in summary.periods}
    return rates | {gap.confirmed.evidence.versions[0] for gap in summary.unwatched if gap.confirmed is not None}


def _text(summary: Summary, entry: Entry[happened.Event]) -> str:
    """Of a plan its answers stand with the checks; beside a volume read stands what was reckoned by then."""
    if isinstance(entry.event, happened.InfusionPlanned):
        return words.PLAN_AGREED
    if isinstance(entry.event, happened.RateRefused):
        return happening.refused_text(entry.event)
    text = happening.timeline_text(entry.event)
    reckoned = (one.reckoned for one in summary.readings if one.evidence.versions == entry.evidence.versions)
    return next((f"{text}, {quantity_text(one, words.VOLUME_PLACES)} reckoned by then" for one in reckoned), text)
