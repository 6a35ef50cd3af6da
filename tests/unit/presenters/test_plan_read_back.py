"""The read-back: what two people read aloud, in which order, and that everything overridden stands there again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.presenters.paper_door import PrinterTrouble
from ivig_desk.presenters.screens import Ability, Tone
from tests.unit.presenters.bedside import Bedside, problems_of
from tests.unit.presenters.typed_plans import ADULT

if TYPE_CHECKING:
    from ivig_desk.presenters.screens import ReadBack

SOURCE = "Privigen 100 mg/mL solution for infusion, EU package leaflet, EU/1/08/446/001"
IGA = "IgA deficiency is a contraindication – a prescriber’s reason and name are needed"


def read_back(bed: Bedside) -> ReadBack:
    assert bed.plan_page.spoken is not None
    return bed.plan_page.spoken


def rows(bed: Bedside) -> list[tuple[str, str]]:
    return [(row.label, row.text) for row in read_back(bed).rows]


def overridden(bed: Bedside) -> list[str]:
    return [line.text for line in read_back(bed).overridden]


def test_a_child_s_plan_is_read_aloud_in_one_order_with_every_unit() -> None:
    """S21, S29. 24 kg × 0.3 mL/kg/h = 7.2 mL/h, at 60 drops/mL 7 drops/min; 7 ÷ 24 = 0.2916…; 7.2 g ÷ 100 mg/mL."""
    bed = Bedside()
    bed.read_back(day="2", days="5", cycle="3", cycles="6")

    assert rows(bed) == [
        ("Name", "Ionescu, Maria"),
        ("Born", "2 May 2018, 8 y"),
        ("Identifier", "ID 4471"),
        ("Weight", "24 kg"),
        ("Preparation", "Privigen 10 %, 100 mg/mL"),
        ("Dose", "7.2 g · 0.3 g/kg · 72 mL"),
        ("Day and cycle", "day 2 of 5, cycle 3 of 6"),
        ("First rung", "7 drops/min (7 mL/h · 0.29 mL/kg/h)"),
        ("Ceiling", f"label maximum 4.8 mL/kg/h (every indication) – {SOURCE}"),
        ("Giving set", "gravity set, 60 drops/mL"),
        ("Bottle 1", "100 mL, batch P100234567, expires 31 May 2027"),
    ]
    assert bed.plan_page.form.submit.label == "7 drops/min is running: start"


def test_an_adult_on_a_pump_is_read_aloud_in_ml_per_hour() -> None:
    """70 kg × 0.3 mL/kg/h = 21 mL/h; 28 g ÷ 70 kg = 0.4 g/kg."""
    bed = Bedside()
    bed.read_back(ADULT, bottle_1_batch="", bottle_1_expiry="", bottle_1_ml="")

    said = dict(rows(bed))
    assert said["First rung"] == "21 mL/h (0.3 mL/kg/h)"
    assert (said["Dose"], said["Giving set"]) == ("28 g · 0.4 g/kg · 280 mL", "pump, steps of 0.1 mL/h")
    assert said["Bottles"] == "none typed yet"
    assert "Day and cycle" not in said


def test_of_several_bounds_the_one_that_binds_is_read_aloud_and_the_others_stand_below() -> None:
    """S2: the prescriber's 2.4 is under the label's 4.8."""
    bed = Bedside()
    bed.read_back(ceiling_ml_per_kg_h="2.4")

    assert dict(rows(bed))["Ceiling"].startswith("prescriber’s ceiling 2.4 mL/kg/h")
    assert f"label maximum 4.8 mL/kg/h (every indication) – {SOURCE}" in [one.text for one in bed.plan_page.read_back]


def test_a_dose_by_another_weight_says_which_one() -> None:
    """6 g ÷ 20 kg = 0.3 g/kg of the ideal weight."""
    bed = Bedside()
    bed.read_back(dose_g="6", dosing_basis="ideal", ideal_kg="20", ideal_working="height table")

    assert dict(rows(bed))["Dose"] == "6 g · 0.3 g/kg of ideal weight · 60 mL"


def test_without_a_rate_the_first_rung_says_so_aloud() -> None:
    """S20: 7.2 mL/h at 10 drops/mL are 1.2 drops/min."""
    bed = Bedside()
    bed.read_back(giving_set="gravity:10")

    first = next(row for row in read_back(bed).rows if row.label == "First rung")
    assert (first.text, first.tone) == ("none yet – the reason stands below", Tone.HIGH)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        (
            {"ceiling_ml_per_kg_h": "1.375"},
            "Prescriber’s own ceiling (if any): “1.375” can be read as 1.3750 or 1375. Type 1.3750 or 1375.",
        ),
        ({"giving_set": "pump:1", "fastest_ml_h": "0"}, "Pump’s fastest rate: more than 0 mL/h."),
    ],
)
def test_a_bound_that_cannot_be_read_is_never_left_out_in_silence(changes: dict[str, str], problem: str) -> None:
    """S1, S18: without the prescriber's ceiling the label's 4.8 mL/kg/h would be read aloud as the one that binds."""
    bed = Bedside()
    bed.read_back(**changes)

    said = dict(rows(bed))
    assert (said["Ceiling"], said["First rung"]) == ("not known yet", "none yet – the reason stands below")
    assert bed.plan_page.read_back[0].text == f"No ramp: {problem}"
    assert bed.plan_page.table is None
    assert bed.plan_page.form.submit.label == "Start"
    bed.press("paper-ramp")
    assert bed.ramps == []


def test_where_nothing_was_overridden_that_is_said() -> None:
    bed = Bedside()
    bed.read_back(check_hydration="done")

    assert (read_back(bed).heading, overridden(bed)) == ("Overridden and asked", ["nothing"])


def test_every_answer_is_listed_again_with_why_and_who() -> None:
    """S17: 12.5 g ÷ 24 kg = 0.5208… g/kg, outside about 0.3; 12.5 ÷ 12 = 104.166… %."""
    bed = Bedside()
    bed.read_back(
        iga="deficient",
        dose_g="12",
        bottle_choice="round-up",
        rounded_by="E. Stan",
        **{
            "answer_reason_iga-deficient": "IgA-poor product",
            "answer_name_iga-deficient": "Dr D. Marin",
        },
    )

    unusual = (
        "0.52 g/kg a day is outside the doses for atopic dermatitis (nearest: 0.35 g/kg a day) – "
        "going on needs a reason and a name"
    )
    assert overridden(bed) == [
        f"{unusual} – not answered yet",
        f"{IGA} – IgA-poor product, Dr D. Marin",
        "12 g ordered, 12.5 g in whole bottles (≈ 104.2 %), chosen by E. Stan",
    ]


@pytest.mark.parametrize(("reason", "name"), [("", "Dr D. Marin"), ("weighed twice", " ")])
def test_half_an_answer_is_listed_as_none(reason: str, name: str) -> None:
    """S17."""
    bed = Bedside()
    bed.read_back(iga="deficient", **{"answer_reason_iga-deficient": reason, "answer_name_iga-deficient": name})

    assert overridden(bed)[0] == f"{IGA} – not answered yet"


def test_concerning_vital_signs_that_a_prescriber_answers_for_are_listed_too() -> None:
    """S2: 8 years, 150/min: the band of 4 to 12 years calls 150 and over critical."""
    bed = Bedside()
    bed.start(heart_rate="150")
    assert overridden(bed)[-1] == "Baseline concerning – not answered yet"

    bed.type("plan", {"start_reason": "known tachycardia", "start_name": "Dr D. Marin"})

    bed.look()
    assert overridden(bed)[-1] == "Baseline concerning – known tachycardia, Dr D. Marin"


@pytest.mark.parametrize("checker", ["A. Pop", " a.  POP "])
def test_the_second_checker_is_not_the_nurse(checker: str) -> None:
    bed = Bedside()
    bed.start(second_checker=checker)

    assert list(problems_of(bed.plan_page.form)) == ["second_checker"]
    assert bed.infusion().phase is Phase.PREPARING


def test_the_prescriber_may_be_the_second_checker() -> None:
    bed = Bedside()
    bed.start(second_checker="Dr D. Marin")

    assert bed.infusion().phase is Phase.RUNNING


def test_nothing_is_read_back_before_the_plan_can_be_read() -> None:
    bed = Bedside()
    bed.read_back(weight_kg="")

    assert bed.plan_page.spoken is None


@pytest.mark.parametrize("step", range(4))
def test_only_the_last_step_is_read_aloud_and_printed(step: int) -> None:
    bed = Bedside()
    bed.plan()
    bed.press(f"step:{step}")

    assert (bed.plan_page.spoken, bed.plan_page.paper_ramp) == (None, None)
    bed.press("paper-ramp")
    assert bed.ramps == []


def test_the_paper_ramp_goes_to_the_printer_and_says_so() -> None:
    bed = Bedside()
    bed.read_back()
    button = bed.plan_page.paper_ramp
    assert button is not None
    assert (button.label, button.key, button.ability) == ("Paper ramp", "Alt+P", Ability.READY)

    bed.press("paper-ramp")
    assert bed.ramps == []
    bed.submit("hand-out")

    assert len(bed.ramps) == 1
    assert bed.message == "Paper ramp sent to the printer ward-laser."


def test_a_printer_that_is_off_is_said_and_the_start_does_not_wait_for_it() -> None:
    """S30."""
    bed = Bedside()
    bed.read_back()
    bed.paper.trouble = PrinterTrouble.NOT_READY

    bed.print("paper-ramp")

    assert bed.message == "Paper ramp not printed: ward-laser is off, offline or wants something."
    bed.cancel("hand-out")
    bed.submit("plan")
    assert bed.infusion().phase is Phase.RUNNING


def test_a_plan_with_an_open_question_is_not_printed() -> None:
    """S17: a page of a plan nobody agreed on would be taken for one."""
    bed = Bedside()
    bed.read_back(iga="deficient")

    bed.press("paper-ramp")

    assert (bed.message, bed.ramps) == (f"No paper ramp: {IGA}", [])


def test_a_plan_with_a_field_missing_is_not_printed() -> None:
    bed = Bedside()
    bed.read_back()
    bed.type("plan", {"prescriber": ""})

    bed.press("paper-ramp")

    assert (bed.message, bed.ramps) == ("No paper ramp: Prescriber: missing.", [])


def test_what_was_changed_after_the_read_back_opened_is_what_is_printed() -> None:
    """S6: 7.5 g ÷ 25 kg = 0.3 g/kg."""
    bed = Bedside()
    bed.read_back()
    bed.type("plan", {"weight_kg": "25", "weight_again_kg": "25", "dose_g": "7.5"})

    bed.print("paper-ramp")

    (offered,) = bed.ramps
    assert "7.5 g · 0.3 g/kg · 75 mL" in str(offered[0])
    assert "7.2 g" not in str(offered[0])
