"""The values of a course over its visits; a visit without a value is a gap, never a line through it."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, unique

from ivig_desk.domain.amounts.quantities import Quantity
from ivig_desk.domain.course.assessment import Assessed
from ivig_desk.domain.course.easi import EasiWeights
from ivig_desk.domain.course.laboratory import EosinophilCount, LaboratoryValue, TotalIge
from ivig_desk.domain.course.visit_place import VisitPlace
from ivig_desk.domain.course.visits import CourseVisit


@unique
class Measure(Enum):
    """What is drawn over the visits. Source: review.md, "Outcome over the course (P1)"."""

    EASI = "easi"
    CDLQI = "cdlqi"
    EOSINOPHILS = "eosinophils"
    TOTAL_IGE = "total-ige"


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """A visit's place on a curve: day and value where it was measured, with the laboratory's limit of that day."""

    place: VisitPlace
    day: date | None
    value: Quantity | None
    upper: Quantity | None = None


def curve_of(visits: tuple[CourseVisit, ...], measure: Measure) -> tuple[CurvePoint, ...]:
    """Return a point for each visit, in their order; without day and value where nothing was measured (S13)."""
    return tuple(_point(visit, measure) for visit in visits)


def weights_change_at(visits: tuple[CourseVisit, ...]) -> VisitPlace | None:
    """Return the first visit whose EASI stands on other region weights than the one before it; None where all agree.

    A child who turns 8 during a course: from there on the totals are not reckoned as before (review.md, P1).
    """
    before: EasiWeights | None = None
    for visit in visits:
        total = visit.assessed.easi if isinstance(visit.assessed, Assessed) else None
        if total is not None and before is not None and total.weights is not before:
            return visit.place
        before = before if total is None else total.weights
    return None


def _point(visit: CourseVisit, measure: Measure) -> CurvePoint:
    if not isinstance(visit.assessed, Assessed):
        return CurvePoint(place=visit.place, day=None, value=None)
    value, upper = _measured(visit.assessed, measure)
    return CurvePoint(place=visit.place, day=None if value is None else visit.assessed.day, value=value, upper=upper)


def _measured(assessed: Assessed, measure: Measure) -> tuple[Quantity | None, Quantity | None]:
    match measure:
        case Measure.EASI:
            return (None if assessed.easi is None else assessed.easi.points), None
        case Measure.CDLQI:
            return (None if assessed.cdlqi is None else assessed.cdlqi.points), None
        case Measure.EOSINOPHILS:
            return _of(assessed, EosinophilCount)
        case Measure.TOTAL_IGE:
            return _of(assessed, TotalIge)


def _of(assessed: Assessed, kind: type[LaboratoryValue]) -> tuple[Quantity | None, Quantity | None]:
    found = next((value for value in assessed.laboratory if isinstance(value, kind)), None)
    return (None, None) if found is None else (found.value, found.upper)
