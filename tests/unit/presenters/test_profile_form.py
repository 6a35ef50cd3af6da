"""A profile changed in the form: every fault beside its field, nothing repaired, no limit raised by one alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ivig_desk.domain.formulary.profile import Checked, Profile
from ivig_desk.presenters.profile_page.form_texts import texts_of
from ivig_desk.presenters.profile_page.reading import ProfileReader
from ivig_desk.presenters.screens import Ability, Tone
from tests.unit.presenters.pharmacist import DECISION, LOWERED, NAMES, PRIVIGEN, RAISED, Pharmacist, shipped

if TYPE_CHECKING:
    from pathlib import Path


TOO_FEW = "Two different names are wanted for a limit above the shipped one."
ABOVE = "5.5 mL/kg/h is above the shipped 4.8 mL/kg/h – lower it, or two people answer for it in the last step."


@pytest.mark.parametrize("profile", shipped(), ids=lambda profile: profile.id)
def test_every_shipped_profile_comes_back_from_its_form_as_it_was(profile: Profile) -> None:
    """S4: nothing is lost or rounded between the file, the fields and the file."""
    texts = texts_of(profile)
    for name, text in NAMES.items():
        texts = texts.with_text(name, text)

    reader = ProfileReader(profile.id, texts)

    checked = Checked(by=("A. Rus", "B. Pop"), on=date(2026, 11, 23))
    assert reader.problems == {}
    assert reader.profile == replace(profile, version="2", checksum="", checked=checked)


def test_a_change_that_is_begun_wants_a_version_and_two_names_and_nothing_else(tmp_path: Path) -> None:
    """S4: the names of whoever checked the last version stand for that one alone."""
    pharmacist = Pharmacist(tmp_path)

    pharmacist.change()

    assert pharmacist.form_page.verdict.text == "2 things are still wanting or wrong."
    assert pharmacist.problems() == {
        "version": "Missing; “1” is in use now.",
        "checked_1": "Two different names are wanted: the pharmacist and a second reader.",
    }


@pytest.mark.parametrize(
    ("texts", "field", "problem"),
    [
        ({"version": "1"}, "version", "“1” is in use now. A changed profile has a new version."),
        ({"manufacturer": " "}, "manufacturer", "Missing."),
        ({"indications": ""}, "indications", "Choose at least one."),
        (
            {"preparation": "Octagam 10 %"},
            "preparation",
            "Octagam 10 %: accepted is as the shipped privigen-10-eu has it, or an id of its own: Privigen 10 %.",
        ),
        (
            {"concentration_mg_per_ml": "1,000"},
            "concentration_mg_per_ml",
            "Concentration: “1,000” can be read as 1 or 1000. Type 1 or 1000.",
        ),
        ({"concentration_mg_per_ml": "0"}, "concentration_mg_per_ml", "Concentration: more than 0 mg/mL."),
        (
            {"rung_2_rate": ".6"},
            "rung_2_rate",
            "Rung 2: “.6” is not a number. Type digits in mL/kg/h, such as 24 or 24.5.",
        ),
        ({"rung_2_hold": ""}, "rung_2_hold", "Rung 2, held: missing."),
        # The third rung of Privigen EU is 1.2 mL/kg/h.
        ({"rung_2_rate": "1.2"}, "rung_3_rate", "1.2 mL/kg/h: accepted is above 1.2 mL/kg/h."),
        ({"rung_5_rate": "4.9"}, "rung_5_rate", "4.9 mL/kg/h: accepted is at most 4.8 mL/kg/h."),
        ({"rung_unit": "drops/kg/min"}, "drop_factor_drops_per_ml", ""),
        (
            {"rung_1_hold": "3"},
            "rung_1_hold",
            "3 min reads like a slip. Accepted is near 30 min of the shipped profiles, or two people answer for it",
        ),
        (
            {"maximum_rate": "4.9"},
            "maximum_rate",
            "4.9 mL/kg/h is above the shipped 4.8 mL/kg/h – lower it, or two people answer for it in the last step.",
        ),
        ({"maximum_condition": ""}, "maximum_condition", "Missing."),
        ({"tolerated_faster_rate": "4.8"}, "tolerated_faster_rate", "4.8 mL/kg/h: accepted is above the maximum,"),
        ({"at_risk_1_rate": "2"}, "at_risk_1_unit", "Unit: choose one."),
        ({"at_risk_1_rate": "2", "at_risk_1_unit": "mL/kg/h"}, "at_risk_1_source", "At risk, print 1, source: choose"),
        ({"at_risk_words": ""}, "at_risk_words", "Missing."),
        ({"observe_longer_min": "10"}, "observe_longer_min", "10 min: accepted is at least the ordinary 20 min."),
        ({"iga": ""}, "iga", "Missing."),
        ({"vials_ml": "25, 50"}, "vials_ml", "Vial sizes: “25,” is not a number. Type digits in mL"),
        ({"diluted_to_mg_per_ml": "100"}, "diluted_to_mg_per_ml", "100 mg/mL: accepted is above 0 and under 100"),
        ({"source_1_document": ""}, "source_1_document", "Source 1, document: missing."),
        ({"source_1_read_on": "22.11.2026"}, "source_1_read_on", "Source 1, read on: “22.11.2026” is not a day."),
        ({"source_3_document": "a letter"}, "source_3_status", "Source 3: choose one."),
        ({"checked_2": "a.  rus "}, "checked_2", "Two different names are wanted: the pharmacist and a second reader."),
        ({"checked_on": "tomorrow"}, "checked_on", "Day of the check: “tomorrow” is not a day."),
    ],
)
def test_each_fault_stands_beside_its_field_and_nothing_is_saved(
    tmp_path: Path, texts: dict[str, str], field: str, problem: str
) -> None:
    """S4, S18."""
    pharmacist = Pharmacist(tmp_path)

    pharmacist.change(**NAMES | texts)

    if problem:
        assert pharmacist.problems()[field].startswith(problem)
    pharmacist.save()
    assert pharmacist.form_page.message is not None
    assert pharmacist.form_page.message.text == "Not saved: mend what stands above first."
    assert pharmacist.ward.text(PRIVIGEN) is None
    assert pharmacist.form_page.form.submit.ability is Ability.WAITING
    stand = {name: one.text for step in range(1, 7) for name, one in pharmacist.fields(step).items()}
    assert {name: stand[name] for name in texts} == texts


def test_drops_per_kg_without_a_drop_factor_are_named_and_show_no_rate(tmp_path: Path) -> None:
    """S21, S26."""
    pharmacist = Pharmacist(tmp_path)

    pharmacist.change(**NAMES, rung_unit="drops/kg/min")

    assert pharmacist.problems()["drop_factor_drops_per_ml"] == (
        "none: accepted is the drop factor that drops/kg/min is bound to."
    )
    assert pharmacist.form_page.table is None


def test_a_changed_figure_cannot_stand_in_the_label_as_it_was_read_before_the_change(tmp_path: Path) -> None:
    """S4: it names another document, or the day the label was read again."""
    asks = (
        "The figure is changed, and this source was read on 22 Nov 2026 without it: "
        "choose another, or renew the day in step 5."
    )
    pharmacist = Pharmacist(tmp_path)

    pharmacist.change(**NAMES, rung_5_rate="4")
    assert pharmacist.problems() == {"rung_5_source": asks}

    pharmacist.type("profile", {**DECISION, "rung_5_source": "3"})
    assert pharmacist.problems() == {}
    pharmacist.type("profile", {"rung_5_source": "1"})
    assert pharmacist.problems() == {"rung_5_source": asks}
    pharmacist.type("profile", {"source_1_read_on": "2026-11-23"})
    assert pharmacist.problems() == {}


def test_who_answers_is_asked_as_soon_as_a_limit_is_above_the_shipped_one_and_not_before(tmp_path: Path) -> None:
    """S1: 4.8 mL/kg/h is the shipped maximum of Privigen EU."""
    pharmacist = Pharmacist(tmp_path)
    asked = {"raised_1", "raised_2", "raised_on", "raised_reason"}

    for rate, is_asked in (("4.7", False), ("4.8", False), ("4.9", True)):
        pharmacist.change(**NAMES | DECISION, maximum_rate=rate, rung_5_rate="4", rung_5_source="3")
        assert asked <= set(pharmacist.fields(6)) if is_asked else asked.isdisjoint(pharmacist.fields(6))
        pharmacist.press("profile-back")
        pharmacist.press("profile-back")


@pytest.mark.parametrize(
    ("missing", "problems"),
    [
        ({"raised_2": ""}, {"raised_2": TOO_FEW, "maximum_rate": ABOVE}),
        ({"raised_2": "A. RUS"}, {"raised_2": TOO_FEW, "maximum_rate": ABOVE}),
        ({"raised_reason": ""}, {"raised_reason": "Missing."}),
        ({"raised_on": ""}, {"raised_on": "Day of the raise: missing."}),
    ],
)
def test_a_raised_limit_wants_two_names_a_day_and_a_reason(
    tmp_path: Path, missing: dict[str, str], problems: dict[str, str]
) -> None:
    """S1, S4."""
    pharmacist = Pharmacist(tmp_path)

    pharmacist.change(**RAISED | missing)

    assert pharmacist.problems() == problems
    pharmacist.save()
    assert pharmacist.ward.text(PRIVIGEN) is None


def test_a_raised_limit_in_order_says_so_with_the_label_and_the_names(tmp_path: Path) -> None:
    """S1."""
    pharmacist = Pharmacist(tmp_path)

    pharmacist.change(**RAISED)

    assert pharmacist.form_page.verdict.tone is Tone.MEDIUM
    assert pharmacist.form_page.verdict.text == (
        "In order. Ward limit above the label: 5.5 mL/kg/h, label 4.8 mL/kg/h – A. Rus, B. Pop: tolerated for years"
    )


def test_names_given_for_a_limit_that_is_lowered_again_are_not_saved(tmp_path: Path) -> None:
    pharmacist = Pharmacist(tmp_path)
    pharmacist.change(**RAISED | {"maximum_rate": "4.8"})

    pharmacist.save()

    assert "[raised]" not in (pharmacist.ward.text(PRIVIGEN) or "[raised]")


def test_a_slip_that_was_meant_is_answered_for_by_two_people(tmp_path: Path) -> None:
    """S18: 3 min, where every shipped rung has 30."""
    pharmacist = Pharmacist(tmp_path)
    pharmacist.change(**NAMES | DECISION, rung_1_hold="3", rung_1_source="3")
    assert {"ten_fold_1", "ten_fold_2"} <= set(pharmacist.fields(6))

    pharmacist.type("profile", {"ten_fold_1": "A. Rus", "ten_fold_2": "B. Pop"})

    assert pharmacist.problems() == {}
    assert pharmacist.form_page.verdict.text == "In order."


def test_old_and_new_rates_stand_side_by_side_and_what_differs_is_said_in_words(tmp_path: Path) -> None:
    """S6, S19, S20: rung 2 0.6 → 0.5, held 30 → 20; 0.5 × 24 = 12 and × 70 = 35 mL/h; rung 5 is left out."""
    pharmacist = Pharmacist(tmp_path)

    pharmacist.change(rung_2_rate="0.5", rung_2_hold="20", rung_5_rate="", rung_5_hold="", maximum_rate="4")

    table = pharmacist.form_page.table
    assert table is not None
    assert table.heads == ("", "now", "new", "held", "24 kg", "70 kg")
    assert table.rows == (
        ("Rung 1", "0.3 mL/kg/h", "0.3 mL/kg/h", "30 min", "7.2 mL/h", "21 mL/h"),
        ("Rung 2", "0.6 mL/kg/h", "0.5 mL/kg/h, lower", "20 min, was 30 min", "12 mL/h", "35 mL/h"),
        ("Rung 3", "1.2 mL/kg/h", "1.2 mL/kg/h", "30 min", "28.8 mL/h", "84 mL/h"),
        ("Rung 4", "2.4 mL/kg/h", "2.4 mL/kg/h", "30 min", "57.6 mL/h", "168 mL/h"),
        ("Rung 5", "4.8 mL/kg/h", "left out", "–", "–", "–"),
        ("Maximum", "4.8 mL/kg/h", "4 mL/kg/h, lower", "", "96 mL/h", "280 mL/h"),
        ("Tolerated", "7.2 mL/kg/h", "7.2 mL/kg/h", "", "172.8 mL/h", "504 mL/h"),
    )


def test_another_concentration_changes_every_rate_printed_in_mg_though_no_rung_is_touched(tmp_path: Path) -> None:
    """S3: 1 mg/kg/min of 100 mg/mL is 0.6 mL/kg/h, of 50 mg/mL 1.2."""
    pharmacist = Pharmacist(tmp_path)

    pharmacist.change("gamunex-c-10-us-pi", concentration_mg_per_ml="50")

    table = pharmacist.form_page.table
    assert table is not None
    assert table.rows[0][1:3] == ("0.6 mL/kg/h", "1.2 mL/kg/h, higher")


@pytest.mark.parametrize(
    ("typed", "heads", "rate"),
    [
        # 0.3 × 3.5 = 1.05, down to 1.0; 0.3 × 0.3 = 0.09, under a tenth of a mL/h
        ("3.5", ("3.5 kg", "70 kg"), "1 mL/h"),
        ("0.3", ("0.3 kg", "70 kg"), "too slow"),
        ("", ("70 kg",), "21 mL/h"),
        ("x", ("70 kg",), "21 mL/h"),
        ("0", ("70 kg",), "21 mL/h"),
    ],
)
def test_the_example_weights_are_typed_and_one_that_cannot_be_read_shows_no_rate(
    tmp_path: Path, typed: str, heads: tuple[str, ...], rate: str
) -> None:
    """S18, S20."""
    pharmacist = Pharmacist(tmp_path)
    pharmacist.change()

    pharmacist.type("profile-example", {"weight_1": typed})

    table = pharmacist.form_page.table
    assert table is not None
    assert (table.heads[4:], table.rows[0][4]) == (heads, rate)


def test_what_was_changed_is_listed_before_it_is_saved(tmp_path: Path) -> None:
    pharmacist = Pharmacist(tmp_path)
    pharmacist.change(**LOWERED, infusion="first", warning_1="")

    pharmacist.press("profile-step:5")

    assert [line.text for line in pharmacist.form_page.changes] == [
        "For which infusions: any infusion → first infusions",
        "Rung 5, rate: 4.8 mL/kg/h → 4 mL/kg/h",
        "Rung 5, source: 1: label → 3: local practice",
        "Warning 1: L-proline: contraindicated in hyperprolinaemia → nothing",
        "Source 3, document: nothing → Decision of the ward's pharmacist",
        "Source 3, dated: nothing → 2026-11-23",
        "Source 3, read on: nothing → 2026-11-23",
        "Source 3, what it is: nothing → local practice",
    ]


def test_the_last_step_names_every_fault_with_the_step_it_is_mended_in(tmp_path: Path) -> None:
    pharmacist = Pharmacist(tmp_path)
    pharmacist.change(**NAMES | {"rung_2_rate": "1.2", "rung_2_source": "2", "iga": "", "version": ""})

    pharmacist.press("profile-step:5")

    assert [line.text for line in pharmacist.form_page.faults] == [
        "Step 1, Version: Missing; “1” is in use now.",
        "Step 2, Rung 3, rate: 1.2 mL/kg/h: accepted is above 1.2 mL/kg/h.",
        "Step 4, IgA: Missing.",
    ]
    assert [button.detail for button in pharmacist.form_page.steps] == [
        "1 to mend",
        "1 to mend",
        "nothing to mend",
        "1 to mend",
        "nothing to mend",
        "nothing to mend",
    ]


def test_a_figure_that_cannot_be_read_is_listed_as_typed_and_has_no_unit(tmp_path: Path) -> None:
    """S18, S19."""
    pharmacist = Pharmacist(tmp_path)
    pharmacist.change(rung_3_rate="1,200")

    pharmacist.press("profile-step:5")

    assert [line.text for line in pharmacist.form_page.changes] == ["Rung 3, rate: 1.2 mL/kg/h → “1,200”"]
