"""A threshold that was crossed, and how grave that is."""

from dataclasses import dataclass
from enum import Enum, unique
from fractions import Fraction

from ivig_desk.domain.monitoring.edges import Bound
from ivig_desk.domain.monitoring.observation import Sign


@unique
class Severity(Enum):
    """How grave a finding is, the worse first."""

    CRITICAL = "critical"
    CONCERNING = "concerning"

    @property
    def rank(self) -> int:
        """The place in the order, the worst 0."""
        return list(Severity).index(self)


@unique
class Rule(Enum):
    """Which threshold was crossed, and what the value and the limit of the finding then are."""

    TEMPERATURE_HIGH = "temperature-high"
    """The temperature, °C."""
    TEMPERATURE_RISE = "temperature-rise"
    """The rise since the baseline, °C."""
    SYSTOLIC_LOW = "systolic-low"
    """An adult's systolic pressure, mmHg."""
    SYSTOLIC_LOW_FOR_AGE = "systolic-low-for-age"
    """A child's systolic pressure, mmHg."""
    SYSTOLIC_FALL = "systolic-fall"
    """The fall since the baseline, mmHg."""
    SYSTOLIC_FALL_SHARE = "systolic-fall-share"
    """A child's fall since the baseline, per cent of the baseline."""
    PEWS = "pews"
    """The sign in its own unit."""
    NEWS2_SINGLE = "news2-single"
    """The sign in its own unit; points where the item is consciousness or oxygen."""
    NEWS2_TOTAL = "news2-total"
    """Points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One threshold that was crossed; `sign` is None where it is not about one sign alone."""

    sign: Sign | None
    severity: Severity
    rule: Rule
    value: Fraction
    limit: Fraction
    bound: Bound
    source: str
