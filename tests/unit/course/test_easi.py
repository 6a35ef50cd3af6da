"""EASI: each weight at each age, worked lines, and every score that stands in the way of a total."""

from dataclasses import replace
from fractions import Fraction

import pytest

from ivig_desk.domain.course.easi import (
    EasiContradiction,
    EasiField,
    EasiProblem,
    EasiRefused,
    EasiTotal,
    EasiWeights,
    Region,
    RegionPart,
    easi_of,
    weight_of,
    weights_at,
)
from ivig_desk.domain.course.scores import ScoreProblem
from ivig_desk.domain.course.units import EasiPoints, RegionWeight
from tests.unit.course.skin import region, skin


def total(scored: EasiTotal | EasiRefused) -> EasiPoints:
    assert isinstance(scored, EasiTotal)
    return scored.points


def problems(scored: EasiTotal | EasiRefused) -> tuple[EasiProblem, ...]:
    assert isinstance(scored, EasiRefused)
    return scored.problems


def named(scored: EasiTotal | EasiRefused) -> list[tuple[str, ScoreProblem | EasiContradiction]]:
    return [(problem.field.name, problem.kind) for problem in problems(scored)]


@pytest.mark.parametrize(
    ("age", "weights"),
    [
        (0, EasiWeights.UNDER_8_YEARS),
        (7, EasiWeights.UNDER_8_YEARS),
        (8, EasiWeights.FROM_8_YEARS),
        (9, EasiWeights.FROM_8_YEARS),
        (70, EasiWeights.FROM_8_YEARS),
    ],
)
def test_head_and_legs_count_otherwise_until_the_eighth_birthday(age: int, weights: EasiWeights) -> None:
    assert weights_at(age) is weights


@pytest.mark.parametrize(
    ("place", "from_8", "under_8"),
    [
        (Region.HEAD_AND_NECK, "0.1", "0.2"),
        (Region.UPPER_LIMBS, "0.2", "0.2"),
        (Region.TRUNK, "0.3", "0.3"),
        (Region.LOWER_LIMBS, "0.4", "0.3"),
    ],
)
def test_each_region_weighs_as_the_review_has_it(place: Region, from_8: str, under_8: str) -> None:
    assert weight_of(place, EasiWeights.FROM_8_YEARS) == RegionWeight.of(from_8)
    assert weight_of(place, EasiWeights.UNDER_8_YEARS) == RegionWeight.of(under_8)


@pytest.mark.parametrize("weights", EasiWeights)
def test_the_four_weights_come_to_one(weights: EasiWeights) -> None:
    assert sum(weight_of(place, weights).value for place in Region) == 1


def test_each_region_s_part_has_its_working() -> None:
    scored = easi_of(skin(head="2 2110", upper="3 2222", trunk="1 1000", lower="4 3212"), age_years=9)

    # head 4 × 2 × 0.1 = 0.8; upper 8 × 3 × 0.2 = 4.8; trunk 1 × 1 × 0.3 = 0.3; lower 8 × 4 × 0.4 = 12.8; in all 18.7
    assert scored == EasiTotal(
        points=EasiPoints.of("18.7"),
        weights=EasiWeights.FROM_8_YEARS,
        parts=(
            part(Region.HEAD_AND_NECK, 4, 2, "0.1", "0.8"),
            part(Region.UPPER_LIMBS, 8, 3, "0.2", "4.8"),
            part(Region.TRUNK, 1, 1, "0.3", "0.3"),
            part(Region.LOWER_LIMBS, 8, 4, "0.4", "12.8"),
        ),
    )


def test_a_clear_skin_is_nothing_and_its_signs_need_no_score() -> None:
    clear = skin(head="0 ----", upper="0 0000", trunk="0 0-0-", lower="0 0000")

    assert total(easi_of(clear, age_years=5)) == EasiPoints.of("0")


