"""Each conversion of a working, and that it ends in the very rate, bound or volume that is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from ivig_desk.domain.amounts.quantities import (
    DropsPerKgPerMinute,
    DropsPerMl,
    Grams,
    Kilograms,
    LabelRate,
    MgPerKgPerHour,
    MgPerKgPerMinute,
    MgPerMl,
    Minutes,
    MlPerHour,
    MlPerKgPerHour,
    MlPerKgPerMinute,
)
from ivig_desk.domain.formulary.ceiling import Ceiling, CeilingKind, WardCeiling, ceiling_for
from ivig_desk.domain.formulary.giving_set import GivingSet, Gravity, Pump, settable
from ivig_desk.domain.formulary.order import Order
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.formulary.ramp import Ramp, RampRefused, ramp_for
from ivig_desk.domain.formulary.working import (
    BoundSteps,
    Conversion,
    OverTime,
    PerWeight,
    ceiling_working,
    refused_working,
    rung_working,
    volume_working,
)
from ivig_desk.domain.patient.patient import Patient
from tests.unit.formulary.samples import ORDER, PATIENT, PROFILE, limit, rungs

DRIP_60 = Gravity(drop_factor=DropsPerMl.of("60"))
PUMP = Pump(increment=MlPerHour.of("0.1"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What a ramp is worked out from."""

    profile: Profile = PROFILE
    patient: Patient = PATIENT
    order: Order = ORDER
    giving_set: GivingSet = PUMP

    def ceiling(self, tolerated: MlPerKgPerHour | None = None, ward: WardCeiling | None = None) -> Ceiling:
        return ceiling_for(self.profile, self.patient, self.order, tolerated, ward, giving_set=self.giving_set)

    def ramp(self) -> Ramp | RampRefused:
        return ramp_for(self.profile, self.patient, self.giving_set, self.ceiling())


def weighing(kg: str, giving_set: GivingSet = PUMP) -> Inputs:
    return Inputs(patient=replace(PATIENT, weight=Kilograms.of(kg)), giving_set=giving_set)


def steps_of(inputs: Inputs, kind: CeilingKind, ceiling: Ceiling) -> BoundSteps:
    rate = settable(ceiling.limit, inputs.patient.weight, inputs.giving_set)
    (steps,) = [one.steps for one in ceiling_working(ceiling, rate, inputs).bounds if one.reason.kind is kind]
    return steps


@pytest.mark.parametrize(
    ("printed", "concentration", "by", "exact"),
    [
        (MlPerKgPerHour.of("1.2"), "100", None, "1.2"),
        # 0.02 × 60
        (MlPerKgPerMinute.of("0.02"), "100", None, "1.2"),
        # 2 × 60 ÷ 100, and 2 × 60 ÷ 50
        (MgPerKgPerMinute.of("2"), "100", MgPerMl.of("100"), "1.2"),
        (MgPerKgPerMinute.of("2"), "50", MgPerMl.of("50"), "2.4"),
        # 60 ÷ 50
        (MgPerKgPerHour.of("60"), "50", MgPerMl.of("50"), "1.2"),
        # 1.2 × 60 ÷ 60
        (DropsPerKgPerMinute.of("1.2"), "100", DropsPerMl.of("60"), "1.2"),
    ],
    ids=str,
)
def test_a_figure_is_converted_with_what_its_unit_needs(
    printed: LabelRate, concentration: str, by: MgPerMl | DropsPerMl | None, exact: str
) -> None:
    """S3, S26."""
    profile = replace(
        PROFILE,
        concentration=MgPerMl.of(concentration),
        drop_factor=DropsPerMl.of("60"),
        rungs=rungs(printed),
        maximum=limit(printed),
    )
    inputs = Inputs(profile=profile, giving_set=DRIP_60)
    ramp = inputs.ramp()
    assert isinstance(ramp, Ramp)

    working = rung_working(ramp.rungs[0], inputs)

    assert working.conversion == Conversion(as_printed=printed, by=by, exact=MlPerKgPerHour.of(exact))
    assert steps_of(inputs, CeilingKind.LABEL, inputs.ceiling()) == working.conversion


