"""The doses the review gives, row by row, and how far from anything in it a typed dose can be true."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, unique
from itertools import pairwise

from ivig_desk.domain.amounts.formulas import dose_for_weight
from ivig_desk.domain.amounts.quantities import Grams, GramsPerKg, Kilograms, Minutes, Percent

_WHOLE = 100


@unique
class Indication(Enum):
    """What immunoglobulin is ordered for; the review has no row for the labels' own indications, nor for any other."""

    ATOPIC_DERMATITIS = "atopic-dermatitis"
    DERMATOMYOSITIS = "dermatomyositis"
    BLISTERING_DISEASE = "blistering-disease"
    SCLEROMYXEDEMA = "scleromyxedema"
    PYODERMA_GANGRENOSUM = "pyoderma-gangrenosum"
    LIVEDOID_VASCULOPATHY = "livedoid-vasculopathy"
    KAWASAKI_DISEASE = "kawasaki-disease"
    TOXIC_EPIDERMAL_NECROLYSIS = "toxic-epidermal-necrolysis"
    SYSTEMIC_LUPUS_ERYTHEMATOSUS = "systemic-lupus-erythematosus"
    SYSTEMIC_SCLEROSIS = "systemic-sclerosis"
    ANCA_VASCULITIS = "anca-vasculitis"
    PRIMARY_IMMUNODEFICIENCY = "primary-immunodeficiency"
    IMMUNE_THROMBOCYTOPENIA = "immune-thrombocytopenia"
    CHRONIC_IMMUNE_THROMBOCYTOPENIA = "chronic-immune-thrombocytopenia"
    CHRONIC_INFLAMMATORY_DEMYELINATING_POLYNEUROPATHY = "chronic-inflammatory-demyelinating-polyneuropathy"
    MULTIFOCAL_MOTOR_NEUROPATHY = "multifocal-motor-neuropathy"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseBounds:
    """Dose of one day, or of one cycle, outside which a slip of the unit is likely (mg for g), with its source."""

    least: GramsPerKg
    most: GramsPerKg
    source: str

    def __post_init__(self) -> None:
        """Refuse bounds that are the wrong way round. Raises ValueError."""
        _require_order(self.least, self.most)


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseBand:
    """The doses of a row, both ends included."""

    least: GramsPerKg
    most: GramsPerKg


@dataclass(frozen=True, slots=True, kw_only=True)
class GramRange:
    """A suggested dose for one patient; both ends are the same where the row gives one dose."""

    least: Grams
    most: Grams


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Over how many days a cycle's dose is given, and how long one infusion then takes, where the review says so."""

    least_days: int
    most_days: int
    at_least: Minutes | None = None
    at_most: Minutes | None = None

    def __post_init__(self) -> None:
        """Refuse days or times the wrong way round. Raises ValueError."""
        if not 1 <= self.least_days <= self.most_days:
            raise ValueError(f"{self.least_days}, {self.most_days}", "days from 1 on, the fewer first")
        if self.at_least is not None and self.at_most is not None:
            _require_order(self.at_least, self.at_most)


