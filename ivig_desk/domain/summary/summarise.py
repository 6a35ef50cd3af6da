"""The summary of one infusion: gathered from its record and from what it folds to."""

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.events import (
    InfusionClosed,
    InfusionCompleted,
    InfusionPlanned,
    InfusionStarted,
    InfusionStopped,
    LimitOverridden,
    MedicineGiven,
    NoteWritten,
    ObservationCorrected,
    PlanKept,
    RateRefused,
    Recorded,
    StopReasonGiven,
)
from ivig_desk.domain.infusion.guide import Watch, guide
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.reaction_events import EffectSeen
from ivig_desk.domain.summary.bedside import adverse_events_of, observations_of, struck_of, unwatched_of
from ivig_desk.domain.summary.drips import drips_of
from ivig_desk.domain.summary.evidence import Entries, evidence_of, in_time, told, written_in_own_time
from ivig_desk.domain.summary.facts import EndFact, EndKind, Entry, Evidence, GivingFacts, SaidFacts, Summary
from ivig_desk.domain.summary.people import people_of
from ivig_desk.domain.summary.prompts import prompts_of
from ivig_desk.domain.summary.rates import bottles_of, ordered_and_given, periods_of, readings_of, rungs_of


def summary_of(infusion: Infusion, entries: Entries, now: Instant) -> Summary:
    """Return the facts of an infusion as of now; `entries` are all of its record, in their order.

    Raises LookupError before a plan is agreed: there is nothing yet to sum up.
    """
    plan, guidance = infusion.plan, guide(infusion, now)
    if plan is None or guidance is None:
        raise LookupError(infusion.id)
    prompts = prompts_of(entries, now)
    entries = written_in_own_time(entries)
    periods = periods_of(infusion, plan, entries, now)
    return Summary(
        infusion_id=infusion.id,
        now=now,
        utc_offset_minutes=_offset(entries),
        phase=infusion.phase,
        planned=evidence_of(*reversed(_of(entries, InfusionPlanned))),
        plan=plan,
        programs=tuple(dict.fromkeys(entry.program for entry in entries)),
        people=people_of(plan, entries),
        giving=_giving(infusion, guidance.watch, entries),
        amounts=ordered_and_given(infusion, plan, now),
        ceiling=guidance.ceiling,
        rungs=rungs_of(infusion, plan, periods),
        periods=periods,
        observations=observations_of(infusion, plan, entries),
        adverse_events=adverse_events_of(infusion, plan, entries),
        struck=struck_of(plan, entries),
        bottles=bottles_of(infusion, entries, now),
        unwatched=unwatched_of(entries),
        turns=infusion.turns,
        readings=readings_of(entries, periods),
        drips=drips_of(plan, periods, entries),
        said=_said(entries),
        prompts=prompts,
    )


def _giving(infusion: Infusion, watch: Watch | None, entries: Entries) -> GivingFacts:
    return GivingFacts(
        started=_first(entries, InfusionStarted),
        second_checker=infusion.second_checker,
        ended=_ended(infusion, watch, entries),
        closed=_first(entries, InfusionClosed),
    )


def _said(entries: Entries) -> SaidFacts:
    return SaidFacts(
        medicines=told(entries, MedicineGiven),
        effects=told(entries, EffectSeen),
        notes=told(entries, NoteWritten),
        overrides=told(entries, LimitOverridden),
        refused=told(entries, RateRefused),
        corrections=told(entries, ObservationCorrected),
        timeline=tuple(
            Entry(evidence=evidence_of(entry), event=entry.event)
            for entry in in_time(entries)
            if not isinstance(entry.event, PlanKept)
        ),
    )


def _of(entries: Entries, *kinds: type) -> tuple[Recorded, ...]:
    return tuple(entry for entry in entries if isinstance(entry.event, kinds))


def _first(entries: Entries, kind: type) -> Evidence | None:
    found = _of(entries, kind)
    return evidence_of(found[0]) if found else None


def _offset(entries: Entries) -> int:
    """One offset for the whole paper, that of the start: a night in which the clocks change must not read twice."""
    started = _of(entries, InfusionStarted)
    return (started or entries)[0].recorded.utc_offset_minutes


def _ended(infusion: Infusion, watch: Watch | None, entries: Entries) -> EndFact | None:
    ending = _of(entries, InfusionStopped, InfusionCompleted)
    if not ending or infusion.ended is None or watch is None:
        return None
    return EndFact(
        evidence=evidence_of(*ending, *_of(entries, StopReasonGiven)),
        kind=EndKind.STOPPED if isinstance(ending[0].event, InfusionStopped) else EndKind.COMPLETED,
        reason=infusion.stop_reason or "",
        watch=watch.lasts,
        watched_until=infusion.ended.plus(watch.lasts),
    )