@pytest.mark.parametrize("missing", ["- ----", "- 0000", "- 2110"])
def test_an_area_that_was_not_scored_is_named_and_not_taken_as_none(missing: str) -> None:
    """S13."""
    assert named(easi_of(skin(trunk=missing), age_years=9)) == [("trunk:area", ScoreProblem.MISSING)]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("2 -110", ["lower-limbs:erythema"]),
        ("2 2-10", ["lower-limbs:induration"]),
        ("2 21-0", ["lower-limbs:excoriation"]),
        ("2 211-", ["lower-limbs:lichenification"]),
        (
            "2 ----",
            [f"lower-limbs:{sign}" for sign in ("erythema", "induration", "excoriation", "lichenification")],
        ),
    ],
)
def test_an_area_without_a_score_for_each_sign_is_refused_sign_by_sign(written: str, names: list[str]) -> None:
    """S13."""
    assert named(easi_of(skin(lower=written), age_years=9)) == [(name, ScoreProblem.MISSING) for name in names]


def test_signs_where_no_area_is_are_refused_and_named() -> None:
    assert named(easi_of(skin(upper="0 2010"), age_years=9)) == [
        ("upper-limbs:erythema", EasiContradiction.SIGNS_WITHOUT_AREA),
        ("upper-limbs:excoriation", EasiContradiction.SIGNS_WITHOUT_AREA),
    ]


def test_an_area_where_every_sign_is_0_is_refused() -> None:
    assert problems(easi_of(skin(head="1 0000"), age_years=9)) == (
        EasiProblem(
            field=EasiField(region=Region.HEAD_AND_NECK, sign=None),
            kind=EasiContradiction.AREA_WITHOUT_SIGNS,
            given=Fraction(1),
        ),
    )


@pytest.mark.parametrize(
    ("area", "problem"),
    [
        ("-1", ScoreProblem.OUTSIDE_RANGE),
        ("1", None),
        ("6", None),
        ("13/2", ScoreProblem.OUTSIDE_RANGE),
        ("7", ScoreProblem.OUTSIDE_RANGE),
        ("3/2", ScoreProblem.NOT_WHOLE),
    ],
)
def test_an_area_score_is_whole_and_from_0_to_6(area: str, problem: ScoreProblem | None) -> None:
    scores = replace(skin(), trunk=replace(region("1 1111"), area=Fraction(area)))

    scored = easi_of(scores, age_years=9)

    found = named(scored) if isinstance(scored, EasiRefused) else []
    assert found == ([] if problem is None else [("trunk:area", problem)])


@pytest.mark.parametrize(
    ("sign", "problem"),
    [
        ("-1/2", ScoreProblem.OUTSIDE_RANGE),
        ("0", None),
        ("3", None),
        ("4", ScoreProblem.OUTSIDE_RANGE),
        ("3/2", ScoreProblem.NOT_WHOLE),
        ("5/2", ScoreProblem.NOT_WHOLE),
    ],
)
def test_a_sign_is_whole_and_from_0_to_3_with_no_half_steps(sign: str, problem: ScoreProblem | None) -> None:
    scores = replace(skin(), trunk=replace(region("1 1111"), induration=Fraction(sign)))

    scored = easi_of(scores, age_years=9)

    found = named(scored) if isinstance(scored, EasiRefused) else []
    assert found == ([] if problem is None else [("trunk:induration", problem)])


def test_every_problem_of_a_form_is_named_at_once_in_the_order_of_the_form() -> None:
    scored = easi_of(skin(head="- ----", upper="2 1-11", trunk="0 1000", lower="7 1111"), age_years=9)

    assert named(scored) == [
        ("head-and-neck:area", ScoreProblem.MISSING),
        ("upper-limbs:induration", ScoreProblem.MISSING),
        ("trunk:erythema", EasiContradiction.SIGNS_WITHOUT_AREA),
        ("lower-limbs:area", ScoreProblem.OUTSIDE_RANGE),
    ]


def part(place: Region, signs: int, area: int, weight: str, points: str) -> RegionPart:
    return RegionPart(
        region=place, signs=signs, area=area, weight=RegionWeight.of(weight), points=EasiPoints.of(points)
    )
