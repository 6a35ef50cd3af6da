"""CDLQI: ten answers from 0 to 3, for ages 4 to 16 alone, and no total from nine."""

from fractions import Fraction

import pytest

from ivig_desk.domain.course.cdlqi import (
    CdlqiAge,
    CdlqiAnswers,
    CdlqiProblem,
    CdlqiRefused,
    CdlqiTotal,
    cdlqi_of,
)
from ivig_desk.domain.course.scores import ScoreProblem
from ivig_desk.domain.course.units import CdlqiPoints
from tests.unit.course.skin import answers


@pytest.mark.parametrize(
    ("written", "points"),
    [
        ("0000000000", "0"),
        ("3333333333", "30"),
        # 0 + 1 + 2 + 3 + 0 + 1 + 2 + 3 + 0 + 1
        ("0123012301", "13"),
    ],
)
def test_the_total_is_the_sum_of_the_ten(written: str, points: str) -> None:
    assert cdlqi_of(answers(written), age_years=9) == CdlqiTotal(points=CdlqiPoints.of(points))


@pytest.mark.parametrize(
    ("age", "outside"),
    [(0, CdlqiAge.TOO_YOUNG), (3, CdlqiAge.TOO_YOUNG), (4, None), (16, None), (17, CdlqiAge.TOO_OLD)],
)
def test_it_is_for_the_ages_4_to_16_alone(age: int, outside: CdlqiAge | None) -> None:
    scored = cdlqi_of(answers("1111111111"), age_years=age)

    assert scored == (
        CdlqiTotal(points=CdlqiPoints.of("10")) if outside is None else CdlqiRefused(age=outside, problems=())
    )


def test_a_missing_answer_is_named_and_not_taken_as_0() -> None:
    """S13."""
    assert cdlqi_of(answers("111-11111-"), age_years=9) == CdlqiRefused(
        age=None,
        problems=(
            CdlqiProblem(question=4, kind=ScoreProblem.MISSING, given=None),
            CdlqiProblem(question=10, kind=ScoreProblem.MISSING, given=None),
        ),
    )


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("-1", ScoreProblem.OUTSIDE_RANGE),
        ("1/2", ScoreProblem.NOT_WHOLE),
        ("4", ScoreProblem.OUTSIDE_RANGE),
    ],
)
def test_an_answer_outside_0_to_3_or_between_is_refused_by_its_number(answer: str, kind: ScoreProblem) -> None:
    given = CdlqiAnswers(answers=(Fraction(answer), *answers("1111111111").answers[1:]))

    assert cdlqi_of(given, age_years=9) == CdlqiRefused(
        age=None, problems=(CdlqiProblem(question=1, kind=kind, given=Fraction(answer)),)
    )


def test_age_and_answers_are_refused_together() -> None:
    assert cdlqi_of(answers("-111111111"), age_years=17) == CdlqiRefused(
        age=CdlqiAge.TOO_OLD, problems=(CdlqiProblem(question=1, kind=ScoreProblem.MISSING, given=None),)
    )


@pytest.mark.parametrize("written", ["", "111111111", "11111111111"])
def test_there_are_ten_questions(written: str) -> None:
    with pytest.raises(ValueError, match="10 answers"):
        answers(written)
