"""Each event of the record in one line."""

from typing import assert_never

from ivig_desk.domain.infusion import events as happened
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.drip_measured import DripMeasured
from ivig_desk.domain.infusion.not_watching import DeskReopened, NotWatching
from ivig_desk.domain.infusion.reaction_events import (
    AdverseEventRegraded,
    AdverseEventStruck,
    EffectSeen,
    ReactionStepDone,
)
from ivig_desk.domain.infusion.report_written import ReportWritten
from ivig_desk.domain.infusion.sound_check import SoundCheck
from ivig_desk.domain.infusion.straying import ClockStrayed
from ivig_desk.domain.monitoring.observation import Observation, Sign
from ivig_desk.presenters.drip_wording import measured_text
from ivig_desk.presenters.formats import date_text, quantity_text
from ivig_desk.presenters.plan_wording import question_text
from ivig_desk.presenters.reaction_wording import step_done_text
from ivig_desk.presenters.reporter_wording import written_text
from ivig_desk.presenters.run_wording import said_text, sign_text
from ivig_desk.presenters.scan_wording import identity_text
from ivig_desk.presenters.straying_wording import strayed_text
from ivig_desk.presenters.treatment_wording import effect_text

RATE_PLACES = 2


SOUND = {
    SoundCheck.NOT_ANSWERED: "",
    SoundCheck.HEARD: ", alarm sound heard",
    SoundCheck.BY_SIGHT: ", alarm sound not heard: by sight",
}
"""What a start says of the sound of alarms."""

_NOT_WATCHING = {
    NotWatching.RESTARTED: "desk started again",
    NotWatching.CLOCK_JUMPED: "clock jumped or computer slept",
}


def event_text(event: happened.Event) -> str:
    """Return what happened, with its amounts and their units."""
    if isinstance(event, happened.RateEvent):
        return _rate_text(event)
    if isinstance(event, happened.RecordEvent):
        return _record_text(event)
    if isinstance(event, happened.ReactionEvent):
        return _reaction_text(event)
    if isinstance(event, happened.LimitEvent):
        return _limit_text(event)
    if isinstance(event, DripMeasured):
        return measured_text(event)
    if isinstance(event, ReportWritten):
        return written_text(event.report)
    if isinstance(event, happened.DeskEvent):
        return _desk_text(event)
    return _plan_text(event)


def observation_text(observation: Observation) -> str:
    """Return the values measured, each with its sign and unit."""
    measured = [(sign, observation.of(sign)) for sign in Sign]
    texts = [f"{sign_text(sign)} {quantity_text(value, 1)}" for sign, value in measured if value is not None]
    if observation.consciousness is not None:
        texts.append(observation.consciousness.value)
    if observation.oxygen is not None:
        texts.append(observation.oxygen.value)
    return ", ".join(filter(None, (*texts, said_text(observation))))


def bottle_text(bottle: Bottle) -> str:
    """Return volume, batch and expiry of a bottle, or why its batch was not to be had."""
    batch = f"batch {bottle.batch}" if bottle.batch else f"batch not available: {bottle.not_available}"
    expiry = "" if bottle.expiry is None else f", expires {date_text(bottle.expiry)}"
    return f"{quantity_text(bottle.volume, 1)}, {batch}{expiry}"


def _plan_text(event: happened.PlanEvent) -> str:
    match event:
        case happened.PlanKept():
            return "plan kept"
        case happened.InfusionPlanned():
            return _planned_text(event)
        case happened.PlanDiscarded():
            return f"plan discarded: {event.reason}"
        case _:
            assert_never(event)


def _planned_text(event: happened.InfusionPlanned) -> str:
    """With what was asked about the plan, a contraindication among it, and who answered why."""
    answers = (f"{question_text(one.question)}: {one.reason}, {one.name}" for one in event.plan.asked)
    return "; ".join(("plan agreed", *answers))


