"""The labels a ward has taught: a TOML file of its own, and the same in memory for practice."""

from __future__ import annotations

from pathlib import Path

from ivig_desk.adapters.durable import write_durably
from ivig_desk.adapters.toml_table import TomlTable, file_bytes, toml_table
from ivig_desk.adapters.toml_text import quoted
from ivig_desk.desk.faults import BadDataFile, WardFileFault
from ivig_desk.domain.amounts.quantities import Millilitres
from ivig_desk.domain.formulary.two_people import PEOPLE_WANTED, are_two_people
from ivig_desk.domain.infusion.bottles.teaching import TaughtLabel

_KEYS = ("gtin", "preparation", "volume_ml", "taught_by", "taught_on")
_GTIN_LENGTH = 14
_TWO_NAMES = "the names of two people"
_HEAD = "# What each GTIN on the ward's packs stands for; the last entry of a GTIN counts, the earlier are kept.\n"


class TomlTaughtLabels:
    """The taught labels in a file, read when they are asked for."""

    def __init__(self, path: Path) -> None:
        """Take the file; it need not be there yet."""
        self._path = path

    def all(self) -> tuple[TaughtLabel, ...]:
        """Return every teaching; raises BadDataFile, also where the file cannot be read."""
        if not self._path.exists():
            return ()
        top = toml_table(str(self._path), file_bytes(self._path))
        top.hold_to(required=("label",))
        return tuple(_label_in(table) for table in top.tables("label"))

    def teach(self, label: TaughtLabel) -> None:
        """Write the file anew with one entry more, whole or not at all."""
        _hold_to_two_people(str(self._path), label)
        text = "\n".join((_HEAD, *map(_text_of, (*self.all(), label))))
        try:
            # A lone surrogate, which no file can hold, becomes a question mark.
            write_durably(self._path, text.encode("utf-8", "replace"))
        except OSError as fault:
            raise WardFileFault(str(self._path), fault.strerror or str(fault)) from fault


class MemoryTaughtLabels:
    """The taught labels of a practice or a rehearsal: gone with it."""

    def __init__(self, *labels: TaughtLabel) -> None:
        """Begin with these."""
        self._labels = labels

    def all(self) -> tuple[TaughtLabel, ...]:
        """Return every teaching."""
        return self._labels

    def teach(self, label: TaughtLabel) -> None:
        """Add one."""
        _hold_to_two_people("labels", label)
        self._labels = (*self._labels, label)


def _hold_to_two_people(file: str, label: TaughtLabel) -> None:
    if not are_two_people(label.by):
        raise BadDataFile(file, "taught_by", " and ".join(label.by), _TWO_NAMES)


def _label_in(table: TomlTable) -> TaughtLabel:
    table.hold_to(required=_KEYS)
    gtin, by = table.text("gtin"), table.texts("taught_by")
    if not (gtin.isascii() and gtin.isdigit() and len(gtin) == _GTIN_LENGTH):
        raise table.refused("gtin", f'"{gtin}"', f"{_GTIN_LENGTH} digits as text")
    if len(by) != PEOPLE_WANTED or not are_two_people(by):
        raise table.refused("taught_by", str(list(by)), _TWO_NAMES)
    first, second = by
    return TaughtLabel(
        gtin=gtin,
        preparation=table.text("preparation"),
        volume=table.amount("volume_ml", Millilitres),
        by=(first, second),
        on=table.day("taught_on"),
    )


def _text_of(label: TaughtLabel) -> str:
    by = ", ".join(quoted(name) for name in label.by)
    lines = (
        "[[label]]",
        f"gtin = {quoted(label.gtin)}",
        f"preparation = {quoted(label.preparation)}",
        f"volume_ml = {quoted(label.volume.text)}",
        f"taught_by = [{by}]",
        f"taught_on = {quoted(label.on.isoformat())}",
    )
    return "".join(f"{line}\n" for line in lines)
