"""A desk with 100,000 infusions on file: how fast it opens, finds one, and is verified."""

import tempfile
from contextlib import closing
from pathlib import Path
from statistics import median
from time import perf_counter

from ivig_desk.adapters.clocks import SystemClock
from ivig_desk.adapters.folders import ward_folders
from ivig_desk.adapters.open_key import open_key
from ivig_desk.adapters.sqlite_journal import SqliteJournal
from ivig_desk.adapters.verifying import verify_records
from ivig_desk.bootstrap.records import desk_over
from tests.benchmarks.lines import RUNS, BenchLine, median_of
from tests.benchmarks.many_infusions import MANY, many_infusions
from tests.benchmarks.verify_lines import LIMIT_PER_SECOND
from tests.benchmarks.window_lines import started

RESTART_LIMIT_RATIO = 1.2
SEARCH_LIMIT_MS = 50
SOUGHT = ("turcanu stefan", "pop", "ma", "1000097", "97", "P100001234", "popescu ana irina 12", "nobody")
"""A whole name, beginnings of a name down to two letters, an identifier, a part of many, a batch, and none."""


def measure() -> tuple[BenchLine, ...]:
    """Return the lines of a desk with many infusions; they are made first where they are not there, in some minutes."""
    folder = many_infusions()
    return restart_line(folder), search_line(folder), verify_many_line(folder)


def restart_line(folder: Path, infusions: int = MANY) -> BenchLine:
    """Process start to the page that lists who is on file, turn by turn over many infusions and over none."""
    many, none = [], []
    with tempfile.TemporaryDirectory() as full, tempfile.TemporaryDirectory() as empty:
        (Path(full) / "practice").symlink_to(folder)
        started("signed-in", empty), started("signed-in", full)
        for _ in range(2 * RUNS):
            many.append(started("signed-in", full).milliseconds)
            none.append(started("signed-in", empty).milliseconds)
    return BenchLine(
        name=f"restart to the first page, {infusions} infusions on file",
        ours_ms=median(many),
        reference_name="the same desk with none on file",
        reference_ms=median(none),
        limit_ratio=RESTART_LIMIT_RATIO,
        extra=f"median of {2 * RUNS}",
    )


def search_line(folder: Path, infusions: int = MANY) -> BenchLine:
    """The slowest of several searches by name, identifier and batch, each the median of its runs."""
    folders = ward_folders(folder)
    medians: dict[str, float] = {}
    with closing(SqliteJournal(folders.records, open_key(folders.keys, folders.records))) as journal:
        desk = desk_over(journal, SystemClock(), None)
        for text in SOUGHT:
            took = []
            for _ in range(RUNS):
                start = perf_counter()
                desk.lists().find(text)
                took.append(perf_counter() - start)
            medians[text] = median_of(took)
    slowest = max(medians, key=lambda text: medians[text])
    return BenchLine(
        name=f"search by name, identifier or batch in {infusions} infusions",
        ours_ms=medians[slowest],
        limit_ms=SEARCH_LIMIT_MS,
        extra="; ".join(f"{text} {took:.1f} ms" for text, took in medians.items()),
    )


def verify_many_line(folder: Path) -> BenchLine:
    """Every event linked anew and understood, and the list held against them; once, for it takes a minute."""
    folders = ward_folders(folder)
    start = perf_counter()
    verification = verify_records(folders.records, open_key(folders.keys, folders.records), ())
    took_ms = (perf_counter() - start) * 1000
    assert verification.flaws == ()
    return BenchLine(
        name=f"verify {verification.events} events of {verification.infusions} infusions",
        ours_ms=took_ms,
        limit_ms=verification.events / LIMIT_PER_SECOND * 1000,
        extra=f"{verification.events / took_ms * 1000:.0f} events per second",
    )
