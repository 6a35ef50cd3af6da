"""What is true of one infusion after its events so far."""

from dataclasses import dataclass, fields
from enum import Enum, unique
from typing import Generic, TypeVar

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Millilitres, Minutes, MlPerHour, MlPerKgPerHour
from ivig_desk.domain.formulary.ceiling import Ceiling, CeilingKind
from ivig_desk.domain.formulary.ramp import Ramp, RampRefused
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.course_events import VisitAssessed, VisitCalledOff
from ivig_desk.domain.infusion.drip_measured import DripMeasured
from ivig_desk.domain.infusion.events import LimitOverridden, MedicineGiven, NoteWritten, RateRefused
from ivig_desk.domain.infusion.not_watching import NotWatching
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.reaction_events import ReactionStepDone
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.domain.infusion.straying import ClockTurn
from ivig_desk.domain.monitoring.observation import Observation
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.domain.reactions.report import Report
from ivig_desk.domain.reactions.treatment import Treatment

NOTHING = MlPerHour.of("0")
_EMPTY = Millilitres.of("0")
_NO_TIME = Minutes.of("0")

Happening = TypeVar("Happening")


@unique
class Phase(Enum):
    """Where the infusion stands; `observing` begins with the first vital signs after the end.

    A discarded one was never started and never will be.
    """

    PREPARING = "preparing"
    RUNNING = "running"
    HELD = "held"
    STOPPED = "stopped"
    COMPLETED = "completed"
    OBSERVING = "observing"
    CLOSED = "closed"
    DISCARDED = "discarded"


UNDER_WAY = frozenset({Phase.RUNNING, Phase.HELD})
ENDED = frozenset({Phase.STOPPED, Phase.COMPLETED, Phase.OBSERVING, Phase.CLOSED})


@unique
class BedCheck(Enum):
    """Whether rate and weight were confirmed at the bed since the program last started (S7)."""

    CONFIRMED = "confirmed"
    WANTED = "wanted"


@dataclass(frozen=True, slots=True, kw_only=True)
class RatePeriod:
    """From this moment on this rate was given; 0 mL/h while held and after the end."""

    start: Instant
    rate: MlPerHour


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationTaken:
    """A set of vital signs in its place in the record, as it now reads."""

    version: int
    at: Instant
    observation: Observation
    corrected: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdverseEvent:
    """A sign of a reaction in its place in the record, from its onset at a rate on a bottle until it went.

    `tolerated` is the rate it leaves as a bound, in mL/kg/h; None where nothing ran.
    """

    version: int
    sign: str
    grade: Grade
    onset: Instant
    rate: MlPerHour
    batch: str
    resolved: Instant | None
    tolerated: MlPerKgPerHour | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HungBottle:
    """A bottle with the moment it was connected and the volume that was in by then."""

    bottle: Bottle
    at: Instant
    infused_before: Millilitres


@dataclass(frozen=True, slots=True, kw_only=True)
class UnwatchedStretch:
    """Time in which nobody watched, and why; what ran then is assumed, not known."""

    start: Instant
    end: Instant
    why: NotWatching


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped(Generic[Happening]):
    """Something that happened, with when and by whom."""

    at: Instant
    by: str
    what: Happening


