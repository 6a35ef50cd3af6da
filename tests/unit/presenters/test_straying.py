"""A clock that strayed, in words, on the chart and in the summary."""

from __future__ import annotations

import pytest

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.straying import ClockStrayed, Straying
from ivig_desk.presenters.straying_wording import strayed_text
from ivig_desk.presenters.summary import summary_pages
from ivig_desk.presenters.summary_document import Grid, Section, Words
from tests.helpers.going import going_home
from tests.unit.presenters.bedside import Bedside

TEN_PAST_NINE = Instant.of("2026-11-22T09:10:00Z")


@pytest.mark.parametrize(
    ("how", "by", "text"),
    [
        (Straying.SET_BACK, "60", "clock set back 60 min at 10:10 (was 11:10)"),
        (Straying.SET_FORWARD, "-60", "clock set forward 60 min at 10:10 (was 09:10)"),
        (Straying.SLEPT, "-20", "computer slept 20 min, until 10:10"),
        (Straying.WENT_ON, "-20", "clock went on 20 min at once, to 10:10 (was 09:50): computer slept or clock set"),
        (Straying.STOOD_STILL, "-2", "computer stopped counting time for 2 min, until 10:10"),
        (Straying.SET_BACK, "1440", "clock set back 24 h at 10:10 (was 10:10)"),
    ],
)
def test_what_the_clock_did_is_said_with_what_it_said_before_and_after(how: Straying, by: str, text: str) -> None:
    """S24: at an offset of an hour."""
    moved = Minutes.of(by)
    strayed = ClockStrayed(
        how=how,
        by=max(moved, moved.times(-1)),
        wall_before=TEN_PAST_NINE.plus(moved),
        wall_after=TEN_PAST_NINE,
        offset_before_min=60,
        offset_after_min=60,
    )

    assert strayed_text(strayed) == text


def stopped_after_a_set_back() -> Bedside:
    """Started at 10:00, set back an hour at 10:20, stopped ten minutes later by a clock that says 9:30."""
    bed = Bedside()
    bed.start()
    bed.wait("20")
    bed.clock.jump(Minutes.of("-60"))
    bed.look()
    bed.wait("10")
    bed.press("stop")
    return bed


def test_the_timeline_stays_in_order_and_tells_what_the_wall_said() -> None:
    """S24: the latest first."""
    bed = stopped_after_a_set_back()
    rows = bed.after_page.timeline.rows

    assert [(row[0], row[1]) for row in rows[:3]] == [
        ("09:30", "stopped"),
        ("09:20", "clock jumped or computer slept: weight and rate asked at the bed"),
        ("09:20", "clock set back 60 min at 09:20 (was 10:20)"),
    ]


def test_the_summary_says_what_the_clock_did_and_marks_what_it_said_after() -> None:
    """S24: 30 min in all, and none of it late."""
    bed = stopped_after_a_set_back()
    look = bed.desk.look("infusion-1")
    assert look is not None
    pages = summary_pages(look.infusion, bed.desk.entries("infusion-1"), look.reading, None, going_home())
    of_clock = next(section for section in pages.sections if section.heading == "The clock")
    (grid,) = (block for block in of_clock.blocks if isinstance(block, Grid))
    facts = str(pages.sections)

    assert grid.rows == (("10:20", "clock set back 60 min at 09:20 (was 10:20)"),)
    assert any(isinstance(block, Words) for block in of_clock.blocks)
    assert "09:30*" in facts
    assert "30 min" in facts
    assert "written down" not in timeline_words(pages.sections)


def timeline_words(sections: tuple[Section, ...]) -> str:
    """The words of the timeline."""
    return " ".join(str(section.blocks) for section in sections if section.heading == "Timeline")


def foot_and_unwatched(bed: Bedside) -> tuple[str, list[tuple[str, ...]]]:
    """The last words of the foot of the summary, and the rows of what nobody watched."""
    look = bed.desk.look("infusion-1")
    assert look is not None
    pages = summary_pages(look.infusion, bed.desk.entries("infusion-1"), look.reading, None, going_home())
    rows = [
        row
        for section in pages.sections
        if section.heading == "Not watched"
        for block in section.blocks
        if isinstance(block, Grid)
        for row in block.rows
    ]
    return pages.record.rpartition(" · ")[2], rows


def test_the_foot_of_the_summary_says_where_the_offset_changed() -> None:
    """S24: summer time ends at 10:20; ten minutes later the wall says 9:30."""
    bed = Bedside()
    bed.start()
    before, _ = foot_and_unwatched(bed)
    bed.wait("20")
    bed.clock.change_offset(0)
    bed.look()
    bed.wait("10")

    assert before == "all times UTC+01:00"
    assert foot_and_unwatched(bed)[0] == "times UTC+01:00, from 09:20* on UTC+00:00"


def test_a_stretch_nobody_watched_never_reads_as_none() -> None:
    """S24: killed and back at once; the wall set back by an hour while it ran; down for 20 min."""
    at_once, set_back, ordinary = Bedside(), Bedside(), Bedside()
    for bed in (at_once, set_back, ordinary):
        bed.start()
        bed.wait("10")
    at_once.restart()
    set_back.clock.jump(Minutes.of("-60"))
    set_back.look()
    ordinary.clock.advance(Minutes.of("20"))
    ordinary.restart()

    assert foot_and_unwatched(at_once)[1] == [("10:10", "under 1 min later", "not confirmed")]
    assert foot_and_unwatched(set_back)[1] == [("09:10*", "under 1 min later", "not confirmed")]
    assert foot_and_unwatched(ordinary)[1] == [("10:10", "10:30", "not confirmed")]
