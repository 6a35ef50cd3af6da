"""Every threshold a vital sign is held against, as a ward may edit it."""

from dataclasses import dataclass
from fractions import Fraction

from ivig_desk.domain.amounts.quantities import Celsius, MmHg, Percent
from ivig_desk.domain.amounts.rising import require_rising
from ivig_desk.domain.monitoring.edges import require_open_end, require_signs
from ivig_desk.domain.monitoring.news2 import News2Bands
from ivig_desk.domain.monitoring.observation import Sign
from ivig_desk.domain.monitoring.pews import PewsBands


@dataclass(frozen=True, slots=True, kw_only=True)
class PlausibleRange:
    """The values of a sign that are kept as typed, both ends included; anything else is retyped (S16)."""

    sign: Sign
    low: Fraction
    high: Fraction
    source: str

    def __post_init__(self) -> None:
        """Refuse an empty range. Raises ValueError."""
        require_rising((self.low, self.high))

    def holds(self, value: Fraction) -> bool:
        """Return whether a value, in the unit of the sign, can be true."""
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class TemperatureLimits:
    """Fever as a rise from the baseline, and fever whatever the baseline; every limit itself counts."""

    rise_concerning: Celsius
    rise_concerning_to: Celsius
    rise_critical: Celsius
    critical: Celsius
    source: str

    def __post_init__(self) -> None:
        """Refuse a critical limit that is not above the concerning one. Raises ValueError."""
        require_rising((self.rise_concerning.value, self.rise_critical.value))
        require_rising((self.rise_concerning_to.value, self.critical.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class SystolicFall:
    """Fall of the systolic pressure from the baseline, at any age; every limit itself counts."""

    concerning: MmHg
    critical: MmHg
    source: str

    def __post_init__(self) -> None:
        """Refuse a critical fall that is not above the concerning one. Raises ValueError."""
        require_rising((self.concerning.value, self.critical.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildSystolicFall:
    """Fall of a child's systolic pressure as a share of the baseline; critical above the limit, not at it."""

    critical_above: Percent
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LowForAge:
    """The lowest systolic pressure that is not low: `limit`, and `per_year` for each completed year of age."""

    below_months: Fraction | None = None
    limit: MmHg
    per_year: MmHg


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildSystolic:
    """A child's low systolic pressure by age in months; critical below the limit, not at it."""

    ages: tuple[LowForAge, ...]
    source: str

    def __post_init__(self) -> None:
        """Refuse ages with a gap or an overlap. Raises ValueError."""
        require_open_end(entry.below_months for entry in self.ages)

    def limit(self, *, age_in_months: int, age_in_years: int) -> MmHg:
        """Return the lowest pressure that is not low at an age in completed months and completed years."""
        entry = next(entry for entry in self.ages if entry.below_months is None or age_in_months < entry.below_months)
        return entry.limit + entry.per_year.times(age_in_years)


@dataclass(frozen=True, slots=True, kw_only=True)
class AdultSystolic:
    """The systolic pressure that is critical whatever the baseline, from an age in completed years; the limit counts.

    Below that age the limits for children hold, so that there is no age without one.
    """

    from_years: Fraction
    critical: MmHg
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands:
    """The ward's thresholds, with their sources."""

    plausible: tuple[PlausibleRange, ...]
    pews: PewsBands
    news2: News2Bands
    temperature: TemperatureLimits
    systolic_fall: SystolicFall
    child_systolic_fall: ChildSystolicFall
    child_systolic: ChildSystolic
    adult_systolic: AdultSystolic

    def __post_init__(self) -> None:
        """Refuse a sign without exactly one plausible range. Raises ValueError."""
        require_signs((entry.sign for entry in self.plausible), Sign)
