"""Where the records live, and that nobody else can look into them."""

import stat
from pathlib import Path

import pytest

from ivig_desk.adapters.folders import practice_folders, ward_folders
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode


def test_records_live_where_the_command_line_says(tmp_path: Path) -> None:
    folders = ward_folders(tmp_path / "ward")

    assert folders.records == tmp_path / "ward" / "desk.sqlite"
    assert list(folders.root.iterdir()) == []


def test_records_live_among_the_users_data_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))

    records = ward_folders(None).records

    assert records.name == "desk.sqlite"
    assert records.parent.name == "ivig-desk"
    assert tmp_path in records.parents


def test_practice_never_gets_among_real_records(tmp_path: Path) -> None:
    assert practice_folders(tmp_path).records == tmp_path / "practice" / "desk.sqlite"


def test_folders_that_are_made_are_their_owners_alone(tmp_path: Path) -> None:
    """S33."""
    tmp_path.chmod(0o755)

    folders = practice_folders(tmp_path / "new" / "ward")

    made = [tmp_path / "new", tmp_path / "new" / "ward", folders.root]
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in made] == [0o700] * 3
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_folders_that_are_there_are_used_again(tmp_path: Path) -> None:
    ward_folders(tmp_path).labels.write_bytes(b"taught")

    assert ward_folders(tmp_path).labels.read_bytes() == b"taught"


def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "ward").write_text("in the way")

    with pytest.raises(RecordsFault) as fault:
        ward_folders(tmp_path / "ward")

    assert fault.value.code is RecordsFaultCode.UNREACHABLE
    assert fault.value.file == str(tmp_path / "ward")


def test_a_relative_folder_is_where_the_program_was_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The window may change its folder later; the records do not move with it."""
    monkeypatch.chdir(tmp_path)
    folders = ward_folders(Path("ward"))

    assert folders.records == tmp_path / "ward" / "desk.sqlite"
