"""After a reaction the page shows the protocol's step, why, and one button that does it; done, the button goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.presenters.bedside import Bedside

if TYPE_CHECKING:
    from ivig_desk.presenters.screens import Button

STEP = "protocol-step"


def on_rung_2() -> Bedside:
    """24 kg at 0.6 mL/kg/h, 14 drops/min of 60 drops/mL."""
    bed = Bedside()
    bed.start()
    bed.raise_rate()
    return bed


def step_of(bed: Bedside) -> Button:
    step = bed.run_page.next.step
    assert step is not None
    return step


def test_grade_1_offers_the_lowered_rate_to_be_confirmed() -> None:
    """S6, S12: one rung down, 0.3 mL/kg/h × 24 kg = 7.2, down to 7 drops/min; 7 ÷ 24 = 0.29 mL/kg/h."""
    bed = on_rung_2()
    bed.flag("headache", "1")
    step, column = step_of(bed), bed.run_page.next

    assert column.headline.text == "Protocol: lower to 7 drops/min (7 mL/h), vital signs in 5 min"
    assert column.detail == "Why: grade 1 – headache"
    assert (step.label, step.detail, step.key) == ("7 drops/min is running", "7 mL/h · 0.29 mL/kg/h", "P")


def test_what_is_offered_is_what_runs_and_then_the_button_goes() -> None:
    """S6."""
    bed = on_rung_2()
    bed.flag("headache", "1")

    bed.press(STEP)

    assert bed.now == "7 drops/min"
    assert bed.run_page.next.step is None
    assert bed.run_page.next.headline.text == "Lowered. No rise until the adverse event has gone"


def test_a_second_press_lowers_no_further() -> None:
    bed = on_rung_2()
    bed.flag("headache", "1")

    bed.press(STEP)
    bed.press(STEP)

    assert bed.now == "7 drops/min"


def test_grade_2_holds() -> None:
    """S11, S12."""
    bed = on_rung_2()
    bed.flag("flushing", "2")
    column, label = bed.run_page.next, step_of(bed).label

    bed.press(STEP)

    assert (column.headline.text, column.detail) == (
        "Protocol: HOLD, treat; restart below this rate once it has gone",
        "Why: grade 2 – flushing",
    )
    assert (label, bed.infusion().phase.value, bed.run_page.next.step) == ("HOLD", "held", None)


@pytest.mark.parametrize("grade", ["3", "4", "5"])
def test_grade_3_and_more_stop(grade: str) -> None:
    """S11, S12."""
    bed = on_rung_2()
    bed.flag("headache", grade)

    bed.press(STEP)

    assert bed.infusion().phase.value == "stopped"


def test_a_stop_is_offered_while_it_is_held_too() -> None:
    bed = on_rung_2()
    bed.flag("flushing", "2")
    bed.press(STEP)
    bed.flag("headache", "3")

    assert step_of(bed).label == "STOP"


@pytest.mark.parametrize(
    ("entries", "why"),
    [
        ([("headache", "1"), ("headache", "2")], "Why: the second time, at grade 2 or more – headache"),
        ([("fever", "1"), ("fever", "1"), ("fever", "1")], "Why: the third time – fever"),
    ],
)
def test_one_that_came_back_stops_with_its_reason(entries: list[tuple[str, str]], why: str) -> None:
    """S12."""
    bed = on_rung_2()
    for number, (sign, grade) in enumerate(entries):
        if number:
            bed.fill("resolve", {"sign": sign})
            bed.wait("1")
        bed.flag(sign, grade)

    assert (step_of(bed).label, bed.run_page.next.detail) == ("STOP", why)


def test_a_pattern_says_so() -> None:
    bed = on_rung_2()
    bed.flag("urticaria", "1")
    bed.flag("dyspnoea", "1")

    assert bed.run_page.next.detail == "Why: anaphylaxis pattern – urticaria (hives), dyspnoea (short of breath)"


def test_it_is_out_of_reach_of_a_repeated_press() -> None:
    """S28: the second half of a double press on the grade meets it."""
    bed = on_rung_2()
    bed.flag("headache", "3")

    assert step_of(bed).is_careful


def test_without_a_reaction_nothing_is_asked_and_a_late_press_does_nothing() -> None:
    bed = on_rung_2()

    bed.press(STEP)

    assert (bed.run_page.next.step, bed.now, bed.run_page.next.detail[:4]) == (None, "14 drops/min", "(28 ")
