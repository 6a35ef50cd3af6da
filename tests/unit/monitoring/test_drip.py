"""From taps to drops per minute: what is dropped, what is asked, how sure it is (S22)."""

import pytest

from ivig_desk.domain.amounts.quantities import DropsPerMinute, Seconds
from ivig_desk.domain.monitoring.drip import (
    DripCount,
    DripProblem,
    DripUncounted,
    MissedDrop,
    Taps,
    count_drip,
    is_outside,
    whole_drops,
)
from ivig_desk.domain.monitoring.drip_rules import DripRules
from tests.unit.ward import rules

EVEN = ("0", "1", "2", "3", "4")


def shipped() -> DripRules:
    drip = rules().drip
    assert drip is not None
    return drip


def counted(*at: str, missed: MissedDrop = MissedDrop.NONE) -> DripCount | DripUncounted:
    return count_drip(Taps(at=tuple(map(Seconds.of, at)), missed=missed), shipped())


def test_five_even_taps_a_second_apart_are_60_drops_a_minute_and_no_surer_than_a_hand_is() -> None:
    """S22: 4.541 × 0.03 s ÷ √10 = 0.04308 s: 60 ÷ 1.04308 = 57.521… and 60 ÷ 0.95692 = 62.701…, outward."""
    assert counted(*EVEN) == DripCount(
        drops=DropsPerMinute.of("60"),
        lowest=DropsPerMinute.of("57.52"),
        highest=DropsPerMinute.of("62.71"),
        taps=5,
        bounces=0,
        gap_after=None,
    )


def test_the_range_comes_from_how_far_the_taps_are_off_a_straight_line() -> None:
    """S22: the middle tap is 0.1 s late.

    Its mean is 2.02 s, so the taps are off by −0.02, −0.02, 0.08, −0.02, −0.02 s; the slope stays 1 s.
    Squares 4 × 0.0004 + 0.0064 = 0.008; ÷ 3 ÷ 10 = 0.000266667, its root 0.0163299; × 4.541 = 0.0741543 s either way:
    60 ÷ 1.0741543 = 55.857… and 60 ÷ 0.9258457 = 64.805…
    """
    count = counted("0", "1", "2.1", "3", "4")

    assert isinstance(count, DripCount)
    assert (count.drops.text, count.lowest.text, count.highest.text) == ("60", "55.85", "64.81")


@pytest.mark.parametrize(("taps", "problem"), [(EVEN[:4], DripProblem.TOO_FEW), ((), DripProblem.TOO_FEW)])
def test_fewer_than_five_taps_are_no_count(taps: tuple[str, ...], problem: DripProblem) -> None:
    """S22."""
    assert counted(*taps) == DripUncounted(problem=problem, taps=len(taps), bounces=0, gap_after=None)


@pytest.mark.parametrize(("second", "taps", "bounces"), [("0.049", 5, 1), ("0.05", 6, 0), ("0.051", 6, 0)])
def test_a_tap_under_50_ms_after_the_one_before_is_a_bounce(second: str, taps: int, bounces: int) -> None:
    count = counted("0", second, "1", "2", "3", "4")

    assert (count.taps, count.bounces) == (taps, bounces)


def test_a_bounce_changes_nothing_of_the_count() -> None:
    with_bounce, without = counted("0", "1", "1.03", "2", "3", "4"), counted(*EVEN)

    assert isinstance(with_bounce, DripCount)
    assert isinstance(without, DripCount)
    assert (with_bounce.drops, with_bounce.lowest, with_bounce.highest) == (
        without.drops,
        without.lowest,
        without.highest,
    )
    assert (with_bounce.taps, with_bounce.bounces) == (5, 1)


def test_a_time_near_twice_the_others_is_asked_about() -> None:
    asked = counted("0", "1", "3", "4", "5")

    assert asked == DripUncounted(problem=DripProblem.DROP_MISSED, taps=5, bounces=0, gap_after=2)


def test_with_the_missed_drop_counted_the_rate_is_the_true_one() -> None:
    """Drops 0, 1, 3, 4, 5 fell at 0, 1, 3, 4, 5 s: 60 drops/min, not the 48 of five taps in 5 s."""
    count = counted("0", "1", "3", "4", "5", missed=MissedDrop.ONE)

    assert isinstance(count, DripCount)
    assert (count.drops.text, count.gap_after) == ("60", 2)


@pytest.mark.parametrize(
    ("gap", "problem"),
    [
        ("1.59", DripProblem.TOO_IRREGULAR),
        ("1.6", DripProblem.DROP_MISSED),
        ("2.4", DripProblem.DROP_MISSED),
        ("2.41", DripProblem.TOO_IRREGULAR),
    ],
)
def test_near_twice_is_1_6_to_2_4_times_the_middle_one(gap: str, problem: DripProblem) -> None:
    """The first time is the long one, the others are 1 s; what is long but not near twice is uneven."""
    later = [Seconds.of(gap) + Seconds.of(more) for more in ("0", "1", "2", "3")]
    said = count_drip(Taps(at=(Seconds.of("0"), *later)), shipped())

    assert isinstance(said, DripUncounted)
    assert said.problem is problem


def test_two_long_times_are_not_guessed_at() -> None:
    said = counted("0", "1", "3", "4", "6", "7", missed=MissedDrop.ONE)

    assert isinstance(said, DripUncounted)
    assert (said.problem, said.gap_after) == (DripProblem.TOO_IRREGULAR, None)


def test_a_drop_said_to_be_missed_where_no_time_is_long_changes_nothing() -> None:
    assert counted(*EVEN, missed=MissedDrop.ONE) == counted(*EVEN)


@pytest.mark.parametrize(("milliseconds", "is_count"), [(149, False), (150, True), (151, True)])
def test_a_drop_in_less_than_150_ms_is_no_count(milliseconds: int, is_count: bool) -> None:  # noqa: FBT001
    """60 ÷ 0.15 s = 400 drops/min is the fastest that is believed; twelve taps make it sure enough."""
    said = counted(*(f"{number * milliseconds}/1000" for number in range(12)))

    if is_count:
        assert isinstance(said, DripCount)
    else:
        assert said == DripUncounted(problem=DripProblem.TOO_FAST, taps=12, bounces=0, gap_after=None)


@pytest.mark.parametrize(
    ("counted_as", "outside"),
    [("51.29", True), ("51.3", False), ("51.31", False), ("62.69", False), ("62.7", False), ("62.71", True)],
)
def test_further_than_10_percent_from_the_given_rate_is_outside(counted_as: str, outside: bool) -> None:  # noqa: FBT001
    """S22: of 57 drops/min, 5.7 either way: 51.3 and 62.7 are still inside."""
    assert is_outside(DropsPerMinute.of(counted_as), DropsPerMinute.of("57"), shipped()) is outside


@pytest.mark.parametrize(("counted_as", "whole"), [("12.49", "12"), ("12.5", "13"), ("12.51", "13"), ("13", "13")])
def test_a_count_is_recorded_as_the_nearest_whole_number_of_drops(counted_as: str, whole: str) -> None:
    assert whole_drops(DropsPerMinute.of(counted_as)).text == whole
