"""The phase of a row of the list, from event to event; the same as that of the infusion when it is folded."""

from collections.abc import Mapping
from types import MappingProxyType

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.events import (
    ConfirmedAtBed,
    Event,
    InfusionClosed,
    InfusionCompleted,
    InfusionHeld,
    InfusionResumed,
    InfusionStarted,
    InfusionStopped,
    ObservationRecorded,
    PlanDiscarded,
    RateLowered,
    RateRaised,
)
from ivig_desk.domain.infusion.infusion import NOTHING, Phase


def phase_after(phase: Phase, ended: Instant | None, event: Event, at: Instant) -> Phase:
    """Return the phase after an event that happened at this moment; `ended` is when the infusion did."""
    if isinstance(event, ObservationRecorded):
        is_after_the_end = phase in _JUST_ENDED and ended is not None and at >= ended
        return Phase.OBSERVING if is_after_the_end else phase
    if isinstance(event, ConfirmedAtBed):
        return Phase.RUNNING if phase is Phase.HELD and event.rate > NOTHING else phase
    return _INTO.get(type(event), phase)


_INTO: Mapping[type[Event], Phase] = MappingProxyType(
    {
        InfusionStarted: Phase.RUNNING,
        RateRaised: Phase.RUNNING,
        RateLowered: Phase.RUNNING,
        InfusionResumed: Phase.RUNNING,
        InfusionHeld: Phase.HELD,
        InfusionStopped: Phase.STOPPED,
        InfusionCompleted: Phase.COMPLETED,
        InfusionClosed: Phase.CLOSED,
        PlanDiscarded: Phase.DISCARDED,
    }
)
_JUST_ENDED = frozenset({Phase.STOPPED, Phase.COMPLETED})
