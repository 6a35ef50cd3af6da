"""Every figure of the review about a course, reckoned again from what it is made of (P1, P2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from ivig_desk.adapters.toml_posology import load_posology
from ivig_desk.domain.amounts.quantities import Grams, GramsPerKg, Kilograms
from ivig_desk.domain.course.cdlqi import CdlqiRefused, CdlqiTotal, cdlqi_of
from ivig_desk.domain.course.course import Course
from ivig_desk.domain.course.due import DueWindow, after_months, cycle_due
from ivig_desk.domain.course.easi import EasiTotal, Region, easi_of
from ivig_desk.domain.course.laboratory import LaboratoryTest, unit_of
from ivig_desk.domain.course.units import CdlqiPoints, EasiPoints
from ivig_desk.domain.course.visit_place import CycleVisit, FollowUp
from ivig_desk.domain.course.visits import visits_of
from ivig_desk.domain.formulary.posology import PosologyRow, suggested_cycle
from tests.unit.course.given import CHILD, course, treated
from tests.unit.course.skin import answers, skin
from tests.unit.ward import RESOURCES

POSOLOGY = load_posology(RESOURCES)
WORST = "6 3333"
WORST_SKIN = skin(head=WORST, upper=WORST, trunk=WORST, lower=WORST)


def row(indication: str) -> PosologyRow:
    found = POSOLOGY.row_of(indication)
    assert found is not None
    return found


def parts(scored: object) -> dict[Region, str]:
    assert isinstance(scored, EasiTotal)
    return {part.region: part.points.text for part in scored.parts}


def points(scored: object) -> EasiPoints:
    assert isinstance(scored, EasiTotal)
    return scored.points


def test_easi_72_is_four_signs_of_3_and_area_6_in_every_region() -> None:
    """P1: (3 + 3 + 3 + 3) × 6 = 72 a region; × 0.1, 0.2, 0.3, 0.4 = 7.2 + 14.4 + 21.6 + 28.8 = 72."""
    scored = easi_of(WORST_SKIN, age_years=9)

    assert parts(scored) == {
        Region.HEAD_AND_NECK: "7.2",
        Region.UPPER_LIMBS: "14.4",
        Region.TRUNK: "21.6",
        Region.LOWER_LIMBS: "28.8",
    }
    assert points(scored) == EasiPoints.of("72")


@pytest.mark.parametrize("age", [5, 6])
def test_easi_72_is_reached_under_8_too(age: int) -> None:
    """P1, two of its five patients: 72 × 0.2, 0.2, 0.3, 0.3 = 14.4 + 14.4 + 21.6 + 21.6 = 72."""
    scored = easi_of(WORST_SKIN, age_years=age)

    assert parts(scored) == {
        Region.HEAD_AND_NECK: "14.4",
        Region.UPPER_LIMBS: "14.4",
        Region.TRUNK: "21.6",
        Region.LOWER_LIMBS: "21.6",
    }
    assert points(scored) == EasiPoints.of("72")


@pytest.mark.parametrize(("age", "total"), [(5, "22.3"), (6, "22.3"), (7, "22.3"), (8, "21.2"), (9, "21.2")])
def test_the_weights_of_older_children_are_wrong_for_two_of_the_paper_s_five_patients(age: int, total: str) -> None:
    """Head 8 × 4 = 32, upper limbs 6 × 3 = 18, trunk 5 × 4 = 20, lower limbs 7 × 3 = 21.

    Under 8: 6.4 + 3.6 + 6 + 6.3 = 22.3; from 8: 3.2 + 3.6 + 6 + 8.4 = 21.2. The same skin, 1.1 points apart.
    """
    same = skin(head="4 2222", upper="3 2211", trunk="4 2111", lower="3 2221")

    assert points(easi_of(same, age_years=age)) == EasiPoints.of(total)


def test_the_least_easi_above_0_is_a_tenth() -> None:
    """One sign of 1, area 1, head and neck from 8 years: 1 × 1 × 0.1."""
    assert points(easi_of(skin(head="1 1000"), age_years=8)) == EasiPoints.of("0.1")
    assert points(easi_of(skin(), age_years=8)) == EasiPoints.of("0")


def test_cdlqi_30_is_ten_answers_of_3() -> None:
    """P1: 10 × 3 = 30, 10 × 0 = 0."""
    assert cdlqi_of(answers("3333333333"), age_years=5) == CdlqiTotal(points=CdlqiPoints.of("30"))
    assert cdlqi_of(answers("0000000000"), age_years=6) == CdlqiTotal(points=CdlqiPoints.of("0"))


@pytest.mark.parametrize(("age", "is_for"), [(3, ""), (4, "yes"), (5, "yes"), (6, "yes"), (16, "yes"), (17, "")])
def test_cdlqi_is_for_ages_4_to_16_so_also_for_the_paper_s_youngest(age: int, is_for: str) -> None:
    scored = cdlqi_of(answers("3333333333"), age_years=age)

    assert type(scored) is (CdlqiTotal if is_for else CdlqiRefused)


def test_the_laboratory_s_units_are_the_paper_s() -> None:
    """P1: eosinophils in /mm³, total serum IgE in IU/mL, its IU written as units: an I is read as 1."""
    assert (unit_of(LaboratoryTest.EOSINOPHILS), unit_of(LaboratoryTest.TOTAL_IGE)) == ("/mm³", "units/mL")


def whole_course() -> Course:
    """P1: 0.3 g/kg at 24 kg, monthly, six times, the first on 10 January."""
    return course(*(treated(f"2026-0{month}-10", month, 6) for month in range(1, 7)))


def test_the_paper_s_course_has_six_visits_a_month_apart_and_two_follow_ups() -> None:
    """The sixth on 10 June; 3 and 6 months after it 10 September and 10 December."""
    visits = visits_of(whole_course(), date(2026, 6, 10))

    due = [(visit.place, visit.due and visit.due.first) for visit in visits]
    assert due == [
        (CycleVisit(1), None),
        (CycleVisit(2), date(2026, 2, 10)),
        (CycleVisit(3), date(2026, 3, 10)),
        (CycleVisit(4), date(2026, 4, 10)),
        (CycleVisit(5), date(2026, 5, 10)),
        (CycleVisit(6), date(2026, 6, 10)),
        (FollowUp(3), date(2026, 9, 10)),
        (FollowUp(6), date(2026, 12, 10)),
    ]
    assert [visit.days_late for visit in visits] == [0] * 8


def test_six_months_of_the_paper_s_low_dose_are_less_than_one_cycle_of_2_g_per_kg() -> None:
    """0.3 × 24 = 7.2 g a month; 6 × 7.2 = 43.2 g and 6 × 0.3 = 1.8 g/kg in all, under one cycle of 2 g/kg."""
    cycles = whole_course().cycles

    assert suggested_cycle(row("atopic-dermatitis"), CHILD.weight).least == Grams.of("7.2")
    assert sum((cycle.given.value for cycle in cycles), Fraction(0)) == Fraction("43.2")
    assert sum((cycle.given_per_kg.value for cycle in cycles), Fraction(0)) == Fraction("1.8")
    assert row("dermatomyositis").cycle_least == GramsPerKg.of("2")


def test_two_g_per_kg_over_five_days_are_the_paper_s_400_mg_per_kg_a_day() -> None:
    """P2: 2 ÷ 5 = 0.4 g/kg; at 70 kg 28 g a day, 140 g a cycle."""
    adult = replace(CHILD, weight=Kilograms.of("70"))
    days = [replace(treated(f"2026-01-{day}", patient=adult), given=Grams.of("28")) for day in range(12, 17)]
    (cycle,) = course(*days).cycles

    assert [day.given_per_kg for day in cycle.days] == [GramsPerKg.of("0.4")] * 5
    assert (cycle.given, cycle.given_per_kg) == (Grams.of("140"), GramsPerKg.of("2"))


@pytest.mark.parametrize(
    "indication",
    [
        "dermatomyositis",
        "blistering-disease",
        "scleromyxedema",
        "pyoderma-gangrenosum",
        "livedoid-vasculopathy",
    ],
)
def test_six_cycles_every_4_to_6_weeks_are_six_months_only_near_the_shorter_interval(indication: str) -> None:
    """P2, "6 (6 months)": from the first to the sixth are five intervals, 20 to 30 weeks, 140 to 210 days.

    From 10 January: 30 May to 8 August; six calendar months end on 10 July.
    """
    first = date(2026, 1, 10)
    sixth = cycle_due(row(indication), first, 5)

    assert row(indication).cycles == 6
    assert sixth == DueWindow(first=first + timedelta(days=140), last=first + timedelta(days=210))
    assert sixth == DueWindow(first=date(2026, 5, 30), last=date(2026, 8, 8))
    assert sixth.first < after_months(first, 6) < sixth.last


def test_one_course_at_the_longer_interval_ends_well_within_18_months() -> None:
    """P2: five intervals of 6 weeks from 10 January end on 8 August; 18 months on 10 July of the next year."""
    first = date(2026, 1, 10)
    sixth = cycle_due(row("dermatomyositis"), first, 5)

    assert sixth is not None
    assert sixth.last < after_months(first, POSOLOGY.course.most_months)
    assert after_months(first, POSOLOGY.course.most_months) == date(2027, 7, 10)
