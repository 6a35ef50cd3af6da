"""What was measured, given, read and said."""

from dataclasses import replace
from typing import assert_never

from ivig_desk.domain.infusion.events import (
    BottleHung,
    InfusionClosed,
    MedicineGiven,
    NoteWritten,
    ObservationCorrected,
    ObservationRecorded,
    Recorded,
    RecordEvent,
    StopReasonGiven,
    VolumeRead,
)
from ivig_desk.domain.infusion.folding.rates import reckoned
from ivig_desk.domain.infusion.infusion import HungBottle, Infusion, ObservationTaken, Phase, Stamped


def fold_record(infusion: Infusion, event: RecordEvent, recorded: Recorded) -> Infusion:
    """Return the infusion with one more thing written down."""
    at, by = recorded.at, recorded.by
    match event:
        case ObservationRecorded() | ObservationCorrected():
            return _observed(infusion, event, recorded)
        case StopReasonGiven():
            return replace(infusion, stop_reason=event.reason)
        case MedicineGiven():
            return replace(infusion, medicines=(*infusion.medicines, Stamped(at=at, by=by, what=event)))
        case BottleHung():
            by_then = reckoned(infusion, at)
            hung = HungBottle(bottle=event.bottle, at=at, infused_before=by_then.infused)
            return replace(by_then, bottles=(*infusion.bottles, hung))
        case VolumeRead():
            reading = Stamped(at=at, by=by, what=event.read)
            return replace(reckoned(infusion, at), infused=event.read, readings=(*infusion.readings, reading))
        case NoteWritten():
            return replace(infusion, notes=(*infusion.notes, Stamped(at=at, by=by, what=event)))
        case InfusionClosed():
            return replace(infusion, phase=Phase.CLOSED)
        case _:
            assert_never(event)


def _observed(infusion: Infusion, event: ObservationRecorded | ObservationCorrected, recorded: Recorded) -> Infusion:
    if isinstance(event, ObservationCorrected):
        return _corrected(infusion, event)
    taken = ObservationTaken(version=recorded.version, at=recorded.at, observation=event.observation, corrected="")
    after_the_end = infusion.phase in {Phase.STOPPED, Phase.COMPLETED}
    phase = Phase.OBSERVING if after_the_end else infusion.phase
    return replace(infusion, observations=(*infusion.observations, taken), phase=phase)


def _corrected(infusion: Infusion, event: ObservationCorrected) -> Infusion:
    observations = tuple(
        replace(taken, observation=event.observation, corrected=event.reason)
        if taken.version == event.of_version
        else taken
        for taken in infusion.observations
    )
    return replace(infusion, observations=observations)
