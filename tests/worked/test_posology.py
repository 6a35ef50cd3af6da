"""The review's doses worked by hand, row by row, and what lies just inside and outside (P1, P2)."""

from __future__ import annotations

import pytest

from ivig_desk.adapters.toml_posology import load_posology
from ivig_desk.domain.amounts.exact import exact
from ivig_desk.domain.amounts.quantities import Grams, GramsPerKg, Kilograms, Minutes
from ivig_desk.domain.formulary.dose_judgement import (
    DoseImplausible,
    DoseJudgement,
    DoseLikely,
    DoseSpan,
    DoseUnusual,
    DoseWithoutRow,
    Reading,
    judge_cycle,
    judge_day,
)
from ivig_desk.domain.formulary.posology import GramRange, Indication, PosologyRow, suggested_cycle, suggested_day
from tests.unit.ward import RESOURCES

POSOLOGY = load_posology(RESOURCES)


def row(indication: str) -> PosologyRow:
    found = POSOLOGY.row_of(indication)
    assert found is not None
    return found


def day(dose_g: str, weight_kg: str, indication: str) -> DoseJudgement:
    return judge_day(Grams.of(dose_g), weight=Kilograms.of(weight_kg), indication=indication, posology=POSOLOGY)


def cycle(dose_g: str, weight_kg: str, indication: str) -> DoseJudgement:
    return judge_cycle(Grams.of(dose_g), weight=Kilograms.of(weight_kg), indication=indication, posology=POSOLOGY)


def of_day(g_per_kg: str) -> Reading:
    return Reading(per_kg=GramsPerKg.of(g_per_kg), span=DoseSpan.DAY)


def of_cycle(g_per_kg: str) -> Reading:
    return Reading(per_kg=GramsPerKg.of(g_per_kg), span=DoseSpan.CYCLE)


def grams(least: str, most: str) -> GramRange:
    return GramRange(least=Grams.of(least), most=Grams.of(most))


@pytest.mark.parametrize(
    ("indication", "weight_kg", "cycle_g", "days", "day_g"),
    [
        # 0.3 × 24 = 7.2
        ("atopic-dermatitis", "24", ("7.2", "7.2"), 1, ("7.2", "7.2")),
        # 2 × 70 = 140; ÷ 5 = 28, ÷ 4 = 35, ÷ 3 = 46 2/3
        ("dermatomyositis", "70", ("140", "140"), 5, ("28", "28")),
        ("dermatomyositis", "70", ("140", "140"), 4, ("35", "35")),
        ("dermatomyositis", "70", ("140", "140"), 3, ("140/3", "140/3")),
        # 2 × 60 = 120; ÷ 5 = 24
        ("blistering-disease", "60", ("120", "120"), 5, ("24", "24")),
        # 2 × 81 = 162; ÷ 3 = 54
        ("scleromyxedema", "81", ("162", "162"), 3, ("54", "54")),
        # 2 × 55 = 110; ÷ 5 = 22
        ("pyoderma-gangrenosum", "55", ("110", "110"), 5, ("22", "22")),
        # 2 × 62 = 124; ÷ 4 = 31
        ("livedoid-vasculopathy", "62", ("124", "124"), 4, ("31", "31")),
        # 1.6 × 12 = 19.2, 2 × 12 = 24; ÷ 3 = 6.4 and 8; ÷ 5 = 3.84 and 4.8
        ("kawasaki-disease", "12", ("19.2", "24"), 1, ("19.2", "24")),
        ("kawasaki-disease", "12", ("19.2", "24"), 3, ("6.4", "8")),
        ("kawasaki-disease", "12", ("19.2", "24"), 5, ("3.84", "4.8")),
        # 3 × 70 = 210; ÷ 3 = 70, ÷ 5 = 42
        ("toxic-epidermal-necrolysis", "70", ("210", "210"), 3, ("70", "70")),
        ("toxic-epidermal-necrolysis", "70", ("210", "210"), 5, ("42", "42")),
        # 2 × 58 = 116; ÷ 5 = 23.2
        ("systemic-lupus-erythematosus", "58", ("116", "116"), 5, ("23.2", "23.2")),
        # 2 × 64.5 = 129; ÷ 3 = 43
        ("systemic-sclerosis", "64.5", ("129", "129"), 3, ("43", "43")),
        # 2 × 90 = 180; ÷ 5 = 36
        ("anca-vasculitis", "90", ("180", "180"), 5, ("36", "36")),
    ],
)
def test_a_row_s_dose_for_a_weight(
    indication: str, weight_kg: str, cycle_g: tuple[str, str], days: int, day_g: tuple[str, str]
) -> None:
    weight = Kilograms.of(weight_kg)

    assert suggested_cycle(row(indication), weight) == grams(*cycle_g)
    assert suggested_day(row(indication), weight, days) == grams(*day_g)


