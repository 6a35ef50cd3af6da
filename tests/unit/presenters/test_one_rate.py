"""One rate: whatever shows the given or the next rate shows the same one, in every unit."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from ivig_desk.presenters.summary_document import Grid
from tests.unit.presenters.bedside import Bedside, button
from tests.unit.presenters.typed_plans import ADULT, adult_signs

# 20 kg at 60 drops/mL: 6, 12, 24, 48 and 96 mL/h, the same count of drops a minute.
TWENTY = {"born": "2020-05-02", "weight_kg": "20", "weight_again_kg": "20", "dose_g": "8", "indication": "other"}
ML_H = re.compile(r"([0-9.]+) mL/h\b")
DROPS = re.compile(r"([0-9.]+) drops/min\b")


def numbers(pattern: re.Pattern[str], text: str) -> list[Fraction]:
    return [Fraction(number) for number in pattern.findall(text)]


def of_now(bed: Bedside) -> list[str]:
    """Every text that shows the given rate."""
    page = bed.run_page
    number = f"{page.now.rate} {page.now.rate_unit}"
    return [number, *(line.text for line in page.now.lines if "held from" in line.text or "·" in line.text)]


def running_at_12() -> Bedside:
    bed = Bedside()
    bed.start(**TWENTY)
    bed.raise_rate()
    return bed


def ready_for_24() -> Bedside:
    bed = running_at_12()
    bed.wait("30")
    bed.observe()
    return bed


def test_the_given_rate_is_one_number_in_every_unit_of_the_now_column() -> None:
    """S6: 12 drops/min at 60 drops/mL are 12 mL/h, 0.6 mL/kg/h for 20 kg, one drop every 5 s."""
    bed = running_at_12()

    assert bed.now == "12 drops/min"
    assert [line.text for line in bed.run_page.now.lines] == [
        "gravity set, 60 drops/mL",
        "one drop every 5 s",
        "12 mL/h · 0.6 mL/kg/h",
        "rung 2 of 5: 0.6 mL/kg/h",
        "ceiling 4.8 mL/kg/h",
    ]


def test_the_dialog_showed_another_rate_than_the_table() -> None:
    """S6: column, button, form, its confirm label and the ramp's own row all show 24."""
    bed = ready_for_24()
    column = bed.run_page.next
    bed.press("raise")
    texts = [
        column.headline.text,
        button(column.buttons, "raise").detail,
        bed.form.submit.label,
        *(line.text for line in bed.form.lines),
    ]
    shown = [number for text in texts for number in numbers(DROPS, text)]

    assert shown == [Fraction(24)] * 4
    assert [number for text in (column.detail, *texts) for number in numbers(ML_H, text)] == [Fraction(24)] * 2
    assert column.detail == "(24 mL/h, rung 1.2 mL/kg/h) now"
    planned = [point.value for point in bed.run_page.chart.planned]
    assert planned == [6, 12, 24, 48, 96, 0]


def test_what_is_confirmed_is_what_was_shown_and_every_view_shows_it_after() -> None:
    """S6."""
    bed = ready_for_24()
    bed.press("raise")
    bed.submit("raise-confirm")

    given = bed.infusion().given.value
    assert given == 24
    assert bed.now == "24 drops/min"
    assert "24 mL/h · 1.2 mL/kg/h" in [line.text for line in bed.run_page.now.lines]
    assert bed.run_page.chart.given[-1].value == given
    bed.press("leave")
    assert bed.screen.start is not None
    assert bed.screen.start.under_way[0].state.text == (
        "running: 24 drops/min (24 mL/h · 1.2 mL/kg/h), gravity set, 60 drops/mL"
    )
    assert bed.window.failed("x").last_confirmed[1].text == (
        "last confirmed 24 drops/min (24 mL/h · 1.2 mL/kg/h), gravity set, 60 drops/mL, since 11:00, seen 11:00"
    )


def test_the_timeline_shows_the_rates_that_were_confirmed() -> None:
    """S6."""
    bed = ready_for_24()
    bed.press("raise")
    bed.submit("raise-confirm")
    bed.press("stop")

    what = [row[1] for row in reversed(bed.after_page.timeline.rows)]
    assert [text for text in what if " mL/h" in text] == [
        "started at 6 mL/h, second checker C. Radu, alarm sound heard",
        "raised to 12 mL/h",
        "raised to 24 mL/h",
    ]


