"""How often somebody was asked to the bed, counted by hand: 7 mL/h from minute 0, each rung held for 30 min."""

from __future__ import annotations

import pytest

from ivig_desk.domain.amounts.quantities import MlPerHour
from ivig_desk.domain.infusion import events as happened
from ivig_desk.domain.summary.prompts import prompts_of
from ivig_desk.presenters.summary_wording import prompts_text
from tests.helpers.played import CHILD, at_minute, entry, signs

STARTED: tuple[tuple[str, happened.Event], ...] = (
    ("-20", happened.InfusionPlanned(plan=CHILD)),
    ("-4", happened.ObservationRecorded(observation=signs())),
    ("0", happened.InfusionStarted(rate=MlPerHour.of("7"), second_checker="I. Rusu")),
)
SET = happened.ObservationRecorded(observation=signs())
RAISED = happened.RateRaised(to=MlPerHour.of("14"))
NOTE = happened.NoteWritten(text="sleeps")


def prompted(later: tuple[tuple[str, happened.Event], ...], now: str) -> list[str]:
    told = (*STARTED, *later)
    entries = tuple(entry(number, at_minute(minute), event) for number, (minute, event) in enumerate(told, start=1))
    return [moment.since(at_minute("0")).text for moment in prompts_of(entries, at_minute(now))]


@pytest.mark.parametrize(
    ("later", "now", "expected"),
    [
        ((), "14.9", []),
        ((), "15", ["15"]),
        # Due since 15: it calls on, and asks no second time at 30.
        ((), "50", ["15"]),
        ((("20", NOTE),), "50", ["15"]),
        # Measured at 15; with the rung of 30 a set is due: one moment, one prompt.
        ((("15", SET),), "29.9", ["15"]),
        ((("15", SET),), "30", ["15", "30"]),
        # What was measured at 30 offers the rise to whoever measured it.
        ((("15", SET), ("30", SET), ("30", RAISED)), "59.9", ["15", "30"]),
        # On 14 mL/h from 30: rung and interval both end at 60.
        ((("15", SET), ("30", SET), ("30", RAISED)), "60", ["15", "30", "60"]),
        # Measured at 25 and fresh until 35: at 30 the rise alone, at 35 the set that it needs by then.
        ((("15", SET), ("25", SET)), "34.9", ["15", "30"]),
        ((("15", SET), ("25", SET)), "35", ["15", "30", "35"]),
    ],
)
def test_each_moment_at_which_somebody_is_asked_to_come_is_counted_once(
    later: tuple[tuple[str, happened.Event], ...], now: str, expected: list[str]
) -> None:
    """S10."""
    assert prompted(later, now) == expected


@pytest.mark.parametrize(
    ("prompts", "text"),
    [
        (0, "0 times, for vital signs or a rise"),
        (1, "once, for vital signs or a rise"),
        (9, "9 times, for vital signs or a rise"),
    ],
)
def test_the_number_of_prompts_is_said(prompts: int, text: str) -> None:
    assert prompts_text(prompts) == text
