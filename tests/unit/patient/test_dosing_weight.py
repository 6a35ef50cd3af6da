"""Which stated dosing weights can be used beside an actual weight of 70 kg."""

from __future__ import annotations

import pytest

from ivig_desk.domain.amounts.quantities import Kilograms, WeightFactor
from ivig_desk.domain.patient.dosing_weight import DosingWeight, DosingWeightProblem, WeightBasis, problem_of


@pytest.mark.parametrize(
    ("basis", "weight_kg", "working", "problem"),
    [
        (WeightBasis.ACTUAL, "70", "", None),
        (WeightBasis.ACTUAL, "70.1", "", DosingWeightProblem.NOT_THE_ACTUAL),
        (WeightBasis.IDEAL, "58", "ward table, 165 cm", None),
        (WeightBasis.IDEAL, "58", "", DosingWeightProblem.WORKING_MISSING),
        (WeightBasis.ADJUSTED, "62.8", "factor 0.4", None),
        (WeightBasis.ADJUSTED, "62.8", " ", DosingWeightProblem.WORKING_MISSING),
        (WeightBasis.ADJUSTED, "0", "factor 0.4", DosingWeightProblem.NOT_POSITIVE),
        (WeightBasis.ACTUAL, "-70", "", DosingWeightProblem.NOT_POSITIVE),
    ],
)
def test_a_stated_weight_says_which_it_is_and_how_it_was_reached(
    basis: WeightBasis, weight_kg: str, working: str, problem: DosingWeightProblem | None
) -> None:
    stated = DosingWeight(basis=basis, weight=Kilograms.of(weight_kg), working=working)

    assert problem_of(stated, Kilograms.of("70")) is problem


@pytest.mark.parametrize(
    ("ideal_kg", "factor", "weight_kg", "problem"),
    [
        # 62 + 0.4 × (70 − 62) = 62 + 3.2 = 65.2
        ("62", "0.4", "65.2", None),
        ("62", "0.4", "65.3", DosingWeightProblem.NOT_AS_RECKONED),
        ("62", "0", "62", DosingWeightProblem.FACTOR_OUTSIDE),
        ("62", "0.001", "62.008", None),
        ("62", "0.999", "69.992", None),
        ("62", "1", "70", DosingWeightProblem.FACTOR_OUTSIDE),
        ("62", "-0.4", "58.8", DosingWeightProblem.FACTOR_OUTSIDE),
        ("0", "0.4", "28", DosingWeightProblem.NOT_POSITIVE),
    ],
)
def test_an_adjusted_weight_is_what_ideal_weight_and_factor_come_to(
    ideal_kg: str, factor: str, weight_kg: str, problem: DosingWeightProblem | None
) -> None:
    stated = DosingWeight(
        basis=WeightBasis.ADJUSTED,
        weight=Kilograms.of(weight_kg),
        ideal=Kilograms.of(ideal_kg),
        factor=WeightFactor.of(factor),
    )

    assert problem_of(stated, Kilograms.of("70")) is problem
