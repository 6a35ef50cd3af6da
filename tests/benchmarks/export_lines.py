"""How many infusions leave in a second, in each form, and how long whoever waits for the next step waits."""

import gc
from contextlib import closing
from dataclasses import replace
from functools import reduce
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from ivig_desk.adapters.exports.exporting import RecordsExports
from ivig_desk.adapters.sqlite_journal import SqliteJournal
from ivig_desk.desk.ports.exports import ExportDone, ExportForm, ExportNames, ExportWish
from ivig_desk.domain.infusion.events import AlarmAcknowledged, Event, NoteWritten, ObservationRecorded, Recorded
from ivig_desk.domain.infusion.folding import evolve
from tests.benchmarks.lines import RUNS, BenchLine, median_of
from tests.helpers.played import adult_signs, at_minute, eight_hours, entry
from tests.helpers.sealed import KEY, journal_at

INFUSIONS = 200
ENTRIES = 50
LIMIT_PER_SECOND = 200


def measure() -> tuple[BenchLine, ...]:
    """Return a line for each form, with names, of infusions of eight hours, on the disk where temporary files are."""
    with TemporaryDirectory() as folder:
        records = Path(folder) / "records" / "desk.sqlite"
        records.parent.mkdir()
        with closing(journal_at(records)) as journal:
            for number in range(INFUSIONS):
                journal.append([replace(one, infusion_id=infusion_id(number)) for one in fifty_entries()])
            return tuple(export_line(journal, records, form) for form in ExportForm)


def fifty_entries() -> tuple[Recorded, ...]:
    """An adult's infusion of eight hours with its rises, holds and a reaction, observed for an hour after it."""
    entries = list(eight_hours().entries)
    while len(entries) < ENTRIES:
        number = len(entries)
        at = at_minute(str(490 + 5 * number))
        entries.append(entry(number + 1, at, _later(number)))
    assert reduce(evolve, entries, None) is not None
    return tuple(entries)


def _later(number: int) -> Event:
    match number % 3:
        case 0:
            return ObservationRecorded(observation=adult_signs(number))
        case 1:
            return AlarmAcknowledged(kind="observation-overdue")
        case _:
            return NoteWritten(text="asleep")


def infusion_id(number: int) -> str:
    """The identifier of the infusion of a number."""
    return f"{number:08x}-0000-4000-8000-{number * 7919:012x}"


def export_line(journal: SqliteJournal, records: Path, form: ExportForm) -> BenchLine:
    """All of them written out, again and again, each time to another place."""
    exports = RecordsExports(journal=journal, records=records, key=KEY, note=lambda _: None)
    took, longest, octets = [], 0.0, 0
    gc.freeze()
    for run in range(RUNS):
        wish = ExportWish(
            form=form,
            names=ExportNames.PLAIN,
            target=str(records.parent.with_name(f"{form.value}-{run}")),
            infusion_ids=tuple(map(infusion_id, range(INFUSIONS))),
        )
        start = before = perf_counter()
        for step in exports.export(wish):
            now = perf_counter()
            longest, before = max(longest, now - before), now
            octets = step.octets if isinstance(step, ExportDone) else octets
        took.append(perf_counter() - start)
    gc.unfreeze()
    whole = median_of(took)
    return BenchLine(
        name=f"export {INFUSIONS} infusions of {ENTRIES} entries as {form.value}",
        ours_ms=whole,
        limit_ms=INFUSIONS / LIMIT_PER_SECOND * 1000,
        extra=f"{INFUSIONS / whole * 1000:.0f} infusions per second, {octets / INFUSIONS / 1000:.1f} kB each, "
        f"longest step {longest * 1000:.0f} ms",
    )
