"""Folders of profiles: a bad file blocks itself alone, a shipped one is what was shipped (S4, S5)."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from ivig_desk.adapters.data_files import PROFILES, resources_folder
from ivig_desk.adapters.toml_profiles import CHECKSUMS, load_formulary
from tests.unit.adapters.sample_profile import SOUND
from tests.unit.adapters.shipped import SHIPPED_IDS

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = resources_folder() / PROFILES


def test_a_bad_file_blocks_its_own_profile_only(tmp_path: Path) -> None:
    """S4."""
    (tmp_path / "bad.toml").write_bytes(b"version = ")
    (tmp_path / "invented-5.toml").write_bytes(SOUND.encode())
    (tmp_path / "worse.toml").write_bytes(b"\xff")
    (tmp_path / "notes.txt").write_bytes(b"not a profile")
    (tmp_path / ".#invented-5.toml").write_bytes(b"left by an editor")

    formulary = load_formulary([tmp_path])

    assert [profile.id for profile in formulary.profiles] == ["invented-5"]
    assert [fault.file for fault in formulary.blocked] == [str(tmp_path / "bad.toml"), str(tmp_path / "worse.toml")]


def test_two_files_of_one_id_block_each_other_by_name(tmp_path: Path) -> None:
    """S5: neither is taken for the other, whichever folder comes first."""
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        folder.mkdir()
        (folder / "invented-5.toml").write_bytes(SOUND.encode())

    for folders in ([one, two], [two, one]):
        formulary = load_formulary(folders)
        assert formulary.profiles == ()
        assert [str(fault) for fault in formulary.blocked] == [
            f"{one / 'invented-5.toml'}: id: also in {two / 'invented-5.toml'}: accepted is an id that one file has"
        ]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """S4."""
    formulary = load_formulary([tmp_path / "gone"])

    assert [(fault.file, fault.key) for fault in formulary.blocked] == [(str(tmp_path / "gone"), "folder")]


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The shipped profiles, to be tampered with."""
    return shutil.copytree(SHIPPED, tmp_path / "shipped")


def test_a_shipped_profile_that_was_changed_is_blocked(copied: Path) -> None:
    """S4: even by a space in a comment."""
    path = copied / "privigen-10-eu.toml"
    path.write_bytes(path.read_bytes() + b"# \n")

    formulary = load_formulary([copied])

    others = [profile_id for profile_id in SHIPPED_IDS if profile_id != "privigen-10-eu"]
    assert [profile.id for profile in formulary.profiles] == others
    assert [(fault.file, fault.key) for fault in formulary.blocked] == [(str(path), "checksum")]


def test_a_profile_laid_among_the_shipped_ones_is_blocked(copied: Path) -> None:
    """S4: a ward's profile has its own folder."""
    (copied / "invented-5.toml").write_bytes(SOUND.encode())

    formulary = load_formulary([copied])

    assert [(fault.file, fault.key) for fault in formulary.blocked] == [(str(copied / "invented-5.toml"), "checksum")]


def test_a_shipped_profile_that_has_gone_is_named(copied: Path) -> None:
    """S4."""
    (copied / "flebogamma-5-eu.toml").unlink()

    formulary = load_formulary([copied])

    assert [(fault.file, fault.key) for fault in formulary.blocked] == [(str(copied / "flebogamma-5-eu.toml"), "file")]


def test_a_broken_list_of_checksums_blocks_the_shipped_profiles_by_name(copied: Path) -> None:
    """S4."""
    (copied / CHECKSUMS).write_bytes(b"privigen-10-eu = 1")

    formulary = load_formulary([copied])

    assert formulary.profiles == ()
    assert [(fault.file, fault.key) for fault in formulary.blocked] == [
        (str(copied / CHECKSUMS), "privigen-10-eu (line 1)")
    ]
