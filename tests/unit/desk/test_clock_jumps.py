"""A clock that jumped and a computer that slept: the bed is asked about, and time goes on."""

from __future__ import annotations

import pytest

from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.commands import WriteNote
from ivig_desk.domain.infusion.infusion import BedCheck
from ivig_desk.domain.infusion.not_watching import NotWatching
from tests.unit.presenters.bedside import NINE, Bedside

CALLS = "Clock jumped or computer slept – confirm weight and running rate at the bed – Ionescu, Maria"


def running() -> Bedside:
    """Started at 9:00."""
    bed = Bedside()
    bed.start()
    return bed


@pytest.mark.parametrize("by", ["1.1", "20", "-1.1", "-60"])
def test_a_clock_that_jumped_by_more_than_a_minute_calls_until_the_bed_is_confirmed(by: str) -> None:
    """S23, S24: on or back; medium."""
    bed = running()
    bed.wait("5")
    bed.clock.jump(Minutes.of(by))
    bed.look()
    calling = [(row.text, row.priority.value) for row in bed.screen.alarms.rows]
    bed.fill("bed-check", {"weight_kg": "24", "rate_drops_per_min": "7"})

    assert calling[0] == (CALLS, "medium")
    assert CALLS not in bed.alarms
    assert bed.infusion().bed_check is BedCheck.CONFIRMED


@pytest.mark.parametrize("by", ["0", "0.9", "1", "-1"])
def test_a_clock_put_right_by_a_minute_or_less_is_not_asked_about(by: str) -> None:
    """S24: over 60 s."""
    bed = running()
    bed.wait("5")
    bed.clock.jump(Minutes.of(by))
    bed.look()

    assert bed.alarms == []


def test_a_computer_that_slept_is_on_record_with_the_time_nobody_watched() -> None:
    """S24: from 9:05 to 9:25."""
    bed = running()
    bed.wait("5")
    bed.clock.sleep(Minutes.of("20"))
    bed.look()

    (stretch,) = bed.infusion().unwatched
    assert (stretch.end.since(stretch.start), stretch.why) == (Minutes.of("20"), NotWatching.CLOCK_JUMPED)


def test_each_patient_under_way_is_asked_about_and_none_that_is_not() -> None:
    """S24, S29."""
    bed = running()
    bed.press("leave")
    bed.plan()
    bed.press("leave")
    bed.clock.jump(Minutes.of("5"))
    bed.look()

    assert [bed.infusion(number).bed_check for number in (1, 2)] == [BedCheck.WANTED, BedCheck.CONFIRMED]


def test_a_clock_set_back_holds_no_alarm_up() -> None:
    """S23, S24: set back by an hour at 9:05; 10 minutes on, the 15 min after the start are over."""
    bed = running()
    bed.wait("5")
    bed.clock.jump(Minutes.of("-60"))
    bed.look()
    bed.wait("9.9")
    early = "Vital signs due – Ionescu, Maria" in bed.alarms
    bed.wait("0.1")

    assert not early
    assert "Vital signs due – Ionescu, Maria" in bed.alarms


def test_an_entry_of_an_earlier_time_does_not_take_time_back() -> None:
    """S24: set back by an hour at 9:05; a note of 7:50 entered nine minutes on changes nothing."""
    bed = running()
    bed.wait("5")
    bed.clock.jump(Minutes.of("-60"))
    bed.look()
    bed.wait("9")
    bed.desk.handle("infusion-1", WriteNote(text="asleep"), "A. Pop", at=NINE.plus(Minutes.of("-70")))
    bed.wait("1")
    look = bed.desk.look("infusion-1")

    assert look is not None
    assert look.guidance is not None
    assert look.guidance.infused.text == "1.75"  # 7 mL/h × 15 min ÷ 60 min/h
