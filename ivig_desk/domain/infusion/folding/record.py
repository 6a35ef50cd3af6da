"""What was measured, given, read and said."""

from dataclasses import replace
from typing import assert_never

from ivig_desk.domain.infusion.alarms import AlarmKind
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
from ivig_desk.domain.infusion.folding.acknowledged import paused_without, without
from ivig_desk.domain.infusion.folding.rates import reckoned
from ivig_desk.domain.infusion.infusion import HungBottle, Infusion, ObservationTaken, Phase, Stamped, changed
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.domain.reactions.treatment import Treatment


def fold_record(infusion: Infusion, event: RecordEvent, recorded: Recorded) -> Infusion:
    """Return the infusion with one more thing written down."""
    at, by = recorded.at, recorded.by
    match event:
        case ObservationRecorded() | ObservationCorrected():
            return _observed(infusion, event, recorded)
        case StopReasonGiven():
            return changed(infusion, stop_reason=event.reason)
        case MedicineGiven():
            return _treated(infusion, event, recorded)
        case BottleHung():
            by_then = reckoned(infusion, at)
            hung = HungBottle(bottle=event.bottle, at=at, infused_before=by_then.infused)
            granted = _without(RefusalKind.MIXED_BRANDS, infusion)
            acknowledged = without(infusion, AlarmKind.BOTTLE_EMPTY, AlarmKind.BOTTLE_EMPTIES_SOON)
            return changed(by_then, bottles=(*infusion.bottles, hung), granted=granted, acknowledged=acknowledged)
        case VolumeRead():
            return _read(infusion, event, recorded)
        case NoteWritten():
            return changed(infusion, notes=(*infusion.notes, Stamped(at=at, by=by, what=event)))
        case InfusionClosed():
            return changed(infusion, phase=Phase.CLOSED)
        case _:
            assert_never(event)


def _treated(infusion: Infusion, event: MedicineGiven, recorded: Recorded) -> Infusion:
    given = changed(infusion, medicines=(*infusion.medicines, Stamped(at=recorded.at, by=recorded.by, what=event)))
    if not event.against:
        return given
    treatment = Treatment(
        version=recorded.version, sign=event.against, medicine=event.name, dose=event.dose, at=recorded.at, seen=None
    )
    return changed(given, treatments=(*infusion.treatments, treatment))


def _read(infusion: Infusion, event: VolumeRead, recorded: Recorded) -> Infusion:
    """Take a reading for the reckoning; a bottle hung before it held no more than it does, whatever was reckoned."""
    reading = Stamped(at=recorded.at, by=recorded.by, what=event.read)
    bottles = tuple(replace(hung, infused_before=min(hung.infused_before, event.read)) for hung in infusion.bottles)
    by_then = reckoned(infusion, recorded.at)
    return changed(
        by_then,
        infused=event.read,
        readings=(*infusion.readings, reading),
        bottles=bottles,
        granted=_without(RefusalKind.ABOVE_ORDERED_VOLUME, infusion),
    )


def _without(kind: RefusalKind, infusion: Infusion) -> tuple[RefusalKind, ...]:
    """What was answered for was one reading, bottle or worrying baseline; the next is asked about anew (S2, S27)."""
    return tuple(granted for granted in infusion.granted if granted is not kind)


def _observed(infusion: Infusion, event: ObservationRecorded | ObservationCorrected, recorded: Recorded) -> Infusion:
    has_just_ended = infusion.phase in {Phase.STOPPED, Phase.COMPLETED}
    after_the_end = infusion.ended is not None and recorded.at >= infusion.ended
    if isinstance(event, ObservationCorrected):
        phase, observations = infusion.phase, _corrected(infusion, event)
    else:
        taken = ObservationTaken(version=recorded.version, at=recorded.at, observation=event.observation, corrected="")
        phase = Phase.OBSERVING if has_just_ended and after_the_end else infusion.phase
        observations = (*infusion.observations, taken)
    return changed(
        infusion,
        granted=_without(RefusalKind.BASELINE_CONCERNING, infusion),
        acknowledged=without(infusion, AlarmKind.CRITICAL_VITAL_SIGN, AlarmKind.CONCERNING_VITAL_SIGN),
        silenced=paused_without(infusion, AlarmKind.CRITICAL_VITAL_SIGN),
        observations=observations,
        phase=phase,
    )


def _corrected(infusion: Infusion, event: ObservationCorrected) -> tuple[ObservationTaken, ...]:
    return tuple(
        replace(taken, observation=event.observation, corrected=event.reason)
        if taken.version == event.of_version
        else taken
        for taken in infusion.observations
    )