@dataclass(frozen=True, slots=True, kw_only=True)
class PosologyRow:
    """One indication's dose, as the review gives it; `asked_below` and `asked_above` only where it says "about"."""

    indication: Indication
    cycle_least: GramsPerKg
    cycle_most: GramsPerKg
    spreads: tuple[Spread, ...]
    source: str
    notes: tuple[str, ...]
    asked_below: GramsPerKg | None = None
    asked_above: GramsPerKg | None = None
    cycles: int | None = None
    interval_least_weeks: int | None = None
    interval_most_weeks: int | None = None
    interval_months: int | None = None
    recommendation: str | None = None
    evidence: str | None = None

    def __post_init__(self) -> None:
        """Refuse doses, days or weeks that contradict each other. Raises ValueError."""
        _require_order(self.cycle.least, self.cycle_least, self.cycle_most, self.cycle.most)
        _require_counts(self.cycles, self.interval_least_weeks, self.interval_most_weeks, self.interval_months)
        if not self.spreads or any(one.most_days >= more.least_days for one, more in pairwise(self.spreads)):
            found = ", ".join(f"{spread.least_days}–{spread.most_days}" for spread in self.spreads) or "no spread"
            raise ValueError(found, "one spread or more, days rising and not overlapping")
        weeks = (self.interval_least_weeks, self.interval_most_weeks)
        if (weeks[0] is None) != (weeks[1] is None) or (weeks[0] or 0) > (weeks[1] or 0):
            raise ValueError(
                f"{weeks[0]}, {weeks[1]} weeks", "both ends of the interval, the shorter first, or neither"
            )

    @property
    def cycle(self) -> DoseBand:
        """What of a whole cycle is not asked about."""
        return DoseBand(
            least=self.cycle_least if self.asked_below is None else self.asked_below,
            most=self.cycle_most if self.asked_above is None else self.asked_above,
        )

    @property
    def days(self) -> tuple[DoseBand, ...]:
        """What of one day is not asked about, the lowest first: the cycle over the most days to over the fewest."""
        return tuple(self.day_over(spread) for spread in reversed(self.spreads))

    def day_over(self, spread: Spread) -> DoseBand:
        """Return what of one day is not asked about where the cycle is spread like this."""
        return DoseBand(
            least=_shared(self.cycle.least, spread.most_days), most=_shared(self.cycle.most, spread.least_days)
        )

    def spread_over(self, days: int) -> Spread | None:
        """Return the spread that has so many days, or None where the review has none."""
        return next((spread for spread in self.spreads if spread.least_days <= days <= spread.most_days), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A dose a day for so many days, of no indication in particular."""

    day: GramsPerKg
    days: int
    source: str

    def __post_init__(self) -> None:
        """Refuse a dose of nothing, or no days. Raises ValueError."""
        _require_order(self.day)
        _require_counts(self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """By how much a written dose may miss its row before it is asked: grams are written to a tenth."""

    beyond: Percent
    source: str

    def __post_init__(self) -> None:
        """Refuse so wide an allowance that no dose would be asked about. Raises ValueError."""
        if not 0 <= self.beyond.value < _WHOLE:
            raise ValueError(str(self.beyond), f"from 0 to under {_WHOLE} %")


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseLimit:
    """How long cycles are repeated at most."""

    most_months: int
    source: str

    def __post_init__(self) -> None:
        """Refuse a course of no months. Raises ValueError."""
        _require_counts(self.most_months)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posology:
    """All doses there are: hard bounds of a day and of a cycle, and a row an indication."""

    day: DoseBounds
    cycle: DoseBounds
    allowance: Allowance
    course: CourseLimit
    rows: tuple[PosologyRow, ...]
    elsewhere: tuple[Scheme, ...]
    notes: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse an indication twice, and a row outside the hard bounds (S2). Raises ValueError."""
        names = [row.indication.value for row in self.rows]
        if len(set(names)) < len(names):
            raise ValueError(", ".join(sorted(name for name in set(names) if names.count(name) > 1)), "one row each")
        for row in self.rows:
            _require_inside(row.indication, (row.cycle,), self.cycle)
            _require_inside(row.indication, row.days, self.day)

    def row_of(self, indication: str) -> PosologyRow | None:
        """Return the row of an indication by its id, or None where the review has none."""
        return next((row for row in self.rows if row.indication.value == indication), None)


def suggested_cycle(row: PosologyRow, weight: Kilograms) -> GramRange:
    """g = g/kg × kg. Source: review.md, "Dose"; dermatomyositis 2 g/kg at 70 kg is 140 g a cycle."""
    return GramRange(least=dose_for_weight(row.cycle_least, weight), most=dose_for_weight(row.cycle_most, weight))


def suggested_day(row: PosologyRow, weight: Kilograms, days: int) -> GramRange | None:
    """g a day = g/kg × kg ÷ days, or None where the review does not spread the cycle over so many days.

    Source: review.md, "Dose"; dermatomyositis 2 g/kg over 5 days at 70 kg is 28 g a day.
    """
    if row.spread_over(days) is None:
        return None
    return GramRange(
        least=dose_for_weight(_shared(row.cycle_least, days), weight),
        most=dose_for_weight(_shared(row.cycle_most, days), weight),
    )


def _shared(dose: GramsPerKg, days: int) -> GramsPerKg:
    return GramsPerKg(dose.value / days)


def _require_order(*amounts: GramsPerKg | Minutes) -> None:
    values = [amount.value for amount in amounts]
    if values != sorted(values) or values[0] <= 0:
        raise ValueError(", ".join(amount.text for amount in amounts), "amounts above 0, none below the one before it")


def _require_counts(*counts: int | None) -> None:
    if any(count is not None and count < 1 for count in counts):
        raise ValueError(", ".join("none" if count is None else str(count) for count in counts), "counts from 1 on")


def _require_inside(indication: Indication, bands: Sequence[DoseBand], bounds: DoseBounds) -> None:
    for band in bands:
        if band.least < bounds.least or band.most > bounds.most:
            raise ValueError(
                f"{indication.value}: {band.least.text}–{band.most.text} g/kg",
                f"a row inside the hard bounds, {bounds.least.text}–{bounds.most.text} g/kg",
            )
