"""Temperature and blood pressure against the baseline and against what is low for the age."""

from collections.abc import Iterator
from datetime import date

from ivig_desk.domain.amounts.quantities import Celsius, MmHg
from ivig_desk.domain.monitoring.bands import Bands
from ivig_desk.domain.monitoring.edges import Bound
from ivig_desk.domain.monitoring.finding import Finding, Rule, Severity
from ivig_desk.domain.monitoring.observation import Observation, Sign
from ivig_desk.domain.patient.patient import Patient

_PERCENT = 100


def temperature_findings(observation: Observation, baseline: Observation | None, bands: Bands) -> Iterator[Finding]:
    """Yield a fever, and a rise since the baseline by its worse limit; either is critical by itself (TRIP, NBA)."""
    limits, now = bands.temperature, observation.temperature
    if now is None:
        return
    if now >= limits.critical:
        yield _reached(Rule.TEMPERATURE_HIGH, Severity.CRITICAL, now, limits.critical, limits.source)
    if baseline is None or baseline.temperature is None:
        return
    rise = now - baseline.temperature
    if rise >= limits.rise_critical:
        severity, limit = Severity.CRITICAL, limits.rise_critical
    elif rise >= limits.rise_concerning and now >= limits.rise_concerning_to:
        severity, limit = Severity.CONCERNING, limits.rise_concerning
    else:
        return
    yield _reached(Rule.TEMPERATURE_RISE, severity, rise, limit, limits.source)


def systolic_fall_findings(observation: Observation, baseline: Observation | None, bands: Bands) -> Iterator[Finding]:
    """Yield the fall since the baseline, at any age, by its worse limit (NBA, NZBS)."""
    limits, fall = bands.systolic_fall, _fall(observation, baseline)
    if fall is None or fall < limits.concerning:
        return
    if fall >= limits.critical:
        severity, limit = Severity.CRITICAL, limits.critical
    else:
        severity, limit = Severity.CONCERNING, limits.concerning
    yield _reached(Rule.SYSTOLIC_FALL, severity, fall, limit, limits.source)


def systolic_for_age_findings(
    observation: Observation, baseline: Observation | None, patient: Patient, on: date, bands: Bands
) -> Iterator[Finding]:
    """Yield an adult's low pressure (NHSN), or a child's low pressure (PALS) and fall by share (NHSN); all critical."""
    now = observation.systolic
    if now is None:
        return
    if patient.age_in_years(on) >= bands.adult_systolic.from_years:
        adult = bands.adult_systolic
        if now <= adult.critical:
            yield _low(Rule.SYSTOLIC_LOW, now, adult.critical, Bound.AT_OR_BELOW, adult.source)
        return
    lowest = bands.child_systolic.limit(age_in_months=patient.age_in_months(on), age_in_years=patient.age_in_years(on))
    if now < lowest:
        yield _low(Rule.SYSTOLIC_LOW_FOR_AGE, now, lowest, Bound.BELOW, bands.child_systolic.source)
    yield from _fall_of_child(observation, baseline, bands)


def _fall_of_child(observation: Observation, baseline: Observation | None, bands: Bands) -> Iterator[Finding]:
    limits, fall = bands.child_systolic_fall, _fall(observation, baseline)
    if fall is None or baseline is None or baseline.systolic is None:
        return
    limit = limits.critical_above.value
    if fall > baseline.systolic.times(limit / _PERCENT):
        yield Finding(
            sign=Sign.SYSTOLIC,
            severity=Severity.CRITICAL,
            rule=Rule.SYSTOLIC_FALL_SHARE,
            value=fall.over(baseline.systolic) * _PERCENT,
            limit=limit,
            bound=Bound.ABOVE,
            source=limits.source,
        )


def _reached(rule: Rule, severity: Severity, value: Celsius | MmHg, limit: Celsius | MmHg, source: str) -> Finding:
    sign = Sign.TEMPERATURE if isinstance(value, Celsius) else Sign.SYSTOLIC
    return Finding(
        sign=sign,
        severity=severity,
        rule=rule,
        value=value.value,
        limit=limit.value,
        bound=Bound.AT_OR_ABOVE,
        source=source,
    )


def _low(rule: Rule, value: MmHg, limit: MmHg, bound: Bound, source: str) -> Finding:
    return Finding(
        sign=Sign.SYSTOLIC,
        severity=Severity.CRITICAL,
        rule=rule,
        value=value.value,
        limit=limit.value,
        bound=bound,
        source=source,
    )


def _fall(observation: Observation, baseline: Observation | None) -> MmHg | None:
    """Return how far the systolic pressure fell since the baseline, negative where it rose; None where unmeasured."""
    if baseline is None or baseline.systolic is None or observation.systolic is None:
        return None
    return baseline.systolic - observation.systolic
