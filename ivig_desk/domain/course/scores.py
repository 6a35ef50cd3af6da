"""One typed score of a questionnaire or of the skin: there, whole, and within its range."""

from enum import Enum, unique
from fractions import Fraction


@unique
class ScoreProblem(Enum):
    """Why a score is not taken; none is rounded, clipped or filled in."""

    MISSING = "missing"
    NOT_WHOLE = "not-whole"
    OUTSIDE_RANGE = "outside-range"


def score_problem(score: Fraction | None, highest: int) -> ScoreProblem | None:
    """Return what is wrong with a score that is whole, from 0 to the highest; None where nothing is (S13).

    >>> score_problem(Fraction(3, 2), 3)
    <ScoreProblem.NOT_WHOLE: 'not-whole'>
    """
    if score is None:
        return ScoreProblem.MISSING
    if not 0 <= score <= highest:
        return ScoreProblem.OUTSIDE_RANGE
    return None if score.denominator == 1 else ScoreProblem.NOT_WHOLE
