"""The plan page's step of preparation and set: every unit in the table, and the working behind it."""

from __future__ import annotations

import pytest

from tests.helpers.pencil import reckoned
from tests.unit.presenters.bedside import Bedside
from tests.unit.presenters.typed_plans import ADULT

BIVIGAM = {"preparation": "Bivigam 10 %", "profile": "bivigam-10-us-pi", "dose_g": "14.4"}
INFANT = {"born": "2026-05-01", "dose_g": "2"}


def set_step(**changes: str) -> Bedside:
    bed = Bedside()
    bed.plan(**changes)
    bed.press("step:3")
    return bed


def beside(bed: Bedside) -> list[str]:
    return [line.text for line in bed.plan_page.read_back]


def working(bed: Bedside) -> dict[str, list[str]]:
    return {section.heading: [line.text for line in section.lines] for section in bed.plan_page.working}


def test_the_working_opens_below_the_table_by_a_key_no_field_takes() -> None:
    bed = set_step()
    control = bed.plan_page.show_working
    assert control is not None
    assert (control.label, control.key, bed.plan_page.working) == ("Working", "Alt+W", ())

    bed.press("working")

    assert list(working(bed)) == ["Ramp", "Ceiling", "Volume and time, if every rise is taken at once", "Sources"]
    assert bed.plan_page.show_working is not None
    assert bed.plan_page.show_working.label == "Close the working"
    bed.press("working")
    assert bed.plan_page.working == ()


@pytest.mark.parametrize("step", ["0", "1", "2", "4"])
def test_the_other_steps_have_no_working(step: str) -> None:
    bed = set_step()
    bed.press("working")

    bed.press(f"step:{step}")

    assert (bed.plan_page.show_working, bed.plan_page.working) == (None, ())


def test_there_is_no_working_before_there_is_a_ramp() -> None:
    bed = set_step(giving_set="")

    assert bed.plan_page.show_working is None


def test_rungs_ceiling_and_volume_come_out_by_pencil() -> None:
    """S6: 24 kg × 0.3 = 7.2, whole drops 7; 7.2 × 1000 ÷ 100 = 72; the last 19 mL ÷ 115 × 60 = 9.913… min."""
    bed = set_step()
    bed.press("working")

    shown = working(bed)
    assert shown["Ramp"][0] == (
        "rung 1: 24 kg × 0.3 mL/kg/h = 7.2 mL/h; × 60 drops/mL ÷ 60 min/h = 7.2 drops/min, "
        "rounded down 7 drops/min = 7 mL/h, 0.2 mL/h lost by rounding (label)"
    )
    assert shown["Volume and time, if every rise is taken at once"] == [
        "ordered: 7.2 g × 1000 mg/g ÷ 100 mg/mL = 72 mL",
        "rung 1: 7 mL/h × 30 min ÷ 60 min/h = 3.5 mL; by 30 min 3.5 mL",
        "rung 2: 14 mL/h × 30 min ÷ 60 min/h = 7 mL; by 1 h 10.5 mL",
        "rung 3: 28 mL/h × 30 min ÷ 60 min/h = 14 mL; by 1 h 30 min 24.5 mL",
        "rung 4: 57 mL/h × 30 min ÷ 60 min/h = 28.5 mL; by 2 h 53 mL",
        "rung 5: 19 mL left ÷ 115 mL/h × 60 min/h ≈ 9.91 min; by 2 h 10 min 72 mL",
    ]
    assert sum(len(reckoned(line)) for lines in shown.values() for line in lines) > 15


def test_the_table_has_the_label_s_unit_and_the_seconds_from_drop_to_drop() -> None:
    """1.3 mg/kg/min × 60 ÷ 100 = 0.78; × 24 = 18.72, 18 drops/min; 60 ÷ 18 = 3.33…, shown as 3.4: never too fast."""
    table = set_step(**BIVIGAM).plan_page.table

    assert table is not None
    rates = ("as printed", "mL/kg/h", "exact mL/h", "mL/h", "drops/min", "s/drop")
    assert table.heads == ("rung", *rates, "from", "mL by end")
    assert table.rows[1][:7] == ("2", "1.3 mg/kg/min", "0.78", "18.72", "18", "18", "3.4")


def test_each_reason_of_the_ceiling_stands_as_printed_and_in_ml_per_kg_h() -> None:
    """6 × 60 ÷ 100 = 3.6."""
    bed = set_step(**BIVIGAM, ceiling_ml_per_kg_h="2.5")

    assert beside(bed)[-2:] == [
        "prescriber’s ceiling 2.5 mL/kg/h – Dr D. Marin",
        "label maximum 6 mg/kg/min = 3.6 mL/kg/h (the indications above) – bivigam.com",
    ]


@pytest.mark.parametrize(
    ("weight", "advised"),
    [
        # 0.3, 0.6, 1.2 … mL/kg/h on 20 drops/mL: 99.9 kg, 9.99 and 19.98 drops/min; 100 kg, 10 and 20
        ("99.9", ["Under 10 drops/min a microdrip set or a pump is advised: rung 1 (9 drops/min)."]),
        ("100", []),
        # 30 kg: 3, 6, 12
        (
            "30",
            ["Under 10 drops/min a microdrip set or a pump is advised: rung 1 (3 drops/min), rung 2 (6 drops/min)."],
        ),
    ],
)
def test_the_advice_under_10_drops_names_the_rungs_that_are_under(weight: str, advised: list[str]) -> None:
    """S20."""
    bed = set_step(weight_kg=weight, weight_again_kg=weight, giving_set="gravity:20", born="1980-05-01", dose_g="30")

    assert [line for line in beside(bed) if line.startswith("Under 10")] == advised


def test_a_drip_under_2_drops_is_refused_with_its_arithmetic() -> None:
    """S20: 5 kg × 0.3 = 1.5 mL/h; × 20 ÷ 60 = 0.5 drops/min."""
    bed = set_step(**INFANT, weight_kg="5", weight_again_kg="5", giving_set="gravity:20")

    assert beside(bed)[:2] == [
        "0.3 mL/kg/h is under 2 drops/min on this set, too slow to count – more drops/mL or a pump can do it",
        "5 kg × 0.3 mL/kg/h = 1.5 mL/h; × 20 drops/mL ÷ 60 min/h = 0.5 drops/min, under 2 drops/min",
    ]
    assert bed.plan_page.table is None


def test_a_pump_too_coarse_is_refused_with_its_arithmetic() -> None:
    """S20: 3.3 kg × 0.3 = 0.99 mL/h, under one step of 1 mL/h."""
    bed = set_step(**INFANT, weight_kg="3.3", weight_again_kg="3.3", giving_set="pump:1")

    assert beside(bed)[1] == "3.3 kg × 0.3 mL/kg/h = 0.99 mL/h, under one step of 1 mL/h"


def test_a_refusal_that_brings_its_arithmetic_gets_no_second_one() -> None:
    """S26."""
    bed = set_step(profile="privigen-10-review", giving_set="gravity:20")

    assert beside(bed)[0] == "4.8 drops/kg/min × 60 ÷ 20 drops/mL = 14.4 mL/kg/h, label limit 4.8 mL/kg/h"
    assert beside(bed)[1].startswith("label maximum")


def test_on_a_pump_the_working_has_no_drops() -> None:
    bed = Bedside()
    bed.plan(ADULT)
    bed.press("step:3")
    bed.press("working")

    assert working(bed)["Ramp"][0] == "rung 1: 70 kg × 0.3 mL/kg/h = 21 mL/h, nothing lost by rounding (label)"
    assert not any("drops" in line for lines in working(bed).values() for line in lines)
