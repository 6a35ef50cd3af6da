"""A backup counts once opened, verified and replayed; killed, or on a full disk, none is left that looks good."""

import errno
import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from ivig_desk.adapters import backups as made_by
from ivig_desk.adapters.backups import FolderBackups, replayed
from ivig_desk.adapters.folders import Folders
from ivig_desk.adapters.key_file import OpenStore, body_of
from ivig_desk.adapters.sqlite_journal import SqliteJournal
from ivig_desk.desk.faults import KeyStoreFault, KeyStoreFaultCode, RecordsFault, RecordsFaultCode
from ivig_desk.desk.ports.backups import KeptBackup, KeptBackups
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.events import InfusionPlanned
from ivig_desk.domain.record.flaw import Verification
from tests.helpers.chained import tampering
from tests.helpers.records import PUMP_PLAN, notes, recorded
from tests.helpers.sealed import KEY, OTHER_KEY, journal_at

ROOT = Path(__file__).parents[3]
EIGHT, NINE, TEN = (Instant.of(f"2026-03-01T{hour}:00:00Z") for hour in ("08", "09", "10"))
PATIENT = (b"Ionescu", "Măria".encode(), b"4471")


@pytest.fixture
def desk(tmp_path: Path) -> Folders:
    """A desk with one infusion of nine entries, a plan first."""
    folders = Folders(root=tmp_path / "desk")
    folders.root.mkdir()
    folders.keys.write_bytes(body_of(OpenStore(key=KEY)))
    with closing(journal_at(folders.records)) as journal:
        journal.append([recorded(1, InfusionPlanned(plan=PUMP_PLAN))])
        journal.append(notes(*range(2, 10)))
    return folders


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    folder = tmp_path / "drive"
    folder.mkdir()
    return folder


def _backups(desk: Folders, drive: Path, kept: int = 3) -> FolderBackups:
    return FolderBackups(desk=desk, key=KEY, shipped=(), folder=drive, kept_count=kept)


def test_a_backup_holds_every_entry_and_the_key_store(desk: Folders, drive: Path) -> None:
    """S25."""
    made = _backups(desk, drive).make(EIGHT)

    assert made.verification == Verification(infusions=1, events=9, documents=2, flaws=())
    assert sorted(path.name for path in Path(made.place).iterdir()) == ["desk.sqlite", "keys.json"]
    assert (Path(made.place) / "keys.json").read_bytes() == desk.keys.read_bytes()
    infusion = replayed(Path(made.place) / "desk.sqlite", KEY)
    assert infusion is not None
    assert (infusion.id, infusion.version) == ("infusion-1", 9)


def test_no_patient_is_in_any_byte_of_a_backup(desk: Folders, drive: Path) -> None:
    """S33."""
    _backups(desk, drive).make(EIGHT)

    files = [path for path in drive.rglob("*") if path.is_file()]
    assert len(files) == 2
    assert [path for path in files if any(word in path.read_bytes() for word in PATIENT)] == []


def test_a_backup_is_made_while_the_desk_writes(desk: Folders, drive: Path) -> None:
    with closing(journal_at(desk.records)) as journal:
        journal.append(notes(10))
        made = _backups(desk, drive).make(EIGHT)
        journal.append(notes(11))

    assert made.verification.events == 10


def test_so_many_are_kept_and_the_oldest_goes(desk: Folders, drive: Path) -> None:
    backups = _backups(desk, drive, kept=2)
    first, second, third = (Path(backups.make(at).place) for at in (EIGHT, NINE, TEN))

    assert not first.exists()
    assert backups.kept() == KeptBackups(
        good=(KeptBackup(place=str(second), made_at=NINE), KeptBackup(place=str(third), made_at=TEN)), bad=()
    )


def test_one_from_a_clock_that_was_ahead_does_not_push_the_new_one_out(desk: Folders, drive: Path) -> None:
    """S24."""
    backups = _backups(desk, drive, kept=1)
    backups.make(TEN)
    made = backups.make(EIGHT)

    assert [kept.place for kept in backups.kept().good] == [made.place]


