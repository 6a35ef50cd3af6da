"""Where a file's figures were read, and who read them: the documents by their short names, the names by [checked]."""

from collections.abc import Mapping
from dataclasses import dataclass

from ivig_desk.adapters.gathering import gathered
from ivig_desk.adapters.toml_table import TomlTable
from ivig_desk.desk.faults import BadDataFile, all_of
from ivig_desk.domain.formulary.profile import Checked, FigureStatus, Raised, Source

LONGEST_REASON = 100
"""A reason stands on every page beside the patient's name; a longer one would take the room of what runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The documents of a file by their short names, each as it was read or with what is at fault in it.

    `fault` is what is wrong where the file has no table of them.
    """

    by_name: Mapping[str, Source | BadDataFile]
    fault: BadDataFile | None = None

    def hold(self) -> None:
        """Raise BadDataFile for every document at fault, whether a figure names it or not."""
        read = (self.fault, *self.by_name.values())
        faults = [fault for one in read if isinstance(one, BadDataFile) for fault in one.every]
        if faults:
            raise all_of(faults)

    def cited(self, table: TomlTable) -> Source:
        """Return the source a figure names, so that a date read again is renewed in one place; raises BadDataFile."""
        name = table.text("source")
        if self.fault is not None:
            raise self.fault
        match self.by_name.get(name):
            case None:
                known = ", ".join(sorted(self.by_name)) or "none is there"
                raise table.refused("source", f'"{name}"', f"one of [sources]: {known}")
            case BadDataFile() as fault:
                raise fault
            case source:
                return source


def sources_in(table: TomlTable) -> Sources:
    """Return the documents a file's figures name; what is wrong with them is raised where one is cited."""
    try:
        inside = table.table("sources")
    except BadDataFile as fault:
        return Sources(by_name={}, fault=fault)
    return Sources(by_name={name: _source_or_fault(inside, name) for name in inside.entries})


def checked_in(table: TomlTable) -> Checked | None:
    """Return who read the file against its source, or None where it does not say; raises BadDataFile."""
    if "checked" not in table.entries:
        return None
    inside = table.table("checked")
    return gathered(
        Checked,
        lambda: inside.hold_to(required=("by", "on")),
        by=lambda: inside.texts("by"),
        on=lambda: inside.day("on"),
    )


def raised_in(table: TomlTable) -> Raised | None:
    """Return who answers for limits above the shipped ones, or None; raises BadDataFile.

    Which limits they are, only the shipped profiles can tell.
    """
    if "raised" not in table.entries:
        return None
    inside = table.table("raised")
    return gathered(
        Raised,
        lambda: inside.hold_to(required=("by", "reason", "on")),
        by=lambda: inside.texts("by"),
        reason=lambda: _reason(inside),
        on=lambda: inside.day("on"),
    )


def _reason(table: TomlTable) -> str:
    reason = table.text("reason")
    if len(reason) > LONGEST_REASON or not reason.isprintable():
        found = f"{len(reason)} signs" if len(reason) > LONGEST_REASON else "several lines"
        raise table.refused("reason", found, f"one line of at most {LONGEST_REASON} signs, for it stands on every page")
    return reason


def _source_or_fault(table: TomlTable, name: str) -> Source | BadDataFile:
    try:
        return _source(table.table(name))
    except BadDataFile as fault:
        return fault


def _source(table: TomlTable) -> Source:
    return gathered(
        Source,
        lambda: table.hold_to(required=("document", "dated", "read_on", "status")),
        document=lambda: table.text("document"),
        dated=lambda: table.text("dated"),
        read_on=lambda: table.day("read_on"),
        status=lambda: table.word("status", FigureStatus),
    )
