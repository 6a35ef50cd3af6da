"""The rest of the summary: medicines, notes, checks, limits, unwatched time, corrections, people, signatures, head."""

from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.events import MedicineGiven
from ivig_desk.domain.record.head import ChainHead
from ivig_desk.domain.summary import Summary
from ivig_desk.domain.summary.facts import Entry, UnwatchedFact
from ivig_desk.domain.summary.roles import Role
from ivig_desk.presenters import summary_wording as words
from ivig_desk.presenters.check_wording import DONE, check_name, check_text
from ivig_desk.presenters.formats import minutes_text, quantity_text
from ivig_desk.presenters.plan_wording import question_text
from ivig_desk.presenters.records_wording import whole_head_text
from ivig_desk.presenters.summary_clock import SummaryClock
from ivig_desk.presenters.summary_document import Section, Side, SignatureLine, Signatures, Words
from ivig_desk.presenters.summary_tables import column, table_section
from ivig_desk.presenters.treatment_wording import EFFECTS

_SIGNING = (Role.NURSE, Role.SECOND_CHECKER, Role.PRESCRIBER)
_A_MINUTE = Minutes.of("1")


def medicine_section(summary: Summary, clock: SummaryClock) -> Section:
    """Every medicine given, as it was written down, with the reaction it was for and what it did."""
    columns = (
        column("Time", 10),
        column("Medicine", 22),
        column("Dose", 20),
        column("For", 16),
        column("Effect", 18),
        column("By", 14),
    )
    labels = {entry.id: entry.label for entry in summary.plan.rules.signs}
    rows = [
        (
            clock.at(one.evidence.at),
            one.event.name,
            one.event.dose,
            labels.get(one.event.against, one.event.against) or words.NOT_MEASURED,
            _effects(summary, clock, one),
            one.evidence.by,
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
    """The checks before the start, those merely done in one row, and the questions with who answered them."""
    columns = (column("Check or question", 46), column("Answer", 36), column("By", 18))
    merely_done = [check for check in summary.plan.checks if check_text(check) == DONE]
    checks = [(check_name(check), check_text(check), "") for check in summary.plan.checks if check not in merely_done]
    if merely_done:
        checks.append((", ".join(map(check_name, merely_done)), DONE, ""))
    asked = [(question_text(one.question), one.reason, one.name) for one in summary.plan.asked]
    return table_section("Checks before the start", columns, [*checks, *asked])


def limit_section(summary: Summary, clock: SummaryClock) -> Section:
    """Every rate or step refused, and every limit passed with its reason and name, in order of time."""
    columns = (column("Time", 14), column("Limit", 30), column("What was done", 38), column("By", 18))
    refused = [
        (
            one.evidence,
            words.kinds_text(tuple(kind.value for kind in one.event.kinds)),
            "refused" if one.event.attempted is None else f"refused: {quantity_text(one.event.attempted, 2)}",
            one.evidence.by,
        )
        for one in summary.said.refused
    ]
    passed = [
        (
            one.evidence,
            words.kinds_text(tuple(kind.value for kind in one.event.kinds)),
            f"passed: {one.event.reason}",
            one.event.name,
        )
        for one in summary.said.overrides
    ]
    in_order = sorted([*refused, *passed], key=lambda row: row[0].versions)
    return table_section("Limits met and passed", columns, [(clock.at(row[0].at), *row[1:]) for row in in_order])


def note_section(summary: Summary, clock: SummaryClock) -> Section:
    """Free words for the record."""
    columns = (column("Time", 14), column("Note", 68), column("By", 18))
    rows = [(clock.at(one.evidence.at), one.event.text, one.evidence.by) for one in summary.said.notes]
    return table_section("Notes", columns, rows)


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


def reading_section(summary: Summary, clock: SummaryClock) -> Section:
    """Every volume read from bottle or pump beside what was reckoned by then."""
    columns = (
        column("Time", 18),
        column("Read", 22, Side.RIGHT),
        column("Reckoned by then", 26, Side.RIGHT),
        column("By", 34),
    )
    rows = [
        (
            clock.at(one.evidence.at),
            quantity_text(one.read, words.VOLUME_PLACES),
            quantity_text(one.reckoned, words.VOLUME_PLACES),
            one.evidence.by,
        )
        for one in summary.readings
    ]
    return table_section("Volume read", columns, rows)


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


def people_section(summary: Summary, _clock: SummaryClock) -> Section:
    """Everyone named in the record, with what they did."""
    columns = (column("Name", 36), column("Did", 64))
    rows = [(person.name, ", ".join(words.role_text(role) for role in person.roles)) for person in summary.people]
    return table_section("People", columns, rows)


def signature_section(summary: Summary) -> Section:
    """A line for each person who signs; one left blank where nobody is named yet."""
    lines = []
    for role in _SIGNING:
        names = [person.name for person in summary.people if role in person.roles] or [""]
        lines += [
            SignatureLine(role=words.role_text(role), name=name, signature="signature", date="date, time")
            for name in names
        ]
    return Section(heading="Signatures", blocks=(Signatures(lines=tuple(lines)),))


def head_section(head: ChainHead | None) -> Section:
    """The head of the record, whole: the last line, which the record on file can be held against for ever (S25)."""
    return Section(heading="", blocks=(Words(text=whole_head_text(head)),))
