"""Records of an earlier format: brought up whole or not at all, a copy beside meanwhile, and nothing lost or plain."""

import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from ivig_desk.adapters import connection, kept_copy, migrations, records_file, schema, sealing
from ivig_desk.adapters.connection import Access, Database, connect
from ivig_desk.adapters.kept_copy import copy_of, keep_copy
from ivig_desk.adapters.sealing import seal_earlier
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.desk.keys import RecordsKey
from ivig_desk.domain.record.head import ChainHead
from tests.helpers.chained import COLUMNS, chain_by_hand, tampering
from tests.helpers.records import notes
from tests.helpers.sealed import KEY, OTHER_KEY, journal_at, with_key

GOLDEN = Path(__file__).parents[2] / "golden" / "format-1" / "desk.sqlite"
FORMAT_2 = Path(__file__).parents[2] / "golden" / "format-2" / "desk.sqlite"
INFUSIONS = {"headache_child": 30, "killed_and_taken_up": 17, "one-of-each": 32}
"""How many events the kept file has of each infusion."""

STEPS = 280
"""More than it takes to encrypt the kept file and bring it up."""

STEPS_ONCE_ENCRYPTED = 180
"""More than it takes to bring it up."""

STEPS_FROM_2 = 200
"""More than it takes to bring a file of format 2 up."""

