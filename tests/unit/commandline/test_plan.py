"""`plan`: the worked example of the interface to the letter, and one clear line for whatever cannot be."""

from __future__ import annotations

import json

import pytest

from tests.unit.commandline.typed import ADULT, changed, typed

LEAFLET = "Privigen 100 mg/mL solution for infusion, EU package leaflet, EU/1/08/446/001"

# 70 kg × 0.3, 0.6, 1.2, 2.4, 4.8 mL/kg/h = 21, 42, 84, 168, 336 mL/h; 28 g of 100 mg/mL are 280 mL.
# Half-hours: 10.5, 31.5, 73.5, 157.5 mL; the 122.5 mL left run 122.5 ÷ 336 × 60 = 21.875 min, to 141.875.
RUNGS = (
    (1, "0.3", "21", "0", "30", "10.5"),
    (2, "0.6", "42", "30", "60", "31.5"),
    (3, "1.2", "84", "60", "90", "73.5"),
    (4, "2.4", "168", "90", "120", "157.5"),
    (5, "4.8", "336", "120", "141.875", "280"),
)


def test_the_worked_example_of_the_interface_comes_out_to_the_letter(capsys: pytest.CaptureFixture[str]) -> None:
    answer = typed(capsys, *ADULT, "--json")

    sheet = json.loads(answer.out)
    assert answer.code == 0
    assert sheet | {"notes": []} == {
        "profile": "privigen-10-eu",
        "profile_version": "1",
        "weight_kg": "70",
        "dose_g": "28",
        "volume_ml": "280",
        "set": "pump:0.1",
        "ceiling": {
            "ml_per_kg_h": "4.8",
            "ml_h": "336",
            "reasons": [
                {
                    "kind": "label",
                    "ml_per_kg_h": "4.8",
                    "text": f"label maximum 4.8 mL/kg/h (every indication) – {LEAFLET}",
                    "source": LEAFLET,
                }
            ],
        },
        "rungs": [
            {
                "number": number,
                "as_printed": f"{per_kg} mL/kg/h",
                "ml_per_kg_h": per_kg,
                "ml_h": ml_h,
                "drops_per_min": None,
                "hold_min": "30",
                "from_min": start,
                "until_min": end,
                "infused_ml_by_end": infused,
            }
            for number, per_kg, ml_h, start, end, infused in RUNGS
        ],
        "duration_min": "141.9",
        "notes": [],
    }
    assert list(sheet) == [
        "profile",
        "profile_version",
        "weight_kg",
        "dose_g",
        "volume_ml",
        "set",
        "ceiling",
        "rungs",
        "duration_min",
        "notes",
    ]
    assert sheet["notes"][0].startswith("The label says gradually")


def test_the_table_shows_the_same_ramp_rounded_for_reading(capsys: pytest.CaptureFixture[str]) -> None:
    answer = typed(capsys, *ADULT)

    assert answer.out.splitlines()[:12] == [
        "Privigen 10 % (privigen-10-eu, version 1)",
        "70 kg · 28 g in 280 mL · pump, steps of 0.1 mL/h",
        "Protocol allows up to 4.8 mL/kg/h (336 mL/h):",
        f"  label maximum 4.8 mL/kg/h (every indication) – {LEAFLET}",
        "",
        "rung   as printed  mL/kg/h  mL/h  drops/min  from min  until min  mL by then",
        "   1  0.3 mL/kg/h      0.3    21          –         0         30        10.5",
        "   2  0.6 mL/kg/h      0.6    42          –        30         60        31.5",
        "   3  1.2 mL/kg/h      1.2    84          –        60         90        73.5",
        "   4  2.4 mL/kg/h      2.4   168          –        90        120       157.5",
        "   5  4.8 mL/kg/h      4.8   336          –       120      141.9         280",
        "",
    ]


