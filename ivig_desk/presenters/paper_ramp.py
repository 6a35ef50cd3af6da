"""The paper ramp: an agreed plan on one page, with boxes to write in, for the day the computer dies."""

from collections.abc import Iterator

from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.formulary.ramp import PlannedRung, Ramp, planned_rungs, ramp_for
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.presenters import paper_ramp_wording as words
from ivig_desk.presenters.dose_wording import day_and_cycle_text
from ivig_desk.presenters.event_wording import bottle_text
from ivig_desk.presenters.formats import (
    Rounding,
    amount_text,
    clock_text,
    date_text,
    moment_text,
    number_text,
    offset_text,
    quantity_text,
)
from ivig_desk.presenters.plan_spoken import preparation_text, whole_dose_text
from ivig_desk.presenters.profile_wording import raised_text
from ivig_desk.presenters.run_wording import (
    RATE_PLACES,
    SECONDS_PLACES,
    VOLUME_PLACES,
    ceiling_reason_in_both_units,
    giving_set_text,
)
from ivig_desk.presenters.strip import age_text
from ivig_desk.presenters.summary_document import Boxes, Column, Facts, Grid, Section, Side, SummaryPages, Words
from ivig_desk.presenters.summary_wording import PAGE_WORDS, PROGRAM, person_text

_MOST_SPARE, _FEWEST_SPARE = 14, 5
_PRINTED = (
    Column(head="rung", share=6),
    Column(head="from, min", share=7, side=Side.RIGHT),
    Column(head="mL/h", share=8, side=Side.RIGHT),
)
_DRIPPED = (Column(head="drops/min", share=10, side=Side.RIGHT), Column(head="s/drop", share=7, side=Side.RIGHT))
_BY_THEN = Column(head="mL by end", share=8, side=Side.RIGHT)
_WRITTEN = (
    Column(head="time", share=8),
    Column(head="BP, mmHg", share=12),
    Column(head="HR, /min", share=9),
    Column(head="temp, °C", share=8),
    Column(head="SpO₂, %", share=8),
    Column(head="RR, /min", share=8),
    Column(head="initials", share=10),
)


def paper_ramp(plan: Plan, reading: ClockReading, program: str) -> tuple[SummaryPages, ...]:
    """Return the page with many spare rows to write in, then with ever fewer; whoever prints takes the first that fits.

    Empty where the set cannot run the ramp; `program` is the program's name with its version.
    """
    ramp = ramp_for(plan.profile, plan.patient, plan.giving_set, plan.ceiling(None))
    if not isinstance(ramp, Ramp):
        return ()
    rungs = planned_rungs(ramp, plan.volume)
    return tuple(_page(plan, rungs, reading, program, spare) for spare in range(_MOST_SPARE, _FEWEST_SPARE - 1, -1))


def _page(plan: Plan, rungs: tuple[PlannedRung, ...], reading: ClockReading, program: str, spare: int) -> SummaryPages:
    patient, offset = plan.patient, reading.utc_offset_minutes
    today = date_text(reading.wall.day(offset))
    return SummaryPages(
        title=words.TITLE,
        subtitle=words.subtitle_text(clock_text(reading.wall, offset)),
        author=f"{PROGRAM} {program}",
        person=person_text(patient.name, patient.identifier, date_text(patient.born)),
        occasion=f"{words.TITLE} · {today}",
        statement=words.STATEMENT,
        record=words.record_text(f"{PROGRAM} {program}", moment_text(reading.wall, offset), offset_text(offset)),
        page_words=PAGE_WORDS,
        sections=(
            Section(heading="", blocks=(Facts(rows=_facts(plan, reading)),)),
            Section(heading=words.RAMP, blocks=(_boxes(plan, rungs, spare),)),
            Section(heading=words.OBSERVED, blocks=_said(plan)),
            Section(heading=words.REACTION, blocks=(_ladder(plan),)),
        ),
    )


def _facts(plan: Plan, reading: ClockReading) -> tuple[tuple[str, str], ...]:
    patient = plan.patient
    today = reading.wall.day(reading.utc_offset_minutes)
    rows = (
        ("Patient", patient.name),
        ("Born", f"{date_text(patient.born)}, {age_text(patient, today)}"),
        ("Identifier", f"ID {patient.identifier}"),
        ("Weight", quantity_text(patient.weight, RATE_PLACES)),
        ("Last time", patient.last_time),
        ("Date", date_text(today)),
        ("Preparation", preparation_text(plan)),
        ("Dose", whole_dose_text(plan)),
        ("Day and cycle", day_and_cycle_text(plan.order)),
        ("Giving set", giving_set_text(plan.giving_set)),
        ("Ceiling", ceiling_reason_in_both_units(plan.ceiling(None).reasons[0])),
        ("Ward limit", raised_text(plan.profile)),
        ("Prescriber", plan.order.prescriber),
        *((f"Bottle {number}", bottle_text(bottle)) for number, bottle in enumerate(plan.bottles, start=1)),
    )
    return tuple(row for row in rows if row[1])


def _boxes(plan: Plan, rungs: tuple[PlannedRung, ...], spare: int) -> Boxes:
    drips = any(planned.rung.rate.drops_per_min is not None for planned in rungs)
    printed = (*_PRINTED, *(_DRIPPED if drips else ()), _BY_THEN)
    named = (words.AT_THE_END, *(words.after_end_text(after) for after in plan.rules.schedule.after_end))
    return Boxes(
        printed=printed,
        written=_WRITTEN,
        rows=(
            (words.BEFORE_THE_START,),
            *(tuple(_printed(planned)) for planned in rungs),
            *(("",) * len(printed) for _ in range(spare)),
            *((name,) for name in named),
        ),
    )


def _printed(planned: PlannedRung) -> Iterator[str]:
    """A rung as it runs at this bed; its beginning is never told too early."""
    rate = planned.rung.rate
    yield str(planned.rung.number)
    yield number_text(planned.start.value, 0, Rounding.UP)
    yield amount_text(rate.ml_per_h, RATE_PLACES)
    if rate.drops_per_min is not None and rate.seconds_per_drop is not None:
        yield amount_text(rate.drops_per_min, 0)
        yield amount_text(rate.seconds_per_drop, SECONDS_PLACES)
    yield amount_text(planned.infused_by_end, VOLUME_PLACES)


def _said(plan: Plan) -> tuple[Words, ...]:
    schedule = plan.rules.schedule
    return Words(text=words.schedule_text(schedule)), Words(text=words.rise_text(schedule))


def _ladder(plan: Plan) -> Grid:
    seen, done = words.LADDER_HEADS
    return Grid(
        columns=(Column(head=seen, share=5), Column(head=done, share=6)), rows=words.ladder_rows(plan.rules.schedule)
    )
