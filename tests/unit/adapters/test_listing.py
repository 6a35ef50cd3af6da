"""What is asked of the list is answered by an index, however many infusions are on file."""

from contextlib import closing
from pathlib import Path

import pytest

from ivig_desk.adapters import listing
from ivig_desk.domain.infusion.infusion import Phase
from tests.helpers.sealed import KEY, journal_at, with_key

PAST = frozenset({Phase.CLOSED, Phase.DISCARDED})


@pytest.mark.parametrize(
    ("phases", "index"),
    [
        (PAST, "listed_past"),
        (frozenset({Phase.CLOSED}), "listed_past"),
        (frozenset({Phase.PREPARING}), "listed_by_phase"),
        (frozenset({Phase.RUNNING, Phase.HELD}), "listed_by_phase"),
    ],
)
def test_the_latest_are_read_by_their_index(tmp_path: Path, phases: frozenset[Phase], index: str) -> None:
    """Of those that are past there are as many as a ward ever had; the others are few."""
    file = tmp_path / "desk.sqlite"
    journal_at(file).close()
    asked: list[str] = []
    with closing(with_key(file, KEY)) as connection:
        connection.set_trace_callback(asked.append)
        listing.all_in(connection, phases, 8)
        connection.set_trace_callback(None)
        plan = [step for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {asked[-1]}")]

    assert any(f"listed USING INDEX {index}" in step for step in plan), plan


def test_the_latest_past_need_no_sorting(tmp_path: Path) -> None:
    """Sorting would read them all."""
    file = tmp_path / "desk.sqlite"
    journal_at(file).close()
    asked: list[str] = []
    with closing(with_key(file, KEY)) as connection:
        connection.set_trace_callback(asked.append)
        listing.all_in(connection, PAST, 8)
        connection.set_trace_callback(None)
        plan = [step for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {asked[-1]}")]

    assert [step for step in plan if "TEMP B-TREE" in step] == []
