"""The tables of the summary: rates, vital signs, adverse events, bottles, and all that was said and done."""

from collections.abc import Iterable

from ivig_desk.domain.monitoring.finding import Rule
from ivig_desk.domain.monitoring.observation import Sign
from ivig_desk.domain.summary import Summary
from ivig_desk.domain.summary.facts import AdverseEventFact, ObservationFact, StruckFact
from ivig_desk.presenters import summary_events as happening
from ivig_desk.presenters import summary_wording as words
from ivig_desk.presenters.formats import amount_text, minutes_text, quantity_text
from ivig_desk.presenters.observation_wording import finding_text
from ivig_desk.presenters.run_wording import said_text
from ivig_desk.presenters.summary_clock import SummaryClock
from ivig_desk.presenters.summary_document import Block, Column, Grid, Section, Side, Words
from ivig_desk.presenters.summary_opening import adverse_event_name
from ivig_desk.presenters.summary_people import ENTRY, entry_text

_RIGHT = Side.RIGHT
_COUNTED = (Sign.HEART_RATE, Sign.TEMPERATURE, Sign.SPO2, Sign.RESPIRATORY_RATE)


def adverse_event_section(summary: Summary, clock: SummaryClock) -> Section:
    """Every adverse event with the rate and batch at its onset, what was done and when it went; struck ones say so."""
    columns = (
        column("Onset", 7),
        column("Sign", 17),
        column("At the rate of", 21),
        column("Batch", 11),
        column("What was done", 32),
        column("Gone", 8),
        column(ENTRY, 8),
    )
    stand = [(event.evidence, _adverse_event_row(summary, clock, event)) for event in summary.adverse_events]
    struck = [(one.flagged.evidence, _struck_row(summary, clock, one)) for one in summary.struck]
    in_order = sorted([*stand, *struck], key=lambda row: (row[0].at, row[0].versions))
    return table_section("Adverse events", columns, [row for _, row in in_order])


def _adverse_event_row(summary: Summary, clock: SummaryClock, event: AdverseEventFact) -> tuple[str, ...]:
    return (
        clock.at(event.evidence.at),
        joined(adverse_event_name(summary, event.sign, event.grade), clock.late(event.evidence)),
        words.rate_text(event.rate),
        event.batch or words.NOT_MEASURED,
        "\n".join(f"{clock.at(one.evidence.at)} {happening.action_text(one.event)}" for one in event.actions),
        "not resolved" if event.resolved is None else clock.at(event.resolved),
        entry_text(summary, event.evidence),
    )


def _struck_row(summary: Summary, clock: SummaryClock, fact: StruckFact) -> tuple[str, ...]:
    flagged, struck = fact.flagged, fact.struck
    said = f"{struck.event.reason}, {struck.evidence.by}, {clock.at(struck.evidence.at)}"
    return (
        clock.at(flagged.evidence.at),
        adverse_event_name(summary, flagged.event.sign, flagged.event.grade),
        words.rate_text(fact.rate),
        flagged.event.batch or words.NOT_MEASURED,
        f"entered by mistake: {said}",
        words.NOT_MEASURED,
        entry_text(summary, flagged.evidence),
    )


def ramp_section(summary: Summary, clock: SummaryClock) -> Section:
    """The ramp as planned beside what ran of it."""
    columns = (
        column("Rung", 8),
        column("As printed", 18, _RIGHT),
        column("mL/h", 10, _RIGHT),
        column("drops/min", 12, _RIGHT),
        column("Planned from", 17, _RIGHT),
        column("First given", 17, _RIGHT),
        column("Given for", 18, _RIGHT),
    )
    rows = [
        (
            str(fact.planned.rung.number),
            quantity_text(fact.planned.rung.as_printed, 4),
            amount_text(fact.planned.rung.rate.ml_per_h, words.RATE_PLACES),
            words.drops_text(fact.planned.rung.rate),
            words.NOT_MEASURED
            if summary.giving.started is None
            else clock.at(summary.giving.started.at.plus(fact.planned.start)),
            "never" if fact.reached is None else clock.at(fact.reached),
            minutes_text(fact.ran_for),
        )
        for fact in summary.rungs
    ]
    return table_section("Ramp, planned and followed", columns, rows)


