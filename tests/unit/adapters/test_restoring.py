"""Records are put back from a good backup of this desk, and what was there is kept; from anything else, nothing is."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ivig_desk.adapters.backups import FolderBackups
from ivig_desk.adapters.folders import Folders
from ivig_desk.adapters.key_file import OpenStore, body_of
from ivig_desk.adapters.open_key import open_key
from ivig_desk.adapters.restoring import Restoring
from ivig_desk.adapters.sqlite_journal import SqliteJournal
from ivig_desk.desk.faults import BadBackup, BadBackupCode, RecordsFault, RecordsFaultCode
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.events import InfusionPlanned
from ivig_desk.domain.record.flaw import Verification
from tests.helpers.chained import tampering
from tests.helpers.records import PUMP_PLAN, notes, recorded
from tests.helpers.sealed import KEY, OTHER_KEY, journal_at, leave_plain, with_key

ROOT = Path(__file__).parents[3]
EIGHT, NINE = Instant.of("2026-03-01T08:00:00Z"), Instant.of("2026-03-01T09:00:00Z")
ASIDE = "desk-before-restore-2026-03-01T09-00-00.000000Z.sqlite"


@pytest.fixture
def desk(tmp_path: Path) -> Folders:
    """A desk with one infusion of nine entries, a plan first."""
    folders = _folders(tmp_path / "desk")
    folders.keys.write_bytes(body_of(OpenStore(key=KEY)))
    with closing(journal_at(folders.records)) as journal:
        journal.append([recorded(1, InfusionPlanned(plan=PUMP_PLAN))])
        journal.append(notes(*range(2, 10)))
    return folders


@pytest.fixture
def backup(desk: Folders, tmp_path: Path) -> Path:
    """A good backup of that desk."""
    folder = tmp_path / "drive"
    folder.mkdir()
    return Path(FolderBackups(desk=desk, key=KEY, shipped=(), folder=folder, kept_count=3).make(EIGHT).place)


@pytest.fixture
def new(tmp_path: Path) -> Folders:
    """A folder with nothing in it."""
    return _folders(tmp_path / "new")


def test_into_a_new_folder_all_is_there_with_its_key(backup: Path, new: Folders) -> None:
    """S25."""
    restored = _restoring(new).restore(backup, NINE)

    assert restored.verification == Verification(infusions=1, events=9, documents=2, flaws=())
    assert (restored.place, restored.kept_aside) == (str(new.records), None)
    assert sorted(path.name for path in new.root.iterdir()) == ["desk.sqlite", "keys.json"]
    assert _versions(new) == 9


def test_the_records_in_a_backup_may_be_named_as_well_as_its_folder(backup: Path, new: Folders) -> None:
    assert _restoring(new).restore(backup / "desk.sqlite", NINE).verification.events == 9


def test_the_desk_goes_on_writing_where_the_backup_ended(backup: Path, new: Folders) -> None:
    _restoring(new).restore(backup, NINE)
    with closing(SqliteJournal(new.records, open_key(new.keys, new.records))) as journal:
        journal.append(notes(10))

    assert _versions(new) == 10


def test_a_backup_is_not_touched_by_restoring_it(backup: Path, new: Folders) -> None:
    before = {path.name: path.read_bytes() for path in backup.iterdir()}
    _restoring(new).restore(backup, NINE)

    assert {path.name: path.read_bytes() for path in backup.iterdir()} == before


def test_records_that_are_there_are_kept_whole(desk: Folders, backup: Path) -> None:
    """S25: nothing is ever overwritten."""
    with closing(journal_at(desk.records)) as journal:
        journal.append(notes(10, 11))

    restored = _restoring(desk).restore(backup, NINE)

    assert restored.kept_aside == str(desk.root / ASIDE)
    assert _versions(desk) == 9
    with closing(journal_at(desk.root / ASIDE)) as journal:
        assert len(journal.read("infusion-1")) == 11


def test_entries_in_a_log_that_a_kill_left_are_kept_too(desk: Folders, backup: Path, tmp_path: Path) -> None:
    """S25."""
    left = tmp_path / "left"
    with closing(journal_at(desk.records)) as journal:
        journal.append(notes(10))
        shutil.copytree(desk.root, left)
    assert (left / "desk.sqlite-wal").stat().st_size > 0

    _restoring(_folders(left)).restore(backup, NINE)

    with closing(journal_at(left / ASIDE)) as journal:
        assert len(journal.read("infusion-1")) == 10


def test_damaged_records_give_way_and_are_kept_as_they_are(desk: Folders, backup: Path) -> None:
    whole = desk.records.read_bytes()
    damaged = whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:]
    desk.records.write_bytes(damaged)

    _restoring(desk).restore(backup, NINE)

    assert (desk.root / ASIDE).read_bytes()[4096:] == damaged[4096:]
    assert _versions(desk) == 9


def test_records_whose_key_store_is_lost_get_it_back(desk: Folders, backup: Path) -> None:
    desk.keys.unlink()

    _restoring(desk).restore(backup, NINE)

    assert _versions(desk) == 9
    assert (desk.root / ASIDE).exists()


def test_while_the_desk_is_open_nothing_is_restored(desk: Folders, backup: Path) -> None:
    with closing(journal_at(desk.records)) as journal:
        with pytest.raises(RecordsFault) as fault:
            _restoring(desk).restore(backup, NINE)
        journal.append(notes(10))

    assert fault.value.code is RecordsFaultCode.LOCKED
    assert _versions(desk) == 10
    assert not (desk.root / ASIDE).exists()


def test_no_patient_is_in_any_byte_after_a_restore(desk: Folders, backup: Path) -> None:
    """S33."""
    _restoring(desk).restore(backup, NINE)

    assert [path.name for path in desk.root.rglob("*") if path.is_file() and b"Ionescu" in path.read_bytes()] == []


def _folder_without_records(backup: Path) -> None:
    (backup / "desk.sqlite").unlink()


def _no_key_store(backup: Path) -> None:
    (backup / "keys.json").unlink()


def _a_letter(backup: Path) -> None:
    (backup / "desk.sqlite").write_text("Dear colleague, " * 100, encoding="utf-8")


def _in_the_clear(backup: Path) -> None:
    leave_plain(backup / "desk.sqlite", KEY)


def _with_a_log(backup: Path) -> None:
    (backup / "desk.sqlite-wal").write_bytes(b"log")


def _empty(backup: Path) -> None:
    (backup / "desk.sqlite").write_bytes(b"")


def _of_other_keys(backup: Path) -> None:
    (backup / "keys.json").write_bytes(body_of(OpenStore(key=OTHER_KEY)))


def _of_a_later_version(backup: Path) -> None:
    with closing(with_key(backup / "desk.sqlite", KEY)) as file:
        file.execute("PRAGMA journal_mode=DELETE")
        file.execute("PRAGMA user_version = 99")


def _keys_of_a_later_version(backup: Path) -> None:
    (backup / "keys.json").write_text('{"format": 99}', encoding="utf-8")


def _keys_broken(backup: Path) -> None:
    (backup / "keys.json").write_text("{", encoding="utf-8")


def _a_byte_flipped(backup: Path) -> None:
    whole = (backup / "desk.sqlite").read_bytes()
    (backup / "desk.sqlite").write_bytes(whole[:9000] + bytes([whole[9000] ^ 1]) + whole[9001:])


def _cut_at_a_page(backup: Path) -> None:
    os.truncate(backup / "desk.sqlite", 4096 * 5)


def _cut_within_a_page(backup: Path) -> None:
    os.truncate(backup / "desk.sqlite", 100)


def _an_entry_changed(backup: Path) -> None:
    with tampering(backup / "desk.sqlite") as file:
        file.execute("UPDATE events SET \"by\" = 'someone else' WHERE version = 5")
    with closing(with_key(backup / "desk.sqlite", KEY)) as file:
        file.execute("PRAGMA journal_mode=DELETE")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (_folder_without_records, BadBackupCode.NOT_A_BACKUP),
        (_no_key_store, BadBackupCode.NOT_A_BACKUP),
        (_in_the_clear, BadBackupCode.NOT_A_BACKUP),
        (_with_a_log, BadBackupCode.NOT_A_BACKUP),
        (_a_letter, BadBackupCode.NOT_A_BACKUP),
        (_of_other_keys, BadBackupCode.OTHER_DESK),
        (_of_a_later_version, BadBackupCode.TOO_NEW),
        (_keys_of_a_later_version, BadBackupCode.TOO_NEW),
        (_keys_broken, BadBackupCode.DAMAGED),
        (_empty, BadBackupCode.DAMAGED),
        (_a_byte_flipped, BadBackupCode.DAMAGED),
        (_cut_at_a_page, BadBackupCode.DAMAGED),
        (_cut_within_a_page, BadBackupCode.DAMAGED),
        (_an_entry_changed, BadBackupCode.DAMAGED),
    ],
)
def test_a_bad_backup_is_named_and_leaves_nothing(
    backup: Path, new: Folders, spoil: Callable[[Path], None], code: BadBackupCode
) -> None:
    """S25."""
    spoil(backup)

    with pytest.raises(BadBackup) as fault:
        _restoring(new).restore(backup, NINE)

    assert fault.value.code is code
    assert fault.value.file == str(backup / "desk.sqlite") or not (backup / "desk.sqlite").exists()
    assert list(new.root.iterdir()) == []


@pytest.mark.parametrize("spoil", [_a_byte_flipped, _an_entry_changed, _of_a_later_version, _a_letter])
def test_a_bad_backup_changes_nothing_of_the_records_that_are_there(
    desk: Folders, backup: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(backup)
    before = {path.name: path.read_bytes() for path in desk.root.iterdir()}

    with pytest.raises(BadBackup):
        _restoring(desk).restore(backup, NINE)

    assert {path.name: path.read_bytes() for path in desk.root.iterdir()} == before


@pytest.mark.parametrize("has_keys", [True, False])
def test_a_backup_of_another_desk_is_refused(backup: Path, new: Folders, has_keys: object) -> None:
    """Nobody’s patients get into another ward’s records, with a key store there or without."""
    new.keys.write_bytes(body_of(OpenStore(key=OTHER_KEY)))
    SqliteJournal(new.records, OTHER_KEY).close()
    if not has_keys:
        new.keys.unlink()
    before = {path.name: path.read_bytes() for path in new.root.iterdir()}

    with pytest.raises(BadBackup) as fault:
        _restoring(new).restore(backup, NINE)

    assert fault.value.code is BadBackupCode.OTHER_DESK
    assert {path.name: path.read_bytes() for path in new.root.iterdir()} == before


def test_the_records_themselves_are_no_backup(desk: Folders) -> None:
    with pytest.raises(BadBackup) as fault:
        _restoring(desk).restore(desk.root, NINE)

    assert fault.value.code is BadBackupCode.NOT_A_BACKUP


@pytest.mark.parametrize("step", ["_proved_copy", "_kept_aside", "_take_keys"])
def test_killed_after_any_step_the_old_records_or_the_new_are_there(desk: Folders, backup: Path, step: str) -> None:
    """S25: and restoring once more ends it."""
    with closing(journal_at(desk.records)) as journal:
        journal.append(notes(10))
    desk.keys.unlink()
    script = (
        "import os, signal, sys; from pathlib import Path\n"
        "from ivig_desk.adapters import restoring\n"
        "from tests.unit.adapters.test_restoring import NINE, _folders, _restoring\n"
        "place = restoring if hasattr(restoring, sys.argv[3]) else restoring.Restoring\n"
        "whole = getattr(place, sys.argv[3])\n"
        "def killed(*given):\n"
        "    whole(*given)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "setattr(place, sys.argv[3], killed)\n"
        "_restoring(_folders(Path(sys.argv[1]))).restore(Path(sys.argv[2]), NINE)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, str(desk.root), str(backup), step], cwd=ROOT, capture_output=True, check=False
    )

    assert ended.returncode == -signal.SIGKILL
    with closing(journal_at(desk.records)) as journal:
        assert len(journal.read("infusion-1")) == 10
    _restoring(desk).restore(backup, Instant(NINE.microseconds + 1))
    assert _versions(desk) == 9
    assert not [path.name for path in desk.root.iterdir() if path.name.startswith(".")]


def _folders(root: Path) -> Folders:
    root.mkdir(exist_ok=True)
    return Folders(root=root)


def _restoring(desk: Folders) -> Restoring:
    return Restoring(desk=desk, key_of=open_key, shipped=())


def _versions(desk: Folders) -> int:
    with closing(SqliteJournal(desk.records, open_key(desk.keys, desk.records))) as journal:
        return len(journal.read("infusion-1"))
