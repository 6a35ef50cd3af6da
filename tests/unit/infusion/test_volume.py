"""How much has gone in, what is left, and when it ends: every number worked by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Grams, MlPerKgPerHour
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.plan import Asked
from ivig_desk.domain.reactions.grading import Grade
from tests.unit.infusion.bed import (
    CHILD,
    Bed,
    adult_on_rung,
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

HOLD, RESUME = do.HoldInfusion(), do.ResumeInfusion()


def seconds(text: str) -> Instant:
    """A moment by the seconds since the start."""
    whole, _, part = text.partition(".")
    return Instant(moment("0").microseconds + int(whole) * 1_000_000 + int(part.ljust(6, "0") or "0"))


@pytest.mark.parametrize(
    ("minute", "infused"),
    [
        ("0", "0"),
        ("1", "7/60"),
        ("30", "3.5"),  # 7 × 0.5 h
        ("60", "10.5"),  # + 14 × 0.5
        ("90", "24.5"),  # + 28 × 0.5
        ("120", "53"),  # + 57 × 0.5
        ("126", "64.5"),  # + 115 × 0.1
    ],
)
def test_a_child_of_24_kg_on_privigen_has_had(minute: str, infused: str) -> None:
    """S6: 7, 14, 28, 57, 115 mL/h for half an hour each."""
    bed = on_rung(min(5, 1 + int(minute) // 30))

    assert bed.sees(minute).infused == ml(infused)
    assert bed.sees(minute).left == ml("72") - ml(infused)


@pytest.mark.parametrize(
    ("minute", "infused"), [("30", "10.5"), ("60", "31.5"), ("90", "73.5"), ("120", "157.5"), ("150", "325.5")]
)
def test_an_adult_of_70_kg_on_a_pump_has_had(minute: str, infused: str) -> None:
    """S6: 21, 42, 84, 168, 336 mL/h for half an hour each: 10.5, 21, 42, 84, 168 mL."""
    assert adult_on_rung(min(5, 1 + int(minute) // 30)).sees(minute).infused == ml(infused)


def test_looking_between_does_not_change_what_has_gone_in() -> None:
    """S8: the exact integral, not a sum of looks."""
    bed = on_rung(2)
    for minute in range(30, 60):
        bed.sees(str(minute))

    assert bed.sees("60").infused == ml("10.5")


def test_what_is_left_is_never_below_nothing() -> None:
    """S27: 53 mL by minute 120 and 115 mL/h from there: the 72 are in at 129.9; at 180 there are 168."""
    assert (on_rung(5).sees("180").infused, on_rung(5).sees("180").left) == (ml("168"), ml("0"))


def test_a_reading_replaces_the_reckoning() -> None:
    """8 mL read at minute 45 where 3.5 + 3.5 = 7 were reckoned; 14 mL/h from there: 11.5 at 60."""
    bed = on_rung(2).does("45", do.ReadVolume(read=ml("8")))

    assert (bed.sees("45").infused, bed.sees("60").infused) == (ml("8"), ml("11.5"))


def test_a_reading_lower_than_reckoned_takes_volume_back() -> None:
    """The clamp was half shut: 4 mL read at minute 45, 7.5 at 60, 68 left of 72 at 45."""
    bed = on_rung(2).does("45", do.ReadVolume(read=ml("4")))

    assert (bed.sees("45").infused, bed.sees("45").left, bed.sees("60").infused) == (ml("4"), ml("68"), ml("7.5"))


def test_a_reading_while_held_stands_until_it_is_resumed() -> None:
    """8 mL at 45, held to 60, 14 mL/h to 75: 11.5."""
    bed = on_rung(2).does("40", HOLD).does("45", do.ReadVolume(read=ml("8"))).does("60", RESUME)

    assert (bed.sees("60").infused, bed.sees("75").infused) == (ml("8"), ml("11.5"))


def test_a_reading_does_not_restart_the_rung() -> None:
    """S9."""
    bed = on_rung(2).does("45", do.ReadVolume(read=ml("8"))).does("60", observe())

    assert refusals(bed.ask("60", raise_to("28"))) == []


def test_a_reading_after_the_end_is_what_went_in() -> None:
    bed = on_rung(2).does("45", do.StopInfusion(reason="")).does("50", do.ReadVolume(read=ml("6")))

    assert bed.sees("90").infused == ml("6")


def test_a_hold_of_two_minutes_costs_the_volume_of_two_minutes() -> None:
    """7 mL/h: held from minute 29 to 31, at 60 there are 58 min × 7 ÷ 60 = 203/30 mL."""
    assert started().does("29", HOLD).does("31", RESUME).sees("60").infused == ml("203/30")


def test_lowering_counts_from_its_own_moment() -> None:
    """7 mL/h for 10 min and 3 for 20: 7/6 + 1 = 13/6 mL."""
    assert started().does("10", do.LowerRate(to=None)).sees("30").infused == ml("13/6")


def test_when_it_ends_at_this_rate() -> None:
    """72 mL ÷ 7 mL/h = 10.2857142857 h = 37028.571428 s; on 14 from minute 30, 1800 s + 68.5 ÷ 14 h = 19414.285714."""
    assert started().sees("0").ends_at == seconds("37028.571428")
    assert on_rung(2).sees("30").ends_at == seconds("19414.285714")


def test_when_it_ends_does_not_move_while_nothing_changes() -> None:
    """S6."""
    bed = started()

    assert bed.sees("0").ends_at == bed.sees("10").ends_at == bed.sees("29").ends_at


def test_when_it_ends_along_the_ramp() -> None:
    """53 mL by minute 120; the last 19 ÷ 115 mL/h = 594.782608 s more: 7200 + 594.782608 = 7794.782608 s."""
    assert started().sees("0").ends_along_ramp == seconds("7794.782608")
    assert on_rung(5).sees("120").ends_along_ramp == on_rung(5).sees("120").ends_at == seconds("7794.782608")


def test_along_the_ramp_from_the_middle_of_a_rung() -> None:
    """S6: still the same end at minute 45 of the second rung; one minute later for each minute waited too long."""
    assert on_rung(2).sees("45").ends_along_ramp == seconds("7794.782608")
    # At 70 on 14 mL/h: 10.5 + 14 ÷ 6 = 77/6 mL. Then 28 and 57 for half an hour: + 42.5 = 166/3 by 130; 50/3 at 115.
    # 50/3 ÷ 115 h = 521.739130 s; 7800 + 521.739130 = 8321.739130 s.
    assert on_rung(2).sees("70").ends_along_ramp == seconds("8321.739130")


def test_along_the_ramp_after_a_reaction_means_along_what_is_left_of_it() -> None:
    """S12: capped at 7 mL/h on the second rung at minute 45, 7 mL in: 65 ÷ 14 h = 16714.285714 s; + 2700 s."""
    bed = on_rung(2).does("45", do.FlagAdverseEvent(sign="headache", grade=Grade.MILD))

    assert bed.sees("45").ends_along_ramp == seconds("19414.285714")


def test_along_a_ramp_the_prescriber_cut_short() -> None:
    """0.6 mL/kg/h: 7 mL/h for 30 min, then 14 to the end: 1800 s + 68.5 ÷ 14 h = 19414.285714 s."""
    slow = replace(CHILD, order=replace(CHILD.order, ceiling=MlPerKgPerHour.of("0.6")))

    assert started(slow).sees("0").ends_along_ramp == seconds("19414.285714")


def test_nothing_ends_while_it_is_held() -> None:
    bed = on_rung(2).does("45", HOLD)

    assert (bed.sees("45").ends_at, bed.sees("45").ends_along_ramp) == (None, None)


def small(grams: str) -> Bed:
    """A dose whose end falls where the test wants it."""
    plan = replace(
        CHILD,
        order=replace(CHILD.order, dose=Grams.of(grams)),
        asked=(Asked(question="dose-implausible", reason="rest of yesterday's dose", name="Dr D. Marin"),),
    )
    return started(plan)


def test_a_dose_that_ends_on_the_edge_of_a_rung_ends_there() -> None:
    """S27: 0.35 g are 3.5 mL, which 7 mL/h gives in just 30 min; no rung of no length follows."""
    bed = small("0.35").does("30", observe())

    assert bed.sees("0").ends_at == bed.sees("0").ends_along_ramp == moment("30")
    assert (bed.sees("30").left, bed.sees("30").ends_at, bed.sees("30").ends_along_ramp) == (
        ml("0"),
        moment("30"),
        moment("30"),
    )
    assert refusals(bed.ask("30", raise_to("14"))) == ["ordered-volume-reached"]


@pytest.mark.parametrize(("grams", "says"), [("0.351", []), ("0.35", ["ordered-volume-reached"])])
def test_a_rise_is_asked_for_while_any_of_the_dose_is_left_and_not_after(grams: str, says: list[str]) -> None:
    """S27: at minute 30, 3.5 of 3.51 mL are in, or 3.5 of 3.5."""
    assert refusals(small(grams).does("30", observe()).ask("30", raise_to("14"))) == says


def test_resuming_once_the_order_is_in_asks_for_a_reason_and_a_name() -> None:
    """S27."""
    bed = small("0.35").does("31", HOLD)
    before = refusals(bed.ask("32", RESUME))
    bed.does("32", do.OverrideLimit(reason="10 mL left in the line", name="Dr D. Marin"))

    assert (before, refusals(bed.ask("32", RESUME))) == (["ordered-volume-reached"], [])


def test_just_before_the_order_is_in_it_may_be_resumed() -> None:
    """S27."""
    assert refusals(small("0.35").does(just_before("30"), HOLD).ask("32", RESUME)) == []


def test_an_answer_for_more_than_the_order_lets_it_rise_and_the_alarm_stays() -> None:
    """S27, S23."""
    bed = small("0.35").does("30", observe())
    bed.ask("30", raise_to("14"))
    bed.does("30", do.OverrideLimit(reason="dose was mistyped", name="Dr D. Marin"), raise_to("14"))

    assert bed.sees("31").given.ml_per_h == ml_h("14")
    assert "ordered-volume-reached medium new" in bed.alarms("31")