def test_the_last_is_the_last_that_was_not_made_later_than_now(desk: Folders, drive: Path) -> None:
    """S24: its age is never less than none."""
    backups = _backups(desk, drive)
    made = [backups.make(at) for at in (EIGHT, TEN)]
    kept = backups.kept()

    assert kept.last(Instant(EIGHT.microseconds - 1)) is None
    assert kept.last(EIGHT) == KeptBackup(place=made[0].place, made_at=EIGHT)
    assert kept.last(Instant(TEN.microseconds - 1)) == KeptBackup(place=made[0].place, made_at=EIGHT)
    assert kept.last(TEN) == KeptBackup(place=made[1].place, made_at=TEN)


def test_another_desk_s_backups_in_the_same_folder_are_left_alone(desk: Folders, drive: Path, tmp_path: Path) -> None:
    other = Folders(root=tmp_path / "other")
    other.root.mkdir()
    other.keys.write_bytes(body_of(OpenStore(key=OTHER_KEY)))
    SqliteJournal(other.records, OTHER_KEY).close()
    theirs = FolderBackups(desk=other, key=OTHER_KEY, shipped=(), folder=drive, kept_count=1)
    theirs.make(EIGHT)
    ours = _backups(desk, drive, kept=1)
    ours.make(NINE)

    assert [kept.made_at for kept in theirs.kept().good] == [EIGHT]
    assert [kept.made_at for kept in ours.kept().good] == [NINE]


def test_a_copy_of_records_with_a_flaw_is_named_and_kept_and_counts_for_nothing(desk: Folders, drive: Path) -> None:
    """S25: and no older one goes for it."""
    backups = _backups(desk, drive, kept=1)
    good = backups.make(EIGHT)
    with tampering(desk.records) as file:
        file.execute("UPDATE events SET \"by\" = 'someone else' WHERE version = 5")

    flawed = backups.make(NINE)

    assert [flaw.version for flaw in flawed.verification.flaws] == [5]
    assert backups.kept() == KeptBackups(good=(KeptBackup(place=good.place, made_at=EIGHT),), bad=(flawed.place,))


@pytest.mark.parametrize("lost", ["desk.sqlite", "keys.json"])
def test_one_that_lost_a_file_is_named_and_counts_for_nothing(desk: Folders, drive: Path, lost: str) -> None:
    backups = _backups(desk, drive)
    made = Path(backups.make(EIGHT).place)
    (made / lost).unlink()

    assert backups.kept() == KeptBackups(good=(), bad=(str(made),))


def test_one_that_was_cut_short_is_named_and_counts_for_nothing(desk: Folders, drive: Path) -> None:
    backups = _backups(desk, drive)
    made = Path(backups.make(EIGHT).place)
    os.truncate(made / "desk.sqlite", 4096 + 1)

    assert backups.kept() == KeptBackups(good=(), bad=(str(made),))


def test_a_drive_that_is_not_plugged_in_is_said_and_not_made(desk: Folders, drive: Path) -> None:
    with pytest.raises(RecordsFault) as fault:
        _backups(desk, drive / "gone").make(EIGHT)

    assert fault.value.code is RecordsFaultCode.UNREACHABLE
    assert not (drive / "gone").exists()


def test_with_another_key_store_beside_the_records_nothing_counts(desk: Folders, drive: Path) -> None:
    desk.keys.write_bytes(body_of(OpenStore(key=OTHER_KEY)))

    with pytest.raises(KeyStoreFault) as fault:
        _backups(desk, drive).make(EIGHT)

    assert fault.value.code is KeyStoreFaultCode.CHANGED
    assert list(drive.iterdir()) == []


