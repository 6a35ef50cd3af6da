"""What the people at the bed ask for, in the imperative."""

from dataclasses import dataclass

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import DropsPerMinute, Kilograms, Millilitres, MlPerHour
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.course_commands import CourseCommand
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.questions import PlanReferences
from ivig_desk.domain.infusion.reaction_commands import FollowingCommand
from ivig_desk.domain.infusion.sound_check import SoundCheck
from ivig_desk.domain.infusion.straying import ClockStrayed
from ivig_desk.domain.monitoring.drip import DripUse, Taps
from ivig_desk.domain.monitoring.observation import Observation
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.domain.reactions.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepPlan:
    """Keep what was typed on the plan page since the last time; an empty text was cleared."""

    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanInfusion:
    """Agree on a plan, held against what weights and doses there are."""

    plan: Plan
    references: PlanReferences


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscardPlan:
    """Put a plan away that will not be started."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordObservation:
    """Record a set of vital signs."""

    observation: Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectObservation:
    """Put right an earlier set, named by its version; None is the last one."""

    of_version: int | None
    observation: Observation
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StartInfusion:
    """Start at the first rung; `confirmed` is the rate the nurse says now runs, read back by another person."""

    confirmed: MlPerHour | None
    nurse: str
    second_checker: str
    sound: SoundCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseRate:
    """Go to the next rung; `confirmed` is the rate the nurse says now runs."""

    confirmed: MlPerHour | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepRung:
    """Stay on this rung for now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LowerRate:
    """Lower to a rate, or one rung where none is named."""

    to: MlPerHour | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRate:
    """Record that another rate runs."""

    to: MlPerHour | DropsPerMinute


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldInfusion:
    """Hold now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeInfusion:
    """Run again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StopInfusion:
    """Stop now; the reason may be given after."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveStopReason:
    """Say why it was stopped."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteInfusion:
    """Say that the dose is in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseInfusion:
    """Discharge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagAdverseEvent:
    """Record a sign of a reaction and its grade."""

    sign: str
    grade: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolveAdverseEvent:
    """Record that a sign has gone."""

    sign: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteReport:
    """Record that a report sheet was written."""

    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveMedicine:
    """Record a medicine given, against an open sign where it is for one."""

    name: str
    dose: str
    against: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HangBottle:
    """Connect a bottle."""

    bottle: Bottle


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadVolume:
    """Record the volume given in all, as read from bottle or pump."""

    read: Millilitres


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureDrip:
    """Record a counted drip, as a check or as the given rate."""

    taps: Taps
    used_as: DripUse


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteNote:
    """Add words to the record."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideLimit:
    """Answer for passing what was just refused."""

    reason: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgeAlarm:
    """Say that an alarm was seen."""

    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceAlarms:
    """Pause the sound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenDesk:
    """Take up an infusion under way after the program was not running; `strayed` where the clock was set back then."""

    last_alive: Instant
    strayed: ClockStrayed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowClock:
    """Take note that the clock strayed, and that since `since`, in own time, nobody knows what went on."""

    strayed: ClockStrayed
    since: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmAtBed:
    """Confirm weight and running rate after a restart."""

    weight: Kilograms
    rate: MlPerHour


PlanCommand = KeepPlan | PlanInfusion | DiscardPlan
PauseCommand = HoldInfusion | StopInfusion | ResumeInfusion | CompleteInfusion | CloseInfusion
RateCommand = StartInfusion | RaiseRate | KeepRung | LowerRate | SetRate
ReactionCommand = FlagAdverseEvent | ResolveAdverseEvent | FollowingCommand
RecordCommand = (
    RecordObservation | CorrectObservation | GiveStopReason | GiveMedicine | HangBottle | ReadVolume | WriteNote
)
DeskCommand = OverrideLimit | AcknowledgeAlarm | SilenceAlarms | ReopenDesk | FollowClock | ConfirmAtBed
Command = (
    PlanCommand
    | PauseCommand
    | RateCommand
    | ReactionCommand
    | RecordCommand
    | MeasureDrip
    | WriteReport
    | CourseCommand
    | DeskCommand
)
