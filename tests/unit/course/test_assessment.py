"""One visit: each part at the patient's age that day, what was not done left out, and everything wrong said at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from ivig_desk.domain.course.assessment import Assessed, Assessment, AssessmentProblem, AssessmentRefused, assess
from ivig_desk.domain.course.cdlqi import CdlqiAge, CdlqiRefused, CdlqiTotal
from ivig_desk.domain.course.easi import EasiTotal, EasiWeights
from ivig_desk.domain.course.laboratory import (
    EosinophilCount,
    LaboratoryProblem,
    LaboratoryRefused,
    LaboratoryReport,
    LaboratoryTest,
    TotalIge,
)
from ivig_desk.domain.course.units import CdlqiPoints, CellsPerMm3, EasiPoints, UnitsPerMl
from ivig_desk.domain.course.visit_place import CycleVisit
from tests.unit.course.given import CHILD
from tests.unit.course.skin import answers, skin
from tests.unit.ward import TODAY

IGE = LaboratoryReport(test=LaboratoryTest.TOTAL_IGE, value=Fraction(2400), upper=Fraction(90), unit="units/mL")
EOSINOPHILS = LaboratoryReport(test=LaboratoryTest.EOSINOPHILS, value=Fraction(820), upper=None, unit="/mm³")
WHOLE = Assessment(
    infusion_id="2026-10-10",
    place=CycleVisit(1),
    day=date(2026, 10, 10),
    easi=skin(head="2 2110"),
    cdlqi=answers("1111111111"),
    laboratory=(EOSINOPHILS, IGE),
)


def refused(assessment: Assessment) -> AssessmentRefused:
    found = assess(assessment, patient=CHILD, today=TODAY)
    assert isinstance(found, AssessmentRefused)
    return found


def taken(assessment: Assessment) -> Assessed:
    found = assess(assessment, patient=CHILD, today=TODAY)
    assert isinstance(found, Assessed)
    return found


def test_a_whole_visit_has_both_totals_and_both_values() -> None:
    """Head and neck at 8 years: 4 × 2 × 0.1 = 0.8 points; ten answers of 1 are 10."""
    found = taken(WHOLE)

    assert isinstance(found.easi, EasiTotal)
    assert found.easi.points == EasiPoints.of("0.8")
    assert found.cdlqi == CdlqiTotal(points=CdlqiPoints.of("10"))
    assert found.laboratory == (
        EosinophilCount(value=CellsPerMm3.of("820"), upper=None),
        TotalIge(value=UnitsPerMl.of("2400"), upper=UnitsPerMl.of("90")),
    )


def test_what_was_not_done_is_left_out_and_is_not_zero() -> None:
    """S13."""
    found = taken(replace(WHOLE, easi=None, cdlqi=None, laboratory=(IGE,)))

    assert (found.easi, found.cdlqi, len(found.laboratory)) == (None, None, 1)


@pytest.mark.parametrize(
    ("day", "points", "weights"),
    [
        # born 2 May 2018: 4 × 2 × 0.2 = 1.6 until the eve of the eighth birthday, × 0.1 = 0.8 from it
        ("2026-05-01", "1.6", EasiWeights.UNDER_8_YEARS),
        ("2026-05-02", "0.8", EasiWeights.FROM_8_YEARS),
    ],
)
def test_the_weights_are_those_of_the_age_on_the_day_of_the_visit(day: str, points: str, weights: EasiWeights) -> None:
    found = taken(replace(WHOLE, day=date.fromisoformat(day)))

    assert isinstance(found.easi, EasiTotal)
    assert (found.easi.points, found.easi.weights) == (EasiPoints.of(points), weights)


@pytest.mark.parametrize(
    ("born", "age"),
    [
        # on 10 October 2026: 3 years to the day before the fourth birthday, 16 to the day before the seventeenth
        ("2022-10-11", CdlqiAge.TOO_YOUNG),
        ("2022-10-10", None),
        ("2009-10-11", None),
        ("2009-10-10", CdlqiAge.TOO_OLD),
    ],
)
def test_the_questionnaire_is_for_the_age_on_the_day_of_the_visit(born: str, age: CdlqiAge | None) -> None:
    found = assess(WHOLE, patient=replace(CHILD, born=date.fromisoformat(born)), today=TODAY)

    parts = found.parts if isinstance(found, AssessmentRefused) else ()
    assert parts == (() if age is None else (CdlqiRefused(age=age, problems=()),))


def test_every_part_that_is_refused_is_named_at_once() -> None:
    found = refused(
        replace(
            WHOLE,
            easi=skin(trunk="3 ----"),
            cdlqi=answers("111111111-"),
            laboratory=(EOSINOPHILS, replace(IGE, upper=None)),
        )
    )

    assert [type(part).__name__ for part in found.parts] == ["EasiRefused", "CdlqiRefused", "LaboratoryRefused"]
    assert found.parts[-1] == LaboratoryRefused(
        test=LaboratoryTest.TOTAL_IGE, problems=(LaboratoryProblem.LIMIT_MISSING,)
    )
    assert found.problems == ()


def test_one_bad_line_of_the_laboratory_is_enough_to_refuse_the_visit() -> None:
    found = refused(replace(WHOLE, laboratory=(replace(EOSINOPHILS, unit="%"),)))

    assert found.parts == (
        LaboratoryRefused(test=LaboratoryTest.EOSINOPHILS, problems=(LaboratoryProblem.OTHER_UNIT,)),
    )


def test_a_visit_at_which_nothing_was_measured_is_none() -> None:
    found = refused(replace(WHOLE, easi=None, cdlqi=None, laboratory=()))

    assert found == AssessmentRefused(problems=(AssessmentProblem.NOTHING_MEASURED,), parts=())


@pytest.mark.parametrize(
    ("day", "problems"),
    [
        ("2018-05-01", (AssessmentProblem.BEFORE_BIRTH,)),
        ("2018-05-02", ()),
        ("2026-11-22", ()),
        ("2026-11-23", (AssessmentProblem.DAY_IN_FUTURE,)),
    ],
)
def test_a_visit_lies_between_birth_and_today(day: str, problems: tuple[AssessmentProblem, ...]) -> None:
    found = assess(replace(WHOLE, day=date.fromisoformat(day), cdlqi=None), patient=CHILD, today=TODAY)

    assert (found.problems if isinstance(found, AssessmentRefused) else ()) == problems


def test_a_test_has_one_line_a_visit() -> None:
    with pytest.raises(ValueError, match="one line for each test"):
        replace(WHOLE, laboratory=(IGE, IGE))
