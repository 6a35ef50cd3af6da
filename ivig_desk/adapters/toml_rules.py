"""The ward's rules and the weight reference from data files: a key a field, numbers as text, nothing half-right."""

import csv
from pathlib import Path

from ivig_desk.adapters.toml_records import made, record_of
from ivig_desk.adapters.toml_table import TomlTable, file_bytes, toml_table
from ivig_desk.desk.faults import BadDataFile
from ivig_desk.domain.monitoring.bands import Bands
from ivig_desk.domain.monitoring.drip_rules import DripRules
from ivig_desk.domain.monitoring.rules import WardRules
from ivig_desk.domain.monitoring.schedule import Schedule
from ivig_desk.domain.patient.plausibility import AdultWeights, ChildWeights, WeightChange, WeightReference, WeightRow
from ivig_desk.domain.reactions.signs import SignEntry

BANDS = "bands.toml"
SCHEDULE = "schedule.toml"
SIGNS = "signs.toml"
DRIP = "drip.toml"
WEIGHT_LIMITS = "weight_adult.toml"
WEIGHT_FOR_AGE = "weight_for_age.csv"

_COLUMNS = ["sex", "age_months", "p3_kg", "p50_kg", "p97_kg"]


def load_rules(folder: Path, drip_folder: Path | None = None) -> WardRules:
    """Return thresholds, times and vocabulary of a folder; raises BadDataFile with file, key, found and accepted.

    The rules of the counted drip are checked against no other file and may stand in a folder of their own.
    """
    signs = _top(folder / SIGNS)
    signs.hold_to(required=["signs"])
    entries = tuple(record_of(SignEntry, table) for table in signs.tables("signs"))
    bands = record_of(Bands, _top(folder / BANDS))
    schedule = record_of(Schedule, _top(folder / SCHEDULE))
    drip = record_of(DripRules, _top((drip_folder or folder) / DRIP))
    return made(lambda: WardRules(bands=bands, schedule=schedule, signs=entries, drip=drip), signs)


def load_weight_reference(folder: Path) -> WeightReference:
    """Return growth reference and weight limits of a folder; raises BadDataFile with file, key, found and accepted."""
    limits = _top(folder / WEIGHT_LIMITS)
    limits.hold_to(required=["child", "adult", "change"])
    child = record_of(ChildWeights, limits.table("child"))
    adult = record_of(AdultWeights, limits.table("adult"))
    change = record_of(WeightChange, limits.table("change"))
    growth = folder / WEIGHT_FOR_AGE
    rows = _weight_rows(growth)
    reference = TomlTable(file=str(growth), name="", entries={}, document="")
    return made(lambda: WeightReference(rows=rows, child=child, adult=adult, change=change), reference)


def _top(path: Path) -> TomlTable:
    return toml_table(str(path), file_bytes(path))


def _weight_rows(path: Path) -> tuple[WeightRow, ...]:
    try:
        lines = file_bytes(path).decode("utf-8").splitlines()
    except UnicodeDecodeError:
        raise BadDataFile(str(path), "file", "not UTF-8", "text saved as UTF-8") from None
    header, *rows = list(csv.reader(lines, strict=True)) or [[]]
    if header != _COLUMNS:
        raise BadDataFile(str(path), "line 1", ",".join(header), ",".join(_COLUMNS))
    return tuple(_weight_row(path, number, row) for number, row in enumerate(rows, start=2))


def _weight_row(path: Path, number: int, row: list[str]) -> WeightRow:
    """Return one line of the growth reference, read as a table so that its faults name line and column."""
    if len(row) != len(_COLUMNS):
        raise BadDataFile(str(path), f"line {number}", ",".join(row), f"{len(_COLUMNS)} values")
    line = TomlTable(file=str(path), name=f"line {number}", entries=dict(zip(_COLUMNS, row, strict=True)), document="")
    return record_of(WeightRow, line)
