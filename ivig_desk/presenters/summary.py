"""The summary of one infusion as ready pages: every text said, every number rounded for the reader."""

from dataclasses import replace

from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.course.next_due import next_visit
from ivig_desk.domain.infusion.events import Recorded
from ivig_desk.domain.infusion.guide import guide
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.record.head import ChainHead
from ivig_desk.domain.summary import Summary, summary_of
from ivig_desk.presenters import summary_amounts as amounts
from ivig_desk.presenters import summary_opening as opening
from ivig_desk.presenters import summary_remarks as remarks
from ivig_desk.presenters import summary_tables as tables
from ivig_desk.presenters import summary_wording as words
from ivig_desk.presenters.chart import chart_of
from ivig_desk.presenters.formats import date_text
from ivig_desk.presenters.going_home import GoingHome
from ivig_desk.presenters.records_wording import head_text
from ivig_desk.presenters.screens import ChartScreen
from ivig_desk.presenters.sign_ranges import KnownRanges
from ivig_desk.presenters.summary_clock import SummaryClock
from ivig_desk.presenters.summary_document import Section, SummaryPages
from ivig_desk.presenters.summary_drips import drip_section
from ivig_desk.presenters.summary_home import taken_home
from ivig_desk.presenters.summary_people import people_section
from ivig_desk.presenters.summary_straying import straying_section
from ivig_desk.presenters.summary_timeline import timeline_section

__all__ = ["SummaryPages", "summary_pages"]


def summary_pages(
    infusion: Infusion,
    entries: tuple[Recorded, ...],
    reading: ClockReading,
    head: ChainHead | None,
    going: GoingHome,
) -> SummaryPages:
    """Return the pages as of a reading of the clocks; `entries` are all of the infusion's record, `head` its end (S25).

    The patient's own page is the last one, made with what `going` says of the time at home.
    Raises LookupError before a plan is agreed.
    """
    summary = summary_of(infusion, entries, reading.wall)
    start = summary.planned.at if summary.giving.started is None else summary.giving.started.at
    offset = summary.utc_offset_minutes
    clock = SummaryClock(utc_offset_minutes=offset, day=start.day(offset), turns=summary.turns)
    patient, profile = summary.plan.patient, summary.plan.profile
    chart = _chart(infusion, summary, reading)
    end = None if summary.giving.ended is None else summary.giving.ended.kind
    state = words.state_text(summary.phase, end, summary.amounts.missing_dose)
    return SummaryPages(
        title=words.TITLE,
        subtitle=f"{profile.preparation} · {clock.date} · {state}",
        author=f"{words.PROGRAM} {', '.join(summary.programs)}",
        person=words.person_text(patient.name, patient.identifier, date_text(patient.born)),
        occasion=f"{words.TITLE} · {clock.date}",
        statement=words.STATEMENT,
        record=words.record_text(
            infusion.id,
            f"{len(entries)} entries, {head_text(head, len(entries))}",
            clock.moment(reading.wall),
            clock.offsets,
        ),
        page_words=words.PAGE_WORDS,
        sections=(*_sections(summary, clock, chart), remarks.with_head(people_section(summary, clock), head)),
        taken_home=taken_home(
            summary, clock, going.at_home, next_visit(infusion, going.others, going.posology, reading)
        ),
    )


def _sections(summary: Summary, clock: SummaryClock, chart: ChartScreen | None) -> tuple[Section, ...]:
    """What matters most first; of what there is none, that is said in one line."""
    strays = tuple(turn for turn in summary.turns if turn.strayed is not None)
    said = summary.said
    facts_with_sections = (
        ("adverse events", (*summary.adverse_events, *summary.struck), tables.adverse_event_section),
        ("", summary.periods and summary.rungs, tables.ramp_section),
        ("given rates", summary.periods, tables.rate_section),
        ("vital signs", summary.observations, tables.observation_section),
        ("bottles", summary.bottles, tables.bottle_section),
        ("medicines", said.medicines, remarks.medicine_section),
        ("limits passed", said.overrides, remarks.limit_section),
        ("checks before the start", (*summary.plan.checks, *summary.plan.asked), remarks.check_section),
        ("", strays, straying_section),
        ("time not watched", summary.unwatched, remarks.unwatched_section),
        ("", summary.drips, drip_section),
        ("corrections", said.corrections, remarks.correction_section),
    )
    return (
        opening.headline_section(summary, clock),
        *(() if chart is None else (opening.chart_section(chart),)),
        opening.patient_section(summary, clock),
        amounts.amount_section(summary),
        opening.infusion_section(summary, clock),
        opening.ceiling_section(summary),
        *(section(summary, clock) for _, facts, section in facts_with_sections if facts),
        timeline_section(summary, clock),
        *remarks.none_section(tuple(name for name, facts, _ in facts_with_sections if name and not facts)),
    )


def _chart(infusion: Infusion, summary: Summary, reading: ClockReading) -> ChartScreen | None:
    """The chart up to the end, or up to now; none before the start."""
    until = summary.now if infusion.ended is None else infusion.ended
    guidance = guide(infusion, until)
    if infusion.started is None or guidance is None:
        return None
    at_the_end = replace(reading, wall=until, utc_offset_minutes=summary.utc_offset_minutes)
    return chart_of(infusion, summary.plan, guidance, at_the_end, KnownRanges())
