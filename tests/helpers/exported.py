"""Played infusions written out: as FHIR resources at once, and through the whole of an export over real records."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from ivig_desk.adapters.exports.exporting import RecordsExports
from ivig_desk.adapters.exports.fhir import bundle_text, resources_of
from ivig_desk.adapters.exports.fhir_files import exported
from ivig_desk.adapters.exports.forms import ReadInfusion
from ivig_desk.adapters.exports.naming import plain_names_with, pseudonyms_with
from ivig_desk.desk.ports.exports import ExportDone, ExportForm, ExportNames, ExportWish
from ivig_desk.domain.record.desk_events import DeskEntry
from ivig_desk.domain.record.head import ChainHead
from tests.helpers.played import reading
from tests.helpers.records import EIGHT
from tests.helpers.sealed import KEY, journal_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from ivig_desk.adapters.exports.exported_infusion import ExportedInfusion
    from ivig_desk.adapters.sqlite_journal import SqliteJournal
    from ivig_desk.desk.keys import RecordsKey
    from ivig_desk.domain.infusion.events import Recorded
    from ivig_desk.domain.record.desk_events import DeskEvent

LINK = "ab" * 32
ID = "3f0c2a54-9d1e-4c57-8f6b-0a1b2c3d4e5f"
Json = dict[str, object]


def of_infusion(entries: Iterable[Recorded], infusion_id: str) -> tuple[Recorded, ...]:
    """The same entries as those of another infusion."""
    return tuple(replace(entry, infusion_id=infusion_id) for entry in entries)


def told(
    entries: Sequence[Recorded],
    *,
    names: ExportNames = ExportNames.PLAIN,
    key: RecordsKey = KEY,
    infusion_id: str = ID,
) -> ExportedInfusion:
    """An infusion on its way out of a desk with this key."""
    naming = plain_names_with(key, {}) if names is ExportNames.PLAIN else pseudonyms_with(key)
    head = ChainHead(version=len(entries), link=LINK)
    read = ReadInfusion(infusion_id=infusion_id, entries=of_infusion(entries, infusion_id), head=head)
    of = exported(read, naming)
    assert of is not None
    return of


def bundle(entries: Sequence[Recorded], *, names: ExportNames = ExportNames.PLAIN) -> str:
    """The text of its Bundle."""
    whole = told(entries, names=names)
    return bundle_text(whole, resources_of(whole))


def resources(text: str) -> list[Json]:
    """The resources of a Bundle, their numbers as they are written."""
    read = json.loads(text, parse_float=Decimal)
    return [entry["resource"] for entry in read["entry"]]


def of_type(text: str, kind: str) -> list[Json]:
    """Those of one type."""
    return [one for one in resources(text) if one["resourceType"] == kind]


def exports_over(journal: SqliteJournal, records: Path) -> RecordsExports:
    """What exports from records that nobody signs in to, and notes it there."""
    record = journal.desk_record()

    def note(event: DeskEvent) -> None:
        record.append([DeskEntry(recorded=reading(EIGHT), by="", by_id="", program="0.1.0", event=event)])

    return RecordsExports(journal=journal, records=records, key=KEY, note=note)


def journal_with(records: Path, *infusions: Sequence[Recorded]) -> SqliteJournal:
    """Records with these infusions in their folder, which is made."""
    records.parent.mkdir(exist_ok=True)
    journal = journal_at(records)
    for entries in infusions:
        journal.append(entries)
    return journal


def wish(form: ExportForm, target: Path, *infusion_ids: str, names: ExportNames = ExportNames.PLAIN) -> ExportWish:
    """An export of these infusions."""
    return ExportWish(form=form, names=names, target=str(target), infusion_ids=infusion_ids)


def done(exports: RecordsExports, wanted: ExportWish) -> ExportDone:
    """Take every step of an export."""
    *_, last = exports.export(wanted)
    assert isinstance(last, ExportDone)
    return last
