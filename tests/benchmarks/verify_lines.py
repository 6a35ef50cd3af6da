"""How long it takes to hold the records against their chains."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from ivig_desk.adapters.verifying import verify_records
from tests.benchmarks.journal_lines import LONG_RECORD, long_record
from tests.benchmarks.lines import RUNS, BenchLine, median_of
from tests.helpers.sealed import KEY, journal_at

INFUSIONS = 4
EVENTS = INFUSIONS * LONG_RECORD
LIMIT_PER_SECOND = 20_000


def measure() -> tuple[BenchLine, ...]:
    """Return what verifying takes, on the disk where temporary files are."""
    with TemporaryDirectory() as folder:
        return (verify_line(Path(folder) / "desk.sqlite"),)


def verify_line(file: Path) -> BenchLine:
    """Every event linked anew, understood, and its documents held against their checksums."""
    happened = long_record()
    with closing(journal_at(file)) as journal:
        for number in range(INFUSIONS):
            journal.append([replace(entry, infusion_id=f"infusion-{number}") for entry in happened])
    took = []
    for _ in range(RUNS):
        start = perf_counter()
        verification = verify_records(file, KEY, ())
        took.append(perf_counter() - start)
        assert (verification.events, verification.flaws) == (EVENTS, ())
    whole = median_of(took)
    return BenchLine(
        name=f"verify {EVENTS} events of {INFUSIONS} infusions",
        ours_ms=whole,
        limit_ms=EVENTS / LIMIT_PER_SECOND * 1000,
        extra=f"{EVENTS / whole * 1000:.0f} events per second",
    )
