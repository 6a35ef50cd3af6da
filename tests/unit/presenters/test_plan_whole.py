"""A whole plan, from New to Start: what is typed, what is shown of it, and that nothing typed is lost."""

from __future__ import annotations

from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.presenters.screens import Ability, Page
from tests.unit.presenters.bedside import Bedside, button, fields_of, problems_of
from tests.unit.presenters.typed_plans import ADULT, CHILD

STEP_TITLES = (
    "Step 1 of 5: Patient",
    "Step 2 of 5: Order",
    "Step 3 of 5: Checks",
    "Step 4 of 5: Preparation and set",
    "Step 5 of 5: Read-back",
)


def spoken(bed: Bedside) -> list[str]:
    assert bed.plan_page.spoken is not None
    return [row.text for row in bed.plan_page.spoken.rows]


def dose_hints(bed: Bedside) -> tuple[str, str, str]:
    """What stands under the dose in grams, by weight and in mL."""
    shown = fields_of(bed.plan_page.form)
    return shown["dose_g"].hint, shown["dose_g_per_kg"].hint, shown["dose_ml"].hint


def test_a_child_goes_from_new_to_start_step_by_step() -> None:
    bed = Bedside()
    bed.press("new-infusion")
    titles = []
    for _ in STEP_TITLES:
        titles.append(bed.plan_page.form.title)
        # Twice: the profiles to choose from appear once the preparation is chosen.
        for _ in range(2):
            bed.type("plan", {name: CHILD[name] for name in fields_of(bed.plan_page.form) if name in CHILD})
        bed.submit("plan")

    assert tuple(titles) == STEP_TITLES
    assert (bed.screen.page, bed.infusion().phase) == (Page.RUN, Phase.RUNNING)
    assert bed.now == "7 drops/min"  # 24 kg × 0.3 mL/kg/h = 7.2 mL/h, at 60 drops/mL 7.2 drops/min


def test_an_adult_on_a_pump_starts_in_ml_per_hour() -> None:
    bed = Bedside()
    bed.start(ADULT)

    assert bed.now == "21 mL/h"  # 70 kg × 0.3 mL/kg/h
    assert [line.text for line in bed.run_page.now.lines] == [
        "pump, steps of 0.1 mL/h",
        "0.3 mL/kg/h",
        "rung 1 of 5: 0.3 mL/kg/h",
        "ceiling 4.8 mL/kg/h",
    ]


def test_the_ramp_of_the_child_stands_beside_the_set_before_anything_runs() -> None:
    """7.2 g are 72 mL; 3.5 + 7 + 14 + 28.5 = 53 mL by 2 h, and 19 mL at 115 mL/h take 9.9 min.

    60 ÷ 7, 14, 28, 57, 115 = 8.57…, 4.28…, 2.14…, 1.05…, 0.52… s a drop, each rounded up.
    """
    bed = Bedside()
    bed.plan()
    bed.press("step:3")

    table = bed.plan_page.table
    assert table is not None
    assert table.heads == ("rung", "mL/kg/h", "exact mL/h", "mL/h", "drops/min", "s/drop", "from", "mL by end")
    assert table.rows == (
        ("1", "0.3", "7.2", "7", "7", "8.6", "0 min", "3.5"),
        ("2", "0.6", "14.4", "14", "14", "4.3", "30 min", "10.5"),
        ("3", "1.2", "28.8", "28", "28", "2.2", "1 h", "24.5"),
        ("4", "2.4", "57.6", "57", "57", "1.1", "1 h 30 min", "53"),
        ("5", "4.8", "115.2", "115", "115", "0.6", "2 h", "72"),
    )
    assert table.highlighted == (0,)  # 7 drops/min are under 10


def test_a_pump_has_no_drops_in_its_ramp() -> None:
    """28 g are 280 mL; 10.5 + 21 + 42 + 84 = 157.5 mL by 2 h, and 122.5 mL at 336 mL/h take 21.9 min."""
    bed = Bedside()
    bed.plan(ADULT)
    bed.press("step:3")

    table = bed.plan_page.table
    assert table is not None
    assert table.heads == ("rung", "mL/kg/h", "exact mL/h", "mL/h", "from", "mL by end")
    assert table.highlighted == ()
    assert [row[3:] for row in table.rows] == [
        ("21", "0 min", "10.5"),
        ("42", "30 min", "31.5"),
        ("84", "1 h", "73.5"),
        ("168", "1 h 30 min", "157.5"),
        ("336", "2 h", "280"),
    ]


