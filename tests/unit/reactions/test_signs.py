"""The shipped vocabulary against the two papers."""

import pytest

from ivig_desk.domain.reactions.signs import AnaphylaxisSystem, Onset, SignEntry
from tests.unit.ward import rules

IMMEDIATE = {
    "myalgia", "fever", "headache", "shivers", "arthralgia", "hoarseness", "adenopathy", "palpitations", "flushing",
    "urticaria", "palmoplantar-bullous-eruption", "anaphylactic-shock", "chest-oppression", "hypotension", "malaise",
    "stridor", "angioedema", "collapse",
}  # fmt: skip
# Named by no paper: what a nurse sees and no list has must be recordable too.
LOCAL = {"other"}
LATE = {
    "dyspnoea", "pulmonary-oedema", "aseptic-meningitis", "migraine", "thromboembolism", "renal-failure", "haemolysis",
    "neutropenia", "hyponatraemia", "pseudohyponatraemia", "transmitted-infection",
}  # fmt: skip
RARE = {
    "bronchospasm", "cytopenia", "serum-sickness", "disseminated-intravascular-coagulation", "alopecia",
    "stevens-johnson-syndrome", "seizure", "syncope", "acute-respiratory-distress-syndrome",
}  # fmt: skip


@pytest.mark.parametrize(("onset", "ids"), [(Onset.IMMEDIATE, IMMEDIATE), (Onset.LATE, LATE), (Onset.RARE, RARE)])
def test_every_sign_of_the_papers_is_there_under_its_onset(onset: Onset, ids: set[str]) -> None:
    assert {entry.id for entry in rules().signs if entry.onset is onset} - LOCAL == ids


def test_the_signs_of_an_anaphylaxis_pattern_carry_their_system() -> None:
    """S12."""
    by_system = {
        system: {entry.id for entry in rules().signs if system in entry.systems} for system in AnaphylaxisSystem
    }

    assert by_system == {
        AnaphylaxisSystem.HYPOTENSION: {"hypotension", "anaphylactic-shock"},
        AnaphylaxisSystem.BREATHING: {"bronchospasm", "stridor", "dyspnoea"},
        AnaphylaxisSystem.SWELLING: {"angioedema", "hoarseness"},
        AnaphylaxisSystem.URTICARIA: {"urticaria"},
        AnaphylaxisSystem.COLLAPSE: {"collapse", "syncope", "anaphylactic-shock"},
    }


@pytest.mark.parametrize("name", ["Headache", "head ache", "head_ache", "-headache", "headache-", ""])
def test_a_name_that_is_not_kebab_case_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="joined by hyphens"):
        SignEntry(id=name, label="headache", onset=Onset.IMMEDIATE, systems=(), source="Review P2")
