"""The order as it is typed: the review's dose beside it, in grams or by weight, and on which weight it is reckoned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ivig_desk.domain.amounts.quantities import Grams
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.patient.dosing_weight import WeightBasis
from tests.unit.presenters.bedside import Bedside, fields_of, problems_of, said_beside
from tests.unit.presenters.typed_plans import ADULT, CHILD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ivig_desk.domain.formulary.order import Order

HEAVY = {**ADULT, "weight_kg": "100", "weight_again_kg": "100"}
ADJUSTED = {"dosing_basis": "adjusted", "ideal_kg": "62", "dosing_factor": "0.4"}
IDEAL = {"dosing_basis": "ideal", "ideal_kg": "62", "ideal_working": "ward table, 170 cm"}


def order_step(texts: Mapping[str, str] = CHILD, /, **changes: str) -> Bedside:
    bed = Bedside()
    bed.plan(texts, **changes)
    bed.press("step:1")
    return bed


def beside(bed: Bedside) -> list[str]:
    return said_beside(bed.plan_page)


def hints(bed: Bedside) -> tuple[str, str, str]:
    """What stands under the dose in grams, by weight and in mL."""
    shown = fields_of(bed.plan_page.form)
    return shown["dose_g"].hint, shown["dose_g_per_kg"].hint, shown["dose_ml"].hint


def agreed(bed: Bedside) -> Order:
    plan = bed.infusion().plan
    assert plan is not None
    return plan.order


def test_the_row_of_the_indication_stands_beside_it_with_what_it_comes_to_for_the_patient() -> None:
    """2 g/kg × 70 kg = 140 g; ÷ 5 days = 28 g, ÷ 3 days = 46.666… g."""
    bed = order_step(ADULT)

    assert beside(bed)[2:7] == [
        (
            "Review, dermatomyositis: 2 g/kg a cycle, over 3 to 5 days, 6 cycles, every 4 to 6 weeks"
            " · recommendation B, evidence IIa"
        ),
        "For this patient: 140 g a cycle: 28 g a day over 5 days, ≈ 46.7 g a day over 3 days",
        "Never monotherapy: adjuvant (P2).",
        "6 cycles, 6 months (P2).",
        "P2, Table 2 and text: 2 g/kg, 400 mg/kg/day over 5 days (Table 2 prints 2 mg/kg and 400 mg/d)",
    ]


def test_a_row_with_two_doses_and_two_ways_to_spread_them_says_both() -> None:
    """1.6 to 2 g/kg × 25 kg = 40 to 50 g; ÷ 5 = 8 to 10 g, ÷ 3 = 13.33… to 16.66… g."""
    bed = order_step(indication="kawasaki-disease", weight_kg="25", weight_again_kg="25", dose_g="")

    assert beside(bed)[1:4] == [
        (
            "Review, Kawasaki disease: 1.6 g/kg to 2 g/kg a cycle, in one day in 10 h to 12 h or over 3 to 5 days, "
            "1 cycle · recommendation A, evidence I"
        ),
        (
            "For this patient: 40 g to 50 g a cycle: 8 g to 10 g a day over 5 days, "
            "≈ 13.3 g to ≈ 16.7 g a day over 3 days, 40 g to 50 g in one day"
        ),
        "Always with acetylsalicylic acid 50 mg/kg/day (P2).",
    ]


@pytest.mark.parametrize(
    ("indication", "name"), [("other", "other"), ("primary-immunodeficiency", "primary immunodeficiency")]
)
def test_an_indication_without_a_row_is_said_to_have_none(indication: str, name: str) -> None:
    bed = order_step(indication=indication)

    assert f"Review, {name}: the review has no dose for it" in beside(bed)


def test_the_row_is_there_before_anything_else_is_typed_and_fills_nothing_in() -> None:
    bed = Bedside()
    bed.press("new-infusion")
    bed.press("step:1")
    assert beside(bed) == []

    bed.type("plan", {"indication": "atopic-dermatitis"})

    assert beside(bed)[0] == "Review, atopic dermatitis: 0.3 g/kg a cycle, in one day, 6 cycles, every month"
    assert {field.text for name, field in fields_of(bed.plan_page.form).items() if name != "indication"} == {""}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        # 9.72 ÷ 24.3 = 0.4
        ({"dose_g": "9.72"}, ("", "9.72 g ÷ 24.3 kg = 0.4 g/kg", "9.72 g ÷ 100 mg/mL = 97.2 mL")),
        # 7 ÷ 24.3 = 0.28806…
        ({"dose_g": "7"}, ("", "7 g ÷ 24.3 kg ≈ 0.288 g/kg", "7 g ÷ 100 mg/mL = 70 mL")),
        ({"dose_g_per_kg": "0.4"}, ("0.4 g/kg × 24.3 kg = 9.72 g", "", "9.72 g ÷ 100 mg/mL = 97.2 mL")),
        # 0.333 × 24.3 = 8.0919 g, 80.919 mL
        ({"dose_g_per_kg": "0.333"}, ("0.333 g/kg × 24.3 kg = 8.0919 g", "", "8.0919 g ÷ 100 mg/mL ≈ 80.9 mL")),
        (
            {"dose_g": "9.72", "dose_g_per_kg": "0.4"},
            ("0.4 g/kg × 24.3 kg = 9.72 g", "", "9.72 g ÷ 100 mg/mL = 97.2 mL"),
        ),
        # 97.2 mL × 100 mg/mL = 9720 mg
        ({"dose_ml": "97.2"}, ("97.2 mL × 100 mg/mL = 9.72 g", "9.72 g ÷ 24.3 kg = 0.4 g/kg", "")),
        ({"dose_g": "1,000"}, ("", "", "")),
    ],
)
def test_a_dose_typed_one_way_is_shown_the_other_way(typed: dict[str, str], shown: tuple[str, str, str]) -> None:
    bed = order_step(**{"weight_kg": "24.3", "weight_again_kg": "24.3", "dose_g": "", **typed})

    assert hints(bed) == shown
    assert {name: fields_of(bed.plan_page.form)[name].text for name in typed} == typed


def test_a_dose_by_weight_is_the_order_to_the_last_digit() -> None:
    """0.3 g/kg × 24.37 kg = 7.311 g."""
    bed = Bedside()
    bed.read_back(weight_kg="24.37", weight_again_kg="24.37", dose_g="", dose_g_per_kg="0.3")

    assert agreed(bed).dose == Grams.of("7.311")
    assert "7.311 g · 0.3 g/kg · ≈ 73.1 mL" in beside(bed)


def test_a_dose_typed_two_ways_that_disagree_is_said_with_both_numbers_and_starts_nothing() -> None:
    bed = order_step(dose_g="7.5", dose_g_per_kg="0.3")
    sentence = "Dose by weight: 0.3 g/kg × 24 kg = 7.2 g, not 7.5 g. Clear the one that was not ordered."
    assert problems_of(bed.plan_page.form) == {"dose_g_per_kg": sentence}

    bed.submit("plan")
    assert bed.plan_page.step == 1
    bed.press("step:4")
    bed.submit("plan")

    assert (bed.message, bed.infusion().phase) == (f"Not started: {sentence}", Phase.PREPARING)
    assert bed.infusion().plan is None


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ({"dose_g": ""}, {"dose_g": "Dose today: missing."}),
        ({"dose_g": "", "dose_g_per_kg": "0"}, {"dose_g_per_kg": "Dose by weight: more than 0 g/kg."}),
        (
            {"dose_g": "", "dose_g_per_kg": "0.3", "weight_kg": ""},
            {"dose_g_per_kg": "Dose by weight: the weight is missing."},
        ),
        ({"day": "6", "days": "5"}, {"day": "Day: 6 is more than the 5 there are."}),
        ({"day": "0"}, {"day": "Day: counted from 1 on."}),
        (
            {"cycle": "1.5"},
            {"cycle": "Cycle (if any): “1.5” is not a whole number. Type digits alone, such as 4."},
        ),
        ({"dosing_basis": "ideal", "ideal_kg": "20"}, {"ideal_working": "How the ideal weight was reached: missing."}),
        (
            {"dosing_basis": "adjusted"},
            {"ideal_kg": "Ideal weight: missing.", "dosing_factor": "Factor, as prescribed: missing."},
        ),
        (
            {"dosing_basis": "adjusted", "ideal_kg": "0", "dosing_factor": "0.4"},
            {"ideal_kg": "Ideal weight: more than 0 kg."},
        ),
        (
            {"dosing_basis": "adjusted", "ideal_kg": "20", "dosing_factor": "1"},
            {"dosing_factor": "Factor, as prescribed: between 0 and 1, neither of them."},
        ),
        (
            {"dosing_basis": "adjusted", "ideal_kg": "20", "dosing_factor": "0"},
            {"dosing_factor": "Factor, as prescribed: between 0 and 1, neither of them."},
        ),
    ],
)
def test_an_order_that_cannot_be_meant_goes_no_further(typed: dict[str, str], problems: dict[str, str]) -> None:
    """S17, S18."""
    bed = order_step(**typed)

    bed.submit("plan")

    assert (bed.plan_page.step, problems_of(bed.plan_page.form)) == (1, problems)


@pytest.mark.parametrize(
    ("stated", "line"),
    [
        ({}, "Dose reckoned on the actual weight, 100 kg."),
        ({"dosing_basis": "actual"}, "Dose reckoned on the actual weight, 100 kg."),
        (
            IDEAL,
            (
                "Dose reckoned on the ideal weight, 62 kg (ward table, 170 cm). "
                "Every rate stays on the actual weight, 100 kg."
            ),
        ),
        # 62 + 0.4 × 38 = 62 + 15.2 = 77.2
        (
            ADJUSTED,
            (
                "Dose reckoned on the adjusted weight, 62 kg + 0.4 × (100 kg − 62 kg) = 77.2 kg. "
                "Every rate stays on the actual weight, 100 kg."
            ),
        ),
    ],
)
def test_which_weight_the_dose_is_reckoned_on_is_always_said(stated: dict[str, str], line: str) -> None:
    bed = order_step(HEAVY, **stated)

    assert line in beside(bed)


def test_no_weight_is_chosen_for_the_prescriber() -> None:
    shown = fields_of(order_step(HEAVY).plan_page.form)

    assert shown["dosing_basis"].text == ""
    assert {"ideal_kg", "ideal_working", "dosing_factor"} & shown.keys() == set()


def test_a_dose_by_weight_is_reckoned_on_the_adjusted_weight_and_the_rate_on_the_actual_one() -> None:
    """0.4 g/kg × 77.2 kg = 30.88 g; 0.3 mL/kg/h × 100 kg = 30 mL/h."""
    bed = Bedside()
    bed.start(HEAVY, **ADJUSTED, dose_g="", dose_g_per_kg="0.4")

    order = agreed(bed)
    assert order.dosing_weight is not None
    assert (order.dosing_weight.basis, order.dosing_weight.weight.text) == (WeightBasis.ADJUSTED, "77.2")
    assert order.dose == Grams.of("30.88")
    assert bed.now == "30 mL/h"


def test_the_suggestion_is_on_the_weight_the_dose_is_reckoned_on() -> None:
    """2 g/kg × 77.2 kg = 154.4 g; ÷ 5 = 30.88 g, ÷ 3 = 51.466… g."""
    bed = order_step(HEAVY, **ADJUSTED)

    assert "For this patient: 154.4 g a cycle: ≈ 30.9 g a day over 5 days, ≈ 51.5 g a day over 3 days" in beside(bed)


def test_what_the_dose_will_be_asked_is_said_while_it_is_typed_and_answered_at_the_read_back() -> None:
    """S17: 12 g ÷ 24 kg = 0.5 g/kg, above 0.35."""
    bed = order_step(dose_g="12")
    question = (
        "0.5 g/kg a day is outside the doses for atopic dermatitis (nearest: 0.35 g/kg a day) – "
        "going on needs a reason and a name"
    )
    assert beside(bed)[0] == f"Will be asked: {question}"
    assert problems_of(bed.plan_page.form) == {}

    bed.press("step:4")

    assert [line.text for line in bed.plan_page.form.lines] == [question]


def test_the_hard_bounds_hold_on_the_actual_weight_whatever_weight_is_stated() -> None:
    """S17: 400 g ÷ 100 kg = 4 g/kg, above 3, though on an ideal weight of 200 kg it would be 2."""
    bed = order_step(HEAVY, **{**IDEAL, "ideal_kg": "200"}, dose_g="400")

    assert beside(bed)[0] == "Will be asked: a dose of 4 g/kg a day can hardly be meant (at most 3 g/kg)"


def test_day_and_cycle_are_read_back_and_kept() -> None:
    bed = Bedside()
    bed.read_back(indication="other", day="2", days="5", cycle="3", cycles="6")

    order = agreed(bed)
    assert (order.day, order.days, order.cycle, order.cycles) == (2, 5, 3, 6)
    assert "day 2 of 5, cycle 3 of 6" in beside(bed)
