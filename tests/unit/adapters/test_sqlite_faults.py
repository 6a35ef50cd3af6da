"""What may happen to a records file on a ward, tried on real files: each is named, nothing is lost or changed."""

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from ivig_desk.adapters import connection, schema
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.events import InfusionPlanned, ObservationRecorded
from tests.helpers.chained import link_by_hand
from tests.helpers.records import EIGHT, OBSERVATION, PUMP_PLAN, notes, recorded
from tests.helpers.sealed import KEY, journal_at, with_key

PAGE = 4096
NOBODY = 65534

HAPPENED = (
    recorded(1, InfusionPlanned(plan=PUMP_PLAN)),
    recorded(2, ObservationRecorded(observation=OBSERVATION)),
    *notes(*range(3, 103)),
)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A records file of some twenty pages, closed."""
    path = tmp_path / "desk.sqlite"
    with closing(journal_at(path)) as journal:
        journal.append(HAPPENED)
    assert path.stat().st_size > 15 * PAGE
    return path


def test_a_missing_folder_is_unreachable(tmp_path: Path) -> None:
    path = tmp_path / "not" / "there" / "desk.sqlite"

    assert _fault_of_opening(path).code is RecordsFaultCode.UNREACHABLE
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_place_of_the_file_is_unreachable(tmp_path: Path) -> None:
    assert _fault_of_opening(tmp_path).code is RecordsFaultCode.UNREACHABLE


def test_a_fault_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    path.write_text("Dear ward,")

    fault = _fault_of_opening(path)

    assert fault.file == str(path)
    assert str(fault) == f"{path}: not-ours: it does not begin as records of this key do"


def _text(path: Path) -> None:
    path.write_text("weight 24 kg\n" * 1000)


def _short_text(path: Path) -> None:
    path.write_text("24")


def _empty_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as program:
        program.execute("VACUUM")


def _database_with_events(path: Path) -> None:
    with closing(sqlite3.connect(path)) as program:
        program.execute("PRAGMA journal_mode=WAL")
        program.execute("CREATE TABLE events (id INTEGER)")


def _database_of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as program:
        program.execute("PRAGMA application_id = 252006674")
        program.execute("PRAGMA user_version = 1")
        program.execute("CREATE TABLE notes (text)")


@pytest.mark.parametrize(
    "make", [_text, _short_text, _empty_database, _database_with_events, _database_of_another_program]
)
def test_a_file_that_is_not_ours_is_refused_and_left_as_it_was(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "desk.sqlite"
    make(path)
    before = _contents(tmp_path)

    fault = _fault_of_opening(path)

    assert fault.code is RecordsFaultCode.NOT_OURS
    assert _contents(tmp_path) == before


def test_a_file_of_a_later_version_is_refused_and_left_as_it_was(records: Path) -> None:
    with closing(with_key(records, KEY)) as program:
        program.execute(f"PRAGMA user_version = {schema.FORMAT_VERSION + 1}")
    before = _contents(records.parent)

    fault = _fault_of_opening(records)

    assert fault.code is RecordsFaultCode.TOO_NEW
    assert "its format is 4; this program knows formats up to 3" in fault.detail
    assert _contents(records.parent) == before


def test_an_event_of_a_later_version_is_named(records: Path) -> None:
    """S7: what cannot be understood whole is not shown in part."""
    with closing(with_key(records, KEY)) as program:
        (before,) = program.execute("SELECT link FROM events WHERE version = 102").fetchone()
        row = ("infusion-1", 103, 8, 8, 0, 8, "A. Rus", "9.0.0", "rate-doubled", "{}")
        link = link_by_hand(before, *row)
        program.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, link))

    fault = _fault_of_reading(records)

    assert fault.code is RecordsFaultCode.TOO_NEW
    assert fault.detail == "infusion infusion-1, version 103: rate-doubled: this kind of event is not known"


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o777), (0o444, 0o555), (0o666, 0o555)])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_file_that_may_only_be_read_is_read_only(file_mode: int, folder_mode: int) -> None:
    """S30."""
    with _open_to_all() as folder:
        path = folder / "desk.sqlite"
        journal_at(path).close()
        path.chmod(file_mode)
        folder.chmod(folder_mode)
        before = _contents(folder)

        with _as_nobody():
            fault = _fault_of_opening(path)

        assert fault.code is RecordsFaultCode.READ_ONLY
        assert _contents(folder) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_file_that_may_only_be_read_from_now_on_is_found_while_it_is_open() -> None:
    """S30: the probe tells, and no more once it may be written again."""
    with _open_to_all() as folder:
        path = folder / "desk.sqlite"
        with closing(journal_at(path)) as journal, _as_nobody():
            fault = _fault_of(lambda: journal.probe(()))
            assert fault.code is RecordsFaultCode.READ_ONLY
            assert fault.detail == f"{path} may only be read"


def test_a_probe_of_sound_records_finds_nothing_and_writes_nothing(records: Path) -> None:
    """S30: neither a byte of the file nor one of its log, and no room is taken."""
    with closing(journal_at(records)) as journal:
        journal.append(notes(103))
        before = {path.name: path.read_bytes() for path in (records, _log(records))}
        journal.probe(("infusion-1",))
        assert {path.name: path.read_bytes() for path in (records, _log(records))} == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_file_that_may_not_even_be_read_is_unreachable() -> None:
    with _open_to_all() as folder:
        path = folder / "desk.sqlite"
        journal_at(path).close()
        path.chmod(0)

        with _as_nobody():
            fault = _fault_of_opening(path)

        assert fault.code is RecordsFaultCode.UNREACHABLE


def test_a_full_disk_loses_nothing_that_was_written(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """S30: all of a command or none of it."""
    full = records.stat().st_size // PAGE
    _add_pragma(monkeypatch, f"PRAGMA max_page_count={full}")

    with closing(journal_at(records)) as journal:
        fault = _fault_of(lambda: journal.append(notes(*range(103, 303))))

        assert fault.code is RecordsFaultCode.DISK_FULL
        assert journal.read("infusion-1") == HAPPENED


def test_what_did_not_fit_is_written_once_there_is_room(records: Path) -> None:
    """S30: the record is completed when writing works again."""
    with closing(journal_at(records)) as journal:
        journal.append(notes(103))

        with _no_file_longer_than(_log(records).stat().st_size):
            faults = [_fault_of(lambda: journal.append(notes(104))) for _ in range(2)]
            alive = _fault_of(lambda: journal.mark_alive("infusion-1", EIGHT))
            read = journal.read("infusion-1")
        journal.append(notes(104))

        assert [fault.code for fault in (*faults, alive)] == [RecordsFaultCode.DISK_FULL] * 3
        assert read == (*HAPPENED, *notes(103))
    assert _read(records) == (*HAPPENED, *notes(103, 104))


def test_a_file_that_another_program_holds_is_locked(records: Path) -> None:
    """S30: said within a second, written when it is free."""
    with closing(journal_at(records)) as journal, closing(with_key(records, KEY)) as other:
        other.execute("BEGIN IMMEDIATE")
        appending = _fault_of(lambda: journal.append(notes(103)))
        opening = _fault_of_opening(records)
        read_meanwhile = journal.read("infusion-1")
        other.execute("ROLLBACK")
        journal.append(notes(103))

        assert appending.code is RecordsFaultCode.LOCKED
        assert opening.code is RecordsFaultCode.LOCKED
        assert read_meanwhile == HAPPENED
        assert journal.read("infusion-1") == (*HAPPENED, *notes(103))


@pytest.mark.parametrize("length", [0, 1, 15, 16, 50, 99, 100, 101, 511, 512, 4095, 4096, 4097, 9000])
def test_a_file_cut_short_is_damaged_and_left_as_it_was(records: Path, length: int) -> None:
    os.truncate(records, length)
    before = _contents(records.parent)

    fault = _fault_of_opening(records)

    assert fault.code is RecordsFaultCode.DAMAGED
    assert _contents(records.parent) == before


@pytest.mark.parametrize("missing", [1, 100, PAGE - 1, PAGE, PAGE + 1, 5 * PAGE])
def test_a_file_that_lacks_its_end_is_damaged(records: Path, missing: int) -> None:
    os.truncate(records, records.stat().st_size - missing)

    assert _fault_of_reading(records).code is RecordsFaultCode.DAMAGED


@pytest.mark.parametrize("filling", [b"\x00", b"\xff", b"7"])
def test_a_page_gone_bad_is_noticed_or_was_not_needed(records: Path, filling: bytes) -> None:
    """S25: no event is missing or other than it was without a word; the header of each page in turn is overwritten."""
    whole = records.read_bytes()
    noticed = 0

    for start in range(0, len(whole), PAGE):
        at = start or 100
        records.write_bytes(whole[:at] + filling * 64 + whole[at + 64 :])
        try:
            read = _read(records)
        except RecordsFault as fault:
            assert fault.code is RecordsFaultCode.DAMAGED  # noqa: PT017 - Where it is not noticed, the events are compared.
            noticed += 1
        else:
            assert read == HAPPENED

    assert noticed > len(whole) // PAGE // 2


@pytest.mark.parametrize("step", [97])
def test_a_flipped_byte_is_a_fault_of_the_file_and_never_a_bug(records: Path, step: int) -> None:
    """S25, S31: one byte at a time, all over the file; what the file cannot notice, the chain does."""
    whole = records.read_bytes()
    noticed = 0

    for at in range(100, len(whole), step):
        records.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        try:
            with closing(journal_at(records)) as journal:
                read = journal.read("infusion-1")
                entries = journal.entries()
        except RecordsFault:
            noticed += 1
        else:
            assert read in {HAPPENED, ()}
            assert all(entry.version <= len(HAPPENED) for entry in entries)

    assert noticed > 100


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        (
            "UPDATE events SET body = replace(body, '36.8', '36,8') WHERE version = 2",
            "version 2: observation-recorded: observation: temperature",
        ),
        (
            "UPDATE events SET kind = CAST(x'6e6f74652dff' AS TEXT) WHERE version = 57",
            "decode to UTF-8",
        ),
        (
            "UPDATE events SET body = replace(body, 'text', 'words') WHERE version = 57",
            "version 57: note-written: ",
        ),
        (
            "UPDATE events SET kind = 'observation-reco' || char(0) || 'ded' WHERE version = 2",
            "version 2: observation-reco\x00ded: this kind",
        ),
        (
            """UPDATE documents SET body = replace(body, '"stabiliser":"proline"', '"stabiliser":"glucose"')""",
            "its contents have another checksum",
        ),
    ],
)
def test_an_event_changed_by_somebody_with_the_key_is_named(records: Path, change: str, detail: str) -> None:
    """S25: the guards taken away for a moment, as damage or a hand could; what the file then says is not believed."""
    with closing(with_key(records, KEY)) as program:
        guards = program.execute("SELECT name, sql FROM sqlite_schema WHERE name LIKE '%_never_updated'").fetchall()
        for name, _ in guards:
            program.execute(f"DROP TRIGGER {name}")
        assert program.execute(change).rowcount >= 1
        for _, sql in guards:
            program.execute(sql)

    fault = _fault_of_reading(records)

    assert fault.code in {RecordsFaultCode.DAMAGED, RecordsFaultCode.TOO_NEW}
    assert detail in fault.detail


def test_an_event_that_is_missing_is_named(records: Path) -> None:
    """S25."""
    with closing(with_key(records, KEY)) as program:
        guard = "events_are_never_deleted"
        (sql,) = program.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (guard,)).fetchone()
        program.execute(f"DROP TRIGGER {guard}")
        program.execute("DELETE FROM events WHERE version = 57")
        program.execute(sql)

    fault = _fault_of_reading(records)

    assert fault.code is RecordsFaultCode.DAMAGED
    assert fault.detail == "infusion infusion-1, version 57: its row is not there, or is not whole"


def test_a_time_that_is_no_time_is_named(records: Path) -> None:
    """S24, S25: STRICT keeps it out, and damage does not ask STRICT."""
    lax = "UPDATE sqlite_schema SET sql = replace(sql, ' STRICT', '') WHERE name = 'events'"
    strict = "UPDATE sqlite_schema SET sql = sql || ' STRICT' WHERE name = 'events'"
    eight = (
        "INSERT INTO events SELECT infusion_id, 103, at_us, 'eight', utc_offset_min, monotonic_us, \"by\", "
        "program, kind, body, link FROM events WHERE version = 102"
    )
    for statement in (lax, eight, strict):
        with closing(with_key(records, KEY)) as program:
            program.execute("PRAGMA writable_schema=ON")
            program.execute(statement)

    fault = _fault_of_reading(records)

    assert fault.code is RecordsFaultCode.DAMAGED
    assert fault.detail == "infusion infusion-1, version 103: its row is not there, or is not whole"


def test_a_document_that_is_missing_is_named(records: Path) -> None:
    with closing(with_key(records, KEY)) as program:
        guard = "documents_are_never_deleted"
        (sql,) = program.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (guard,)).fetchone()
        program.execute(f"DROP TRIGGER {guard}")
        program.execute("DELETE FROM documents")
        program.execute(sql)

    fault = _fault_of_reading(records)

    assert fault.code is RecordsFaultCode.DAMAGED
    assert fault.detail.startswith("infusion infusion-1, version 1: document ")


@pytest.mark.parametrize("definition", schema.DEFINITIONS, ids=schema.name_of)
def test_a_file_without_one_of_its_guards_or_views_is_damaged(records: Path, definition: str) -> None:
    """S25: a record whose guard was taken away may have been changed."""
    sort, name, *_ = definition.replace("CREATE VIRTUAL", "CREATE").split()[1:]
    with closing(with_key(records, KEY)) as program:
        program.execute(f"DROP {sort} {name}")

    fault = _fault_of_opening(records)

    assert fault.code is RecordsFaultCode.DAMAGED
    assert fault.detail.startswith("missing, or not as it was made: ")
    assert name in fault.detail


def test_a_guard_that_lets_everything_pass_is_damage(records: Path) -> None:
    """S25."""
    with closing(with_key(records, KEY)) as program:
        program.execute("DROP TRIGGER events_are_never_updated")
        program.execute("CREATE TRIGGER events_are_never_updated BEFORE UPDATE ON events BEGIN SELECT 1; END")

    fault = _fault_of_opening(records)

    assert fault.code is RecordsFaultCode.DAMAGED
    assert fault.detail == "missing, or not as it was made: events_are_never_updated"


def test_what_a_ward_adds_for_itself_is_not_damage(records: Path) -> None:
    with closing(with_key(records, KEY)) as program:
        program.execute("CREATE VIEW fevers AS SELECT * FROM observations WHERE temperature_c >= '38'")

    assert _read(records) == HAPPENED


def test_a_file_removed_while_it_is_open_is_said_until_it_is_back(records: Path, tmp_path: Path) -> None:
    """S30: SQLite alone would go on writing to a file that has no name any more, and the nurse would never know."""
    aside = tmp_path / "aside"
    with closing(journal_at(records)) as journal:
        records.rename(aside)
        appending = _fault_of(lambda: journal.append(notes(103)))
        alive = _fault_of(lambda: journal.mark_alive("infusion-1", EIGHT))
        aside.rename(records)
        journal.append(notes(103))

    assert appending.code is RecordsFaultCode.REMOVED
    assert alive.code is RecordsFaultCode.REMOVED
    assert _read(records) == (*HAPPENED, *notes(103))


def test_a_file_replaced_while_it_is_open_is_said_and_not_written_to(records: Path, tmp_path: Path) -> None:
    """S30."""
    with closing(journal_at(records)) as journal:
        records.rename(tmp_path / "aside")
        shutil.copy(tmp_path / "aside", records)
        copied = records.read_bytes()

        fault = _fault_of(lambda: journal.append(notes(103)))

        assert fault.code is RecordsFaultCode.REPLACED
        assert fault.detail == "another file is in its place"
        assert records.read_bytes() == copied


def test_a_log_without_its_file_is_damaged_and_kept(records: Path) -> None:
    """S25: a new file beside an old log would be filled with half of the old record."""
    with closing(journal_at(records)) as journal:
        journal.append(notes(103))
        log = _log(records).read_bytes()
    records.unlink()
    _log(records).write_bytes(log)

    fault = _fault_of_opening(records)

    assert fault.code is RecordsFaultCode.DAMAGED
    assert _log(records).read_bytes() == log
    assert not records.exists()


def test_an_empty_log_holds_nothing_back(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    _log(path).touch()

    with closing(journal_at(path)) as journal:
        journal.append(notes(1))

    assert _read(path) == notes(1)


def test_a_bug_of_ours_is_no_fault_of_the_file(records: Path) -> None:
    """S31: it crashes into the fault page instead of being blamed on the disk."""
    journal = journal_at(records)
    journal.close()

    with pytest.raises(sqlite.ProgrammingError):
        journal.read("infusion-1")
    with pytest.raises(OverflowError):
        _append_far_future(records)


def _append_far_future(records: Path) -> None:
    with closing(journal_at(records)) as journal:
        journal.mark_alive("infusion-1", Instant(2**70))


def _fault_of_opening(path: Path) -> RecordsFault:
    return _fault_of(lambda: journal_at(path).close())


def _fault_of_reading(path: Path) -> RecordsFault:
    return _fault_of(lambda: _read(path))


def _fault_of(what: Callable[[], object]) -> RecordsFault:
    with pytest.raises(RecordsFault) as raised:
        what()
    return raised.value


def _read(path: Path) -> tuple[object, ...]:
    with closing(journal_at(path)) as journal:
        return journal.read("infusion-1")


def _log(records: Path) -> Path:
    return records.with_name(f"{records.name}-wal")


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _add_pragma(monkeypatch: pytest.MonkeyPatch, pragma: str) -> None:
    """Have the connection made with one pragma more: the disk's own refusal, asked for."""
    monkeypatch.setattr(connection, "PRAGMAS", (*connection.PRAGMAS, pragma))


@contextmanager
def _open_to_all() -> Iterator[Path]:
    """A folder that others than its owner can reach, as pytest's own are not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    try:
        yield folder
    finally:
        folder.chmod(0o777)
        shutil.rmtree(folder)


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Be someone whom file modes bind, where the tests are run by root."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)


@contextmanager
def _no_file_longer_than(length: int) -> Iterator[None]:
    """Let the system refuse to lengthen a file, as a used-up quota does."""
    resource = pytest.importorskip("resource", reason="Windows has no limit on the size of files")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (length, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
