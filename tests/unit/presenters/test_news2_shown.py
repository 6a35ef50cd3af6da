"""NEWS2 on the page after each set, in the working and in the summary: its total and band, or what is missing."""

from __future__ import annotations

import pytest

from ivig_desk.presenters.screens import Tone
from ivig_desk.presenters.summary import summary_pages
from ivig_desk.presenters.summary_document import Grid
from tests.helpers.going import going_home
from tests.unit.presenters.bedside import Bedside
from tests.unit.presenters.typed_plans import ADULT, BASELINE

COMPLETE = {
    "systolic": "120",
    "diastolic": "80",
    "heart_rate": "70",
    "temperature": "36.8",
    "spo2": "98",
    "respiratory_rate": "16",
    "consciousness": "alert",
    "oxygen": "air",
}
RCP = "Royal College of Physicians, NEWS2 (2017), oxygen scale 1"


def adult() -> Bedside:
    bed = Bedside()
    bed.start(**ADULT)
    bed.wait("15")
    return bed


def at_the_foot(bed: Bedside) -> list[tuple[str, Tone]]:
    return [(part.text, part.tone) for part in bed.run_page.footer.parts if part.text.startswith("NEWS2")]


@pytest.mark.parametrize(
    ("changes", "text", "tone"),
    [
        ({}, "NEWS2 0, low", Tone.QUIET),
        # Respiratory rate 22: 2, heart rate 95: 1, SpO₂ 95: 1.
        ({"respiratory_rate": "22", "heart_rate": "95", "spo2": "95"}, "NEWS2 4, low", Tone.QUIET),
        # Confused scores 3.
        ({"consciousness": "confused"}, "NEWS2 3, low-medium", Tone.MEDIUM),
        # 2 + 1 + oxygen 2.
        ({"respiratory_rate": "22", "heart_rate": "95", "oxygen": "oxygen"}, "NEWS2 5, medium", Tone.MEDIUM),
        # 3 + 2 + 2.
        ({"consciousness": "voice", "respiratory_rate": "22", "oxygen": "oxygen"}, "NEWS2 7, high", Tone.HIGH),
        ({"consciousness": ""}, "NEWS2 incomplete", Tone.QUIET),
        ({"consciousness": "", "oxygen": ""}, "NEWS2 incomplete", Tone.QUIET),
        ({"consciousness": "", "oxygen": "", "spo2": ""}, "NEWS2 incomplete", Tone.QUIET),
    ],
)
def test_after_each_set_of_an_adult_total_and_band_stand_at_the_foot(
    changes: dict[str, str], text: str, tone: Tone
) -> None:
    """S13, S15."""
    bed = adult()

    bed.fill("observation", {**COMPLETE, **changes})

    assert at_the_foot(bed) == [(text, tone)]


def test_nothing_is_said_of_it_for_a_child() -> None:
    """S15."""
    bed = Bedside()
    bed.start()
    bed.wait("15")
    bed.fill("observation", {**BASELINE, "consciousness": "alert", "oxygen": "air"})

    assert at_the_foot(bed) == []


def vital_signs_of(bed: Bedside) -> list[str]:
    bed.press("working")
    return [line.text for section in bed.run_page.working if section.heading == "Vital signs" for line in section.lines]


def test_each_finding_is_shown_with_its_rule_and_source_on_demand() -> None:
    """S15: the baseline is 125 mmHg and 36.8 °C; 125 - 105 = 20, 38.2 - 36.8 = 1.4."""
    bed = adult()
    bed.fill("observation", {**COMPLETE, "systolic": "105", "temperature": "38.2", "oxygen": ""})

    by_nba = "NBA and NZBS haemovigilance definitions, by analogy"
    by_trip = "TRIP and NBA haemovigilance definitions, by analogy"
    assert vital_signs_of(bed) == [
        f"systolic fallen by 20 mmHg since the baseline (concerning: from 20 mmHg); {by_nba}",
        f"temperature risen by 1.4 °C since the baseline (concerning: from 1 °C); {by_trip}",
        f"NEWS2 incomplete: oxygen missing; {RCP}",
    ]


def test_a_total_that_is_a_finding_is_said_once() -> None:
    bed = adult()
    bed.fill("observation", {**COMPLETE, "respiratory_rate": "22", "heart_rate": "95", "oxygen": "oxygen"})

    assert vital_signs_of(bed) == [f"NEWS2 5 (concerning: from 5); {RCP}"]


def test_the_summary_says_it_of_every_set() -> None:
    """S13, S15."""
    bed = adult()
    bed.fill("observation", COMPLETE)

    pages = summary_pages(bed.infusion(), bed.desk.entries("infusion-1"), bed.clock.read(), None, going_home())

    section = next(section for section in pages.sections if section.heading == "Vital signs")
    (grid,) = section.blocks
    assert isinstance(grid, Grid)
    assert [row[-3:-1] for row in grid.rows] == [("–", "NEWS2 incomplete"), ("alert, air", "NEWS2 0, low")]
