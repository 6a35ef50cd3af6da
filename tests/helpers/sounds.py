"""How alarms are seen and heard as shipped, and a device for it that is in memory."""

from __future__ import annotations

from functools import cache

from ivig_desk.adapters.data_files import TomlDataFiles, resources_folder
from ivig_desk.adapters.sounder import MemorySounder
from ivig_desk.domain.infusion.alarm_signals import AlarmSignals
from ivig_desk.domain.infusion.alarm_sounds import AlarmSounds


@cache
def shipped_signals() -> AlarmSignals:
    """The lights and sounds of the shipped file."""
    return TomlDataFiles(resources=resources_folder(), ward=None).alarm_signals()


def shipped_sounds() -> AlarmSounds:
    """The sounds of the shipped file."""
    return shipped_signals().sound


def sounder_in_memory() -> MemorySounder:
    """A device that only remembers."""
    return MemorySounder(shipped_sounds())
