"""The counts of the drip in the summary, its timeline and the chart (S22)."""

from __future__ import annotations

from ivig_desk.presenters.summary_document import Grid
from tests.unit.presenters.bedside import Bedside
from tests.unit.presenters.test_drip_form import AT_24, AT_28, tapping
from tests.unit.presenters.typed_plans import ADULT


def counted() -> Bedside:
    """28 drops/min at minute 60, 24.49 at 80 as a check and at 83 as the given rate."""
    bed = tapping(AT_28)
    bed.submit("drip")
    bed.wait("20")
    tapping(AT_24, bed)
    bed.submit("drip")
    bed.wait("3")
    tapping(AT_24, bed)
    bed.type("drip", {"used_as": "given-rate"})
    bed.submit("drip")
    return bed


def rows(bed: Bedside, heading: str) -> list[tuple[str, ...]]:
    bed.press("stop")
    bed.fill("stop-reason", {"reason": "bed needed"})
    bed.print("summary")
    (pages,) = bed.summaries
    return [
        row
        for section in pages.sections
        if section.heading == heading
        for block in section.blocks
        if isinstance(block, Grid)
        for row in block.rows
    ]


def test_every_count_stands_beside_the_rate_that_was_given_then() -> None:
    """24.49 on 60 drops/mL is 24.49 mL/h; (28 − 24.49) ÷ 28 = 12.54 %, rounded away from the tolerance."""
    assert [row[:-1] for row in rows(counted(), "Drip, counted")] == [
        ("11:00", "28 (27.4–28.6)", "28", "As fast as 28 drops/min", "as a check", "A. Pop"),
        ("11:20", "24.5 (24–25)", "24.5", "12.6 % slower than 28 drops/min", "as a check", "A. Pop"),
        ("11:23", "24.5 (24–25)", "24.5", "12.6 % slower than 28 drops/min", "as the given rate", "A. Pop"),
    ]


def test_what_a_table_tells_is_not_told_again_in_the_timeline() -> None:
    assert [row for row in rows(counted(), "Timeline: what is in no table above") if "drip" in row[1]] == []


def test_on_a_pump_the_summary_has_no_table_of_drips() -> None:
    bed = Bedside()
    bed.start(ADULT)

    assert rows(bed, "Drip, counted") == []


def test_every_count_is_a_ring_in_the_chart_at_the_rate_it_came_to() -> None:
    """Minutes 60, 80 and 83; 60 ÷ 2.45 s = 1200/49 drops/min, which on 60 drops/mL is as many mL/h."""
    drips = counted().run_page.chart.drips

    assert [one.minute for one in drips] == [60, 80, 83]
    assert [round(float(one.value), 2) for one in drips] == [28, 24.49, 24.49]
