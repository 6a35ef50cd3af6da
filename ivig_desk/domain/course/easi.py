"""EASI: eczema area and severity index, 0 to 72 points from four regions of the body.

Source: review.md, "Outcome over the course (P1)". It has no table from per cent of a region to area score, no half
steps and no bands of the total, so none are here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, unique
from fractions import Fraction
from types import MappingProxyType

from ivig_desk.domain.course.scores import ScoreProblem, score_problem
from ivig_desk.domain.course.units import EasiPoints, RegionWeight

HIGHEST_AREA = 6
HIGHEST_SIGN = 3
OWN_WEIGHTS_BELOW_YEARS = 8
"""Below this age in completed years head and neck count for more and the legs for less."""


@unique
class Region(Enum):
    """A region of the body, in the order it is scored."""

    HEAD_AND_NECK = "head-and-neck"
    UPPER_LIMBS = "upper-limbs"
    TRUNK = "trunk"
    LOWER_LIMBS = "lower-limbs"


@unique
class SkinSign(Enum):
    """A sign of eczema that is scored in each region."""

    ERYTHEMA = "erythema"
    INDURATION = "induration"
    EXCORIATION = "excoriation"
    LICHENIFICATION = "lichenification"


@unique
class EasiWeights(Enum):
    """Which region weights a total stands on."""

    UNDER_8_YEARS = "under-8-years"
    FROM_8_YEARS = "from-8-years"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionScores:
    """One region as it was scored: area 0 to 6, each sign 0 to 3; None was not scored."""

    area: Fraction | None
    erythema: Fraction | None
    induration: Fraction | None
    excoriation: Fraction | None
    lichenification: Fraction | None

    def of(self, sign: SkinSign) -> Fraction | None:
        """Return the score of one sign."""
        match sign:
            case SkinSign.ERYTHEMA:
                return self.erythema
            case SkinSign.INDURATION:
                return self.induration
            case SkinSign.EXCORIATION:
                return self.excoriation
            case SkinSign.LICHENIFICATION:
                return self.lichenification


@dataclass(frozen=True, slots=True, kw_only=True)
class EasiScores:
    """The four regions as they were scored."""

    head_and_neck: RegionScores
    upper_limbs: RegionScores
    trunk: RegionScores
    lower_limbs: RegionScores

    def of(self, region: Region) -> RegionScores:
        """Return the scores of one region."""
        match region:
            case Region.HEAD_AND_NECK:
                return self.head_and_neck
            case Region.UPPER_LIMBS:
                return self.upper_limbs
            case Region.TRUNK:
                return self.trunk
            case Region.LOWER_LIMBS:
                return self.lower_limbs


@dataclass(frozen=True, slots=True, kw_only=True)
class EasiField:
    """One score of the form: a sign of a region, or its area where there is no sign."""

    region: Region
    sign: SkinSign | None

    @property
    def name(self) -> str:
        """The stable name: `trunk:area`, `lower-limbs:erythema`."""
        return f"{self.region.value}:{'area' if self.sign is None else self.sign.value}"


@unique
class EasiContradiction(Enum):
    """Area and signs of one region that cannot both be true."""

    SIGNS_WITHOUT_AREA = "signs-without-area"
    AREA_WITHOUT_SIGNS = "area-without-signs"


@dataclass(frozen=True, slots=True, kw_only=True)
class EasiProblem:
    """What is wrong with one score, and the score; None was not given."""

    field: EasiField
    kind: ScoreProblem | EasiContradiction
    given: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EasiRefused:
    """No total, with every score that stands in its way, in the order of the form."""

    problems: tuple[EasiProblem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionPart:
    """The working of one region: the sum of its signs × its area score × its weight = its points."""

    region: Region
    signs: int
    area: int
    weight: RegionWeight
    points: EasiPoints


@dataclass(frozen=True, slots=True, kw_only=True)
class EasiTotal:
    """The total, the weights it stands on, and each region's part of it."""

    points: EasiPoints
    weights: EasiWeights
    parts: tuple[RegionPart, ...]


