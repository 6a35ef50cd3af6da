"""`plan` and the window show one ramp: every figure of the table, to the last digit (S6)."""

from __future__ import annotations

import json

import pytest

from tests.unit.adapters.shipped import SHIPPED_IDS
from tests.unit.commandline.typed import typed
from tests.unit.presenters.bedside import Bedside
from tests.unit.presenters.typed_plans import ADULT

SETS = ("pump:0.1", "gravity:60")
BY_PREPARATION = {profile.id: profile.preparation for profile in Bedside().files.formulary.profiles}


def in_the_window(profile_id: str, giving_set: str, **changes: str) -> list[tuple[str, ...]]:
    bed = Bedside()
    chosen = {
        "preparation": BY_PREPARATION[profile_id],
        "profile": profile_id,
        "giving_set": giving_set,
        "earlier": "same-within-8-weeks",
    }
    bed.plan(ADULT, **chosen, **changes)
    bed.press("step:3")
    table = bed.plan_page.table
    assert table is not None
    rows = [dict(zip(table.heads, row, strict=True)) for row in table.rows]
    # A rate that is printed in mL/kg/h stands there once.
    return [
        (
            row["rung"],
            row.get("as printed", f"{row['mL/kg/h']} mL/kg/h"),
            row["mL/kg/h"],
            row["mL/h"],
            row["mL by end"],
        )
        for row in rows
    ]


def at_the_shell(capsys: pytest.CaptureFixture[str], profile_id: str, giving_set: str, *options: str) -> str:
    ordered = ("--weight-kg", "70", "--dose-g", "28", "--set", giving_set, "--later")
    return typed(capsys, "plan", "--profile", profile_id, *ordered, *options).out


def rows_of(out: str) -> list[tuple[str, ...]]:
    lines = out.splitlines()
    first = next(number for number, line in enumerate(lines) if line.lstrip().startswith("rung"))
    rows: list[tuple[str, ...]] = []
    for line in lines[first + 1 :]:
        if not line.strip():
            break
        rung, amount, unit, per_kg, hourly, *_, by_then = line.split()
        rows.append((rung, f"{amount} {unit}", per_kg, hourly, by_then))
    return rows


@pytest.mark.parametrize("giving_set", SETS)
@pytest.mark.parametrize("profile_id", SHIPPED_IDS)
def test_the_table_is_the_window_s(capsys: pytest.CaptureFixture[str], profile_id: str, giving_set: str) -> None:
    """S6: 70 kg, 28 g; rung, as printed, mL/kg/h, mL/h and the mL in by its end."""
    rows = rows_of(at_the_shell(capsys, profile_id, giving_set))

    assert len(rows) > 1
    assert rows == in_the_window(profile_id, giving_set)


def test_the_prescriber_s_bounds_bind_alike(capsys: pytest.CaptureFixture[str]) -> None:
    """S2, S6: 280 mL over 3 h are 93.3 mL/h; ÷ 70 kg = 1 1/3 mL/kg/h, under the ceiling of 2."""
    options = ("--cap-ml-kg-h", "2", "--over-at-least-min", "180")
    rows = rows_of(at_the_shell(capsys, "privigen-10-eu", "pump:0.1", *options))

    assert rows[-1] == ("4", "1.3333 mL/kg/h", "1.3333", "93.3", "280")
    assert rows == in_the_window("privigen-10-eu", "pump:0.1", ceiling_ml_per_kg_h="2", over_at_least_min="180")


def test_json_has_the_exact_numbers_behind_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    """S6: what is rounded for reading in the table is the same number."""
    out = at_the_shell(capsys, "bivigam-10-us-pi", "pump:1")
    sheet = json.loads(at_the_shell(capsys, "bivigam-10-us-pi", "pump:1", "--json"))

    assert [row[3] for row in rows_of(out)] == [rung["ml_h"] for rung in sheet["rungs"]]
    assert [row[0] for row in rows_of(out)] == [str(rung["number"]) for rung in sheet["rungs"]]


