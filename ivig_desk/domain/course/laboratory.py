"""What the laboratory sends at a visit: eosinophils and total serum IgE, held against that laboratory's own limit.

Source: review.md, "Outcome over the course (P1)": eosinophils in /mm³, IgE in IU/mL, here units/mL. It has no
conversion from another unit and no limit of its own, so none is here: a report in another unit is refused.
"""

from dataclasses import dataclass
from enum import Enum, unique
from fractions import Fraction

from ivig_desk.domain.course.units import CellsPerMm3, UnitsPerMl


@unique
class LaboratoryTest(Enum):
    """What was measured."""

    EOSINOPHILS = "eosinophils"
    TOTAL_IGE = "total-ige"


@dataclass(frozen=True, slots=True, kw_only=True)
class LaboratoryReport:
    """One line of a report as it was typed: value, upper limit (None where none was printed) and unit."""

    test: LaboratoryTest
    value: Fraction | None
    upper: Fraction | None
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EosinophilCount:
    """Eosinophils in /mm³, and the laboratory's upper limit where it prints one."""

    value: CellsPerMm3
    upper: CellsPerMm3 | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalIge:
    """Total serum IgE in units/mL, and the laboratory's own upper limit, without which it says little."""

    value: UnitsPerMl
    upper: UnitsPerMl


LaboratoryValue = EosinophilCount | TotalIge


@unique
class LaboratoryProblem(Enum):
    """Why a line of a report is not taken."""

    VALUE_MISSING = "value-missing"
    VALUE_NEGATIVE = "value-negative"
    LIMIT_MISSING = "limit-missing"
    LIMIT_NOT_POSITIVE = "limit-not-positive"
    OTHER_UNIT = "other-unit"


@dataclass(frozen=True, slots=True, kw_only=True)
class LaboratoryRefused:
    """A line that is not taken, with every reason."""

    test: LaboratoryTest
    problems: tuple[LaboratoryProblem, ...]


def unit_of(test: LaboratoryTest) -> str:
    """Return the one unit a test is taken in. Source: review.md, P1."""
    match test:
        case LaboratoryTest.EOSINOPHILS:
            return CellsPerMm3.unit
        case LaboratoryTest.TOTAL_IGE:
            return UnitsPerMl.unit


def laboratory_value(report: LaboratoryReport) -> LaboratoryValue | LaboratoryRefused:
    """Return the value in its unit, or every reason why it is not taken; IgE is not taken without its limit."""
    problems = tuple(_problems(report))
    value, upper = report.value, report.upper
    if not problems and value is not None:
        if report.test is LaboratoryTest.EOSINOPHILS:
            return EosinophilCount(value=CellsPerMm3(value), upper=None if upper is None else CellsPerMm3(upper))
        if upper is not None:
            return TotalIge(value=UnitsPerMl(value), upper=UnitsPerMl(upper))
    return LaboratoryRefused(test=report.test, problems=problems)


def _problems(report: LaboratoryReport) -> list[LaboratoryProblem]:
    found: list[LaboratoryProblem] = []
    if report.value is None:
        found.append(LaboratoryProblem.VALUE_MISSING)
    elif report.value < 0:
        found.append(LaboratoryProblem.VALUE_NEGATIVE)
    if report.upper is None and report.test is LaboratoryTest.TOTAL_IGE:
        found.append(LaboratoryProblem.LIMIT_MISSING)
    elif report.upper is not None and report.upper <= 0:
        found.append(LaboratoryProblem.LIMIT_NOT_POSITIVE)
    if report.unit != unit_of(report.test):
        found.append(LaboratoryProblem.OTHER_UNIT)
    return found