def easi_of(scores: EasiScores, *, age_years: int) -> EasiTotal | EasiRefused:
    """Return the total at an age in completed years, in points from 0 to 72, or every score that stands in its way.

    Points = Σ (erythema + induration + excoriation + lichenification) × area × region weight. Source: review.md, P1.
    Worked: all signs 3, all areas 6: 12 × 6 × (0.1 + 0.2 + 0.3 + 0.4) = 72. Missing is not zero (S13); in a region
    with area 0 signs need no score, since none can change its part.
    """
    problems = tuple(problem for region in Region for problem in _problems(region, scores.of(region)))
    if problems:
        return EasiRefused(problems=problems)
    weights = weights_at(age_years)
    parts = tuple(_part(region, scores.of(region), weight_of(region, weights)) for region in Region)
    total = sum((part.points for part in parts), EasiPoints(Fraction(0)))
    return EasiTotal(points=total, weights=weights, parts=parts)


def weights_at(age_years: int) -> EasiWeights:
    """Return which weights count at an age in completed years. Source: review.md, "under 8 years"."""
    return EasiWeights.UNDER_8_YEARS if age_years < OWN_WEIGHTS_BELOW_YEARS else EasiWeights.FROM_8_YEARS


def weight_of(region: Region, weights: EasiWeights) -> RegionWeight:
    """Return what a region counts for; the four come to 1. Source: review.md, "Outcome over the course (P1)"."""
    return RegionWeight.of(_WEIGHTS[weights][region])


_WEIGHTS: Mapping[EasiWeights, Mapping[Region, str]] = MappingProxyType(
    {
        EasiWeights.FROM_8_YEARS: {
            Region.HEAD_AND_NECK: "0.1",
            Region.UPPER_LIMBS: "0.2",
            Region.TRUNK: "0.3",
            Region.LOWER_LIMBS: "0.4",
        },
        EasiWeights.UNDER_8_YEARS: {
            Region.HEAD_AND_NECK: "0.2",
            Region.UPPER_LIMBS: "0.2",
            Region.TRUNK: "0.3",
            Region.LOWER_LIMBS: "0.3",
        },
    }
)


def _problems(region: Region, scores: RegionScores) -> tuple[EasiProblem, ...]:
    area = EasiField(region=region, sign=None)
    wrong = score_problem(scores.area, HIGHEST_AREA)
    found = [] if wrong is None else [EasiProblem(field=area, kind=wrong, given=scores.area)]
    for sign in SkinSign:
        kind = _sign_problem(scores.of(sign), scores.area)
        if kind is not None:
            found.append(EasiProblem(field=EasiField(region=region, sign=sign), kind=kind, given=scores.of(sign)))
    if not found and scores.area and all(scores.of(sign) == 0 for sign in SkinSign):
        found.append(EasiProblem(field=area, kind=EasiContradiction.AREA_WITHOUT_SIGNS, given=scores.area))
    return tuple(found)


def _sign_problem(score: Fraction | None, area: Fraction | None) -> ScoreProblem | EasiContradiction | None:
    if score is None and not area:
        # With area 0 it changes nothing; without an area that is what is missing.
        return None
    wrong = score_problem(score, HIGHEST_SIGN)
    if wrong is None and area == 0 and score:
        return EasiContradiction.SIGNS_WITHOUT_AREA
    return wrong


def _part(region: Region, scores: RegionScores, weight: RegionWeight) -> RegionPart:
    signs = sum((scores.of(sign) or Fraction(0) for sign in SkinSign), Fraction(0))
    area = scores.area or Fraction(0)
    points = EasiPoints(signs * area * weight.value)
    return RegionPart(region=region, signs=int(signs), area=int(area), weight=weight, points=points)
