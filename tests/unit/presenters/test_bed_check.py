"""After a restart: what is on record is shown as not confirmed, and weight and rate are typed as found at the bed."""

from __future__ import annotations

import pytest

from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.infusion import BedCheck, Phase
from ivig_desk.presenters.screens import Page
from tests.unit.presenters.bedside import Bedside, fields_of, problems_of
from tests.unit.presenters.typed_plans import ADULT

ALARM = "The desk was not watching – confirm weight and running rate at the bed – Ionescu, Maria"


def restarted(**changes: str) -> Bedside:
    """24 kg at 60 drops/mL, raised to 14 drops/min, then ten minutes without the program."""
    bed = Bedside()
    bed.start(**changes)
    bed.raise_rate()
    bed.clock.advance(Minutes.of("10"))
    bed.restart()
    return bed


def test_the_one_infusion_under_way_is_open_at_once_and_asks_for_the_bed() -> None:
    """S7."""
    bed = restarted()

    assert bed.screen.page is Page.RUN
    assert (bed.run_page.now.heading, bed.now) == ("ON RECORD, not confirmed", "14 drops/min")
    assert ALARM in bed.alarms
    assert bed.run_page.record[0].label == "Confirm at the bed"


def test_no_rise_before_the_bed_is_confirmed() -> None:
    """S7, S9."""
    bed = restarted()
    bed.wait("30")
    bed.observe()

    bed.press("raise")

    assert bed.message == (
        "No rise yet: weight not yet confirmed at the bed (on record 24 kg); "
        "running rate not yet confirmed at the bed (on record 14 mL/h)"
    )
    assert bed.run_page.form is None


def test_the_form_shows_what_is_on_record_and_has_nothing_typed_in_it() -> None:
    """S7: the weight is typed, so that a wrong one cannot be waved through."""
    bed = restarted()
    bed.press("bed-check")

    assert [line.text for line in bed.form.lines] == [
        "Look at the bed and type what is there.",
        "On record: 24 kg, 14 drops/min (14 mL/h).",
        "Where nothing runs, press HOLD first.",
    ]
    assert {name: field.text for name, field in fields_of(bed.form).items()} == {
        "weight_kg": "",
        "rate_drops_per_min": "",
        "rate_ml_h": "",
    }


@pytest.mark.parametrize(
    "found",
    [
        {"weight_kg": "24", "rate_drops_per_min": "14"},
        {"weight_kg": "24.0", "rate_ml_h": "14"},
        {"weight_kg": "24", "rate_drops_per_min": "14", "rate_ml_h": "14"},
    ],
)
def test_weight_and_rate_as_on_record_confirm_the_bed(found: dict[str, str]) -> None:
    """S7."""
    bed = restarted()

    bed.fill("bed-check", found)

    assert (bed.run_page.now.heading, bed.now, bed.message) == ("NOW", "14 drops/min", "")
    assert ALARM not in bed.alarms
    assert bed.infusion().bed_check is BedCheck.CONFIRMED


def test_a_20_kg_child_was_shown_a_60_kg_rate() -> None:
    """S7: the weight at the bed is another one, so this is another patient or another plan."""
    bed = restarted()

    bed.fill("bed-check", {"weight_kg": "60", "rate_drops_per_min": "14"})

    assert bed.message == "Not confirmed: a weight of 60 kg is not the plan’s 24 kg"
    assert bed.infusion().bed_check is BedCheck.WANTED
    assert fields_of(bed.form)["weight_kg"].text == "60"


def test_another_rate_found_running_is_the_truth_from_now() -> None:
    """S7."""
    bed = restarted()

    bed.fill("bed-check", {"weight_kg": "24", "rate_drops_per_min": "20"})

    assert (bed.run_page.now.heading, bed.now) == ("NOW", "20 drops/min")


def test_a_rate_found_above_the_hard_limit_is_recorded_and_alarms() -> None:
    """S1, S7: a false record would be worse; 4.8 mL/kg/h × 24 kg = 115.2 mL/h."""
    bed = restarted()

    bed.fill("bed-check", {"weight_kg": "24", "rate_drops_per_min": "120"})

    assert bed.now == "120 drops/min"
    assert bed.alarms[0] == "Given rate is above the hard limit – lower or hold – Ionescu, Maria"


@pytest.mark.parametrize(
    ("found", "problems"),
    [
        (
            {},
            {
                "weight_kg": "Weight, as on the chart at the bed: missing.",
                "rate_drops_per_min": "Drops counted in a minute: missing.",
            },
        ),
        ({"weight_kg": "24"}, {"rate_drops_per_min": "Drops counted in a minute: missing."}),
        (
            {"weight_kg": "24,", "rate_drops_per_min": "14"},
            {
                "weight_kg": "Weight, as on the chart at the bed: “24,” is not a number. "
                "Type digits in kg, such as 24 or 24.5."
            },
        ),
        (
            {"weight_kg": "24", "rate_drops_per_min": "14", "rate_ml_h": "42"},
            {"rate_ml_h": "14 drops/min at 60 drops/mL are 14 mL/h. Type one of the two."},
        ),
    ],
)
def test_what_is_missing_or_cannot_be_read_confirms_nothing(found: dict[str, str], problems: dict[str, str]) -> None:
    """S7, S18."""
    bed = restarted()

    bed.fill("bed-check", found)

    assert problems_of(bed.form) == problems
    assert bed.infusion().bed_check is BedCheck.WANTED


def test_at_20_drops_per_ml_the_drops_that_are_counted_are_taken_as_drops() -> None:
    """S7, S21: 4 drops/min are 12 mL/h; typed as mL/h they would have been a third of what runs."""
    bed = restarted(giving_set="gravity:20")
    assert bed.now == "4 drops/min"

    bed.fill("bed-check", {"weight_kg": "24", "rate_drops_per_min": "4"})

    assert (bed.now, bed.infusion().given.text) == ("4 drops/min", "12")


def test_a_held_infusion_is_confirmed_as_held() -> None:
    """S7."""
    bed = Bedside()
    bed.start(ADULT)
    bed.press("hold")
    bed.restart()
    bed.press("bed-check")
    assert [line.text for line in bed.form.lines] == [
        "Look at the bed and type what is there.",
        "On record: 70 kg, held, nothing runs.",
        "Type 0 where nothing runs.",
    ]

    bed.type("bed-check", {"weight_kg": "70", "rate_ml_h": "0"})
    bed.submit("bed-check")

    assert (bed.infusion().bed_check, bed.infusion().phase) == (BedCheck.CONFIRMED, Phase.HELD)


def test_what_ran_while_nobody_watched_is_said_at_the_foot() -> None:
    """S7: last seen alive at the last look, ten minutes at 14 mL/h are 2.3 mL."""
    bed = Bedside()
    bed.start()
    bed.raise_rate()
    bed.clock.advance(Minutes.of("10"))
    bed.restart()

    assert bed.run_page.footer.parts[0].text == "of it 2.3 mL while not watched"


def test_the_start_page_calls_a_rate_not_confirmed_too() -> None:
    """S7."""
    bed = restarted()
    bed.press("leave")

    assert bed.screen.start is not None
    assert bed.screen.start.under_way[0].state.text == (
        "on record, not confirmed: 14 drops/min (14 mL/h · 0.58 mL/kg/h), gravity set, 60 drops/mL"
    )
