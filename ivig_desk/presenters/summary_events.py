"""What happened, as the tables of the summary say it: in fewer words than a line of the record."""

from collections.abc import Mapping
from typing import assert_never

from ivig_desk.domain.infusion.events import (
    ConfirmedAtBed,
    Event,
    InfusionHeld,
    InfusionResumed,
    InfusionStarted,
    InfusionStopped,
    LimitOverridden,
    MedicineGiven,
    ObservationCorrected,
    ObservationRecorded,
    RateEvent,
    RateLowered,
    RateRaised,
    RateRefused,
)
from ivig_desk.domain.infusion.reaction_events import EffectSeen, ReactionStepDone
from ivig_desk.domain.summary.actions import Action
from ivig_desk.presenters.event_wording import SOUND, event_text
from ivig_desk.presenters.formats import quantity_text
from ivig_desk.presenters.reaction_wording import step_done_text
from ivig_desk.presenters.summary_wording import RATE_PLACES, observation_text
from ivig_desk.presenters.treatment_wording import effect_text, medicine_text

_BEGUN: Mapping[type[RateEvent], str] = {
    RateRaised: "raised",
    RateLowered: "lowered",
    InfusionHeld: "held",
    InfusionResumed: "resumed",
}


def limit_text(event: RateRefused | LimitOverridden) -> str:
    """Which limit was met, by the stable names of its reasons as words, with the bounds it came from."""
    kinds = ", ".join(kind.value.replace("-", " ") for kind in event.kinds)
    bounds = ", ".join(bound.value.replace("-", " ") for bound in event.bounds)
    return f"{kinds} ({bounds})" if bounds else kinds


def refused_text(event: RateRefused) -> str:
    """What was asked for and refused (S1)."""
    attempted = "" if event.attempted is None else f" {quantity_text(event.attempted, RATE_PLACES)}"
    return f"refused{attempted}: {limit_text(event)}"


def begun_text(event: RateEvent) -> str:
    """What began a stretch of one rate; the rate itself stands beside it."""
    match event:
        case InfusionStarted():
            return f"started{SOUND[event.sound]}"
        case ConfirmedAtBed():
            return "confirmed at the bed"
        case RateRaised() | RateLowered() | InfusionHeld() | InfusionResumed():
            return _BEGUN[type(event)]
        case _:
            return event_text(event)


def timeline_text(event: Event) -> str:
    """An event in the line it has in the timeline; vital signs short, since they have a table of their own."""
    match event:
        case ObservationRecorded():
            return f"vital signs: {observation_text(event.observation)}"
        case ObservationCorrected():
            corrected = observation_text(event.observation)
            return f"vital signs of entry {event.of_version} corrected ({event.reason}): {corrected}"
        case _:
            return event_text(event)


def action_text(action: Action) -> str:
    """What was done in answer to an adverse event."""
    match action:
        case RateLowered():
            return f"lowered to {quantity_text(action.to, RATE_PLACES)}"
        case InfusionHeld():
            return "held"
        case InfusionStopped():
            return "stopped"
        case MedicineGiven():
            return medicine_text(action.name, action.dose)
        case EffectSeen():
            return effect_text(action.medicine, action.effect)
        case ReactionStepDone():
            return step_done_text(action.step)
        case _:
            assert_never(action)
