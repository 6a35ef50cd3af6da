"""What the plan page says."""

from collections.abc import Mapping
from typing import assert_never

from ivig_desk.domain.formulary.order import Tolerance
from ivig_desk.domain.patient.dosing_weight import WeightBasis
from ivig_desk.domain.patient.patient import Earlier, Iga, Pregnancy, Risk, Sex

STEPS = ("Patient", "Order", "Checks", "Preparation and set", "Read-back")

INDICATIONS: Mapping[str, str] = {
    "atopic-dermatitis": "atopic dermatitis",
    "dermatomyositis": "dermatomyositis",
    "blistering-disease": "autoimmune blistering disease",
    "scleromyxedema": "scleromyxedema",
    "pyoderma-gangrenosum": "pyoderma gangrenosum",
    "livedoid-vasculopathy": "livedoid vasculopathy",
    "kawasaki-disease": "Kawasaki disease",
    "toxic-epidermal-necrolysis": "toxic epidermal necrolysis",
    "systemic-lupus-erythematosus": "systemic lupus erythematosus",
    "systemic-sclerosis": "systemic sclerosis",
    "anca-vasculitis": "ANCA-associated vasculitis",
    "primary-immunodeficiency": "primary immunodeficiency",
    "immune-thrombocytopenia": "immune thrombocytopenia",
    "chronic-immune-thrombocytopenia": "chronic immune thrombocytopenia",
    "chronic-inflammatory-demyelinating-polyneuropathy": "chronic inflammatory demyelinating polyneuropathy",
    "multifocal-motor-neuropathy": "multifocal motor neuropathy",
    "other": "other",
}
"""Indications of the review (P1, P2), those of the labels, and any other."""

GIVING_SETS: Mapping[str, str] = {
    "gravity:10": "gravity 10 drops/mL",
    "gravity:15": "gravity 15 drops/mL",
    "gravity:20": "gravity 20 drops/mL",
    "gravity:60": "gravity 60 drops/mL",
    "pump:0.1": "pump, steps of 0.1 mL/h",
    "pump:1": "pump, steps of 1 mL/h",
}


def sex_text(sex: Sex) -> str:
    """Return the sex in a word."""
    return "female" if sex is Sex.FEMALE else "male"


def pregnancy_text(pregnancy: Pregnancy) -> str:
    """Return whether pregnant."""
    return "yes" if pregnancy is Pregnancy.YES else "no"


def iga_text(iga: Iga) -> str:
    """Return the state of IgA."""
    return iga.value


def earlier_text(earlier: Earlier) -> str:
    """Return what was given before today."""
    match earlier:
        case Earlier.NEVER:
            return "never"
        case Earlier.SAME_WITHIN_8_WEEKS:
            return "this product, within 8 weeks"
        case Earlier.LONGER_AGO:
            return "longer ago"
        case Earlier.OTHER_PRODUCT:
            return "another product"
        case _:
            assert_never(earlier)


def risk_text(risk: Risk) -> str:
    """Return a risk in words."""
    return "age 65 or over" if risk is Risk.AGE_65 else risk.value.replace("-", " ")


def basis_text(basis: WeightBasis) -> str:
    """Return the kind of weight a dose is reckoned on."""
    return f"{basis.value} weight"


def question_text(question: str) -> str:
    """Return what is asked by its stable name, as the beginning of a label: `iga-deficient`, IgA deficient."""
    asked = question.replace("-", " ").replace(":", ": ")
    return f"IgA{asked.removeprefix('iga')}" if asked.startswith("iga ") else asked.capitalize()


def tolerance_text(tolerance: Tolerance) -> str:
    """Return whether the label's faster maximum holds."""
    return "not ticked" if tolerance is Tolerance.ORDINARY else "tolerated before: faster maximum"
