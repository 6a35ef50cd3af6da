"""The ward's numbers for counting a drip."""

from dataclasses import dataclass, fields
from fractions import Fraction

from ivig_desk.domain.amounts.quantities import DropsPerMinute, Minutes, Seconds
from ivig_desk.domain.amounts.rising import require_rising
from ivig_desk.domain.monitoring.schedule import ScheduleSource

LEAST_FREEDOM = 3
"""Degrees of freedom of the first `student_t`: five taps less slope and offset."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DripRules:
    """How taps become drops per minute, and when they are asked for again (S22).

    `fastest` bounds what a count may be, `slowest` to `fastest` what the metronome beats. Until `taps_hold_for` after
    the last of them, taps are of the drip that runs now.

    `student_t` is for `LEAST_FREEDOM` degrees of freedom and each more by one; its last value holds for all above.
    """

    fewest_taps: int
    bounce: Seconds
    missed_from_times: Fraction
    missed_to_times: Fraction
    least_jitter: Seconds
    widest_percent: Fraction
    slowest: DropsPerMinute
    fastest: DropsPerMinute
    taps_hold_for: Minutes
    adjust_beyond_percent: Fraction
    recount_interval: Minutes
    student_t: tuple[Fraction, ...]
    sources: tuple[ScheduleSource, ...]

    def __post_init__(self) -> None:
        """Refuse fewer taps than can be judged, numbers out of order, one without a source. Raises ValueError."""
        if self.fewest_taps < LEAST_FREEDOM + 2:
            raise ValueError(str(self.fewest_taps), f"fewest_taps of {LEAST_FREEDOM + 2} or more")
        require_rising((Fraction(1), self.missed_from_times, self.missed_to_times))
        require_rising((Fraction(0), self.widest_percent, Fraction(100)))
        require_rising((Fraction(0), self.slowest.value, self.fastest.value))
        if not self.student_t:
            raise ValueError("no student_t", "one number or more")
        require_rising((Fraction(0), *reversed(self.student_t)))
        above_nothing = {
            "bounce": self.bounce.value,
            "least_jitter": self.least_jitter.value,
            "taps_hold_for": self.taps_hold_for.value,
            "adjust_beyond_percent": self.adjust_beyond_percent,
            "recount_interval": self.recount_interval.value,
        }
        for name, value in above_nothing.items():
            if value <= 0:
                raise ValueError(f"{name} 0", "a number above 0")
        named = sorted(name for source in self.sources for name in source.of)
        numbers = sorted(field.name for field in fields(self) if field.name != "sources")
        if named != numbers:
            raise ValueError(", ".join(named), "a source, once each, of " + ", ".join(numbers))
