"""Under the skin: mL/h per site, sites and total, refused where the label's number is passed (S1, S3)."""

from __future__ import annotations

from dataclasses import replace
from typing import get_type_hints

import pytest

from ivig_desk.adapters.data_files import TomlDataFiles, resources_folder
from ivig_desk.domain.amounts.quantities import Grams, GramsPerKg, Kilograms, LabelRate, MlPerHourPerSite
from ivig_desk.domain.formulary.posology import DoseBounds
from ivig_desk.domain.formulary.profile import FigureStatus, Profile
from ivig_desk.domain.formulary.subcutaneous import (
    SubcutaneousOrder,
    SubcutaneousPlan,
    SubcutaneousProfile,
    SubcutaneousRefused,
    subcutaneous_plan,
)
from ivig_desk.domain.formulary.subcutaneous_checks import subcutaneous_problems_of
from ivig_desk.domain.infusion.plan import Plan

SHIPPED = {
    profile.id: profile for profile in TomlDataFiles(resources=resources_folder(), ward=None).subcutaneous().profiles
}
GAMUNEX = SHIPPED["gamunex-c-10-us-sc"]
GAMMAGARD = SHIPPED["gammagard-liquid-10-us-sc"]
HIZENTRA = SHIPPED["hizentra-20-eu-sc"]
DOSES = DoseBounds(least=GramsPerKg.of("0.03"), most=GramsPerKg.of("3"), source="made up for these tests")
ORDER = SubcutaneousOrder(weight=Kilograms.of("70"), dose=Grams.of("8"), sites=4, infusion=1)


def per_site(text: str) -> MlPerHourPerSite:
    return MlPerHourPerSite.of(text)


@pytest.mark.parametrize(
    ("profile", "order", "told"),
    [
        # 8 g of 10 % = 80 mL; ÷ 4 sites = 20 mL; 4 × 20 = 80 mL/h; 80 ÷ 80 × 60 = 60 min
        (GAMUNEX, ORDER, "20 × 4 = 80 mL/h, 80 mL, 20 a site, 60 min"),
        (GAMUNEX, replace(ORDER, sites=8), "20 × 8 = 160 mL/h, 80 mL, 10 a site, 30 min"),
        # 8 g of 20 % = 40 mL; ÷ 2 = 20; 2 × 20 = 40 mL/h; 60 min. Then 35: 70 mL/h; 40 ÷ 70 × 60 = 240/7 min
        (HIZENTRA, replace(ORDER, sites=2), "20 × 2 = 40 mL/h, 40 mL, 20 a site, 60 min"),
        (HIZENTRA, replace(ORDER, sites=2, infusion=2), "35 × 2 = 70 mL/h, 40 mL, 20 a site, 240/7 min"),
        (HIZENTRA, replace(ORDER, sites=2, infusion=3), "35 × 2 = 70 mL/h, 40 mL, 20 a site, 240/7 min"),
        # as tolerated: no number, so it stays at 35 until one is ordered; 50 × 2 = 100; 40 ÷ 100 × 60 = 24 min
        (HIZENTRA, replace(ORDER, sites=2, infusion=4), "35 × 2 = 70 mL/h, 40 mL, 20 a site, 240/7 min"),
        (
            HIZENTRA,
            replace(ORDER, sites=2, infusion=4, rate=per_site("50")),
            "50 × 2 = 100 mL/h, 40 mL, 20 a site, 24 min",
        ),
        # 210 g of 10 % = 2100 mL, 3 g/kg and not above it; ÷ 4 = 525; 2100 ÷ 80 × 60 = 1575 min
        (GAMUNEX, replace(ORDER, dose=Grams.of("210")), "20 × 4 = 80 mL/h, 2100 mL, 525 a site, 1575 min"),
        # less than an intravenous dose can be is no slip: 1 g = 10 mL; 10 ÷ 80 × 60 = 7.5 min
        (GAMUNEX, replace(ORDER, dose=Grams.of("1")), "20 × 4 = 80 mL/h, 10 mL, 2.5 a site, 7.5 min"),
        # the slower end: 20 from 40 kg, 15 under it; 80 ÷ 60 × 60 = 80 min
        (GAMMAGARD, replace(ORDER, weight=Kilograms.of("40")), "20 × 4 = 80 mL/h, 80 mL, 20 a site, 60 min"),
        (GAMMAGARD, replace(ORDER, weight=Kilograms.of("39.9")), "15 × 4 = 60 mL/h, 80 mL, 20 a site, 80 min"),
        (GAMMAGARD, replace(ORDER, rate=per_site("30")), "30 × 4 = 120 mL/h, 80 mL, 20 a site, 40 min"),
        # 8 × 30 = 240, at the limit of all sites; under 40 kg 8 × 20 = 160
        (GAMMAGARD, replace(ORDER, sites=8, rate=per_site("30")), "30 × 8 = 240 mL/h, 80 mL, 10 a site, 20 min"),
        (
            GAMMAGARD,
            replace(ORDER, weight=Kilograms.of("24"), sites=8, rate=per_site("20")),
            "20 × 8 = 160 mL/h, 80 mL, 10 a site, 30 min",
        ),
    ],
)
def test_a_plan_under_the_skin_is_the_one_on_paper(
    profile: SubcutaneousProfile, order: SubcutaneousOrder, told: str
) -> None:
    """S3."""
    plan = subcutaneous_plan(profile, order, DOSES)

    assert isinstance(plan, SubcutaneousPlan)
    assert told == (
        f"{plan.per_site.text} × {plan.sites} = {plan.total}, {plan.volume}, {plan.volume_per_site.text} a site, "
        f"{plan.lasts}"
    )


