"""A set that is too slow for a ramp: every rung it cannot run by name, and which of the other sets could."""

from __future__ import annotations

from ivig_desk.presenters.screens import Tone
from tests.unit.presenters.bedside import Bedside, said_beside

OTHER_SETS = "Every rung runs on: "


def set_step(**changes: str) -> Bedside:
    bed = Bedside()
    bed.plan(**changes)
    bed.press("step:3")
    return bed


def test_a_refused_set_says_at_once_which_others_run_every_rung() -> None:
    """S20: 24 kg × 0.3 = 7.2 mL/h: 1.2 drops/min at 10, 1.8 at 15, 2.4 at 20, 7.2 at 60 drops/mL."""
    sets = "gravity set, 20 drops/mL; gravity set, 60 drops/mL; pump, steps of 0.1 mL/h; pump, steps of 1 mL/h"

    assert f"{OTHER_SETS}{sets}." in said_beside(set_step(giving_set="gravity:10").plan_page)


def test_every_rung_that_cannot_be_counted_is_named_with_what_it_comes_to() -> None:
    """S20: 3 kg × 0.3, 0.6, 1.2 mL/kg/h = 0.9, 1.8, 3.6 mL/h, at 60 drops/mL 0.9, 1.8, 3.6 drops/min."""
    bed = set_step(weight_kg="3", weight_again_kg="3", dose_g="1")
    lines = {line.text: line.tone for line in bed.plan_page.read_back}

    named = "rung 1 (0.9 mL/h, 0.9 drops/min); rung 2 (1.8 mL/h, 1.8 drops/min)"
    assert lines[f"Under 2 drops/min, not to be counted: {named}."] is Tone.HIGH
    # A pump of 1 mL/h steps cannot run 0.9 mL/h either.
    assert f"{OTHER_SETS}pump, steps of 0.1 mL/h." in lines
    assert bed.plan_page.table is None


def test_a_pump_too_coarse_names_its_step() -> None:
    """S20: 1.5 kg × 0.3, 0.6, 1.2 mL/kg/h = 0.45, 0.9, 1.8 mL/h."""
    bed = set_step(weight_kg="1.5", weight_again_kg="1.5", dose_g="0.5", giving_set="pump:1")

    said = said_beside(bed.plan_page)
    assert "Under one step of this pump, 1 mL/h: rung 1 (0.45 mL/h); rung 2 (0.9 mL/h)." in said


def test_a_set_that_runs_every_rung_says_nothing_of_others() -> None:
    assert [text for text in said_beside(set_step().plan_page) if text.startswith(OTHER_SETS)] == []