def test_a_diluted_bag_hangs_at_its_own_volume_and_runs_at_the_same_rates(capsys: pytest.CaptureFixture[str]) -> None:
    """S3: 28 g at 50 mg/mL are 560 mL; 157.5 mL are in after four rungs, 402.5 at 336 mL/h take 71.875 min more."""
    sheet = json.loads(at_the_shell(capsys, "privigen-10-eu", "pump:0.1", "--dispensed-mg-per-ml", "50", "--json"))

    assert sheet["volume_ml"] == "560"
    assert [rung["ml_h"] for rung in sheet["rungs"]] == ["21", "42", "84", "168", "336"]
    assert sheet["rungs"][-1]["until_min"] == "191.875"


def test_what_the_pump_can_do_ends_the_ramp(capsys: pytest.CaptureFixture[str]) -> None:
    """S1: 300 mL/h ÷ 70 kg = 30/7 mL/kg/h, under the label's 4.8."""
    sheet = json.loads(at_the_shell(capsys, "privigen-10-eu", "pump:0.1", "--fastest-ml-h", "300", "--json"))

    assert sheet["ceiling"]["ml_per_kg_h"] == "30/7"
    assert (sheet["ceiling"]["ml_h"], sheet["rungs"][-1]["ml_h"]) == ("300", "300")


@pytest.mark.parametrize(
    ("profile_id", "indication", "asked"),
    [
        ("privigen-10-eu", "dermatomyositis", []),
        ("privigen-10-eu", "atopic-dermatitis", ["0.4 g/kg a day is outside the doses for atopic dermatitis"]),
        ("privigen-10-us-itp", "primary-immunodeficiency", ["this profile’s rates are printed for chronic immune"]),
    ],
)
def test_with_an_indication_the_questions_of_the_start_are_notes(
    capsys: pytest.CaptureFixture[str], profile_id: str, indication: str, asked: list[str]
) -> None:
    """S3: 28 g at 70 kg are 0.4 g/kg."""
    sheet = json.loads(at_the_shell(capsys, profile_id, "pump:0.1", "--indication", indication, "--json"))

    questions = [note for note in sheet["notes"] if note.startswith("Asked before the start: ")]
    assert len(questions) == len(asked)
    for question, words in zip(questions, asked, strict=True):
        assert words in question


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("--dispensed-mg-per-ml", "49"), "--dispensed-mg-per-ml: 49 (a bag of 49 mg/mL is not in the label"),
        (("--dispensed-mg-per-ml", "5,0,0"), "--dispensed-mg-per-ml"),
        (("--indication", "gout"), "--indication: gout: accepted is one of atopic-dermatitis"),
        (("--fastest-ml-h", "0"), "--fastest-ml-h: 0"),
        (("--fastest-ml-h", "300", "--set", "gravity:60"), "--fastest-ml-h: 300: accepted is nothing, or a --set"),
    ],
)
def test_an_option_that_cannot_be_meant_is_one_line_that_names_it(
    capsys: pytest.CaptureFixture[str], options: tuple[str, ...], named: str
) -> None:
    ordered = ("--weight-kg", "70", "--dose-g", "28", "--set", "pump:0.1")
    answer = typed(capsys, "plan", "--profile", "privigen-10-eu", *ordered, *options)

    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert named in answer.err


def test_the_bottles_for_the_dose_are_notes(capsys: pytest.CaptureFixture[str]) -> None:
    """28 g are 280 mL, of 25, 50, 100, 200 and 400 mL: 400 leaves 120, 300 leaves 20; 275 are 98.2 %."""
    sheet = json.loads(at_the_shell(capsys, "privigen-10-eu", "pump:0.1", "--json"))

    assert [note for note in sheet["notes"] if note.startswith("Bottles, ")] == [
        "Bottles, as ordered, fewest bottles: 1 × 400 mL (120 mL over).",
        "Bottles, as ordered, least left over: 1 × 200 mL + 1 × 100 mL (20 mL over).",
        "Bottles, whole bottles down: 27.5 g (≈ 98.2 %), 1 × 200 mL + 1 × 50 mL + 1 × 25 mL, nothing over.",
        "Bottles, nearest: 27.5 g (≈ 98.2 %), 1 × 200 mL + 1 × 50 mL + 1 × 25 mL, nothing over.",
        "Bottles, whole bottles up: 30 g (≈ 107.1 %), 1 × 200 mL + 1 × 100 mL, nothing over.",
    ]
