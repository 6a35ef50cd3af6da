"""An infusion in the list of records: enough to show it as a row and to find it, without folding its events."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Millilitres
from ivig_desk.domain.infusion.events import (
    BottleHung,
    ConfirmedAtBed,
    Event,
    InfusionClosed,
    InfusionCompleted,
    InfusionHeld,
    InfusionPlanned,
    InfusionResumed,
    InfusionStarted,
    InfusionStopped,
    ObservationRecorded,
    PlanDiscarded,
    PlanKept,
    RateLowered,
    RateRaised,
    Recorded,
)
from ivig_desk.domain.infusion.infusion import NOTHING, Phase
from ivig_desk.domain.patient.identity import folded_words

NAME = "name"
IDENTIFIER = "identifier"
"""What name and identifier are kept under while they are typed."""

PAST = frozenset({Phase.CLOSED, Phase.DISCARDED})
"""The phases of those that are over: nearly all that are on file, and nearly nothing is written of them any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPlan:
    """What a row says of an agreed plan."""

    name: str
    identifier: str
    born: date
    preparation: str
    volume: Millilitres


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One infusion as the list has it, folded from its events like the infusion itself.

    `typed_name` and `typed_identifier` are those of the plan page, `kept` its fields with anything in them, until the
    start.
    """

    infusion_id: str
    version: int
    phase: Phase
    last_at: Instant
    kept: tuple[str, ...] = ()
    typed_name: str = ""
    typed_identifier: str = ""
    plan: ListedPlan | None = None
    started: Instant | None = None
    ended: Instant | None = None
    discarded: str = ""
    batches: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The patient's name: as typed until the infusion has started, then as planned."""
        return self.typed_name.strip() if self.plan is None or self.started is None else self.plan.name

    @property
    def identifier(self) -> str:
        """The patient's identifier: as typed until the infusion has started, then as planned."""
        return self.typed_identifier.strip() if self.plan is None or self.started is None else self.plan.identifier


def listed_after(listed: Listed | None, *entries: Recorded) -> Listed:
    """Return the row after some more events, at least one; None is an infusion before its first."""
    row = listed or unlisted(entries[0].infusion_id)
    for entry in entries:
        row = listed_with(row, entry.event, entry.version, entry.at)
    return row


def unlisted(infusion_id: str) -> Listed:
    """Return the row of an infusion before its first event."""
    return Listed(infusion_id=infusion_id, version=0, phase=Phase.PREPARING, last_at=_LONG_AGO)


def listed_with(listed: Listed, event: Event, version: int, at: Instant) -> Listed:
    """Return the row after one more event, which happened at this moment."""
    changes = _changes(listed, event, at)
    changes["version"] = version
    if listed.version == 0 or at > listed.last_at:
        changes["last_at"] = at
    # A tenth of what `dataclasses.replace` takes, and once for each event when the records are verified.
    copy = object.__new__(Listed)
    object.__setattr__(copy, "__dict__", vars(listed) | changes)
    return copy


def words_of(listed: Listed) -> frozenset[str]:
    """Return what a row is found by: words that begin as one of these do, without case and accents.

    Words of the name; the identifier from each of its signs on, for any part of it finds it; each batch as one word.
    """
    names, identifiers = [listed.typed_name], [listed.typed_identifier]
    if listed.plan is not None:
        names.append(listed.plan.name)
        identifiers.append(listed.plan.identifier)
    words = {word for name in names for word in folded_words(name)}
    for identifier in map(as_one_word, identifiers):
        words |= {identifier[start:] for start in range(len(identifier))}
    return frozenset(words | {as_one_word(batch) for batch in listed.batches} - {""})


def is_found_by(text: str, listed: Listed) -> bool:
    """Whether each word of a text begins a word of the row; a text without a letter or digit finds nothing."""
    sought, words = folded_words(text), words_of(listed)
    return sought != () and all(any(word.startswith(one) for word in words) for one in sought)


def as_one_word(text: str) -> str:
    """Return an identifier or a batch as it is compared: without case, accents, spaces and signs between."""
    return "".join(folded_words(text))


def _changes(listed: Listed, event: Event, at: Instant) -> dict[str, object]:
    """What else of a row an event changes, by the names of its fields."""
    changes = _said(listed, event, at)
    phase = _INTO.get(type(event), listed.phase)
    match event:
        case ConfirmedAtBed() if listed.phase is Phase.HELD and event.rate > NOTHING:
            phase = Phase.RUNNING
        case ObservationRecorded() if listed.phase in _JUST_ENDED and listed.ended is not None and at >= listed.ended:
            phase = Phase.OBSERVING
    if phase is not listed.phase:
        changes["phase"] = phase
    return changes


def _said(listed: Listed, event: Event, at: Instant) -> dict[str, object]:
    match event:
        case PlanKept():
            return _typed(listed, dict(event.fields))
        case InfusionPlanned(plan=plan):
            known = ListedPlan(
                name=plan.patient.name,
                identifier=plan.patient.identifier,
                born=plan.patient.born,
                preparation=plan.profile.preparation,
                volume=plan.volume,
            )
            return {"plan": known}
        case InfusionStarted():
            return {"started": at, "kept": ()}
        case InfusionStopped() | InfusionCompleted():
            return {"ended": at}
        case PlanDiscarded():
            return {"discarded": event.reason, "kept": ()}
        case BottleHung(bottle=bottle) if bottle.batch and bottle.batch not in listed.batches:
            return {"batches": (*listed.batches, bottle.batch)}
        case _:
            return {}


def _typed(listed: Listed, fields: dict[str, str]) -> dict[str, object]:
    kept = {field for field in listed.kept if field not in fields} | {field for field, text in fields.items() if text}
    return {
        "kept": tuple(sorted(kept)),
        "typed_name": fields.get(NAME, listed.typed_name),
        "typed_identifier": fields.get(IDENTIFIER, listed.typed_identifier),
    }


_INTO: Mapping[type[Event], Phase] = MappingProxyType(
    {
        InfusionStarted: Phase.RUNNING,
        RateRaised: Phase.RUNNING,
        RateLowered: Phase.RUNNING,
        InfusionResumed: Phase.RUNNING,
        InfusionHeld: Phase.HELD,
        InfusionStopped: Phase.STOPPED,
        InfusionCompleted: Phase.COMPLETED,
        InfusionClosed: Phase.CLOSED,
        PlanDiscarded: Phase.DISCARDED,
    }
)
_JUST_ENDED = frozenset({Phase.STOPPED, Phase.COMPLETED})
_LONG_AGO = Instant(0)
