"""Writing down what was measured, given, read or said."""

from typing import assert_never

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.bottle_questions import mixed_brands, refused_to_hang
from ivig_desk.domain.infusion.commands import (
    CorrectObservation,
    GiveMedicine,
    GiveStopReason,
    HangBottle,
    ReadVolume,
    RecordCommand,
    RecordObservation,
    WriteNote,
)
from ivig_desk.domain.infusion.decide.decision import Decision, Refused, accepted, before_reckoned, refused
from ivig_desk.domain.infusion.decide.limits import refused_and_recorded
from ivig_desk.domain.infusion.events import (
    BottleHung,
    MedicineGiven,
    NoteWritten,
    ObservationCorrected,
    ObservationRecorded,
    StopReasonGiven,
    VolumeRead,
)
from ivig_desk.domain.infusion.infusion import Infusion, Phase
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.domain.infusion.volume import EMPTY
from ivig_desk.domain.monitoring.bands import Bands
from ivig_desk.domain.monitoring.judgement import implausible_signs
from ivig_desk.domain.monitoring.observation import Observation, Sign


def record(infusion: Infusion, plan: Plan, command: RecordCommand, at: Instant) -> Decision:
    """Return what writing something down makes happen; a closed infusion takes only notes and corrections."""
    if infusion.phase is Phase.CLOSED and not isinstance(command, WriteNote | CorrectObservation):
        return refused(RefusalKind.ALREADY_ENDED)
    match command:
        case RecordObservation():
            wrong = _not_believable(command.observation, plan.rules.bands)
            return wrong or accepted(ObservationRecorded(observation=command.observation))
        case CorrectObservation():
            return _correct(infusion, plan, command)
        case GiveStopReason():
            return _stop_reason(infusion, command)
        case GiveMedicine() | WriteNote():
            return _write(infusion, command, at)
        case HangBottle():
            return _hang(infusion, plan, command, at)
        case ReadVolume():
            return _read(infusion, plan, command, at)
        case _:
            assert_never(command)


def _write(infusion: Infusion, command: GiveMedicine | WriteNote, at: Instant) -> Decision:
    """A medicine for a reaction was given while it was open, and may be entered once it has gone."""
    if isinstance(command, WriteNote):
        return accepted(NoteWritten(text=command.text)) if command.text.strip() else refused(RefusalKind.TEXT_MISSING)
    if not command.name.strip():
        return refused(RefusalKind.TEXT_MISSING, about="name")
    if command.against and not any(event.sign == command.against for event in infusion.adverse_events_open_at(at)):
        return refused(RefusalKind.NO_SUCH_ADVERSE_EVENT, about=command.against)
    return accepted(MedicineGiven(name=command.name, dose=command.dose, against=command.against))


def _not_believable(observation: Observation, bands: Bands) -> Refused | None:
    if all(observation.of(sign) is None for sign in Sign):
        return refused(RefusalKind.OBSERVATION_EMPTY)
    wrong = implausible_signs(observation, bands)
    if not wrong:
        return None
    return Refused(
        unmet=tuple(
            Unmet(kind=RefusalKind.OBSERVATION_IMPLAUSIBLE, have=observation.of(sign), about=sign.value)
            for sign in wrong
        )
    )


def _correct(infusion: Infusion, plan: Plan, command: CorrectObservation) -> Decision:
    if not command.reason.strip():
        return refused(RefusalKind.REASON_MISSING)
    last = infusion.observations[-1].version if infusion.observations else None
    version = last if command.of_version is None else command.of_version
    if version is None or all(taken.version != version for taken in infusion.observations):
        return refused(RefusalKind.NO_SUCH_OBSERVATION)
    corrected = ObservationCorrected(of_version=version, observation=command.observation, reason=command.reason)
    return _not_believable(command.observation, plan.rules.bands) or accepted(corrected)


def _stop_reason(infusion: Infusion, command: GiveStopReason) -> Decision:
    if infusion.stop_reason is None:
        return refused(RefusalKind.NOT_ENDED)
    if not command.reason.strip():
        return refused(RefusalKind.REASON_MISSING)
    return accepted(StopReasonGiven(reason=command.reason))


def _hang(infusion: Infusion, plan: Plan, command: HangBottle, at: Instant) -> Decision:
    """Connect a bottle that is known and in date; one of another preparation only where a prescriber answers."""
    bottle = command.bottle
    if infusion.started is None:
        return refused(RefusalKind.NOT_RUNNING)
    if bottle.volume <= EMPTY or not (bottle.batch.strip() or bottle.not_available.strip()):
        return refused(RefusalKind.BOTTLE_UNIDENTIFIED, have=bottle.volume)
    unmet = refused_to_hang(infusion, bottle, at)
    if unmet:
        return Refused(unmet=unmet)
    too_early, mixed = before_reckoned(infusion, at), mixed_brands(infusion, plan, bottle)
    if mixed and too_early is None:
        return refused_and_recorded(infusion, None, mixed)
    return too_early or accepted(BottleHung(bottle=bottle))


def _read(infusion: Infusion, plan: Plan, command: ReadVolume, at: Instant) -> Decision:
    """Take a reading for the volume given; more than was ordered is asked for (S27)."""
    if infusion.started is None:
        return refused(RefusalKind.NOT_RUNNING)
    if command.read < EMPTY:
        return refused(RefusalKind.VOLUME_NEGATIVE, have=command.read)
    if command.read > plan.volume and RefusalKind.ABOVE_ORDERED_VOLUME not in infusion.granted:
        above = Unmet(kind=RefusalKind.ABOVE_ORDERED_VOLUME, have=command.read, wants=plan.volume)
        return refused_and_recorded(infusion, None, (above,))
    return before_reckoned(infusion, at) or accepted(VolumeRead(read=command.read))