@pytest.mark.parametrize(
    ("profile", "order", "refused"),
    [
        (GAMUNEX, replace(ORDER, sites=9), "too-many-sites: 9, limit 8"),
        (
            GAMUNEX,
            replace(ORDER, rate=per_site("20.1")),
            "above-site-limit: 20.1 mL/h per site, limit 20 mL/h per site",
        ),
        (HIZENTRA, replace(ORDER, rate=per_site("21")), "above-site-limit: 21 mL/h per site, limit 20 mL/h per site"),
        (
            HIZENTRA,
            replace(ORDER, infusion=3, rate=per_site("36")),
            "above-site-limit: 36 mL/h per site, limit 35 mL/h per site",
        ),
        # 12 × 20 = 240 would do, 13 × 20 = 260; under 40 kg 11 × 15 = 165
        (GAMMAGARD, replace(ORDER, sites=13), "above-all-sites: 260 mL/h, limit 240 mL/h"),
        (
            GAMMAGARD,
            replace(ORDER, weight=Kilograms.of("39.9"), sites=11),
            "above-all-sites: 165 mL/h, limit 160 mL/h",
        ),
        (
            GAMMAGARD,
            replace(ORDER, weight=Kilograms.of("39.9"), rate=per_site("30")),
            "above-site-limit: 30 mL/h per site, limit 20 mL/h per site",
        ),
        (GAMUNEX, replace(ORDER, sites=0), "not-positive: 0, limit None"),
        (GAMUNEX, replace(ORDER, infusion=0), "not-positive: 0, limit None"),
        (GAMUNEX, replace(ORDER, dose=Grams.of("0")), "not-positive: 0 g, limit None"),
        (GAMUNEX, replace(ORDER, weight=Kilograms.of("-1")), "not-positive: -1 kg, limit None"),
        (GAMUNEX, replace(ORDER, rate=per_site("0")), "not-positive: 0 mL/h per site, limit None"),
        # 210 g ÷ 70 kg = 3 g/kg; 8 g typed in milligrams: 8000 ÷ 70 = 800/7 g/kg
        (GAMUNEX, replace(ORDER, dose=Grams.of("210.7")), "dose-implausible: 3.01 g/kg, limit 3 g/kg"),
        (GAMUNEX, replace(ORDER, dose=Grams.of("8000")), "dose-implausible: 800/7 g/kg, limit 3 g/kg"),
        (replace(GAMUNEX, bands=()), ORDER, "weight-not-in-label: 70 kg, limit None"),
    ],
)
def test_what_passes_a_number_of_the_label_is_refused_and_not_lowered(
    profile: SubcutaneousProfile, order: SubcutaneousOrder, refused: str
) -> None:
    """S1: with what was asked and the limit it is held against."""
    refusal = subcutaneous_plan(profile, order, DOSES)

    assert isinstance(refusal, SubcutaneousRefused)
    assert f"{refusal.problem.value}: {refusal.have}, limit {refusal.wants}" == refused


