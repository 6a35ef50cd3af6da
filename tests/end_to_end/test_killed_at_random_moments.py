"""A desk is killed while it is worked with, at moments nobody chose: what was acknowledged on screen is on record."""

from pathlib import Path

import pytest

from tests.end_to_end.killing import INFUSION, SCENARIOS, Played, held_against, kill_at, kills, played

MOMENTS = 50
SEED = 20260301


@pytest.fixture(scope="module")
def plays() -> tuple[Played, ...]:
    return tuple(played(name) for name in SCENARIOS)


def test_killed_at_fifty_random_moments_nothing_acknowledged_is_lost(plays: tuple[Played, ...]) -> None:
    """S7, S25: there and equal, no version missing, the chain whole, the guidance that of a desk never killed.

    `make soak` does the same at 1,000 moments.
    """
    assert kills(plays, MOMENTS, SEED, print) == ()


def test_a_play_killed_after_its_end_has_told_its_whole_record(plays: tuple[Played, ...], tmp_path: Path) -> None:
    whole = len(plays[0].whole)
    survived = kill_at(plays[0], 4 * plays[0].took_s, tmp_path)

    assert (survived.acknowledged, survived.on_record, survived.wrong) == (whole, whole, ())


def test_an_acknowledged_entry_that_is_not_on_record_is_noticed(plays: tuple[Played, ...], tmp_path: Path) -> None:
    told = [[INFUSION, 1, 0, 0, 0, 0, "nurse", "0.1.0", "note-written", "{}"]]

    assert held_against(plays[0], told, tmp_path).wrong == ("an acknowledged entry is not on record, or is another",)
