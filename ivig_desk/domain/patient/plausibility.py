"""Whether a typed weight can be true of this patient (S17)."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from ivig_desk.domain.amounts.quantities import Kilograms, Percent
from ivig_desk.domain.amounts.rising import require_rising
from ivig_desk.domain.patient.patient import MONTHS_IN_A_YEAR, Sex

_SLIPPED = (Fraction(1, 10), Fraction(10))
"""A decimal point one place off, either way."""
_PERCENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightRow:
    """The 3rd, 50th and 97th centile for one sex at one age in months."""

    sex: Sex
    age_months: Fraction
    p3: Kilograms
    p50: Kilograms
    p97: Kilograms

    def __post_init__(self) -> None:
        """Refuse centiles that do not rise. Raises ValueError."""
        require_rising((self.p3.value, self.p50.value, self.p97.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildWeights:
    """How far outside the centiles a child's weight is a likely slip: under a share of the 3rd, over so many 97ths."""

    slip_below_p3_times: Fraction
    slip_above_p97_times: Fraction
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdultWeights:
    """From an age in completed years, the weights that are not asked about, and those that are no slip."""

    from_years: Fraction
    asked_below: Kilograms
    asked_above: Kilograms
    slip_below: Kilograms
    slip_above: Kilograms
    source: str

    def __post_init__(self) -> None:
        """Refuse a slip inside what is only asked about. Raises ValueError."""
        limits = (self.slip_below, self.asked_below, self.asked_above, self.slip_above)
        require_rising(limit.value for limit in limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightChange:
    """The change since the last visit above which the weight is asked again; not at it."""

    asked_above: Percent
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightReference:
    """Growth reference and the limits round it."""

    rows: tuple[WeightRow, ...]
    child: ChildWeights
    adult: AdultWeights
    change: WeightChange

    def __post_init__(self) -> None:
        """Refuse a sex whose ages do not rise from birth to where the adult weights begin. Raises ValueError."""
        for sex in Sex:
            ages = [row.age_months for row in self.rows if row.sex is sex]
            require_rising(ages)
            if not ages or ages[0] != 0 or ages[-1] < self.adult.from_years * MONTHS_IN_A_YEAR:
                raise ValueError(sex.value, "rows from birth to the age where the adult weights begin")


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightLikely:
    """Inside what most people of this age weigh, both ends included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightUnusual:
    """Possible, and asked: outside `low` to `high`."""

    low: Kilograms
    high: Kilograms


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightSlip:
    """A likely slip: so far outside `low` to `high` that `readings`, a decimal point off, may be what was meant."""

    low: Kilograms
    high: Kilograms
    readings: tuple[Kilograms, ...]


WeightJudgement = WeightLikely | WeightUnusual | WeightSlip


def judge_weight(weight: Kilograms, *, sex: Sex, born: date, on: date, reference: WeightReference) -> WeightJudgement:
    """Return whether a weight is likely for sex and age on the day, and the other readings where it looks like a slip.

    Raises ValueError for a day before birth. Source: monitoring.md, "Weight for age" (CDC 2000).
    """
    limits = _limits(sex, born, on, reference)
    if limits.low <= weight <= limits.high:
        return WeightLikely()
    if limits.slip_low <= weight <= limits.slip_high:
        return WeightUnusual(low=limits.low, high=limits.high)
    readings = (weight.times(factor) for factor in _SLIPPED)
    likely = tuple(reading for reading in readings if limits.low <= reading <= limits.high)
    return WeightSlip(low=limits.low, high=limits.high, readings=likely)


def usual_weights(sex: Sex, *, born: date, on: date, reference: WeightReference) -> tuple[Kilograms, Kilograms]:
    """Return the least and the most that is not asked about: 3rd and 97th centile, or an adult's limits.

    Raises ValueError for a day before birth.
    """
    limits = _limits(sex, born, on, reference)
    return limits.low, limits.high


def has_changed_much(weight: Kilograms, *, before: Kilograms, reference: WeightReference) -> bool:
    """Return whether the weight moved, either way, by more than the share of the earlier one that is asked about."""
    change = abs(weight.value - before.value)
    return change * _PERCENT > before.value * reference.change.asked_above.value


def age_in_exact_months(born: date, on: date) -> Fraction:
    """Return completed months and the part of the month begun, by days. Raises ValueError for a day before birth.

    >>> age_in_exact_months(date(2018, 5, 2), date(2026, 5, 17))
    Fraction(2991, 31)
    """
    if on < born:
        raise ValueError(on.isoformat(), "a day on or after the birth")
    months = (on.year - born.year) * MONTHS_IN_A_YEAR + on.month - born.month
    if _monthly_day(born, months) > on:
        months -= 1
    begun, next_one = _monthly_day(born, months), _monthly_day(born, months + 1)
    return months + Fraction((on - begun).days, (next_one - begun).days)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Limits:
    slip_low: Kilograms
    low: Kilograms
    high: Kilograms
    slip_high: Kilograms


def _limits(sex: Sex, born: date, on: date, reference: WeightReference) -> _Limits:
    age, adult = age_in_exact_months(born, on), reference.adult
    if age >= adult.from_years * MONTHS_IN_A_YEAR:
        return _Limits(
            slip_low=adult.slip_below,
            low=adult.asked_below,
            high=adult.asked_above,
            slip_high=adult.slip_above,
        )
    low, high = _centiles(sex, age, reference.rows)
    return _Limits(
        slip_low=low.times(reference.child.slip_below_p3_times),
        low=low,
        high=high,
        slip_high=high.times(reference.child.slip_above_p97_times),
    )


def _centiles(sex: Sex, age: Fraction, rows: tuple[WeightRow, ...]) -> tuple[Kilograms, Kilograms]:
    """Return the 3rd and 97th centile, straight between the two rows round the age."""
    of_sex = [row for row in rows if row.sex is sex]
    younger, older = next(pair for pair in pairwise(of_sex) if pair[0].age_months <= age < pair[1].age_months)
    share = (age - younger.age_months) / (older.age_months - younger.age_months)
    low = younger.p3 + (older.p3 - younger.p3).times(share)
    high = younger.p97 + (older.p97 - younger.p97).times(share)
    return low, high


def _monthly_day(born: date, months: int) -> date:
    """Return the day an age in months is reached; where the month has no such day, the first of the next one."""
    year, month = divmod(born.year * MONTHS_IN_A_YEAR + born.month - 1 + months, MONTHS_IN_A_YEAR)
    try:
        return date(year, month + 1, born.day)
    except ValueError:
        return date(year, month + 2, 1)
