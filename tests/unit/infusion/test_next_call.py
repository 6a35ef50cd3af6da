"""The desk knows when the next alarm begins, and looks then."""

from __future__ import annotations

import pytest

from ivig_desk.domain.infusion import commands as do
from tests.unit.infusion.bed import Bed, just_after, just_before, moment, observe, started
from tests.unit.infusion.causes import CAUSES, with_bottle

BY_TIME = (
    "vital-signs-due",
    "vital-signs-overdue",
    "bottle-empties-soon",
    "bottle-empty",
    "ordered-volume-reached",
    "held-long",
    "rise-available",
)


def looks(bed: Bed, since: str, until: str) -> list[str]:
    """When the desk looks between two minutes, in minutes to the second."""
    at, found = moment(since), []
    for _ in range(20):
        following = bed.sees(at).next_call
        if following is None or following > moment(until):
            break
        found.append(f"{float(following.since(moment('0')).value):.2f}")
        at = following
    return found


@pytest.mark.parametrize("kind", BY_TIME)
def test_an_alarm_that_time_brings_is_there_at_one_of_the_looks(kind: str) -> None:
    """S23: looking only when told to, from a minute before, the alarm is found within a microsecond of its moment."""
    bed, begins = CAUSES[kind].bed(), moment(CAUSES[kind].true_at)
    at = max(bed.infusion.last_at, just_before(CAUSES[kind].true_at))
    for _ in range(20):
        if kind in {alarm.kind.value for alarm in bed.sees(at).alarms}:
            break
        following = bed.sees(at).next_call
        assert following is not None
        at = following

    assert 0 <= at.microseconds - begins.microseconds <= 1


def test_a_start_has_the_looks_of_its_schedule() -> None:
    """First set due at 15 and overdue at 30; the rise is asked for at 30, where its own set falls due."""
    assert looks(started(), "0", "45") == ["15.00", "30.00"]


def test_a_bottle_has_a_look_at_five_minutes_before_its_end_and_at_its_end() -> None:
    """3.5 mL at 7 mL/h are 30 min; a set at 20 keeps the schedule out of it until 50."""
    bed = started(with_bottle("3.5")).does("20", observe())

    assert looks(bed, "20", "40") == ["25.00", "30.00"]
    assert bed.sees("31").next_call == moment("50"), "an empty bottle calls already and asks for no look"


def test_the_end_of_a_pause_of_the_sound_has_a_look() -> None:
    """S23: two minutes."""
    bed = started().does("3", do.SilenceAlarms())

    assert bed.sees("3").next_call == moment("5")


def test_a_closed_infusion_needs_no_look() -> None:
    bed = started().does("10", do.CompleteInfusion(), do.CloseInfusion())

    assert bed.sees(just_after("10")).next_call is None
