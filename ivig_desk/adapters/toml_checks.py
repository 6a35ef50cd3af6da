"""The checks before the start from a data file, and the ward's own after them; a ward changes units, never a check."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ivig_desk.adapters.gathering import gathered_each
from ivig_desk.adapters.toml_records import made, record_of
from ivig_desk.adapters.toml_table import TomlTable, file_bytes, toml_table
from ivig_desk.domain.infusion.checks import CheckEntry, CheckList

CHECKS = "checks.toml"
_ENTRIES, _UNITS = "checks", "units"


def load_checks(shipped: Path, ward: Path | None) -> CheckList:
    """Return the shipped checks, and where the ward has such a file its own after them and its units in place of ours.

    Raises BadDataFile with file, key, found and accepted; an id that is shipped is refused in a ward's file.
    """
    top = _top(shipped / CHECKS)
    top.hold_to(required=(_ENTRIES,))
    entries = _entries(top)
    ours = made(lambda: CheckList(entries=entries), top)
    if ward is None or not (ward / CHECKS).exists():
        return ours
    return _with_wards(ours, _top(ward / CHECKS))


def _with_wards(ours: CheckList, top: TomlTable) -> CheckList:
    top.hold_to(required=(), optional=(_ENTRIES, _UNITS))
    units = _units(ours, top.table(_UNITS)) if _UNITS in top.entries else {}
    changed = tuple(replace(entry, unit=units.get(entry.id, entry.unit)) for entry in ours.entries)
    added = _entries(top) if _ENTRIES in top.entries else ()
    return made(lambda: CheckList(entries=(*changed, *added)), top)


def _units(ours: CheckList, table: TomlTable) -> Mapping[str, str]:
    """The ward's units by id, each for a shipped check that has a number."""
    counted = [entry.id for entry in ours.entries if entry.unit is not None]
    table.hold_to(required=(), optional=counted)
    return {key: table.text(key) for key in table.entries}


def _top(path: Path) -> TomlTable:
    return toml_table(str(path), file_bytes(path))


def _entries(top: TomlTable) -> tuple[CheckEntry, ...]:
    return gathered_each(_entry, top.tables(_ENTRIES))


def _entry(table: TomlTable) -> CheckEntry:
    """One check; without risks it is asked of everybody."""
    return record_of(CheckEntry, replace(table, entries={"risks": [], **table.entries}))
