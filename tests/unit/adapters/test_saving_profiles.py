"""A ward's profile is saved whole, with what it replaces kept, and no version names two texts (S4)."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ivig_desk.adapters.data_files import PROFILES, TomlDataFiles, resources_folder
from ivig_desk.adapters.ward_profiles import HISTORY, TomlWardProfiles
from ivig_desk.desk.faults import BadDataFile, WardFileFault
from ivig_desk.desk.ports.ward_profiles import WardProfiles
from ivig_desk.domain.formulary.profile import Checked, Profile
from tests.unit.adapters.shipped import SHIPPED_IDS

SHIPPED = TomlDataFiles(resources=resources_folder(), ward=None).formulary().profiles
KIOVIG = next(profile for profile in SHIPPED if profile.id == "kiovig-10-eu")
CHECKED = Checked(by=("A. Rus", "B. Pop"), on=date(2026, 11, 22))


@pytest.fixture
def wards(tmp_path: Path) -> TomlWardProfiles:
    return TomlWardProfiles(folder=tmp_path / PROFILES, shipped=SHIPPED)


def text(wards: WardProfiles, version: str, note: str = "", **changes: object) -> str:
    """Kiovig as the ward's version of it."""
    profile = replace(KIOVIG, version=version, notes=(note,) if note else (), checked=CHECKED)
    return wards.text_of(replace(profile, **changes))  # type: ignore[arg-type]  # Each test names fields and types.


def in_use(wards: TomlWardProfiles) -> Profile:
    formulary = TomlDataFiles(resources=resources_folder(), ward=wards.folder.parent).formulary()
    assert formulary.blocked == ()
    assert [profile.id for profile in formulary.profiles] == SHIPPED_IDS
    return next(profile for profile in formulary.profiles if profile.id == KIOVIG.id)


def test_what_is_saved_is_what_the_desk_uses_at_its_next_look(wards: TomlWardProfiles) -> None:
    """S4, S5."""
    saved = wards.save(KIOVIG.id, text(wards, "2"))

    assert (saved.version, saved.checked) == ("2", CHECKED)
    assert in_use(wards) == saved
    assert wards.text(KIOVIG.id) == text(wards, "2")


def test_where_the_ward_has_nothing_there_is_no_text_and_no_history(wards: TomlWardProfiles) -> None:
    assert wards.text(KIOVIG.id) is None
    assert wards.history(KIOVIG.id) == ()


def test_every_version_that_was_replaced_is_kept_and_none_of_them_is_a_profile(wards: TomlWardProfiles) -> None:
    """S4: version 4 is in use; 3 was replaced after 2."""
    for version in ("2", "3", "4"):
        wards.save(KIOVIG.id, text(wards, version))
        for number, file in enumerate(sorted((wards.folder / HISTORY).rglob("*.toml")), start=1):
            os.utime(file, ns=(number, number))

    assert [(one.version, Path(one.file).name) for one in wards.history(KIOVIG.id)] == [
        ("3", "3.toml"),
        ("2", "2.toml"),
    ]
    assert [one.text for one in wards.history(KIOVIG.id)] == [text(wards, "3"), text(wards, "2")]
    assert in_use(wards).version == "4"


def test_saving_the_same_text_again_keeps_no_copy_of_it(wards: TomlWardProfiles) -> None:
    wards.save(KIOVIG.id, text(wards, "2"))
    wards.save(KIOVIG.id, text(wards, "2"))

    assert wards.history(KIOVIG.id) == ()


@pytest.mark.parametrize("earlier", ["2", "3"])
def test_a_version_that_named_another_text_is_refused(wards: TomlWardProfiles, earlier: str) -> None:
    """S4: the one in use, and the one before it; the first text itself may come back."""
    wards.save(KIOVIG.id, text(wards, "2"))
    wards.save(KIOVIG.id, text(wards, "3"))

    with pytest.raises(BadDataFile) as caught:
        wards.save(KIOVIG.id, text(wards, earlier, note="another"))

    (fault,) = caught.value.every
    assert (fault.key, fault.found) == ("version (line 3)", f'"{earlier}"')
    assert fault.accepted == "another than of every earlier text: 2, 3"
    assert in_use(wards).version == "3"
    assert wards.save(KIOVIG.id, text(wards, "2")).version == "2"


def test_two_versions_of_one_name_on_disk_are_both_kept(wards: TomlWardProfiles) -> None:
    """S4: "a/b" and "a:b" are one name on disk; a file put there by hand may have no version that can be read."""
    for version in ("a/b", "a:b", "c"):
        wards.save(KIOVIG.id, text(wards, version))
    path = wards.folder / f"{KIOVIG.id}.toml"
    path.write_bytes(b"version = ")
    wards.save(KIOVIG.id, text(wards, "d"))
    path.write_bytes(b"\xff")
    wards.save(KIOVIG.id, text(wards, "e"))

    assert {Path(one.file).name: one.version for one in wards.history(KIOVIG.id)} == {
        "a_b.toml": "a/b",
        "a_b_2.toml": "a:b",
        "no-version.toml": "",
        "no-version_2.toml": "",
    }