def test_a_drip_runs_whole_drops_and_times_follow_them(capsys: pytest.CaptureFixture[str]) -> None:
    """S20: 24 kg on 20 drops/mL: 28.8 mL/h are 9.6 drops/min, rounded down 9, which are 27 mL/h."""
    words = changed(ADULT, weight_kg="24", dose_g="7.2", set="gravity:20")

    sheet = json.loads(typed(capsys, *words, "--json").out)

    # mL/h → drops/min: 7.2 → 2.4, 14.4 → 4.8, 28.8 → 9.6, 57.6 → 19.2, 115.2 → 38.4; whole drops × 3 are mL/h again.
    assert [(rung["drops_per_min"], rung["ml_h"]) for rung in sheet["rungs"]] == [
        ("2", "6"),
        ("4", "12"),
        ("9", "27"),
        ("19", "57"),
        ("38", "114"),
    ]
    # Half-hours 3 + 6 + 13.5 + 28.5 = 51; 21 of 72 mL left ÷ 114 × 60 = 11.05… min: 131.05…, at most one decimal, up.
    assert sheet["rungs"][-1]["from_min"] == "120"
    assert sheet["rungs"][-1]["until_min"] == "2490/19"
    assert sheet["duration_min"] == "131.1"
    assert "The first rung is 2 drops/min; under 10 drops/min a microdrip set or a pump is advised." in sheet["notes"]


def test_a_dose_that_ends_early_has_no_empty_rungs(capsys: pytest.CaptureFixture[str]) -> None:
    """S27: 3.15 g are 31.5 mL, in on the edge of the second rung."""
    sheet = json.loads(typed(capsys, *changed(ADULT, dose_g="3.15"), "--json").out)

    assert [rung["until_min"] for rung in sheet["rungs"]] == ["30", "60"]
    assert sheet["duration_min"] == "60"


def test_the_prescribers_bounds_cut_the_ramp_and_say_so(capsys: pytest.CaptureFixture[str]) -> None:
    words = (*ADULT, "--cap-ml-kg-h", "2", "--over-at-least-min", "300", "--later", "--risk", "kidney", "--json")

    sheet = json.loads(typed(capsys, *words).out)

    # 280 mL over 300 min are 56 mL/h = 0.8 mL/kg/h, under the cap of 2.
    assert sheet["ceiling"]["ml_per_kg_h"] == "0.8"
    assert sheet["ceiling"]["ml_h"] == "56"
    assert [(reason["kind"], reason["ml_per_kg_h"]) for reason in sheet["ceiling"]["reasons"]] == [
        ("shortest-duration", "0.8"),
        ("prescriber", "2"),
        ("label", "4.8"),
    ]
    assert [rung["ml_h"] for rung in sheet["rungs"]] == ["21", "42", "56"]


def test_the_faster_maximum_of_the_label_is_there_when_it_was_tolerated(capsys: pytest.CaptureFixture[str]) -> None:
    sheet = json.loads(typed(capsys, *ADULT, "--tolerated-faster", "--json").out)

    assert sheet["ceiling"]["ml_per_kg_h"] == "7.2"


