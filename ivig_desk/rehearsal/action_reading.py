"""The `with` of a step: what each verb needs, and nothing else."""

from collections.abc import Callable
from fractions import Fraction

from ivig_desk.domain.amounts.quantities import (
    Celsius,
    DropsPerMinute,
    Kilograms,
    Millilitres,
    Minutes,
    MlPerHour,
    MmHg,
    Percent,
    PerMinute,
)
from ivig_desk.domain.infusion.alarms import AlarmKind
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.commands import (
    CloseInfusion,
    CompleteInfusion,
    CorrectObservation,
    HangBottle,
    HoldInfusion,
    KeepRung,
    LowerRate,
    MeasureDrip,
    OverrideLimit,
    ReadVolume,
    RecordObservation,
    ResumeInfusion,
    SetRate,
    SilenceAlarms,
    StopInfusion,
    WriteNote,
)
from ivig_desk.domain.infusion.sound_check import SoundCheck
from ivig_desk.domain.monitoring.drip import DripUse, MissedDrop, Taps
from ivig_desk.domain.monitoring.observation import Consciousness, Observation, Oxygen, PatientSays
from ivig_desk.rehearsal.reaction_reading import REACTION_READERS
from ivig_desk.rehearsal.steps import (
    AcknowledgeAlarms,
    Action,
    ChangeOffset,
    ConfirmBedside,
    Kill,
    RaiseToNextRung,
    RateConfirmed,
    SetClock,
    Sleep,
    StartFirstRung,
    Verb,
    Wait,
)
from ivig_desk.rehearsal.table import QuantityT, ScenarioTable, shown

SECOND_CHECKER = "second checker of the scenario"
_SECONDS_IN_A_MINUTE = 60
_SIGNS = (
    "systolic",
    "diastolic",
    "heart_rate",
    "temperature_c",
    "spo2",
    "respiratory_rate",
    "consciousness",
    "oxygen",
    "says",
)


def read_action(verb: Verb, words: ScenarioTable) -> Action:
    """Return what a step does, from its verb and the words with it; raises ScenarioProblem."""
    plain = _PLAIN.get(verb)
    if plain is not None:
        words.hold_to(required=())
        return plain
    return _READERS[verb](words)


def read_bottle(table: ScenarioTable) -> Bottle:
    """Return a bottle with its batch, or with the reason why there is none; raises ScenarioProblem."""
    table.hold_to(required=("volume_ml",), optional=("batch", "expiry", "not_available"))
    is_known = table.one_of("batch", "not_available") == "batch"
    return Bottle(
        volume=table.positive("volume_ml", Millilitres),
        batch=table.text("batch") if is_known else "",
        expiry=table.day("expiry") if table.has("expiry") else None,
        not_available="" if is_known else table.text("not_available"),
    )


def _observation(words: ScenarioTable) -> Observation:
    return Observation(
        systolic=_measured(words, "systolic", MmHg),
        diastolic=_measured(words, "diastolic", MmHg),
        heart_rate=_measured(words, "heart_rate", PerMinute),
        temperature=_measured(words, "temperature_c", Celsius),
        spo2=_measured(words, "spo2", Percent),
        respiratory_rate=_measured(words, "respiratory_rate", PerMinute),
        consciousness=words.word("consciousness", Consciousness) if words.has("consciousness") else None,
        oxygen=words.word("oxygen", Oxygen) if words.has("oxygen") else None,
        says=words.word("says", PatientSays) if words.has("says") else None,
    )


def _measured(words: ScenarioTable, key: str, unit: type[QuantityT]) -> QuantityT | None:
    return words.amount(key, unit) if words.has(key) else None


def _observe(words: ScenarioTable) -> Action:
    words.hold_to(required=(), optional=_SIGNS)
    return RecordObservation(observation=_observation(words))


def _correct(words: ScenarioTable) -> Action:
    words.hold_to(required=("reason",), optional=_SIGNS)
    return CorrectObservation(of_version=None, observation=_observation(words), reason=words.text("reason"))


def _start(words: ScenarioTable) -> Action:
    words.hold_to(required=(), optional=("second_checker", "sound"))
    # Without a word on the sound it was heard: older scenarios say nothing of it.
    sound = words.word_or("sound", SoundCheck.HEARD)
    return StartFirstRung(second_checker=words.text_or("second_checker", SECOND_CHECKER), sound=sound)


def _raise(words: ScenarioTable) -> Action:
    words.hold_to(required=(), optional=("confirmed",))
    return RaiseToNextRung(confirmed=words.word_or("confirmed", RateConfirmed.YES))


