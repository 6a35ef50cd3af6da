"""What holds of every ramp: the shipped profiles × weights from 2 to 200 kg × sets × caps × doses."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivig_desk.adapters.data_files import PROFILES, TomlDataFiles, resources_folder
from ivig_desk.adapters.toml_profiles import load_formulary
from ivig_desk.domain.amounts.quantities import DropsPerMl, Kilograms, Millilitres, MlPerHour, MlPerKgPerHour
from ivig_desk.domain.formulary.ceiling import Ceiling, ceiling_for
from ivig_desk.domain.formulary.giving_set import DROP_FACTORS, Gravity, Pump
from ivig_desk.domain.formulary.order import Tolerance
from ivig_desk.domain.formulary.ramp import Ramp, RampRefused, RampRung, planned_rungs, ramp_for
from tests.unit.formulary.samples import ORDER, PATIENT

if TYPE_CHECKING:
    from pathlib import Path

    from ivig_desk.domain.formulary.giving_set import GivingSet
    from ivig_desk.domain.formulary.profile import Profile

# Read off the labels by hand, in mL/kg/h, so that a wrong figure in a file is not its own proof.
LABEL_MAXIMUM = {
    "privigen-10-eu": Fraction("4.8"),
    "privigen-10-review": Fraction("4.8"),
    "flebogamma-5-eu": Fraction(6),
    "flebogamma-5-review": Fraction(6),
}
FASTER_MAXIMUM = {**LABEL_MAXIMUM, "privigen-10-eu": Fraction("7.2")}

SHIPPED = {
    profile.id: profile for profile in TomlDataFiles(resources=resources_folder(), ward=None).formulary().profiles
}

profiles = st.sampled_from(sorted(SHIPPED)).map(SHIPPED.__getitem__)
# In grams, as a scale shows it.
weights = st.integers(2_000, 200_000).map(lambda grams: Kilograms(Fraction(grams, 1000)))
giving_sets = st.one_of(
    st.sampled_from(["0.1", "0.5", "1"]).map(lambda step: Pump(increment=MlPerHour.of(step))),
    st.sampled_from(DROP_FACTORS).map(lambda factor: Gravity(drop_factor=factor)),
)
caps = st.none() | st.integers(1, 900).map(lambda hundredths: MlPerKgPerHour(Fraction(hundredths, 100)))
tolerances = st.sampled_from(Tolerance)
volumes = st.integers(1, 30_000).map(lambda tenths: Millilitres(Fraction(tenths, 10)))


@given(profiles, weights, giving_sets, caps, tolerances)
def test_no_rung_is_above_any_limit(
    profile: Profile, weight: Kilograms, giving_set: GivingSet, cap: MlPerKgPerHour | None, tolerance: Tolerance
) -> None:
    """S1, S20, S26: neither as asked nor as the set runs it, reckoned from mL/h alone."""
    label = (FASTER_MAXIMUM if tolerance is Tolerance.TOLERATED_FASTER else LABEL_MAXIMUM)[profile.id]
    limit = label if cap is None else min(label, cap.value)

    for rung in made(profile, weight, giving_set, ceiling(profile, weight, cap, tolerance)):
        assert 0 < rung.rate.ml_per_h.value / weight.value <= rung.exact.value <= limit


@given(profiles, weights, giving_sets, caps, tolerances)
def test_rungs_rise_and_none_stands_twice(
    profile: Profile, weight: Kilograms, giving_set: GivingSet, cap: MlPerKgPerHour | None, tolerance: Tolerance
) -> None:
    """S4, S20."""
    rates = [rung.rate.ml_per_h for rung in made(profile, weight, giving_set, ceiling(profile, weight, cap, tolerance))]

    assert rates == sorted(set(rates))


@given(profiles, weights, giving_sets, caps)
def test_rounding_loses_less_than_one_step_of_the_set_and_never_adds(
    profile: Profile, weight: Kilograms, giving_set: GivingSet, cap: MlPerKgPerHour | None
) -> None:
    """S20: a step is the pump's increment, or one drop a minute, 60 ÷ drop factor in mL/h."""
    step = giving_set.increment.value if isinstance(giving_set, Pump) else 60 / giving_set.drop_factor.value

    for rung in made(profile, weight, giving_set, ceiling(profile, weight, cap, Tolerance.ORDINARY)):
        lost = rung.exact.value * weight.value - rung.rate.ml_per_h.value
        assert 0 <= lost < step
        assert rung.rate.ml_per_h.value % step == 0


@given(profiles, weights, giving_sets, caps, volumes)
def test_the_volumes_add_up_to_the_dose_and_no_rung_is_empty(
    profile: Profile, weight: Kilograms, giving_set: GivingSet, cap: MlPerKgPerHour | None, volume: Millilitres
) -> None:
    """S6, S27: rate × time summed afresh, rung after rung without a gap."""
    rungs = made(profile, weight, giving_set, ceiling(profile, weight, cap, Tolerance.ORDINARY))
    planned = planned_rungs(Ramp(rungs=rungs), volume)
    infused, at = Fraction(0), Fraction(0)

    for each in planned:
        assert each.start.value == at < each.end.value
        infused += each.rung.rate.ml_per_h.value * (each.end.value - each.start.value) / 60
        at = each.end.value
        assert each.infused_by_end.value == infused

    assert infused == (volume.value if rungs else 0)


@given(profiles, weights, giving_sets, volumes)
def test_no_rung_but_the_last_is_left_before_its_time(
    profile: Profile, weight: Kilograms, giving_set: GivingSet, volume: Millilitres
) -> None:
    """S9, S27: every shipped rung is held 30 min, and longer only where two became one."""
    planned = planned_rungs(
        Ramp(rungs=made(profile, weight, giving_set, ceiling(profile, weight, None, Tolerance.ORDINARY))), volume
    )

    assert [each for each in planned[:-1] if each.end.value - each.start.value < 30] == []


@given(weights, st.sampled_from([DropsPerMl.of("10"), DropsPerMl.of("15"), DropsPerMl.of("20")]), caps)
def test_the_review_s_drops_are_refused_on_every_other_drip(
    weight: Kilograms, drop_factor: DropsPerMl, cap: MlPerKgPerHour | None
) -> None:
    """S26."""
    for profile_id in ("privigen-10-review", "flebogamma-5-review"):
        profile = SHIPPED[profile_id]
        result = ramp_for(
            profile, weight, Gravity(drop_factor=drop_factor), ceiling(profile, weight, cap, Tolerance.ORDINARY)
        )
        assert isinstance(result, RampRefused)


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

    formulary = load_formulary(folders)

    assert {profile.id: profile for profile in formulary.profiles} == SHIPPED
    assert [profile.id for profile in formulary.profiles] == sorted(SHIPPED)


def ceiling(profile: Profile, weight: Kilograms, cap: MlPerKgPerHour | None, tolerance: Tolerance) -> Ceiling:
    order = replace(ORDER, ceiling=cap, tolerance=tolerance)
    return ceiling_for(profile, replace(PATIENT, weight=weight), order, None, None)


def made(profile: Profile, weight: Kilograms, giving_set: GivingSet, under: Ceiling) -> tuple[RampRung, ...]:
    """The rungs; none where the set was refused."""
    result = ramp_for(profile, weight, giving_set, under)
    return result.rungs if isinstance(result, Ramp) else ()
