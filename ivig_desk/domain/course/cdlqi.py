"""CDLQI: the children's dermatology life quality index, 0 to 30 points from ten questions, ages 4 to 16.

Source: review.md, "Outcome over the course (P1)". The wording of the questions is copyright and stands nowhere here: a
question is its number. The review has no rule for a missing answer and no bands of the total, so neither is here.
"""

from dataclasses import dataclass
from enum import Enum, unique
from fractions import Fraction

from ivig_desk.domain.course.scores import ScoreProblem, score_problem
from ivig_desk.domain.course.units import CdlqiPoints

QUESTIONS = 10
HIGHEST_ANSWER = 3
FROM_YEARS = 4
TO_YEARS = 16
"""The last year of age it is for, to the day before the next birthday."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CdlqiAnswers:
    """The ten answers in their order, each 0 to 3; None was not answered."""

    answers: tuple[Fraction | None, ...]

    def __post_init__(self) -> None:
        """Refuse more or fewer than ten. Raises ValueError."""
        if len(self.answers) != QUESTIONS:
            raise ValueError(str(len(self.answers)), f"{QUESTIONS} answers, None for one that is missing")


@unique
class CdlqiAge(Enum):
    """Why the questionnaire is not for somebody."""

    TOO_YOUNG = "too-young"
    TOO_OLD = "too-old"


@dataclass(frozen=True, slots=True, kw_only=True)
class CdlqiProblem:
    """What is wrong with the answer to one question, counted from 1, and the answer; None was not given."""

    question: int
    kind: ScoreProblem
    given: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CdlqiRefused:
    """No total: the age it is not for, or every answer that stands in its way, in order."""

    age: CdlqiAge | None
    problems: tuple[CdlqiProblem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CdlqiTotal:
    """The sum of ten answers, 0 to 30 points."""

    points: CdlqiPoints


def age_problem(age_years: int) -> CdlqiAge | None:
    """Return why the questionnaire is not for an age in completed years; None from 4 to 16."""
    if age_years < FROM_YEARS:
        return CdlqiAge.TOO_YOUNG
    return CdlqiAge.TOO_OLD if age_years > TO_YEARS else None


def cdlqi_of(given: CdlqiAnswers, *, age_years: int) -> CdlqiTotal | CdlqiRefused:
    """Return the sum of the ten answers in points, or all that stands in its way: missing is not zero (S13).

    Source: review.md, P1. Worked: ten answers of 3 are 10 × 3 = 30.
    """
    age = age_problem(age_years)
    problems = tuple(
        CdlqiProblem(question=question, kind=kind, given=answer)
        for question, answer in enumerate(given.answers, start=1)
        if (kind := score_problem(answer, HIGHEST_ANSWER)) is not None
    )
    if age is not None or problems:
        return CdlqiRefused(age=age, problems=problems)
    points = sum((answer or Fraction(0) for answer in given.answers), Fraction(0))
    return CdlqiTotal(points=CdlqiPoints(points))
