"""What is written down later than it happened, and what the record then says of that moment."""

from __future__ import annotations

import pytest

from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.events import AdverseEventFlagged, InfusionResumed
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.reactions.grading import Grade
from tests.unit.infusion.bed import (
    RACING,
    RACING_HARD,
    just_before,
    ml,
    ml_h,
    moment,
    observe,
    on_rung,
    raise_to,
    refusals,
    started,
)
from tests.unit.infusion.causes import hang, reopen

HOLD, RESUME = do.HoldInfusion(), do.ResumeInfusion()


def flag(sign: str, grade: int) -> do.FlagAdverseEvent:
    return do.FlagAdverseEvent(sign=sign, grade=Grade(grade))


def gone(sign: str) -> do.ResolveAdverseEvent:
    return do.ResolveAdverseEvent(sign=sign)


def test_a_headache_of_before_the_rise_is_written_to_the_rate_of_before_the_rise() -> None:
    """S12: it began at minute 25 on 7 mL/h and is entered at 32, on 14: restart below 7, at 3, not at 7."""
    bed = on_rung(2).does("25", flag("headache", 2))
    flagged = bed.last
    bed.does("32", HOLD).does("40", gone("headache"), RESUME)

    assert flagged == AdverseEventFlagged(sign="headache", grade=Grade.MODERATE, rate=ml_h("7"), batch="P1")
    assert bed.last == InfusionResumed(rate=ml_h("3"))


@pytest.mark.parametrize(("minute", "rate"), [("29.9", "7"), ("30", "14"), ("30.1", "14")])
def test_a_rate_runs_from_the_moment_it_was_raised(minute: str, rate: str) -> None:
    """S12: entered at 32 or later, for just before, at and just after the rise of minute 30."""
    bed = on_rung(2).does("32", do.WriteNote(text="well")).does(minute, flag("headache", 1))

    assert bed.infusion.adverse_events[0].rate == ml_h(rate)


@pytest.mark.parametrize(("minute", "rate"), [("50", "14"), ("51", "0")])
def test_a_reaction_at_the_moment_of_the_stop_came_at_the_rate_that_was_stopped(minute: str, rate: str) -> None:
    """S12: STOP first, words after; what comes a minute later came at no rate."""
    bed = on_rung(2).does("50", do.StopInfusion(reason="headache")).does(minute, flag("headache", 3))

    assert bed.infusion.adverse_events[0].rate == ml_h(rate)


def test_a_headache_of_during_a_hold_is_written_to_the_rate_it_was_held_from() -> None:
    """S12: held at 40, resumed at 50, entered at 55 for minute 45."""
    bed = on_rung(2).does("40", HOLD).does("50", RESUME).does("45", flag("headache", 1))

    assert bed.infusion.adverse_events[0].rate == ml_h("14")


def test_a_reaction_entered_after_the_end_is_written_to_the_rate_it_came_at() -> None:
    """S12, S25: the report sheet needs it."""
    bed = on_rung(2).does("50", do.StopInfusion(reason="headache")).does("45", flag("headache", 3))

    assert bed.infusion.adverse_events[0].rate == ml_h("14")


def test_a_reaction_is_written_to_the_bottle_that_hung_then() -> None:
    """S25: P2 was hung at 40; the headache of 35 came from P1."""
    bed = on_rung(2).does("40", hang("100", "P2"))
    bed.does("35", flag("headache", 1)).does("41", flag("flushing", 1))

    assert [event.batch for event in bed.infusion.adverse_events] == ["P1", "P2"]


def test_a_reaction_entered_late_does_not_push_aside_the_vital_signs_of_a_later_one() -> None:
    """S10: headache at 30, vital signs due at 35; then flushing of minute 20 is entered."""
    bed = started().does("25", observe()).does("30", flag("headache", 1)).does("20", flag("flushing", 1))

    assert [(due.reason.value, due.at.since(moment("0")).text) for due in bed.sees("31").awaited] == [
        ("adverse-event", "35"),
        ("running", "55"),
    ]


@pytest.mark.parametrize("order", [("headache 20", "hypotension 30"), ("hypotension 30", "headache 20")])
def test_a_pattern_is_a_pattern_in_whatever_order_it_is_entered(order: tuple[str, str]) -> None:
    """S12, S23: hypotension after another sign."""
    bed = started()
    for entry in order:
        sign, minute = entry.split()
        bed.does(minute, flag(sign, 1))

    assert [alarm.kind.value for alarm in bed.sees("31").alarms][:1] == ["severe-reaction"]


def test_a_sign_cannot_have_gone_before_it_came() -> None:
    bed = started().does("20", flag("headache", 1))

    assert refusals(bed.ask("19", gone("headache"))) == ["time-before-last"]
    assert refusals(bed.ask("20", gone("headache"))) == []


def test_a_rise_entered_late_needs_vital_signs_from_before_it() -> None:
    """S9: 'I raised it at 30', entered at 36; those of minute 35 came after, those of 15 were 15 min old."""
    bed = started().does("15", observe()).does("35", observe())

    assert refusals(bed.ask("30", raise_to("14"))) == ["observation-stale"]