@pytest.mark.parametrize(
    ("indication", "days"),
    [
        ("atopic-dermatitis", 2),
        ("dermatomyositis", 2),
        ("dermatomyositis", 6),
        ("dermatomyositis", 1),
        ("kawasaki-disease", 2),
        ("kawasaki-disease", 6),
        ("toxic-epidermal-necrolysis", 1),
        ("toxic-epidermal-necrolysis", 0),
    ],
)
def test_no_dose_is_suggested_over_days_that_the_review_does_not_have(indication: str, days: int) -> None:
    assert suggested_day(row(indication), Kilograms.of("70"), days) is None


@pytest.mark.parametrize(
    ("indication", "below", "least", "most", "above"),
    [
        # at 100 kg, so that grams are g/kg × 100, the ends 1 % beyond the row (the allowance), steps of 0.01 g
        ("atopic-dermatitis", "24.74", "24.75", "35.35", "35.36"),
        ("dermatomyositis", "39.59", "39.6", "67.33", "67.34"),
        ("blistering-disease", "39.59", "39.6", "67.33", "67.34"),
        ("scleromyxedema", "39.59", "39.6", "67.33", "67.34"),
        ("pyoderma-gangrenosum", "39.59", "39.6", "67.33", "67.34"),
        ("livedoid-vasculopathy", "39.59", "39.6", "67.33", "67.34"),
        ("kawasaki-disease", "31.67", "31.68", "67.33", "67.34"),
        ("kawasaki-disease", "158.39", "158.4", "202", "202.01"),
        ("toxic-epidermal-necrolysis", "59.39", "59.4", "101", "101.01"),
        ("systemic-lupus-erythematosus", "39.59", "39.6", "67.33", "67.34"),
        ("systemic-sclerosis", "39.59", "39.6", "67.33", "67.34"),
        ("anca-vasculitis", "39.59", "39.6", "67.33", "67.34"),
    ],
)
def test_a_day_s_dose_is_asked_about_just_outside_its_row(
    indication: str, below: str, least: str, most: str, above: str
) -> None:
    verdicts = [type(day(dose, "100", indication)) for dose in (below, least, most, above)]

    assert verdicts == [DoseUnusual, DoseLikely, DoseLikely, DoseUnusual]


@pytest.mark.parametrize(
    ("indication", "doses", "beyond"),
    [
        ("atopic-dermatitis", ("24.74", "24.75", "35.35", "35.36"), DoseUnusual),
        ("dermatomyositis", ("197.99", "198", "202", "202.01"), DoseUnusual),
        ("blistering-disease", ("197.99", "198", "202", "202.01"), DoseUnusual),
        ("scleromyxedema", ("197.99", "198", "202", "202.01"), DoseUnusual),
        ("pyoderma-gangrenosum", ("197.99", "198", "202", "202.01"), DoseUnusual),
        ("livedoid-vasculopathy", ("197.99", "198", "202", "202.01"), DoseUnusual),
        ("kawasaki-disease", ("158.39", "158.4", "202", "202.01"), DoseUnusual),
        # its 3 g/kg are the most there is: no allowance beyond a hard bound
        ("toxic-epidermal-necrolysis", ("296.99", "297", "300", "300.01"), DoseImplausible),
        ("systemic-lupus-erythematosus", ("197.99", "198", "202", "202.01"), DoseUnusual),
        ("systemic-sclerosis", ("197.99", "198", "202", "202.01"), DoseUnusual),
        ("anca-vasculitis", ("197.99", "198", "202", "202.01"), DoseUnusual),
    ],
)
def test_a_cycle_s_dose_is_asked_about_just_outside_its_row(
    indication: str, doses: tuple[str, ...], beyond: type[DoseJudgement]
) -> None:
    verdicts = [type(cycle(dose, "100", indication)) for dose in doses]

    assert verdicts == [DoseUnusual, DoseLikely, DoseLikely, beyond]


