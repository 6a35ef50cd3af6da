"""What people do in a scenario, verb by verb."""

from dataclasses import dataclass
from enum import Enum, unique

from ivig_desk.domain.amounts.quantities import Kilograms, Minutes, MlPerHour
from ivig_desk.domain.infusion.alarms import AlarmKind
from ivig_desk.domain.infusion.commands import (
    CloseInfusion,
    CompleteInfusion,
    CorrectObservation,
    FlagAdverseEvent,
    GiveMedicine,
    HangBottle,
    HoldInfusion,
    KeepRung,
    LowerRate,
    MeasureDrip,
    OverrideLimit,
    ReadVolume,
    RecordObservation,
    ResolveAdverseEvent,
    ResumeInfusion,
    SetRate,
    SilenceAlarms,
    StopInfusion,
    WriteNote,
)
from ivig_desk.domain.infusion.reaction_commands import SayStepDone
from ivig_desk.domain.infusion.sound_check import SoundCheck
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.domain.reactions.treatment import Effect
from ivig_desk.rehearsal.expectations import Expectation


@unique
class Verb(Enum):
    """What a step does, as `do` writes it."""

    OBSERVE = "observe"
    START = "start"
    RAISE = "raise"
    STAY = "stay"
    LOWER = "lower"
    SET_RATE = "set-rate"
    HOLD = "hold"
    RESUME = "resume"
    STOP = "stop"
    COMPLETE = "complete"
    ADVERSE_EVENT = "adverse-event"
    RESOLVE = "resolve"
    REGRADE = "regrade"
    STRIKE = "strike"
    REACTION_STEP = "reaction-step"
    MEDICINE = "medicine"
    EFFECT = "effect"
    BOTTLE = "bottle"
    VOLUME = "volume"
    DRIP = "drip"
    NOTE = "note"
    CORRECT = "correct"
    OVERRIDE = "override"
    ACKNOWLEDGE = "acknowledge"
    SILENCE = "silence"
    CONFIRM = "confirm"
    WAIT = "wait"
    KILL = "kill"
    CLOCK = "clock"
    SLEEP = "sleep"
    CLOSE = "close"


MAY_BE_LATE = frozenset({Verb.OBSERVE, Verb.ADVERSE_EVENT, Verb.RESOLVE, Verb.MEDICINE})
"""What may be entered later than it happened, with `at_minute`."""


@unique
class RateConfirmed(Enum):
    """Whether the nurse says that the rate the desk names is running."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class StartFirstRung:
    """Start at the rate the desk names."""

    second_checker: str
    sound: SoundCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseToNextRung:
    """Raise to the rate the desk names, or ask for the rise without confirming it."""

    confirmed: RateConfirmed


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmBedside:
    """Confirm weight and running rate after a restart; None is what the record says."""

    weight: Kilograms | None
    rate: MlPerHour | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgeAlarms:
    """Say that an alarm was seen; None is every one that stands unseen."""

    kind: AlarmKind | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegradeLatest:
    """Put right the grade of the adverse event of a sign that was entered last."""

    sign: str
    grade: Grade
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StrikeLatest:
    """Say that the adverse event of a sign that was entered last was entered by mistake."""

    sign: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeeEffect:
    """Say what the medicine of this name that was given last for a reaction did."""

    medicine: str
    effect: Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """Do nothing; the minute comes all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kill:
    """The process dies and is started again after so long; meanwhile the wall clock is set on, or back, by `jump`."""

    down_for: Minutes
    jump: Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class SetClock:
    """The wall clock is set on by so much, back where it is less than nothing, without time going by."""

    jump: Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeOffset:
    """Local time is so many minutes further east of universal time from now on, or west: a night of summer time."""

    by_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sleep:
    """The computer sleeps for so long."""

    slept: Minutes


BedsideCommand = (
    RecordObservation
    | CorrectObservation
    | KeepRung
    | LowerRate
    | SetRate
    | HoldInfusion
    | ResumeInfusion
    | StopInfusion
    | CompleteInfusion
    | CloseInfusion
    | FlagAdverseEvent
    | ResolveAdverseEvent
    | SayStepDone
    | GiveMedicine
    | HangBottle
    | ReadVolume
    | MeasureDrip
    | WriteNote
    | OverrideLimit
    | SilenceAlarms
)
AsShown = StartFirstRung | RaiseToNextRung | ConfirmBedside | AcknowledgeAlarms
OfReaction = RegradeLatest | StrikeLatest | SeeEffect
OfClock = SetClock | ChangeOffset | Sleep
Action = BedsideCommand | AsShown | OfReaction | OfClock | Wait | Kill


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of a scenario: at which minute, what is done, and what is then expected.

    `own_minute` is when it happened, where that was not the minute it is entered at.
    """

    number: int
    minute: Minutes
    verb: Verb
    action: Action
    expect: Expectation
    own_minute: Minutes | None = None
