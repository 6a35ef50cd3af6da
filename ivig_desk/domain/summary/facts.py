"""What a summary says: kinds and exact quantities, no sentences."""

from dataclasses import dataclass
from enum import Enum, unique
from typing import Generic, TypeVar

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import DropsPerMinute, Millilitres, Minutes, MlPerHour
from ivig_desk.domain.formulary.ceiling import Ceiling
from ivig_desk.domain.formulary.giving_set import BedRate
from ivig_desk.domain.formulary.ramp import PlannedRung
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.drip_measured import DripMeasured
from ivig_desk.domain.infusion.events import (
    AdverseEventFlagged,
    ConfirmedAtBed,
    Event,
    LimitOverridden,
    MedicineGiven,
    NoteWritten,
    ObservationCorrected,
    RateEvent,
    RateRefused,
)
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.reaction_events import AdverseEventStruck, EffectSeen
from ivig_desk.domain.infusion.straying import ClockTurn
from ivig_desk.domain.monitoring.finding import Finding
from ivig_desk.domain.monitoring.news2 import News2
from ivig_desk.domain.monitoring.observation import Observation
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.domain.summary.actions import Action
from ivig_desk.domain.summary.amounts import OrderedAndGiven
from ivig_desk.domain.summary.roles import PersonFact

Told = TypeVar("Told")

LATE = Minutes.of("1")
"""An entry written down more than this after it happened is marked as late (S24)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The entries a fact stands on, the first of them with when it happened, when it was written down, and by whom."""

    versions: tuple[int, ...]
    at: Instant
    recorded_at: Instant
    by: str

    @property
    def is_late(self) -> bool:
        """Whether it was written down later than while it happened."""
        return self.recorded_at.since(self.at) > LATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Generic[Told]):
    """One event with its evidence."""

    evidence: Evidence
    event: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodFact:
    """A stretch of one given rate, and the volume it gave by the clock."""

    evidence: Evidence
    event: RateEvent
    start: Instant
    end: Instant
    rate: BedRate
    volume: Millilitres


@dataclass(frozen=True, slots=True, kw_only=True)
class RungFact:
    """A planned rung, when a rate on it was first given, and how long in all."""

    planned: PlannedRung
    reached: Instant | None
    ran_for: Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationFact:
    """A set of vital signs as it now reads, with what it showed; `corrected` is the reason where it was put right.

    `news2` is None where NEWS2 does not apply.
    """

    evidence: Evidence
    observation: Observation
    findings: tuple[Finding, ...]
    corrected: str
    news2: News2 | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdverseEventFact:
    """A sign of a reaction with the rate and batch at its onset, what was done while it lasted, and when it went."""

    evidence: Evidence
    sign: str
    grade: Grade
    rate: BedRate
    batch: str
    actions: tuple[Entry[Action], ...]
    resolved: Instant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StruckFact:
    """A sign that was entered by mistake, as it was entered, and how it was struck."""

    flagged: Entry[AdverseEventFlagged]
    rate: BedRate
    struck: Entry[AdverseEventStruck]


@dataclass(frozen=True, slots=True, kw_only=True)
class BottleFact:
    """A bottle, when it was connected and when the next one was or the infusion ended, and what came out of it."""

    evidence: Evidence
    number: int
    bottle: Bottle
    until: Instant | None
    used: Millilitres


@dataclass(frozen=True, slots=True, kw_only=True)
class UnwatchedFact:
    """Time nobody watched, with the confirmation at the bed that ended it."""

    evidence: Evidence
    start: Instant
    end: Instant
    confirmed: Entry[ConfirmedAtBed] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeFact:
    """A volume read from bottle or pump, and what had been reckoned by then."""

    evidence: Evidence
    read: Millilitres
    reckoned: Millilitres


@dataclass(frozen=True, slots=True, kw_only=True)
class DripFact:
    """A count of the drip, what it comes to in mL/h, and the drops/min that were given then."""

    evidence: Evidence
    drip: DripMeasured
    rate: MlPerHour
    given: DropsPerMinute


@unique
class EndKind(Enum):
    """How the infusion ended."""

    COMPLETED = "completed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class EndFact:
    """How and when it ended, why where it was stopped, and how long the patient is watched from then on."""

    evidence: Evidence
    kind: EndKind
    reason: str
    watch: Minutes
    watched_until: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class GivingFacts:
    """When it was started and who checked it, how it ended, when the patient was discharged."""

    started: Evidence | None
    second_checker: str
    ended: EndFact | None
    closed: Evidence | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidFacts:
    """What was written down one by one, and the whole record in the order of time."""

    medicines: tuple[Entry[MedicineGiven], ...]
    effects: tuple[Entry[EffectSeen], ...]
    notes: tuple[Entry[NoteWritten], ...]
    overrides: tuple[Entry[LimitOverridden], ...]
    refused: tuple[Entry[RateRefused], ...]
    corrections: tuple[Entry[ObservationCorrected], ...]
    timeline: tuple[Entry[Event], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Everything known of one infusion at one moment; times are the infusion's own (decision 0024)."""

    infusion_id: str
    now: Instant
    utc_offset_minutes: int
    phase: Phase
    planned: Evidence
    plan: Plan
    programs: tuple[str, ...]
    people: tuple[PersonFact, ...]
    giving: GivingFacts
    amounts: OrderedAndGiven
    ceiling: Ceiling
    rungs: tuple[RungFact, ...]
    periods: tuple[PeriodFact, ...]
    observations: tuple[ObservationFact, ...]
    adverse_events: tuple[AdverseEventFact, ...]
    struck: tuple[StruckFact, ...]
    bottles: tuple[BottleFact, ...]
    unwatched: tuple[UnwatchedFact, ...]
    turns: tuple[ClockTurn, ...]
    readings: tuple[VolumeFact, ...]
    drips: tuple[DripFact, ...]
    said: SaidFacts
    prompts: tuple[Instant, ...]
