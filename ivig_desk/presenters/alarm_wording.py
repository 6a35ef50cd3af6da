"""What each alarm says."""

from ivig_desk.domain.infusion.alarms import AlarmKind, Priority, of_priority
from ivig_desk.presenters.screens import Tone

_TEXTS = {
    AlarmKind.SEVERE_REACTION: "Severe reaction – STOP, call for help",
    AlarmKind.CRITICAL_VITAL_SIGN: "Vital signs critical",
    AlarmKind.RATE_ABOVE_HARD_LIMIT: "Given rate is above the hard limit – lower or hold",
    AlarmKind.VITAL_SIGNS_OVERDUE: "Vital signs overdue",
    AlarmKind.CONCERNING_VITAL_SIGN: "Vital signs not within limits",
    AlarmKind.BOTTLE_EMPTY: "Bottle empty – hold, or connect the next",
    AlarmKind.ORDERED_VOLUME_REACHED: "Ordered volume reached – complete, hold, or read the volume",
    AlarmKind.HELD_LONG: "Held for long – resume, or stop",
    AlarmKind.BED_CHECK_WANTED: "The desk was not watching – confirm weight and running rate at the bed",
    AlarmKind.CLOCK_JUMPED: "Clock jumped or computer slept – confirm weight and running rate at the bed",
    AlarmKind.RISE_AVAILABLE: "A rise is available",
    AlarmKind.VITAL_SIGNS_DUE: "Vital signs due",
    AlarmKind.BOTTLE_EMPTIES_SOON: "Bottle empties soon",
}


def alarm_text(kind: AlarmKind) -> str:
    """Return the condition in words; what to do about it follows from the page."""
    return _TEXTS[kind]


def tone_of(priority: Priority) -> Tone:
    """Return the tone a priority is drawn in."""
    return of_priority(priority, high=Tone.HIGH, medium=Tone.MEDIUM, low=Tone.LOW)
