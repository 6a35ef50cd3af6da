"""How alarms sound, from a data file."""

from pathlib import Path

from ivig_desk.adapters.toml_records import record_of
from ivig_desk.adapters.toml_table import file_bytes, toml_table
from ivig_desk.domain.infusion.alarm_sounds import AlarmSounds

ALARMS = "alarms.toml"


def load_alarm_sounds(folder: Path) -> AlarmSounds:
    """Return the sound of each priority of a folder; raises BadDataFile with file, key, found and accepted."""
    path = folder / ALARMS
    return record_of(AlarmSounds, toml_table(str(path), file_bytes(path)))
