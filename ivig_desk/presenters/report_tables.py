"""The tables of the report sheet: reactions, what was done, bottles, vital signs, medicines."""

from ivig_desk.domain.monitoring.observation import Sign
from ivig_desk.domain.summary.facts import BottleFact
from ivig_desk.domain.summary.report import ReportedReaction, ReportFacts
from ivig_desk.presenters import report_wording as words
from ivig_desk.presenters import summary_wording
from ivig_desk.presenters.check_wording import check_name, check_text
from ivig_desk.presenters.formats import date_text, minutes_text, quantity_text
from ivig_desk.presenters.reporter_wording import NOT_RECORDED
from ivig_desk.presenters.summary_clock import SummaryClock
from ivig_desk.presenters.summary_document import Grid, Section, Side, Words
from ivig_desk.presenters.summary_tables import column, table_section
from ivig_desk.presenters.visit_wording import sign_labels

_COUNTED = (Sign.HEART_RATE, Sign.TEMPERATURE, Sign.SPO2, Sign.RESPIRATORY_RATE)


def reaction_sections(facts: ReportFacts, clock: SummaryClock) -> tuple[Section, Section]:
    """Every sign with its grade, its onset, the rate and bottle then, and when it had gone; the pattern below."""
    columns = (
        column("No.", 5),
        column("Sign", 17),
        column("Grade, CTCAE v5", 20),
        column("Onset", 16),
        column("At the rate of", 19),
        column("Bottle", 10),
        column("Gone", 13),
    )
    labels = sign_labels(facts.summary.plan.rules)
    rows = tuple(
        (
            str(one.number),
            labels.get(one.fact.sign, one.fact.sign),
            words.grade_text(one.fact.grade),
            _onset(one, clock),
            _rate(one),
            f"no. {one.bottle}" if one.bottle else NOT_RECORDED,
            _gone(one, clock),
        )
        for one in facts.reactions
    )
    pattern = words.PATTERN if facts.is_anaphylaxis_pattern else words.NO_PATTERN
    return (
        Section(heading="Reaction", blocks=(Grid(columns=columns, rows=rows),)),
        Section(heading="", blocks=(Words(text=pattern),)),
    )


def step_section(facts: ReportFacts, clock: SummaryClock) -> Section:
    """What was done from the first sign on."""
    rows = [(clock.at(one.evidence.at), words.step_text(one.event)) for one in facts.steps]
    return table_section("What was done, from the first sign on", (column("Time", 16), column("What", 84)), rows)


def bottle_section(facts: ReportFacts, clock: SummaryClock) -> Section:
    """Every bottle with batch and expiry, when it was connected, and which reactions began on it."""
    columns = (
        column("Bottle", 8),
        column("Volume", 10, Side.RIGHT),
        column("Batch", 32),
        column("Expiry", 16),
        column("Connected", 14),
        column("Running at the onset of", 20),
    )
    rows = [
        (
            f"no. {fact.number}",
            quantity_text(fact.bottle.volume, summary_wording.VOLUME_PLACES),
            _batch(fact),
            NOT_RECORDED if fact.bottle.expiry is None else date_text(fact.bottle.expiry),
            clock.at(fact.evidence.at),
            _onsets(facts, fact),
        )
        for fact in facts.summary.bottles
    ]
    if not rows:
        return Section(heading="", blocks=(Words(text=words.NO_BOTTLE),))
    return table_section("", columns, rows)


def observation_section(facts: ReportFacts, clock: SummaryClock) -> Section:
    """The vital signs before and since each onset, with the baseline and the latest set."""
    columns = (
        column("Time", 16),
        column("Set", 34),
        column("BP mmHg", 11, Side.RIGHT),
        column("Heart /min", 11, Side.RIGHT),
        column("Temp. °C", 10, Side.RIGHT),
        column("SpO₂ %", 8, Side.RIGHT),
        column("Resp. /min", 10, Side.RIGHT),
    )
    rows = [
        (
            clock.at(one.fact.evidence.at),
            words.place_text(one),
            summary_wording.pressure_text(one.fact.observation),
            *(summary_wording.sign_value_text(one.fact.observation, sign) for sign in _COUNTED),
        )
        for one in facts.observations
    ]
    if not rows:
        return Section(heading=words.SIGNS_HEADING, blocks=(Words(text=NOT_RECORDED),))
    return table_section(words.SIGNS_HEADING, columns, rows)


def medicine_section(facts: ReportFacts, clock: SummaryClock) -> Section:
    """Premedication and whatever else was given before the first sign, in one paragraph."""
    checks = (check for check in facts.summary.plan.checks if check.given_at)
    premedication = [f"{check_name(check)} {check_text(check)}" for check in checks]
    given = [
        f"{one.event.name} {one.event.dose}, {clock.at(one.evidence.at)}".strip() for one in facts.medicines_before
    ]
    return Section(heading="", blocks=(Words(text=words.medicines_text((*premedication, *given))),))


def _onset(one: ReportedReaction, clock: SummaryClock) -> str:
    at = clock.at(one.fact.evidence.at)
    return at if one.after_start is None else f"{at}, {minutes_text(one.after_start)} after the start"


def _rate(one: ReportedReaction) -> str:
    rate = one.fact.rate
    if rate.ml_per_h.value == 0:
        return "nothing ran"
    rung = f", rung\u00a0{one.rung}" if one.rung else ", below the first rung"
    held = "held from " if one.is_held else ""
    return f"{held}{summary_wording.rate_text(rate)}{rung}"


def _gone(one: ReportedReaction, clock: SummaryClock) -> str:
    if one.fact.resolved is None or one.lasted is None:
        return NOT_RECORDED
    return f"{clock.at(one.fact.resolved)}, after {minutes_text(one.lasted)}"


def _batch(fact: BottleFact) -> str:
    if fact.bottle.batch:
        return summary_wording.batch_text(fact.bottle)
    reason = fact.bottle.not_available
    return f"{NOT_RECORDED}: {reason}" if reason else NOT_RECORDED


def _onsets(facts: ReportFacts, fact: BottleFact) -> str:
    numbers = tuple(one.number for one in facts.reactions if one.bottle == fact.number)
    return f"reaction {words.numbers_text(numbers)}" if numbers else "–"
