"""A clock that jumped and a computer that slept: the bed is asked about, and time goes on."""

from __future__ import annotations

import pytest

from ivig_desk.adapters.clocks import SteppedClock
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.commands import WriteNote
from ivig_desk.domain.infusion.infusion import BedCheck
from ivig_desk.domain.infusion.not_watching import NotWatching
from ivig_desk.domain.infusion.straying import ClockStrayed, Straying
from ivig_desk.presenters.event_wording import event_text
from ivig_desk.presenters.formats import clock_text
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


def infused(bed: Bedside) -> str:
    look = bed.desk.look("infusion-1")
    assert look is not None
    assert look.guidance is not None
    return look.guidance.infused.text


def test_a_clock_set_back_less_than_the_time_since_the_last_entry_takes_no_volume_back() -> None:
    """S24: set back by 5 min at 9:10, the last entry at 9:00; 7 mL/h × 10 min ÷ 60 min/h = 7/6 mL."""
    bed = running()
    bed.wait("10")
    bed.clock.jump(Minutes.of("-5"))
    bed.look()

    assert infused(bed) == "7/6"


def test_a_clock_set_forward_makes_no_volume_and_the_wall_is_what_is_told() -> None:
    """S24: at 9:05 set to 10:05 by the wall: 7 × 5 ÷ 60 = 7/12 mL; the pages tell what the wall says."""
    bed = running()
    bed.wait("5")
    bed.clock.jump(Minutes.of("60"))
    bed.look()
    look = bed.desk.look("infusion-1")

    assert infused(bed) == "7/12"
    assert look is not None
    assert clock_text(look.reading.wall, look.reading.utc_offset_minutes) == clock_text(NINE, 60 + 65)
    assert [row.since for row in bed.screen.alarms.rows if row.text == CALLS] == ["since 11:05"]


def test_a_summer_night_asks_nobody_and_stands_in_the_record() -> None:
    """S24: the offset changes, universal time does not jump."""
    bed = running()
    bed.wait("5")
    bed.clock.change_offset(120)
    bed.look()
    last = bed.desk.entries("infusion-1")[-1]

    assert bed.alarms == []
    assert event_text(last.event) == "local time changed from UTC+01:00 to UTC+02:00 at 11:05 (was 10:05)"


def test_a_monotonic_clock_that_stands_still_is_found_out_and_the_wall_counts() -> None:
    """S24: the wall goes on a second a look, the other one does not; after 61 s that is asked about, once.

    At 9:02:30 the volume is that of 150 s: 7 × 150 ÷ 3600 = 7/24 mL.
    """
    bed = running()
    for _ in range(150):
        bed.clock.jump(Minutes.of("1/60"))
        bed.look()
    strayed = [entry.event for entry in bed.desk.entries("infusion-1") if isinstance(entry.event, ClockStrayed)]

    assert [(one.how, one.by) for one in strayed] == [(Straying.STOOD_STILL, Minutes.of("61/60"))]
    assert infused(bed) == "7/24"


class NeverSaysItSlept(SteppedClock):
    """The clock of a computer that cannot say whether it slept."""

    def slept(self) -> Minutes | None:
        return None


def test_where_the_computer_cannot_say_whether_it_slept_the_time_is_unknown_and_counted_as_gone() -> None:
    """S24: 20 min apart: 7 × 25 ÷ 60 = 35/12 mL at most, of which 7 × 20 ÷ 60 = 7/3 mL nobody watched."""
    bed = Bedside()
    bed.clock = NeverSaysItSlept(bed.clock.read())
    bed.restart()
    bed.start()
    bed.wait("5")
    bed.clock.sleep(Minutes.of("20"))
    bed.look()
    look = bed.desk.look("infusion-1")

    assert look is not None
    assert look.guidance is not None
    assert (look.guidance.infused.text, look.guidance.unwatched.text) == ("35/12", "7/3")
    assert look.guidance.on_rung == Minutes.of("5")


def test_a_wall_set_back_between_two_runs_is_found_and_time_goes_on() -> None:
    """S7, S24: down at 9:05, set back an hour, started again: the record says by how much, nothing is taken back."""
    bed = running()
    bed.wait("5")
    bed.clock.jump(Minutes.of("-60"))
    bed.restart()
    (strayed,) = (entry.event for entry in bed.desk.entries("infusion-1") if isinstance(entry.event, ClockStrayed))

    assert event_text(strayed) == "clock set back 60 min at 09:05 (was 10:05)"
    assert infused(bed) == "7/12"
    assert bed.infusion().bed_check is BedCheck.WANTED


@pytest.mark.parametrize("observed", [(), ("observed",)])
def test_a_wall_set_back_between_two_runs_takes_nothing_of_the_time_to_observe(observed: tuple[str, ...]) -> None:
    """S24: stopped at 9:05, 20 of 60 minutes seen, an hour back, started again: 40 are left, and it is on record."""
    bed = running()
    bed.wait("5")
    bed.press("stop")
    for _ in observed:
        bed.observe()
    bed.wait("20")
    bed.clock.jump(Minutes.of("-60"))
    bed.restart()
    bed.open("infusion-1")
    countdown = bed.after_page.countdown
    found = [entry.event for entry in bed.desk.entries("infusion-1")][-1]
    bed.restart()

    assert countdown == "40:00"
    assert isinstance(found, ClockStrayed)
    assert event_text(found) == "clock set back 60 min at 09:25 (was 10:25)"
    assert bed.infusion().bed_check is BedCheck.CONFIRMED
    assert [entry.event for entry in bed.desk.entries("infusion-1")][-1] == found


def test_what_is_told_of_an_ended_infusion_after_a_wall_set_back_is_what_the_wall_says() -> None:
    """S24: 10:25 by the old clock; the next set of vital signs is told at the new one's 9:25."""
    bed = running()
    bed.wait("5")
    bed.press("stop")
    bed.wait("20")
    bed.clock.jump(Minutes.of("-60"))
    bed.restart()
    bed.open("infusion-1")
    bed.observe()

    (latest, *_) = bed.after_page.timeline.rows
    assert latest[0] == "09:25"
