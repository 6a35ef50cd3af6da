"""What of a record has no resource of its own: annotations of the administration as a whole."""

from collections.abc import Iterator
from typing import Final

from ivig_desk.adapters.exports.exported_infusion import ExportedInfusion
from ivig_desk.adapters.exports.fhir_json import Resource, decimal_text
from ivig_desk.adapters.exports.fhir_visits import place_words
from ivig_desk.domain.formulary.giving_set import Gravity
from ivig_desk.domain.infusion.course_events import VisitCalledOff
from ivig_desk.domain.infusion.drip_measured import DripMeasured
from ivig_desk.domain.infusion.events import Event, LimitOverridden, NoteWritten, RateRefused, Recorded, VolumeRead
from ivig_desk.domain.infusion.reaction_events import ReactionStepDone
from ivig_desk.domain.infusion.straying import ClockStrayed

_RATE_PLACES: Final = 3


def notes_of(told: ExportedInfusion) -> Iterator[Resource]:
    """Return them in the order of the record: each with when, and with who where people are named."""
    for entry in told.entries:
        words = _words(told, entry.event)
        if words:
            yield told.note(words, entry.at, _whose(entry))


def _words(told: ExportedInfusion, event: Event) -> str:
    free = told.naming.free
    match event:
        case NoteWritten():
            return free(event.text)
        case DripMeasured():
            return _drops(told, event)
        case VolumeRead():
            return f"volume read: {decimal_text(event.read.value, _RATE_PLACES)} mL given in all"
        case LimitOverridden() | VisitCalledOff():
            reason = free(event.reason)
            return _answered_for(event) + (f": {reason}" if reason else "")
        case RateRefused():
            asked = "" if event.attempted is None else f"{decimal_text(event.attempted.value, _RATE_PLACES)} mL/h: "
            kinds = [*(kind.value for kind in event.kinds), *(bound.value for bound in event.bounds)]
            return f"refused: {asked}{', '.join(kinds)}"
        case ReactionStepDone():
            return f"step of a severe reaction: {event.step.value}"
        case ClockStrayed():
            return f"clock of the desk: {event.how.value}, {decimal_text(event.by.value, 1)} min"
        case _:
            return ""


def _answered_for(event: LimitOverridden | VisitCalledOff) -> str:
    if isinstance(event, VisitCalledOff):
        return f"visit called off: {place_words(event.place)}"
    return (
        f"limit passed: {', '.join([*(kind.value for kind in event.kinds), *(bound.value for bound in event.bounds)])}"
    )


def _drops(told: ExportedInfusion, event: DripMeasured) -> str:
    counted, lowest, highest = (decimal_text(one.value, 1) for one in (event.drops, event.lowest, event.highest))
    giving_set = told.plan.giving_set
    of_set = (
        f" of a set with {decimal_text(giving_set.drop_factor.value, 0)} drops/mL"
        if isinstance(giving_set, Gravity)
        else ""
    )
    return f"drip counted: {counted} drops/min, between {lowest} and {highest}{of_set}; {event.used_as.value}"


def _whose(entry: Recorded) -> str:
    return entry.event.name if isinstance(entry.event, LimitOverridden | VisitCalledOff) else entry.by
