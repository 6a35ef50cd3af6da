"""An infusion in the list of records: enough to show it as a row and to find it, without folding its events."""

from dataclasses import dataclass
from datetime import date

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Grams, Millilitres
from ivig_desk.domain.course.visit_place import VisitPlace
from ivig_desk.domain.infusion.course_events import VisitAssessed, VisitCalledOff
from ivig_desk.domain.infusion.events import (
    AdverseEventFlagged,
    BottleHung,
    Event,
    InfusionCompleted,
    InfusionPlanned,
    InfusionStarted,
    InfusionStopped,
    PlanDiscarded,
    PlanKept,
    Recorded,
)
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.infusion.listed_visits import visits_after
from ivig_desk.domain.infusion.phase_listed import phase_after
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.reaction_events import AdverseEventRegraded, AdverseEventStruck
from ivig_desk.domain.infusion.reactions_listed import ListedReaction, reactions_after

NAME = "name"
IDENTIFIER = "identifier"
"""What name and identifier are kept under while they are typed."""
_BOTTLE, _BATCH = "bottle_", "_batch"
"""How the name begins and ends under which the batch of a bottle is kept."""

PAST = frozenset({Phase.CLOSED, Phase.DISCARDED})
"""The phases of those that are over: nearly all that are on file, and nearly nothing is written of them any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPlan:
    """What a row says of an agreed plan; `cycle` of `cycles` as ordered, None where that is not stated."""

    name: str
    identifier: str
    born: date
    preparation: str
    dose: Grams
    volume: Millilitres
    indication: str
    cycle: int | None
    cycles: int | None
    batches: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One infusion as the list has it, folded from its events like the infusion itself.

    `begun` is its first event, and `utc_offset_minutes` what the desk's clock was east of universal time then, from the
    start on at the start. `typed_name`, `typed_identifier` and `typed_batches` (each under the field it was typed in)
    are those of the plan page, `kept` its fields with anything in them, until the start. Of the visits of its course
    something was measured at those that are `visits_seen`; `visits_off` were called off.
    """

    infusion_id: str
    version: int
    phase: Phase
    last_at: Instant
    begun: Instant
    utc_offset_minutes: int
    kept: tuple[str, ...] = ()
    typed_name: str = ""
    typed_identifier: str = ""
    typed_batches: tuple[tuple[str, str], ...] = ()
    plan: ListedPlan | None = None
    started: Instant | None = None
    ended: Instant | None = None
    discarded: str = ""
    batches: tuple[str, ...] = ()
    reactions: tuple[ListedReaction, ...] = ()
    visits_seen: tuple[VisitPlace, ...] = ()
    visits_off: tuple[VisitPlace, ...] = ()

    @property
    def day(self) -> date:
        """The day on the ward's wall: of the start, before it the one on which it was begun."""
        return (self.started or self.begun).day(self.utc_offset_minutes)

    @property
    def planned_batches(self) -> tuple[str, ...]:
        """Every batch that was read into the plan, whether it was connected or not."""
        agreed = () if self.plan is None else self.plan.batches
        return tuple(dict.fromkeys((*(batch for _, batch in self.typed_batches), *agreed)))

    @property
    def worst_of_each_sign(self) -> tuple[ListedReaction, ...]:
        """Of each sign the adverse event of the highest grade, the sign seen first standing first."""
        worst: dict[str, ListedReaction] = {}
        for one in self.reactions:
            if one.sign not in worst or one.grade.value > worst[one.sign].grade.value:
                worst[one.sign] = one
        return tuple(worst.values())

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
        place = Placed(version=entry.version, at=entry.at, utc_offset_minutes=entry.recorded.utc_offset_minutes)
        row = listed_with(row, entry.event, place)
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where in the record an event stands: its how-manieth, when it happened, and the offset of the desk's clock."""

    version: int
    at: Instant
    utc_offset_minutes: int


