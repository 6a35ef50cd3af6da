"""Bag, pump and bottles of a plan: what the label lets hang, how fast the pump runs, what whole bottles come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ivig_desk.domain.amounts.quantities import Grams
from ivig_desk.domain.formulary.bottle_choice import Rounding
from ivig_desk.domain.formulary.order import WholeBottles
from ivig_desk.domain.infusion.infusion import Phase
from tests.unit.presenters.bedside import Bedside, fields_of, problems_of, said_beside
from tests.unit.presenters.typed_plans import ADULT, CHILD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ivig_desk.domain.formulary.order import Order

GAMUNEX = {"preparation": "Gamunex-C 10 %", "profile": "gamunex-c-10-us-pi"}


def set_step(texts: Mapping[str, str] = CHILD, /, **changes: str) -> Bedside:
    bed = Bedside()
    bed.plan(texts, **changes)
    bed.press("step:3")
    return bed


def beside(bed: Bedside) -> list[str]:
    return said_beside(bed.plan_page)


def offered(bed: Bedside) -> dict[str, str]:
    return {option.value: option.label for option in fields_of(bed.plan_page.form)["bottle_choice"].options}


def agreed(bed: Bedside) -> Order:
    plan = bed.infusion().plan
    assert plan is not None
    return plan.order


def volumes(bed: Bedside) -> list[str]:
    assert bed.plan_page.table is not None
    return [row[-1] for row in bed.plan_page.table.rows]


def test_bottles_are_offered_in_grams_per_cent_and_millilitres() -> None:
    """7.2 g are 72 mL of 25, 50, 100, 200, 400 mL bottles; 7 g were 70 mL, which none make: 50 mL is 5 g, 69.44… %."""
    assert offered(set_step()) == {
        "as-ordered-fewest": "as ordered, fewest bottles: 1 × 100 mL (28 mL over)",
        "as-ordered-least-waste": "as ordered, least left over: 1 × 50 mL + 1 × 25 mL (3 mL over)",
        "round-down": "whole bottles down: 5 g (≈ 69.4 %), 1 × 50 mL, nothing over",
        "round-nearest": "nearest: 7.5 g (≈ 104.2 %), 1 × 50 mL + 1 × 25 mL, nothing over",
        "round-up": "whole bottles up: 7.5 g (≈ 104.2 %), 1 × 50 mL + 1 × 25 mL, nothing over",
    }


def test_none_is_chosen_and_left_open_the_dose_is_given_as_ordered() -> None:
    bed = set_step()
    assert fields_of(bed.plan_page.form)["bottle_choice"].text == ""

    bed.press("step:4")

    assert (agreed(bed).dose, agreed(bed).rounded) == (Grams.of("7.2"), None)


def test_no_rounding_is_offered_where_whole_bottles_hold_the_order() -> None:
    """7.5 g are 75 mL = 50 + 25 mL."""
    assert list(offered(set_step(dose_g="7.5"))) == ["as-ordered-fewest", "as-ordered-least-waste"]


@pytest.mark.parametrize(
    ("choice", "dose_g", "volume", "line", "rounding"),
    [
        (
            "round-up",
            "7.5",
            "75",
            "7.2 g ordered, 7.5 g in whole bottles (≈ 104.2 %), chosen by E. Stan",
            Rounding.UP,
        ),
        (
            "round-nearest",
            "7.5",
            "75",
            "7.2 g ordered, 7.5 g in whole bottles (≈ 104.2 %), chosen by E. Stan",
            Rounding.NEAREST,
        ),
        (
            "round-down",
            "5",
            "50",
            "7.2 g ordered, 5 g in whole bottles (≈ 69.4 %), chosen by E. Stan",
            Rounding.DOWN,
        ),
    ],
)
def test_whole_bottles_change_the_dose_and_both_are_kept_with_who_chose_them(
    choice: str, dose_g: str, volume: str, line: str, rounding: Rounding
) -> None:
    """7.2 ÷ 24 = 0.3 g/kg; 5 g are 0.208 g/kg, which is asked about."""
    bed = set_step(
        bottle_choice=choice,
        rounded_by="E. Stan",
        **{"answer_reason_dose-unusual": "bottles", "answer_name_dose-unusual": "Dr D. Marin"},
    )
    assert volumes(bed)[-1] == volume
    assert line in beside(bed)

    bed.press("step:4")

    assert agreed(bed).dose == Grams.of(dose_g)
    assert agreed(bed).rounded == WholeBottles(ordered=Grams.of("7.2"), rounding=rounding, chosen_by="E. Stan")
    assert {line, "Dose reckoned on the actual weight, 24 kg. 7.2 g ÷ 24 kg = 0.3 g/kg"} <= set(beside(bed))


@pytest.mark.parametrize("choice", ["as-ordered-fewest", "as-ordered-least-waste"])
def test_bottles_for_the_dose_as_ordered_leave_it_as_it_is(choice: str) -> None:
    bed = set_step(bottle_choice=choice)
    assert "rounded_by" not in fields_of(bed.plan_page.form)

    bed.press("step:4")

    assert (agreed(bed).dose, agreed(bed).rounded) == (Grams.of("7.2"), None)


def test_a_dose_is_not_changed_without_a_name() -> None:
    bed = set_step(bottle_choice="round-up")
    sentence = "Who chose whole bottles in place of the ordered dose: missing."

    bed.submit("plan")

    assert (bed.plan_page.step, problems_of(bed.plan_page.form)) == (3, {"rounded_by": sentence})
    bed.press("step:4")
    bed.submit("plan")
    assert (bed.message, bed.infusion().phase) == (f"Not started: {sentence}", Phase.PREPARING)


@pytest.mark.parametrize(
    "change", [{"dose_g": "7.3"}, {"profile": ""}, {"weight_kg": "25"}, {"dosing_basis": "ideal"}, {"dose_g": ""}]
)
def test_a_choice_of_bottles_does_not_outlive_the_dose_it_was_made_for(change: dict[str, str]) -> None:
    bed = set_step(bottle_choice="round-up", rounded_by="E. Stan")

    bed.type("plan", change)

    assert dict(bed.infusion().kept).get("bottle_choice", "") == ""


def test_a_choice_of_bottles_outlives_what_it_does_not_depend_on() -> None:
    bed = set_step(bottle_choice="round-up", rounded_by="E. Stan")

    bed.type("plan", {"nurse": "B. Pop", "giving_set": "pump:0.1", "dose_g_per_kg": "0.3"})

    assert dict(bed.infusion().kept)["bottle_choice"] == "round-up"


def test_as_many_rows_are_offered_as_bottles_were_chosen_and_one_more_than_is_typed() -> None:
    """120 g are 1200 mL = 3 × 400 mL; 127.5 g are 3 × 400 + 50 + 25 mL, five."""
    bed = set_step(ADULT, dose_g="127.5")
    shown = fields_of(bed.plan_page.form)
    assert ("bottle_2_not_scanned" in shown, "bottle_3_not_scanned" in shown) == (True, False)

    bed.type("plan", {"bottle_choice": "as-ordered-least-waste"})

    shown = fields_of(bed.plan_page.form)
    assert "bottle_5_not_scanned" in shown
    assert "bottle_6_not_scanned" not in shown
    assert {shown[f"bottle_{number}_not_scanned"].text for number in range(2, 6)} == {""}


def test_a_row_that_is_typed_in_stays_when_fewer_bottles_are_chosen() -> None:
    bed = set_step(
        ADULT,
        dose_g="127.5",
        bottle_choice="as-ordered-least-waste",
        bottle_3_not_scanned="label torn",
        bottle_3_batch="Q9",
        bottle_3_batch_again="Q9",
        bottle_3_ml="400",
        bottle_3_expiry="2027-05-31",
    )

    bed.type("plan", {"dose_g": "28"})
    bed.press("step:4")

    plan = bed.infusion().plan
    assert plan is not None
    assert [bottle.batch for bottle in plan.bottles] == ["P100234567", "Q9"]


def test_a_diluted_bag_is_larger_and_as_fast() -> None:
    """7.2 g at 50 mg/mL are 144 mL; by 2 h 3.5 + 7 + 14 + 28.5 = 53 mL, the rest on the last rung."""
    bed = set_step(dispensed_mg_per_ml="50")

    assert volumes(bed) == ["3.5", "10.5", "24.5", "53", "144"]
    bed.press("step:4")
    assert "Privigen 10 %, bag diluted from 100 mg/mL to 50 mg/mL" in beside(bed)
    assert agreed(bed).dispensed is not None


@pytest.mark.parametrize(("typed", "is_taken"), [("49.9", False), ("50", True), ("100", True), ("100.1", False)])
def test_a_bag_hangs_as_it_comes_or_as_thin_as_the_label_lets_it(typed: str, is_taken: bool) -> None:  # noqa: FBT001 - a column of the table
    """Privigen's label lets it be diluted from 100 to 50 mg/mL."""
    bed = set_step(dispensed_mg_per_ml=typed)

    assert ("dispensed_mg_per_ml" not in problems_of(bed.plan_page.form)) is is_taken
    assert (bed.plan_page.table is not None) is is_taken