@pytest.mark.parametrize(
    ("giving_set", "wanted", "drops", "runs", "lost"),
    [
        # 24.3 kg × 0.5 mL/kg/h = 12.15 mL/h: 121 steps of 0.1, 12 of 1
        (PUMP, "12.15", None, "12.1", "0.05"),
        (Pump(increment=MlPerHour.of("1")), "12.15", None, "12", "0.15"),
        # × 60 ÷ 60 = 12.15, 12 drops are 12 mL/h; × 20 ÷ 60 = 4.05, 4 drops are 4 × 60 ÷ 20 = 12 mL/h
        (DRIP_60, "12.15", "12.15", "12", "0.15"),
        (Gravity(drop_factor=DropsPerMl.of("20")), "12.15", "4.05", "12", "0.15"),
    ],
)
def test_what_rounding_takes_is_told_apart(
    giving_set: GivingSet, wanted: str, drops: str | None, runs: str, lost: str
) -> None:
    """S6, S20: the last step is the rung's own rate, not one like it."""
    inputs = weighing("24.3", giving_set)
    ramp = inputs.ramp()
    assert isinstance(ramp, Ramp)

    settled = rung_working(ramp.rungs[0], inputs).settled

    assert settled.rate is ramp.rungs[0].rate
    assert (settled.wanted.text, settled.rate.ml_per_h.text, settled.lost.text) == (wanted, runs, lost)
    assert (None if settled.drops is None else settled.drops.text) == drops


def test_a_rate_that_the_set_can_do_loses_nothing() -> None:
    """S20: 20 kg × 0.5 mL/kg/h = 10 mL/h."""
    inputs = weighing("20", DRIP_60)
    ramp = inputs.ramp()
    assert isinstance(ramp, Ramp)

    assert rung_working(ramp.rungs[0], inputs).settled.lost == MlPerHour.of("0")


@pytest.mark.parametrize("kg", ["11.9", "12", "12.1"])
def test_a_rung_too_slow_to_count_shows_its_drops(kg: str) -> None:
    """S20: 12 kg × 0.5 mL/kg/h × 20 drops/mL ÷ 60 = 2 drops/min; 11.9 kg, 1.983… and refused; 12.1 kg, 2.016…."""
    inputs = weighing(kg, Gravity(drop_factor=DropsPerMl.of("20")))

    ramp = inputs.ramp()

    if kg != "11.9":
        assert isinstance(ramp, Ramp)
        return
    assert isinstance(ramp, RampRefused)
    settled = refused_working(ramp, inputs)
    # 11.9 × 0.5 = 5.95 mL/h; × 20 ÷ 60 = 119/60
    assert settled.drops is not None
    assert (settled.wanted.text, settled.drops.text) == ("5.95", "119/60")


def test_a_ward_s_ml_per_hour_and_a_pump_s_fastest_are_divided_by_the_weight() -> None:
    """60 mL/h ÷ 20 kg = 3 mL/kg/h; 70 ÷ 20 = 3.5."""
    fastest = Pump(increment=MlPerHour.of("0.1"), fastest=MlPerHour.of("70"))
    inputs = weighing("20", fastest)
    ceiling = inputs.ceiling(ward=WardCeiling(rate=MlPerHour.of("60"), source="the ward"))

    assert steps_of(inputs, CeilingKind.WARD, ceiling) == PerWeight(
        rate=MlPerHour.of("60"), weight=Kilograms.of("20"), exact=MlPerKgPerHour.of("3")
    )
    assert steps_of(inputs, CeilingKind.GIVING_SET, ceiling) == PerWeight(
        rate=MlPerHour.of("70"), weight=Kilograms.of("20"), exact=MlPerKgPerHour.of("3.5")
    )


