"""The alarm bar: every alarm of every infusion, the highest first."""

from ivig_desk.desk.desk import Look, Saving
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.infusion.alarms import Alarm, AlarmKind, Priority, Seen
from ivig_desk.presenters.alarm_wording import alarm_text, tone_of
from ivig_desk.presenters.formats import clock_text, countdown_text
from ivig_desk.presenters.observation_wording import finding_brief
from ivig_desk.presenters.records_wording import saving_text
from ivig_desk.presenters.screens import AlarmBar, AlarmRow, Button, Tone

ACKNOWLEDGE = "acknowledge"
PAUSE_SOUND = "pause-sound"
CALM = "No alarm"
"""Said while somebody is watched and nothing calls; with nobody to watch there is nothing to say."""
_ORDER = tuple(Priority)
_OF_VITAL_SIGNS = frozenset({AlarmKind.CRITICAL_VITAL_SIGN, AlarmKind.CONCERNING_VITAL_SIGN})


def alarm_bar_of(looks: tuple[Look, ...], saving: Saving, reading: ClockReading) -> AlarmBar:
    """Return the bar over every infusion that is being watched, each alarm naming its patient."""
    found = [(alarm, look) for look in looks if look.guidance is not None for alarm in look.guidance.alarms]
    found.sort(key=lambda pair: (_ORDER.index(pair[0].priority), pair[0].since))
    rows = [_row(alarm, look, _whose(look, looks)) for alarm, look in found]
    if saving.fault is not None:
        rows.insert(_after_high(found), _unsaved_row(saving))
    calm = CALM if looks and not rows else ""
    return AlarmBar(rows=tuple(rows), pause=_pause(looks, reading.wall) if found else None, calm=calm)


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


def _pause(looks: tuple[Look, ...], now: Instant) -> Button:
    """The pause of the sound counts down and ends by itself (S23)."""
    for look in looks:
        plan, silenced = look.infusion.plan, look.infusion.silenced_at
        if plan is None or silenced is None:
            continue
        left = plan.rules.schedule.sound_pause - now.since(silenced)
        if left.value > 0:
            return Button(name=PAUSE_SOUND, label=f"Sound paused {countdown_text(left)}")
    return Button(name=PAUSE_SOUND, label="Pause sound")
