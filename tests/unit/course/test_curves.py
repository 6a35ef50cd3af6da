"""Curves over the visits: a point for each, a gap where nothing was measured, and where the weights change."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from ivig_desk.domain.course.assessment import Assessment
from ivig_desk.domain.course.curves import CurvePoint, Measure, curve_of, weights_change_at
from ivig_desk.domain.course.laboratory import LaboratoryReport, LaboratoryTest
from ivig_desk.domain.course.units import CdlqiPoints, CellsPerMm3, EasiPoints, UnitsPerMl
from ivig_desk.domain.course.visit_place import CycleVisit, FollowUp, VisitPlace
from ivig_desk.domain.course.visits import CourseVisit, visits_of
from tests.unit.course.given import course, treated
from tests.unit.course.skin import answers, skin

DAYS = ("2026-03-10", "2026-04-10", "2026-05-10")
"""The child turns eight on 2 May."""


def ige(value: str, upper: str) -> LaboratoryReport:
    return LaboratoryReport(
        test=LaboratoryTest.TOTAL_IGE, value=Fraction(value), upper=Fraction(upper), unit="units/mL"
    )


def visits(*assessments: Assessment) -> tuple[CourseVisit, ...]:
    found = course(*(treated(day, number, 3) for number, day in enumerate(DAYS, start=1)), assessments=assessments)
    return visits_of(found, date(2026, 5, 11))


def at(number: int) -> Assessment:
    """Head and neck 4 × 2, of one visit."""
    return Assessment(
        infusion_id=DAYS[0],
        place=CycleVisit(number),
        day=date.fromisoformat(DAYS[number - 1]),
        easi=skin(head="2 2110"),
        cdlqi=answers("1111111111"),
        laboratory=(
            LaboratoryReport(test=LaboratoryTest.EOSINOPHILS, value=Fraction(820), upper=None, unit="/mm³"),
            ige("2400", "90"),
        ),
    )


def empty(place: VisitPlace) -> CurvePoint:
    return CurvePoint(place=place, day=None, value=None)


@pytest.mark.parametrize(
    ("measure", "first", "last"),
    [
        # 4 × 2 × 0.2 = 1.6 at seven, × 0.1 = 0.8 at eight
        (Measure.EASI, EasiPoints.of("1.6"), EasiPoints.of("0.8")),
        (Measure.CDLQI, CdlqiPoints.of("10"), CdlqiPoints.of("10")),
        (Measure.EOSINOPHILS, CellsPerMm3.of("820"), CellsPerMm3.of("820")),
        (Measure.TOTAL_IGE, UnitsPerMl.of("2400"), UnitsPerMl.of("2400")),
    ],
)
def test_a_visit_without_a_value_is_a_gap(
    measure: Measure, first: EasiPoints | CdlqiPoints, last: EasiPoints | CdlqiPoints
) -> None:
    """S13."""
    upper = UnitsPerMl.of("90") if measure is Measure.TOTAL_IGE else None

    assert curve_of(visits(at(1), at(3)), measure) == (
        CurvePoint(place=CycleVisit(1), day=date(2026, 3, 10), value=first, upper=upper),
        empty(CycleVisit(2)),
        CurvePoint(place=CycleVisit(3), day=date(2026, 5, 10), value=last, upper=upper),
        empty(FollowUp(3)),
        empty(FollowUp(6)),
    )


def test_each_value_keeps_the_limit_of_its_own_laboratory() -> None:
    one = Assessment(infusion_id=DAYS[0], place=CycleVisit(1), day=date(2026, 3, 10), laboratory=(ige("150", "90"),))
    other = Assessment(infusion_id=DAYS[0], place=CycleVisit(2), day=date(2026, 4, 10), laboratory=(ige("150", "200"),))

    curve = curve_of(visits(one, other), Measure.TOTAL_IGE)

    assert [point.upper for point in curve[:2]] == [UnitsPerMl.of("90"), UnitsPerMl.of("200")]


def test_the_visit_at_which_the_weights_changed_is_named_over_a_gap_too() -> None:
    assert weights_change_at(visits(at(1), at(2))) is None
    assert weights_change_at(visits(at(1), at(2), at(3))) == CycleVisit(3)
    assert weights_change_at(visits(at(1), at(3))) == CycleVisit(3)
    assert weights_change_at(visits()) is None
