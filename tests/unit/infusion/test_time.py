"""What time does and does not do: it asks for vital signs and blocks a rise, and it never changes a rate."""

from __future__ import annotations

import pytest

from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.reactions.grading import Grade
from tests.unit.infusion.bed import Bed, just_before, ml_h, moment, observe, on_rung, raise_to, refusals, started

HEADACHE = do.FlagAdverseEvent(sign="headache", grade=Grade.MILD)
GONE = do.ResolveAdverseEvent(sign="headache")
LIFTED = do.OverrideLimit(reason="an old headache", name="Dr D. Marin")


@pytest.mark.parametrize("hours", ["1", "8", "24"])
def test_time_never_changes_the_given_rate(hours: str) -> None:
    """S8: a whole day idle on the first rung, every hour of it looked at."""
    bed = started()
    before = bed.infusion

    for hour in range(int(hours) + 1):
        bed.sees(str(60 * hour))

    assert bed.sees(str(60 * int(hours))).given.ml_per_h == ml_h("7")
    assert bed.infusion == before


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (raise_to("14"), ["observation-stale"]),
        (do.SetRate(to=ml_h("14")), ["observation-stale"]),
        (do.KeepRung(), []),
        (do.LowerRate(to=None), []),
        (do.SetRate(to=ml_h("5")), []),
        (do.HoldInfusion(), []),
        (do.StopInfusion(reason=""), []),
        (do.CompleteInfusion(), []),
    ],
)
@pytest.mark.parametrize("minute", ["60", "90"], ids=["due", "overdue"])
def test_vital_signs_that_are_due_block_a_rise_and_nothing_else(
    minute: str, command: do.Command, says: list[str]
) -> None:
    """S10: the last set was of minute 30, so the next is due at 60 and overdue at 90."""
    bed = started().does("30", observe())

    assert refusals(bed.ask(minute, command)) == says


def awaited(bed: Bed, when: str) -> list[tuple[str, str]]:
    """What is awaited and at which minute, the earliest first."""
    return [(due.reason.value, due.at.since(moment("0")).text) for due in bed.sees(when).awaited]


def test_vital_signs_fall_due_15_minutes_after_the_start_and_every_30_after_the_last() -> None:
    """S10."""
    bed = started()
    first = awaited(bed, "1")
    bed.does("14", observe())

    assert (first, awaited(bed, "14")) == (
        [("first-after-start", "15"), ("before-rise", "30")],
        [("before-rise", "30"), ("running", "44")],
    )


@pytest.mark.parametrize(
    ("observed", "due"),
    [
        ("19", "30"),  # 11 min old by minute 30
        ("20", "30"),  # 10 min old by minute 30: no longer under 10
        ("21", "31"),  # fresh for the rise until minute 31
        ("29", "39"),
    ],
)
def test_a_set_is_due_with_the_next_rung_unless_one_is_fresh_then(observed: str, due: str) -> None:
    """S10: 30 min on the rung; one visit serves the set and the rise."""
    bed = started().does(observed, observe())

    assert awaited(bed, observed)[0] == ("before-rise", due)


def test_after_stay_the_set_of_the_rung_is_due_once_it_was_held_once_more() -> None:
    """S10: stayed at 31, so at 61; the interval asks first, at 50."""
    bed = started().does("20", observe()).does("31", do.KeepRung())

    assert awaited(bed, "31") == [("running", "50"), ("before-rise", "61")]


def test_no_set_is_asked_for_a_rise_that_is_not_asked_for() -> None:
    """S10: while held, with an adverse event open, at the ceiling."""
    held = started().does("20", observe()).does("25", do.HoldInfusion())
    open_event = started().does("14", observe()).does("20", HEADACHE)

    assert [reason for bed in (held, open_event) for reason, _ in awaited(bed, "26")] == [
        "running",
        "adverse-event",
        "running",
    ]


def test_the_set_of_the_rung_is_overdue_no_sooner_than_that_of_the_interval() -> None:
    """S10: last set at 20, so overdue at 80, not at 60."""
    bed = started().does("20", observe())

    assert ("vital-signs-overdue medium new" in bed.alarms(just_before("80"))) is False
    assert "vital-signs-overdue medium new" in bed.alarms("80")


def test_vital_signs_fall_due_5_minutes_after_an_adverse_event() -> None:
    """S10: before those that the interval asks for."""
    bed = started().does("14", observe()).does("20", HEADACHE)
    before = awaited(bed, "20")
    bed.does("24", observe())

    assert before == [("adverse-event", "25"), ("running", "44")]
    assert awaited(bed, "24") == [("running", "54")]


def test_after_the_end_vital_signs_fall_due_at_once_and_at_30_and_60_minutes() -> None:
    """S10: ended at minute 40, so at 40, 70 and 100; then none."""
    bed = started().does("14", observe()).does("40", do.CompleteInfusion())
    asked = [awaited(bed, "40")]
    asked += [awaited(bed.does(minute, observe()), minute) for minute in ("41", "71", "101")]

    assert asked == [[("end", "40")], [("after-end", "70")], [("after-end", "100")], []]


def test_a_held_infusion_goes_on_asking_for_vital_signs() -> None:
    """S10."""
    assert awaited(started().does("14", observe()).does("20", do.HoldInfusion()), "20") == [("running", "44")]


def test_nothing_is_awaited_before_the_start_and_after_closing() -> None:
    """S10."""
    closed = started().does("40", do.CompleteInfusion(), do.CloseInfusion())

    assert (awaited(started(), "0") == [], awaited(closed, "40")) == (False, [])


def test_a_rise_waits_for_the_vital_signs_that_an_adverse_event_asked_for() -> None:
    """S10: those of minute 58 are 6 min old at 64, but the headache of 59 asked for new ones at 64."""
    bed = on_rung(2).does("58", observe()).does("59", HEADACHE).does("60", GONE)
    bed.ask("60", raise_to("28"))
    bed.does("60", LIFTED)

    assert refusals(bed.ask("64", raise_to("28"))) == ["observation-stale"]
    assert refusals(bed.does("64", observe()).ask("64", raise_to("28"))) == []