# No slots: `changed` copies the whole state at once, several times an event of every record that is opened.
@dataclass(frozen=True, kw_only=True)
class Infusion:
    """One infusion, folded from its events; nothing here is set in any other way."""

    id: str
    version: int
    phase: Phase
    last_at: Instant
    kept: tuple[tuple[str, str], ...] = ()
    plan: Plan | None = None
    ceiling: Ceiling | None = None
    planned_ramp: Ramp | RampRefused | None = None
    ramp: Ramp | RampRefused | None = None
    tolerated: MlPerKgPerHour | None = None
    lifted: tuple[CeilingKind, ...] = ()
    started: Instant | None = None
    ended: Instant | None = None
    second_checker: str = ""
    stop_reason: str | None = None
    discarded: str = ""
    periods: tuple[RatePeriod, ...] = ()
    before_hold: MlPerHour = NOTHING
    infused: Millilitres = _EMPTY
    reckoned_at: Instant | None = None
    on_rung: Minutes = _NO_TIME
    asked_again_at: Instant | None = None
    bed_check: BedCheck = BedCheck.CONFIRMED
    unwatched: tuple[UnwatchedStretch, ...] = ()
    turns: tuple[ClockTurn, ...] = ()
    observations: tuple[ObservationTaken, ...] = ()
    adverse_events: tuple[AdverseEvent, ...] = ()
    bottles: tuple[HungBottle, ...] = ()
    steps_done: tuple[Stamped[ReactionStepDone], ...] = ()
    medicines: tuple[Stamped[MedicineGiven], ...] = ()
    treatments: tuple[Treatment, ...] = ()
    notes: tuple[Stamped[NoteWritten], ...] = ()
    readings: tuple[Stamped[Millilitres], ...] = ()
    drips: tuple[Stamped[DripMeasured], ...] = ()
    reports: tuple[Stamped[Report], ...] = ()
    assessed: tuple[Stamped[VisitAssessed], ...] = ()
    called_off: tuple[Stamped[VisitCalledOff], ...] = ()
    refused: tuple[Stamped[RateRefused], ...] = ()
    overrides: tuple[Stamped[LimitOverridden], ...] = ()
    asked: RateRefused | None = None
    granted: tuple[RefusalKind, ...] = ()
    acknowledged: tuple[tuple[str, Instant], ...] = ()
    silenced_at: Instant | None = None
    silenced: tuple[str, ...] = ()

    def unwatched_between(self, since: Instant, until: Instant) -> Minutes:
        """How much of the time between two moments nobody watched, in min."""
        clipped = ((max(gap.start, since), min(gap.end, until)) for gap in self.unwatched)
        return sum((end.since(start) for start, end in clipped if start < end), _NO_TIME)

    @property
    def given(self) -> MlPerHour:
        """The given rate in mL/h: what the nurse last confirmed is running; 0 before, while held and after."""
        return self.periods[-1].rate if self.periods else NOTHING

    @property
    def intended(self) -> MlPerHour:
        """The given rate, or while held the one it was held from, in mL/h."""
        return self.before_hold if self.phase is Phase.HELD else self.given

    def intended_at(self, moment: Instant) -> MlPerHour:
        """The given rate at a moment in mL/h, of a hold the one before it; 0 before the start and after the end."""
        if self.ended is not None and moment > self.ended:
            return NOTHING
        ran = [period.rate for period in self.periods if period.start <= moment and period.rate > NOTHING]
        return ran[-1] if ran else NOTHING

    def bottle_at(self, moment: Instant) -> HungBottle | None:
        """The bottle connected at a moment, or None before the first."""
        hung = [bottle for bottle in self.bottles if bottle.at <= moment]
        return hung[-1] if hung else None

    @property
    def open_adverse_events(self) -> tuple[AdverseEvent, ...]:
        """Signs flagged and not yet resolved, oldest first."""
        return tuple(event for event in self.adverse_events if event.resolved is None)

    def adverse_events_open_at(self, moment: Instant) -> tuple[AdverseEvent, ...]:
        """Signs that were there at a moment, as they are now known."""
        begun = (event for event in self.adverse_events if event.onset <= moment)
        return tuple(event for event in begun if event.resolved is None or moment <= event.resolved)

    @property
    def last_observation(self) -> ObservationTaken | None:
        """The set taken last by its own time, or None before the first."""
        return max(self.observations, key=lambda taken: (taken.at, taken.version), default=None)

    @property
    def baseline(self) -> Observation | None:
        """The last complete set before the start; before the start, the last complete set."""
        before = [
            taken
            for taken in self.observations
            if taken.observation.is_complete and (self.started is None or taken.at <= self.started)
        ]
        return max(before, key=lambda taken: (taken.at, taken.version)).observation if before else None


def changed(infusion: Infusion, **changes: object) -> Infusion:
    """Return the infusion with some of its fields changed; raises TypeError for a field it has not.

    `dataclasses.replace` sets every one of its forty fields anew, 16 µs a time; a long record is folded at each start.
    """
    if not _FIELDS.issuperset(changes):
        raise TypeError(", ".join(sorted(changes.keys() - _FIELDS)))
    copy = object.__new__(Infusion)
    object.__setattr__(copy, "__dict__", vars(infusion) | changes)
    return copy


_FIELDS = frozenset(field.name for field in fields(Infusion))