def _lower(words: ScenarioTable) -> Action:
    words.hold_to(required=(), optional=("to_ml_h",))
    return LowerRate(to=words.amount("to_ml_h", MlPerHour) if words.has("to_ml_h") else None)


def _set_rate(words: ScenarioTable) -> Action:
    words.hold_to(required=(), optional=("to_ml_h", "to_drops_per_min"))
    if words.one_of("to_ml_h", "to_drops_per_min") == "to_ml_h":
        return SetRate(to=words.amount("to_ml_h", MlPerHour))
    return SetRate(to=words.amount("to_drops_per_min", DropsPerMinute))


def _stop(words: ScenarioTable) -> Action:
    words.hold_to(required=(), optional=("reason",))
    return StopInfusion(reason=words.text_or("reason", ""))


def _bottle(words: ScenarioTable) -> Action:
    return HangBottle(bottle=read_bottle(words))


def _volume(words: ScenarioTable) -> Action:
    words.hold_to(required=("read_ml",))
    return ReadVolume(read=words.amount("read_ml", Millilitres))


def _drip(words: ScenarioTable) -> Action:
    words.hold_to(required=("taps_s",), optional=("used_as", "missed"))
    taps = Taps(at=words.seconds("taps_s"), missed=words.word_or("missed", MissedDrop.NONE))
    return MeasureDrip(taps=taps, used_as=words.word_or("used_as", DripUse.CHECKED))


def _note(words: ScenarioTable) -> Action:
    words.hold_to(required=("text",))
    return WriteNote(text=words.text("text"))


def _override(words: ScenarioTable) -> Action:
    words.hold_to(required=("reason", "name"))
    return OverrideLimit(reason=words.text_or("reason", ""), name=words.text_or("name", ""))


def _acknowledge(words: ScenarioTable) -> Action:
    words.hold_to(required=(), optional=("alarm",))
    return AcknowledgeAlarms(kind=words.word("alarm", AlarmKind) if words.has("alarm") else None)


def _confirm(words: ScenarioTable) -> Action:
    words.hold_to(required=(), optional=("weight_kg", "rate_ml_h"))
    return ConfirmBedside(
        weight=words.positive_or_none("weight_kg", Kilograms),
        rate=words.amount("rate_ml_h", MlPerHour) if words.has("rate_ml_h") else None,
    )


def _kill(words: ScenarioTable) -> Action:
    words.hold_to(required=(), optional=("for_s", "jump_s"))
    seconds = words.number("for_s") if words.has("for_s") else Fraction(0)
    jump = words.signed("jump_s") if words.has("jump_s") else Fraction(0)
    return Kill(down_for=_of_seconds(seconds), jump=_of_seconds(jump))


def _clock(words: ScenarioTable) -> Action:
    words.hold_to(required=(), optional=("jump_s", "offset_min"))
    if words.one_of("jump_s", "offset_min") == "jump_s":
        return SetClock(jump=_of_seconds(words.signed("jump_s")))
    by = words.signed("offset_min")
    if by.denominator != 1:
        raise words.problem("offset_min", shown(words.entries["offset_min"]), "whole minutes")
    return ChangeOffset(by_minutes=int(by))


def _sleep(words: ScenarioTable) -> Action:
    words.hold_to(required=("for_s",))
    return Sleep(slept=_of_seconds(words.number("for_s")))


def _of_seconds(seconds: Fraction) -> Minutes:
    return Minutes(seconds / _SECONDS_IN_A_MINUTE)


_PLAIN: dict[Verb, Action] = {
    Verb.STAY: KeepRung(),
    Verb.HOLD: HoldInfusion(),
    Verb.RESUME: ResumeInfusion(),
    Verb.COMPLETE: CompleteInfusion(),
    Verb.CLOSE: CloseInfusion(),
    Verb.SILENCE: SilenceAlarms(),
    Verb.WAIT: Wait(),
}
_READERS: dict[Verb, Callable[[ScenarioTable], Action]] = {
    **REACTION_READERS,
    Verb.OBSERVE: _observe,
    Verb.CORRECT: _correct,
    Verb.START: _start,
    Verb.RAISE: _raise,
    Verb.LOWER: _lower,
    Verb.SET_RATE: _set_rate,
    Verb.STOP: _stop,
    Verb.BOTTLE: _bottle,
    Verb.VOLUME: _volume,
    Verb.DRIP: _drip,
    Verb.NOTE: _note,
    Verb.OVERRIDE: _override,
    Verb.ACKNOWLEDGE: _acknowledge,
    Verb.CONFIRM: _confirm,
    Verb.KILL: _kill,
    Verb.CLOCK: _clock,
    Verb.SLEEP: _sleep,
}
