"""After the program was not running: rate and weight are confirmed at the bed before anything rises or resumes."""

from __future__ import annotations

import pytest

from ivig_desk.domain.amounts.quantities import Kilograms
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.events import ConfirmedAtBed
from ivig_desk.domain.infusion.not_watching import DeskReopened
from tests.unit.infusion.bed import Bed, ml, ml_h, moment, observe, on_rung, raise_to, refusals, set_to

HOLD, RESUME = do.HoldInfusion(), do.ResumeInfusion()


def killed(at: str = "40", back: str = "50") -> Bed:
    """On 14 mL/h since minute 30; nobody watched for ten minutes."""
    return on_rung(2).does(back, do.ReopenDesk(last_alive=moment(at)))


def killed_while_held() -> Bed:
    return on_rung(2).does("35", HOLD).does("50", do.ReopenDesk(last_alive=moment("40")))


def found(rate: str, kg: str = "24") -> do.ConfirmAtBed:
    return do.ConfirmAtBed(weight=Kilograms.of(kg), rate=ml_h(rate))


def calls(bed: Bed, when: str, kind: str) -> bool:
    return any(alarm.startswith(kind) for alarm in bed.alarms(when))


def test_a_restart_is_recorded_with_since_when_nobody_watched() -> None:
    """S7."""
    assert killed().last == DeskReopened(last_alive=moment("40"))


def test_a_restart_asks_for_rate_and_weight_until_both_are_confirmed() -> None:
    """S7: as what is due, as an alarm, and in the gate."""
    bed = killed()
    asked = ([due.value for due in bed.sees("50").due], calls(bed, "50", "bed-check-wanted medium"))
    bed.does("51", found("14"))
    after = ([due.value for due in bed.sees("51").due], calls(bed, "51", "bed-check-wanted"))

    assert (asked, after) == ((["bed-check", "drip"], True), (["drip"], False))


def test_no_rise_before_the_bed_is_checked() -> None:
    """S7, S9: at minute 70 the rung was watched for 30 min, the vital signs are fresh."""
    bed = killed().does("69", observe())
    before = [refusals(bed.ask("70", rise)) for rise in (raise_to("28"), set_to("28"))]
    bed.does("70", found("14"))

    assert before == [["weight-unconfirmed", "not-confirmed"], ["weight-unconfirmed", "not-confirmed"]]
    assert refusals(bed.ask("70", raise_to("28"))) == []


def test_no_resuming_before_the_bed_is_checked() -> None:
    """S7."""
    bed = killed_while_held()
    before = refusals(bed.ask("51", RESUME))
    bed.does("52", found("0"))

    assert (before, refusals(bed.ask("52", RESUME))) == (["weight-unconfirmed", "not-confirmed"], [])


@pytest.mark.parametrize("kg", ["2.4", "23.9", "24.1", "60", "240"])
def test_a_fault_of_a_published_program_another_weight_than_the_record_s_is_not_taken(kg: str) -> None:
    """S7: there a child of 20 kg was shown the rate for 60 kg after a restart."""
    bed = killed()

    assert refusals(bed.ask("51", found("14", kg))) == ["weight-differs"]
    assert calls(bed, "51", "bed-check-wanted")


def test_the_rate_found_running_is_the_truth_from_then_on() -> None:
    """S7: 20 mL/h instead of 14; its 30 minutes begin when it was found."""
    bed = killed().does("51", found("20")).does("80", observe())

    assert bed.sees("51").given.ml_per_h == ml_h("20")
    assert refusals(bed.ask("80", raise_to("28"))) == ["rung-time"]
    assert refusals(bed.ask("81", raise_to("28"))) == []


def test_the_rate_found_as_recorded_keeps_the_time_on_the_rung_that_was_watched() -> None:
    """S7, S24: 14 mL/h since minute 30, not watched from 40 to 50, confirmed at 51: its 30 minutes are full at 70."""
    bed = killed().does("51", found("14")).does("65", observe())

    assert [refusals(bed.ask(minute, raise_to("28"))) for minute in ("65", "69.9", "70")] == [
        ["rung-time"],
        ["rung-time"],
        [],
    ]


@pytest.mark.parametrize(
    ("rate", "called"),
    [("115", []), ("116", ["rate-above-hard-limit high new"]), ("300", ["rate-above-hard-limit high new"])],
)
def test_a_rate_found_above_the_hard_limit_is_recorded_as_it_is_and_calls_at_once(rate: str, called: list[str]) -> None:
    """S1, S7: 4.8 mL/kg/h × 24 kg = 115.2 mL/h; a false record would hide it."""
    bed = killed().does("51", observe(), found(rate))

    assert bed.last == ConfirmedAtBed(weight=Kilograms.of("24"), rate=ml_h(rate))
    assert [alarm for alarm in bed.alarms("51") if "bottle" not in alarm] == called


