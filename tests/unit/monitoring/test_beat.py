"""What the metronome beats."""

import pytest

from ivig_desk.domain.amounts.quantities import DropsPerMinute
from ivig_desk.domain.monitoring.beat import can_beat
from tests.unit.ward import rules


@pytest.mark.parametrize(
    ("drops", "beats"),
    [("1.99", False), ("2", True), ("2.01", True), ("399.99", True), ("400", True), ("400.01", False)],
)
def test_it_beats_2_to_400_times_a_minute(drops: str, beats: bool) -> None:  # noqa: FBT001
    """S22."""
    drip = rules().drip
    assert drip is not None
    assert can_beat(DropsPerMinute.of(drops), drip) is beats
