"""What a report of a suspected adverse reaction says: kinds and exact quantities, each from the record."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Minutes, MlPerHour
from ivig_desk.domain.formulary.ramp import Ramp
from ivig_desk.domain.infusion.events import (
    InfusionCompleted,
    InfusionHeld,
    InfusionResumed,
    InfusionStopped,
    MedicineGiven,
    RateLowered,
    RateRaised,
)
from ivig_desk.domain.infusion.infusion import NOTHING, AdverseEvent, Infusion
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.reaction_events import EffectSeen, ReactionStepDone
from ivig_desk.domain.reactions.ladder import Reaction, ReactionState, is_anaphylaxis_pattern
from ivig_desk.domain.reactions.report import Report
from ivig_desk.domain.summary.evidence import Entries
from ivig_desk.domain.summary.facts import AdverseEventFact, Entry, ObservationFact, Summary
from ivig_desk.domain.summary.report_gaps import ReportGap, bottle_number_at, gaps_of
from ivig_desk.domain.summary.summarise import summary_of

Step = (
    RateLowered
    | RateRaised
    | InfusionHeld
    | InfusionResumed
    | InfusionStopped
    | InfusionCompleted
    | MedicineGiven
    | EffectSeen
    | ReactionStepDone
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedReaction:
    """A sign by its number in the report, with where the infusion stood at its onset; held, the rate is the one before.

    `after_start` is None before the start, `lasted` while it is not known to have gone; `rung` is 0 below the first,
    `bottle` 0 where none was connected.
    """

    number: int
    fact: AdverseEventFact
    after_start: Minutes | None
    rung: int
    is_held: bool
    bottle: int
    lasted: Minutes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationBeside:
    """A set of vital signs with the reactions it is the last one before, and those it is the first one since."""

    fact: ObservationFact
    before: tuple[int, ...]
    since: tuple[int, ...]
    is_baseline: bool
    is_latest: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """Everything the record knows for a report, what the reporter said, and what is missing."""

    summary: Summary
    report: Report
    reactions: tuple[ReportedReaction, ...]
    is_anaphylaxis_pattern: bool
    steps: tuple[Entry[Step], ...]
    medicines_before: tuple[Entry[MedicineGiven], ...]
    observations: tuple[ObservationBeside, ...]
    gaps: tuple[ReportGap, ...]


def report_of(infusion: Infusion, entries: Entries, now: Instant, report: Report) -> ReportFacts:
    """Return the facts for a report as of now; `entries` are all of the infusion’s record, in their order.

    Raises LookupError where no adverse event is on record.
    """
    summary = summary_of(infusion, entries, now)
    facts = sorted(summary.adverse_events, key=lambda fact: (fact.evidence.at, fact.evidence.versions))
    if not facts:
        raise LookupError(infusion.id)
    onsets = tuple(fact.evidence.at for fact in facts)
    return ReportFacts(
        summary=summary,
        report=report,
        reactions=tuple(_reaction(infusion, number, fact) for number, fact in enumerate(facts, start=1)),
        is_anaphylaxis_pattern=was_anaphylaxis_pattern(infusion, summary.plan),
        steps=_steps(summary, onsets[0]),
        medicines_before=tuple(one for one in summary.said.medicines if one.evidence.at < onsets[0]),
        observations=_beside(infusion, summary.observations, onsets),
        gaps=gaps_of(infusion, report),
    )


def was_anaphylaxis_pattern(infusion: Infusion, plan: Plan) -> bool:
    """Whether what was open together at any onset so far made an anaphylaxis pattern, gone by now or not.

    Source: monitoring.md, "Adverse events".
    """
    by_onset = sorted(infusion.adverse_events, key=lambda event: event.onset)
    return any(
        is_anaphylaxis_pattern(
            tuple(_as_at(one.onset, event) for event in by_onset if event.onset <= one.onset), signs=plan.rules.signs
        )
        for one in by_onset
    )


def _as_at(moment: Instant, event: AdverseEvent) -> Reaction:
    is_open = event.resolved is None or event.resolved > moment
    state = ReactionState.OPEN if is_open else ReactionState.RESOLVED
    return Reaction(sign_id=event.sign, grade=event.grade, state=state)


def _reaction(infusion: Infusion, number: int, fact: AdverseEventFact) -> ReportedReaction:
    onset, started = fact.evidence.at, infusion.started
    return ReportedReaction(
        number=number,
        fact=fact,
        after_start=None if started is None or onset < started else onset.since(started),
        rung=_rung_at(infusion, fact.rate.ml_per_h),
        is_held=_is_held(infusion, onset, fact.rate.ml_per_h),
        bottle=bottle_number_at(infusion, onset),
        lasted=None if fact.resolved is None else fact.resolved.since(onset),
    )


def _is_held(infusion: Infusion, onset: Instant, rate: MlPerHour) -> bool:
    """Whether nothing ran then of a rate that was to go on."""
    begun = [period.rate for period in infusion.periods if period.start <= onset]
    return rate > NOTHING and begun != [] and begun[-1] == NOTHING


def _rung_at(infusion: Infusion, rate: MlPerHour) -> int:
    rungs = infusion.planned_ramp.rungs if isinstance(infusion.planned_ramp, Ramp) else ()
    return sum(1 for rung in rungs if rung.rate.ml_per_h <= rate)


def _steps(summary: Summary, onset: Instant) -> tuple[Entry[Step], ...]:
    """What was done from the first sign on, a restart too: whether it came back then is part of the report."""
    return tuple(
        Entry(evidence=entry.evidence, event=_as_told(entry.event, summary))
        for entry in summary.said.timeline
        if isinstance(entry.event, Step) and entry.evidence.at >= onset
    )


def _as_told(step: Step, summary: Summary) -> Step:
    """The reason of a stop is told after it, as an event of its own; a sign entered by mistake is in no report."""
    ended = summary.giving.ended
    if isinstance(step, InfusionStopped) and ended is not None:
        return replace(step, reason=ended.reason)
    if isinstance(step, MedicineGiven) and step.against not in {fact.sign for fact in summary.adverse_events}:
        return replace(step, against="")
    return step


def _beside(
    infusion: Infusion, observations: tuple[ObservationFact, ...], onsets: tuple[Instant, ...]
) -> tuple[ObservationBeside, ...]:
    """The baseline, the sets before and since each onset, and the latest; in order of time, none twice."""
    numbered = tuple(enumerate(onsets, start=1))
    places = tuple(enumerate(fact.evidence.at for fact in observations))
    last_before = {number: _last(place for place, at in places if at < onset) for number, onset in numbered}
    first_since = {number: _first(place for place, at in places if at >= onset) for number, onset in numbered}
    baseline = _baseline_place(infusion, observations)
    beside = tuple(
        ObservationBeside(
            fact=fact,
            before=tuple(number for number, one in last_before.items() if one == place),
            since=tuple(number for number, one in first_since.items() if one == place),
            is_baseline=place == baseline,
            is_latest=place == len(observations) - 1,
        )
        for place, fact in enumerate(observations)
    )
    return tuple(one for one in beside if one.before or one.since or one.is_baseline or one.is_latest)


def _baseline_place(infusion: Infusion, observations: tuple[ObservationFact, ...]) -> int | None:
    """The last complete set up to the start, as `Infusion.baseline` takes it."""
    started = infusion.started
    return _last(
        place
        for place, fact in enumerate(observations)
        if fact.observation.is_complete and (started is None or fact.evidence.at <= started)
    )


def _first(places: Iterator[int]) -> int | None:
    return min(places, default=None)


def _last(places: Iterator[int]) -> int | None:
    return max(places, default=None)
