"""Records of an earlier format: brought up whole or not at all, with the old file beside and nothing lost."""

import os
import shutil
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ivig_desk.adapters import connection, migrations, records_file, schema
from ivig_desk.adapters.connection import Database, connect
from ivig_desk.adapters.sqlite_journal import SqliteJournal
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.domain.record.head import ChainHead
from tests.helpers.chained import COLUMNS, chain_by_hand

GOLDEN = Path(__file__).parents[2] / "golden" / "format-1" / "desk.sqlite"
INFUSIONS = {"headache_child": 30, "killed_and_taken_up": 17, "one-of-each": 32}
"""How many events the kept file has of each infusion."""

STATEMENTS = 160
"""More than a migration of the kept file takes: after as many it is done and nobody is killed."""


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A records file of format 1."""
    return Path(shutil.copy(GOLDEN, tmp_path / "desk.sqlite"))


@pytest.mark.parametrize(("infusion_id", "events"), INFUSIONS.items())
def test_every_record_is_chained_and_ends_with_its_head(records: Path, infusion_id: str, events: int) -> None:
    """S25."""
    with closing(SqliteJournal(records)) as journal:
        head = journal.head(infusion_id)

    by_hand = chain_by_hand(records, infusion_id)
    assert _links(records, infusion_id) == by_hand
    assert head == ChainHead(version=events, link=by_hand[-1])


def test_a_migrated_file_is_defined_as_a_new_one(records: Path, tmp_path: Path) -> None:
    SqliteJournal(records).close()
    SqliteJournal(tmp_path / "new.sqlite").close()

    assert _definitions(records) == _definitions(tmp_path / "new.sqlite")
    assert (_format(records), records.read_bytes()[60:64]) == (2, (2).to_bytes(4))


def test_the_file_as_it_was_is_kept_beside(records: Path) -> None:
    """S25: whoever doubts the migration has what was there before it."""
    SqliteJournal(records).close()

    copy = records.with_name("desk.sqlite.format-1")
    assert sorted(path.name for path in records.parent.iterdir()) == ["desk.sqlite", "desk.sqlite.format-1"]
    assert _format(copy) == 1
    assert _rows(copy) == _rows(GOLDEN)
    assert copy.stat().st_mode & 0o777 == 0o600


def test_a_file_of_this_format_is_opened_as_it_is(records: Path) -> None:
    SqliteJournal(records).close()
    records.with_name("desk.sqlite.format-1").unlink()
    before = records.read_bytes()

    SqliteJournal(records).close()

    assert [path.name for path in records.parent.iterdir()] == ["desk.sqlite"]
    assert records.read_bytes() == before


@pytest.mark.parametrize("statements", range(1, STATEMENTS, 3))
def test_killed_at_any_statement_the_file_is_old_or_new_and_opens(records: Path, statements: int) -> None:
    """S7, S25: a flat battery in the middle of a migration."""
    _killed_after(statements, records)

    assert _format(records) in {1, 2}
    with closing(SqliteJournal(records)) as journal:
        assert {infusion_id: len(journal.read(infusion_id)) for infusion_id in INFUSIONS} == INFUSIONS
    assert _rows(records) == _rows(GOLDEN)
    assert _format(records.with_name("desk.sqlite.format-1")) == 1


def test_the_kills_fall_before_and_after_the_change(tmp_path: Path) -> None:
    found = set()
    for statements in (1, STATEMENTS):
        folder = tmp_path / str(statements)
        folder.mkdir()
        records = Path(shutil.copy(GOLDEN, folder / "desk.sqlite"))
        _killed_after(statements, records)
        found.add(_format(records))

    assert found == {1, 2}


def test_on_a_full_disk_the_old_file_stays_as_it_was(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """S30."""
    full = GOLDEN.stat().st_size // 4096
    monkeypatch.setattr(connection, "PRAGMAS", (*connection.PRAGMAS, f"PRAGMA max_page_count={full}"))

    fault = _fault_of_opening(records)

    assert fault.code is RecordsFaultCode.DISK_FULL
    assert _format(records) == 1
    assert _rows(records) == _rows(GOLDEN)


def test_an_old_file_whose_guard_was_taken_away_is_damaged_and_not_mended_in_silence(records: Path) -> None:
    """S25: a record whose guard was taken away may have been changed."""
    with closing(sqlite3.connect(records, isolation_level=None)) as program:
        program.execute("DROP TRIGGER events_are_never_updated")

    fault = _fault_of_opening(records)

    assert fault.code is RecordsFaultCode.DAMAGED
    assert fault.detail == "missing, or not as format 1 made it: events_are_never_updated"
    assert _format(records) == 1


def test_a_view_that_a_ward_added_stands_after_the_migration(records: Path) -> None:
    with closing(sqlite3.connect(records, isolation_level=None)) as program:
        program.execute("CREATE VIEW fevers AS SELECT * FROM observations WHERE temperature_c >= '38'")

    SqliteJournal(records).close()

    with closing(sqlite3.connect(records)) as program:
        assert program.execute("SELECT count(*) FROM fevers").fetchone() == (0,)


def test_records_that_another_program_holds_are_not_migrated(records: Path) -> None:
    """S30."""
    with closing(sqlite3.connect(records, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        fault = _fault_of_opening(records)
        other.execute("ROLLBACK")

    assert fault.code is RecordsFaultCode.LOCKED
    assert _format(records) == 1


def test_where_another_desk_was_faster_nothing_is_done_twice(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """S25: both saw the old format; the second waits for the first and finds it done."""
    slow = connect(records)
    asked = migrations._format_of  # noqa: SLF001 - The moment between two questions is what is tried.

    def then_another_is_faster(found: sqlite3.Connection) -> int:
        monkeypatch.setattr(migrations, "_format_of", asked)
        before = asked(found)
        SqliteJournal(records).close()
        return before

    monkeypatch.setattr(migrations, "_format_of", then_another_is_faster)
    with closing(slow):
        migrations.bring_up_to_date(slow, records)

    assert _format(records) == 2
    assert _links(records, "headache_child") == chain_by_hand(records, "headache_child")


def test_every_earlier_format_has_its_step_and_its_parts() -> None:
    earlier = range(1, schema.FORMAT_VERSION)

    assert len(migrations._STEPS) == len(earlier)  # noqa: SLF001 - A format without a step opens no old file.
    assert list(migrations._MADE) == list(earlier)  # noqa: SLF001 - The same.


def _killed_after(statements: int, records: Path) -> None:
    """Open the records in a process of its own that is killed as so many statements have begun."""
    child = os.fork()
    if child == 0:
        try:
            left = statements

            def one_more(_: str) -> None:
                nonlocal left
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

            def watched(path: Path) -> Database:
                db = connect(path)
                db.conn.set_trace_callback(one_more)
                return db

            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(records_file, "connect", watched)
                patch.setattr(migrations, "connect", watched)
                SqliteJournal(records)
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def _fault_of_opening(path: Path) -> RecordsFault:
    with pytest.raises(RecordsFault) as raised:
        SqliteJournal(path).close()
    return raised.value


def _format(file: Path) -> int:
    return int(str(_asked(file, "PRAGMA user_version")[0][0]))


def _links(file: Path, infusion_id: str) -> list[str]:
    return [str(link) for link, found in _asked(file, "SELECT link, infusion_id FROM events") if found == infusion_id]


def _definitions(file: Path) -> set[object]:
    return {sql for (sql,) in _asked(file, "SELECT sql FROM sqlite_schema")}


def _rows(file: Path) -> list[tuple[object, ...]]:
    return _asked(file, f"SELECT rowid, {COLUMNS} FROM events ORDER BY rowid")  # noqa: S608 - Our columns.


def _asked(file: Path, question: str) -> list[tuple[object, ...]]:
    # The kept file is looked at as it lies: SQLite would leave files of its own beside it.
    address = f"{file.as_uri()}{'?immutable=1' if file == GOLDEN else ''}"
    with closing(sqlite3.connect(address, uri=True)) as program:
        return program.execute(question).fetchall()