def test_held_shows_the_rate_it_was_held_from_and_the_one_to_resume_at() -> None:
    """S6."""
    bed = running_at_12()
    bed.press("hold")

    assert "held from 12 drops/min (12 mL/h · 0.6 mL/kg/h)" in of_now(bed)
    assert bed.run_page.now.hold.detail == "12 drops/min"
    assert (bed.run_page.next.headline.text, bed.run_page.next.detail) == (
        "Held. Protocol allows up to 12 drops/min",
        "(12 mL/h · 0.6 mL/kg/h)",
    )
    bed.press("resume")
    assert bed.form.submit.label == "12 drops/min is running"


def test_the_figures_of_the_next_rung_stood_under_the_rate_to_resume_at() -> None:
    """S6: “resume at 12 drops/min (24 mL/h, rung 1.2 mL/kg/h)”."""
    bed = ready_for_24()

    bed.press("hold")

    assert "24" not in bed.run_page.next.headline.text + bed.run_page.next.detail


def test_the_step_down_is_the_same_on_its_button_in_its_form_and_in_the_advice() -> None:
    """S6."""
    bed = running_at_12()
    bed.flag("headache", "1")
    bed.press("lower")

    column = bed.run_page.next
    assert column.headline.text == "Protocol: lower to 6 drops/min (6 mL/h), vital signs in 5 min"
    assert button(column.buttons, "lower").detail == "6 drops/min"
    assert [field.hint for group in bed.form.groups for field in group.fields] == [
        "Left empty: one step down, 6 drops/min (6 mL/h)",
        "",
    ]
    assert bed.form.submit.label == "6 drops/min is running"
    bed.submit("lower")
    assert bed.now == "6 drops/min"


@pytest.mark.parametrize("rises", [0, 1, 2, 3, 4])
def test_on_a_pump_every_number_is_in_ml_per_hour_and_agrees(rises: int) -> None:
    """S6: 70 kg, 21, 42, 84, 168 and 336 mL/h."""
    bed = Bedside()
    bed.start(ADULT, indication="other", dose_g="140", bottle_1_ml="1400")
    for _ in range(rises):
        bed.raise_rate(adult_signs())

    rate = ("21", "42", "84", "168", "336")[rises]
    assert bed.now == f"{rate} mL/h"
    assert bed.run_page.chart.given[-1].value == Fraction(rate)
    assert DROPS.search(" ".join(line.text for line in bed.run_page.now.lines)) is None


def test_the_working_reckons_to_the_very_rates_that_are_shown() -> None:
    """S6."""
    bed = running_at_12()
    bed.press("working")

    given, following = (section.lines[0].text for section in bed.run_page.working[:2])
    # 12 × 60 ÷ 60 = 12; 12 ÷ 20 = 0.6; 60 ÷ 12 = 5. 20 × 1.2 = 24; 24 × 60 ÷ 60 = 24.
    assert given == (
        "12 drops/min × 60 min/h ÷ 60 drops/mL = 12 mL/h; ÷ 20 kg = 0.6 mL/kg/h; 60 s/min ÷ 12 drops/min = 5 s/drop"
    )
    assert following == (
        "rung 3: 20 kg × 1.2 mL/kg/h = 24 mL/h; × 60 drops/mL ÷ 60 min/h = 24 drops/min, nothing lost by rounding "
        "(local practice)"
    )


def test_time_alone_raises_nothing() -> None:
    """S8: 24 h idle."""
    bed = Bedside()
    bed.start(**TWENTY)
    bed.wait("1440")

    assert bed.now == "6 drops/min"
    assert bed.infusion().given.value == 6


def test_the_summary_prints_the_rates_that_were_confirmed() -> None:
    """S6: mL/h, mL/kg/h and drops/min of every stretch."""
    bed = ready_for_24()
    bed.press("raise")
    bed.submit("raise-confirm")
    bed.wait("10")
    bed.press("stop")
    bed.print("summary")

    (pages,) = bed.summaries
    (rates,) = [section for section in pages.sections if section.heading == "Given rates"]
    (grid,) = [block for block in rates.blocks if isinstance(block, Grid)]
    assert [column.head for column in grid.columns[2:5]] == ["mL/h", "mL/kg/h", "drops/min"]
    assert [row[2:5] for row in grid.rows] == [("6", "0.3", "6"), ("12", "0.6", "12"), ("24", "1.2", "24")]
