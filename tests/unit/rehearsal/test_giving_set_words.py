"""A giving set in one word: there is no default, and no drop factor that is on no packet (S21)."""

from __future__ import annotations

import pytest

from ivig_desk.domain.amounts.quantities import DropsPerMl, MlPerHour
from ivig_desk.domain.formulary.giving_set import GivingSet, Gravity, Pump
from ivig_desk.rehearsal.giving_set_words import giving_set_word, read_giving_set


@pytest.mark.parametrize(
    ("word", "giving_set"),
    [
        ("pump:0.1", Pump(increment=MlPerHour.of("0.1"))),
        ("pump:1", Pump(increment=MlPerHour.of("1"))),
        ("gravity:10", Gravity(drop_factor=DropsPerMl.of("10"))),
        ("gravity:15", Gravity(drop_factor=DropsPerMl.of("15"))),
        ("gravity:20", Gravity(drop_factor=DropsPerMl.of("20"))),
        ("gravity:60", Gravity(drop_factor=DropsPerMl.of("60"))),
    ],
)
def test_a_word_names_one_set_and_back(word: str, giving_set: GivingSet) -> None:
    assert read_giving_set(word) == giving_set
    assert giving_set_word(giving_set) == word


@pytest.mark.parametrize(
    "word", ["", "pump", "pump:", "pump:0", "pump:0,1", "pump:-1", "pump:1/3", "gravity", "gravity:25", "gravity:60 "]
)
def test_any_other_word_names_none(word: str) -> None:
    assert read_giving_set(word) is None