def test_a_text_with_faults_is_not_saved_and_every_one_is_named(wards: TomlWardProfiles) -> None:
    """S1, S4: without names, and 8 mL/kg/h for 6."""
    wards.save(KIOVIG.id, text(wards, "2"))
    higher = replace(KIOVIG.maximum, rate=KIOVIG.tolerated_faster.rate) if KIOVIG.tolerated_faster else KIOVIG.maximum

    with pytest.raises(BadDataFile) as caught:
        wards.save(KIOVIG.id, text(wards, "3", maximum=higher, tolerated_faster=None, checked=None))

    assert [(fault.name, fault.found) for fault in caught.value.every] == [
        ("maximum", "8 mL/kg/h"),
        ("checked", "missing"),
    ]
    assert wards.text(KIOVIG.id) == text(wards, "2")
    assert wards.history(KIOVIG.id) == ()


def test_a_check_names_every_fault_and_shows_the_figures_as_soon_as_they_agree(wards: TomlWardProfiles) -> None:
    """S4: while the names are still to be typed, the ramp can be looked at. A start at 6 mL/kg/h for 0.5 is asked."""
    unsigned = wards.check(KIOVIG.id, text(wards, "2", checked=None))
    falling = wards.check(KIOVIG.id, text(wards, "2", rungs=tuple(reversed(KIOVIG.rungs))))
    sound = wards.check(KIOVIG.id, text(wards, "2"))

    assert [fault.name for fault in unsigned.faults] == ["checked"]
    assert unsigned.profile is not None
    assert unsigned.profile.rungs == KIOVIG.rungs
    assert (falling.profile, [fault.name for fault in falling.faults]) == (
        None,
        ["rung 1", "rung 2", "rung 3", "rung 4", "rung 5"],
    )
    assert sound.profile == wards.save(KIOVIG.id, text(wards, "2"))
    assert sound.faults == ()


@pytest.mark.parametrize(
    ("profile_id", "written", "name", "found"),
    [
        ("../kiovig-10-eu", "", "id", '"../kiovig-10-eu"'),
        ("", "", "id", '""'),
        (KIOVIG.id, "", "version", "missing"),
        (KIOVIG.id, "id = ", "file", "not TOML: Invalid value (at end of document)"),
        (KIOVIG.id, 'id = "\ud800"', "file", "a sign that cannot be written (U+D800)"),
    ],
)
def test_what_is_no_profile_is_named(
    wards: TomlWardProfiles, profile_id: str, written: str, name: str, found: str
) -> None:
    """S4, S5: no id leads out of the ward's folder."""
    checked = wards.check(profile_id, written)

    assert checked.profile is None
    assert (name, found) in {(fault.name, fault.found) for fault in checked.faults}
    with pytest.raises(BadDataFile):
        wards.save(profile_id, written)
    assert list(wards.folder.parent.rglob("*.toml")) == []


def test_an_id_of_another_file_is_named(wards: TomlWardProfiles) -> None:
    """S5."""
    (fault,) = wards.check("ours-10", text(wards, "2")).faults

    assert (fault.key, fault.found) == ("id (line 2)", '"kiovig-10-eu"')


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """S4."""
    (tmp_path / PROFILES).write_bytes(b"a file where the folder should be")
    wards = TomlWardProfiles(folder=tmp_path / PROFILES, shipped=SHIPPED)

    with pytest.raises(WardFileFault) as caught:
        wards.save(KIOVIG.id, text(wards, "2"))

    assert caught.value.file == str(tmp_path / PROFILES / "kiovig-10-eu.toml")


def test_a_full_disk_leaves_what_was_there(wards: TomlWardProfiles, monkeypatch: pytest.MonkeyPatch) -> None:
    """S4: the old text whole, and nothing half-written beside it."""
    wards.save(KIOVIG.id, text(wards, "2"))

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WardFileFault, match="No space left on device"):
        wards.save(KIOVIG.id, text(wards, "3"))

    assert wards.text(KIOVIG.id) == text(wards, "2")
    assert [file.name for file in wards.folder.rglob("*") if file.is_file()] == ["kiovig-10-eu.toml"]


def test_what_is_saved_is_written_to_the_disk_before_it_takes_its_place(
    wards: TomlWardProfiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S4: after a power loss the old text or the new, never half of one; then the folder, so that the move stays."""
    synced: list[bool] = []
    fsync = os.fsync

    def noted(number: int) -> None:
        synced.append((wards.folder / "kiovig-10-eu.toml").exists())
        fsync(number)

    monkeypatch.setattr(os, "fsync", noted)
    wards.save(KIOVIG.id, text(wards, "2"))

    assert synced == [False, True]