def _rate_text(event: happened.RateEvent) -> str:
    match event:
        case happened.InfusionStarted():
            heard = SOUND[event.sound]
            return f"started at {quantity_text(event.rate, RATE_PLACES)}, second checker {event.second_checker}{heard}"
        case happened.RateRaised():
            return f"raised to {quantity_text(event.to, RATE_PLACES)}"
        case happened.RateLowered():
            return f"lowered to {quantity_text(event.to, RATE_PLACES)}"
        case happened.InfusionResumed():
            return f"resumed at {quantity_text(event.rate, RATE_PLACES)}"
        case happened.ConfirmedAtBed():
            weight, rate = quantity_text(event.weight, RATE_PLACES), quantity_text(event.rate, RATE_PLACES)
            return f"confirmed at the bed: {weight}, {rate}"
        case happened.InfusionStopped():
            return f"stopped{f': {event.reason}' if event.reason else ''}"
        case happened.RungKept() | happened.InfusionHeld() | happened.InfusionCompleted():
            return _PLAIN[type(event)]
        case _:
            assert_never(event)


_PLAIN = {
    happened.RungKept: "stayed on the rung",
    happened.InfusionHeld: "held",
    happened.InfusionCompleted: "completed: the dose is in",
}


def _record_text(event: happened.RecordEvent) -> str:
    match event:
        case happened.ObservationRecorded():
            return f"vital signs: {observation_text(event.observation)}"
        case happened.ObservationCorrected():
            return f"vital signs corrected ({event.reason}): {observation_text(event.observation)}"
        case happened.StopReasonGiven():
            return f"reason of the stop: {event.reason}"
        case happened.MedicineGiven():
            against = f" for {_words(event.against)}" if event.against else ""
            return f"medicine{against}: {event.name} {event.dose}"
        case happened.BottleHung():
            identity = identity_text(event.bottle)
            return f"bottle connected: {bottle_text(event.bottle)}{f', {identity}' if identity else ''}"
        case happened.VolumeRead():
            return f"volume read: {quantity_text(event.read, 1)} given in all"
        case happened.NoteWritten() | happened.InfusionClosed():
            return f"note: {event.text}" if isinstance(event, happened.NoteWritten) else "discharged, closed"
        case _:
            assert_never(event)


def _reaction_text(event: happened.ReactionEvent) -> str:
    if isinstance(event, happened.AdverseEventFlagged):
        at, batch = quantity_text(event.rate, RATE_PLACES), event.batch or "not known"
        return f"adverse event: {_words(event.sign)}, grade {event.grade.value}, at {at}, batch {batch}"
    if isinstance(event, AdverseEventRegraded):
        return f"adverse event corrected ({event.reason}): grade {event.grade.value}"
    if isinstance(event, AdverseEventStruck):
        return f"adverse event entered by mistake: {event.reason}"
    if isinstance(event, ReactionStepDone):
        return f"severe reaction: {step_done_text(event.step)}"
    if isinstance(event, EffectSeen):
        return f"effect of {effect_text(event.medicine, event.effect)}"
    return f"adverse event gone: {_words(event.sign)}"


def _limit_text(event: happened.LimitEvent) -> str:
    kinds = ", ".join(_words(kind.value) for kind in event.kinds)
    if isinstance(event, happened.LimitOverridden):
        return f"limit passed ({kinds}): {event.reason}, {event.name}"
    attempted = "" if event.attempted is None else f" {quantity_text(event.attempted, RATE_PLACES)}"
    return f"refused{attempted}: {kinds}"


def _desk_text(event: happened.DeskEvent) -> str:
    match event:
        case happened.AlarmAcknowledged():
            return f"alarm seen: {_words(event.kind)}"
        case happened.AlarmsSilenced():
            return "sound paused"
        case DeskReopened():
            return f"{_NOT_WATCHING[event.why]}: weight and rate asked at the bed"
        case ClockStrayed():
            return strayed_text(event)
        case _:
            assert_never(event)


def _words(name: str) -> str:
    """A stable name as words."""
    return name.replace("-", " ")
