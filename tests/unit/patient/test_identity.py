"""Whose name and identifier it is, however they were typed."""

from __future__ import annotations

import pytest

from ivig_desk.domain.patient.identity import is_found, is_same_identifier, is_same_name


@pytest.mark.parametrize(
    "text",
    ["maria ion", "ion maria", "MARIA", "Ionescu, Maria", "ionéscu", "  ion   mar ", "44", "471", "4471 ion", "d"],
)
def test_a_patient_is_found_in_any_order_of_words_by_their_beginnings_without_case_or_accents(text: str) -> None:
    assert is_found(text, name="Ionescu, Maria-Đurđa", identifier="44-71")


@pytest.mark.parametrize("text", ["mariana", "scu", "ion ana", "maria 99", "4417"])
def test_who_is_not_meant_is_not_found(text: str) -> None:
    assert not is_found(text, name="Ionescu, Maria", identifier="4471")


@pytest.mark.parametrize("text", ["tur stef", "Țurcanu", "balaceanu", "ŞTEFAN"])
def test_letters_with_and_without_their_accents_are_the_same(text: str) -> None:
    assert is_found(text, name="Țurcanu-Bălăceanu, Ștefan", identifier="8")


def test_a_name_is_the_same_in_any_order_and_another_with_a_word_more_or_less() -> None:
    assert is_same_name("Ionescu, Maria", "maria IONESCU")
    assert not is_same_name("Ionescu, Maria", "Ionescu, Maria Ana")
    assert not is_same_name("Ionescu, Maria", "Ionescu, Mara")


def test_an_identifier_is_the_same_without_case_and_signs_between_and_an_empty_one_is_nobodys() -> None:
    assert is_same_identifier("88-1203a", " 88 1203A ")
    assert not is_same_identifier("881203", "881230")
    assert not is_same_identifier("", "")
    assert not is_same_identifier("-", "–")