PATIENTS = (b"Ionescu", b"Stoica")
CHANGES_OF_FILES = ("open", "os.link", "os.rename", "os.remove", "shutil.copyfile")


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A records file of format 1 as its version left it, in the clear."""
    return Path(shutil.copy(GOLDEN, tmp_path / "desk.sqlite"))


@pytest.fixture
def records(plain: Path) -> Path:
    """The same, encrypted, and not yet brought up."""
    seal_earlier(plain, KEY)
    return plain


@pytest.mark.parametrize(("infusion_id", "events"), INFUSIONS.items())
def test_every_record_is_chained_and_ends_with_its_head(records: Path, infusion_id: str, events: int) -> None:
    """S25."""
    with closing(journal_at(records)) as journal:
        head = journal.head(infusion_id)

    by_hand = chain_by_hand(records, infusion_id)
    assert _links(records, infusion_id) == by_hand
    assert head == ChainHead(version=events, link=by_hand[-1])


def test_a_migrated_file_is_defined_as_a_new_one(records: Path, tmp_path: Path) -> None:
    journal_at(records).close()
    journal_at(tmp_path / "new.sqlite").close()

    assert _definitions(records) == _definitions(tmp_path / "new.sqlite")
    assert _format(records) == 3


def test_the_copy_made_before_is_of_the_old_format_and_encrypted_with_the_same_key(records: Path) -> None:
    """S25, S33."""
    keep_copy(records, 1, KEY)

    copy = copy_of(records, 1)
    assert sorted(path.name for path in records.parent.iterdir()) == ["desk.sqlite", "desk.sqlite.format-1"]
    assert _format(copy) == 1
    assert _rows(copy) == _rows(GOLDEN)
    assert copy.stat().st_mode & 0o777 == 0o600
    _require_nothing_plain(records.parent)


def test_the_copy_goes_once_the_new_file_was_read_back(records: Path) -> None:
    """S33: kept for ever it would be a second record, which no later event reaches."""
    journal_at(records).close()

    assert [path.name for path in records.parent.iterdir()] == ["desk.sqlite"]
    assert _rows(records) == _rows(GOLDEN)


@pytest.mark.parametrize(
    "lost",
    [
        "DELETE FROM events WHERE infusion_id = 'one-of-each' AND version = 32",
        "DELETE FROM events WHERE infusion_id = 'headache_child' AND version = 4",
        "UPDATE events SET \"by\" = 'someone else' WHERE infusion_id = 'headache_child' AND version = 4",
        "DELETE FROM documents WHERE rowid = 1",
        "DELETE FROM alive WHERE rowid = 1",
    ],
)
def test_a_new_file_that_lacks_anything_lets_no_copy_go(records: Path, lost: str) -> None:
    """S25: what was there before can still be found."""
    keep_copy(records, 1, KEY)
    kept = copy_of(records, 1).read_bytes()
    with closing(connect(records, KEY, Access.WRITE)) as db:
        migrations._migrate(db.conn, records, KEY)  # noqa: SLF001 - The moment before the copy is looked at is what is tried.
    with tampering(records) as program:
        program.execute(lost)

    fault = _fault_of_opening(records)

    assert fault.code is RecordsFaultCode.DAMAGED
    assert fault.detail == "after the migration it does not hold what its copy does"
    assert _rows(copy_of(records, 1)) == _rows(GOLDEN)
    assert len(copy_of(records, 1).read_bytes()) == len(kept)


def test_what_another_desk_added_meanwhile_is_no_reason_to_keep_the_copy(records: Path) -> None:
    keep_copy(records, 1, KEY)
    aside = copy_of(records, 1).rename(records.with_name("aside"))
    with closing(journal_at(records)) as journal:
        journal.append(notes(1, 2, infusion_id="begun-since"))
    aside.rename(copy_of(records, 1))

    journal_at(records).close()

    assert [path.name for path in records.parent.iterdir()] == ["desk.sqlite"]


def test_a_copy_of_another_key_is_left_and_said(records: Path) -> None:
    journal_at(records).close()
    other = Path(shutil.copy(GOLDEN, records.with_name("other.sqlite")))
    seal_earlier(other, OTHER_KEY)
    other.rename(copy_of(records, 1))

    assert _fault_of_opening(records).code is RecordsFaultCode.DAMAGED
    assert copy_of(records, 1).exists()


def test_a_file_of_this_format_is_opened_as_it_is(records: Path) -> None:
    journal_at(records).close()
    before = records.read_bytes()

    journal_at(records).close()

    assert [path.name for path in records.parent.iterdir()] == ["desk.sqlite"]
    assert records.read_bytes() == before


@pytest.mark.parametrize("steps", range(1, STEPS, 4))
def test_killed_at_any_step_from_a_plain_file_on_the_next_start_finds_every_event(plain: Path, steps: int) -> None:
    """S7, S25, S33: a flat battery while it is encrypted, copied, brought up or held against its copy."""
    _killed_at(steps, plain)

    assert plain.exists()
    with closing(journal_at(plain)) as journal:
        assert {infusion_id: len(journal.read(infusion_id)) for infusion_id in INFUSIONS} == INFUSIONS
    assert _format(plain) == 3
    assert _rows(plain) == _rows(GOLDEN)
    assert [path.name for path in plain.parent.iterdir()] == ["desk.sqlite"]
    _require_nothing_plain(plain.parent)


@pytest.mark.parametrize("steps", range(1, STEPS_FROM_2, 3))
def test_killed_at_any_step_from_format_2_on_the_next_start_finds_every_event_and_row(
    tmp_path: Path, steps: int
) -> None:
    """S7, S25: the list is made anew, and until it stands whole the old one does."""
    records = Path(shutil.copy(FORMAT_2, tmp_path / "desk.sqlite"))
    before = _rows(records)

    _killed_at(steps, records)

    with closing(journal_at(records)) as journal:
        found = [row.infusion_id for row in journal.find("privigen", 9)]
    assert found == ["a_treated_reaction", "a_counted_drip", "killed_and_clock_set_back", "headache_child"]
    assert _format(records) == 3
    assert _rows(records) == before
    assert [path.name for path in records.parent.iterdir()] == ["desk.sqlite"]


def test_after_so_many_steps_from_format_2_nobody_is_killed(tmp_path: Path) -> None:
    assert not _killed_at(STEPS_FROM_2, Path(shutil.copy(FORMAT_2, tmp_path / "desk.sqlite")))


def test_after_so_many_steps_all_is_done_and_nobody_is_killed(plain: Path) -> None:
    assert not _killed_at(STEPS, plain)


def test_once_encrypted_it_is_nowhere_plain_again_whenever_it_is_killed(tmp_path: Path) -> None:
    """S33: neither the copy nor what a kill leaves of one."""
    found = set()
    for steps in range(1, STEPS_ONCE_ENCRYPTED):
        folder = tmp_path / str(steps)
        folder.mkdir()
        records = Path(shutil.copy(GOLDEN, folder / "desk.sqlite"))
        seal_earlier(records, KEY)
        _killed_at(steps, records)
        found.add((_format(records), copy_of(records, 1).exists()))
        _require_nothing_plain(folder)

    # Before the copy, with the copy before and after the change, and done.
    assert found == {(1, False), (1, True), (3, True), (3, False)}


def test_on_a_full_disk_the_old_file_stays_as_it_was(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """S30."""
    full = records.stat().st_size // 4096
    monkeypatch.setattr(connection, "PRAGMAS", (*connection.PRAGMAS, f"PRAGMA max_page_count={full}"))

    fault = _fault_of_opening(records)

    assert fault.code is RecordsFaultCode.DISK_FULL
    assert _format(records) == 1
    assert _rows(records) == _rows(GOLDEN)


def test_an_old_file_whose_guard_was_taken_away_is_damaged_and_not_mended_in_silence(records: Path) -> None:
    """S25: a record whose guard was taken away may have been changed."""
    with closing(with_key(records, KEY)) as program:
        program.execute("DROP TRIGGER events_are_never_updated")

    fault = _fault_of_opening(records)

    assert fault.code is RecordsFaultCode.DAMAGED
    assert fault.detail == "missing, or not as format 1 made it: events_are_never_updated"
    assert _format(records) == 1


def test_a_view_that_a_ward_added_stands_after_the_migration(records: Path) -> None:
    with closing(with_key(records, KEY)) as program:
        program.execute("CREATE VIEW fevers AS SELECT * FROM observations WHERE temperature_c >= '38'")

    journal_at(records).close()

    with closing(with_key(records, KEY)) as program:
        assert program.execute("SELECT count(*) FROM fevers").fetchone() == (0,)


def test_records_that_another_program_holds_are_not_migrated(records: Path) -> None:
    """S30."""
    with closing(with_key(records, KEY)) as other:
        other.execute("BEGIN IMMEDIATE")
        fault = _fault_of_opening(records)
        other.execute("ROLLBACK")

    assert fault.code is RecordsFaultCode.LOCKED
    assert _format(records) == 1


def test_where_another_desk_was_faster_nothing_is_done_twice(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """S25: both saw the old format; the second waits for the first and finds it done."""
    slow = connect(records, KEY, Access.WRITE)
    asked = migrations._format_of  # noqa: SLF001 - The moment between two questions is what is tried.

    def then_another_is_faster(found: sqlite.Connection) -> int:
        monkeypatch.setattr(migrations, "_format_of", asked)
        before = asked(found)
        journal_at(records).close()
        return before

    monkeypatch.setattr(migrations, "_format_of", then_another_is_faster)
    with closing(slow):
        migrations.bring_up_to_date(slow, records, KEY)

    assert _format(records) == 3
    assert _links(records, "headache_child") == chain_by_hand(records, "headache_child")


def test_every_earlier_format_has_its_step_and_its_parts() -> None:
    earlier = range(1, schema.FORMAT_VERSION)

    assert len(migrations._STEPS) == len(earlier)  # noqa: SLF001 - A format without a step opens no old file.
    assert list(migrations._MADE) == list(earlier)  # noqa: SLF001 - The same.


def _killed_at(steps: int, records: Path) -> bool:
    """Open the records in a process of its own; whether it was killed, as so many steps had begun."""
    child = os.fork()
    if child == 0:
        try:
            one_more = _counting_down(steps)
            sys.addaudithook(lambda event, _: one_more(event) if event in CHANGES_OF_FILES else None)

            def watched(path: Path, key: RecordsKey | None, access: Access) -> Database:
                db = connect(path, key, access)
                db.conn.set_trace_callback(one_more)
                return db

            with pytest.MonkeyPatch.context() as patch:
                for module in (sealing, records_file, kept_copy):
                    patch.setattr(module, "connect", watched)
                journal_at(records)
            os._exit(0)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def _counting_down(steps: int) -> Callable[[str], None]:
    left = steps

    def one_more(step: str) -> None:
        nonlocal left
        # A step is a statement or a change of a file; of the rows that are written one stands for all.
        left -= not (step.startswith("INSERT INTO events") and "'one-of-each', 7," not in step)
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return one_more


def _require_nothing_plain(folder: Path) -> None:
    for file in folder.iterdir():
        body = file.read_bytes()
        assert [patient for patient in PATIENTS if patient in body] == [], file.name


def _fault_of_opening(path: Path) -> RecordsFault:
    with pytest.raises(RecordsFault) as raised:
        journal_at(path).close()
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
    # The kept file is looked at as it lies, in the clear: SQLite would leave files of its own beside it.
    opened = sqlite3.connect(f"{file.as_uri()}?immutable=1", uri=True) if file == GOLDEN else with_key(file, KEY)
    with closing(opened) as program:
        return program.execute(question).fetchall()