@pytest.mark.parametrize("indication", ["", "other", "primary-immunodeficiency", "dermatomyositus"])
def test_an_indication_without_a_row_has_the_hard_bounds_alone(indication: str) -> None:
    verdicts = [type(day(dose, "100", indication)) for dose in ("2.99", "3", "300", "300.01")]

    assert verdicts == [DoseImplausible, DoseWithoutRow, DoseWithoutRow, DoseImplausible]
    assert [type(cycle(dose, "100", indication)) for dose in ("2.99", "3", "300", "300.01")] == verdicts


def test_every_indication_has_a_row_but_those_of_the_labels_and_any_other() -> None:
    """The eleven rows of the review's table; no dose is in the facts for what the labels alone are printed for."""
    without = {one for one in Indication if POSOLOGY.row_of(one.value) is None}

    assert len(POSOLOGY.rows) == 11
    assert without == {
        Indication.PRIMARY_IMMUNODEFICIENCY,
        Indication.IMMUNE_THROMBOCYTOPENIA,
        Indication.CHRONIC_IMMUNE_THROMBOCYTOPENIA,
        Indication.CHRONIC_INFLAMMATORY_DEMYELINATING_POLYNEUROPATHY,
        Indication.MULTIFOCAL_MOTOR_NEUROPATHY,
        Indication.OTHER,
    }


def test_the_misprint_of_mg_for_g_in_the_paper_s_table_is_asked_with_the_grams() -> None:
    """P2, Table 2 prints 2 mg/kg, 1.6–2 mg/kg and 3 mg/kg: at 70 kg 0.14, 0.112 and 0.21 g."""
    verdicts = [
        cycle("0.14", "70", "dermatomyositis"),
        day("0.14", "70", "dermatomyositis"),
        cycle("0.112", "70", "kawasaki-disease"),
        cycle("0.21", "70", "toxic-epidermal-necrolysis"),
    ]

    assert verdicts == [
        DoseImplausible(per_kg=GramsPerKg.of("0.002"), bound=GramsPerKg.of("0.03"), readings=(of_cycle("2"),)),
        DoseImplausible(per_kg=GramsPerKg.of("0.002"), bound=GramsPerKg.of("0.03"), readings=(of_cycle("2"),)),
        DoseImplausible(per_kg=GramsPerKg.of("0.0016"), bound=GramsPerKg.of("0.03"), readings=(of_cycle("1.6"),)),
        DoseImplausible(per_kg=GramsPerKg.of("0.003"), bound=GramsPerKg.of("0.03"), readings=(of_cycle("3"),)),
    ]


def test_the_misprint_of_400_mg_a_day_is_asked_as_400_mg_per_kg() -> None:
    """P2, Table 2 prints 400 mg/d, its text 400 mg/kg/day."""
    verdict = day("0.4", "70", "dermatomyositis")

    assert isinstance(verdict, DoseImplausible)
    assert verdict.readings == (of_day("0.4"),)


def test_a_reading_of_one_day_is_offered_before_one_of_a_cycle() -> None:
    """Kawasaki's 2 g/kg may be one day's: 0.02 g at 10 kg is 2 mg/kg."""
    verdict = day("0.02", "10", "kawasaki-disease")

    assert isinstance(verdict, DoseImplausible)
    assert verdict.readings == (of_day("2"),)


def test_without_a_row_any_reading_inside_the_hard_bounds_is_offered() -> None:
    """7200 g at 24 kg are 300 g/kg: 0.3 if milligrams were typed."""
    verdict = day("7200", "24", "other")

    assert isinstance(verdict, DoseImplausible)
    assert verdict.readings == (of_day("0.3"),)


def test_milligrams_typed_for_grams_are_asked_with_the_grams() -> None:
    """28 g at 70 kg typed as 28000: 400 g/kg for 0.4."""
    verdict = day("28000", "70", "dermatomyositis")

    assert verdict == DoseImplausible(per_kg=GramsPerKg.of("400"), bound=GramsPerKg.of("3"), readings=(of_day("0.4"),))


def test_a_slip_that_no_other_unit_explains_has_no_other_reading() -> None:
    """5 g/kg is neither 0.005 nor 5000 nor, at 70 kg, 350 of anything."""
    verdict = day("350", "70", "dermatomyositis")

    assert verdict == DoseImplausible(per_kg=GramsPerKg.of("5"), bound=GramsPerKg.of("3"), readings=())


