"""A backup beside the window: begun at once, and what became of it told once."""

import os
import sys
from pathlib import Path

from ivig_desk.adapters.backup_runner import ProgramRunner, backup_words
from ivig_desk.desk.ports.backups import Backup, BackupEnded, KeptBackups
from ivig_desk.domain.amounts.instants import Instant
from tests.helpers.sealed import KEY

NONE_KEPT = KeptBackups(good=(), bad=())


class NoBackups:
    """A folder with nothing in it."""

    def make(self, now: Instant) -> Backup:
        raise AssertionError(now)

    def kept(self) -> KeptBackups:
        return NONE_KEPT


def _ended(runner: ProgramRunner, pipe: Path) -> BackupEnded | None:
    """How it ended, once the other program has written into the pipe; opening it waits for that."""
    with pipe.open("rb") as said:
        assert said.read() == b"."
    ended = runner.ended()
    while ended is None:
        ended = runner.ended()
    return ended


def _running(pipe: Path, words: str) -> ProgramRunner:
    """A program that runs until it has written into a pipe of the test's."""
    os.mkfifo(pipe)
    written = f"pipe = open({str(pipe)!r}, 'wb'); pipe.write(b'.'); pipe.close()"
    runner = ProgramRunner((sys.executable, "-c", f"{written}; {words}"), NoBackups(), KEY)
    runner.begin()
    return runner


def test_what_was_never_begun_never_ends() -> None:
    assert ProgramRunner((sys.executable,), NoBackups(), KEY).ended() is None


def test_one_that_is_good_ends_without_a_fault_and_is_told_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    runner = _running(pipe, "print('fine')")
    assert runner.ended() is None

    assert _ended(runner, pipe) == BackupEnded(fault=None)
    assert runner.ended() is None


def test_one_that_failed_says_why_in_one_line(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    runner = _running(pipe, "import sys; print('ivig-desk: disk-full:\\n no room'); sys.exit(3)")

    assert _ended(runner, pipe) == BackupEnded(fault="disk-full: no room")


def test_one_that_was_killed_is_a_fault(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    runner = _running(pipe, "import os; os.kill(os.getpid(), 9)")

    assert _ended(runner, pipe) == BackupEnded(fault="it ended with -9")


def test_a_program_that_cannot_be_started_is_a_fault_and_raises_nothing(tmp_path: Path) -> None:
    runner = ProgramRunner((str(tmp_path / "gone"),), NoBackups(), KEY)
    runner.begin()

    assert runner.ended() == BackupEnded(fault="No such file or directory")
    assert runner.ended() is None


def test_the_key_goes_through_a_pipe_and_through_nothing_else(tmp_path: Path) -> None:
    """S33: words and surroundings of a program can be read by others while it runs; so can a file."""
    pipe = tmp_path / "pipe"
    looked = (
        "import os, sys; key = sys.stdin.readline().strip();"
        "print(key, key in ' '.join([*sys.argv, *os.environ.values()]), sys.stdin.read() == ''); sys.exit(1)"
    )
    runner = _running(pipe, looked)

    assert _ended(runner, pipe) == BackupEnded(fault=f"{KEY.octets.hex()} False True")
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


def test_the_words_make_one_backup_of_this_desk() -> None:
    assert backup_words(Path("/desk"), Path("/media/drive"))[1:] == (
        *("-m", "ivig_desk", "records", "backup"),
        *("--data", "/desk", "--to", "/media/drive", "--key-on-input"),
    )
