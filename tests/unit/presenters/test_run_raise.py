"""Raising, staying, and passing a soft limit: a rate counts only once the nurse says that it runs."""

from __future__ import annotations

import pytest

from ivig_desk.presenters.screens import Ability
from tests.unit.presenters.bedside import Bedside, button, problems_of
from tests.unit.presenters.typed_plans import ADULT, adult_signs


def running() -> Bedside:
    bed = Bedside()
    bed.start()
    return bed


def ready() -> Bedside:
    bed = running()
    bed.wait("30")
    bed.observe()
    return bed


def conditions(bed: Bedside) -> list[tuple[str, str]]:
    return [(line.mark, line.text) for line in bed.run_page.next.conditions]


def raise_button(bed: Bedside) -> tuple[Ability, str]:
    found = button(bed.run_page.next.buttons, "raise")
    return found.ability, found.detail


def test_every_condition_of_a_rise_stands_there_with_its_mark() -> None:
    """S9."""
    bed = running()
    bed.wait("12")

    assert conditions(bed) == [
        ("missing", "30 min on this rung – 18:00 left"),
        ("missing", "vital signs under 10 min old – now 12 min"),
        ("met", "vital signs within limits"),
        ("met", "no open adverse event"),
        ("met", "below the ceiling"),
    ]
    assert bed.run_page.next.why.text == "2 conditions missing for a rise"
    assert raise_button(bed) == (Ability.WAITING, "14 drops/min")


@pytest.mark.parametrize(
    ("minutes", "left", "why"),
    [
        ("4.99", "30 min on this rung – 0:01 left", "1 condition missing for a rise"),
        ("5", "30 min on this rung", "Everything a rise needs is there."),
    ],
)
def test_the_time_on_the_rung_counts_down_to_the_second(minutes: str, left: str, why: str) -> None:
    """S9."""
    bed = running()
    bed.wait("25")
    bed.observe()
    bed.wait(minutes)

    assert (conditions(bed)[0][1], bed.run_page.next.why.text) == (left, why)


def test_a_rise_needs_two_presses_and_the_second_names_the_rate() -> None:
    """S9."""
    bed = ready()
    bed.press("raise")

    assert (bed.form.title, bed.form.submit.label, bed.form.submit.ability) == (
        "Raise",
        "14 drops/min is running",
        Ability.READY,
    )
    assert [line.text for line in bed.form.lines] == [
        "Protocol allows up to 14 drops/min (14 mL/h · 0.58 mL/kg/h).",
        "Confirm only when this rate is running at the bed.",
    ]
    assert bed.now == "7 drops/min"
    bed.submit("raise-confirm")
    assert (bed.now, bed.run_page.form, bed.message) == ("14 drops/min", None, "")


def test_a_rise_can_be_put_away() -> None:
    bed = ready()
    bed.press("raise")

    bed.cancel("raise-confirm")

    assert (bed.now, bed.run_page.form) == ("7 drops/min", None)


def test_an_open_question_of_a_rise_says_when_it_is_no_longer_allowed() -> None:
    """S9: the vital signs grew older than 10 min while the nurse was at the drip."""
    bed = ready()
    bed.press("raise")
    bed.wait("10")

    old = "No rise yet: vital signs under 10 min old – the last complete set is 10 min old"
    assert [line.text for line in bed.form.lines] == [old]
    assert bed.form.submit.ability is Ability.WAITING
    bed.submit("raise-confirm")
    assert (bed.now, bed.message) == ("7 drops/min", old)


def test_what_makes_vital_signs_not_within_limits_is_said_as_a_nurse_would() -> None:
    """The page said “vital signs not within limits: pews”."""
    bed = running()
    bed.wait("1")
    bed.observe(temperature="38.4", heart_rate="135")

    assert conditions(bed)[2] == (
        "missing",
        "vital signs not within limits: heart rate 135 /min, temperature up 1.6 °C",
    )


def test_an_adverse_event_is_named_as_the_ward_calls_it() -> None:
    bed = running()
    bed.flag("palmoplantar-bullous-eruption", "1")
    assert bed.run_page.next.detail == "Why: grade 1 – blisters on palms or soles"

    bed.press("protocol-step")
    bed.wait("1")

    assert conditions(bed)[3] == ("missing", "adverse event open: blisters on palms or soles")