def test_a_tenth_of_the_dose_is_asked_with_both_numbers() -> None:
    """2.8 g for 28 g at 70 kg is 0.04 g/kg, the row begins at 0.4."""
    verdict = day("2.8", "70", "dermatomyositis")

    assert isinstance(verdict, DoseUnusual)
    assert (verdict.per_kg, verdict.nearest) == (GramsPerKg.of("0.04"), GramsPerKg.of("0.4"))
    assert not verdict.reads_as_whole_cycle


def test_a_whole_cycle_in_one_day_is_named_as_such() -> None:
    """140 g at 70 kg are the 2 g/kg of three to five days; the most of one day is 2/3 g/kg."""
    verdict = day("140", "70", "dermatomyositis")

    assert isinstance(verdict, DoseUnusual)
    assert (verdict.nearest, verdict.reads_as_whole_cycle) == (GramsPerKg(exact("2/3")), True)


def test_between_the_two_ways_to_give_kawasaki_s_dose_it_is_asked() -> None:
    """1 g/kg is nearer to the 2/3 of three days than to the 1.6 of a single infusion."""
    verdict = day("12", "12", "kawasaki-disease")

    assert isinstance(verdict, DoseUnusual)
    assert [(band.least.text, band.most.text) for band in verdict.bands] == [("0.32", "2/3"), ("1.6", "2")]
    assert (verdict.nearest, verdict.reads_as_whole_cycle) == (GramsPerKg.of("2/3"), False)


def test_a_dose_written_to_a_tenth_of_a_gram_is_not_asked_about() -> None:
    """46 2/3 g a day at 70 kg, written 46.7; three of them are 140.1 g a cycle."""
    assert day("46.7", "70", "dermatomyositis") == DoseLikely()
    assert cycle("140.1", "70", "dermatomyositis") == DoseLikely()


@pytest.mark.parametrize(
    ("indication", "cycles", "weeks", "months", "grade"),
    [
        ("atopic-dermatitis", 6, (None, None), 1, (None, None)),
        ("dermatomyositis", 6, (4, 6), None, ("B", "IIa")),
        ("blistering-disease", 6, (4, 6), None, ("C", "III")),
        ("scleromyxedema", 6, (4, 6), None, ("C", "III")),
        ("pyoderma-gangrenosum", 6, (4, 6), None, ("C", "III")),
        ("livedoid-vasculopathy", 6, (4, 6), None, ("D", "III")),
        ("kawasaki-disease", 1, (None, None), None, ("A", "I")),
        ("toxic-epidermal-necrolysis", 1, (None, None), None, ("B", "IIa")),
        ("systemic-lupus-erythematosus", None, (None, None), None, ("C", "IIa")),
        ("systemic-sclerosis", None, (None, None), None, ("B", "I")),
        ("anca-vasculitis", None, (None, None), None, ("B", "IIa")),
    ],
)
def test_cycles_intervals_and_grades_are_the_review_s(
    indication: str,
    cycles: int | None,
    weeks: tuple[int | None, int | None],
    months: int | None,
    grade: tuple[str | None, str | None],
) -> None:
    found = row(indication)

    assert (found.cycles, found.interval_months) == (cycles, months)
    assert (found.interval_least_weeks, found.interval_most_weeks) == weeks
    assert (found.recommendation, found.evidence) == grade


def test_what_must_go_with_a_dose_stands_in_its_row() -> None:
    assert "acetylsalicylic acid 50 mg/kg/day" in row("kawasaki-disease").notes[0]
    assert all("monotherapy" in row(name).notes[0] for name in ("dermatomyositis", "blistering-disease"))
    assert "Slow" in row("toxic-epidermal-necrolysis").notes[0]


def test_kawasaki_s_single_infusion_takes_ten_to_twelve_hours() -> None:
    single = row("kawasaki-disease").spread_over(1)

    assert single is not None
    assert (single.at_least, single.at_most) == (Minutes.of("600"), Minutes.of("720"))


def test_the_course_and_the_doses_elsewhere_are_the_review_s() -> None:
    assert POSOLOGY.course.most_months == 18
    assert [(scheme.day.text, scheme.days) for scheme in POSOLOGY.elsewhere] == [("1", 2), ("0.4", 5)]
