"""The first page of the summary: what matters most, who and what, the chart."""

from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.infusion.infusion import NOTHING
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.pooled import pooled_use_by
from ivig_desk.domain.patient.patient import Sex
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.domain.summary import Summary
from ivig_desk.presenters import summary_wording as words
from ivig_desk.presenters.dose_wording import day_and_cycle_text
from ivig_desk.presenters.formats import date_text, minutes_text, quantity_text
from ivig_desk.presenters.plan_wording import INDICATIONS, earlier_text, iga_text, pregnancy_text, risk_text, sex_text
from ivig_desk.presenters.profile_wording import checked_text, raised_text
from ivig_desk.presenters.run_wording import ceiling_reason_text, giving_set_text
from ivig_desk.presenters.screens import ChartScreen
from ivig_desk.presenters.strip import age_text
from ivig_desk.presenters.summary_clock import SummaryClock
from ivig_desk.presenters.summary_document import Column, Facts, Figure, Grid, Headline, Headlines, Section
from ivig_desk.presenters.visit_wording import last_time_text, sign_labels


def headline_section(summary: Summary, clock: SummaryClock) -> Section:
    """The figures a ward and a dermatologist look for first."""
    amounts = summary.amounts
    agreed = words.agreed_text(summary.plan.order)
    of_volume = f"of {quantity_text(amounts.ordered_volume, words.VOLUME_PLACES)}"
    figures = [
        Headline(
            name="Given",
            figure=quantity_text(amounts.given_dose, words.DOSE_PLACES),
            detail=f"of {quantity_text(amounts.ordered_dose, words.DOSE_PLACES)} {agreed}",
        ),
        Headline(
            name="Volume",
            figure=quantity_text(amounts.given_volume, words.VOLUME_PLACES),
            detail=f"{of_volume}, {words.share_text(amounts.share)}",
        ),
        _time(summary, clock),
        _fastest(summary),
        Headline(
            name="Adverse events",
            figure=str(len(summary.adverse_events)),
            detail=_worst(summary) if summary.adverse_events else words.NONE,
        ),
    ]
    return Section(heading="", blocks=(Headlines(figures=tuple(figures)),))


def patient_section(summary: Summary, clock: SummaryClock) -> Section:
    """Who was treated, and what for."""
    patient, order = summary.plan.patient, summary.plan.order
    last = last_time_text(patient.last_visit, patient.last_time, sign_labels(summary.plan.rules))
    risks = ", ".join(risk_text(risk) for risk in patient.risks)
    rows = (
        ("Patient", patient.name),
        ("Identifier", patient.identifier),
        ("Born", f"{date_text(patient.born)} ({age_text(patient, clock.day)}), {sex_text(patient.sex)}"),
        ("Weight", quantity_text(patient.weight, words.WEIGHT_PLACES)),
        *_filled(("Pregnant", "" if patient.sex is Sex.MALE else pregnancy_text(patient.pregnancy))),
        ("Risk factors", risks or words.NONE),
        ("IgA", iga_text(patient.iga)),
        ("Earlier IVIG", earlier_text(patient.earlier)),
        ("Last time", last or words.NOT_MEASURED),
        ("Indication", INDICATIONS.get(order.indication, order.indication)),
        ("Prescriber", order.prescriber),
        *_filled(("Day and cycle", day_and_cycle_text(order))),
    )
    return Section(heading="Patient and order", blocks=(Facts(rows=rows),))


def infusion_section(summary: Summary, clock: SummaryClock) -> Section:
    """What was given, with which set, by whom, from when to when."""
    plan, profile, giving = summary.plan, summary.plan.profile, summary.giving
    started = words.NOT_MEASURED if giving.started is None else clock.at(giving.started.at)
    closed = words.NOT_MEASURED if giving.closed is None else clock.at(giving.closed.at)
    rows = (
        ("Preparation", f"{profile.preparation}, {profile.manufacturer}, {quantity_text(profile.concentration, 1)}"),
        *_filled(("Bottles pooled", _pooled(plan, clock))),
        ("Giving set", giving_set_text(plan.giving_set)),
        *_raised(profile),
        ("Started", started),
        *_end_rows(summary, clock),
        ("Closed", closed),
        ("Second checker", giving.second_checker or words.NOT_MEASURED),
        ("Prompts", words.prompts_text(len(summary.prompts))),
    )
    return Section(heading="Infusion", blocks=(Facts(rows=rows), _profile(profile)))


