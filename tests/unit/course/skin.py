"""Scores of the skin and answers in few words, for the tests of a course."""

from fractions import Fraction

from ivig_desk.domain.course.cdlqi import CdlqiAnswers
from ivig_desk.domain.course.easi import EasiScores, RegionScores

CLEAR = "0 0000"


def region(written: str) -> RegionScores:
    """A region as `4 2123`: area, then erythema, induration, excoriation, lichenification; `-` was not scored."""
    area, signs = written.split()
    erythema, induration, excoriation, lichenification = (_score(sign) for sign in signs)
    return RegionScores(
        area=_score(area),
        erythema=erythema,
        induration=induration,
        excoriation=excoriation,
        lichenification=lichenification,
    )


def skin(head: str = CLEAR, upper: str = CLEAR, trunk: str = CLEAR, lower: str = CLEAR) -> EasiScores:
    """Four regions, each as in `region`; one that is not named is clear."""
    return EasiScores(
        head_and_neck=region(head), upper_limbs=region(upper), trunk=region(trunk), lower_limbs=region(lower)
    )


def answers(written: str) -> CdlqiAnswers:
    """Ten answers as `0123012301`; `-` was not answered."""
    return CdlqiAnswers(answers=tuple(_score(answer) for answer in written))


def _score(sign: str) -> Fraction | None:
    return None if sign == "-" else Fraction(sign)
