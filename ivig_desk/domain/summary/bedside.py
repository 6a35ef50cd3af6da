"""What was seen and done at the bed: vital signs, adverse events, time nobody watched."""

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.formulary.giving_set import bed_rate
from ivig_desk.domain.infusion.events import (
    AdverseEventFlagged,
    ConfirmedAtBed,
    MedicineGiven,
    ObservationCorrected,
    Recorded,
)
from ivig_desk.domain.infusion.infusion import AdverseEvent, Infusion
from ivig_desk.domain.infusion.not_watching import DeskReopened
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.reaction_events import (
    AdverseEventRegraded,
    AdverseEventResolved,
    AdverseEventStruck,
    EffectSeen,
)
from ivig_desk.domain.monitoring.judgement import findings
from ivig_desk.domain.monitoring.news2 import news2_of
from ivig_desk.domain.summary.actions import Action
from ivig_desk.domain.summary.evidence import Entries, evidence_of, in_time, told
from ivig_desk.domain.summary.facts import AdverseEventFact, Entry, ObservationFact, StruckFact, UnwatchedFact

_UNIVERSAL = 0


def observations_of(infusion: Infusion, plan: Plan, entries: Entries) -> tuple[ObservationFact, ...]:
    """Return every set of vital signs in the order they were taken, judged as it now reads."""
    by_version = {entry.version: entry for entry in entries}
    corrections = {
        taken.version: tuple(
            entry
            for entry in entries
            if isinstance(entry.event, ObservationCorrected) and entry.event.of_version == taken.version
        )
        for taken in infusion.observations
        if taken.corrected
    }
    # Asked once: each look for the baseline goes through all sets, and there may be thousands.
    baseline, bands = infusion.baseline, plan.rules.bands
    return tuple(
        ObservationFact(
            evidence=evidence_of(by_version[taken.version], *corrections.get(taken.version, ())),
            observation=taken.observation,
            findings=findings(
                taken.observation,
                baseline=baseline,
                patient=plan.patient,
                on=taken.at.day(_UNIVERSAL),
                bands=bands,
            ),
            corrected=taken.corrected,
            news2=news2_of(taken.observation, patient=plan.patient, on=taken.at.day(_UNIVERSAL), bands=bands.news2),
        )
        for taken in sorted(infusion.observations, key=lambda taken: (taken.at, taken.version))
    )


def adverse_events_of(infusion: Infusion, plan: Plan, entries: Entries) -> tuple[AdverseEventFact, ...]:
    """Return every adverse event that stands, as it now reads, with what was done from its onset until it went.

    A medicine for another sign was not done for this one.
    """
    by_version = {entry.version: entry for entry in entries}
    return tuple(
        AdverseEventFact(
            evidence=evidence_of(
                by_version[event.version],
                *(other for other in entries if _regrades(other.event, event.version)),
                *(other for other in entries if _resolves(other.event, event.sign) and other.at == event.resolved),
            ),
            sign=event.sign,
            grade=event.grade,
            rate=bed_rate(event.rate, plan.patient.weight, plan.giving_set),
            batch=event.batch or _batch_at(infusion, event.onset),
            actions=_actions(entries, event),
            resolved=event.resolved,
        )
        for event in infusion.adverse_events
    )


def struck_of(plan: Plan, entries: Entries) -> tuple[StruckFact, ...]:
    """Return every adverse event that was entered by mistake, as it was entered, in the order of the record."""
    flagged = {one.evidence.versions[0]: one for one in told(entries, AdverseEventFlagged)}
    struck = {one.event.of_version: one for one in reversed(told(entries, AdverseEventStruck))}
    return tuple(
        StruckFact(
            flagged=one,
            rate=bed_rate(one.event.rate, plan.patient.weight, plan.giving_set),
            struck=struck[version],
        )
        for version, one in flagged.items()
        if version in struck
    )


def unwatched_of(entries: Entries) -> tuple[UnwatchedFact, ...]:
    """Return every stretch nobody watched, with the first confirmation at the bed after it."""
    confirmations = told(entries, ConfirmedAtBed)
    return tuple(
        UnwatchedFact(
            evidence=reopened.evidence,
            start=reopened.event.last_alive,
            end=reopened.evidence.at,
            confirmed=next((one for one in confirmations if one.evidence.versions > reopened.evidence.versions), None),
        )
        for reopened in told(entries, DeskReopened)
    )


def _resolves(event: object, sign: str) -> bool:
    return isinstance(event, AdverseEventResolved) and event.sign == sign


def _regrades(event: object, version: int) -> bool:
    return isinstance(event, AdverseEventRegraded) and event.of_version == version


def _batch_at(infusion: Infusion, onset: Instant) -> str:
    """A bottle may be entered after the reaction it ran in."""
    hung = infusion.bottle_at(onset)
    return "" if hung is None else hung.bottle.batch


def _actions(entries: Entries, event: AdverseEvent) -> tuple[Entry[Action], ...]:
    for_another = {
        entry.version
        for entry in entries
        if isinstance(entry.event, MedicineGiven) and entry.event.against not in {"", event.sign}
    }
    during = tuple(
        entry
        for entry in in_time(entries)
        if event.onset <= entry.at and (event.resolved is None or entry.at <= event.resolved)
    )
    return tuple(
        Entry(evidence=evidence_of(entry), event=entry.event)
        for entry in during
        if isinstance(entry.event, Action) and not _is_of(entry, for_another)
    )


def _is_of(entry: Recorded, medicines: set[int]) -> bool:
    """Whether an entry is one of these medicines, or the effect of one."""
    of_medicine = entry.event.of_version if isinstance(entry.event, EffectSeen) else entry.version
    return of_medicine in medicines
