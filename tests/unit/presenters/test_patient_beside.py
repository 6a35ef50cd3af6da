"""What stands beside the patient as typed: the usual weight with its source, each risk with what it changes."""

from __future__ import annotations

import pytest

from tests.unit.presenters.bedside import Bedside
from tests.unit.presenters.earlier_visits import beside
from tests.unit.presenters.typed_plans import ADULT, CHILD

CDC = "CDC 2000 growth reference; under half the 3rd centile or over twice the 97th is a likely slip (ward default)"
PANZYGA = {"preparation": "Panzyga 10 %", "profile": "panzyga-10-us-pi"}
NOTHING_CHOSEN = (
    "At risk: the label’s rate for patients at risk bounds the ramp; where it prints none that is lower, "
    "its lowest practicable rate holds and a prescriber’s own ceiling is asked for."
)


def typed(**texts: str) -> list[str]:
    bed = Bedside()
    bed.press("new-infusion")
    bed.type("plan", texts)
    return beside(bed)


def test_before_anything_is_typed_it_says_what_to_do() -> None:
    assert typed() == ["Find an earlier patient above, or type a new one."]


def test_the_usual_weight_stands_there_as_soon_as_sex_and_birth_date_do() -> None:
    """22 Nov 2026 is 102 months and 20 of 30 days after 2 May 2018: 102.66… months, between 102.5 and 108.5.

    A share of 1/36: 20.53 + 1.06 ÷ 36 = 20.55…, 41.45 + 3.13 ÷ 36 = 41.53… kg.
    """
    assert typed(sex="F") == ["Find an earlier patient above, or type a new one."]
    assert typed(sex="F", born="2018-05-02") == [
        "Usual weight, female, 8 y: 20.6 kg to 41.5 kg (3rd to 97th centile).",
        CDC,
    ]


@pytest.mark.parametrize(
    ("weight", "outside"),
    [
        ("39.9", ["39.9 kg is outside."]),
        ("40", []),
        ("150", []),
        ("150.1", ["150.1 kg is outside."]),
        ("1,000", []),
    ],
)
def test_an_adult_s_weight_outside_the_limits_is_said_and_not_refused(weight: str, outside: list[str]) -> None:
    """S17."""
    assert typed(sex="M", born="1980-01-15", weight_kg=weight) == [
        "Usual weight, male, 46 y: 40 kg to 150 kg (adult).",
        *outside,
        "Ward default; the CDC 2000 growth reference ends at 20 years",
    ]


@pytest.mark.parametrize("born", ["2027-01-01", "2018-02-30", "x"])
def test_without_a_birth_date_that_can_be_there_is_no_usual_weight(born: str) -> None:
    assert typed(sex="F", born=born) == ["Find an earlier patient above, or type a new one."]


def test_a_risk_says_in_general_words_what_it_brings_until_a_profile_is_chosen() -> None:
    assert typed(risks="thrombosis") == [
        NOTHING_CHOSEN,
        (
            "Thrombosis: 500 mL saline IV before and after; acetylsalicylic acid 100 mg or heparin calcium 1000 IU "
            "for 3 days after (P2), per local protocol."
        ),
    ]


def test_kidney_and_heart_say_that_the_volume_is_watched() -> None:
    volume = "the dose stays, the volume is watched; splitting over 3–5 days avoids fluid overload (review)"
    assert typed(risks="kidney heart")[1:] == [
        f"Kidney: care is needed (P2); {volume}. Severe kidney failure is a contraindication (P2).",
        f"Heart: care is needed (P2); {volume}.",
    ]


def test_a_label_that_prints_a_rate_at_risk_is_named_with_the_rate_for_this_weight() -> None:
    """Panzyga: 3.3 mg/kg/min × 0.6 = 1.98 mL/kg/h; × 70 kg = 138.6 mL/h."""
    bound = typed(**{**ADULT, **PANZYGA, "risks": "diabetes"})[2]

    assert bound.startswith("At risk, Panzyga 10 %: at most 1.98 mL/kg/h = 138.6 mL/h (")


def test_without_a_weight_the_rate_at_risk_stands_by_weight_alone() -> None:
    assert typed(**PANZYGA, risks="diabetes")[0].startswith("At risk, Panzyga 10 %: at most 1.98 mL/kg/h (")


@pytest.mark.parametrize(
    ("preparation", "profile", "words"),
    [
        # Prints no number at all.
        ("Privigen 10 %", "privigen-10-eu", "At risk, Privigen 10 %: minimum rate practicable; a prescriber’s own"),
        # Prints 0.07 mL/kg/min, its own maximum rounded up: it bounds nothing.
        ("Octagam 5 %", "octagam-5-us-pi", "a prescriber’s own ceiling is asked for ("),
    ],
)
def test_a_label_without_a_lower_number_says_that_a_prescriber_s_ceiling_is_asked_for(
    preparation: str, profile: str, words: str
) -> None:
    assert words in typed(**{**CHILD, "preparation": preparation, "profile": profile, "risks": "sepsis"})[2]


@pytest.mark.parametrize(
    ("born", "is_old"),
    [("1961-11-23", []), ("1961-11-22", ["Age 65 or over: care is needed (P2)."])],
)
def test_from_65_years_on_age_is_a_risk_by_itself_and_is_not_ticked(born: str, is_old: list[str]) -> None:
    """The page stands on 22 Nov 2026."""
    lines = typed(sex="M", born=born)

    assert [line for line in lines if line.startswith("Age")] == is_old
    assert (NOTHING_CHOSEN in lines) == bool(is_old)


def test_every_risk_there_is_says_what_it_changes() -> None:
    every = (
        "kidney heart thrombosis diabetes sepsis paraprotein volume-depletion nephrotoxic-drugs hypercoagulability "
        "lupus migraine rheumatoid-arthritis"
    )

    lines = typed(risks=every)[1:]

    named = [line.partition(":")[0].lower().replace(" ", "-") for line in lines]
    assert named == every.split()


def test_pregnancy_says_its_category_and_that_news2_is_off_and_breast_feeding_is_no_contraindication() -> None:
    """S15; review.md: FDA category C, breast-feeding not contraindicated."""
    assert typed(sex="F", pregnancy="yes") == [
        "Pregnant: FDA pregnancy category C (P2).",
        "NEWS2 does not apply in pregnancy and is off.",
    ]
    assert typed(sex="F", pregnancy="no") == ["Breast-feeding is no contraindication (P2)."]
    assert typed(sex="M", pregnancy="no") == ["Find an earlier patient above, or type a new one."]


def test_an_iga_deficient_patient_is_told_of_at_once() -> None:
    lines = typed(**{**CHILD, "iga": "deficient"})

    assert lines[0] == (
        "Will be asked: IgA deficiency is a contraindication – a prescriber’s reason and name are needed"
    )
