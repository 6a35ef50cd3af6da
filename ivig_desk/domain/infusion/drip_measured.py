"""A counted drip as it stands on record."""

from dataclasses import dataclass

from ivig_desk.domain.amounts.quantities import DropsPerMinute, Seconds
from ivig_desk.domain.monitoring.drip import DripUse, MissedDrop


@dataclass(frozen=True, slots=True, kw_only=True)
class DripMeasured:
    """The drip was counted: drops/min, the range the true rate is in, and every tap in seconds after the first.

    As the given rate it stands beside the event that changes the rate.
    """

    drops: DropsPerMinute
    lowest: DropsPerMinute
    highest: DropsPerMinute
    taps: tuple[Seconds, ...]
    missed: MissedDrop
    used_as: DripUse