def test_a_dilution_that_is_not_in_the_label_is_said_at_its_field_and_goes_no_further() -> None:
    bed = set_step(ADULT, **GAMUNEX, dispensed_mg_per_ml="40")
    sentence = (
        "a bag of 40 mg/mL is not in the label (nearest there is: 100 mg/mL): "
        "not with saline; a concentration to dilute to was not read."
    )

    bed.submit("plan")

    assert problems_of(bed.plan_page.form) == {"dispensed_mg_per_ml": sentence}
    assert beside(bed)[0] == "No ramp: the bag is not as the label has it."


def test_where_the_label_has_no_dilution_no_field_is_offered_and_its_words_say_why() -> None:
    bed = set_step(ADULT, **GAMUNEX)

    assert "dispensed_mg_per_ml" not in fields_of(bed.plan_page.form)
    assert "Dilution: not with saline; a concentration to dilute to was not read" in beside(bed)


def test_the_pump_s_fastest_rate_bounds_the_ramp_at_once() -> None:
    """70 kg × 4.8 mL/kg/h = 336 mL/h; a pump of at most 200 mL/h runs 200 ÷ 70 = 2.857… mL/kg/h."""
    bed = set_step(ADULT, fastest_ml_h="200")

    assert bed.plan_page.table is not None
    assert [row[3] for row in bed.plan_page.table.rows] == ["21", "42", "84", "168", "200"]
    assert any(text.startswith("the pump runs at 200 mL/h") for text in beside(bed))
    bed.press("step:4")
    assert "pump, steps of 0.1 mL/h, at most 200 mL/h" in beside(bed)


def test_a_drip_has_no_fastest_rate() -> None:
    assert "fastest_ml_h" not in fields_of(set_step().plan_page.form)


def test_the_pump_s_fastest_rate_is_more_than_nothing() -> None:
    bed = set_step(ADULT, fastest_ml_h="0")

    bed.submit("plan")

    assert problems_of(bed.plan_page.form) == {"fastest_ml_h": "Pump’s fastest rate: more than 0 mL/h."}
