"""What happened, in the past tense; the record is made of nothing else."""

from dataclasses import dataclass

from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import Kilograms, Millilitres, MlPerHour
from ivig_desk.domain.formulary.ceiling import CeilingKind
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.events_apart import EventApart
from ivig_desk.domain.infusion.not_watching import DeskReopened
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.reaction_events import FollowedEvent
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.domain.infusion.sound_check import SoundCheck
from ivig_desk.domain.infusion.straying import ClockStrayed
from ivig_desk.domain.monitoring.observation import Observation
from ivig_desk.domain.reactions.grading import Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanKept:
    """What was typed on the plan page since the last time, field by field, as typed; an empty text was cleared."""

    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InfusionPlanned:
    """A whole plan was agreed; it replaces an earlier one of the same infusion."""

    plan: Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDiscarded:
    """A plan was put away before the start; what was typed in it stays on record."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationRecorded:
    """A set of vital signs was measured."""

    observation: Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationCorrected:
    """An earlier set was wrong; the set of that version now reads so."""

    of_version: int
    observation: Observation
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InfusionStarted:
    """The drip or pump runs at the first rung, confirmed at the bed by two people."""

    rate: MlPerHour
    second_checker: str
    sound: SoundCheck = SoundCheck.NOT_ANSWERED


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRaised:
    """The nurse confirmed the next rung is running."""

    to: MlPerHour


@dataclass(frozen=True, slots=True, kw_only=True)
class RungKept:
    """The nurse chose to stay; the rate is unchanged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLowered:
    """The nurse confirmed a lower rate is running."""

    to: MlPerHour


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRefused:
    """A rate or a step was asked for and refused (S1, S2)."""

    attempted: MlPerHour | None
    kinds: tuple[RefusalKind, ...]
    bounds: tuple[CeilingKind, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitOverridden:
    """A named person answered for passing what was just refused, with a reason (S2)."""

    kinds: tuple[RefusalKind, ...]
    bounds: tuple[CeilingKind, ...]
    reason: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InfusionHeld:
    """Nothing runs until it is resumed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InfusionResumed:
    """It runs again, at a rate confirmed at the bed."""

    rate: MlPerHour


@dataclass(frozen=True, slots=True, kw_only=True)
class InfusionStopped:
    """It was ended before the dose was in; the reason may follow."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StopReasonGiven:
    """Why it was stopped, said after the stop."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InfusionCompleted:
    """The dose is in, as the nurse at the bed says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InfusionClosed:
    """Discharge was checked; nothing more is expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdverseEventFlagged:
    """A sign of a reaction was seen, at the rate and on the bottle running then."""

    sign: str
    grade: Grade
    rate: MlPerHour
    batch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MedicineGiven:
    """A medicine was given, with its dose as written by the nurse, against the sign it is for; empty: for none."""

    name: str
    dose: str
    against: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BottleHung:
    """A bottle was connected; it runs from the moment of this event."""

    bottle: Bottle


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeRead:
    """The volume given in all was read from bottle or pump; it corrects the reckoning."""

    read: Millilitres


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWritten:
    """Free words for the record."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmAcknowledged:
    """The nurse has seen an alarm; it stays until its cause goes."""

    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmsSilenced:
    """Sound was paused, for a bounded time and for what called then (S23)."""

    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmedAtBed:
    """Weight and running rate were confirmed at the bed after a restart (S7)."""

    weight: Kilograms
    rate: MlPerHour


PlanEvent = PlanKept | InfusionPlanned | PlanDiscarded
RateEvent = (
    InfusionStarted
    | RateRaised
    | RateLowered
    | RungKept
    | InfusionHeld
    | InfusionResumed
    | InfusionStopped
    | InfusionCompleted
    | ConfirmedAtBed
)
LimitEvent = RateRefused | LimitOverridden
ReactionEvent = AdverseEventFlagged | FollowedEvent
RecordEvent = (
    ObservationRecorded
    | ObservationCorrected
    | StopReasonGiven
    | MedicineGiven
    | BottleHung
    | VolumeRead
    | NoteWritten
    | InfusionClosed
)
DeskEvent = AlarmAcknowledged | AlarmsSilenced | DeskReopened | ClockStrayed
Event = PlanEvent | RateEvent | LimitEvent | ReactionEvent | RecordEvent | EventApart | DeskEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """An event in its place in the record: which infusion, its how-manieth, when, when written down, by whom."""

    infusion_id: str
    version: int
    at: Instant
    recorded: ClockReading
    by: str
    program: str
    event: Event
