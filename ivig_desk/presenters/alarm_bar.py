"""The alarm bar: every alarm of every infusion, the highest first."""

from ivig_desk.desk.desk import Look, Saving
from ivig_desk.desk.ports import SoundState
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.infusion.alarms import Alarm, AlarmKind, Priority, Seen
from ivig_desk.domain.infusion.audible import pause_left
from ivig_desk.presenters.alarm_sound import watched_in
from ivig_desk.presenters.alarm_wording import alarm_text, tone_of
from ivig_desk.presenters.formats import clock_text, countdown_text
from ivig_desk.presenters.observation_wording import finding_brief
from ivig_desk.presenters.records_wording import saving_text
from ivig_desk.presenters.screens import AlarmBar, AlarmRow, Button, Tone

ACKNOWLEDGE = "acknowledge"
PAUSE_SOUND = "pause-sound"
CALM = "No alarm"
"""Said while somebody is watched and nothing calls; with nobody to watch there is nothing to say."""
_NO_SOUND = {
    SoundState.NO_DEVICE: "No sound device – alarms are seen here, not heard: keep this window in sight",
    SoundState.NO_LIBRARY: "No sound in this installation – alarms are seen here, not heard: keep this window in sight",
    SoundState.LOST: "Sound device lost – alarms are seen here, not heard: keep this window in sight",
}
_ORDER = tuple(Priority)
_OF_VITAL_SIGNS = frozenset({AlarmKind.CRITICAL_VITAL_SIGN, AlarmKind.CONCERNING_VITAL_SIGN})


def alarm_bar_of(looks: tuple[Look, ...], saving: Saving, reading: ClockReading, sound: SoundState | None) -> AlarmBar:
    """Return the bar over every infusion that is being watched, each alarm naming its patient.

    `sound` is what can be heard, None where nobody is watched: what cannot be heard, the whole window flashes.
    """
    found = [(alarm, look) for look in looks if look.guidance is not None for alarm in look.guidance.alarms]
    found.sort(key=lambda pair: (_ORDER.index(pair[0].priority), pair[0].since))
    rows = [_row(alarm, look, _whose(look, looks)) for alarm, look in found]
    if saving.fault is not None:
        rows.insert(_after_high(found), _unsaved_row(saving))
    pause = _pause(looks, reading.wall) if rows and looks else None
    frame = None
    mute = None if sound is None else _NO_SOUND.get(sound)
    if mute is not None:
        frame = next((row.priority for row in rows if not row.seen), None)
        rows.append(_mute_row(mute))
    calm = CALM if looks and not rows else ""
    return AlarmBar(rows=tuple(rows), pause=pause, calm=calm, frame=frame)


def acknowledge_name(infusion_id: str, kind: AlarmKind) -> str:
    """Return the name of the control that says an alarm of an infusion was seen."""
    return f"{ACKNOWLEDGE}:{infusion_id}:{kind.value}"


def _row(alarm: Alarm, look: Look, whose: str) -> AlarmRow:
    is_new = alarm.seen is Seen.NEW
    findings = () if look.guidance is None else look.guidance.findings
    named = f": {finding_brief(findings[0])}" if alarm.kind in _OF_VITAL_SIGNS and findings else ""
    seen = Button(name=acknowledge_name(look.infusion.id, alarm.kind), label="Acknowledge")
    return AlarmRow(
        name=f"{look.infusion.id}:{alarm.kind.value}",
        priority=tone_of(alarm.priority),
        text=f"{alarm_text(alarm.kind)}{named} – {whose}",
        since=f"since {clock_text(alarm.since, look.reading.utc_offset_minutes)}",
        seen="" if is_new else "seen",
        acknowledge=seen if is_new else None,
        opens=look.infusion.id,
    )


def _whose(look: Look, looks: tuple[Look, ...]) -> str:
    """The patient's name, and the identifier too where two who are watched have one name (S29)."""
    names = [one.infusion.plan.patient.name for one in looks if one.infusion.plan is not None]
    if look.infusion.plan is None:
        return ""
    patient = look.infusion.plan.patient
    return patient.name if names.count(patient.name) == 1 else f"{patient.name}, ID {patient.identifier}"


def _unsaved_row(saving: Saving) -> AlarmRow:
    return AlarmRow(
        name="records-not-saved",
        priority=Tone.MEDIUM,
        text=saving_text(saving),
        since="",
        seen="",
        acknowledge=None,
    )


def _after_high(found: list[tuple[Alarm, Look]]) -> int:
    return sum(1 for alarm, _ in found if alarm.priority is Priority.HIGH)


def _mute_row(text: str) -> AlarmRow:
    """Nothing to acknowledge: it stays until there is sound again."""
    return AlarmRow(
        name="no-sound",
        priority=Tone.LOW,
        text=text,
        since="",
        seen="",
        acknowledge=None,
    )


def _pause(looks: tuple[Look, ...], now: Instant) -> Button:
    """The pause of the sound counts down and ends by itself, or once something new breaks it (S23)."""
    left = pause_left(watched_in(looks), now)
    label = "Pause sound" if left is None else f"Sound paused {countdown_text(left)}"
    return Button(name=PAUSE_SOUND, label=label)