def test_a_set_that_lacks_a_sign_names_it() -> None:
    """S13."""
    bed = running()
    bed.wait("11")
    bed.observe(spo2="", respiratory_rate="")

    assert conditions(bed)[1] == ("missing", "complete vital signs – missing: SpO₂, respiratory rate")


def test_staying_keeps_the_rate_and_asks_again_after_the_rung_was_held_once_more() -> None:
    """S8."""
    bed = ready()
    assert bed.alarms == ["A rise is available – Ionescu, Maria"]
    bed.press("stay")
    assert (bed.now, bed.alarms) == ("7 drops/min", [])

    bed.wait("30")
    bed.observe()
    assert bed.alarms == ["A rise is available – Ionescu, Maria"]


def at_the_prescribers_ceiling() -> Bedside:
    """70 kg under 0.6 mL/kg/h: 21 mL/h, then 42 mL/h, the ceiling."""
    bed = Bedside()
    bed.start(ADULT, ceiling_ml_per_kg_h="0.6")
    bed.raise_rate(adult_signs())
    bed.wait("30")
    bed.observe(adult_signs())
    return bed


def test_at_the_ceiling_the_page_says_so_and_offers_no_rate() -> None:
    bed = at_the_prescribers_ceiling()

    assert (bed.run_page.next.headline.text, bed.run_page.next.detail) == (
        "At the ceiling: 42 mL/h",
        "(42 mL/h, ceiling 0.6 mL/kg/h)",
    )
    assert raise_button(bed) == (Ability.WAITING, "")


def test_a_soft_ceiling_is_passed_with_reason_and_name_and_then_the_rate_is_confirmed() -> None:
    """S2."""
    bed = at_the_prescribers_ceiling()
    bed.press("raise")
    assert bed.message == ("No rise yet: the given rate is at the ceiling – no higher rung is allowed now")
    assert (bed.form.name, [line.text for line in bed.form.lines]) == (
        "override",
        [
            "prescriber’s ceiling 0.6 mL/kg/h – Dr D. Marin",
            "It can be passed with a reason and the prescriber’s name; both are kept.",
        ],
    )

    bed.submit("override")
    assert problems_of(bed.form) == {"reason": "Reason: missing.", "name": "Name of the prescriber: missing."}
    bed.type("override", {"reason": "well tolerated", "name": "Dr D. Marin"})
    assert bed.message.startswith("No rise yet: "), "what is answered for stays in sight"
    bed.submit("override")

    assert (bed.message, bed.form.name, bed.form.submit.label, bed.now) == (
        "",
        "raise-confirm",
        "84 mL/h is running",
        "42 mL/h",
    )
    bed.submit("raise-confirm")
    assert bed.now == "84 mL/h"
    assert [(one.what.reason, one.what.name) for one in bed.infusion().overrides] == [("well tolerated", "Dr D. Marin")]


def test_a_soft_ceiling_that_is_not_answered_for_stays() -> None:
    """S2."""
    bed = at_the_prescribers_ceiling()
    bed.press("raise")

    bed.cancel("override")

    assert (bed.run_page.form, bed.message, bed.now) == (None, "", "42 mL/h")
    assert len(bed.infusion().refused) == 1


def test_the_question_of_a_limit_goes_with_a_hold() -> None:
    bed = at_the_prescribers_ceiling()
    bed.press("raise")

    bed.press("hold")

    assert bed.run_page.form is None


def test_a_soft_ceiling_is_not_offered_to_be_passed_while_anything_else_is_missing() -> None:
    """S2, S9."""
    bed = at_the_prescribers_ceiling()
    bed.wait("10")

    bed.press("raise")

    assert bed.run_page.form is None
    assert bed.message == (
        "No rise yet: vital signs under 10 min old – the last complete set is 10 min old; "
        "the given rate is at the ceiling – no higher rung is allowed now"
    )


def test_no_rate_is_offered_above_the_labels_own_maximum() -> None:
    """S1: 115 drops/min are 4.79 mL/kg/h; the label's 4.8 is hard."""
    bed = running()
    for _ in range(4):
        bed.raise_rate()
    assert bed.now == "115 drops/min"
    bed.fill("volume", {"read_ml": "30"})
    bed.wait("1")
    bed.observe()

    bed.press("raise")

    assert bed.run_page.form is None
    assert bed.infusion().given.text == "115"
