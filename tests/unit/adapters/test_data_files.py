"""Where shipped files and the ward's own are found, and which of them counts."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from ivig_desk.adapters.data_files import PROFILES, TomlDataFiles, resources_folder
from ivig_desk.adapters.toml_profiles import CHECKSUMS, load_profile
from ivig_desk.adapters.toml_rules import load_rules, load_weight_reference
from ivig_desk.desk.faults import BadDataFile
from tests.unit.adapters.sample_profile import SOUND
from tests.unit.adapters.shipped import SHIPPED_IDS


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """A ward's folder with one profile of its own."""
    folder = tmp_path / "ward" / PROFILES
    folder.mkdir(parents=True)
    (folder / "invented-5.toml").write_bytes(SOUND.encode())
    return folder.parent


def test_the_shipped_files_are_all_there_and_sound() -> None:
    """S4."""
    files = TomlDataFiles(resources=resources_folder(), ward=None)

    assert ([profile.id for profile in files.formulary().profiles], files.formulary().blocked) == (SHIPPED_IDS, ())
    assert files.rules() == load_rules(resources_folder())
    assert files.weight_reference() == load_weight_reference(resources_folder())


def test_a_ward_s_profiles_stand_beside_the_shipped_ones(ward: Path) -> None:
    """S5."""
    formulary = TomlDataFiles(resources=resources_folder(), ward=ward).formulary()

    assert [profile.id for profile in formulary.profiles] == sorted([*SHIPPED_IDS, "invented-5"])
    assert formulary.blocked == ()


def test_a_ward_s_folder_without_profiles_is_nothing_to_complain_of(tmp_path: Path) -> None:
    """S4."""
    formulary = TomlDataFiles(resources=resources_folder(), ward=tmp_path).formulary()

    assert ([profile.id for profile in formulary.profiles], formulary.blocked) == (SHIPPED_IDS, ())


def test_a_ward_s_bad_file_by_a_shipped_name_is_named_and_the_shipped_one_goes_on(ward: Path) -> None:
    """S4, S5."""
    (ward / PROFILES / "privigen-10-eu.toml").write_bytes(b"")

    formulary = TomlDataFiles(resources=resources_folder(), ward=ward).formulary()

    (profile,) = [profile for profile in formulary.profiles if profile.id == "privigen-10-eu"]
    assert profile == load_profile(resources_folder() / PROFILES / "privigen-10-eu.toml")
    (blocked,) = formulary.blocked
    assert blocked.file == str(ward / PROFILES / "privigen-10-eu.toml")


def test_without_the_list_of_checksums_only_the_ward_s_profiles_are_used(tmp_path: Path, ward: Path) -> None:
    """S4: a damaged installation is named."""
    resources = shutil.copytree(resources_folder(), tmp_path / "resources")
    (resources / PROFILES / CHECKSUMS).unlink()

    formulary = TomlDataFiles(resources=resources, ward=ward).formulary()

    assert [profile.id for profile in formulary.profiles] == ["invented-5"]
    assert [fault.file for fault in formulary.blocked] == [str(resources / PROFILES / CHECKSUMS)]


def test_a_ward_s_rules_count_in_place_of_the_shipped_ones(ward: Path) -> None:
    """S10: times of 30 min become 25."""
    resources = resources_folder()
    for name in ("bands.toml", "signs.toml"):
        shutil.copyfile(resources / name, ward / name)
    shipped = (resources / "schedule.toml").read_text(encoding="utf-8")
    (ward / "schedule.toml").write_text(shipped.replace('"30"', '"25"'), encoding="utf-8")

    files = TomlDataFiles(resources=resources, ward=ward)

    assert files.rules() == load_rules(ward, resources)
    assert files.rules() != load_rules(resources)
    assert files.weight_reference() == load_weight_reference(resources)


def test_half_of_a_ward_s_rules_is_refused_by_the_name_of_what_is_missing(ward: Path) -> None:
    """S4: never some files of the ward's and some of ours."""
    shutil.copyfile(resources_folder() / "bands.toml", ward / "bands.toml")

    with pytest.raises(BadDataFile) as caught:
        TomlDataFiles(resources=resources_folder(), ward=ward).rules()

    assert caught.value.file == str(ward / "signs.toml")


def test_the_resources_of_a_checkout_lie_beside_the_program() -> None:
    assert resources_folder() == Path(__file__).resolve().parents[3] / "resources"


def test_the_resources_of_the_frozen_program_lie_where_it_was_unpacked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert resources_folder() == tmp_path / "resources"