def test_what_is_read_back_follows_what_was_changed_on_an_earlier_step() -> None:
    bed = Bedside()
    bed.read_back()
    bed.press("step:0")
    bed.type("plan", {"weight_kg": "20", "weight_again_kg": "20"})

    bed.press("step:4")

    assert "20 kg" in spoken(bed)
    assert bed.plan_page.form.submit.label == "6 drops/min is running: start"


def test_the_dose_is_shown_per_kilogram_and_in_ml_as_soon_as_it_can_be() -> None:
    bed = Bedside()
    bed.plan(profile="")
    bed.press("step:1")
    assert dose_hints(bed) == ("", "7.2 g ÷ 24 kg = 0.3 g/kg", "Means a dose once the preparation is chosen")

    bed.type("plan", {"profile": "privigen-10-eu"})

    assert dose_hints(bed) == ("", "7.2 g ÷ 24 kg = 0.3 g/kg", "7.2 g ÷ 100 mg/mL = 72 mL")


def test_next_is_only_held_up_by_the_step_that_is_open() -> None:
    bed = Bedside()
    bed.press("new-infusion")
    bed.type("plan", {name: CHILD[name] for name in ("identifier", "name", "born", "weight_kg", "weight_again_kg")})

    bed.submit("plan")
    assert (bed.plan_page.step, problems_of(bed.plan_page.form)) == (
        0,
        {"sex": "Sex: choose one.", "iga": "IgA: choose one.", "earlier": "Immunoglobulin before today: choose one."},
    )

    bed.type("plan", {"sex": "F", "iga": "normal", "earlier": "never"})
    bed.submit("plan")
    assert (bed.plan_page.step, problems_of(bed.plan_page.form)) == (1, {})


def test_no_giving_set_is_chosen_before_the_packet_is_read() -> None:
    """S21: 87.6 % of 291 nurses used a wrong drop factor."""
    bed = Bedside()
    bed.plan(giving_set="")
    bed.press("step:3")

    field = fields_of(bed.plan_page.form)["giving_set"]
    assert field.text == ""
    assert [option.label for option in field.options] == [
        "gravity 10 drops/mL",
        "gravity 15 drops/mL",
        "gravity 20 drops/mL",
        "gravity 60 drops/mL",
        "pump, steps of 0.1 mL/h",
        "pump, steps of 1 mL/h",
    ]
    assert bed.plan_page.table is None


def test_back_is_off_on_the_first_step() -> None:
    bed = Bedside()
    bed.plan()
    abilities = []
    for number in range(3):
        bed.press(f"step:{number}")
        assert bed.plan_page.back is not None
        abilities.append(bed.plan_page.back.ability)

    assert abilities == [Ability.OFF, Ability.READY, Ability.READY]


def test_a_bottle_can_be_left_until_it_is_connected() -> None:
    bed = Bedside()
    bed.start(**{f"bottle_1_{part}": "" for part in ("not_scanned", "batch", "batch_again", "expiry", "ml")})

    assert bed.run_page.strip.bottle == "no bottle yet"


def test_the_first_bottle_runs_from_the_start() -> None:
    bed = Bedside()
    bed.start(
        bottle_2_not_scanned="scanner broken",
        bottle_2_batch="Q7",
        bottle_2_batch_again="Q7",
        bottle_2_expiry="2027-01-31",
        bottle_2_ml="25",
    )

    assert bed.run_page.strip.bottle == "bottle 1 of 2, batch P100234567"


def test_start_names_who_is_at_the_bed_in_the_record() -> None:
    bed = Bedside()
    bed.start()

    assert bed.desk.entries("infusion-1")[-1].by == "A. Pop"
    assert button((bed.run_page.leave,), "leave").label == "All infusions"
