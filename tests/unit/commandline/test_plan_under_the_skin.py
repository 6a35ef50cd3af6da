"""`plan` with a profile for under the skin: mL/h per site, sites and total, and nothing that is for a vein."""

from __future__ import annotations

import json

import pytest

from tests.unit.commandline.typed import ADULT as FOR_A_VEIN
from tests.unit.commandline.typed import changed, typed

GAMUNEX = ("plan", "--profile", "gamunex-c-10-us-sc", "--weight-kg", "70", "--dose-g", "8", "--sites", "4")
HIZENTRA = changed(GAMUNEX, profile="hizentra-20-eu-sc", sites="3")
GAMMAGARD = changed(GAMUNEX, profile="gammagard-liquid-10-us-sc")
REVIEW = [
    "By pump, 15 to 25 mL/h; the dose is split over several sites.",
    "Never into a vessel. No premedication is needed.",
    "In general at most 20 to 25 mL/h per site; a label’s own number is the limit.",
    "Source: review, Actas Dermosifiliogr 2018;109:323-330.",
]
SKIN_OPTIONS = "--sites, --infusion or --rate-ml-h-per-site"
VEIN_OPTIONS = (
    "--set, --later, --tolerated-faster, --risk, --cap-ml-kg-h, --over-at-least-min, --indication, "
    "--dispensed-mg-per-ml, --fastest-ml-h or --working"
)


def test_the_json_has_every_number_as_exact_text_with_its_unit_in_the_key(capsys: pytest.CaptureFixture[str]) -> None:
    """S3."""
    answer = typed(capsys, *GAMUNEX, "--json")

    # 8 g of 100 mg/mL = 80 mL; 4 × 20 = 80 mL/h; 80 ÷ 4 = 20 mL; 80 ÷ 80 × 60 = 60 min.
    assert (answer.code, answer.err) == (0, "")
    assert list(json.loads(answer.out).items()) == [
        ("profile", "gamunex-c-10-us-sc"),
        ("profile_version", "1"),
        ("route", "subcutaneous"),
        ("weight_kg", "70"),
        ("dose_g", "8"),
        ("infusion", "1"),
        ("ml_h_per_site", "20"),
        ("sites", "4"),
        ("total_ml_h", "80"),
        ("volume_ml", "80"),
        ("volume_per_site_ml", "20"),
        ("duration_min", "60"),
        (
            "label",
            {
                "highest_ml_h_per_site": "20",
                "most_sites": "8",
                "all_sites_ml_h": None,
                "placing": "at least 5 cm apart",
            },
        ),
        ("source", "Gamunex-C 10 %, manufacturer's page"),
        (
            "notes",
            [
                "A rate for all sites was not read; eight sites at 20 mL/h are 160 mL/h.",
                "Never intravascular.",
                "A volume per site was not read.",
                *REVIEW,
            ],
        ),
    ]


def test_a_number_that_does_not_end_stays_exact_and_the_time_is_rounded_up(capsys: pytest.CaptureFixture[str]) -> None:
    sheet = json.loads(typed(capsys, *HIZENTRA, "--infusion", "2", "--json").out)

    # 8 g of 200 mg/mL = 40 mL; 3 × 35 = 105 mL/h; 40 ÷ 3 mL; 40 ÷ 105 × 60 = 22.857… min.
    assert (sheet["ml_h_per_site"], sheet["total_ml_h"]) == ("35", "105")
    assert (sheet["volume_per_site_ml"], sheet["duration_min"]) == ("40/3", "22.9")


def test_the_table_shows_the_same_rounded_for_reading(capsys: pytest.CaptureFixture[str]) -> None:
    answer = typed(capsys, *GAMUNEX)

    # 8 ÷ 70 = 0.1142… g/kg
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines() == [
        "Gamunex-C 10 % (gamunex-c-10-us-sc, version 1), under the skin: not for a vein",
        "70 kg · 8 g (0.114 g/kg) · infusion 1",
        "4 sites × 20 mL/h per site = 80 mL/h in all",
        "",
        "   rate per site    sites  all sites  volume  volume per site  lasts",
        "20 mL/h per site  4 sites    80 mL/h   80 mL            20 mL    1 h",
        "",
        "Label: 20 mL/h per site; rate of all sites not read; at most 8 sites; at least 5 cm apart.",
        "Source: Gamunex-C 10 %, manufacturer's page.",
        "– A rate for all sites was not read; eight sites at 20 mL/h are 160 mL/h.",
        "– Never intravascular.",
        "– A volume per site was not read.",
        "",
        *REVIEW,
    ]


def test_a_dose_per_kilogram_is_worked_out_for_the_weight(capsys: pytest.CaptureFixture[str]) -> None:
    # 0.1 g/kg × 70 kg = 7 g = 70 mL
    sheet = json.loads(typed(capsys, *changed(GAMUNEX, dose_g=None, dose_g_per_kg="0.1"), "--json").out)

    assert (sheet["dose_g"], sheet["volume_ml"]) == ("7", "70")