def unlisted(infusion_id: str) -> Listed:
    """Return the row of an infusion before its first event."""
    return Listed(
        infusion_id=infusion_id,
        version=0,
        phase=Phase.PREPARING,
        last_at=_LONG_AGO,
        begun=_LONG_AGO,
        utc_offset_minutes=0,
    )


def listed_with(listed: Listed, event: Event, place: Placed) -> Listed:
    """Return the row after one more event."""
    changes = _changes(listed, event, place)
    changes["version"] = place.version
    if listed.begun == _LONG_AGO:
        changes = {"begun": place.at, "utc_offset_minutes": place.utc_offset_minutes} | changes
    if listed.version == 0 or place.at > listed.last_at:
        changes["last_at"] = place.at
    # A tenth of what `dataclasses.replace` takes, and once for each event when the records are verified.
    copy = object.__new__(Listed)
    object.__setattr__(copy, "__dict__", vars(listed) | changes)
    return copy


def _changes(listed: Listed, event: Event, place: Placed) -> dict[str, object]:
    """What else of a row an event changes, by the names of its fields."""
    changes: dict[str, object] = {}
    if type(event) in _SAYING:
        changes = _said(listed, event, place)
    elif isinstance(event, VisitAssessed | VisitCalledOff):
        changes = visits_after(listed.visits_seen, listed.visits_off, event)
    phase = phase_after(listed.phase, listed.ended, event, place.at)
    if phase is not listed.phase:
        changes["phase"] = phase
    return changes


def _said(listed: Listed, event: Event, place: Placed) -> dict[str, object]:
    match event:
        case PlanKept():
            return _typed(listed, dict(event.fields))
        case InfusionPlanned(plan=plan):
            return {"plan": _agreed(plan)}
        case InfusionStarted():
            return {"started": place.at, "utc_offset_minutes": place.utc_offset_minutes, "kept": ()}
        case InfusionStopped() | InfusionCompleted():
            return {"ended": place.at}
        case PlanDiscarded():
            return {"discarded": event.reason, "kept": ()}
        case BottleHung(bottle=bottle) if bottle.batch and bottle.batch not in listed.batches:
            return {"batches": (*listed.batches, bottle.batch)}
        case AdverseEventFlagged() | AdverseEventRegraded() | AdverseEventStruck():
            return {"reactions": reactions_after(listed.reactions, event, place.version)}
        case _:
            return {}


def _agreed(plan: Plan) -> ListedPlan:
    return ListedPlan(
        name=plan.patient.name,
        identifier=plan.patient.identifier,
        born=plan.patient.born,
        preparation=plan.profile.preparation,
        dose=plan.order.dose,
        volume=plan.volume,
        indication=plan.order.indication,
        cycle=plan.order.cycle,
        cycles=plan.order.cycles,
        batches=tuple(dict.fromkeys(bottle.batch for bottle in plan.bottles if bottle.batch)),
    )


def _typed(listed: Listed, fields: dict[str, str]) -> dict[str, object]:
    kept = {field for field in listed.kept if field not in fields} | {field for field, text in fields.items() if text}
    batches = dict(listed.typed_batches) | {
        field: text.strip() for field, text in fields.items() if field.startswith(_BOTTLE) and field.endswith(_BATCH)
    }
    return {
        "kept": tuple(sorted(kept)),
        "typed_name": fields.get(NAME, listed.typed_name),
        "typed_identifier": fields.get(IDENTIFIER, listed.typed_identifier),
        "typed_batches": tuple((field, text) for field, text in sorted(batches.items()) if text),
    }


_SAYING = frozenset(
    {
        PlanKept,
        InfusionPlanned,
        InfusionStarted,
        InfusionStopped,
        InfusionCompleted,
        PlanDiscarded,
        BottleHung,
        AdverseEventFlagged,
        AdverseEventRegraded,
        AdverseEventStruck,
    }
)
"""What may say more of a row than its phase and its visits; most events do not, and each is asked when verified."""
_LONG_AGO = Instant(0)
