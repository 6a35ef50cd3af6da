"""Which weight a dose is reckoned on, as the prescriber stated it; the desk never chooses one.

No formula for the ideal weight and no factor is here: neither the review nor a label that was read has one, so the
prescriber states them, and what the desk reckons from them stands beside the actual weight.

A rate is never held against this weight. Labels limit it per kilogram of body weight, and the body weight is the actual
one, typed twice before the start and confirmed at the bed after an interruption (S7, S17).
"""

from dataclasses import dataclass
from enum import Enum, unique

from ivig_desk.domain.amounts.formulas import adjusted_weight
from ivig_desk.domain.amounts.quantities import Kilograms, WeightFactor

_WHOLE = 1


@unique
class WeightBasis(Enum):
    """The kinds of weight a dose may be reckoned on."""

    ACTUAL = "actual"
    IDEAL = "ideal"
    ADJUSTED = "adjusted"


@dataclass(frozen=True, slots=True, kw_only=True)
class DosingWeight:
    """The weight the dose is reckoned on, and how it was reached in the prescriber's own words.

    An adjusted weight has the prescriber's ideal weight and factor that it is reckoned from, or the words alone.
    """

    basis: WeightBasis
    weight: Kilograms
    working: str = ""
    ideal: Kilograms | None = None
    factor: WeightFactor | None = None


@unique
class DosingWeightProblem(Enum):
    """Why a stated dosing weight cannot be used; none of these can be answered with a reason."""

    NOT_POSITIVE = "not-positive"
    NOT_THE_ACTUAL = "not-the-actual"
    WORKING_MISSING = "working-missing"
    FACTOR_OUTSIDE = "factor-outside"
    NOT_AS_RECKONED = "not-as-reckoned"


def problem_of(stated: DosingWeight, actual: Kilograms) -> DosingWeightProblem | None:
    """Return what contradicts the actual weight or is missing, or None where the stated weight can be used."""
    if stated.weight.value <= 0:
        return DosingWeightProblem.NOT_POSITIVE
    if stated.basis is WeightBasis.ACTUAL:
        return None if stated.weight == actual else DosingWeightProblem.NOT_THE_ACTUAL
    if stated.basis is WeightBasis.ADJUSTED and stated.ideal is not None and stated.factor is not None:
        return _problem_of_reckoned(stated, stated.ideal, stated.factor, actual)
    return None if stated.working.strip() else DosingWeightProblem.WORKING_MISSING


def reckoned_weight(stated: DosingWeight, actual: Kilograms) -> Kilograms:
    """Return the adjusted weight that ideal weight and factor come to; as it was stated where they were not."""
    if stated.ideal is None or stated.factor is None:
        return stated.weight
    return adjusted_weight(stated.ideal, stated.factor, actual)


def is_factor(factor: WeightFactor) -> bool:
    """Whether a factor lies between the ideal weight (0) and the actual one (1), both excluded: those have a name."""
    return 0 < factor.value < _WHOLE


def _problem_of_reckoned(
    stated: DosingWeight, ideal: Kilograms, factor: WeightFactor, actual: Kilograms
) -> DosingWeightProblem | None:
    if ideal.value <= 0:
        return DosingWeightProblem.NOT_POSITIVE
    if not is_factor(factor):
        return DosingWeightProblem.FACTOR_OUTSIDE
    return None if stated.weight == reckoned_weight(stated, actual) else DosingWeightProblem.NOT_AS_RECKONED
