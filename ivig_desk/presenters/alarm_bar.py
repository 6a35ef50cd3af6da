"""The alarm bar: every alarm of every infusion, the highest first."""

from ivig_desk.desk.look import Look
from ivig_desk.desk.ports import SoundState
from ivig_desk.desk.unsaved import Saving
from ivig_desk.domain.infusion.alarm_lights import AlarmLights
from ivig_desk.domain.infusion.alarms import Alarm, AlarmKind, Priority, Seen
from ivig_desk.domain.infusion.desk_alarms import DESK_PRIORITIES, DeskAlarmKind
from ivig_desk.presenters.alarm_light import light_of
from ivig_desk.presenters.alarm_sound import Sounding
from ivig_desk.presenters.alarm_wording import alarm_text, tone_of
from ivig_desk.presenters.formats import clock_text, countdown_text
from ivig_desk.presenters.observation_wording import finding_brief
from ivig_desk.presenters.records_wording import found_texts, saving_text
from ivig_desk.presenters.screens import AlarmBar, AlarmRow, Button

ACKNOWLEDGE = "acknowledge"
PAUSE_SOUND = "pause-sound"
CALM = "No alarm"
"""Said while somebody is watched and nothing calls; with nobody to watch there is nothing to say."""
_NO_SOUND = {
    SoundState.NO_DEVICE: "No sound device – alarms are seen here, not heard: keep this window in sight",
    SoundState.NO_LIBRARY: "No sound in this installation – alarms are seen here, not heard: keep this window in sight",
    SoundState.LOST: "Sound device lost – alarms are seen here, not heard: keep this window in sight",
}
BATTERY_LOW = "Battery low – connect the computer to the mains"
_TO_DO = " – "
_MILLISECOND_US = 1000
_A_SECOND_US = 1_000_000
"""The window looks again every second anyway."""
_ORDER = tuple(Priority)
_TONES = tuple(tone_of(priority) for priority in Priority)
_OF_VITAL_SIGNS = frozenset({AlarmKind.CRITICAL_VITAL_SIGN, AlarmKind.CONCERNING_VITAL_SIGN})


def alarm_bar_of(looks: tuple[Look, ...], saving: Saving, sounding: Sounding, lights: AlarmLights) -> AlarmBar:
    """Return the bar over every infusion that is being watched, each alarm naming its patient.

    What cannot be heard, the whole window flashes.
    """
    found = [(alarm, look) for look in looks if look.guidance is not None for alarm in look.guidance.alarms]
    found.sort(key=lambda pair: (_ORDER.index(pair[0].priority), pair[0].since))
    rows = [_row(alarm, look, _whose(look, looks), lights) for alarm, look in found]
    of_desk = _of_the_desk(saving, sounding, lights)
    pause = _pause(sounding) if looks and (rows or of_desk) else None
    rows = sorted((*of_desk, *rows), key=lambda row: _TONES.index(row.priority))
    frame = None
    mute = None if sounding.state is None else _NO_SOUND.get(sounding.state)
    if mute is not None:
        frame = next((row.light for row in rows if not row.seen), None)
        rows.append(_desk_row("no-sound", Priority.LOW, mute, lights))
    rows += [_desk_row("held-before", Priority.LOW, text, lights) for text in found_texts(saving)]
    calm = CALM if looks and not rows else ""
    return AlarmBar(rows=tuple(rows), pause=pause, calm=calm, frame=frame, look_in_ms=_look_in_ms(looks))


def acknowledge_name(infusion_id: str, kind: AlarmKind) -> str:
    """Return the name of the control that says an alarm of an infusion was seen."""
    return f"{ACKNOWLEDGE}:{infusion_id}:{kind.value}"


def _look_in_ms(looks: tuple[Look, ...]) -> int | None:
    """How long it is to the next moment an alarm may begin, in whole milliseconds and never before it."""
    guided = [look.guidance for look in looks if look.guidance is not None]
    waits = [one.next_call.microseconds - one.now.microseconds for one in guided if one.next_call is not None]
    wait = -(-min(waits, default=_A_SECOND_US) // _MILLISECOND_US)
    return wait if wait * _MILLISECOND_US < _A_SECOND_US else None


def _row(alarm: Alarm, look: Look, whose: str, lights: AlarmLights) -> AlarmRow:
    is_new = alarm.seen is Seen.NEW
    findings = () if look.guidance is None else look.guidance.findings
    named = f": {finding_brief(findings[0])}" if alarm.kind in _OF_VITAL_SIGNS and findings else ""
    seen = Button(name=acknowledge_name(look.infusion.id, alarm.kind), label="Acknowledge")
    return AlarmRow(
        name=f"{look.infusion.id}:{alarm.kind.value}",
        priority=tone_of(alarm.priority),
        light=light_of(lights.of(alarm.priority)),
        text=f"{alarm_text(alarm.kind)}{named} – {whose}",
        since=f"since {clock_text(alarm.since, look.reading.utc_offset_minutes)}",
        seen="" if is_new else "seen",
        acknowledge=seen if is_new else None,
        opens=look.infusion.id,
        brief=f"{alarm_text(alarm.kind).partition(_TO_DO)[0]} – {whose}",
    )


def _whose(look: Look, looks: tuple[Look, ...]) -> str:
    """The patient's name, and the identifier too where two who are watched have one name (S29)."""
    names = [one.infusion.plan.patient.name for one in looks if one.infusion.plan is not None]
    if look.infusion.plan is None:
        return ""
    patient = look.infusion.plan.patient
    return patient.name if names.count(patient.name) == 1 else f"{patient.name}, ID {patient.identifier}"


def _of_the_desk(saving: Saving, sounding: Sounding, lights: AlarmLights) -> list[AlarmRow]:
    """What calls of the desk; that records are not saved is said where nobody is watched, too."""
    texts = {} if saving.fault is None else {DeskAlarmKind.RECORDS_NOT_SAVED: saving_text(saving)}
    if DeskAlarmKind.BATTERY_LOW in sounding.desk.calling:
        texts[DeskAlarmKind.BATTERY_LOW] = BATTERY_LOW
    return [_desk_row(kind.value, DESK_PRIORITIES[kind], text, lights) for kind, text in texts.items()]


def _desk_row(name: str, priority: Priority, text: str, lights: AlarmLights) -> AlarmRow:
    """Nothing to acknowledge: it stays until it is mended."""
    light = light_of(lights.of(priority))
    return AlarmRow(name=name, priority=tone_of(priority), light=light, text=text, since="", seen="", acknowledge=None)


def _pause(sounding: Sounding) -> Button:
    """The pause of the sound counts down and ends by itself, or once something new breaks it (S23)."""
    left = sounding.pause_left
    label = "Pause sound" if left is None else f"Sound paused {countdown_text(left)}"
    return Button(name=PAUSE_SOUND, label=label)
