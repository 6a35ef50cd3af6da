"""One desk at a time in a data folder; who has it is said, and a dead one has nothing."""

import errno
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from ivig_desk.adapters import folder_hold
from ivig_desk.adapters.folder_hold import FolderHold
from ivig_desk.desk.faults import DeskHeld, RecordsFault, RecordsFaultCode
from tests.helpers.records import EIGHT

HOLDING = """
import sys
from pathlib import Path
from ivig_desk.adapters.folder_hold import FolderHold
from ivig_desk.domain.amounts.instants import Instant
hold = FolderHold(Path(sys.argv[1]), Instant.of("2026-03-02T08:00:00Z"))
hold.name("A. Pop")
print("held", flush=True)
sys.stdin.read()
"""


def held_by_another(folder: Path) -> "subprocess.Popen[bytes]":
    """Another program that has the folder until it is killed."""
    program = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert program.stdout is not None
    assert program.stdout.readline().strip() == b"held"
    return program


def test_the_second_desk_is_told_who_has_the_folder(tmp_path: Path) -> None:
    with held_by_another(tmp_path) as other:
        with pytest.raises(DeskHeld) as raised:
            FolderHold(tmp_path, EIGHT)
        other.kill()

    fault = raised.value
    assert (fault.folder, fault.number, fault.since, fault.who) == (
        str(tmp_path),
        str(other.pid),
        "2026-03-02T08:00:00.000000Z",
        "A. Pop",
    )
    assert str(fault).startswith(f"{tmp_path}: held: another desk has it open on ")


def test_a_killed_desk_has_nothing_any_more(tmp_path: Path) -> None:
    """S7: it starts again at once; no process is guessed at by its number."""
    with held_by_another(tmp_path) as other:
        other.kill()

    FolderHold(tmp_path, EIGHT).close()


def test_a_folder_that_was_given_back_is_anyones(tmp_path: Path) -> None:
    FolderHold(tmp_path, EIGHT).close()

    with closing(FolderHold(tmp_path, EIGHT)), pytest.raises(DeskHeld):
        FolderHold(tmp_path, EIGHT)


def test_two_folders_are_two_desks(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()

    with closing(FolderHold(tmp_path / "one", EIGHT)):
        FolderHold(tmp_path / "two", EIGHT).close()


def test_a_desk_that_could_not_say_who_it_is_holds_the_folder_all_the_same(tmp_path: Path) -> None:
    """S30: its disk was full."""
    with closing(FolderHold(tmp_path, EIGHT)):
        (tmp_path / "desk.lock").write_bytes(b"")
        with pytest.raises(DeskHeld) as raised:
            FolderHold(tmp_path, EIGHT)

    assert str(raised.value) == f"{tmp_path}: held: another desk has it open"


def test_a_folder_where_nothing_can_be_locked_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network drive: SQLite keeps two desks apart on none either."""

    def refused(_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(folder_hold, "_lock", refused)

    with pytest.raises(RecordsFault) as raised:
        FolderHold(tmp_path, EIGHT)

    assert raised.value.code is RecordsFaultCode.NO_LOCKS


def test_a_folder_that_is_not_there_is_unreachable(tmp_path: Path) -> None:
    with pytest.raises(RecordsFault) as raised:
        FolderHold(tmp_path / "gone", EIGHT)

    assert raised.value.code is RecordsFaultCode.UNREACHABLE
