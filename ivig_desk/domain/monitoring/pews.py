"""Bedside PEWS as bands for each sign of a patient under 16, never as a total."""

from dataclasses import dataclass
from enum import Enum, unique
from fractions import Fraction

from ivig_desk.domain.amounts.exact import canonical
from ivig_desk.domain.amounts.rising import require_rising
from ivig_desk.domain.monitoring.edges import Bound, require_open_end
from ivig_desk.domain.monitoring.observation import Sign

_PRINTED_STEP = 1
"""The chart prints whole numbers, so a normal range ends at the first limit or one short of it."""


@unique
class PewsScore(Enum):
    """What one sign scores; there is no 3."""

    ZERO = "0"
    ONE = "1"
    TWO = "2"
    FOUR = "4"

    @property
    def number(self) -> int:
        """The score as a number, for comparison."""
        return int(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class PewsLimit:
    """Where a score begins on the low and on the high side; the printed limit itself scores."""

    score: PewsScore
    at_or_below: Fraction | None = None
    at_or_above: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PewsCrossing:
    """The score of a value and the limit it crossed."""

    score: PewsScore
    limit: Fraction
    bound: Bound


@dataclass(frozen=True, slots=True, kw_only=True)
class PewsBand:
    """One sign at one age: the printed normal range, and the limits round it, most severe first."""

    below_months: Fraction | None = None
    normal_low: Fraction
    normal_high: Fraction
    limits: tuple[PewsLimit, ...]

    def __post_init__(self) -> None:
        """Refuse limits that do not close in on the normal range up to a printed gap. Raises ValueError."""
        scores = [limit.score for limit in self.limits]
        if scores != [PewsScore.FOUR, PewsScore.TWO, PewsScore.ONE]:
            raise ValueError(", ".join(score.value for score in scores), "limits for the scores 4, 2, 1 in this order")
        lows = [limit.at_or_below for limit in self.limits if limit.at_or_below is not None]
        highs = [limit.at_or_above for limit in self.limits if limit.at_or_above is not None]
        require_rising(lows)
        require_rising(reversed(highs))
        require_rising((self.normal_low, self.normal_high))
        gaps = [*(self.normal_low - low for low in lows[-1:]), *(high - self.normal_high for high in highs[-1:])]
        for gap in gaps:
            if not 0 <= gap <= _PRINTED_STEP:
                raise ValueError(f"a gap of {canonical(gap)}", "a normal range ending at the first limit or one short")

    def crossing(self, value: Fraction) -> PewsCrossing | None:
        """Return the most severe limit the value crossed, or None where it scores 0.

        A value between the printed normal range and the first limit goes to the more cautious side: it scores.
        """
        for limit in self.limits:
            if limit.at_or_below is not None and value <= limit.at_or_below:
                return PewsCrossing(score=limit.score, limit=limit.at_or_below, bound=Bound.AT_OR_BELOW)
            if limit.at_or_above is not None and value >= limit.at_or_above:
                return PewsCrossing(score=limit.score, limit=limit.at_or_above, bound=Bound.AT_OR_ABOVE)
        first = self.limits[-1]
        if value < self.normal_low and first.at_or_below is not None:
            return PewsCrossing(score=first.score, limit=self.normal_low, bound=Bound.BELOW)
        if value > self.normal_high and first.at_or_above is not None:
            return PewsCrossing(score=first.score, limit=self.normal_high, bound=Bound.ABOVE)
        return None

    def score(self, value: Fraction) -> PewsScore:
        """Return the one score of a value, in the unit of the sign."""
        crossing = self.crossing(value)
        return PewsScore.ZERO if crossing is None else crossing.score


@dataclass(frozen=True, slots=True, kw_only=True)
class PewsTable:
    """One sign by age in months; each band ends just before its `below_months`, the last never."""

    sign: Sign
    bands: tuple[PewsBand, ...]

    def __post_init__(self) -> None:
        """Refuse ages with a gap or an overlap. Raises ValueError."""
        require_open_end(band.below_months for band in self.bands)

    def band(self, age_in_months: int) -> PewsBand:
        """Return the one band of an age in completed months."""
        return next(band for band in self.bands if band.below_months is None or age_in_months < band.below_months)


@dataclass(frozen=True, slots=True, kw_only=True)
class PewsBands:
    """The signs the chart has bands for, and from which score a sign is concerning or critical."""

    tables: tuple[PewsTable, ...]
    concerning: PewsScore
    critical: PewsScore
    source: str

    def __post_init__(self) -> None:
        """Refuse a sign with two tables, and a critical score not above the concerning one. Raises ValueError."""
        signs = [table.sign.value for table in self.tables]
        if len(set(signs)) != len(signs):
            raise ValueError(", ".join(signs), "each sign once")
        if self.critical.number <= self.concerning.number:
            raise ValueError(self.critical.value, "a critical score above the concerning one")
