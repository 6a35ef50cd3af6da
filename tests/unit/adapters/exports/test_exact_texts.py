"""Numbers, texts and identifiers as they leave: exact, such as FHIR takes, and the same from every desk."""

from fractions import Fraction
from uuid import uuid5

import pytest

from ivig_desk.adapters.exports.fhir_json import decimal_text, encoded, number, text
from ivig_desk.adapters.exports.naming import is_one_word
from ivig_desk.adapters.exports.stable_ids import NAMESPACE, IdsUnder, stable_id


@pytest.mark.parametrize(
    ("value", "places", "said"),
    [
        ("36.8", 3, "36.8"),
        ("72", 2, "72"),
        ("0.05", 1, "0.1"),  # half of a tenth: up
        ("0.049", 1, "0"),
        ("1/3", 3, "0.333"),
        ("2/3", 3, "0.667"),
        ("4307/60", 2, "71.78"),
        ("0.125", 3, "0.125"),
        ("0.0625", 3, "0.063"),
    ],
)
def test_a_number_has_all_its_digits_or_is_rounded_half_up(value: str, places: int, said: str) -> None:
    assert decimal_text(Fraction(value), places) == said


def test_json_has_numbers_as_they_are_written_and_no_binary_ones() -> None:
    amounts = {
        "kg": number(Fraction("24.1"), 3),
        "small": number(Fraction(1, 1000), 3),
        "whole": number(Fraction(7), 3),
    }

    assert encoded({"resourceType": "X", "parts": [amounts]}) == (
        '{"resourceType":"X","parts":[{"kg":24.1,"small":0.001,"whole":7}]}'
    )


@pytest.mark.parametrize(
    ("typed", "leaves"),
    [
        (" asleep ", "asleep"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("\x01" + "36.8", "?36.8"),
        ("a\ud800b", "a?b"),
        (" \n ", ""),
    ],
)
def test_a_text_leaves_without_what_fhir_refuses(typed: str, leaves: str) -> None:
    assert text(typed) == leaves


def test_an_identifier_is_a_uuid_of_version_5_that_anybody_can_make_again() -> None:
    # Each fact as its length in letters, a colon, and itself.
    assert stable_id("patient", "4471") == str(uuid5(NAMESPACE, "7:patient4:4471"))
    assert IdsUnder("infusion", "i").of("rate", "4") == stable_id("infusion", "i", "rate", "4")
    assert stable_id("a", "bc") != stable_id("ab", "c")


@pytest.mark.parametrize(
    ("typed", "is_one"),
    [("atopic-dermatitis", True), ("itp", True), ("for Maria", False), ("Maria", False), ("", False), ("a-", False)],
)
def test_only_a_word_out_of_a_list_counts_as_one(typed: str, *, is_one: bool) -> None:
    assert is_one_word(typed) is is_one
