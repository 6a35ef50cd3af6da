"""The bottle that hangs: which of how many, what is left in it, when it is empty."""

from __future__ import annotations

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.volume import RunningBottle
from tests.unit.infusion.bed import ADULT, Bed, adult_on_rung, ml, moment, on_rung, planned, started
from tests.unit.infusion.causes import hang, with_bottle

SECOND = do.HangBottle(bottle=ADULT.bottles[1])


def running(bed: Bed, when: str) -> RunningBottle:
    bottle = bed.sees(when).bottle
    assert bottle is not None, "no bottle hangs"
    return bottle


def place(bed: Bed, when: str) -> tuple[str, int, int]:
    """Its batch, and its number of how many."""
    bottle = running(bed, when)
    return bottle.hung.bottle.batch, bottle.number, bottle.of


def seconds(whole: int, microseconds: int) -> Instant:
    return Instant(moment("0").microseconds + whole * 1_000_000 + microseconds)


def test_the_first_bottle_hangs_from_the_start_and_empties_by_what_went_in() -> None:
    """100 mL: 3.5 in by 30 and 10.5 by 60 leave 89.5; at 14 mL/h that is 23014.285714 s more, + 3600 s."""
    bottle = running(on_rung(2), "60")

    assert (bottle.left, bottle.empties_at) == (ml("89.5"), seconds(26614, 285_714))


def test_the_second_bottle_is_reckoned_from_when_it_was_hung() -> None:
    """157.5 mL by 120; half an hour at 336 mL/h takes 168 of its 400; 232 ÷ 336 h = 2485.714285 s + 9000 s."""
    bed = adult_on_rung(5).does("120", SECOND)
    bottle = running(bed, "150")

    assert (place(bed, "150"), bottle.left, bottle.empties_at) == (
        ("P2", 2, 2),
        ml("232"),
        seconds(11485, 714_285),
    )


def test_bottles_are_counted_as_planned_and_beyond_the_plan_as_hung() -> None:
    """Two were planned; a third makes three."""
    bed = adult_on_rung(1)
    places = [place(bed, "0"), place(bed.does("10", SECOND), "10"), place(bed.does("20", hang("25", "P3")), "20")]

    assert places == [("P1", 1, 2), ("P2", 2, 2), ("P3", 3, 3)]


def test_a_reading_corrects_what_is_left_in_the_bottle() -> None:
    """3.5 mL reckoned by 30, 5 read: 95 of 100 left."""
    assert running(started().does("30", do.ReadVolume(read=ml("5"))), "30").left == ml("95")


def test_no_bottle_holds_more_than_it_holds() -> None:
    """The second, of 400 mL, hung at 157.5 mL reckoned; then 150 were read in all: it is full, not overfull."""
    bed = adult_on_rung(5).does("120", SECOND, do.ReadVolume(read=ml("150")))

    assert running(bed, "120").left == ml("400")


def test_an_empty_bottle_has_nothing_left_not_less() -> None:
    """3.5 mL at 7 mL/h for an hour."""
    assert running(started(with_bottle("3.5")), "60").left == ml("0")


def test_a_bottle_that_stands_still_empties_at_no_time() -> None:
    bottle = running(started().does("30", do.HoldInfusion()), "40")

    assert (bottle.left, bottle.empties_at) == (ml("96.5"), None)


def test_before_the_start_no_bottle_hangs() -> None:
    assert planned().sees("-5").bottle is None


def test_hanging_a_bottle_changes_neither_rate_nor_volume_nor_the_time_on_the_rung() -> None:
    """S9: 14 mL/h since 30, a bottle at 45; 10.5 mL by 60 and the rung full then."""
    bed = on_rung(2).does("45", hang("100"))
    seen = bed.sees("60")

    assert (seen.given.ml_per_h.text, seen.infused, seen.on_rung.text) == ("14", ml("10.5"), "30")
