"""Whether a typed dose is what the review gives for the indication, and what may have been meant where it is not."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, unique
from fractions import Fraction

from ivig_desk.domain.amounts.formulas import MG_IN_A_GRAM, dose_per_weight
from ivig_desk.domain.amounts.quantities import Grams, GramsPerKg, Kilograms
from ivig_desk.domain.formulary.order import Order, ShortestDuration
from ivig_desk.domain.formulary.posology import DoseBand, DoseBounds, Posology, PosologyRow

_PERCENT = 100


@unique
class DoseSpan(Enum):
    """What a dose is for."""

    DAY = "day"
    CYCLE = "cycle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A dose the review has, that another unit makes of what was typed; a cycle's is never offered as one day's."""

    per_kg: GramsPerKg
    span: DoseSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseLikely:
    """Inside the indication's row, both ends included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseWithoutRow:
    """Inside the hard bounds; the review has no dose for this indication, so nothing more is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseUnusual:
    """Possible, and asked: outside the row, whose nearest dose is `nearest`."""

    per_kg: GramsPerKg
    nearest: GramsPerKg
    bands: tuple[DoseBand, ...]
    reads_as_whole_cycle: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseImplausible:
    """Outside anything in the review; `readings`, with another unit, may be what was meant."""

    per_kg: GramsPerKg
    bound: GramsPerKg
    readings: tuple[Reading, ...]


DoseJudgement = DoseLikely | DoseWithoutRow | DoseUnusual | DoseImplausible


def judge_day(dose: Grams, *, weight: Kilograms, indication: str, posology: Posology) -> DoseJudgement:
    """Return whether one day's dose is likely for the indication. Source: review.md, "Dose".

    Raises ZeroDivisionError at 0 kg.
    """
    row = posology.row_of(indication)
    return _judged(_Typed(dose=dose, weight=weight, row=row), DoseSpan.DAY, posology)


def judge_cycle(dose: Grams, *, weight: Kilograms, indication: str, posology: Posology) -> DoseJudgement:
    """Return whether one cycle's dose, all its days together, is likely for the indication.

    Raises ZeroDivisionError at 0 kg. Source: review.md, "Dose".
    """
    row = posology.row_of(indication)
    return _judged(_Typed(dose=dose, weight=weight, row=row), DoseSpan.CYCLE, posology)


def with_indicated_time(order: Order, weight: Kilograms, posology: Posology) -> Order:
    """Return the order with the shortest time its indication gives the dose; weight above 0, the actual one."""
    reckoned_on = order.reckoned_on(weight)
    time = indicated_over(order.dose, weight=reckoned_on, indication=order.indication, posology=posology)
    return replace(order, indicated_over=time)


def indicated_over(dose: Grams, *, weight: Kilograms, indication: str, posology: Posology) -> ShortestDuration | None:
    """Return the shortest time the review gives one day's dose, or None where it gives none.

    Only a dose that is the whole cycle's has one: Kawasaki disease, 1.6–2 g/kg in 10–12 h; over 3–5 days it has none.
    Source: review.md, "Dose". Raises ZeroDivisionError at 0 kg.
    """
    row = posology.row_of(indication)
    if row is None:
        return None
    per_kg, allowance = dose_per_weight(dose, weight), posology.allowance.beyond.value / _PERCENT
    for spread in row.spreads:
        if spread.at_least is not None and _is_in((row.day_over(spread),), per_kg, allowance):
            return ShortestDuration(time=spread.at_least, source=row.source)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Typed:
    dose: Grams
    weight: Kilograms
    row: PosologyRow | None

    @property
    def per_kg(self) -> GramsPerKg:
        return dose_per_weight(self.dose, self.weight)

    @property
    def readings(self) -> tuple[GramsPerKg, ...]:
        """The dose as if milligrams were grams, grams milligrams, or `400 mg/d` `400 mg/kg/day` (review.md, trap)."""
        per_kg = self.per_kg
        return per_kg.times(MG_IN_A_GRAM), per_kg.times(Fraction(1, MG_IN_A_GRAM)), GramsPerKg(self.dose.value)


def _judged(typed: _Typed, span: DoseSpan, posology: Posology) -> DoseJudgement:
    per_kg, row, allowance = typed.per_kg, typed.row, posology.allowance.beyond.value / _PERCENT
    hard = posology.day if span is DoseSpan.DAY else posology.cycle
    if not hard.least <= per_kg <= hard.most:
        bound = hard.least if per_kg < hard.least else hard.most
        return DoseImplausible(per_kg=per_kg, bound=bound, readings=_meant(typed, span, hard, allowance))
    if row is None:
        return DoseWithoutRow()
    bands = _bands(row, span)
    if _is_in(bands, per_kg, allowance):
        return DoseLikely()
    return DoseUnusual(
        per_kg=per_kg,
        nearest=_nearest(bands, per_kg),
        bands=bands,
        reads_as_whole_cycle=_is_in((row.cycle,), per_kg, allowance),
    )


def _meant(typed: _Typed, span: DoseSpan, hard: DoseBounds, allowance: Fraction) -> tuple[Reading, ...]:
    """Return the readings that the row has, of the same span if it can be; without a row, those in the hard bounds."""
    readings = dict.fromkeys(typed.readings)
    row = typed.row
    if row is None:
        return tuple(Reading(per_kg=dose, span=span) for dose in readings if hard.least <= dose <= hard.most)
    spans = sorted(DoseSpan, key=lambda one: one is not span)
    return tuple(
        Reading(per_kg=dose, span=found[0])
        for dose in readings
        if (found := [one for one in spans if _is_in(_bands(row, one), dose, allowance)])
    )


def _bands(row: PosologyRow, span: DoseSpan) -> tuple[DoseBand, ...]:
    return row.days if span is DoseSpan.DAY else (row.cycle,)


def _is_in(bands: Iterable[DoseBand], per_kg: GramsPerKg, allowance: Fraction) -> bool:
    """Whether a dose lies in a band, or beyond its end by no more than the allowance."""
    return any(band.least.times(1 - allowance) <= per_kg <= band.most.times(1 + allowance) for band in bands)


def _nearest(bands: Iterable[DoseBand], per_kg: GramsPerKg) -> GramsPerKg:
    ends = [end for band in bands for end in (band.least, band.most)]
    return min(ends, key=lambda end: abs(end.value - per_kg.value))
