"""A dose in g, g/kg or mL, of today or of the whole cycle: each shown as the others, typed twice it must agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ivig_desk.domain.amounts.quantities import Grams, Millilitres
from tests.unit.presenters.bedside import Bedside, fields_of, problems_of
from tests.unit.presenters.earlier_visits import beside
from tests.unit.presenters.typed_plans import ADULT, CHILD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ivig_desk.domain.infusion.plan import Plan

KIOVIG_DILUTED = {"preparation": "Kiovig 10 %", "profile": "kiovig-10-eu", "dispensed_mg_per_ml": "50"}
NO_PREPARATION = {"preparation": "", "profile": ""}


def order_step(texts: Mapping[str, str], **changes: str) -> Bedside:
    bed = Bedside()
    bed.plan(texts, **changes)
    bed.press("step:1")
    return bed


def agreed(texts: Mapping[str, str], **changes: str) -> Plan:
    bed = Bedside()
    bed.read_back(texts, **changes)
    plan = bed.infusion().plan
    assert plan is not None, bed.message
    return plan


def hints(bed: Bedside) -> tuple[str, str, str]:
    shown = fields_of(bed.plan_page.form)
    return shown["dose_g"].hint, shown["dose_g_per_kg"].hint, shown["dose_ml"].hint


def test_a_dose_in_ml_is_the_order_to_the_last_digit() -> None:
    """73.11 mL × 100 mg/mL = 7311 mg = 7.311 g."""
    plan = agreed(CHILD, dose_g="", dose_ml="73.11")

    assert (plan.order.dose, plan.volume) == (Grams.of("7.311"), Millilitres.of("73.11"))


def test_a_dose_in_ml_is_of_the_bag_as_diluted() -> None:
    """144 mL × 50 mg/mL = 7200 mg = 7.2 g."""
    plan = agreed(CHILD, **KIOVIG_DILUTED, dose_g="", dose_ml="144")

    assert (plan.order.dose, plan.volume) == (Grams.of("7.2"), Millilitres.of("144"))


def test_ml_wait_for_the_preparation_without_holding_anything_up() -> None:
    bed = order_step(CHILD, **NO_PREPARATION, dose_g="", dose_ml="72")
    assert hints(bed) == ("", "", "Means a dose once the preparation is chosen")

    bed.submit("plan")
    assert (bed.plan_page.step, problems_of(bed.plan_page.form)) == (2, {})

    bed.press("step:1")
    bed.type("plan", {"preparation": "Privigen 10 %", "profile": "privigen-10-eu"})
    assert hints(bed) == ("72 mL × 100 mg/mL = 7.2 g", "7.2 g ÷ 24 kg = 0.3 g/kg", "")


def test_ml_that_wait_are_held_against_the_grams_once_the_preparation_is_chosen() -> None:
    """S17: 72 mL of 50 mg/mL are 3.6 g."""
    bed = order_step(CHILD, **NO_PREPARATION, dose_ml="72")
    assert "dose_ml" not in problems_of(bed.plan_page.form)

    bed.type("plan", KIOVIG_DILUTED)

    assert problems_of(bed.plan_page.form)["dose_ml"] == (
        "Dose in mL: 72 mL × 50 mg/mL = 3.6 g, not 7.2 g. Clear the one that was not ordered."
    )


@pytest.mark.parametrize(("dose_ml", "agrees"), [("71.99", False), ("72", True), ("72.01", False), ("0", False)])
def test_a_dose_typed_twice_must_agree_to_the_last_digit(dose_ml: str, *, agrees: bool) -> None:
    """S17: 0.3 g/kg × 24 kg = 7.2 g = 72 mL."""
    bed = order_step(CHILD, dose_g="", dose_g_per_kg="0.3", dose_ml=dose_ml)

    assert ("dose_ml" not in problems_of(bed.plan_page.form)) == agrees


def test_all_three_may_stand_there_where_they_agree() -> None:
    assert agreed(CHILD, dose_g_per_kg="0.3", dose_ml="72").order.dose == Grams.of("7.2")


def test_today_and_the_cycle_are_both_shown_in_grams_and_by_weight() -> None:
    """28 g × 5 = 140 g; ÷ 70 kg = 0.4 and 2 g/kg."""
    assert "Today 28 g (0.4 g/kg); the cycle of 5 days 140 g (2 g/kg)." in beside(order_step(ADULT, days="5"))
    assert "Today 28 g (0.4 g/kg); the days of the cycle are not typed." in beside(order_step(ADULT))


@pytest.mark.parametrize(
    "typed", [{"dose_g": "140"}, {"dose_g": "", "dose_g_per_kg": "2"}, {"dose_g": "", "dose_ml": "1400"}]
)
def test_the_dose_of_a_whole_cycle_is_shared_out_over_its_days(typed: dict[str, str]) -> None:
    """140 g = 2 g/kg × 70 kg = 1400 mL × 100 mg/mL; ÷ 5 days = 28 g."""
    cycle = {**ADULT, **typed, "dose_of": "cycle", "days": "5"}
    assert agreed(cycle).order.dose == Grams.of("28")

    lines = beside(order_step(cycle))
    assert "140 g of the cycle ÷ 5 days = 28 g today." in lines
    assert "Today 28 g (0.4 g/kg); the cycle of 5 days 140 g (2 g/kg)." in lines


def test_a_dose_of_a_cycle_without_its_days_is_none_and_says_why() -> None:
    bed = order_step(ADULT, dose_g="140", dose_of="cycle")
    bed.submit("plan")

    assert problems_of(bed.plan_page.form) == {"days": "Days: missing, and the dose typed is that of the whole cycle."}


def test_a_share_whose_decimals_do_not_end_is_kept_exact_and_said() -> None:
    """140 g ÷ 3 days = 46.666… g; × 3 = 140 g to the last digit."""
    cycle = {**ADULT, "dose_g": "140", "dose_of": "cycle", "days": "3"}

    plan = agreed(cycle)

    assert plan.order.dose == Grams.of("140/3")
    assert plan.order.dose.times(3) == Grams.of("140")
    assert (
        "140 g of the cycle ÷ 3 days ≈ 46.6667 g today: its decimals do not end. "
        "Nothing is rounded but by whole bottles, chosen with the preparation."
    ) in beside(order_step(cycle))


def test_the_same_number_left_as_of_today_is_asked_about_as_a_cycle_s_dose() -> None:
    """S17: 140 g ÷ 70 kg = 2 g/kg in one day."""
    as_today, as_cycle = order_step(ADULT, dose_g="140"), order_step(ADULT, dose_g="140", dose_of="cycle", days="5")

    assert beside(as_today)[0].startswith("Will be asked: 2 g/kg is the dose of a whole cycle")
    assert not beside(as_cycle)[0].startswith("Will be asked")


def test_the_field_of_grams_is_named_for_what_was_said_of_it() -> None:
    assert fields_of(order_step(ADULT).plan_page.form)["dose_g"].label == "Dose today"
    assert fields_of(order_step(ADULT, dose_of="cycle").plan_page.form)["dose_g"].label == "Dose of the whole cycle"
