"""FHIR resources as files: a Bundle for each infusion, or a file for each type of resource with one a line."""

import os
from collections.abc import Callable
from contextlib import ExitStack
from functools import reduce
from io import BufferedWriter
from pathlib import Path

from ivig_desk.adapters.exports.exported_infusion import ExportedInfusion
from ivig_desk.adapters.exports.fhir import bundle_text, resources_of
from ivig_desk.adapters.exports.fhir_json import Resource, encoded
from ivig_desk.adapters.exports.forms import ReadInfusion
from ivig_desk.adapters.exports.naming import Naming
from ivig_desk.domain.infusion.events import AlarmAcknowledged, AlarmsSilenced, Recorded
from ivig_desk.domain.infusion.folding import evolve
from ivig_desk.domain.infusion.infusion import Infusion, changed

Check = Callable[[str, str], None]
"""Raises ExportFault where the JSON of a resource of this type is not valid FHIR."""

_SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")


class BundleFiles:
    """Writes `INFUSION.json` into a folder for each infusion."""

    def __init__(self, folder: Path, naming: Naming, check: Check) -> None:
        """Write into this folder."""
        self._folder = folder
        self._naming = naming
        self._check = check

    def add(self, read: ReadInfusion) -> None:
        """Write the Bundle of an infusion; nothing where no plan was agreed."""
        told = exported(read, self._naming)
        if told is None:
            return
        whole = bundle_text(told, resources_of(told))
        self._check("Bundle", whole)
        with (self._folder / f"{_file_name(told)}.json").open("xb") as file:
            file.write(whole.encode())

    def finish(self) -> None:
        """Have every file on the disk: one by one would take longer than writing them."""
        if hasattr(os, "sync"):
            os.sync()

    def close(self) -> None:
        """Nothing is open."""


class LineFiles:
    """Writes `TYPE.ndjson` into a folder for each type of resource, each resource once."""

    def __init__(self, folder: Path, naming: Naming, check: Check) -> None:
        """Write into this folder."""
        self._folder = folder
        self._naming = naming
        self._check = check
        self._files: dict[str, BufferedWriter] = {}
        self._open = ExitStack()
        self._written: set[str] = set()

    def add(self, read: ReadInfusion) -> None:
        """Write every resource of an infusion that is not there yet: those shared stand as the first one has them."""
        told = exported(read, self._naming)
        if told is None:
            return
        for resource in resources_of(told):
            self._write(str(resource["resourceType"]), str(resource["id"]), resource)

    def finish(self) -> None:
        """Have every file on the disk."""
        for file in self._files.values():
            file.flush()
            os.fsync(file.fileno())

    def close(self) -> None:
        """Close every file, also where one of them has no room for what it still has to write."""
        self._open.close()

    def _write(self, kind: str, its_id: str, resource: Resource) -> None:
        if its_id in self._written:
            return
        self._written.add(its_id)
        line = encoded(resource)
        self._check(kind, line)
        if kind not in self._files:
            self._files[kind] = self._open.enter_context((self._folder / f"{kind}.ndjson").open("xb"))
        self._files[kind].write(line.encode() + b"\n")


def exported(read: ReadInfusion, naming: Naming) -> ExportedInfusion | None:
    """Return an infusion as FHIR is made of it, folded from its entries; None where no plan was agreed."""
    infusion = reduce(_followed, read.entries, _NOTHING)
    if infusion is None or infusion.plan is None:
        return None
    return ExportedInfusion(infusion=infusion, plan=infusion.plan, entries=read.entries, head=read.head, naming=naming)


_NOTHING: Infusion | None = None
_OF_ALARMS = (AlarmAcknowledged, AlarmsSilenced)


def _followed(infusion: Infusion | None, entry: Recorded) -> Infusion:
    """Which alarms were seen is in no export, and to follow it takes as long as all the rest."""
    if infusion is None or not isinstance(entry.event, _OF_ALARMS):
        return evolve(infusion, entry)
    return changed(infusion, version=entry.version, last_at=max(infusion.last_at, entry.at))


def _file_name(told: ExportedInfusion) -> str:
    """An infusion's identifier is one of ours and safe; whatever else stood in a record is no part of a path."""
    return told.called if told.called and set(told.called) <= _SAFE else told.id_of("bundle", 0)
