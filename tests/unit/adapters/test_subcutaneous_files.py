"""Files of profiles for under the skin: read whole or refused, and never taken for one for a vein (S3, S4, S5)."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from ivig_desk.adapters.codec import Unreadable, decode_part
from ivig_desk.adapters.data_files import PROFILES, SUBCUTANEOUS, TomlDataFiles, resources_folder
from ivig_desk.adapters.toml_profiles import CHECKSUMS, load_formulary, load_subcutaneous
from tests.unit.adapters.shipped import seal

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = resources_folder() / PROFILES / SUBCUTANEOUS
GAMMAGARD = "gammagard-liquid-10-us-sc"
CHECKED = """
[checked]
by = ["A. Rus", "B. Pop"]
on = "2026-11-23"
"""
SOUND = (SHIPPED / f"{GAMMAGARD}.toml").read_text(encoding="utf-8")


def figures(profile_id: str) -> str:
    (profile,) = [each for each in load_subcutaneous([SHIPPED]).profiles if each.id == profile_id]
    steps = [
        f"{band.at_least or 'any'}–{band.under or 'any'} from {step.from_infusion}: "
        f"{step.rate.text} to {step.highest and step.highest.text}, all {band.all_sites and band.all_sites.text}"
        for band in profile.bands
        for step in band.steps
    ]
    return f"{profile.concentration}; {'; '.join(steps)}; sites {profile.most_sites}; {profile.placing}"


@pytest.mark.parametrize(
    ("profile_id", "read"),
    [
        (
            "hizentra-20-eu-sc",
            (
                "200 mg/mL; any–any from 1: 20 to 20, all None; any–any from 2: 35 to 35, all None; "
                "any–any from 4: 35 to None, all None; sites None; not read"
            ),
        ),
        ("gamunex-c-10-us-sc", "100 mg/mL; any–any from 1: 20 to 20, all None; sites 8; at least 5 cm apart"),
        (
            GAMMAGARD,
            "100 mg/mL; any–40 kg from 1: 15 to 20, all 160; 40 kg–any from 1: 20 to 30, all 240; sites None; not read",
        ),
    ],
)
def test_the_shipped_figures_are_those_of_the_labels(profile_id: str, read: str) -> None:
    """S3."""
    assert figures(profile_id) == read


def blocked(folder: Path, body: str) -> tuple[str, str]:
    (folder / f"{GAMMAGARD}.toml").write_text(body, encoding="utf-8")
    formulary = load_subcutaneous([folder])
    (fault,) = formulary.blocked
    assert formulary.profiles == ()
    return fault.key, fault.found


@pytest.mark.parametrize(
    ("old", "new", "key", "found"),
    [
        ('route = "subcutaneous"', 'route = "intravenous"', "route", '"intravenous"'),
        ('route = "subcutaneous"\n', "", "route", "missing"),
        ('under_kg = "40"', 'under_lb = "40"', "weight 1.under_lb", "unknown key"),
        ('under_kg = "40"', 'under_kg = "4,0"', "weight 1.under_kg", '"4,0"'),
        ('under_kg = "40"', "", "weight", "any–any, 40 kg–any"),
        ('from_infusion = "1"', 'from_infusion = "1.5"', "weight 1.step 1.from_infusion", '"1.5"'),
        ('from_infusion = "1"', 'from_infusion = "2"', "weight 1.step", "2"),
        ('per_site = "15"', 'per_site = "25"', "weight 1.step 1", "25 mL/h per site"),
        ('per_site = "15"', 'per_site = "nan"', "weight 1.step 1.rate_ml_per_h_per_site", '"nan"'),
        ("rate_ml_per_h_per_site", "rate_ml_per_kg_h", "weight 1.step 1.rate_ml_per_kg_h", "unknown key"),
        ('highest_ml_per_h_per_site = "20"\n', "", "weight 1.step 1.highest_ml_per_h_per_site", "missing"),
        ('placing = "not read"\n', "", "placing", "missing"),
        ('concentration_mg_per_ml = "100"', 'concentration_mg_per_ml = "0"', "concentration_mg_per_ml", '"0"'),
    ],
)
def test_a_broken_field_is_named(tmp_path: Path, old: str, new: str, key: str, found: str) -> None:
    """S4."""
    assert old in SOUND

    named, value = blocked(tmp_path, SOUND.replace(old, new, 1))

    assert (named.partition(" (line")[0], value) == (key, found)


def test_a_profile_for_under_the_skin_is_refused_among_those_for_a_vein(tmp_path: Path) -> None:
    """S3: by its route, before any of its keys; another profile of the folder is used."""
    for path in (SHIPPED / f"{GAMMAGARD}.toml", SHIPPED.parent / "kiovig-10-eu.toml"):
        shutil.copyfile(path, tmp_path / path.name)
    seal(tmp_path)

    formulary = load_formulary([tmp_path])

    assert [profile.id for profile in formulary.profiles] == ["kiovig-10-eu"]
    assert [(fault.key, fault.found) for fault in formulary.blocked] == [("route (line 3)", '"subcutaneous"')]


def test_a_profile_for_a_vein_is_refused_among_those_for_under_the_skin(tmp_path: Path) -> None:
    """S3."""
    shutil.copyfile(SHIPPED.parent / "kiovig-10-eu.toml", tmp_path / "kiovig-10-eu.toml")

    formulary = load_subcutaneous([tmp_path])

    assert formulary.profiles == ()
    assert [(fault.key, fault.found) for fault in formulary.blocked] == [("route", "missing")]


def test_the_record_of_a_plan_for_a_vein_takes_no_profile_for_under_the_skin() -> None:
    """S3: not even by hand."""
    body = json.dumps({"id": GAMMAGARD, "route": "subcutaneous"})

    with pytest.raises(Unreadable):
        decode_part("profile", body)


def test_a_shipped_profile_that_was_changed_is_blocked_and_a_ward_s_own_stands_beside(tmp_path: Path) -> None:
    """S4, S5."""
    resources = shutil.copytree(resources_folder(), tmp_path / "resources")
    path = resources / PROFILES / SUBCUTANEOUS / f"{GAMMAGARD}.toml"
    path.write_bytes(path.read_bytes() + b"# \n")
    ward = tmp_path / "ward"
    (ward / PROFILES / SUBCUTANEOUS).mkdir(parents=True)
    own = SOUND.replace(f'id = "{GAMMAGARD}"', 'id = "ours-10-sc"') + CHECKED
    (ward / PROFILES / SUBCUTANEOUS / "ours-10-sc.toml").write_text(own, encoding="utf-8")

    formulary = TomlDataFiles(resources=resources, ward=ward).subcutaneous()

    assert [profile.id for profile in formulary.profiles] == ["gamunex-c-10-us-sc", "hizentra-20-eu-sc", "ours-10-sc"]
    assert [(fault.file, fault.key) for fault in formulary.blocked] == [(str(path), "checksum")]


def test_without_the_list_of_checksums_none_of_the_shipped_is_used(tmp_path: Path) -> None:
    """S4."""
    resources = shutil.copytree(resources_folder(), tmp_path / "resources")
    seal = resources / PROFILES / SUBCUTANEOUS / CHECKSUMS
    seal.unlink()

    formulary = TomlDataFiles(resources=resources, ward=None).subcutaneous()

    assert formulary.profiles == ()
    assert [fault.file for fault in formulary.blocked] == [str(seal)]


def test_a_ward_s_profile_for_under_the_skin_needs_two_names(tmp_path: Path) -> None:
    """S4: it has no checksum that stands for it."""
    assert blocked(tmp_path, SOUND) == ("checked", "missing")


def test_a_ward_s_file_by_a_shipped_name_for_under_the_skin_is_blocked_and_the_shipped_one_goes_on(
    tmp_path: Path,
) -> None:
    """S4: its rates per site are not held against the shipped ones."""
    folder = tmp_path / PROFILES / SUBCUTANEOUS
    folder.mkdir(parents=True)
    (folder / f"{GAMMAGARD}.toml").write_text(SOUND + CHECKED, encoding="utf-8")
    (folder / "gamunex-c-10-us-sc.toml").write_bytes((SHIPPED / "gamunex-c-10-us-sc.toml").read_bytes())

    formulary = TomlDataFiles(resources=resources_folder(), ward=tmp_path).subcutaneous()

    assert GAMMAGARD in {profile.id for profile in formulary.profiles}
    (fault,) = formulary.blocked
    assert (fault.file, fault.key) == (str(folder / f"{GAMMAGARD}.toml"), "id (line 2)")
