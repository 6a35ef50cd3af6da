"""What holds of every ramp: all shipped profiles × weights from 2 to 200 kg × sets × risks × earlier × bounds."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivig_desk.adapters.data_files import PROFILES, TomlDataFiles, resources_folder
from ivig_desk.adapters.toml_profiles import load_formulary
from ivig_desk.domain.amounts.quantities import DropsPerMl, Kilograms, Millilitres, MlPerHour, MlPerKgPerHour
from ivig_desk.domain.formulary.ceiling import WardCeiling, ceiling_for
from ivig_desk.domain.formulary.giving_set import DROP_FACTORS, GivingSet, Gravity, Pump
from ivig_desk.domain.formulary.order import Order, Tolerance
from ivig_desk.domain.formulary.ramp import Ramp, RampRung, planned_rungs, ramp_for
from ivig_desk.domain.patient.patient import Earlier, Patient, Risk
from tests.unit.adapters.shipped import seal
from tests.unit.formulary.samples import ORDER, PATIENT

if TYPE_CHECKING:
    from pathlib import Path

# Read off the labels by hand, in mL/kg/h, so that a wrong figure in a file is not its own proof:
# the maximum, the lowest print for patients at risk (None where there is no number), the shortest time on any rung.
LABEL: dict[str, tuple[str, str | None, int]] = {
    "privigen-10-eu": ("4.8", None, 30),
    "privigen-10-review": ("4.8", None, 30),
    "privigen-10-us-pi": ("4.8", None, 30),
    "privigen-10-us-cidp": ("4.8", None, 30),
    "privigen-10-us-itp": ("2.4", None, 30),
    "flebogamma-5-eu": ("6", None, 30),
    "flebogamma-5-review": ("6", None, 30),
    "octagam-10-us-itp": ("7.2", "1.8", 30),
    "octagam-10-us-dm": ("2.4", "1.8", 30),
    "octagam-5-us-pi": ("4", "4.2", 30),
    "kiovig-10-eu": ("6", None, 30),
    "gammagard-liquid-10-us-pi": ("5", None, 30),
    "gammagard-liquid-10-us-mmn": ("5.4", None, 30),
    "gammagard-liquid-10-us-cidp": ("5.4", None, 30),
    "gamunex-c-10-us-pi": ("4.8", None, 30),
    "gamunex-c-10-us-itp": ("4.8", None, 30),
    "gamunex-c-10-us-cidp": ("4.8", None, 30),
    "bivigam-10-us-pi": ("3.6", None, 10),
    "panzyga-10-us-pi": ("8.4", "1.98", 30),
    "panzyga-10-us-itp": ("4.8", "1.98", 30),
    "panzyga-10-us-cidp": ("7.2", "1.98", 30),
    "gammaplex-5-us": ("4.8", None, 15),
    "gammaplex-10-us": ("4.8", None, 15),
    "asceniv-10-us-pi": ("4.8", None, 15),
    "qivigy-10-us-pi": ("4.8", None, 15),
}
FASTER = {"privigen-10-eu": "7.2", "kiovig-10-eu": "8"}
FIRST_TAKES_LONGER = {"qivigy-10-us-pi": 30}

SHIPPED = {
    profile.id: profile for profile in TomlDataFiles(resources=resources_folder(), ward=None).formulary().profiles
}
FASTEST_PUMP = MlPerHour.of("300")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bed:
    """One patient at one set with one order; drawn by profile id, so that a failing one can be read."""

    profile: str
    patient: Patient
    order: Order
    giving_set: GivingSet
    ward: MlPerKgPerHour | MlPerHour | None

    @property
    def highest(self) -> Fraction:
        """The lowest of all bounds, in mL/kg/h, from the hand-read figures above."""
        weight = self.patient.weight.value
        maximum, at_risk, _ = LABEL[self.profile]
        if self.order.tolerance is Tolerance.TOLERATED_FASTER:
            maximum = FASTER.get(self.profile, maximum)
        bounds = [Fraction(maximum)]
        bounds += [Fraction(at_risk)] if self.patient.risks and at_risk else []
        bounds += [self.order.ceiling.value] if self.order.ceiling else []
        if self.ward is not None:
            bounds.append(self.ward.value / (weight if isinstance(self.ward, MlPerHour) else 1))
        if isinstance(self.giving_set, Pump) and self.giving_set.fastest is not None:
            bounds.append(self.giving_set.fastest.value / weight)
        return min(bounds)

    @property
    def ward_ceiling(self) -> WardCeiling | None:
        """The ward's bound with who decided it."""
        return None if self.ward is None else WardCeiling(rate=self.ward, source="the ward")

    def rungs(self) -> tuple[RampRung, ...]:
        """The rungs; none where the set was refused."""
        profile = SHIPPED[self.profile]
        ceiling = ceiling_for(profile, self.patient, self.order, None, self.ward_ceiling, giving_set=self.giving_set)
        result = ramp_for(profile, self.patient, self.giving_set, ceiling)
        return result.rungs if isinstance(result, Ramp) else ()