def test_a_risk_without_a_number_in_the_label_asks_for_the_prescriber(capsys: pytest.CaptureFixture[str]) -> None:
    answer = typed(capsys, *ADULT, "--risk", "kidney")

    assert answer.code == 0
    assert "Before the start: at risk (kidney) the label asks for the lowest practicable rate" in answer.out


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (
            changed(ADULT, profile="privigen"),
            (
                "--profile: privigen: accepted is one of "
                "asceniv-10-us-pi, bivigam-10-us-pi, flebogamma-5-eu, flebogamma-5-review, "
                "gammagard-liquid-10-us-cidp, gammagard-liquid-10-us-mmn, gammagard-liquid-10-us-pi, "
                "gammaplex-10-us, gammaplex-5-us, gamunex-c-10-us-cidp, gamunex-c-10-us-itp, "
                "gamunex-c-10-us-pi, kiovig-10-eu, octagam-10-us-dm, octagam-10-us-itp, octagam-5-us-pi, "
                "panzyga-10-us-cidp, panzyga-10-us-itp, panzyga-10-us-pi, privigen-10-eu, "
                "privigen-10-review, privigen-10-us-cidp, privigen-10-us-itp, privigen-10-us-pi, "
                "qivigy-10-us-pi; "
                "under the skin gammagard-liquid-10-us-sc, gamunex-c-10-us-sc, hizentra-20-eu-sc"
            ),
        ),
        (
            changed(ADULT, weight_kg="1,000"),
            "--weight-kg: “1,000” can be read as 1 or 1000. Type 1 or 1000.",
        ),
        (
            changed(ADULT, weight_kg="70kg"),
            "--weight-kg: “70kg” is not a number. Type digits in kg, such as 24 or 24.5.",
        ),
        (changed(ADULT, weight_kg="0"), "--weight-kg: 0: accepted is a number above 0, in kg"),
        (changed(ADULT, weight_kg="-70"), "--weight-kg: “-70” is not a number. Type digits in kg, such as 24 or 24.5."),
        (
            # 28000 ÷ 70 = 400 g/kg: the dose was typed in milligrams.
            changed(ADULT, dose_g="28000"),
            "--dose-g: 28000 (400 g/kg): accepted is 0.03 to 3 g/kg a day, in grams and not in milligrams",
        ),
        (
            changed(ADULT, dose_g=None, dose_g_per_kg="400"),
            "--dose-g-per-kg: 400 (400 g/kg): accepted is 0.03 to 3 g/kg a day, in grams and not in milligrams",
        ),
        (
            # 3 kg × 0.3 mL/kg/h = 0.9 mL/h; × 20 drops/mL ÷ 60 = 0.3 drops/min.
            changed(ADULT, weight_kg="3", dose_g="1.2", set="gravity:20"),
            (
                "--set: gravity:20 (0.3 mL/kg/h is under 2 drops/min on this set, too slow to count – more drops/mL "
                "or a pump can do it): accepted is a set on which every rung of privigen-10-eu can run"
            ),
        ),
        (
            # S26, the trap of the review.
            changed(ADULT, profile="privigen-10-review", set="gravity:20"),
            (
                "--set: gravity:20 (4.8 drops/kg/min × 60 ÷ 20 drops/mL = 14.4 mL/kg/h, label limit 4.8 mL/kg/h): "
                "accepted is a set on which every rung of privigen-10-review can run"
            ),
        ),
        (
            changed(ADULT, set="gravity:25"),
            (
                "--set: gravity:25: accepted is pump:INCREMENT in mL/h (pump:0.1, pump:1) or gravity:10, gravity:15, "
                "gravity:20, gravity:60 in drops/mL"
            ),
        ),
        (
            (*ADULT, "--risk", "old"),
            (
                "--risk: old: accepted is one of age-65, kidney, heart, thrombosis, diabetes, sepsis, paraprotein, "
                "volume-depletion, nephrotoxic-drugs, hypercoagulability, lupus, migraine, rheumatoid-arthritis"
            ),
        ),
        ((*ADULT, "--dose-g-per-kg", "0.4"), "plan: argument --dose-g-per-kg: not allowed with argument --dose-g"),
        (changed(ADULT, dose_g=None), "plan: one of the arguments --dose-g --dose-g-per-kg is required"),
        ((*ADULT, "--wieght", "3"), "unrecognized arguments: --wieght 3"),
    ],
)
def test_what_cannot_be_planned_is_one_line_that_names_it(
    words: tuple[str, ...], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = typed(capsys, *words)

    assert (answer.code, answer.out, answer.err) == (2, "", f"ivig-desk: {line}\n")


# 70 kg × 4.8 = 336 mL/h; 28 g × 1000 ÷ 100 mg/mL = 280 mL.
RUNG_5 = "rung 5: 70 kg × 4.8 mL/kg/h = 336 mL/h, nothing lost by rounding (label)"
ORDERED = "ordered: 28 g × 1000 mg/g ÷ 100 mg/mL = 280 mL"


def test_the_working_stands_below_the_table_when_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """S6."""
    table = typed(capsys, *ADULT).out

    answer = typed(capsys, *ADULT, "--working")

    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(f"{table}\nRamp\n  rung 1: ")
    assert {f"  {RUNG_5}", f"  {ORDERED}"} <= set(answer.out.splitlines())


def test_the_working_is_a_list_of_lines_in_json_and_nothing_else_changes(capsys: pytest.CaptureFixture[str]) -> None:
    """S6."""
    plain = json.loads(typed(capsys, *ADULT, "--json").out)

    worked = json.loads(typed(capsys, *ADULT, "--json", "--working").out)

    lines = worked.pop("working")
    assert worked == plain
    assert "working" not in plain
    assert {RUNG_5, ORDERED} <= set(lines)
    assert all(isinstance(line, str) for line in lines)
