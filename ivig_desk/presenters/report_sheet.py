"""The report sheet: a suspected adverse reaction as ready texts, to copy from or send with the national form."""

from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.infusion.events import Recorded
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.patient.identity import initials
from ivig_desk.domain.reactions.report import Report
from ivig_desk.domain.summary import Summary
from ivig_desk.domain.summary.report import ReportFacts, report_of
from ivig_desk.presenters import report_tables as tables
from ivig_desk.presenters import report_wording as words
from ivig_desk.presenters import summary_wording
from ivig_desk.presenters.dose_wording import day_and_cycle_text, dose_text
from ivig_desk.presenters.formats import quantity_text
from ivig_desk.presenters.plan_wording import INDICATIONS, earlier_text, iga_text, pregnancy_text, risk_text, sex_text
from ivig_desk.presenters.reporter_wording import NOT_RECORDED, outcome_text
from ivig_desk.presenters.run_wording import dilution_text, giving_set_text
from ivig_desk.presenters.strip import age_text
from ivig_desk.presenters.summary_clock import SummaryClock
from ivig_desk.presenters.summary_document import (
    Boxes,
    Column,
    Facts,
    Section,
    SignatureLine,
    Signatures,
    SummaryPages,
    Words,
)
from ivig_desk.presenters.visit_wording import last_time_text, sign_labels

__all__ = ["SummaryPages", "report_sheet"]


def report_sheet(
    infusion: Infusion, entries: tuple[Recorded, ...], reading: ClockReading, report: Report
) -> SummaryPages:
    """Return the sheet as of a reading of the clocks; `entries` are all of the infusion’s record.

    It leaves the ward, so it names the patient by identifier and initials. Raises LookupError where no adverse event is
    on record.
    """
    facts = report_of(infusion, entries, reading.wall, report)
    summary = facts.summary
    start = summary.planned.at if summary.giving.started is None else summary.giving.started.at
    offset = summary.utc_offset_minutes
    clock = SummaryClock(utc_offset_minutes=offset, day=start.day(offset), turns=summary.turns)
    return SummaryPages(
        title=words.TITLE,
        subtitle=f"{summary.plan.profile.preparation} · infusion of {clock.date}",
        author=f"{summary_wording.PROGRAM} {', '.join(summary.programs)}",
        person=_person(summary, clock),
        occasion=f"{words.TITLE} · {clock.date}",
        statement=summary_wording.STATEMENT,
        record=summary_wording.record_text(
            infusion.id, f"{len(entries)} entries", clock.moment(reading.wall), clock.offsets
        ),
        page_words=summary_wording.PAGE_WORDS,
        sections=(
            _purpose(facts),
            *tables.reaction_sections(facts, clock),
            tables.step_section(facts, clock),
            _product(facts, clock),
            tables.bottle_section(facts, clock),
            _patient(summary, clock),
            tables.medicine_section(facts, clock),
            tables.observation_section(facts, clock),
            *_reporter(report, clock.moment(reading.wall)),
        ),
    )


def _person(summary: Summary, clock: SummaryClock) -> str:
    patient = summary.plan.patient
    known = (_initials(summary), f"ID {patient.identifier}", sex_text(patient.sex), age_text(patient, clock.day))
    return " · ".join((*known, quantity_text(patient.weight, summary_wording.WEIGHT_PLACES)))


def _initials(summary: Summary) -> str:
    return initials(summary.plan.patient.name) or f"initials {NOT_RECORDED}"


def _purpose(facts: ReportFacts) -> Section:
    missing = words.missing_text(facts.gaps)
    return Section(heading="", blocks=(Words(text=words.NOT_THE_FORM), *((Words(text=missing),) if missing else ())))


def _product(facts: ReportFacts, clock: SummaryClock) -> Section:
    summary = facts.summary
    plan, amounts = summary.plan, summary.amounts
    profile, order = plan.profile, plan.order
    per_kg = quantity_text(amounts.ordered_per_kg, summary_wording.DOSE_PLACES)
    given = quantity_text(amounts.given_dose, summary_wording.DOSE_PLACES)
    rows = (
        ("Preparation", f"{profile.preparation}, {profile.manufacturer}"),
        ("Concentration", dilution_text(plan) or quantity_text(plan.concentration, 1)),
        ("Indication", INDICATIONS.get(order.indication, order.indication)),
        ("Ordered", f"{dose_text(order.dose)} ({per_kg}), {quantity_text(amounts.ordered_volume, 1)}"),
        ("Given", f"{given}, {quantity_text(amounts.given_volume, summary_wording.VOLUME_PLACES)}"),
        ("Day and cycle", day_and_cycle_text(order) or NOT_RECORDED),
        ("Route", "intravenous"),
        ("Giving set", giving_set_text(plan.giving_set)),
        ("Began", NOT_RECORDED if summary.giving.started is None else clock.moment(summary.giving.started.at)),
        ("Ended", _ended(summary, clock)),
    )
    return Section(heading="Product", blocks=(Facts(rows=rows),))


def _ended(summary: Summary, clock: SummaryClock) -> str:
    ended = summary.giving.ended
    kind = None if ended is None else ended.kind
    state = summary_wording.state_text(summary.phase, kind, summary.amounts.missing_dose)
    return f"not yet, {state}" if ended is None else f"{clock.moment(ended.evidence.at)}, {state}"


def _patient(summary: Summary, clock: SummaryClock) -> Section:
    plan, patient = summary.plan, summary.plan.patient
    last = last_time_text(patient.last_visit, patient.last_time, sign_labels(plan.rules))
    rows = (
        ("Initials", _initials(summary)),
        ("Ward’s identifier", patient.identifier or NOT_RECORDED),
        ("Sex", sex_text(patient.sex)),
        ("Age", age_text(patient, clock.day)),
        ("Weight", quantity_text(patient.weight, summary_wording.WEIGHT_PLACES)),
        ("Pregnant", pregnancy_text(patient.pregnancy)),
        ("Risk factors", ", ".join(risk_text(risk) for risk in patient.risks) or summary_wording.NONE),
        ("IgA", iga_text(patient.iga)),
        ("Earlier IVIG", earlier_text(patient.earlier)),
        ("Last time", last or NOT_RECORDED),
    )
    return Section(heading="Patient", blocks=(Facts(rows=rows),))


def _reporter(report: Report, written: str) -> tuple[Section, ...]:
    rows = (
        ("Outcome", outcome_text(report.outcome)),
        ("Reporter", report.reporter or NOT_RECORDED),
        ("Role", report.role or NOT_RECORDED),
        ("Contact", report.contact or NOT_RECORDED),
        ("Written", written),
    )
    by_hand = Boxes(printed=(Column(head=words.SERIOUS, share=45),), written=(Column(head="", share=55),), rows=())
    line = SignatureLine(role="reporter", name=report.reporter, signature="signature", date="date")
    return (
        Section(heading="Outcome and reporter", blocks=(Facts(rows=rows),)),
        Section(heading="", blocks=(by_hand,)),
        Section(heading="", blocks=(Signatures(lines=(line,)),)),
    )
