"""Every fault of a file is named at once: line, key, value found and what is accepted (S4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ivig_desk.adapters.data_files import PROFILES, SUBCUTANEOUS, resources_folder
from ivig_desk.adapters.profile_checking import check_files
from tests.unit.adapters.test_ward_profiles import CHECKED, HIGHER, KIOVIG, PRIVIGEN, RAISED

if TYPE_CHECKING:
    from pathlib import Path

    from ivig_desk.desk.ports.ward_profiles import CheckedFile

RESOURCES = resources_folder()
GAMUNEX = (RESOURCES / PROFILES / SUBCUTANEOUS / "gamunex-c-10-us-sc.toml").read_text(encoding="utf-8")
OURS = KIOVIG.replace('id = "kiovig-10-eu"', 'id = "ours-10"') + CHECKED
OURS_SC = GAMUNEX.replace('id = "gamunex-c-10-us-sc"', 'id = "ours-10-sc"') + CHECKED

FULL_OF_FAULTS = """\
id = "kiovig-10"
verison = "3"
preparation = "Kiovig 10 %"
manufacturer = "Takeda"
region = "EU"
indications = ["all"]
infusion = "any"
concentration_mg_per_ml = "100"
at_risk_words = "not read"
source = "leaflet"
notes = []

[sources.leaflet]
document = "Kiovig leaflet"
dated = "2020"
read_on = "22.11.2026"
status = "label"

[[rung]]
rate_ml_per_kg_h = "0.5"
hold_min = "30"
source = "leaflet"

[[rung]]
rate_ml_per_kg_h = "1,0"
hold_min = "30"
source = "leaflt"

[[rung]]
rate_ml_per_kg_h = "NaN"
hold_min = "30"

[[rung]]
rate_ml_per_kg_h = "0.4"
hold_min = 30
source = "leaflet"

[[rung]]
rate_ml_per_kg_h = "0.4"
hold_min = "30"
source = "leaflet"

[[rung]]
rate_ml_per_kg_h = "7"
hold_min = "30"
source = "leaflet"

[maximum]
rate_ml_per_kg_h = "6.5"
condition = "every indication"
source = "leaflet"

[at_risk]
rate_ml_per_kg_h = "7"
condition = "at risk"
source = "leaflet"

[tolerated_faster]
rate_ml_per_h = "8"
condition = "tolerated"
source = "leaflet"

[observe_after]
ordinary_min = "20"
first_changed_or_long_gap_min = "10"
source = "leaflet"

[composition]
stabiliser = "glycine"
iga = "at most 140 µg/mL"
vials_ml = ["10"]
dilution = "not read"
line = "not read"
warnings = []

