"""The metronome: a rate to set a clamp by, one beat a drop."""

from dataclasses import dataclass

from ivig_desk.domain.amounts.quantities import DropsPerMinute
from ivig_desk.domain.monitoring.drip_rules import DripRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """A rate, and when its first beat was, in microseconds of a clock that only goes forward.

    Beat n is n × 60 s ÷ rate after the first one, never a wait after the one before: so there is no drift.
    """

    drops: DropsPerMinute
    began_us: int


def can_beat(drops: DropsPerMinute, rules: DripRules) -> bool:
    """Whether the metronome beats at a rate: from the slowest to the fastest of the ward's rules, both included."""
    return rules.slowest <= drops <= rules.fastest
