"""How alarms are seen and heard, from a data file."""

from pathlib import Path

from ivig_desk.adapters.toml_records import record_of
from ivig_desk.adapters.toml_table import file_bytes, toml_table
from ivig_desk.domain.infusion.alarm_signals import AlarmSignals

ALARMS = "alarms.toml"


def load_alarm_signals(folder: Path) -> AlarmSignals:
    """Return light and sound of each priority of a folder; raises BadDataFile with file, key, found and accepted."""
    path = folder / ALARMS
    return record_of(AlarmSignals, toml_table(str(path), file_bytes(path)))
