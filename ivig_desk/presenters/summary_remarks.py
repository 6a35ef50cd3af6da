"""The rest of the summary: medicines, checks, limits, unwatched time, corrections, the head of the record."""

from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.events import MedicineGiven
from ivig_desk.domain.record.head import ChainHead
from ivig_desk.domain.summary import Summary
from ivig_desk.domain.summary.facts import Entry, UnwatchedFact
from ivig_desk.presenters import summary_events as happening
from ivig_desk.presenters import summary_wording as words
from ivig_desk.presenters.check_wording import check_name, check_text
from ivig_desk.presenters.formats import minutes_text, quantity_text
from ivig_desk.presenters.plan_wording import question_text
from ivig_desk.presenters.records_wording import whole_head_text
from ivig_desk.presenters.summary_clock import SummaryClock
from ivig_desk.presenters.summary_document import Section, Words
from ivig_desk.presenters.summary_people import ENTRY, entry_text
from ivig_desk.presenters.summary_tables import column, joined, table_section
from ivig_desk.presenters.treatment_wording import EFFECTS

_A_MINUTE = Minutes.of("1")


def medicine_section(summary: Summary, clock: SummaryClock) -> Section:
    """Every medicine given, as it was written down, with the reaction it was for and what it did."""
    columns = (
        column("Time", 10),
        column("Medicine", 22),
        column("Dose", 18),
        column("For", 14),
        column("Effect", 16),
        column("By", 14),
        column("Entry", 6),
    )
    labels = {entry.id: entry.label for entry in summary.plan.rules.signs}
    rows = [
        (
            clock.at(one.evidence.at),
            joined(one.event.name, clock.late(one.evidence)),
            one.event.dose,
            labels.get(one.event.against, one.event.against) or words.NOT_MEASURED,
            _effects(summary, clock, one),
            one.evidence.by,
            str(one.evidence.versions[0]),
        )
        for one in summary.said.medicines
    ]
    return table_section("Medicines", columns, rows)


def _effects(summary: Summary, clock: SummaryClock, given: Entry[MedicineGiven]) -> str:
    """Each effect as it was seen; of a medicine for a reaction it is said that none was."""
    seen = [one for one in summary.said.effects if one.event.of_version in given.evidence.versions]
    if not seen:
        return "not said" if given.event.against else words.NOT_MEASURED
    return "\n".join(f"{clock.at(one.evidence.at)} {EFFECTS[one.event.effect]}" for one in seen)


def check_section(summary: Summary, _clock: SummaryClock) -> Section:
    """The checks before the start by their answer, then the questions about the plan, each with who answered."""
    columns = (column("Answer", 15), column("Check or question", 70), column("By", 15))
    by_answer: dict[str, list[str]] = {}
    for check in summary.plan.checks:
        by_answer.setdefault(check_text(check), []).append(check_name(check))
    checks = [(answer, "; ".join(names), summary.planned.by) for answer, names in by_answer.items()]
    asked = [(one.reason, question_text(one.question), one.name) for one in summary.plan.asked]
    return table_section("Checks before the start", columns, [*checks, *asked])


def limit_section(summary: Summary, clock: SummaryClock) -> Section:
    """Every limit passed, with the reason and the name of who answers for it; what was refused is in the timeline."""
    columns = (column("Time", 10), column("Limit", 30), column("Reason", 36), column("Answered for by", 18))
    rows = [
        (
            clock.at(one.evidence.at),
            happening.limit_text(one.event),
            one.event.reason,
            one.event.name,
            entry_text(summary, one.evidence),
        )
        for one in summary.said.overrides
    ]
    return table_section("Limits passed", (*columns, column(ENTRY, 8)), rows)


def unwatched_section(summary: Summary, clock: SummaryClock) -> Section:
    """Time in which the program was not running, and what was confirmed at the bed after it."""
    columns = (column("From", 18), column("To", 18), column("Confirmed at the bed", 64))
    rows = []
    for gap in summary.unwatched:
        said = "not confirmed"
        if gap.confirmed is not None:
            rate = quantity_text(gap.confirmed.event.rate, words.RATE_PLACES)
            weight = quantity_text(gap.confirmed.event.weight, words.WEIGHT_PLACES)
            said = f"{clock.at(gap.confirmed.evidence.at)}: {rate}, {weight}, by {gap.confirmed.evidence.by}"
        rows.append((clock.at(gap.start), _until(gap, clock), said))
    return table_section("Not watched", columns, rows)


def _until(gap: UnwatchedFact, clock: SummaryClock) -> str:
    """When it ended; where that reads as the beginning does, how long it was: a clock may have been set back within."""
    until = clock.at(gap.end)
    if until != clock.at(gap.start):
        return until
    length = gap.end.since(gap.start)
    return f"{minutes_text(length)} later" if length >= _A_MINUTE else "under 1 min later"


def correction_section(summary: Summary, clock: SummaryClock) -> Section:
    """Every correction: when, which entry now reads how, why, by whom."""
    columns = (column("Time", 12), column("Entry", 8), column("Now reads", 42), column("Reason", 22))
    rows = [
        (
            clock.at(one.evidence.at),
            str(one.event.of_version),
            words.observation_text(one.event.observation),
            one.event.reason,
            one.evidence.by,
        )
        for one in summary.said.corrections
    ]
    return table_section("Corrections", (*columns, column("By", 16)), rows)


def none_section(names: tuple[str, ...]) -> tuple[Section, ...]:
    """What there is none of: an empty place could as well mean that nobody asked."""
    said = f"Nothing on record of: {', '.join(names)}."
    return (Section(heading="", blocks=(Words(text=said),)),) if names else ()


def with_head(signed: Section, head: ChainHead | None) -> Section:
    """What is signed, with the head of the record, whole: the last line, never on a page of its own (S25).

    The record on file can be held against it for ever.
    """
    return Section(heading=signed.heading, blocks=(*signed.blocks, Words(text=whole_head_text(head))))
