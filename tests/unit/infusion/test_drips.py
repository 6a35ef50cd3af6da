"""The drip of an infusion: when it is to be counted, and what recording a count does (S22)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ivig_desk.domain.amounts.quantities import Seconds
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.decide import Refused
from ivig_desk.domain.infusion.drip_measured import DripMeasured
from ivig_desk.domain.infusion.events import RateLowered, RateRefused
from ivig_desk.domain.monitoring.drip import DripUse, Taps
from tests.unit.infusion.bed import ADULT, CHILD, adult_on_rung, just_before, ml_h, on_rung, refusals, started
from tests.unit.ward import rules

if TYPE_CHECKING:
    from ivig_desk.domain.amounts.instants import Instant
    from tests.unit.infusion.bed import Bed


def counted(drops_per_min: str, used_as: DripUse = DripUse.CHECKED, taps: int = 5) -> do.MeasureDrip:
    """Taps at exactly that many drops a minute, even as no hand's are."""
    interval = Seconds(60 / Seconds.of(drops_per_min).value)
    return do.MeasureDrip(taps=Taps(at=tuple(interval.times(number) for number in range(taps))), used_as=used_as)


def as_given(drops_per_min: str) -> do.MeasureDrip:
    return counted(drops_per_min, DripUse.GIVEN_RATE)


def asks(bed: Bed, when: str | Instant) -> bool:
    return "drip" in [due.value for due in bed.sees(when).due]


def test_a_drip_is_to_be_counted_from_the_moment_it_is_set() -> None:
    """S22: after the start, and after each change of the given rate."""
    bed = started()
    set_at = asks(bed, "0")
    bed.does("1", counted("7"))
    once_counted = asks(bed, "1")
    bed.does("2", do.LowerRate(to=ml_h("6")))

    assert (set_at, once_counted, asks(bed, "2")) == (True, False, True)


def test_it_is_to_be_counted_again_half_an_hour_after_the_last_count() -> None:
    """S22: counted at minute 1, due at minute 31."""
    bed = started().does("1", counted("7"))

    assert [asks(bed, just_before("31")), asks(bed, "31"), asks(bed, "32")] == [False, True, True]


@pytest.mark.parametrize(
    ("drops", "asked"),
    [("51.29", True), ("51.3", False), ("51.31", False), ("62.69", False), ("62.7", False), ("62.71", True)],
)
def test_a_count_further_than_10_percent_from_the_given_rate_asks_at_once(drops: str, asked: bool) -> None:  # noqa: FBT001
    """S22: rung 4 is 57 drops/min; 5.7 either way are 51.3 and 62.7."""
    bed = on_rung(4).does("91", counted(drops))

    assert asks(bed, "91") is asked
    assert bed.infusion.given == ml_h("57")


def test_nothing_is_asked_of_a_drip_that_is_held_and_it_is_once_it_runs_again() -> None:
    bed = started().does("1", counted("7"), do.HoldInfusion())
    held = asks(bed, "40")
    bed.does("41", do.ResumeInfusion())

    assert (held, asks(bed, "41")) == (False, True)


def test_the_same_rate_confirmed_at_the_bed_is_no_change() -> None:
    bed = started().does("1", counted("7"))
    weight = CHILD.patient.weight
    bed.does("2", do.ReopenDesk(last_alive=bed.infusion.last_at), do.ConfirmAtBed(weight=weight, rate=ml_h("7")))

    assert not asks(bed, "3")


def test_what_is_counted_is_recorded_as_the_given_rate() -> None:
    """52.4 drops/min is recorded as 52, which on 60 drops/mL is 52 mL/h; both are on record, the count first."""
    bed = on_rung(4).does("91", as_given("52.4"))
    measured, lowered = (recorded.event for recorded in bed.record[-2:])

    assert isinstance(measured, DripMeasured)
    assert (measured.drops.text, measured.used_as) == ("52.4", DripUse.GIVEN_RATE)
    assert lowered == RateLowered(to=ml_h("52"))
    assert bed.infusion.given == ml_h("52")
    assert not asks(bed, "92")


def test_a_count_of_the_given_rate_itself_changes_no_rate() -> None:
    bed = on_rung(4).does("91", as_given("57.3"))

    assert isinstance(bed.last, DripMeasured)
    assert len(bed.infusion.periods) == 4


def test_a_rate_that_is_counted_goes_through_the_gate_as_a_typed_one() -> None:
    """A minute on rung 4 of 30."""
    bed = on_rung(4)

    assert refusals(bed.ask("91", as_given("60"))) == ["rung-time"]
    assert bed.infusion.given == ml_h("57")


@pytest.mark.parametrize(
    ("drops", "says"), [("115.1", []), ("115.2", []), ("115.3", ["above-hard-limit"]), ("118", ["above-hard-limit"])]
)
def test_a_count_above_the_hard_limit_is_not_recorded_as_given(drops: str, says: list[str]) -> None:
    """S1: 24 kg × 4.8 mL/kg/h = 115.2 mL/h = 115.2 drops/min on 60 drops/mL, whichever whole number it is near."""
    bed = on_rung(5)

    assert refusals(bed.ask("121", as_given(drops))) == says
    assert isinstance(bed.last, RateRefused if says else DripMeasured)
    assert bed.infusion.given == ml_h("115")


def test_a_count_above_the_hard_limit_is_kept_as_a_check() -> None:
    bed = on_rung(5).does("121", counted("130"))

    assert isinstance(bed.last, DripMeasured)
    assert asks(bed, "121")


def test_taps_that_are_no_count_are_not_recorded() -> None:
    bed = started()
    before = len(bed.record)
    decision = bed.ask("1", counted("7", taps=4))

    assert isinstance(decision, Refused)
    assert [(one.kind.value, one.about) for one in decision.unmet] == [("taps-too-few", "4 of 5")]
    assert len(bed.record) == before


def test_a_pump_has_no_drip() -> None:
    bed = adult_on_rung(1, ADULT)

    assert bed.sees("1").drip is None
    assert refusals(bed.ask("1", counted("57"))) == ["no-drip"]


def test_an_infusion_run_by_rules_without_a_drip_is_asked_for_none() -> None:
    """Records of before the counted drip have none."""
    bed = started(replace(CHILD, rules=replace(rules(), drip=None)))

    assert bed.sees("1").drip is None
    assert refusals(bed.ask("1", counted("7"))) == ["no-drip"]


def test_every_tap_is_kept_in_seconds_after_the_first() -> None:
    taps = tuple(map(Seconds.of, ("100", "108.5", "108.52", "117", "125.5", "134")))
    bed = started().does("1", do.MeasureDrip(taps=Taps(at=taps), used_as=DripUse.CHECKED))

    assert isinstance(bed.last, DripMeasured)
    assert [tap.text for tap in bed.last.taps] == ["0", "8.5", "8.52", "17", "25.5", "34"]