def _profile(profile: Profile) -> Grid:
    """Which figures it was given by: across the page, since source and checksum are long."""
    columns = (Column(head="Profile", share=24), Column(head="Source", share=40), Column(head="Checksum", share=36))
    named = f"{profile.id}, version {profile.version}, {checked_text(profile)}"
    return Grid(columns=columns, rows=((named, words.source_text(profile.source), profile.checksum),))


def _end_rows(summary: Summary, clock: SummaryClock) -> tuple[tuple[str, str], ...]:
    """When and how it ended, why where it was stopped, and how long the patient was observed."""
    end = summary.giving.ended
    state = words.state_text(summary.phase, None if end is None else end.kind, summary.amounts.missing_dose)
    if end is None:
        return (("Ended", f"not yet, {state}"),)
    observed = f"{minutes_text(end.watch)}, until {clock.at(end.watched_until)}"
    return (
        ("Ended", f"{clock.at(end.evidence.at)}, {state}"),
        *_filled(("Reason of the stop", end.reason)),
        ("Observed for", observed),
    )


def _pooled(plan: Plan, clock: SummaryClock) -> str:
    use_by = pooled_use_by(plan)
    return "" if plan.pooled_at is None or use_by is None else f"{clock.at(plan.pooled_at)}, use by {clock.at(use_by)}"


def _raised(profile: Profile) -> tuple[tuple[str, str], ...]:
    text = raised_text(profile)
    return (("Raised limit", text),) if text else ()


def chart_section(chart: ChartScreen) -> Section:
    """The infusion at one look."""
    return Section(heading="Course of the infusion", blocks=(Figure(chart=chart, caption=words.CAPTION),))


def ceiling_section(summary: Summary) -> Section:
    """Every bound on the rate at the end, the lowest first, with its source."""
    rows = tuple(
        (
            quantity_text(reason.limit, words.LIMIT_PLACES),
            words.hardness_text(reason.hardness),
            ceiling_reason_text(reason),
        )
        for reason in summary.ceiling.reasons
    )
    columns = (
        Column(head="Ceiling", share=14),
        Column(head="Limit", share=8),
        Column(head="Where it comes from", share=78),
    )
    return Section(heading="Ceiling and its reasons", blocks=(Grid(columns=columns, rows=rows),))


def _time(summary: Summary, clock: SummaryClock) -> Headline:
    if summary.giving.started is None:
        return Headline(name="Time", figure=words.NOT_MEASURED, detail="not started")
    start, end = (
        summary.giving.started.at,
        summary.now if summary.giving.ended is None else summary.giving.ended.evidence.at,
    )
    detail = (
        f"{clock.clock(start)} to {clock.clock(end)}"
        if summary.giving.ended is not None
        else f"since {clock.clock(start)}"
    )
    return Headline(name="Time", figure=minutes_text(end.since(start)), detail=detail)


def _fastest(summary: Summary) -> Headline:
    rates = [period.rate for period in summary.periods if period.rate.ml_per_h > NOTHING]
    if not rates:
        return Headline(name="Highest rate", figure=words.NOT_MEASURED, detail="")
    highest = max(rates, key=lambda rate: rate.ml_per_h)
    return Headline(
        name="Highest rate",
        figure=quantity_text(highest.ml_per_h, words.RATE_PLACES),
        detail=quantity_text(highest.ml_per_kg_h, words.RATE_PLACES),
    )


def _filled(*rows: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(row for row in rows if row[1])


def _worst(summary: Summary) -> str:
    worst = max(summary.adverse_events, key=lambda event: event.grade.value)
    return adverse_event_name(summary, worst.sign, worst.grade)


def adverse_event_name(summary: Summary, sign: str, grade: Grade) -> str:
    """The sign in the words of the ward's list, with its grade."""
    labels = {entry.id: entry.label for entry in summary.plan.rules.signs}
    return f"{labels.get(sign, sign)}, grade {grade.value}"