[checked]
by = ["A. Rus", "a. rus"]
on = "2026-11-23"
"""
EVERY_ONE = [
    ("id (line 1)", '"kiovig-10"', 'the name of its file, "ours-10"'),
    ("verison (line 2)", "unknown key", "version"),
    ("sources.leaflet.read_on (line 16)", '"22.11.2026"', '"2026-11-22"'),
    ("rung 2.rate_ml_per_kg_h (line 25)", '"1,0"', 'not 0.3, "0,3" or "3e-1"'),
    ("rung 2.source (line 27)", '"leaflt"', "one of [sources]: leaflet"),
    ("rung 3.rate_ml_per_kg_h (line 30)", '"NaN"', "one exact number above 0"),
    ("rung 4 (line 33)", "0.4 mL/kg/h", "above 0.5 mL/kg/h"),
    ("rung 4.hold_min (line 35)", "30 without quotes", "as text"),
    ("rung 5 (line 38)", "0.4 mL/kg/h", "above 0.4 mL/kg/h"),
    ("rung 6 (line 43)", "7 mL/kg/h", "at most 6.5 mL/kg/h"),
    ("maximum (line 48)", "6.5 mL/kg/h", "at most 6 mL/kg/h, as shipped, or [raised] with two names and a reason"),
    ("at_risk (line 53)", "7 mL/kg/h", "at most the maximum, 6.5 mL/kg/h"),
    ("tolerated_faster.rate_ml_per_h (line 59)", "unknown key", "rate_ml_per_kg_h"),
    ("observe_after.first_changed_or_long_gap_min (line 65)", "10 min", "at least the ordinary 20 min"),
    ("checked.by (line 77)", "A. Rus, a. rus", "two different names"),
    ("rung 3.source (line 29)", "missing", "this key"),
    ("version", "missing", "this key"),
]


def checked(folder: Path, body: str | bytes, name: str = "ours-10", ward: Path | None = None) -> CheckedFile:
    path = folder / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body if isinstance(body, bytes) else body.encode())
    (found,) = check_files([path], RESOURCES, folder / "ward" if ward is None else ward)
    assert found.file == str(path)
    assert {fault.file for fault in found.faults} <= {str(path)}
    return found


def named(found: CheckedFile) -> list[tuple[str, str]]:
    return [(fault.key, fault.found) for fault in found.faults]


def test_every_fault_of_a_file_is_named_once_by_line_key_value_and_what_is_accepted(tmp_path: Path) -> None:
    """S4: what stands in the file by its lines, then what is missing from it."""
    found = checked(tmp_path, FULL_OF_FAULTS)

    assert found.profile is None
    assert named(found) == [(key, value) for key, value, _ in EVERY_ONE]
    for fault, (_, _, accepted) in zip(found.faults, EVERY_ONE, strict=True):
        assert accepted in fault.accepted


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        # a figure that cannot be read says nothing of the others
        (
            ('concentration_mg_per_ml = "100"', 'concentration_mg_per_ml = "1OO"'),
            [("concentration_mg_per_ml", '"1OO"')],
        ),
        (
            ('[maximum]\nrate_ml_per_kg_h = "6"', '[maximum]\nrate_ml_per_kg_h = "6,0"'),
            [("maximum.rate_ml_per_kg_h", '"6,0"')],
        ),
        (('rate_ml_per_kg_h = "8"', 'rate_ml_per_kg_h = "8,0"'), [("tolerated_faster.rate_ml_per_kg_h", '"8,0"')]),
        (('preparation = "Kiovig 10 %"', "preparation = 10"), [("preparation", "10 without quotes")]),
        (('region = "EU"', 'region = ""'), [("region", '""')]),
        (('indications = ["all"]', "indications = []"), [("indications", "an empty list")]),
        (('infusion = "any"', 'infusion = "all"'), [("infusion", '"all"')]),
        (('on = "2026-11-23"', 'on = "today"'), [("checked.on", '"today"')]),
        (('by = ["A. Rus", "B. Pop"]', 'by = "A. Rus"'), [("checked.by", '"A. Rus"')]),
        (
            ("[composition]", "drop_factor_drops_per_ml = 60\n[composition]"),
            [("observe_after.drop_factor_drops_per_ml", "unknown key")],
        ),
        (
            ("notes = [", "drop_factor_drops_per_ml = 60\nnotes = ["),
            [("drop_factor_drops_per_ml", "60 without quotes")],
        ),
        (("notes = [", "ten_fold_checked_by = 2\nnotes = ["), [("ten_fold_checked_by", "2 without quotes")]),
        (("notes = [", "later_rung = 2\nnotes = ["), [("later_rung", "2 without quotes")]),
    ],
)
def test_one_value_that_cannot_be_read_is_one_fault(
    tmp_path: Path, change: tuple[str, str], faults: list[tuple[str, str]]
) -> None:
    """S4: nothing is made up of what it might have been."""
    assert change[0] in OURS
    found = checked(tmp_path, OURS.replace(*change, 1))

    assert [(fault.name, fault.found) for fault in found.faults] == faults


def test_a_file_for_another_way_in_is_checked_by_its_own_rules(tmp_path: Path) -> None:
    """S3, S4."""
    broken = OURS_SC.replace('most_sites = "8"', 'most_sites = "8.5"').replace("highest_ml_per_h_per_site", "highest")

    assert checked(tmp_path, OURS_SC, "ours-10-sc").faults == ()
    assert [(fault.name, fault.found) for fault in checked(tmp_path, broken, "ours-10-sc").faults] == [
        ("most_sites", '"8.5"'),
        ("weight 1.step 1.highest", "unknown key"),
        ("weight 1.step 1.highest_ml_per_h_per_site", "missing"),
    ]


def test_a_profile_for_under_the_skin_by_a_shipped_id_or_without_names_is_named(tmp_path: Path) -> None:
    """S4."""
    changed = GAMUNEX.replace('most_sites = "8"', 'most_sites = "9"')

    assert [(fault.name, fault.found) for fault in checked(tmp_path, changed, "gamunex-c-10-us-sc").faults] == [
        ("id", "gamunex-c-10-us-sc"),
        ("checked", "missing"),
    ]


@pytest.mark.parametrize("profile_id", ["kiovig-10-eu", "subcutaneous/gamunex-c-10-us-sc"])
def test_a_shipped_file_and_a_copy_of_it_are_in_order_without_names(tmp_path: Path, profile_id: str) -> None:
    """S4: its checksum stands for it."""
    shipped = RESOURCES / PROFILES / f"{profile_id}.toml"

    (found,) = check_files([shipped], RESOURCES, tmp_path)
    copy = checked(tmp_path, shipped.read_bytes(), shipped.stem)

    assert (found.faults, copy.faults) == ((), ())


def test_the_ward_s_version_of_a_shipped_profile_is_in_order_and_a_raised_limit_is_named(tmp_path: Path) -> None:
    """S1, S4."""
    lower = PRIVIGEN.replace('rate_ml_per_kg_h = "4.8"', 'rate_ml_per_kg_h = "4"')

    assert checked(tmp_path, lower, "privigen-10-eu").faults == ()
    assert named(checked(tmp_path, HIGHER, "privigen-10-eu")) == [("maximum (line 56)", "5.5 mL/kg/h")]
    assert checked(tmp_path, HIGHER + RAISED, "privigen-10-eu").faults == ()


def test_a_reason_that_would_fill_the_page_is_named(tmp_path: Path) -> None:
    """S1: it stands beside the patient's name; 100 signs fit, 101 do not, nor does a second line."""
    for reason, found in (("x" * 100, []), ("x" * 101, ["101 signs"]), ("one\\ntwo", ["several lines"])):
        body = HIGHER + RAISED.replace("tolerated for years", reason)
        assert [fault.found for fault in checked(tmp_path, body, "privigen-10-eu").faults] == found


