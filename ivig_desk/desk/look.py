"""What stands of an infusion at one moment."""

from dataclasses import dataclass

from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.infusion.guide import Guidance
from ivig_desk.domain.infusion.infusion import Infusion


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One infusion with its guidance at one moment; guidance is None before a plan is agreed.

    `reading` is in the infusion's own time, at the offset at which the wall shows it; `clock` is what the clocks say.
    """

    infusion: Infusion
    guidance: Guidance | None
    reading: ClockReading
    clock: ClockReading
