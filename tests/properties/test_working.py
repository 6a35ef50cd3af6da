"""Every working comes out by pencil, and ends in the very rate the ramp shows: all profiles × weights × sets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from ivig_desk.adapters.data_files import TomlDataFiles, resources_folder
from ivig_desk.domain.amounts.quantities import DropsPerMl, Grams, Kilograms, Minutes, MlPerHour, MlPerKgPerHour
from ivig_desk.domain.formulary.ceiling import ceiling_for
from ivig_desk.domain.formulary.giving_set import GivingSet, Gravity, Pump, settable
from ivig_desk.domain.formulary.ramp import PlannedRung, Ramp, planned_rungs, ramp_for
from ivig_desk.domain.formulary.working import ceiling_working, rung_working
from ivig_desk.presenters.formats import quantity_text
from ivig_desk.presenters.working import planned_working
from ivig_desk.presenters.working_wording import given_line, rung_line
from tests.helpers.pencil import Slip, reckoned
from tests.unit.formulary.samples import ORDER, PATIENT

if TYPE_CHECKING:
    from ivig_desk.domain.formulary.ceiling import Ceiling
    from ivig_desk.domain.formulary.order import Order
    from ivig_desk.domain.formulary.profile import Profile
    from ivig_desk.domain.patient.patient import Patient

PROFILES = {
    profile.id: profile for profile in TomlDataFiles(resources=resources_folder(), ward=None).formulary().profiles
}
SETS: dict[str, GivingSet] = {
    "pump:0.1": Pump(increment=MlPerHour.of("0.1")),
    "pump:1": Pump(increment=MlPerHour.of("1")),
    "gravity:20": Gravity(drop_factor=DropsPerMl.of("20")),
    "gravity:60": Gravity(drop_factor=DropsPerMl.of("60")),
}
# 24.13 kg leave numbers that have no end, 221 min a ceiling that has none.
WEIGHTS = ("5", "24", "24.13", "70")
BOUNDED = replace(ORDER, over_at_least=Minutes.of("221"), ceiling=MlPerKgPerHour.of("2.5"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What one ramp is worked out from."""

    profile: Profile
    patient: Patient
    order: Order
    giving_set: GivingSet

    @property
    def ceiling(self) -> Ceiling:
        return ceiling_for(self.profile, self.patient, self.order, None, None, giving_set=self.giving_set)

    def rungs(self) -> tuple[PlannedRung, ...]:
        """The rungs; none where the set cannot run them."""
        ramp = ramp_for(self.profile, self.patient, self.giving_set, self.ceiling)
        volume = self.order.volume(self.profile.concentration)
        return planned_rungs(ramp, volume) if isinstance(ramp, Ramp) else ()


@pytest.fixture(params=["as the label", "bounded"])
def order(request: pytest.FixtureRequest) -> Order:
    return ORDER if request.param == "as the label" else BOUNDED


@pytest.fixture(params=[(kg, name) for kg in WEIGHTS for name in SETS], ids=str)
def every(request: pytest.FixtureRequest, order: Order) -> list[Inputs]:
    """Every profile for one weight on one set; 0.4 g/kg."""
    kg, name = request.param
    patient = replace(PATIENT, weight=Kilograms.of(kg))
    dose = Grams(Kilograms.of(kg).value * 2 / 5)
    return [
        Inputs(profile=profile, patient=patient, order=replace(order, dose=dose), giving_set=SETS[name])
        for profile in PROFILES.values()
    ]


def factor(inputs: Inputs) -> str:
    return inputs.giving_set.drop_factor.text if isinstance(inputs.giving_set, Gravity) else "60"


def test_a_working_ends_in_the_very_rate_the_ramp_shows(every: list[Inputs]) -> None:
    """S6, S20."""
    shown = 0
    for inputs in every:
        for planned in inputs.rungs():
            rung, working = planned.rung, rung_working(planned.rung, inputs)
            shown += 1
            assert working.settled.rate is rung.rate
            assert working.conversion.exact is rung.exact
            assert working.settled.wanted.value == rung.exact.value * inputs.patient.weight.value
            assert working.settled.lost.value == working.settled.wanted.value - rung.rate.ml_per_h.value >= 0
            ends = reckoned(rung_line(working), factor(inputs))
            in_drops = rung.rate.drops_per_min
            last = rung.rate.ml_per_h if in_drops is None or working.settled.lost.value else in_drops
            assert ends[-1] == quantity_text(last, 2)
    # On 20 drops/mL an infant's ramps are all refused.
    assert shown > 20 or factor(every[0]) == "20"


def test_every_line_of_every_working_comes_out_by_pencil(every: list[Inputs]) -> None:
    """S6, S19: each “=” exactly, each “≈” but for its last place, every unit with what it is multiplied by."""
    results = 0
    for inputs in every:
        rate = settable(inputs.ceiling.limit, inputs.patient.weight, inputs.giving_set)
        rungs = inputs.rungs()
        for section in planned_working(inputs, inputs.ceiling, rate, rungs):
            for line in section.lines:
                results += len(reckoned(line.text, factor(inputs)))
        for planned in rungs:
            given = given_line(planned.rung.rate, inputs.patient.weight, inputs.giving_set)
            results += len(reckoned(given, factor(inputs)))
    assert results > 50


def test_every_bound_ends_in_its_own_limit(every: list[Inputs]) -> None:
    """S6."""
    for inputs in every:
        rate = settable(inputs.ceiling.limit, inputs.patient.weight, inputs.giving_set)
        working = ceiling_working(inputs.ceiling, rate, inputs)
        assert [bound.steps.exact for bound in working.bounds] == [one.limit for one in inputs.ceiling.reasons]
        assert working.limit is working.bounds[0].steps.exact


@pytest.mark.parametrize(
    "slip",
    [
        "24 kg × 1.2 mL/kg/h = 28.9 mL/h",
        "24 kg × 1.2 mL/kg/h ≈ 28.8 mL/h",
        "24 kg × 1.2 mL/kg/h = 28.8 mL/kg/h",
        "28.8 mL/h × 60 drops/mL = 1728 drops/min",
        "28.8 drops/min, rounded down 29 drops/min",
        "28 mL/h ÷ 24 kg = 1.16 mL/kg/h",
        "28 mL/h ÷ 24 kg ≈ 1.18 mL/kg/h",
        "3.5 mL + 7 mL = 10 mL",
        "3.5 mL + 7 min = 10.5 mL",
    ],
)
def test_the_pencil_finds_a_slip(slip: str) -> None:
    with pytest.raises(Slip):
        reckoned(slip)


@pytest.mark.parametrize(
    ("line", "results"),
    [
        ("28 mL/h ÷ 24 kg ≈ 1.16 mL/kg/h", ["1.16 mL/kg/h"]),
        ("2 mg/kg/min × 60 min/h ÷ 100 mg/mL = 1.2 mL/kg/h; × 24 kg = 28.8 mL/h", ["1.2 mL/kg/h", "28.8 mL/h"]),
        ("28.8 drops/min, rounded down 28 drops/min = 28 mL/h, 0.8 mL/h lost", ["28 mL/h"]),
        ("28.85 mL/h, rounded down to steps of 0.1 mL/h = 28.8 mL/h", ["28.8 mL/h"]),
        ("19 mL left ÷ 115 mL/h × 60 min/h ≈ 9.91 min", ["9.91 min"]),
    ],
)
def test_the_pencil_follows_a_line_that_comes_out(line: str, results: list[str]) -> None:
    assert reckoned(line) == results
