"""Summaries of whole scenarios as text, read line by line against the scenario and reckoned again by hand.

Worked: headache_child 3.5 + 7 + 14 + 9.5 + 18.67 + 19.6 = 72.27 mL, read 72; reaction_of_grade_4 10.5 + 7 = 17.5 mL of
280, 6.25 %, 1.75 g ÷ 70 kg = 0.025 g/kg; lid_closed 17.5 + 3.5 = 21 mL, 21 × 20 ÷ 60 = 7 of it not watched;
limits_hard_and_soft 262.5 + 336 ÷ 60 = 268.1 mL; two_bottles_and_a_reading 100 + 180 mL; adult_whole_ramp
157.5 + 122.5 = 280 mL.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ivig_desk.domain.infusion.commands import RecordObservation
from tests.golden.summaries_of import text_of_scenario, text_of_summary
from tests.helpers.played import CHILD, played, signs

FOLDER = Path(__file__).parent / "summaries"
NEVER_STARTED = "never_started"


def golden(name: str) -> str:
    """A summary as it was reviewed."""
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(file.stem for file in FOLDER.glob("*.txt") if file.stem != NEVER_STARTED))
def test_the_summary_of_a_scenario_reads_as_it_was_reviewed(name: str) -> None:
    assert text_of_scenario(name) == golden(name)


def test_an_infusion_that_was_never_started_gives_the_patient_no_page() -> None:
    one = played(CHILD, [("-4", RecordObservation(observation=signs()))], until="0")

    assert text_of_summary(one.infusion, one.entries, one.reading) == golden(NEVER_STARTED)
    assert "You were given" not in golden(NEVER_STARTED)
