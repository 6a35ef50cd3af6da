"""From where to where a sign is calm for this patient, and where concerning or critical, as the rules judge it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, unique
from fractions import Fraction
from itertools import pairwise

from ivig_desk.domain.amounts.quantities import Celsius, MmHg, Percent, PerMinute
from ivig_desk.domain.monitoring.bands import Bands
from ivig_desk.domain.monitoring.finding import Severity
from ivig_desk.domain.monitoring.judgement import findings
from ivig_desk.domain.monitoring.news2 import news2_applies, news2_items
from ivig_desk.domain.monitoring.observation import Observation, Sign
from ivig_desk.domain.patient.patient import Patient

_WHOLE = 100


@unique
class Standing(Enum):
    """How one value of a sign stands by itself, the calmer first; a scoring one has points and no finding."""

    CALM = "calm"
    SCORING = "scoring"
    CONCERNING = "concerning"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignRange:
    """Values of a sign that stand alike, in its unit; whether each end itself is one of them."""

    standing: Standing
    low: Fraction
    high: Fraction
    has_low: bool
    has_high: bool

    def holds(self, value: Fraction) -> bool:
        """Return whether a value is one of them."""
        return self.low < value < self.high or (
            (self.has_low and value == self.low) or (self.has_high and value == self.high)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedBy:
    """What a sign of this patient is judged by: the rules, the age on a day, the baseline."""

    baseline: Observation | None
    patient: Patient
    on: date
    bands: Bands


def ranges_of(sign: Sign, by: JudgedBy) -> tuple[SignRange, ...]:
    """Return the ranges of a sign from the lowest value that can be true to the highest, each value in exactly one.

    Empty where no rule is about the sign: nothing is called calm that nobody judges. How a range stands is asked of
    `findings`; only where it may change is read from the bands (S14, S15).
    """
    accepted = next(entry for entry in by.bands.plausible if entry.sign is sign)
    inside = sorted({edge for edge in _edges(sign, by) if accepted.low < edge < accepted.high})
    if not inside:
        return ()
    return tuple(_merged(_pieces([accepted.low, *inside, accepted.high], sign, by)))


def _pieces(edges: list[Fraction], sign: Sign, by: JudgedBy) -> Iterator[SignRange]:
    """Each edge by itself and what lies between it and the next."""
    for low, high in pairwise(edges):
        yield _piece(low, low, _standing(sign, low, by))
        yield _piece(low, high, _standing(sign, (low + high) / 2, by))
    yield _piece(edges[-1], edges[-1], _standing(sign, edges[-1], by))


def _piece(low: Fraction, high: Fraction, standing: Standing) -> SignRange:
    is_edge = low == high
    return SignRange(standing=standing, low=low, high=high, has_low=is_edge, has_high=is_edge)


def _merged(pieces: Iterator[SignRange]) -> Iterator[SignRange]:
    """Neighbours that stand alike are one range."""
    current = next(pieces)
    for piece in pieces:
        if piece.standing is current.standing:
            current = replace(current, high=piece.high, has_high=piece.has_high)
        else:
            yield current
            current = piece
    yield current


def _standing(sign: Sign, value: Fraction, by: JudgedBy) -> Standing:
    alone = _alone(sign, value)
    found = findings(alone, baseline=by.baseline, patient=by.patient, on=by.on, bands=by.bands)
    if found:
        return Standing.CRITICAL if found[0].severity is Severity.CRITICAL else Standing.CONCERNING
    return Standing.SCORING if _scores(sign, value, alone, by) else Standing.CALM


def _scores(sign: Sign, value: Fraction, alone: Observation, by: JudgedBy) -> bool:
    if news2_applies(by.patient, on=by.on, bands=by.bands.news2):
        return any(item.points.number for item in news2_items(alone, by.bands.news2))
    if not _is_of_pews(by):
        return False
    months = by.patient.age_in_months(by.on)
    tables = [table for table in by.bands.pews.tables if table.sign is sign]
    return any(table.band(months).score(value).number for table in tables)


def _is_of_pews(by: JudgedBy) -> bool:
    return by.patient.age_in_years(by.on) < by.bands.news2.from_years


def _alone(sign: Sign, value: Fraction) -> Observation:
    match sign:
        case Sign.SYSTOLIC:
            return Observation(systolic=MmHg(value))
        case Sign.DIASTOLIC:
            return Observation(diastolic=MmHg(value))
        case Sign.HEART_RATE:
            return Observation(heart_rate=PerMinute(value))
        case Sign.TEMPERATURE:
            return Observation(temperature=Celsius(value))
        case Sign.SPO2:
            return Observation(spo2=Percent(value))
        case Sign.RESPIRATORY_RATE:
            return Observation(respiratory_rate=PerMinute(value))


def _edges(sign: Sign, by: JudgedBy) -> Iterator[Fraction]:
    """Every value at which a rule may begin or cease to hold; one too many costs nothing."""
    if news2_applies(by.patient, on=by.on, bands=by.bands.news2):
        steps = (step for table in by.bands.news2.tables if table.sign is sign for step in table.steps)
        yield from (step.edge for step in steps if step.edge is not None)
    elif _is_of_pews(by):
        yield from _pews_edges(sign, by)
    if sign is Sign.TEMPERATURE:
        yield from _temperature_edges(by)
    if sign is Sign.SYSTOLIC:
        yield from _systolic_edges(by)


def _pews_edges(sign: Sign, by: JudgedBy) -> Iterator[Fraction]:
    months = by.patient.age_in_months(by.on)
    for band in (table.band(months) for table in by.bands.pews.tables if table.sign is sign):
        yield from (band.normal_low, band.normal_high)
        for limit in band.limits:
            yield from (edge for edge in (limit.at_or_below, limit.at_or_above) if edge is not None)


def _temperature_edges(by: JudgedBy) -> Iterator[Fraction]:
    limits = by.bands.temperature
    yield from (limits.critical.value, limits.rise_concerning_to.value)
    if by.baseline is not None and by.baseline.temperature is not None:
        for rise in (limits.rise_concerning, limits.rise_critical):
            yield (by.baseline.temperature + rise).value


def _systolic_edges(by: JudgedBy) -> Iterator[Fraction]:
    bands, months, years = by.bands, by.patient.age_in_months(by.on), by.patient.age_in_years(by.on)
    yield bands.adult_systolic.critical.value
    yield bands.child_systolic.limit(age_in_months=months, age_in_years=years).value
    if by.baseline is not None and by.baseline.systolic is not None:
        start = by.baseline.systolic
        for fall in (bands.systolic_fall.concerning, bands.systolic_fall.critical):
            yield (start - fall).value
        yield start.times(1 - bands.child_systolic_fall.critical_above.value / _WHOLE).value
