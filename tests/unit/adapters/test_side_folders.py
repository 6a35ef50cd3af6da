"""Entries held on a drive and in this system's own folder, so that a drive that is pulled out takes nothing with it."""

from pathlib import Path

import pytest

from ivig_desk.adapters.folders import Folders, make_private
from ivig_desk.adapters.side_file import SideFile
from ivig_desk.adapters.side_folders import SideFolders
from ivig_desk.bootstrap.records import side_journal_of
from ivig_desk.desk.faults import RecordsFault
from tests.helpers.held import side_file_at
from tests.helpers.records import notes
from tests.helpers.sealed import KEY

DATA = Path("/ward")


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    folder = tmp_path / "drive"
    folder.mkdir()
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "state" / "own"


def started(drive: Path, own: Path) -> SideFolders:
    """The same data folder after a start."""
    return SideFolders(side_file_at(drive, DATA), SideFile(own, KEY, DATA, make_private))


def pulled_out(drive: Path) -> Path:
    """The drive with all that is on it, elsewhere."""
    return drive.rename(drive.with_name("in a pocket"))


def test_a_drive_that_was_never_there_leaves_the_own_folder(drive: Path, own: Path) -> None:
    """S30: and the next start finds it there, the drive plugged in or not."""
    away = pulled_out(drive)
    started(drive, own).append(notes(1, 2))

    assert started(drive, own).read().entries == notes(1, 2)
    away.rename(drive)
    assert started(drive, own).read().entries == notes(1, 2)


def test_a_drive_that_is_pulled_out_takes_no_entry_with_it(drive: Path, own: Path) -> None:
    """S30: what it had taken already included."""
    side = started(drive, own)
    side.append(notes(1))
    pulled_out(drive)
    side.append(notes(2))

    assert started(drive, own).read().entries == notes(1, 2)


def test_what_either_has_is_found(drive: Path, own: Path) -> None:
    """S30: the own folder could not be made, then the drive was away."""
    own.parent.write_text("a file is in the way")
    started(drive, own).append(notes(1))
    own.parent.unlink()
    away = pulled_out(drive)
    started(drive, own).append(notes(2))
    away.rename(drive)

    assert sorted(started(drive, own).read().entries, key=lambda entry: entry.version) == list(notes(1, 2))


def test_where_neither_takes_it_that_is_said(drive: Path, own: Path) -> None:
    """S30: memory alone is left."""
    own.parent.write_text("a file is in the way")
    pulled_out(drive)

    with pytest.raises(RecordsFault) as raised:
        started(drive, own).append(notes(1))

    assert raised.value.file == str(drive)


def test_what_contradicts_the_record_is_kept_where_there_is_room(drive: Path, own: Path) -> None:
    """S30: on the drive where that is there, else in the own folder; the next start names both."""
    on_drive = started(drive, own).keep_apart(notes(1))
    away = pulled_out(drive)
    in_own = started(drive, own).keep_apart(notes(2))
    away.rename(drive)

    assert (Path(on_drive).parent, Path(in_own).parent) == (drive, own)
    assert started(drive, own).read().apart == (on_drive, in_own)


def test_what_was_let_go_while_the_drive_was_away_is_let_go_once_it_is_back(drive: Path, own: Path) -> None:
    side = started(drive, own)
    side.append(notes(1))
    away = pulled_out(drive)
    side.clear()
    assert list(own.iterdir()) == []
    away.rename(drive)

    after = started(drive, own)
    assert after.read().entries == notes(1)
    after.clear()

    assert (list(drive.iterdir()), started(drive, own).read().entries) == ([], ())


def test_the_desk_holds_in_the_folder_the_ward_names_and_in_its_own(
    drive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S30: as the desk is built; without a folder named, in its own alone."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folders = Folders(root=tmp_path / "data")
    own = tmp_path / "state" / "ivig-desk-held"
    side_journal_of(folders, KEY, str(drive)).append(notes(1))
    assert [len(list(folder.glob("*.held"))) for folder in (drive, own)] == [1, 1]

    side_journal_of(folders, KEY, None).append(notes(2))

    assert [len(list(folder.glob("*.held"))) for folder in (drive, own)] == [1, 2]
