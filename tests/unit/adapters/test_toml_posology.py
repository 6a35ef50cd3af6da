"""The posology file: as shipped it loads; each way to break one is refused by file, key, found and accepted."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from ivig_desk.adapters.data_files import TomlDataFiles, resources_folder
from ivig_desk.adapters.toml_posology import load_posology
from ivig_desk.desk.faults import BadDataFile
from ivig_desk.domain.amounts.quantities import GramsPerKg
from tests.unit.ward import RESOURCES

if TYPE_CHECKING:
    from pathlib import Path

NAME = "posology.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(RESOURCES / NAME, tmp_path / NAME)
    return tmp_path


def change(folder: Path, old: str, new: str) -> None:
    written = (folder / NAME).read_text(encoding="utf-8")
    assert old in written
    (folder / NAME).write_text(written.replace(old, new, 1), encoding="utf-8")


def test_the_shipped_file_loads_and_keeps_today_s_bounds(folder: Path) -> None:
    posology = load_posology(folder)

    assert (posology.day.least, posology.day.most) == (GramsPerKg.of("0.03"), GramsPerKg.of("3"))


@pytest.mark.parametrize(
    ("old", "new", "key", "found"),
    [
        ('least_g_per_kg = "0.03"', "least_g_per_kg = 0.03", "day.least_g_per_kg (line", "0.03 without quotes"),
        ('least_g_per_kg = "0.03"', 'least_g_per_kg = "0,03"', "day.least_g_per_kg (line", '"0,03"'),
        ('least_g_per_kg = "0.03"', 'least_g_per_kg = "3.1"', "day (line", "3.1, 3"),
        ('least_g_per_kg = "0.03"', 'least_g_per_kg = "0"', "day (line", "0, 3"),
        ('least_g_per_kg = "0.03"', 'least_mg_per_kg = "30"', "day.least_mg_per_kg (line", "unknown key"),
        ("[cycle]", "[cycles]", "cycles", "unknown key"),
        ('[course]\nmost_months = "18"', '[course]\nmost_months = "0"', "course (line", "0"),
        ('most_months = "18"', 'most_months = "1.5"', "course.most_months (line", '"1.5"'),
        ('most_months = "18"', "most_months = 18", "course.most_months (line", "18 without quotes"),
        ('beyond_percent = "1"', 'beyond_percent = "100"', "allowance (line", "100 %"),
        ('beyond_percent = "1"', 'beyond_percent = "-1"', "allowance.beyond_percent (line", '"-1"'),
        ('source = "Not in the review', 'source = " "\n# "Not in the review', "allowance.source (line", '" "'),
        ('indication = "dermatomyositis"', 'indication = "DM"', "rows 2.indication (line", '"DM"'),
        ('indication = "dermatomyositis"', 'indication = "scleromyxedema"', "file", "scleromyxedema"),
        ('indication = "dermatomyositis"\n', "", "rows 2.indication (line", "missing"),
        ('cycle_least_g_per_kg = "0.3"', 'cycle_least_g_per_kg = "300"', "rows 1 (line", "0.25, 300, 0.3, 0.35"),
        ('cycle_most_g_per_kg = "2"', 'cycle_most_g_per_kg = "1"', "rows 2 (line", "2, 2, 1, 1"),
        ('cycle_most_g_per_kg = "2"', 'cycle_most_mg_per_kg = "2000"', "rows 2.cycle_most_mg_per_kg (line", "unknown"),
        ('asked_below_g_per_kg = "0.25"', 'asked_below_g_per_kg = "0.31"', "rows 1 (line", "0.31, 0.3, 0.3, 0.35"),
        ('asked_above_g_per_kg = "0.35"', 'asked_above_g_per_kg = "3.5"', "file", "atopic-dermatitis: 0.25–3.5 g/kg"),
        ('spreads = [{ least_days = "3"', 'spreads = [{ least_days = "6"', "rows 2.spreads 1 (line", "6, 5"),
        ('spreads = [{ least_days = "3"', 'spreads = [{ least_days = "0"', "rows 2.spreads 1 (line", "0, 5"),
        ('spreads = [{ least_days = "3"', 'spreads = [{ least_days = "2.5"', "rows 2.spreads 1.least_days", '"2.5"'),
        ('spreads = [{ least_days = "1", most_days = "1" }]', "spreads = []", "rows 1 (line", "no spread"),
        ('{ least_days = "1", most_days = "1", at', '{ least_days = "1", most_days = "3", at', "rows 7", "1–3, 3–5"),
        ('at_least_min = "600"', 'at_least_min = "900"', "rows 7.spreads 1 (line", "900, 720"),
        ('at_least_min = "600"', 'at_least_h = "10"', "rows 7.spreads 1.at_least_h (line", "unknown key"),
        ('cycles = "6"', 'cycles = "0"', "rows 1 (line", "0, none, none, 1"),
        ('interval_months = "1"', 'interval_months = "0"', "rows 1 (line", "6, none, none, 0"),
        ('interval_least_weeks = "4"\n', "", "rows 2 (line", "None, 6 weeks"),
        ('interval_least_weeks = "4"', 'interval_least_weeks = "8"', "rows 2 (line", "8, 6 weeks"),
        ('evidence = "IIa"', 'evidence = ""', "rows 2.evidence (line", '""'),
        ('recommendation = "B"', "recommendation = 2", "rows 2.recommendation (line", "2 without quotes"),
        ('notes = ["Adjuvant', 'notes = ["", "Adjuvant', "rows 1.notes (line", '""'),
        ('day_g_per_kg = "1"', 'day_g_per_kg = "0"', "elsewhere 1 (line", "0"),
        ('days = "2"', 'days = "0"', "elsewhere 1 (line", "0"),
    ],
)
def test_a_broken_file_is_refused_by_name(folder: Path, old: str, new: str, key: str, found: str) -> None:
    """S2, S4: a row outside the hard bounds does not load either."""
    change(folder, old, new)

    with pytest.raises(BadDataFile) as caught:
        load_posology(folder)

    assert caught.value.file == str(folder / NAME)
    assert caught.value.key.startswith(key)
    assert caught.value.found.startswith(found)
    assert caught.value.accepted


def test_a_row_whose_day_is_over_a_ward_s_bound_is_refused(folder: Path) -> None:
    """S2: soft outside hard; a whole Kawasaki dose is given in one day."""
    change(folder, 'most_g_per_kg = "3"', 'most_g_per_kg = "1.9"')

    with pytest.raises(BadDataFile, match=r"kawasaki-disease: 1\.6–2 g/kg"):
        load_posology(folder)


def test_a_ward_s_file_counts_in_place_of_the_shipped_one(folder: Path) -> None:
    change(folder, 'beyond_percent = "1"', 'beyond_percent = "10"')
    files = TomlDataFiles(resources=resources_folder(), ward=folder)

    assert files.posology().allowance.beyond.text == "10"
    assert TomlDataFiles(resources=resources_folder(), ward=None).posology().allowance.beyond.text == "1"


def test_a_file_of_an_older_kind_with_bounds_alone_is_refused_by_what_is_missing(folder: Path) -> None:
    """S4: never a ward's bounds with the shipped rows."""
    bounds = '[day]\nleast_g_per_kg = "0.03"\nmost_g_per_kg = "3"\nsource = "ward"\n'
    (folder / NAME).write_text(bounds, encoding="utf-8")

    with pytest.raises(BadDataFile, match="missing"):
        load_posology(folder)