@pytest.mark.parametrize("after", [HOLD, do.LowerRate(to=ml_h("28")), do.StopInfusion(reason="ran too fast")])
def test_the_alarm_of_a_rate_above_the_hard_limit_ends_with_it(after: do.Command) -> None:
    """S1, S23."""
    assert not calls(killed().does("51", found("300")).does("52", after), "52", "rate-above-hard-limit")


def test_a_rate_found_above_the_hard_limit_and_held_is_resumed_inside_it() -> None:
    """S1: not at the 300 it was held from, but at the highest rung, 115 mL/h."""
    bed = killed().does("51", found("300")).does("52", HOLD).does("53", RESUME)

    assert bed.sees("53").given.ml_per_h == ml_h("115")


@pytest.mark.parametrize(
    ("rate", "says"), [("0.5", ["drops-too-slow"]), ("14.5", ["not-settable"]), ("-14", ["drops-too-slow"])]
)
def test_a_rate_the_set_cannot_do_was_not_read_off_it(rate: str, says: list[str]) -> None:
    """S7, S20."""
    assert refusals(killed().ask("51", found(rate))) == says


def test_what_stands_still_against_the_record_is_held_first() -> None:
    """S7: found at rest though 14 mL/h are on record: HOLD, then confirm that nothing runs."""
    bed = killed()
    standing = refusals(bed.ask("51", found("0")))
    bed.does("52", HOLD)

    assert (standing, refusals(bed.ask("53", found("0")))) == (["not-confirmed"], [])


def test_what_runs_against_the_record_is_not_confirmed_as_held() -> None:
    """S7."""
    assert refusals(killed_while_held().ask("51", found("14"))) == ["not-confirmed"]


def test_confirming_at_the_bed_is_no_way_round_the_rise_gate() -> None:
    """S9: with nothing to confirm, another rate than the record's is a rise without vital signs."""
    never_killed, confirmed_already = on_rung(2), killed().does("51", found("14"))

    assert refusals(never_killed.ask("40", found("115"))) == ["not-confirmed"]
    assert refusals(confirmed_already.ask("52", found("115"))) == ["not-confirmed"]
    assert confirmed_already.sees("52").given.ml_per_h == ml_h("14")


def test_confirming_twice_what_is_on_record_harms_nothing() -> None:
    bed = killed().does("51", found("14")).does("51", found("14")).does("65", observe())

    assert refusals(bed.ask("70", raise_to("28"))) == []


def test_a_second_restart_asks_again() -> None:
    """S7."""
    bed = killed().does("51", found("14")).does("70", do.ReopenDesk(last_alive=moment("60")))

    assert [due.value for due in bed.sees("70").due] == ["bed-check", "vital-signs", "drip"]


def test_lowering_and_holding_wait_for_no_check_at_the_bed() -> None:
    """S10, S11."""
    assert refusals(killed().ask("50", do.LowerRate(to=None))) == []
    assert refusals(killed().ask("50", HOLD)) == []


def test_what_ran_unwatched_is_counted_and_told_apart() -> None:
    """S7: 7 mL/h for 30 min and 14 for 20 are 3.5 + 4.67 = 49/6 mL, of it 14 × 10 ÷ 60 = 7/3 mL unwatched."""
    bed = killed()

    assert (bed.sees("50").infused, bed.sees("50").unwatched) == (ml("49/6"), ml("7/3"))


def test_two_unwatched_stretches_add_up_and_a_held_one_adds_nothing() -> None:
    """S7: 14 mL/h from 40 to 50 unwatched, 7/3 mL; held from 55, unwatched again 60 to 70, nothing."""
    bed = killed().does("51", found("14")).does("55", HOLD).does("70", do.ReopenDesk(last_alive=moment("60")))

    assert bed.sees("70").unwatched == ml("7/3")


def test_an_unwatched_stretch_over_a_change_of_rate_counts_each_rate() -> None:
    """S7: unwatched from 20 to 50 with a late rise at 30: 7 × 10 ÷ 60 + 14 × 20 ÷ 60 = 35/6 mL."""
    bed = on_rung(2).does("50", do.ReopenDesk(last_alive=moment("20")))

    assert bed.sees("50").unwatched == ml("35/6")


def test_the_time_on_the_rung_is_not_lost_by_a_restart_while_held() -> None:
    """S7, S9: 5 min on 14 mL/h, held, restarted, resumed at 60: full at 85."""
    bed = killed_while_held().does("52", found("0")).does("60", RESUME).does("84", observe())

    assert refusals(bed.ask("84", raise_to("28"))) == ["rung-time"]
    assert refusals(bed.ask("85", raise_to("28"))) == []
