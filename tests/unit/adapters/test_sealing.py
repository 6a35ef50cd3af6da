"""Records of an earlier version, which lay there in the clear, are encrypted once and lost never."""

import errno
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from ivig_desk.adapters import sealing
from ivig_desk.adapters.connection import salt_of
from ivig_desk.adapters.sealing import kept_beside, sealing_steps
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.domain.infusion.events import InfusionPlanned, ObservationRecorded
from tests.helpers.records import EIGHT, OBSERVATION, PUMP_PLAN, notes, recorded
from tests.helpers.sealed import KEY, OTHER_KEY, journal_at, leave_plain, with_key

HAPPENED = (
    recorded(1, InfusionPlanned(plan=PUMP_PLAN)),
    recorded(2, ObservationRecorded(observation=OBSERVATION)),
    *notes(*range(3, 103)),
)
PATIENT = (b"Ionescu", b"4471")
STEPS = (
    "cleared",
    "gathered",
    "encrypted",
    "read back",
    "kept",
    "put in place",
    "read back in its place",
    "ended",
)
SEAL_AND_DIE = """
import os, signal, sys
from itertools import islice
from pathlib import Path

from ivig_desk.adapters.sealing import sealing_steps
from tests.helpers.sealed import KEY
steps = sealing_steps(Path(sys.argv[1]), KEY)
for _ in range(int(sys.argv[2])):
    next(steps)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """Records as an earlier version left them."""
    path = tmp_path / "desk.sqlite"
    with closing(journal_at(path)) as journal:
        journal.append(HAPPENED)
        journal.append(notes(1, 2, infusion_id="infusion-2"))
        journal.mark_alive("infusion-1", EIGHT)
    leave_plain(path, KEY)
    assert all(text in path.read_bytes() for text in PATIENT)
    return path


def test_an_earlier_file_is_encrypted_when_it_is_opened_and_no_plain_one_stays(plain: Path) -> None:
    """S7, S33."""
    _require_all_there(plain)

    assert [file.name for file in plain.parent.iterdir()] == ["desk.sqlite"]
    assert plain.read_bytes()[:16] == salt_of(KEY)
    assert plain.stat().st_mode & 0o777 == 0o600
    assert [text for text in PATIENT if text in plain.read_bytes()] == []


def test_the_list_of_infusions_keeps_its_order(plain: Path) -> None:
    with closing(journal_at(plain)) as journal:
        assert [entry.infusion_id for entry in journal.entries()] == ["infusion-2", "infusion-1"]


def test_what_only_the_log_held_is_encrypted_too(plain: Path) -> None:
    """S25: the earlier program was killed, and its last entries were in the log alone."""
    held = subprocess.run([sys.executable, "-c", _APPEND_PLAIN_AND_DIE, str(plain)], check=False)
    assert held.returncode == -signal.SIGKILL
    assert plain.with_name("desk.sqlite-wal").stat().st_size > 0

    with closing(journal_at(plain)) as journal:
        assert [entry.version for entry in journal.read("infusion-1")] == list(range(1, 104))


def test_what_a_ward_added_for_itself_is_kept_even_where_it_no_longer_works(plain: Path) -> None:
    with closing(sqlite3.connect(plain)) as program:
        program.execute("CREATE VIEW fevers AS SELECT * FROM observations WHERE temperature_c >= '38'")
        program.execute("CREATE VIEW broken AS SELECT * FROM beds")

    _require_all_there(plain)

    with closing(with_key(plain, KEY)) as program:
        assert program.execute("SELECT name FROM sqlite_schema WHERE name IN ('fevers', 'broken')").fetchall() != []


def test_every_step_is_one_after_which_it_is_killed(plain: Path) -> None:
    assert tuple(sealing_steps(plain, KEY)) == STEPS


def test_the_plain_file_is_overwritten_before_it_loses_its_name(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """S33: another name for the same bytes shows what is left of them."""
    other_name = plain.with_name("other-name")
    os.link(plain, other_name)
    length = plain.stat().st_size
    monkeypatch.setattr(sealing, "_PART", 5000)

    journal_at(plain).close()

    assert other_name.read_bytes() == bytes(length)


@pytest.mark.parametrize("steps", range(len(STEPS) + 1))
def test_killed_after_any_step_the_next_start_finds_every_event(plain: Path, steps: int) -> None:
    """S7, S25: a real process, killed; the old file or the new one is there, never neither."""
    died = subprocess.run([sys.executable, "-c", SEAL_AND_DIE, str(plain), str(steps)], check=False)

    assert died.returncode == -signal.SIGKILL
    assert plain.exists()
    _require_all_there(plain)
    assert [file.name for file in plain.parent.iterdir()] == ["desk.sqlite"]


@pytest.mark.parametrize("steps", range(len(STEPS) + 1))
def test_killed_after_any_step_where_a_file_has_but_one_name(
    plain: Path, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old file is copied there; the copy is no reason to stop at the next start."""
    monkeypatch.setattr(os, "link", _no_second_names)
    begun = sealing_steps(plain, KEY)
    for _ in range(steps):
        next(begun)
    begun.close()

    _require_all_there(plain)
    assert [file.name for file in plain.parent.iterdir()] == ["desk.sqlite"]