def test_on_a_full_disk_nothing_is_left_and_the_older_stays(
    desk: Folders, drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S30."""
    backups = _backups(desk, drive, kept=1)
    good = backups.make(EIGHT)

    def full(_source: object, path: Path, *_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    monkeypatch.setattr(made_by, "copy_records", full)
    with pytest.raises(RecordsFault) as fault:
        backups.make(NINE)

    assert fault.value.code is RecordsFaultCode.DISK_FULL
    assert [path.name for path in drive.iterdir()] == [Path(good.place).name]


def test_where_the_disk_is_full_in_the_middle_of_the_copy_nothing_is_left(desk: Folders, drive: Path) -> None:
    """S30: a limit on the length of files stands for the disk; SQLite meets it at a page of the copy."""
    script = (
        "import resource, signal, sys; from pathlib import Path\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from tests.unit.adapters.test_backups import _backups, EIGHT\n"
        "from ivig_desk.adapters.folders import Folders\n"
        "from ivig_desk.desk.faults import RecordsFault\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (49152, 49152))\n"
        "try: _backups(Folders(root=Path(sys.argv[1])), Path(sys.argv[2])).make(EIGHT)\n"
        "except RecordsFault as fault: print(fault.code.value)\n"
    )
    with closing(journal_at(desk.records)) as journal:
        journal.append(notes(*range(10, 200), text="long " * 100))

    said = subprocess.run(
        [sys.executable, "-c", script, str(desk.root), str(drive)], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert said.stdout == "disk-full\n"
    assert list(drive.iterdir()) == []


def test_on_a_small_drive_that_fills_up_nothing_is_left(desk: Folders, drive: Path) -> None:
    """S30: a file system of 128 KiB, where this computer lets one be mounted."""
    with closing(journal_at(desk.records)) as journal:
        journal.append(notes(*range(10, 400), text="long " * 100))
    small = ["mount", "-t", "tmpfs", "-o", "size=128k", "none", str(drive)]
    if subprocess.run(small, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        with pytest.raises(RecordsFault) as fault:
            _backups(desk, drive).make(EIGHT)
        left = list(drive.iterdir())
    finally:
        subprocess.run(["umount", str(drive)], check=True)

    assert (fault.value.code, left) == (RecordsFaultCode.DISK_FULL, [])


@pytest.mark.parametrize("step", ["_copy_keys", "copy_records", "verify_records", "_require_replayed"])
def test_killed_after_any_step_no_half_backup_counts(desk: Folders, drive: Path, step: str) -> None:
    """S25: what is left is hidden, counts for nothing, and goes a day later."""
    script = (
        "import os, signal, sys; from pathlib import Path\n"
        "from ivig_desk.adapters import backups\n"
        "from ivig_desk.adapters.folders import Folders\n"
        "from tests.unit.adapters.test_backups import _backups, EIGHT\n"
        "whole = getattr(backups, sys.argv[3])\n"
        "def killed(*given):\n"
        "    whole(*given)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "setattr(backups, sys.argv[3], killed)\n"
        "_backups(Folders(root=Path(sys.argv[1])), Path(sys.argv[2])).make(EIGHT)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, str(desk.root), str(drive), step], cwd=ROOT, capture_output=True, check=False
    )
    backups = _backups(desk, drive)

    assert ended.returncode == -signal.SIGKILL
    [left] = drive.iterdir()
    assert left.name.startswith(".")
    assert backups.kept() == KeptBackups(good=(), bad=())
    backups.make(NINE)
    assert left.exists()
    backups.make(Instant.of("2026-03-02T08:00:01Z"))
    assert not left.exists()
    assert len(backups.kept().good) == 2


def test_a_backup_is_for_its_owner_alone(desk: Folders, drive: Path) -> None:
    """S33."""
    made = Path(_backups(desk, drive).make(EIGHT).place)

    assert made.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o077 for path in made.iterdir()} == {0}


def test_the_records_stay_as_they_are(desk: Folders, drive: Path) -> None:
    before = desk.records.read_bytes()
    _backups(desk, drive).make(EIGHT)

    assert desk.records.read_bytes() == before
