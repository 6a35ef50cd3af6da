"""A real process is killed after each write of a whole scenario; started again, nothing is lost or assumed."""

import os
import signal
from collections.abc import Sequence
from functools import reduce
from pathlib import Path

import pytest

from ivig_desk.adapters.clocks import SteppedClock
from ivig_desk.adapters.memory_journal import MemoryJournal
from ivig_desk.adapters.sqlite_journal import SqliteJournal
from ivig_desk.bootstrap import doors
from ivig_desk.desk.desk import Desk
from ivig_desk.desk.ports import Journal
from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.events import Event, Recorded
from ivig_desk.domain.infusion.folding import evolve
from ivig_desk.domain.infusion.infusion import UNDER_WAY, Infusion
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.rehearsal.desk_driver import DeskDriver, OpenDesk, Records
from ivig_desk.rehearsal.rehearse import rehearse
from ivig_desk.rehearsal.scenario import Scenario
from ivig_desk.rehearsal.scenario_reading import read_scenario
from ivig_desk.rehearsal.supplies import supplies_of
from tests.helpers.sealed import KEY, journal_at

WRITES = 29
"""The new infusion, its plan, and what the steps of the scenario say."""
SCENARIO = Path(__file__).parents[1] / "scenarios" / "headache_child.toml"


class CountingJournal(MemoryJournal):
    """Counts how often it is written to."""

    def __init__(self) -> None:
        super().__init__()
        self.writes = 0

    def append(self, entries: Sequence[Recorded]) -> None:
        super().append(entries)
        self.writes += 1


class KillingJournal(SqliteJournal):
    """Writes so many times, and is killed as the last of them returns: as a power cut would, with no farewell."""

    def __init__(self, path: Path, writes: int) -> None:
        super().__init__(path, KEY)
        self._left = writes

    def append(self, entries: Sequence[Recorded]) -> None:
        super().append(entries)
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def _scenario() -> Scenario:
    return read_scenario(str(SCENARIO), SCENARIO.read_text(encoding="utf-8"))


def _clock(scenario: Scenario) -> SteppedClock:
    return SteppedClock(
        ClockReading(wall=scenario.starts, utc_offset_minutes=scenario.utc_offset_minutes, monotonic_microseconds=0)
    )


def _play(scenario: Scenario, records: Records) -> tuple[Recorded, ...]:
    driver = DeskDriver(supplies_of(doors().data_files(None)), records, _clock(scenario))
    rehearse(scenario, driver)
    return driver.entries()


@pytest.fixture(scope="module")
def whole() -> tuple[Recorded, ...]:
    """The record of the scenario when nothing goes wrong."""
    return _play(_scenario(), doors().passing_records())


def _killed_after(writes: int, folder: Path) -> Path:
    """Play the scenario in a process of its own until it is killed; return its records file."""
    file = folder / "desk.sqlite"
    child = os.fork()
    if child == 0:
        try:
            _play(_scenario(), lambda clock: OpenDesk(desk=_desk(KillingJournal(file, writes), clock), close=_nothing))
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the scenario ended before it was killed"
    return file


def _desk(journal: Journal, clock: object) -> Desk:
    assert isinstance(clock, SteppedClock)
    return Desk(journal, clock, lambda: "infusion-1", "0.1.0")


def _nothing() -> None:
    """Nothing is given back by a process that dies."""


def _folded(entries: tuple[Recorded, ...]) -> Infusion:
    return reduce(evolve, entries[1:], evolve(None, entries[0]))


def _events(entries: tuple[Recorded, ...]) -> tuple[Event, ...]:
    return tuple(entry.event for entry in entries)


def test_every_write_of_the_scenario_is_one_after_which_it_is_killed() -> None:
    journal = CountingJournal()
    _play(_scenario(), lambda clock: OpenDesk(desk=_desk(journal, clock), close=_nothing))
    assert journal.writes == WRITES


@pytest.mark.parametrize("writes", range(1, WRITES + 1))
def test_what_was_written_is_there_after_the_kill_and_rate_and_weight_are_asked_again(
    writes: int, whole: tuple[Recorded, ...], tmp_path: Path
) -> None:
    """S7, S25: killed between any two writes, the record is what was written, to the last event."""
    journal = journal_at(_killed_after(writes, tmp_path))
    (entry,) = journal.entries()
    survived = journal.read(entry.infusion_id)
    assert _events(survived) == _events(whole)[: len(survived)]
    assert len(survived) >= writes

    before = _folded(survived)
    clock = _clock(_scenario())
    clock.advance_to(max(before.last_at, clock.read().wall).plus(Minutes.of("1")))
    desk = _desk(journal, clock)
    taken = desk.take_up("nurse")
    after = desk.infusion(entry.infusion_id)

    assert after is not None
    assert (after.phase, after.given, after.intended) == (before.phase, before.given, before.intended)
    assert (after.observations, after.adverse_events, after.kept) == (
        before.observations,
        before.adverse_events,
        before.kept,
    )
    assert len(taken) == (1 if before.phase in UNDER_WAY else 0)
    if before.phase in UNDER_WAY:
        look = desk.look(entry.infusion_id)
        assert look is not None
        assert look.guidance is not None
        assert {RefusalKind.WEIGHT_UNCONFIRMED, RefusalKind.NOT_CONFIRMED} <= set(look.guidance.missing)
    journal.close()
