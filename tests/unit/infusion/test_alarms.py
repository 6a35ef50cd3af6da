"""Every alarm: when its condition begins, how urgent it is, and what acknowledging does and does not do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.alarms import AlarmKind
from ivig_desk.domain.reactions.grading import Grade
from tests.unit.infusion.bed import just_after, just_before, moment, observe, on_rung, started
from tests.unit.infusion.causes import CAUSES, hang, reopen, with_bottle

if TYPE_CHECKING:
    from ivig_desk.domain.amounts.instants import Instant
    from tests.unit.infusion.bed import Bed

HOLD = do.HoldInfusion()


def says(bed: Bed, kind: str, when: str | Instant) -> str:
    """Priority, whether it is new, and the minute since when; nothing where the alarm does not stand."""
    for alarm in bed.sees(when).alarms:
        if alarm.kind.value == kind:
            return f"{alarm.priority.value} {alarm.seen.value} since {alarm.since.since(moment('0')).text}"
    return ""


def later(minute: str, by: str) -> str:
    return (Minutes.of(minute) + Minutes.of(by)).text


def first(kind: str, minute: str) -> Instant:
    """The first moment at which the alarm stands; a pause is too long only once it is over its 10 minutes."""
    return just_after(minute) if kind == "held-long" else moment(minute)


def test_there_is_a_cause_for_every_alarm_of_the_domain() -> None:
    """S23."""
    assert sorted(CAUSES) == sorted(kind.value for kind in AlarmKind)


@pytest.mark.parametrize("kind", CAUSES)
def test_an_alarm_calls_from_the_moment_its_condition_holds(kind: str) -> None:
    """S23: with its priority, as new, and since that very moment, then and a minute later."""
    cause = CAUSES[kind]
    bed, expected = cause.bed(), f"{cause.priority} new since {cause.true_at}"

    assert says(bed, kind, first(kind, cause.true_at)) == expected
    assert says(bed, kind, later(cause.true_at, "1")) == expected


@pytest.mark.parametrize(
    "kind",
    [
        "vital-signs-due",
        "vital-signs-overdue",
        "bottle-empties-soon",
        "bottle-empty",
        "ordered-volume-reached",
        "rise-available",
    ],
)
def test_an_alarm_that_time_brings_does_not_call_a_microsecond_early(kind: str) -> None:
    """S23."""
    assert says(CAUSES[kind].bed(), kind, just_before(CAUSES[kind].true_at)) == ""


def test_a_pause_of_10_minutes_does_not_call_yet() -> None:
    """S23: over 10 min."""
    assert says(CAUSES["held-long"].bed(), "held-long", "20") == ""


@pytest.mark.parametrize("kind", CAUSES)
def test_an_acknowledged_alarm_stays_in_sight_marked_as_seen(kind: str) -> None:
    """S23: acknowledged is not gone, and it does not come back as new while its cause stays."""
    cause = CAUSES[kind]
    bed = cause.bed().does(later(cause.true_at, "1"), do.AcknowledgeAlarm(kind=kind))

    seen = [says(bed, kind, later(cause.true_at, by)) for by in ("1", "1.5", "1.8")]

    assert seen == [f"{cause.priority} acknowledged since {cause.true_at}"] * 3


@pytest.mark.parametrize("kind", CAUSES)
def test_an_alarm_goes_with_its_cause_and_comes_back_as_new_with_it(kind: str) -> None:
    """S23: what was acknowledged before was another occurrence."""
    cause = CAUSES[kind]
    bed = cause.bed().does(later(cause.true_at, "1"), do.AcknowledgeAlarm(kind=kind))
    cause.ends(bed)
    gone = says(bed, kind, bed.infusion.last_at)
    cause.again(bed)

    assert gone == ""
    assert says(bed, kind, first(kind, cause.true_again)) == f"{cause.priority} new since {cause.true_again}"


def test_acknowledging_one_alarm_leaves_the_others_new() -> None:
    """S23."""
    bed = CAUSES["critical-vital-sign"].bed().does("41", do.AcknowledgeAlarm(kind="critical-vital-sign"))

    assert bed.alarms("41") == ["critical-vital-sign high acknowledged", "vital-signs-due low new"]


@pytest.mark.parametrize("kind", ["bottle-empty", "ordered-volume-reached"])
def test_holding_does_not_make_an_acknowledged_alarm_new(kind: str) -> None:
    """S23: the nurse saw it, acknowledged it, and held; the bottle is as empty as it was."""
    cause = CAUSES[kind]
    bed = cause.bed().does(later(cause.true_at, "1"), do.AcknowledgeAlarm(kind=kind))
    bed.does(later(cause.true_at, "2"), HOLD)

    assert says(bed, kind, later(cause.true_at, "5")) == f"{cause.priority} acknowledged since {cause.true_at}"


def test_a_reading_that_confirms_an_empty_bottle_does_not_make_it_new() -> None:
    """S23: 3.5 mL at minute 30, read as 3.8 at 32."""
    bed = CAUSES["bottle-empty"].bed().does("31", do.AcknowledgeAlarm(kind="bottle-empty"))
    bed.does("32", do.ReadVolume(read=with_bottle("3.8").bottles[0].volume))

    assert says(bed, "bottle-empty", "33") == "medium acknowledged since 30"


def test_a_rise_becomes_available_with_the_vital_signs_it_waited_for() -> None:
    """S23, S9: the rung was full at 60, the set came at 65; stale at 75, the next came at 80."""
    bed = on_rung(2).does("65", observe())
    waited = says(bed, "rise-available", "65")
    bed.does("66", do.AcknowledgeAlarm(kind="rise-available"))
    stale = says(bed, "rise-available", "75")
    bed.does("80", observe())

    assert (waited, stale) == ("low new since 65", "")
    assert says(bed, "rise-available", "80") == "low new since 80"


def test_fresh_vital_signs_in_time_do_not_announce_the_same_rise_again() -> None:
    """S23: acknowledged at 61, a new set at 62 before the old one is stale."""
    bed = CAUSES["rise-available"].bed().does("61", do.AcknowledgeAlarm(kind="rise-available")).does("61.9", observe())

    assert says(bed, "rise-available", "65") == "low acknowledged since 60"


def test_after_stay_the_rise_is_offered_again_once_the_rung_was_held_once_more() -> None:
    """Stay at 60.5; the next prompt 30 min later."""
    bed = on_rung(2).does("60", observe()).does("60.5", do.KeepRung()).does("85", observe())

    assert [says(bed, "rise-available", minute) for minute in ("61", "90", "90.5")] == ["", "", "low new since 90.5"]


def test_a_bottle_that_outlasts_the_dose_does_not_call() -> None:
    """S23: 71.3 of 72 mL are in at minute 30, 0.7 mL are 6 min; the bottle of 100 mL stands half full."""
    bed = started().does("24", observe()).does("30", do.ReadVolume(read=with_bottle("71.3").bottles[0].volume))

    assert [kind for kind in bed.alarms(just_before("36")) if "bottle" in kind] == []
    assert bed.alarms("36") == ["ordered-volume-reached medium new", "vital-signs-due low new"]


def test_an_empty_bottle_while_held_still_calls() -> None:
    """S23: 3.5 mL in after 30 min, held at 31."""
    bed = started(with_bottle("3.5")).does("31", HOLD)

    assert says(bed, "bottle-empty", "35") == "medium new since 30"


def test_a_new_bottle_ends_the_alarm_of_the_empty_one() -> None:
    """S23."""
    bed = started(with_bottle("3.5")).does("31", hang("100"))

    assert [kind for kind in bed.alarms("31") if "bottle" in kind] == []


@pytest.mark.parametrize(
    ("minute", "calls"),
    [
        ("40", "vital-signs-due low new"),
        ("70", "vital-signs-overdue medium new"),
        (just_before("160"), "vital-signs-overdue medium new"),
        ("160", ""),
        ("1600", ""),
    ],
)
def test_a_set_that_is_never_taken_after_the_end_is_called_for_two_hours_and_not_for_ever(
    minute: str | Instant, calls: str
) -> None:
    """S23: ended at 40; of the sets at 0, 30 and 60 min the last is overdue 90 min after it, and 30 min more."""
    bed = started().does("35", observe()).does("40", do.StopInfusion(reason="enough"))

    assert bed.alarms(minute) == ([calls] if calls else [])
    assert "vital-signs" in [due.value for due in bed.sees(minute).due], "the page still says that it is missing"


def test_a_reaction_after_the_end_calls_for_its_set_however_late_it_comes() -> None:
    """S23: ended at 40; a mild headache at 200 asks for a set at 205, overdue at 210, until 320."""
    bed = started().does("35", observe()).does("40", do.StopInfusion(reason="enough"))
    bed.does("200", do.FlagAdverseEvent(sign="headache", grade=Grade.MILD))

    assert [bed.alarms(minute) for minute in ("210", just_before("320"), "320")] == [
        ["vital-signs-overdue medium new"],
        ["vital-signs-overdue medium new"],
        [],
    ]


def test_an_alarm_that_a_late_entry_dates_before_it_was_last_seen_is_new() -> None:
    """S23: overdue from 30, seen at 62, ended by a set of 30. A headache of 40: due at 45, overdue at 50."""
    bed = started().does("62", do.AcknowledgeAlarm(kind="vital-signs-overdue")).does("30", observe())
    gone = says(bed, "vital-signs-overdue", "62")

    bed.does("40", do.FlagAdverseEvent(sign="headache", grade=Grade.MILD))

    assert gone == ""
    assert says(bed, "vital-signs-overdue", "70") == "medium new since 50"


def test_another_bottle_that_is_empty_was_not_seen_with_the_one_before() -> None:
    """S23: the first 3.5 mL are in at 30, seen at 31; 0.07 mL hung at 30.1 are in by 30.7, before that."""
    bed = started(with_bottle("3.5")).does("31", do.AcknowledgeAlarm(kind="bottle-empty"))

    bed.does("30.1", hang("0.07"))

    assert says(bed, "bottle-empty", "32") == "medium new since 30.7"


def test_a_computer_that_was_off_twice_asks_twice_where_its_clock_stands_still() -> None:
    """S7, S23: opened at 10, seen at 10, opened again at 10."""
    bed = started().does("10", reopen("5"), do.AcknowledgeAlarm(kind="bed-check-wanted"))

    bed.does("10", reopen("10"))

    assert says(bed, "bed-check-wanted", "10") == "medium new since 10"