caps = st.none() | st.integers(1, 900).map(lambda hundredths: MlPerKgPerHour(Fraction(hundredths, 100)))
beds = st.builds(
    Bed,
    profile=st.sampled_from(sorted(SHIPPED)),
    patient=st.builds(
        replace,
        st.just(PATIENT),
        # In grams, as a scale shows it.
        weight=st.integers(2_000, 200_000).map(lambda grams: Kilograms(Fraction(grams, 1000))),
        risks=st.sampled_from([(), (Risk.KIDNEY,), (Risk.AGE_65, Risk.HEART)]),
        earlier=st.sampled_from(Earlier),
    ),
    order=st.builds(replace, st.just(ORDER), ceiling=caps, tolerance=st.sampled_from(Tolerance)),
    giving_set=st.one_of(
        st.sampled_from(["0.1", "0.5", "1"]).map(lambda step: Pump(increment=MlPerHour.of(step))),
        st.just(Pump(increment=MlPerHour.of("0.1"), fastest=FASTEST_PUMP)),
        st.sampled_from(DROP_FACTORS).map(lambda factor: Gravity(drop_factor=factor)),
    ),
    ward=caps | st.integers(1, 400).map(lambda ml_h: MlPerHour(Fraction(ml_h))),
)
volumes = st.integers(1, 30_000).map(lambda tenths: Millilitres(Fraction(tenths, 10)))


def test_every_shipped_profile_is_in_the_table_above() -> None:
    """S3."""
    assert sorted(LABEL) == sorted(SHIPPED)


@given(beds)
@settings(max_examples=400)
def test_no_rung_is_above_any_limit(bed: Bed) -> None:
    """S1, S20, S26: neither as asked nor as the set runs it, reckoned from mL/h alone."""
    for rung in bed.rungs():
        assert 0 < rung.rate.ml_per_h.value / bed.patient.weight.value <= rung.exact.value <= bed.highest


@given(beds)
def test_the_ceiling_is_the_lowest_of_all_bounds_and_keeps_every_one(bed: Bed) -> None:
    """S1, S2: the binding one first."""
    ceiling = ceiling_for(
        SHIPPED[bed.profile], bed.patient, bed.order, None, bed.ward_ceiling, giving_set=bed.giving_set
    )

    limits = [reason.limit.value for reason in ceiling.reasons]
    assert ceiling.limit.value == bed.highest
    assert limits == sorted(limits)
    assert all(reason.source for reason in ceiling.reasons)


@given(beds)
def test_rungs_rise_and_none_stands_twice(bed: Bed) -> None:
    """S4, S20."""
    rates = [rung.rate.ml_per_h for rung in bed.rungs()]

    assert rates == sorted(set(rates))


@given(beds)
def test_rounding_loses_less_than_one_step_of_the_set_and_never_adds(bed: Bed) -> None:
    """S20: a step is the pump's increment, or one drop a minute, 60 ÷ drop factor in mL/h."""
    carried = bed.giving_set
    step = carried.increment.value if isinstance(carried, Pump) else 60 / carried.drop_factor.value

    for rung in bed.rungs():
        lost = rung.exact.value * bed.patient.weight.value - rung.rate.ml_per_h.value
        assert 0 <= lost < step
        assert rung.rate.ml_per_h.value % step == 0


@given(beds, volumes)
def test_the_volumes_add_up_to_the_dose_and_no_rung_is_empty(bed: Bed, volume: Millilitres) -> None:
    """S6, S27: rate × time summed afresh, rung after rung without a gap."""
    rungs = bed.rungs()
    infused, at = Fraction(0), Fraction(0)

    for each in planned_rungs(Ramp(rungs=rungs), volume):
        assert each.start.value == at < each.end.value
        infused += each.rung.rate.ml_per_h.value * (each.end.value - each.start.value) / 60
        at = each.end.value
        assert each.infused_by_end.value == infused

    assert infused == (volume.value if rungs else 0)


@given(beds, volumes)
def test_no_rung_but_the_last_is_left_before_its_time(bed: Bed, volume: Millilitres) -> None:
    """S3, S9, S27: every rung is held as long as its label says, and longer only where two became one."""
    planned = planned_rungs(Ramp(rungs=bed.rungs()), volume)
    shortest = LABEL[bed.profile][2]
    if bed.patient.earlier is not Earlier.SAME_WITHIN_8_WEEKS:
        shortest = FIRST_TAKES_LONGER.get(bed.profile, shortest)

    assert [each for each in planned[:-1] if each.end.value - each.start.value < shortest] == []


@given(beds, st.sampled_from(["10", "15", "20"]), st.sampled_from(["privigen-10-review", "flebogamma-5-review"]))
def test_the_review_s_drops_are_refused_on_every_other_drip(bed: Bed, drops_per_ml: str, profile: str) -> None:
    """S26."""
    other = replace(bed, profile=profile, giving_set=Gravity(drop_factor=DropsPerMl.of(drops_per_ml)))

    assert other.rungs() == ()


@pytest.mark.parametrize("seed", range(5))
def test_shuffled_files_give_the_same_formulary(tmp_path: Path, seed: int) -> None:
    """S5: copied in another order into two folders, so that neither position nor date of a file can matter."""
    paths = sorted((resources_folder() / PROFILES).glob("*-*.toml"))
    random.Random(seed).shuffle(paths)  # noqa: S311  # An order, not a secret.
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    for number, path in enumerate(paths):
        shutil.copyfile(path, folders[number % 2] / path.name)
    for folder in folders:
        seal(folder)

    formulary = load_formulary(folders)

    assert {profile.id: profile for profile in formulary.profiles} == SHIPPED
    assert [profile.id for profile in formulary.profiles] == sorted(SHIPPED)
