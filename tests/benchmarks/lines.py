"""One line of the benchmark: what was measured, beside what, and how much it may be."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

RUNS = 5
"""How often each thing is measured for its median."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchLine:
    """One measurement, its reference from the same run, and its limit as a ratio or in the same unit.

    `least_ms` is of what is slow on purpose.
    The unit is milliseconds unless `unit` says otherwise (MB of memory, % of a core).
    """

    name: str
    ours_ms: float
    reference_name: str = ""
    reference_ms: float | None = None
    limit_ratio: float | None = None
    limit_ms: float | None = None
    least_ms: float | None = None
    extra: str = ""
    unit: str = "ms"

    @property
    def ratio(self) -> float | None:
        """Ours over the reference, or None where there is none."""
        return None if self.reference_ms is None else self.ours_ms / self.reference_ms

    @property
    def is_within(self) -> bool:
        """Whether every limit there is holds."""
        ratio = self.ratio
        is_within_ratio = self.limit_ratio is None or (ratio is not None and ratio <= self.limit_ratio)
        is_slow_enough = self.least_ms is None or self.ours_ms >= self.least_ms
        return is_within_ratio and is_slow_enough and (self.limit_ms is None or self.ours_ms <= self.limit_ms)


def median_of(times_s: Sequence[float]) -> float:
    """Return the median of times in seconds, in milliseconds."""
    return median(times_s) * 1000