def rate_section(summary: Summary, clock: SummaryClock) -> Section:
    """Every stretch of one given rate."""
    columns = (
        column("From", 10),
        column("To", 10),
        column("mL/h", 9, _RIGHT),
        column("mL/kg/h", 10, _RIGHT),
        column("drops/min", 11, _RIGHT),
        column("Volume, mL", 12, _RIGHT),
        column("What happened", 30),
        column(ENTRY, 8),
    )
    rows = [
        (
            clock.at(period.start),
            clock.at(period.end),
            amount_text(period.rate.ml_per_h, words.RATE_PLACES),
            amount_text(period.rate.ml_per_kg_h, words.RATE_PLACES),
            words.drops_text(period.rate),
            amount_text(period.volume, words.VOLUME_PLACES),
            joined(happening.begun_text(period.event), clock.late(period.evidence)),
            entry_text(summary, period.evidence),
        )
        for period in summary.periods
    ]
    return table_section("Given rates", columns, rows)


def observation_section(summary: Summary, clock: SummaryClock) -> Section:
    """Every set of vital signs as it now reads, with what was concerning in it."""
    columns = (
        column("Time", 10),
        column("BP mmHg", 10, _RIGHT),
        column("Heart /min", 10, _RIGHT),
        column("Temp. °C", 9, _RIGHT),
        column("SpO₂ %", 8, _RIGHT),
        column("Resp. /min", 10, _RIGHT),
        column("Alertness, oxygen", 17),
        column("Remarks", 24),
        column(ENTRY, 8),
    )
    rows = [
        (
            clock.at(fact.evidence.at),
            words.pressure_text(fact.observation),
            *(words.sign_value_text(fact.observation, sign) for sign in _COUNTED),
            words.alertness_text(fact.observation),
            _remarks(fact, clock),
            entry_text(summary, fact.evidence),
        )
        for fact in summary.observations
    ]
    return table_section("Vital signs", columns, rows)


def bottle_section(summary: Summary, clock: SummaryClock) -> Section:
    """Every bottle with its batch and time on the line."""
    columns = (
        column("Bottle", 7),
        column("Volume", 10, _RIGHT),
        column("Batch", 34),
        column("Expiry", 14),
        column("From", 9),
        column("To", 9),
        column("Used", 9, _RIGHT),
        column(ENTRY, 8),
    )
    rows = [
        (
            str(fact.number),
            quantity_text(fact.bottle.volume, words.VOLUME_PLACES),
            joined(words.batch_text(fact.bottle), clock.late(fact.evidence)),
            words.expiry_text(fact.bottle),
            clock.at(fact.evidence.at),
            words.NOT_MEASURED if fact.until is None or fact.until < fact.evidence.at else clock.at(fact.until),
            quantity_text(fact.used, words.VOLUME_PLACES),
            entry_text(summary, fact.evidence),
        )
        for fact in summary.bottles
    ]
    return table_section("Bottles", columns, rows)


def column(head: str, share: int, side: Side = Side.LEFT) -> Column:
    """Return a column of a table."""
    return Column(head=head, share=share, side=side)


def table_section(heading: str, columns: tuple[Column, ...], rows: Iterable[tuple[str, ...]]) -> Section:
    """Return a table under its heading, or the word none: an empty place could as well mean that nobody asked."""
    listed = tuple(rows)
    block: Block = Grid(columns=columns, rows=listed) if listed else Words(text=words.NONE)
    return Section(heading=heading, blocks=(block,))


def joined(*parts: str) -> str:
    """Return what there is of several remarks, one behind the other."""
    return "; ".join(part for part in parts if part)


def _remarks(fact: ObservationFact, clock: SummaryClock) -> str:
    corrected = f"corrected: {fact.corrected}" if fact.corrected else ""
    said = said_text(fact.observation)
    news2 = "" if _is_said(fact) else words.news2_text(fact.news2)
    found = (finding_text(finding) for finding in fact.findings)
    return joined(*found, news2, said, corrected, clock.late(fact.evidence))


def _is_said(fact: ObservationFact) -> bool:
    """Whether a finding says the total already."""
    return any(finding.rule is Rule.NEWS2_TOTAL for finding in fact.findings)
