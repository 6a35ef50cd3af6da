"""What this computer runs on, as the desk asks it."""

from collections.abc import Callable
from enum import Enum, unique

from ivig_desk.domain.amounts.instants import ClockReading


@unique
class PowerState(Enum):
    """What this computer runs on."""

    ENOUGH = "enough"  # mains, or a battery that lasts for a while
    LOW = "low"  # a battery that is running out
    UNKNOWN = "unknown"  # nothing here says so


Power = Callable[[ClockReading], PowerState]
"""Asked at every look, and read when it is time to. No failure to read it is raised: then it is unknown."""