def test_two_plain_files_that_differ_are_both_left(plain: Path) -> None:
    """Which of them is the ward's record, nobody can tell; neither is overwritten."""
    kept_beside(plain).write_bytes(plain.read_bytes() + bytes(4096))
    before = _contents(plain.parent)

    fault = _fault_of_opening(plain)

    assert fault.code is RecordsFaultCode.PLAIN_EARLIER
    assert _contents(plain.parent) == before


def test_a_new_file_that_lacks_an_event_lets_no_old_one_go(plain: Path) -> None:
    """S25."""
    steps = sealing_steps(plain, KEY)
    while next(steps) != "put in place":
        pass
    steps.close()
    with closing(with_key(plain, KEY)) as program:
        program.execute("DROP TRIGGER events_are_never_deleted")
        program.execute("DELETE FROM events WHERE version = 102")
    kept = kept_beside(plain).read_bytes()

    fault = _fault_of_opening(plain)

    assert fault.code is RecordsFaultCode.DAMAGED
    assert kept_beside(plain).read_bytes() == kept


def test_an_old_file_whose_new_one_has_gone_is_named_and_kept(plain: Path) -> None:
    plain.rename(kept_beside(plain))
    before = _contents(plain.parent)

    fault = _fault_of_opening(plain)

    assert fault.code is RecordsFaultCode.DAMAGED
    assert fault.detail == "the file is gone, but desk-before-encryption.sqlite is still there"
    assert _contents(plain.parent) == before


def test_an_old_file_beside_records_of_another_key_is_kept(plain: Path) -> None:
    steps = sealing_steps(plain, OTHER_KEY)
    while next(steps) != "put in place":
        pass
    steps.close()
    before = _contents(plain.parent)

    assert _fault_of_opening(plain).code is RecordsFaultCode.WRONG_KEY
    assert _contents(plain.parent) == before


def test_a_damaged_plain_file_is_named_and_left_in_its_place(plain: Path) -> None:
    whole = plain.read_bytes()
    plain.write_bytes(whole[:8192] + bytes(64) + whole[8256:])
    damaged = plain.read_bytes()

    fault = _fault_of_opening(plain)

    assert fault.code is RecordsFaultCode.DAMAGED
    assert plain.read_bytes() == damaged


def test_a_plain_file_that_an_earlier_program_has_open_is_locked(plain: Path) -> None:
    # Locks are a process's own, so that another library in this one would be held up by none.
    with closing(sqlite.connect(plain)) as program:
        program.execute("SELECT count(*) FROM events").fetchone()
        assert _fault_of_opening(plain).code is RecordsFaultCode.LOCKED
    _require_all_there(plain)


def test_a_disk_that_fills_up_leaves_the_plain_file_and_the_next_start_goes_on(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S30."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(sealing, "export_whole", full)
    assert _fault_of_opening(plain).code is RecordsFaultCode.DISK_FULL
    monkeypatch.undo()

    _require_all_there(plain)


_APPEND_PLAIN_AND_DIE = """
import os, signal, sqlite3, sys

from tests.helpers.chained import COLUMNS, link_by_hand

program = sqlite3.connect(sys.argv[1], isolation_level=None)
program.execute("PRAGMA wal_autocheckpoint = 0")
last = f"SELECT {COLUMNS}, link FROM events WHERE infusion_id = 'infusion-1' AND version = 102"
infusion_id, _, *columns, before = program.execute(last).fetchone()
row = (infusion_id, 103, *columns)
program.execute(f"INSERT INTO events VALUES ({', '.join('?' * 11)})", (*row, link_by_hand(before, *row)))
os.kill(os.getpid(), signal.SIGKILL)
"""


def _require_all_there(path: Path) -> None:
    with closing(journal_at(path)) as journal:
        assert journal.read("infusion-1") == HAPPENED
        assert journal.read("infusion-2") == notes(1, 2, infusion_id="infusion-2")
        assert journal.last_alive("infusion-1") == EIGHT


def _fault_of_opening(path: Path) -> RecordsFault:
    with pytest.raises(RecordsFault) as raised:
        journal_at(path).close()
    return raised.value


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _no_second_names(_source: Path, _place: Path) -> None:
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))