def test_what_was_tolerated_ran_in_ml_per_hour() -> None:
    """28 mL/h ÷ 24 kg = 7/6 mL/kg/h, and back."""
    inputs = weighing("24")
    ceiling = inputs.ceiling(tolerated=MlPerKgPerHour.of("7/6"))

    assert steps_of(inputs, CeilingKind.REACTION, ceiling) == PerWeight(
        rate=MlPerHour.of("28"), weight=Kilograms.of("24"), exact=MlPerKgPerHour.of("7/6")
    )


def test_a_ward_s_ml_per_kg_and_the_prescriber_s_need_no_conversion() -> None:
    inputs = Inputs(order=replace(ORDER, ceiling=MlPerKgPerHour.of("2")))
    ceiling = inputs.ceiling(ward=WardCeiling(rate=MlPerKgPerHour.of("3"), source="the ward"))

    for kind, exact in ((CeilingKind.PRESCRIBER, "2"), (CeilingKind.WARD, "3")):
        rate = MlPerKgPerHour.of(exact)
        assert steps_of(inputs, kind, ceiling) == Conversion(as_printed=rate, by=None, exact=rate)


def test_the_shortest_duration_is_volume_over_time_over_weight() -> None:
    """60 mL ÷ 240 min × 60 = 15 mL/h; ÷ 20 kg = 0.75 mL/kg/h."""
    inputs = Inputs(order=replace(ORDER, over_at_least=Minutes.of("240")))

    steps = steps_of(inputs, CeilingKind.SHORTEST_DURATION, inputs.ceiling())

    assert isinstance(steps, OverTime)
    assert (steps.volume.text, steps.time.text, steps.rate.text, steps.exact.text) == ("60", "240", "15", "0.75")


def test_the_binding_bound_comes_first_and_each_ends_in_its_own_limit() -> None:
    """S6."""
    inputs = Inputs(order=replace(ORDER, ceiling=MlPerKgPerHour.of("2"), over_at_least=Minutes.of("240")))
    ceiling = inputs.ceiling()
    rate = settable(ceiling.limit, inputs.patient.weight, inputs.giving_set)

    working = ceiling_working(ceiling, rate, inputs)

    assert [bound.reason.kind for bound in working.bounds] == [
        CeilingKind.SHORTEST_DURATION,
        CeilingKind.PRESCRIBER,
        CeilingKind.LABEL,
    ]
    assert all(bound.steps.exact is bound.reason.limit for bound in working.bounds)
    assert working.settled.rate is rate


@pytest.mark.parametrize(("dispensed", "hangs", "volume"), [(None, "100", "60"), ("50", "50", "120")])
def test_the_volume_is_the_dose_in_what_hangs(dispensed: str | None, hangs: str, volume: str) -> None:
    """6 g × 1000 ÷ 100 mg/mL = 60 mL; diluted to 50 mg/mL 120 mL."""
    order = replace(ORDER, dispensed=None if dispensed is None else MgPerMl.of(dispensed))

    working = volume_working(Inputs(order=order))

    assert (working.dose, working.undiluted) == (Grams.of("6"), MgPerMl.of("100"))
    assert (working.concentration.text, working.volume.text) == (hangs, volume)


def test_a_diluted_bag_is_not_converted_twice() -> None:
    """S1: 2 mg/kg/min of 100 mg/mL are 1.2 mL/kg/h in a bag of 50 mg/mL too, not 2.4."""
    profile = replace(PROFILE, rungs=rungs(MgPerKgPerMinute.of("2")), maximum=limit(MgPerKgPerMinute.of("2")))
    inputs = Inputs(profile=profile, order=replace(ORDER, dispensed=MgPerMl.of("50")))
    ramp = inputs.ramp()
    assert isinstance(ramp, Ramp)

    conversion = rung_working(ramp.rungs[0], inputs).conversion

    assert (conversion.by, conversion.exact.text) == (MgPerMl.of("100"), "1.2")