def test_a_plan_for_a_vein_takes_no_profile_for_under_the_skin_nor_the_other_way_round() -> None:
    """S3: apart by type, so that mypy and the record's reader refuse what a nurse cannot choose."""
    assert get_type_hints(Plan)["profile"] is Profile
    assert get_type_hints(subcutaneous_plan)["profile"] is SubcutaneousProfile
    assert not issubclass(SubcutaneousProfile, Profile)
    assert MlPerHourPerSite not in LabelRate.__args__


def test_a_sound_profile_has_no_problem() -> None:
    """S4."""
    assert [subcutaneous_problems_of(profile) for profile in SHIPPED.values()] == [(), (), ()]


LOW, HIGH = GAMMAGARD.bands
STEP = LOW.steps[0]
FIRST, SECOND, THIRD = HIZENTRA.bands[0].steps


@pytest.mark.parametrize(
    ("profile", "found"),
    [
        (replace(GAMMAGARD, bands=()), "weights-not-parted: weight: none"),
        (replace(GAMMAGARD, bands=(LOW,)), "weights-not-parted: weight: any–40 kg"),
        (replace(GAMMAGARD, bands=(HIGH,)), "weights-not-parted: weight: 40 kg–any"),
        (
            replace(GAMMAGARD, bands=(LOW, replace(HIGH, at_least=Kilograms.of("41")))),
            "weights-not-parted: weight: any–40 kg, 41 kg–any",
        ),
        (
            replace(GAMMAGARD, bands=(LOW, replace(HIGH, at_least=Kilograms.of("39")))),
            "weights-not-parted: weight: any–40 kg, 39 kg–any",
        ),
        (
            replace(
                GAMMAGARD, bands=(LOW, replace(LOW, at_least=Kilograms.of("40")), replace(HIGH, at_least=LOW.under))
            ),
            "weights-not-parted: weight: any–40 kg, 40 kg–40 kg, 40 kg–any",
        ),
        (
            replace(HIZENTRA, bands=(replace(HIZENTRA.bands[0], steps=()),)),
            "steps-not-rising: weight 1.step: none",
        ),
        (
            replace(HIZENTRA, bands=(replace(HIZENTRA.bands[0], steps=(SECOND, THIRD)),)),
            "steps-not-rising: weight 1.step: 2, 4",
        ),
        (
            replace(HIZENTRA, bands=(replace(HIZENTRA.bands[0], steps=(FIRST, FIRST)),)),
            "steps-not-rising: weight 1.step: 1, 1",
        ),
        (
            replace(GAMMAGARD, bands=(replace(LOW, steps=(replace(STEP, rate=per_site("0")),)), HIGH)),
            "rung-not-positive: weight 1.step 1: 0 mL/h per site",
        ),
        (
            replace(GAMMAGARD, bands=(replace(LOW, steps=(replace(STEP, rate=per_site("21")),)), HIGH)),
            "rung-above-maximum: weight 1.step 1: 21 mL/h per site",
        ),
        (
            replace(GAMMAGARD, bands=(replace(LOW, steps=(replace(STEP, highest=per_site("161")),)), HIGH)),
            "rung-above-maximum: weight 1.step 1: 161 mL/h per site",
        ),
        (
            replace(
                GAMMAGARD,
                bands=(
                    replace(LOW, steps=(replace(STEP, source=replace(STEP.source, status=FigureStatus.REVIEW)),)),
                    HIGH,
                ),
            ),
            "limit-without-label: weight 1.step 1.source.status: review",
        ),
    ],
)
def test_each_contradiction_is_named_with_its_key_and_value(profile: SubcutaneousProfile, found: str) -> None:
    """S4."""
    assert [f"{each.kind.value}: {each.key}: {each.found}" for each in subcutaneous_problems_of(profile)] == [found]
