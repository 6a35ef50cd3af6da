"""What an entry ends of what was acknowledged, beside every alarm judged whole after each entry."""

from pathlib import Path

import pytest

from ivig_desk.domain.infusion.alarms import AlarmKind, alarms_of, calling
from ivig_desk.domain.infusion.folding import evolve
from ivig_desk.domain.infusion.gate import standing_at
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.straying import ahead_now
from ivig_desk.rehearsal.rehearse import rehearse
from tests.scenarios.players import SCENARIOS, pages, scenario_of


@pytest.mark.parametrize("name", SCENARIOS)
def test_after_each_entry_only_what_still_calls_is_acknowledged(name: str, tmp_path: Path) -> None:
    """S23: since when it calls is not reckoned for it, and what calls is the same."""
    playing = pages(tmp_path)
    rehearse(scenario_of(name), playing)

    infusion: Infusion | None = None
    for entry in playing.entries():
        infusion = evolve(infusion, entry)
        if infusion.plan is None:
            continue
        written = entry.recorded.wall.plus(ahead_now(infusion.turns).times(-1))
        standing = standing_at(infusion, infusion.plan, max(infusion.last_at, written))
        whole = {alarm.kind for alarm in alarms_of(infusion, infusion.plan, standing)}
        assert calling(infusion, infusion.plan, standing) == whole
        if AlarmKind.ORDERED_VOLUME_REACHED in whole:
            whole.add(AlarmKind.BOTTLE_EMPTY)
        assert {kind for kind, _ in infusion.acknowledged} <= {kind.value for kind in whole}