def test_a_rise_entered_late_with_vital_signs_in_time_is_taken_from_its_own_moment() -> None:
    """7 mL/h to 30, 14 from there, entered at 36: 3.5 + 3.5 = 7 mL by 45."""
    bed = started().does("29", observe()).does("35", do.WriteNote(text="well")).does("30", raise_to("14"))

    assert bed.sees("45").infused == ml("7")


@pytest.mark.parametrize("between", [do.ReadVolume(read=ml("4")), hang("100")], ids=["reading", "bottle"])
@pytest.mark.parametrize(
    "command", [HOLD, do.StopInfusion(reason=""), do.LowerRate(to=None), raise_to("14"), do.CompleteInfusion()]
)
def test_no_rate_begins_before_the_volume_was_last_reckoned(between: do.Command, command: do.Command) -> None:
    """S9, S27: what a reading or a new bottle at minute 35 stands on would have to be unsaid."""
    bed = started().does("19", observe()).does("35", between)

    assert refusals(bed.ask("20", command)) == ["time-before-last"]
    assert refusals(bed.ask("34.9", command)) == ["time-before-last"]


def test_a_reading_does_not_lend_its_minutes_to_an_earlier_rise() -> None:
    """S9: 35 minutes had run when the volume was read; at minute 20, only 20 had."""
    bed = started().does("19", observe()).does("35", do.ReadVolume(read=ml("4")))
    bed.ask("20", raise_to("14"))

    assert bed.sees("35").given.ml_per_h == ml_h("7")


@pytest.mark.parametrize(
    "command",
    [HOLD, do.StopInfusion(reason=""), do.LowerRate(to=None), do.ReadVolume(read=ml("1")), hang("50"), do.KeepRung()],
)
def test_nothing_changes_the_rate_or_the_volume_before_the_last_change_of_rate(command: do.Command) -> None:
    bed = on_rung(2)

    assert refusals(bed.ask(just_before("30"), command)) == ["time-before-last"]
    assert refusals(bed.ask("30", command)) == []


def test_vital_signs_entered_late_are_judged_by_their_own_time() -> None:
    """S9, S24: of minute 19, entered at 30: 11 min old."""
    bed = started().does("29", do.WriteNote(text="busy")).does("19", observe())

    assert refusals(bed.ask("30", raise_to("14"))) == ["observation-stale"]


def test_an_older_worrying_set_entered_late_does_not_replace_a_newer_calm_one() -> None:
    bed = started().does("29", observe()).does("25", observe(RACING))

    assert refusals(bed.ask("30", raise_to("14"))) == []


def test_a_worrying_set_newer_than_the_calm_one_counts_though_entered_first() -> None:
    bed = started().does("29", observe(RACING)).does("25", observe())

    assert refusals(bed.ask("30", raise_to("14"))) == ["observation-concerning"]


def test_vital_signs_of_during_the_infusion_do_not_begin_the_observing_after_it() -> None:
    """Ended at 40; those of 38, entered at 45, are not the first after the end."""
    bed = started().does("40", do.CompleteInfusion()).does("38", observe())
    before = bed.infusion.phase
    bed.does("40", observe())

    assert (before, bed.infusion.phase) == (Phase.COMPLETED, Phase.OBSERVING)


def test_a_sign_entered_late_into_one_that_had_gone_is_open_until_it_too_has_gone() -> None:
    """S12, S23: headache, then hypotension 10 to 20; a hypotension of minute 15, entered at 30, is still there."""
    bed = started().does("5", flag("headache", 1)).does("10", flag("hypotension", 1)).does("20", gone("hypotension"))
    before = bed.sees("30").advice
    bed.does("15", flag("hypotension", 1))
    after = bed.sees("30").advice

    assert [None if advice is None else advice.advice.value for advice in (before, after)] == ["lower", "stop"]
    assert "severe-reaction high new" in bed.alarms("30")


def test_a_grave_sign_entered_late_calls_as_new() -> None:
    """S23: shock at 20, acknowledged at 21; collapse of minute 18 is entered at 30 and was never seen."""
    seen = do.AcknowledgeAlarm(kind="severe-reaction")
    bed = started().does("20", flag("anaphylactic-shock", 3)).does("21", seen, gone("anaphylactic-shock"))
    bed.does("18", flag("collapse", 4))

    assert "severe-reaction high new" in bed.alarms("30")


def test_critical_vital_signs_entered_late_call_as_new() -> None:
    """S23: those of minute 25 were seen at 26; those of 25.5, entered at 30, were not."""
    seen = do.AcknowledgeAlarm(kind="critical-vital-sign")
    bed = started().does("25", observe(RACING_HARD)).does("26", seen).does("25.5", observe(RACING_HARD))

    assert "critical-vital-sign high new" in bed.alarms("30")


def test_a_restart_does_not_hide_what_was_entered_before_it() -> None:
    """S7."""
    bed = on_rung(2).does("40", flag("headache", 2), HOLD).does("50", reopen("45"))

    assert [event.sign for event in bed.infusion.open_adverse_events] == ["headache"]
