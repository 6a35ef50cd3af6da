"""What a set of vital signs means for this patient: implausible, concerning or critical."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from ivig_desk.domain.amounts.quantities import MmHg
from ivig_desk.domain.monitoring.bands import Bands, PlausibleRange
from ivig_desk.domain.monitoring.baseline import (
    systolic_fall_findings,
    systolic_for_age_findings,
    temperature_findings,
)
from ivig_desk.domain.monitoring.edges import Bound
from ivig_desk.domain.monitoring.finding import Finding, Rule, Severity
from ivig_desk.domain.monitoring.news2 import News2Bands, news2_applies, news2_items, news2_total
from ivig_desk.domain.monitoring.observation import Observation, Sign
from ivig_desk.domain.monitoring.pews import PewsBands
from ivig_desk.domain.patient.patient import Patient


def findings(
    observation: Observation, *, baseline: Observation | None, patient: Patient, on: date, bands: Bands
) -> tuple[Finding, ...]:
    """Return every threshold crossed, worst first, one finding for each rule and sign at its worst severity.

    What was not measured is not judged; without a baseline no change is. Age is that on the day (S15).
    """
    found = (
        *temperature_findings(observation, baseline, bands),
        *systolic_fall_findings(observation, baseline, bands),
        *systolic_for_age_findings(observation, baseline, patient, on, bands),
        *_scores(observation, patient, on, bands),
    )
    return tuple(sorted(found, key=_worst_first))


def implausible_signs(observation: Observation, bands: Bands) -> tuple[Sign, ...]:
    """Return the measured signs that are retyped, each by itself or as a pair of pressures (S16)."""
    wrong = {sign for sign in Sign if _is_implausible(sign, observation, bands)}
    systolic, diastolic = observation.systolic, observation.diastolic
    if systolic is not None and diastolic is not None and is_pressure_pair_implausible(systolic, diastolic):
        wrong.add(Sign.DIASTOLIC)
    return tuple(sign for sign in Sign if sign in wrong)


def implausible(sign: Sign, value: Fraction, bands: Bands) -> PlausibleRange | None:
    """Return the range a value falls outside of, so that it is retyped, or None where it can be true (S16)."""
    accepted = next(entry for entry in bands.plausible if entry.sign is sign)
    return None if accepted.holds(value) else accepted


def is_pressure_pair_implausible(systolic: MmHg, diastolic: MmHg) -> bool:
    """Return whether the pair is retyped: the diastolic pressure is below the systolic one, never at it (S16)."""
    return diastolic >= systolic


def _is_implausible(sign: Sign, observation: Observation, bands: Bands) -> bool:
    measured = observation.of(sign)
    return measured is not None and implausible(sign, measured.value, bands) is not None


def _scores(observation: Observation, patient: Patient, on: date, bands: Bands) -> Iterator[Finding]:
    if patient.age_in_years(on) < bands.news2.from_years:
        yield from _pews(observation, patient.age_in_months(on), bands.pews)
    elif news2_applies(patient, on=on, bands=bands.news2):
        yield from _news2_single(observation, bands.news2)
        yield from _news2_total(observation, patient, on, bands.news2)


def _pews(observation: Observation, age_in_months: int, bands: PewsBands) -> Iterator[Finding]:
    for table in bands.tables:
        measured = observation.of(table.sign)
        crossing = None if measured is None else table.band(age_in_months).crossing(measured.value)
        if measured is None or crossing is None or crossing.score.number < bands.concerning.number:
            continue
        critical = crossing.score.number >= bands.critical.number
        yield Finding(
            sign=table.sign,
            severity=Severity.CRITICAL if critical else Severity.CONCERNING,
            rule=Rule.PEWS,
            value=measured.value,
            limit=crossing.limit,
            bound=crossing.bound,
            source=bands.source,
        )


def _news2_single(observation: Observation, bands: News2Bands) -> Iterator[Finding]:
    """Yield each measured item that is concerning alone; unlike the total it needs no other item."""
    for item in news2_items(observation, bands):
        if item.points.number >= bands.single_concerning.number:
            yield Finding(
                sign=item.sign,
                severity=Severity.CONCERNING,
                rule=Rule.NEWS2_SINGLE,
                value=item.value,
                limit=item.limit,
                bound=item.bound,
                source=bands.source,
            )


def _news2_total(observation: Observation, patient: Patient, on: date, bands: News2Bands) -> Iterator[Finding]:
    total = news2_total(observation, patient=patient, on=on, bands=bands)
    if total is None or total < bands.total_concerning:
        return
    critical = total >= bands.total_critical
    yield Finding(
        sign=None,
        severity=Severity.CRITICAL if critical else Severity.CONCERNING,
        rule=Rule.NEWS2_TOTAL,
        value=Fraction(total),
        limit=bands.total_critical if critical else bands.total_concerning,
        bound=Bound.AT_OR_ABOVE,
        source=bands.source,
    )


def _worst_first(finding: Finding) -> tuple[int, int, int]:
    """Order by severity, then as a monitor shows the signs, then by rule."""
    signs = (*Sign, None)
    return finding.severity.rank, signs.index(finding.sign), list(Rule).index(finding.rule)