def test_two_files_of_one_id_are_both_named(tmp_path: Path) -> None:
    """S5: the same file twice is one."""
    one, two = tmp_path / "one" / "ours-10.toml", tmp_path / "two" / "ours-10.toml"
    for path in (one, two):
        path.parent.mkdir()
        path.write_text(OURS, encoding="utf-8")

    first, second = check_files([one, two, one], RESOURCES, tmp_path / "ward")

    assert named(first) == [("id (line 2)", f"also in {two}")]
    assert named(second) == [("id (line 2)", f"also in {one}")]


def test_an_id_that_a_profile_for_the_other_way_in_has_is_named(tmp_path: Path) -> None:
    """S5: the shipped ones, and the ward's own."""
    ward = tmp_path / "ward"
    (ward / PROFILES / SUBCUTANEOUS).mkdir(parents=True)
    (ward / PROFILES / "ours-10.toml").write_text(OURS, encoding="utf-8")
    (ward / PROFILES / SUBCUTANEOUS / "ours-10-sc.toml").write_text(OURS_SC, encoding="utf-8")

    as_shipped = OURS.replace('id = "ours-10"', 'id = "gamunex-c-10-us-sc"')
    as_ward = OURS.replace('id = "ours-10"', 'id = "ours-10-sc"')
    under_the_skin = OURS_SC.replace('id = "ours-10-sc"', 'id = "ours-10"')
    for name, body, way in (
        ("gamunex-c-10-us-sc", as_shipped, "for under the skin"),
        ("ours-10-sc", as_ward, "for under the skin"),
        ("ours-10", under_the_skin, "for a vein"),
    ):
        found = checked(tmp_path, body, name, ward)
        assert [fault.found for fault in found.faults] == [f'"{name}", also a profile {way}']


def test_a_draft_has_another_version_than_the_ward_s_text_with_other_contents(tmp_path: Path) -> None:
    """S4: the ward's file itself, and a copy of it, are in order."""
    ward = tmp_path / "ward"
    own = ward / PROFILES / "ours-10.toml"
    assert checked(own.parent, OURS, ward=ward).faults == ()
    assert checked(tmp_path, OURS, ward=ward).faults == ()

    slower = OURS.replace('rate_ml_per_kg_h = "0.5"', 'rate_ml_per_kg_h = "0.4"')
    assert named(checked(tmp_path, slower, ward=ward)) == [("version (line 3)", '"1"')]
    assert checked(tmp_path, slower.replace('version = "1"', 'version = "2"'), ward=ward).faults == ()


@pytest.mark.parametrize(
    ("body", "key", "found", "accepted"),
    [
        (
            b'id = "ours-10"\nrate = 0,3\n',
            "file",
            "not TOML: Expected newline or end of document after a statement (at line 2, column 9)",
            'a TOML file, in which a comma is no decimal sign: "0.3", not 0,3',
        ),
        (
            b'id = "ours-10" "again"\n',
            "file",
            "not TOML: Expected newline or end of document after a statement (at line 1, column 16)",
            "a TOML file",
        ),
        (b"id = ", "file", "not TOML: Invalid value (at end of document)", "a TOML file"),
        (b'id = "ours-10"\nregion = "Espa\xf1a"', "file (line 2)", "not UTF-8", "text saved as UTF-8"),
        (b"", "id", "missing", "this key"),
    ],
)
def test_what_is_no_toml_is_named_with_line_and_column(
    tmp_path: Path, body: bytes, key: str, found: str, accepted: str
) -> None:
    """S4."""
    first = checked(tmp_path, body).faults[0]

    assert (first.key, first.found, first.accepted) == (key, found, accepted)