@pytest.mark.parametrize(
    ("weight", "rate", "label"),
    [
        ("39.9", "15", "Label: 15 to 20 mL/h per site; all sites at most 160 mL/h; "),
        ("40", "20", "Label: 20 to 30 mL/h per site; all sites at most 240 mL/h; "),
    ],
)
def test_the_label_parts_its_rates_by_weight(
    weight: str, rate: str, label: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """S3."""
    lines = typed(capsys, *changed(GAMMAGARD, weight_kg=weight)).out.splitlines()

    assert lines[2].startswith(f"4 sites × {rate} mL/h per site = ")
    assert f"{label}number of sites not read; placing of the sites not read." in lines


@pytest.mark.parametrize(
    ("words", "cautions"),
    [
        # At 25 the review has nothing against it; Gammagard's 30 is above it and within the label.
        (changed(GAMMAGARD, rate_ml_h_per_site="25"), []),
        (
            changed(GAMMAGARD, rate_ml_h_per_site="25.1"),
            [
                (
                    "25.1 mL/h per site is above the review’s general 25 mL/h per site; "
                    "the label’s limit is 30 mL/h per site."
                )
            ],
        ),
        (changed(HIZENTRA, infusion="1"), []),
        (
            changed(HIZENTRA, infusion="3"),
            ["35 mL/h per site is above the review’s general 25 mL/h per site; the label’s limit is 35 mL/h per site."],
        ),
        (changed(HIZENTRA, infusion="4"), ["35 mL/h per site is above the review’s general 25 mL/h per site."]),
        (
            # Ten times what was meant, where the label prints no number any more: said, since nothing refuses it.
            changed(HIZENTRA, infusion="4", rate_ml_h_per_site="350"),
            [
                (
                    "350 mL/h per site is above 35 mL/h per site, the label’s last number; then it says "
                    "“as tolerated”. Only as the prescriber ordered it."
                ),
                "350 mL/h per site is above the review’s general 25 mL/h per site.",
            ],
        ),
    ],
)
def test_a_rate_above_the_review_or_past_the_last_number_of_the_label_is_said(
    words: tuple[str, ...], cautions: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    notes = json.loads(typed(capsys, *words, "--json").out)["notes"]
    table = typed(capsys, *words).out.splitlines()

    assert notes[: len(cautions)] == cautions
    assert [line.removeprefix("! ") for line in table if line.startswith("! ")] == cautions


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--set", "pump:0.1"),
        ("--later", None),
        ("--tolerated-faster", None),
        ("--risk", "kidney"),
        ("--cap-ml-kg-h", "2"),
        ("--over-at-least-min", "60"),
    ],
)
def test_an_option_for_a_vein_is_refused_by_name(
    option: str, value: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """S3: not left aside in silence."""
    why = "for a vein; gamunex-c-10-us-sc is for under the skin"

    answer = typed(capsys, *GAMUNEX, option, *(() if value is None else (value,)))

    said = why if value is None else f"{value} ({why})"
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == f"ivig-desk: {option}: {said}: accepted is {SKIN_OPTIONS}\n"


@pytest.mark.parametrize(("option", "value"), [("--sites", "4"), ("--infusion", "1"), ("--rate-ml-h-per-site", "20")])
def test_an_option_for_under_the_skin_is_refused_for_a_vein(
    option: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """S3."""
    answer = typed(capsys, *FOR_A_VEIN, option, value)

    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        f"ivig-desk: {option}: {value} (for under the skin; privigen-10-eu is for a vein): accepted is {VEIN_OPTIONS}\n"
    )


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (changed(GAMUNEX, sites=None), "plan: the following arguments are required: --sites"),
        (changed(FOR_A_VEIN, set=None), "plan: the following arguments are required: --set"),
        (
            changed(GAMUNEX, sites="9"),
            "--sites: 9 (9 sites are more than the 8 sites of the label): accepted is up to 8 sites",
        ),
        (changed(GAMUNEX, sites="0"), "--sites: 0: accepted is a whole number above 0"),
        (changed(GAMUNEX, sites="2.5"), "--sites: “2.5” is not a whole number. Type digits alone, such as 4."),
        (changed(GAMUNEX, sites="1,000"), "--sites: “1,000” can be read as 1 or 1000. Type 1 or 1000."),
        (changed(GAMUNEX, infusion="two"), "--infusion: “two” is not a whole number. Type digits alone, such as 4."),
        (
            changed(GAMUNEX, rate_ml_h_per_site="20.01"),
            (
                "--rate-ml-h-per-site: 20.01 (20.01 mL/h per site is above the 20 mL/h per site of the label for this "
                "infusion): accepted is up to 20 mL/h per site"
            ),
        ),
        (
            changed(GAMUNEX, rate_ml_h_per_site="0"),
            "--rate-ml-h-per-site: 0: accepted is a number above 0, in mL/h per site",
        ),
        (
            # 11 × 15 = 165 mL/h; 10 sites would do.
            changed(GAMMAGARD, weight_kg="39.9", sites="11"),
            (
                "--sites: 11 (165 mL/h in all is above the 160 mL/h of the label for all sites together): "
                "accepted is fewer sites or a slower --rate-ml-h-per-site"
            ),
        ),
        (
            # 8000 ÷ 70 = 114.285… g/kg
            changed(GAMUNEX, dose_g="8000"),
            (
                "--dose-g: 8000 (a dose of 114.29 g/kg can hardly be meant (the most there is: 3 g/kg) – in grams?): "
                "accepted is a dose in grams and not in milligrams"
            ),
        ),
        (changed(GAMUNEX, weight_kg="0"), "--weight-kg: 0: accepted is a number above 0, in kg"),
    ],
)
def test_what_cannot_be_is_one_line_that_names_it(
    words: tuple[str, ...], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """S1, S18."""
    answer = typed(capsys, *words)

    assert (answer.code, answer.out, answer.err) == (2, "", f"ivig-desk: {line}\n")
