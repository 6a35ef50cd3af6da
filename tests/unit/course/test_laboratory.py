"""Eosinophils and IgE: in their one unit, against the limit of the laboratory that measured them."""

from fractions import Fraction

import pytest

from ivig_desk.domain.course.laboratory import (
    EosinophilCount,
    LaboratoryProblem,
    LaboratoryRefused,
    LaboratoryReport,
    LaboratoryTest,
    LaboratoryValue,
    TotalIge,
    laboratory_value,
)
from ivig_desk.domain.course.units import CellsPerMm3, UnitsPerMl

UNITS = {LaboratoryTest.EOSINOPHILS: "/mm³", LaboratoryTest.TOTAL_IGE: "units/mL"}


def reported(
    test: LaboratoryTest, value: str | None, upper: str | None, unit: str | None = None
) -> LaboratoryValue | LaboratoryRefused:
    return laboratory_value(
        LaboratoryReport(
            test=test,
            value=None if value is None else Fraction(value),
            upper=None if upper is None else Fraction(upper),
            unit=UNITS[test] if unit is None else unit,
        )
    )


def test_each_value_keeps_the_limit_of_its_own_laboratory() -> None:
    one, other = reported(LaboratoryTest.TOTAL_IGE, "150", "100"), reported(LaboratoryTest.TOTAL_IGE, "150", "200")

    assert (one, other) == (
        TotalIge(value=UnitsPerMl.of("150"), upper=UnitsPerMl.of("100")),
        TotalIge(value=UnitsPerMl.of("150"), upper=UnitsPerMl.of("200")),
    )


def test_eosinophils_without_a_limit_are_kept() -> None:
    found = reported(LaboratoryTest.EOSINOPHILS, "820", None)

    assert found == EosinophilCount(value=CellsPerMm3.of("820"), upper=None)


@pytest.mark.parametrize(
    ("test", "value", "upper", "problem"),
    [
        (LaboratoryTest.TOTAL_IGE, "150", None, LaboratoryProblem.LIMIT_MISSING),
        (LaboratoryTest.TOTAL_IGE, None, "100", LaboratoryProblem.VALUE_MISSING),
        (LaboratoryTest.TOTAL_IGE, "-1", "100", LaboratoryProblem.VALUE_NEGATIVE),
        (LaboratoryTest.TOTAL_IGE, "150", "0", LaboratoryProblem.LIMIT_NOT_POSITIVE),
        (LaboratoryTest.EOSINOPHILS, None, None, LaboratoryProblem.VALUE_MISSING),
        (LaboratoryTest.EOSINOPHILS, "-0.1", None, LaboratoryProblem.VALUE_NEGATIVE),
        (LaboratoryTest.EOSINOPHILS, "820", "-5", LaboratoryProblem.LIMIT_NOT_POSITIVE),
    ],
)
def test_a_line_that_cannot_be_taken_says_why(
    test: LaboratoryTest, value: str | None, upper: str | None, problem: LaboratoryProblem
) -> None:
    assert reported(test, value, upper) == LaboratoryRefused(test=test, problems=(problem,))


@pytest.mark.parametrize(
    ("test", "unit"),
    [
        (LaboratoryTest.EOSINOPHILS, "G/L"),
        (LaboratoryTest.EOSINOPHILS, "%"),
        (LaboratoryTest.EOSINOPHILS, ""),
        (LaboratoryTest.TOTAL_IGE, "/mm³"),
        (LaboratoryTest.TOTAL_IGE, "kU/L"),
    ],
)
def test_another_unit_is_refused_and_never_converted(test: LaboratoryTest, unit: str) -> None:
    assert reported(test, "150", "100", unit) == LaboratoryRefused(test=test, problems=(LaboratoryProblem.OTHER_UNIT,))


def test_every_problem_of_a_line_is_said_at_once() -> None:
    assert reported(LaboratoryTest.TOTAL_IGE, None, None, "") == LaboratoryRefused(
        test=LaboratoryTest.TOTAL_IGE,
        problems=(
            LaboratoryProblem.VALUE_MISSING,
            LaboratoryProblem.LIMIT_MISSING,
            LaboratoryProblem.OTHER_UNIT,
        ),
    )
