"""The rules files: as shipped they load; each way to break one is refused by file, key, what was found and accepted."""

import shutil
from pathlib import Path

import pytest

from ivig_desk.adapters.toml_rules import load_rules, load_weight_reference
from ivig_desk.desk.faults import BadDataFile
from ivig_desk.domain.monitoring.observation import Sign
from tests.unit.ward import RESOURCES

FILES = ("bands.toml", "schedule.toml", "drip.toml", "signs.toml", "weight_adult.toml", "weight_for_age.csv")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(RESOURCES / name, tmp_path / name)
    return tmp_path


def change(folder: Path, name: str, old: str, new: str) -> None:
    written = (folder / name).read_text(encoding="utf-8")
    assert old in written
    (folder / name).write_text(written.replace(old, new, 1), encoding="utf-8")


def load(folder: Path) -> None:
    load_rules(folder)
    load_weight_reference(folder)


def test_the_shipped_files_load(folder: Path) -> None:
    """S4."""
    rules = load_rules(folder)

    assert {entry.sign for entry in rules.bands.plausible} == set(Sign)
    assert rules == load_rules(folder)


@pytest.mark.parametrize(
    ("name", "edit", "key", "found"),
    [
        ("bands.toml", ('low = "30"', "low = 30"), "plausible 1.low (line 8)", "30 without quotes"),
        ("bands.toml", ('low = "30"', 'low = "30,5"'), "plausible 1.low (line 8)", '"30,5"'),
        ("bands.toml", ('low = "30"', 'low = "-30"'), "plausible 1.low (line 8)", '"-30"'),
        ("bands.toml", ('low = "30"', 'low = ""'), "plausible 1.low (line 8)", '""'),
        ("bands.toml", ('low = "30"', 'lowest = "30"'), "plausible 1.lowest (line 8)", "unknown key"),
        ("bands.toml", ('low = "30"\n', ""), "plausible 1.low (line 6)", "missing"),
        ("bands.toml", ('low = "30"', 'low = "300"'), "plausible 1 (line 6)", "300, 300"),
        ("bands.toml", ('sign = "systolic"', 'sign = "pulse"'), "plausible 1.sign (line 7)", '"pulse"'),
        ("bands.toml", ('sign = "systolic"', 'sign = "diastolic"'),
         "file", "diastolic, diastolic, heart_rate, respiratory_rate, spo2, temperature"),
        ("bands.toml", ('source = "TRIP and NBA', 'source = " "\n# "TRIP and NBA'), "temperature.source", '" "'),
        ("bands.toml", ('critical_c = "39"', 'critical_c = "38"'), "temperature (line", "38, 38"),
        ("bands.toml", ('critical_mmhg = "30"', 'critical_mmhg = "20"'), "systolic_fall (line", "20, 20"),
        ("bands.toml", ('{ below = "9", points = "3" }', '{ below = "9", points = "5" }'),
         "news2.tables 1.steps 1.points", '"5"'),
        ("bands.toml", ('{ below = "12", points = "1" }', '{ below = "9", points = "1" }'),
         "news2.tables 1", "9, 9 (row 2)"),
        ("bands.toml", ('{ below = "12", points = "1" }', '{ points = "1" }'),
         "news2.tables 1", "9, open, 20, 24, open (row 2)"),
        ("bands.toml", ('{ below = "12", points = "1" }', '{ below = "12", up_to = "12", points = "1" }'),
         "news2.tables 1", "12, 12"),
        ("bands.toml", ('total_critical = "7"', 'total_critical = "5"'), "news2 (line", "5, 5"),
        ("bands.toml", ('below_months = "12"\n', ""), "pews.tables 1", "3, open, 48, 144, open (row 2)"),
        ("bands.toml", ('below_months = "12"\n', 'below_months = "3"\n'), "pews.tables 1", "3, 3 (row 2)"),
        ("bands.toml", ('normal_high = "50"', 'normal_high = "49"'), "pews.tables 3.bands 2", "a gap of 2"),
        ("bands.toml", ('{ below_months = "12",', '{ below_months = "1",'), "child_systolic (line", "1, 1 (row 2)"),
        ("drip.toml", ('fewest_taps = "5"', 'fewest_taps = "4"'), "file", "4"),
        ("drip.toml", ('fewest_taps = "5"', 'fewest_taps = "5.5"'), "fewest_taps", '"5.5"'),
        ("drip.toml", ('bounce_s = "0.05"', 'bounce_s = "0"'), "file", "bounce 0"),
        ("drip.toml", ('missed_to_times = "2.4"', 'missed_to_times = "1.5"'), "file", "1.6, 1.5"),
        ("drip.toml", ('widest_percent = "10"', 'widest_percent = "100"'), "file", "100, 100"),
        ("drip.toml", ('fastest_drops_per_min = "400"', 'fastest_drops_per_min = "2"'), "file", "2, 2"),
        ("drip.toml", ('taps_hold_for_min = "5"', 'taps_hold_for_min = "0"'), "file", "taps_hold_for 0"),
        ("drip.toml", ('"3.747", ', '"4.6", '), "file", "4.6, 4.541"),
        ("drip.toml", ('of = ["student_t"]', "of = []"), "file", "adjust_beyond_percent, bounce"),
        ("schedule.toml", ('reminder_min = "2"', "reminder_min = 2"), "reminder_min (line", "2 without quotes"),
        ("schedule.toml", ('["30", "60"]', '["60", "30"]'), "file", "60, 30"),
        ("schedule.toml", ('["30", "60"]', '["30", "6O"]'), "after_end_min 2", '"6O"'),
        ("schedule.toml", ('["30", "60"]', "[30, 60]"), "after_end_min", "30 without quotes"),
        ("schedule.toml", ('overdue_intervals = "2"', 'overdue_intervals = "1"'), "file", "1, 1"),
        ("schedule.toml", ('of = ["unknown_stretch"]', "of = []"), "file", "after_adverse_event, after_end"),
        ("signs.toml", ('id = "fever"', 'id = "Fever"'), "signs 2 (line", "Fever"),
        ("signs.toml", ('id = "fever"', 'id = "myalgia"'), "file", "myalgia"),
        ("signs.toml", ('onset = "immediate"', 'onset = "soon"'), "signs 1.onset", '"soon"'),
        ("signs.toml", ('systems = ["swelling"]', 'systems = ["throat"]'), "signs 6.systems 1", '"throat"'),
        ("signs.toml", ("[[signs]]", 'title = "x"\n[[signs]]'), "title (line", "unknown key"),
        ("weight_adult.toml", ('asked_below_kg = "40"', 'asked_below_kg = "20"'), "adult (line", "25, 20"),
        ("weight_adult.toml", ("[change]", "[changed]"), "changed", "unknown key"),
        ("weight_for_age.csv", ("age_months", "months"), "line 1", "sex,months,p3_kg,p50_kg,p97_kg"),
        ("weight_for_age.csv", ("M,0,2.36,3.53,4.45", "M,0,2.36,3.53"), "line 2", "M,0,2.36,3.53"),
        ("weight_for_age.csv", ("M,0,2.36", "M,0,2.36x"), "line 2.p3_kg", '"2.36x"'),
        ("weight_for_age.csv", ("M,0,2.36", "X,0,2.36"), "line 2.sex", '"X"'),
        ("weight_for_age.csv", ("M,0,2.36,3.53", "M,0,2.36,2.36"), "line 2", "2.36, 2.36"),
        ("weight_for_age.csv", ("M,0,2.36,3.53,4.45\n", ""), "file", "M"),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_by_name(folder: Path, name: str, edit: tuple[str, str], key: str, found: str) -> None:
    """S4."""
    change(folder, name, *edit)

    with pytest.raises(BadDataFile) as caught:
        load(folder)

    assert caught.value.file == str(folder / name)
    assert caught.value.key.startswith(key)
    assert caught.value.found.startswith(found)
    assert caught.value.accepted


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_missing_or_not_text_is_refused_by_name(folder: Path, name: str) -> None:
    """S4."""
    (folder / name).write_bytes(b"\xff\xfe")
    with pytest.raises(BadDataFile) as not_text:
        load(folder)
    (folder / name).unlink()
    with pytest.raises(BadDataFile) as gone:
        load(folder)

    assert [fault.value.file for fault in (not_text, gone)] == [str(folder / name)] * 2


def test_an_empty_growth_table_is_refused(folder: Path) -> None:
    """S4."""
    (folder / "weight_for_age.csv").write_text("", encoding="utf-8")

    with pytest.raises(BadDataFile, match=r"weight_for_age\.csv: line 1"):
        load(folder)
