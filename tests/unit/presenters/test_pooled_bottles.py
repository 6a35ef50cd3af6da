"""Pooled bottles from the plan to the summary: asked for where the label has a time, and shown until the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.presenters.screens import Tone
from ivig_desk.presenters.summary_document import Facts
from tests.unit.presenters.bedside import Bedside, fields_of, problems_of, said_beside
from tests.unit.presenters.typed_plans import ADULT

if TYPE_CHECKING:
    from ivig_desk.presenters.screens import Line

OCTAGAM = {**ADULT, "preparation": "Octagam 10 %", "profile": "octagam-10-us-dm"}
"""70 kg, 280 mL: 42, 84, 168 mL/h for 30 min each give 21 + 42 mL; 217 mL ÷ 168 mL/h = 77.5 min; in all 137.5 min.

The clock on the wall shows 10:00, so that the ramp as planned ends at 12:17:30.
"""


def preparation_step(**changes: str) -> Bedside:
    bed = Bedside()
    bed.plan(OCTAGAM, **changes)
    bed.press("step:3")
    return bed


def about_pooling(bed: Bedside) -> list[tuple[str, Tone]]:
    return [(line.text, line.tone) for line in bed.plan_page.read_back if "pooled" in line.text]


def pooled_part(bed: Bedside) -> list[Line]:
    return [part for part in bed.run_page.footer.parts if part.text.startswith("pooled")]


def test_the_time_is_asked_only_where_the_label_has_one() -> None:
    assert "pooled_at" in fields_of(preparation_step().plan_page.form)
    other = preparation_step(preparation="Privigen 10 %", profile="privigen-10-eu", pooled_at="09:10")

    assert "pooled_at" not in fields_of(other.plan_page.form)
    assert about_pooling(other) == []


def test_use_by_stands_beside_and_is_read_aloud() -> None:
    """S3: 09:10 and 8 h."""
    bed = preparation_step(pooled_at="09:10")

    assert about_pooling(bed) == [("pooled 09:10: use within 8 h, by 17:10", Tone.PLAIN)]
    bed.press("step:4")
    assert "09:10: use within 8 h, by 17:10" in said_beside(bed.plan_page)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("04:18", []),
        (
            "04:17",
            [("Started now, the ramp ends about 12:17: the pooled bottles are to be used by 12:17.", Tone.MEDIUM)],
        ),
        (
            "02:00",
            [("Started now, the ramp ends about 12:17: the pooled bottles are to be used by 10:00.", Tone.MEDIUM)],
        ),
        ("01:59", [("The time of the pooled bottles was over at 09:59. Do not give them.", Tone.HIGH)]),
    ],
)
def test_a_ramp_that_ends_after_the_pooled_bottles_is_said_at_once(at: str, said: list[tuple[str, Tone]]) -> None:
    """S3: 12:17:30 is before 12:18 and after 12:17; at 10:00 itself the 8 h of 02:00 are not over."""
    assert about_pooling(preparation_step(pooled_at=at))[1:] == said


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("10:01", "Bottles pooled at: 10:01 has not come yet, it is 10:00."),
        ("9:10", "Bottles pooled at: “9:10” is not a time. Type hour:minute, such as 08:40."),
    ],
)
def test_a_time_that_has_not_come_or_is_none_is_said_and_kept(typed: str, problem: str) -> None:
    """S18."""
    bed = preparation_step(pooled_at=typed)

    bed.submit("plan")

    assert bed.plan_page.step == 3
    assert problems_of(bed.plan_page.form) == {"pooled_at": problem}
    assert fields_of(bed.plan_page.form)["pooled_at"].text == typed


def test_at_this_very_minute_they_may_be_pooled() -> None:
    assert about_pooling(preparation_step(pooled_at="10:00"))[0][0] == "pooled 10:00: use within 8 h, by 18:00"


@pytest.mark.parametrize(
    ("minutes", "text", "tone"),
    [
        ("59", "pooled: use by 11:00", Tone.PLAIN),
        ("60", "pooled: use by 11:00", Tone.PLAIN),
        ("61", "pooled: time was over at 11:00", Tone.HIGH),
    ],
)
def test_while_it_runs_the_foot_says_by_when_and_when_it_is_over(minutes: str, text: str, tone: Tone) -> None:
    """S3: pooled 03:00, started 10:00, over after 11:00."""
    bed = Bedside()
    bed.start(OCTAGAM, pooled_at="03:00")

    bed.wait(minutes)

    assert [(part.text, part.tone) for part in pooled_part(bed)] == [(text, tone)]


def test_bottles_that_hang_one_by_one_have_no_time() -> None:
    bed = Bedside()
    bed.start(OCTAGAM)

    assert bed.infusion().phase is Phase.RUNNING
    assert pooled_part(bed) == []


def test_the_summary_has_one_line_of_it() -> None:
    bed = Bedside()
    bed.start(OCTAGAM, pooled_at="09:10")
    bed.press("stop")
    bed.print("summary")

    (pages,) = bed.summaries
    blocks = [block for section in pages.sections for block in section.blocks]
    rows = {name: text for block in blocks if isinstance(block, Facts) for name, text in block.rows}
    assert rows["Bottles pooled"] == "09:10, use by 17:10"
