"""Events as the record keeps them: a stable kind and a canonical body, strict on the way back."""

import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import cast

from cattrs import Converter

from ivig_desk.adapters.conversion import make_converter
from ivig_desk.adapters.misread import Misread, NotKnown
from ivig_desk.adapters.unions import Read, Write
from ivig_desk.desk.faults import RecordsFaultCode
from ivig_desk.domain.formulary.order import Order
from ivig_desk.domain.formulary.profile import Composition, Profile
from ivig_desk.domain.infusion import events
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.course_events import VisitAssessed, VisitCalledOff
from ivig_desk.domain.infusion.drip_measured import DripMeasured
from ivig_desk.domain.infusion.events import Event
from ivig_desk.domain.infusion.not_watching import DeskReopened
from ivig_desk.domain.infusion.plan import Check, Plan
from ivig_desk.domain.infusion.reaction_events import (
    AdverseEventRegraded,
    AdverseEventResolved,
    AdverseEventStruck,
    EffectSeen,
    ReactionStepDone,
)
from ivig_desk.domain.infusion.report_written import ReportWritten
from ivig_desk.domain.infusion.straying import ClockStrayed
from ivig_desk.domain.monitoring.observation import Observation
from ivig_desk.domain.monitoring.rules import WardRules
from ivig_desk.domain.patient.dosing_weight import DosingWeight
from ivig_desk.domain.patient.patient import Patient

KINDS: Mapping[type[Event], str] = MappingProxyType(
    {
        events.PlanKept: "plan-kept",
        events.InfusionPlanned: "infusion-planned",
        events.PlanDiscarded: "plan-discarded",
        events.ObservationRecorded: "observation-recorded",
        events.ObservationCorrected: "observation-corrected",
        events.InfusionStarted: "infusion-started",
        events.RateRaised: "rate-raised",
        events.RungKept: "rung-kept",
        events.RateLowered: "rate-lowered",
        events.RateRefused: "rate-refused",
        events.LimitOverridden: "limit-overridden",
        events.InfusionHeld: "infusion-held",
        events.InfusionResumed: "infusion-resumed",
        events.InfusionStopped: "infusion-stopped",
        events.StopReasonGiven: "stop-reason-given",
        events.InfusionCompleted: "infusion-completed",
        events.InfusionClosed: "infusion-closed",
        events.AdverseEventFlagged: "adverse-event-flagged",
        AdverseEventResolved: "adverse-event-resolved",
        AdverseEventRegraded: "adverse-event-regraded",
        AdverseEventStruck: "adverse-event-struck",
        ReactionStepDone: "reaction-step-done",
        EffectSeen: "effect-seen",
        ReportWritten: "report-written",
        VisitAssessed: "visit-assessed",
        VisitCalledOff: "visit-called-off",
        events.MedicineGiven: "medicine-given",
        events.BottleHung: "bottle-hung",
        events.VolumeRead: "volume-read",
        DripMeasured: "drip-measured",
        events.NoteWritten: "note-written",
        events.AlarmAcknowledged: "alarm-acknowledged",
        events.AlarmsSilenced: "alarms-silenced",
        DeskReopened: "desk-reopened",
        ClockStrayed: "clock-strayed",
        events.ConfirmedAtBed: "confirmed-at-bed",
    }
)
"""Every event by the name it has in the record, which outlives any name in the source."""

PARTS: Mapping[str, type[Profile] | type[WardRules]] = MappingProxyType({"profile": Profile, "rules": WardRules})
"""The parts of a plan that are big enough to stand apart from it, by their key in the plan."""


ADDED_LATER: Mapping[type, frozenset[str]] = MappingProxyType(
    {
        Plan: frozenset({"pooled_at"}),
        Profile: frozenset({"checked", "raised"}),
        Composition: frozenset({"pooled_use_within"}),
        Order: frozenset({"dosing_weight", "rounded", "day", "days", "cycle", "cycles"}),
        Check: frozenset({"label", "source", "value", "unit", "given_at"}),
        DosingWeight: frozenset({"ideal", "factor"}),
        Patient: frozenset({"last_visit"}),
        Observation: frozenset({"says"}),
        WardRules: frozenset({"drip"}),
        Bottle: frozenset({"gtin", "serial", "preparation", "entered", "not_scanned"}),
        events.MedicineGiven: frozenset({"against"}),
        events.AlarmsSilenced: frozenset({"kinds"}),
        events.InfusionStarted: frozenset({"sound"}),
        DeskReopened: frozenset({"why"}),
    }
)
"""What older records of a class lack: it could not be said yet, so none of it was."""


class Unreadable(Exception):
    """A body that cannot be an event of this version: damaged, or written by a later one."""

    def __init__(self, code: RecordsFaultCode, detail: str) -> None:
        """Say whether it is damaged or too new, and what is wrong with it."""
        super().__init__(detail)
        self.code = code
        self.detail = detail


def encode(event: Event) -> tuple[str, str]:
    """Return the event's kind and its canonical body: JSON with sorted keys, no spaces, every number as exact text."""
    kind = KINDS[type(event)]
    return kind, canonical_json(_write(kind)(event))


def decode(kind: str, body: str) -> Event:
    """Return the event that `encode` wrote; raises Unreadable for anything else, naming the kind and the key."""
    return decode_parts(kind, parse(kind, body))


def parse(kind: str, body: str) -> object:
    """Return a body as JSON values; raises Unreadable where it is not JSON."""
    decoder = _decoder()
    try:
        parsed, end = decoder.raw_decode(body)
        # `decode` looks for space before and after, which takes as long again, and ours has none.
        return cast("object", parsed if end == len(body) else decoder.decode(body))
    except ValueError as error:
        raise Unreadable(RecordsFaultCode.DAMAGED, f"{kind}: {error}") from error


def decode_parts(kind: str, parts: object) -> Event:
    """Return the event of a parsed body, in which profile and rules may already stand as themselves."""
    return cast("Event", understood(kind, _read(kind), parts))


def decode_part(key: str, body: str) -> Profile | WardRules:
    """Return a part of a plan from a body of its own; raises Unreadable."""
    return cast("Profile | WardRules", understood(key, _read_part(key), parse(key, body)))


def canonical_json(value: object) -> str:
    """Return the one text of a JSON value; a lone surrogate is escaped, for the store takes UTF-8 only."""
    text = _encoder().encode(value)
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


def understood(name: str, read: Read, parts: object) -> object:
    """Return what a hook makes of parsed parts; raises Unreadable, naming what could not be read."""
    try:
        return read(parts, None)
    except NotKnown as error:
        raise Unreadable(RecordsFaultCode.TOO_NEW, f"{name}: {error}") from error
    except Misread as error:
        raise Unreadable(RecordsFaultCode.DAMAGED, f"{name}: {error}") from error


@cache
def _encoder() -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


@cache
def _decoder() -> json.JSONDecoder:
    """One for all: `json.loads` looks anew at each text how it should be read."""
    return json.JSONDecoder()


@cache
def _converter() -> Converter:
    return make_converter(built=tuple(PARTS.values()), added=ADDED_LATER)


@cache
def _read(kind: str) -> Read:
    return _converter().get_structure_hook(_class_of(kind))


@cache
def _read_part(key: str) -> Read:
    return _converter().get_structure_hook(PARTS[key])


@cache
def _write(kind: str) -> Write:
    return _converter().get_unstructure_hook(_class_of(kind))


def _class_of(kind: str) -> type[Event]:
    for cls, known in KINDS.items():
        if known == kind:
            return cls
    raise Unreadable(RecordsFaultCode.TOO_NEW, f"{kind}: this kind of event is not known")
