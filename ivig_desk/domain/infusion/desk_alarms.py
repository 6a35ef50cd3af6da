"""What calls of the desk itself and of no patient (monitoring.md, "Alarms")."""

from dataclasses import dataclass
from enum import Enum, unique

from ivig_desk.domain.infusion.alarms import Priority


@unique
class DeskAlarmKind(Enum):
    """A condition of this computer that can be heard; kebab-case names are stable (glossary)."""

    RECORDS_NOT_SAVED = "records-not-saved"
    BATTERY_LOW = "battery-low"


DESK_PRIORITIES = {
    DeskAlarmKind.RECORDS_NOT_SAVED: Priority.MEDIUM,
    DeskAlarmKind.BATTERY_LOW: Priority.LOW,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskCalls:
    """What calls of the desk now, and what of it called when the sound was last paused."""

    calling: tuple[DeskAlarmKind, ...]
    silenced: tuple[DeskAlarmKind, ...]
