"""Which weight a dose is reckoned on, as the prescriber stated it; the desk never chooses one.

No formula for ideal or adjusted weight is here: neither the review nor a label that was read has one, so the prescriber
states the result and how it was reached, and both stand beside the actual weight.

A rate is never held against this weight. Labels limit it per kilogram of body weight, and the body weight is the actual
one, typed twice before the start and confirmed at the bed after an interruption (S7, S17).
"""

from dataclasses import dataclass
from enum import Enum, unique

from ivig_desk.domain.amounts.quantities import Kilograms


@unique
class WeightBasis(Enum):
    """The kinds of weight a dose may be reckoned on."""

    ACTUAL = "actual"
    IDEAL = "ideal"
    ADJUSTED = "adjusted"


@dataclass(frozen=True, slots=True, kw_only=True)
class DosingWeight:
    """The weight the prescriber reckoned on, with its factor or formula in the prescriber's own words."""

    basis: WeightBasis
    weight: Kilograms
    working: str = ""


@unique
class DosingWeightProblem(Enum):
    """Why a stated dosing weight cannot be used; none of these can be answered with a reason."""

    NOT_POSITIVE = "not-positive"
    NOT_THE_ACTUAL = "not-the-actual"
    WORKING_MISSING = "working-missing"


def problem_of(stated: DosingWeight, actual: Kilograms) -> DosingWeightProblem | None:
    """Return what contradicts the actual weight or is missing, or None where the stated weight can be used."""
    if stated.weight.value <= 0:
        return DosingWeightProblem.NOT_POSITIVE
    if stated.basis is WeightBasis.ACTUAL:
        return None if stated.weight == actual else DosingWeightProblem.NOT_THE_ACTUAL
    return None if stated.working.strip() else DosingWeightProblem.WORKING_MISSING
