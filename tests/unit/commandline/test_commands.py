"""The other commands, each with its exit codes, in this process."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from ivig_desk.adapters.data_files import resources_folder
from ivig_desk.adapters.open_key import open_key
from tests.helpers.sealed import leave_plain
from tests.unit.commandline.typed import typed

SCENARIOS = Path(__file__).parents[2] / "scenarios"
HEADACHE = str(SCENARIOS / "headache_child.toml")
PROFILE = resources_folder() / "profiles" / "privigen-10-eu.toml"
FAILING = 'expect = { phase = "running", given_ml_h = "7", next_ml_h = "14"'


def test_a_rehearsal_that_goes_as_it_says_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    answer = typed(capsys, "rehearse", HEADACHE)

    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[0] == "A child on Privigen, headache on the fourth rung"
    assert answer.out.splitlines()[-1] == "32 steps, all as expected"


def test_a_failed_expectation_ends_with_1(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    changed = tmp_path / "changed.toml"
    text = Path(HEADACHE).read_text(encoding="utf-8")
    assert FAILING in text
    changed.write_text(text.replace(FAILING, FAILING.replace('"7"', '"7.2"')), encoding="utf-8")

    answer = typed(capsys, "rehearse", str(changed))

    assert answer.code == 1
    assert "step 2, minute 0, start: given_ml_h: expected 7.2, was 7" in answer.out.splitlines()


def test_a_rehearsal_as_json_has_every_step(capsys: pytest.CaptureFixture[str]) -> None:
    report = json.loads(typed(capsys, "rehearse", HEADACHE, "--json").out)

    assert report["as_expected"] is True
    assert [step["infused_ml"] for step in report["steps"]][13] == "524/15"


def test_a_rehearsal_leaves_its_record_where_it_is_told_to(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    played = typed(capsys, "rehearse", HEADACHE, "--data", str(tmp_path))
    listed = typed(capsys, "records", "list", "--data", str(tmp_path))

    assert (played.code, listed.code) == (0, 0)
    assert (tmp_path / "desk.sqlite").is_file()
    [infusion] = listed.out.splitlines()[1:]
    assert "closed  Ionescu, Maria  4471  Privigen 10 %" in infusion
    shown = typed(capsys, "records", "show", infusion.split()[0], "--data", str(tmp_path))
    assert shown.code == 0
    assert "started at 7 mL/h, second checker Nurse E. Radu" in shown.out
    assert re.fullmatch(r"Head of the record at entry 30:( [0-9a-f]{8}){8}", shown.out.splitlines()[-1])


def test_no_rehearsal_gets_among_records_that_are_there(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    typed(capsys, "rehearse", HEADACHE, "--data", str(tmp_path))
    before = (tmp_path / "desk.sqlite").read_bytes()

    again = typed(capsys, "rehearse", HEADACHE, "--data", str(tmp_path))

    line = f"ivig-desk: --data: {tmp_path / 'desk.sqlite'} is there already: accepted is a folder without records\n"
    assert (again.code, again.out, again.err) == (2, "", line)
    assert (tmp_path / "desk.sqlite").read_bytes() == before


def test_a_bad_scenario_ends_with_2_and_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    file = SCENARIOS / "bad" / "weight_without_quotes.toml"

    answer = typed(capsys, "rehearse", str(file))

    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"ivig-desk: {file}: patient.weight_kg: 24.0 without quotes: accepted is one number")
    assert answer.err.count("\n") == 1


def test_a_scenario_that_is_not_there_ends_with_2(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    missing = tmp_path / "missing.toml"

    answer = typed(capsys, "rehearse", str(missing))

    assert answer.code == 2
    assert answer.err == (
        f"ivig-desk: {missing}: No such file or directory: accepted is a scenario file that can be read\n"
    )


def test_a_scenario_that_is_not_text_ends_with_2(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "latin.toml"
    file.write_bytes(b'title = "\xff"')

    answer = typed(capsys, "rehearse", str(file))

    assert (answer.code, answer.err) == (2, f"ivig-desk: {file}: not UTF-8: accepted is text saved as UTF-8\n")


def test_records_that_cannot_be_made_end_with_3(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")

    answer = typed(capsys, "rehearse", HEADACHE, "--data", str(tmp_path / "file"))

    assert (answer.code, answer.out) == (3, "")
    assert answer.err.startswith(f"ivig-desk: {tmp_path / 'file'}")


def test_the_profiles_are_listed_by_their_ids(capsys: pytest.CaptureFixture[str]) -> None:
    answer = typed(capsys, "profiles")

    assert (answer.code, answer.err) == (0, "")
    for_a_vein, _, _ = answer.out.partition("\nunder the skin\n")
    assert [line.split()[0] for line in for_a_vein.splitlines()] == [
        "id",
        "asceniv-10-us-pi",
        "bivigam-10-us-pi",
        "flebogamma-5-eu",
        "flebogamma-5-review",
        "gammagard-liquid-10-us-cidp",
        "gammagard-liquid-10-us-mmn",
        "gammagard-liquid-10-us-pi",
        "gammaplex-10-us",
        "gammaplex-5-us",
        "gamunex-c-10-us-cidp",
        "gamunex-c-10-us-itp",
        "gamunex-c-10-us-pi",
        "kiovig-10-eu",
        "octagam-10-us-dm",
        "octagam-10-us-itp",
        "octagam-5-us-pi",
        "panzyga-10-us-cidp",
        "panzyga-10-us-itp",
        "panzyga-10-us-pi",
        "privigen-10-eu",
        "privigen-10-review",
        "privigen-10-us-cidp",
        "privigen-10-us-itp",
        "privigen-10-us-pi",
        "qivigy-10-us-pi",
    ]


def test_the_profiles_for_under_the_skin_stand_apart_with_a_row_for_each_of_their_rates(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """S3."""
    _, _, under_the_skin = typed(capsys, "profiles").out.partition("\nunder the skin\n")

    assert [" ".join(line.split()) for line in under_the_skin.splitlines()] == [
        "id version preparation region weight from infusion rate all sites sites source",
        (
            "gammagard-liquid-10-us-sc 1 Gammagard Liquid 10 % US under 40 kg 1 15 to 20 mL/h per site 160 mL/h – "
            "gammagard.com, subcutaneous"
        ),
        (
            "gammagard-liquid-10-us-sc 1 Gammagard Liquid 10 % US from 40 kg 1 20 to 30 mL/h per site 240 mL/h – "
            "gammagard.com, subcutaneous"
        ),
        (
            "gamunex-c-10-us-sc 1 Gamunex-C 10 % US every weight 1 20 mL/h per site – 8 "
            "Gamunex-C 10 %, manufacturer's page"
        ),
        "hizentra-20-eu-sc 1 Hizentra 20 % EU every weight 1 20 mL/h per site – – Hizentra 200 mg/mL, EU label",
        "hizentra-20-eu-sc 1 Hizentra 20 % EU every weight 2 35 mL/h per site – – Hizentra 200 mg/mL, EU label",
        (
            "hizentra-20-eu-sc 1 Hizentra 20 % EU every weight 4 35 mL/h per site, then as tolerated – – "
            "Hizentra 200 mg/mL, EU label"
        ),
    ]


def test_a_blocked_profile_for_under_the_skin_is_named_and_ends_with_1(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """S4."""
    own = tmp_path / "profiles" / "subcutaneous"
    own.mkdir(parents=True)
    (own / "ward-own.toml").write_text("id = ")

    answer = typed(capsys, "profiles", "--data", str(tmp_path))

    assert answer.code == 1
    assert answer.err.startswith(f"blocked: {own / 'ward-own.toml'}: ")


def test_a_blocked_profile_is_named_and_ends_with_1(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """S4: a bad file blocks that profile by name, and no other."""
    (tmp_path / "profiles").mkdir()
    shutil.copy(PROFILE, tmp_path / "profiles" / "ward-own.toml")

    answer = typed(capsys, "profiles", "--data", str(tmp_path))

    assert answer.code == 1
    assert len(answer.out.partition("\n\n")[0].splitlines()) == 26
    assert answer.err.startswith(f"blocked: {tmp_path / 'profiles' / 'ward-own.toml'}: id")


def test_checking_a_profile_says_that_it_is_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    answer = typed(capsys, "profiles", "check", str(PROFILE))

    assert (answer.code, answer.out) == (0, f"{PROFILE}: in order: privigen-10-eu, version 1, 5 rungs\n")


def test_checking_a_profile_with_falling_rungs_ends_with_1(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = PROFILE.read_text(encoding="utf-8") + '\n[checked]\nby = ["A. Rus", "B. Pop"]\non = "2026-11-23"\n'
    falling = tmp_path / "privigen-10-eu.toml"
    falling.write_text(text.replace('rate_ml_per_kg_h = "1.2"', 'rate_ml_per_kg_h = "0.2"'), encoding="utf-8")

    answer = typed(capsys, "profiles", "check", str(PROFILE), str(falling))

    assert answer.code == 1
    assert answer.out.startswith(f"{PROFILE}: in order")
    assert answer.err.startswith(f"{falling}: rung 3")
    assert answer.err.count("\n") == 1


def test_checking_prints_every_fault_of_every_file_one_a_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """S4: file, line, key, value and what is accepted; a value over two lines makes no second one."""
    text = PROFILE.read_text(encoding="utf-8")
    unsigned, comma = tmp_path / "privigen-10-eu.toml", tmp_path / "ours-10.toml"
    unsigned.write_text(text.replace('hold_min = "30"', r'hold_min = "3\n0"', 1), encoding="utf-8")
    comma.write_text('id = "ours-10"\nrate = 0,3\n', encoding="utf-8")

    answer = typed(capsys, "profiles", "check", str(unsigned), str(comma), "--data", str(tmp_path / "ward"))

    assert (answer.code, answer.out) == (1, "")
    hold, names, not_toml = answer.err.splitlines()
    assert hold.startswith(f'{unsigned}: rung 1.hold_min (line 33): "3\\n0": accepted is one exact number above 0')
    assert names.startswith(f"{unsigned}: checked: missing: accepted is by = two different names")
    assert not_toml.startswith(f"{comma}: file: not TOML: ")
    assert not_toml.endswith(
        '(at line 2, column 9): accepted is a TOML file, in which a comma is no decimal sign: "0.3", not 0,3'
    )


def test_a_ward_s_profile_is_listed_as_such_with_what_it_raises(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """S1, S4."""
    by = 'by = ["A. Rus", "B. Pop"]\non = "2026-11-23"\n'
    text = PROFILE.read_text(encoding="utf-8").replace(
        '[maximum]\nrate_ml_per_kg_h = "4.8"', '[maximum]\nrate_ml_per_kg_h = "5.5"'
    )
    own = tmp_path / "profiles" / "privigen-10-eu.toml"
    own.parent.mkdir()
    own.write_text(f'{text}\n[checked]\n{by}\n[raised]\nreason = "tolerated for years"\n{by}', encoding="utf-8")
    said = "Ward limit above the label: 5.5 mL/kg/h, label 4.8 mL/kg/h – A. Rus, B. Pop: tolerated for years"

    listed = typed(capsys, "profiles", "--data", str(tmp_path))
    checked = typed(capsys, "profiles", "check", str(own), "--data", str(tmp_path))
    planned = typed(
        capsys,
        "plan",
        "--data",
        str(tmp_path),
        "--profile",
        "privigen-10-eu",
        "--weight-kg",
        "70",
        "--dose-g",
        "28",
        "--set",
        "pump:0.1",
    )

    assert (listed.code, checked.code, planned.code) == (0, 0, 0)
    (row,) = [line.split() for line in listed.out.splitlines() if line.startswith("privigen-10-eu ")]
    assert ("ward" in row, "shipped" in row) == (True, False)
    assert f"privigen-10-eu: {said}" in listed.out.splitlines()
    assert checked.out == f"{own}: in order: privigen-10-eu, version 1, 5 rungs; {said}\n"
    assert f"– {said}" in planned.out.splitlines()


def test_checking_a_file_that_is_not_there_is_wrong_use(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    answer = typed(capsys, "profiles", "check", str(tmp_path / "none.toml"))

    assert answer.code == 2


def test_asking_for_records_makes_none(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    answer = typed(capsys, "records", "list", "--data", str(tmp_path / "new"))

    assert (answer.code, answer.out) == (0, f"no records yet at {tmp_path / 'new' / 'desk.sqlite'}\n")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("file_is_there", ["no", "yes"])
def test_an_infusion_that_is_not_on_record_is_named(
    file_is_there: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    if file_is_there == "yes":
        typed(capsys, "rehearse", HEADACHE, "--data", str(tmp_path))

    answer = typed(capsys, "records", "show", "4471", "--data", str(tmp_path))

    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("ivig-desk: ID: 4471: accepted is an infusion on record")


def test_records_of_an_earlier_version_are_listed_and_plain_no_more(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """S33."""
    file, keys = tmp_path / "desk.sqlite", tmp_path / "keys.json"
    typed(capsys, "rehearse", HEADACHE, "--data", str(tmp_path))
    listed = typed(capsys, "records", "list", "--data", str(tmp_path))
    leave_plain(file, open_key(keys, file))
    keys.unlink()
    assert b"Ionescu" in file.read_bytes()

    answer = typed(capsys, "records", "list", "--data", str(tmp_path))

    assert (answer.code, answer.out) == (0, listed.out)
    assert b"Ionescu" not in b"".join(left.read_bytes() for left in tmp_path.iterdir() if left.is_file())


def test_records_whose_key_store_is_gone_end_with_3_and_no_new_key_is_made(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """S33."""
    typed(capsys, "rehearse", HEADACHE, "--data", str(tmp_path))
    keys = tmp_path / "keys.json"
    aside = keys.rename(tmp_path / "aside")

    answer = typed(capsys, "records", "list", "--data", str(tmp_path))

    assert (answer.code, answer.out) == (3, "")
    assert "keys.json: missing: the key of desk.sqlite was in it" in answer.err
    assert not keys.exists()
    aside.rename(keys)
    assert typed(capsys, "records", "list", "--data", str(tmp_path)).code == 0


def test_a_file_that_is_not_ours_ends_with_3_and_is_left_alone(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "desk.sqlite").write_text("a letter")

    answer = typed(capsys, "records", "list", "--data", str(tmp_path))

    assert (answer.code, answer.out) == (3, "")
    assert "desk.sqlite: not-ours" in answer.err
    assert (tmp_path / "desk.sqlite").read_text() == "a letter"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("fly",), "argument COMMAND: invalid choice: 'fly'"),
        (("records",), "records: the following arguments are required: list|show|summary|held|verify"),
        (("plan",), "plan: the following arguments are required: --profile, --weight-kg"),
        (("rehearse",), "rehearse: the following arguments are required: SCENARIO.toml"),
        (("profiles", "check"), "profiles check: the following arguments are required: FILE"),
        (("--data",), "argument --data: expected one argument"),
    ],
)
def test_wrong_words_are_one_line(words: tuple[str, ...], line: str, capsys: pytest.CaptureFixture[str]) -> None:
    answer = typed(capsys, *words)

    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"ivig-desk: {line}")
    assert answer.err.count("\n") == 1
