"""A records file of format 1, opened as a later version opens it: nothing of it is lost or read otherwise."""

import shutil
import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import reduce
from pathlib import Path

import pytest

from ivig_desk.adapters.sqlite_journal import SqliteJournal
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.events import Recorded
from ivig_desk.domain.infusion.folding import evolve
from tests.golden.facts import facts_of
from tests.helpers.sealed import KEY, journal_at, with_key

KEPT = Path(__file__).parent / "format-1"
EXPECTED = tomllib.loads((KEPT / "expected.toml").read_text(encoding="utf-8"))
EACH_KIND = 32
"""How many kinds of event there were in format 1; one of each stands in the infusion `one-of-each`."""

COLUMNS = 'infusion_id, version, at_us, recorded_at_us, utc_offset_min, monotonic_us, "by", program, kind, body'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return Path(shutil.copy(KEPT / "desk.sqlite", tmp_path / "desk.sqlite"))


@pytest.fixture
def journal(file: Path) -> Iterator[SqliteJournal]:
    with closing(journal_at(file)) as opened:
        yield opened


@pytest.mark.parametrize("infusion_id", EXPECTED)
def test_an_infusion_is_read_as_its_scenario_was_played(journal: SqliteJournal, infusion_id: str) -> None:
    """S7, S25."""
    happened = journal.read(infusion_id)
    infusion = reduce(evolve, happened[1:], evolve(None, happened[0]))

    assert {"entries": len(happened), **facts_of(infusion)} == EXPECTED[infusion_id]


def test_an_event_of_each_kind_is_understood(journal: SqliteJournal) -> None:
    """S25: a kind that was ever written is read for ever."""
    assert len(journal.read("one-of-each")) == EACH_KIND


def test_every_column_of_every_row_is_what_was_written(file: Path) -> None:
    """S25: what was recorded is not rewritten by a later program, to the last byte."""
    journal_at(file).close()

    assert _rows(file) == _rows(KEPT / "desk.sqlite")


def test_the_infusion_last_written_stands_first(journal: SqliteJournal) -> None:
    assert [entry.infusion_id for entry in journal.entries()] == [
        "one-of-each",
        "killed_and_taken_up",
        "headache_child",
    ]


def test_when_the_desk_last_watched_is_still_known(journal: SqliteJournal) -> None:
    """S7: the infusion was watched until its end, 192 minutes after 8:00."""
    assert journal.last_alive("headache_child") == Instant.of("2026-11-22T11:12:00Z")


def test_a_record_goes_on_where_it_ended(journal: SqliteJournal) -> None:
    """S25."""
    (*_, last) = journal.read("headache_child")
    with pytest.raises(ValueError, match="does not follow on"):
        journal.append([_moved(last, 2)])

    journal.append([_moved(last, 1)])

    assert len(journal.read("headache_child")) == 31


def _moved(entry: Recorded, by: int) -> Recorded:
    return replace(entry, version=entry.version + by)


def _rows(file: Path) -> list[tuple[object, ...]]:
    # The kept file is looked at as it lies, in the clear: SQLite would leave files of its own beside it.
    is_kept = file.parent == KEPT
    opened = sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True) if is_kept else with_key(file, KEY)
    with closing(opened) as program:
        return [
            *program.execute(f"SELECT rowid, {COLUMNS} FROM events ORDER BY rowid"),  # noqa: S608 - Our own column names.
            *program.execute("SELECT sha256, body FROM documents ORDER BY sha256"),
            *program.execute("SELECT infusion_id, alive_us FROM alive ORDER BY infusion_id"),
        ]
