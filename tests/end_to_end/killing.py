"""Kills a desk that plays scripted infusions, at random moments: `python -m tests.end_to_end.killing MOMENTS [SEED]`.

A process of its own works the pages over a real, encrypted data folder, and tells over a pipe each entry once the
screen after it was made. Killed, it leaves the folder to another desk, which is held against one never killed.
"""

import json
import os
import random
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from ivig_desk.adapters.clocks import SteppedClock
from ivig_desk.adapters.folders import ward_folders
from ivig_desk.adapters.memory_journal import MemoryJournal
from ivig_desk.adapters.open_key import open_key
from ivig_desk.adapters.rows import rows_of
from ivig_desk.adapters.sqlite_journal import SqliteJournal
from ivig_desk.adapters.verifying import verify_records
from ivig_desk.bootstrap import doors
from ivig_desk.bootstrap.window import rehearsed_window
from ivig_desk.desk.desk import Desk
from ivig_desk.desk.ports import Journal
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.events import Recorded
from ivig_desk.domain.infusion.guide import Guidance
from ivig_desk.rehearsal.desk_driver import OpenDesk, Records
from ivig_desk.rehearsal.page_driver import PageDriver
from ivig_desk.rehearsal.rehearse import rehearse
from ivig_desk.rehearsal.scenario import Scenario
from ivig_desk.rehearsal.scenario_reading import read_scenario
from ivig_desk.rehearsal.supplies import Supplies, supplies_of, ward_files_from
from ivig_desk.rehearsal.wish_hand import WishHand

ROOT = Path(__file__).parents[2]
SCENARIOS = ("headache_child", "two_bottles_and_a_reading", "a_treated_reaction", "killed_and_taken_up")
INFUSION = "infusion-1"
RESTARTED_EVERY = 25
"""After every so many kills the real program is started over the folder, and its first page waited for."""
PLAYED_OUT = 1.02
"""Moments are spread over this much of what a whole play takes, so that its last write is among them."""

_PATIENCE_S = 60
_AT_ONCE = 1 << 16
Row = list[object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """A scenario, its record where nobody was killed, and how long a process takes to play it."""

    scenario: Scenario
    whole: tuple[Recorded, ...]
    took_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Survived:
    """What a kill left: how much was acknowledged, how much is on record, and each thing that is not as it must be."""

    acknowledged: int
    on_record: int
    wrong: tuple[str, ...]


class TellingJournal(SqliteJournal):
    """Keeps what was written since the last screen, to be told once the next one is made."""

    def __init__(self, folder: Path) -> None:
        folders = ward_folders(folder)
        super().__init__(folders.records, open_key(folders.keys, folders.records))
        self.written: list[Recorded] = []

    def append(self, entries: Sequence[Recorded]) -> None:
        super().append(entries)
        self.written += entries


class TellingHand(WishHand):
    """Tells what was written once the screen that acknowledges it is there."""

    def __init__(self, desk: Desk, supplies: Supplies, tell: Callable[[], None]) -> None:
        super().__init__(rehearsed_window(desk, ward_files_from(supplies)))
        self._tell = tell

    def press(self, name: str) -> None:
        super().press(name)
        self._tell()

    def fill(self, form: str, field: str, text: str) -> None:
        super().fill(form, field, text)
        self._tell()

    def submit(self, form: str) -> None:
        super().submit(form)
        self._tell()

    def open(self, infusion_id: str) -> None:
        super().open(infusion_id)
        self._tell()

    def look(self) -> None:
        super().look()
        self._tell()


def played(name: str) -> Played:
    """Play a scenario to its end twice: in memory for its record, and in a process of its own for the time it takes."""
    file = ROOT / "tests" / "scenarios" / f"{name}.toml"
    scenario = read_scenario(name, file.read_text(encoding="utf-8"))
    journal = MemoryJournal()
    _play(scenario, lambda clock: OpenDesk(desk=_desk(journal, clock), close=_nothing), _nothing)
    took = []
    for _ in range(3):
        with tempfile.TemporaryDirectory() as folder:
            began = time.monotonic()
            _started(scenario, Path(folder)).wait()
            took.append(time.monotonic() - began)
    return Played(scenario=scenario, whole=journal.read(INFUSION), took_s=min(took))


def kill_at(one: Played, after_s: float, folder: Path) -> Survived:
    """Kill a process that plays the scenario after so many seconds, and hold what it left against `one`."""
    return held_against(one, _started(one.scenario, folder).killed_after(after_s), folder)


def held_against(one: Played, told: Sequence[Row], folder: Path) -> Survived:
    """Open a folder anew and hold it against what was acknowledged, and what is on record where nobody was killed."""
    folders = ward_folders(folder)
    key = open_key(folders.keys, folders.records)
    wrong: list[str] = []
    with closing(SqliteJournal(folders.records, key)) as journal:
        survived = journal.read(INFUSION)
        rows = _rows(survived)
        if rows[: len(told)] != list(told):
            wrong.append("an acknowledged entry is not on record, or is another")
        if [entry.version for entry in survived] != list(range(1, len(survived) + 1)):
            wrong.append("versions have a gap")
        if rows != _rows(one.whole)[: len(rows)]:
            wrong.append("on record is what was never entered")
        never_killed = _never_killed(one, len(survived), journal.last_alive(INFUSION))
        if _guidance(journal, survived) != _guidance(never_killed, survived):
            wrong.append("the guidance is another than without a crash")
    wrong += [str(flaw) for flaw in verify_records(folders.records, key, ()).flaws]
    return Survived(acknowledged=len(told), on_record=len(survived), wrong=tuple(wrong))


def restart_s(folder: Path) -> float:
    """Start the real program over a folder; return the seconds from its start to the first page drawn."""
    began = time.time()
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "benchmarks" / "child.py"), "ours", str(folder)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    painted = next(line for line in done.stdout.splitlines() if line.startswith("painted"))
    return float(painted.split()[1]) - began


def kills(plays: Sequence[Played], moments: int, seed: int, tell: Callable[[str], None]) -> tuple[str, ...]:
    """Kill at so many random moments, turn by turn in each play; return what is wrong, and tell what came of it."""
    tell(f"{moments} moments, seed {seed}")
    random_moment, began = random.Random(seed), time.monotonic()  # noqa: S311 - Nothing is kept secret by it.
    survivals, restarts, wrong = [], [], []
    for number in range(moments):
        one = plays[number % len(plays)]
        after_s = random_moment.uniform(0, one.took_s * PLAYED_OUT)
        with tempfile.TemporaryDirectory() as folder:
            survived = kill_at(one, after_s, Path(folder))
            if number % RESTARTED_EVERY == 0:
                restarts.append(restart_s(Path(folder)))
        survivals.append(survived)
        said = f"moment {number}, {one.scenario.title} killed after {after_s * 1000:.3f} ms"
        wrong += [f"{said}: {one}" for one in survived.wrong]
    tell(
        f"{sum(one.acknowledged for one in survivals)} entries acknowledged; "
        f"{sum(one.on_record > one.acknowledged for one in survivals)} kills between record and screen; "
        f"{time.monotonic() - began:.0f} s; restart to the first page: "
        f"median {median(restarts):.2f} s, longest {max(restarts):.2f} s of {len(restarts)}"
    )
    return tuple(wrong)


def main(moments: int, seed: int) -> int:
    """Kill at so many moments and print what came of it; return 1 where anything is wrong."""
    wrong = kills([played(name) for name in SCENARIOS], moments, seed, _say)
    _say("\n".join(wrong) or "nothing lost, nothing wrong")
    return 1 if wrong else 0


class _Process:
    """A play in a process of its own, and the pipe it tells over."""

    def __init__(self, pid: int, pipe: int) -> None:
        self._pid = pid
        self._pipe = pipe
        self._heard = b""

    def wait(self) -> None:
        self._listen(_PATIENCE_S)
        _, status = os.waitpid(self._pid, 0)
        os.close(self._pipe)
        if status != 0:
            raise RuntimeError(f"the play ended with {status}")

    def killed_after(self, seconds: float) -> list[Row]:
        """Kill it and return each entry it told whole."""
        self._listen(seconds)
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        self._listen(_PATIENCE_S)
        os.close(self._pipe)
        *whole, _ = self._heard.split(b"\n")
        return [json.loads(line) for line in whole]

    def _listen(self, seconds: float) -> None:
        """Take what is told for so long; a play that has ended tells no more."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and select.select([self._pipe], [], [], left)[0]:
            part = os.read(self._pipe, _AT_ONCE)
            if not part:
                return
            self._heard += part


def _started(scenario: Scenario, folder: Path) -> _Process:
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return _Process(child, reading)
    code = 1
    try:
        os.close(reading)
        _play_and_tell(scenario, folder, writing)
        code = 0
    finally:
        os._exit(code)


def _play_and_tell(scenario: Scenario, folder: Path, pipe: int) -> None:
    journals: list[TellingJournal] = []

    def opened(clock: object) -> OpenDesk:
        journals.append(TellingJournal(folder))
        return OpenDesk(desk=_desk(journals[-1], clock), close=journals[-1].close)

    def tell() -> None:
        for row in _rows(journals[-1].written):
            os.write(pipe, json.dumps(row).encode() + b"\n")
        journals[-1].written.clear()

    _play(scenario, opened, tell)


def _play(scenario: Scenario, records: Records, tell: Callable[[], None]) -> None:
    supplies = supplies_of(doors().data_files(None))
    driver = PageDriver(supplies, records, _clock(scenario), lambda desk: TellingHand(desk, supplies, tell))
    rehearse(scenario, driver)
    driver.close()


def _clock(scenario: Scenario) -> SteppedClock:
    return SteppedClock(
        ClockReading(wall=scenario.starts, utc_offset_minutes=scenario.utc_offset_minutes, monotonic_microseconds=0)
    )


def _desk(journal: Journal, clock: object) -> Desk:
    assert isinstance(clock, SteppedClock)
    return Desk(journal, clock, lambda: INFUSION, "0.1.0")


def _never_killed(one: Played, entries: int, alive: Instant | None) -> MemoryJournal:
    """The first entries in a record that nothing happened to, watched until the same moment."""
    journal = MemoryJournal()
    journal.append(one.whole[:entries])
    if alive is not None:
        journal.mark_alive(INFUSION, alive)
    return journal


def _guidance(journal: Journal, survived: tuple[Recorded, ...]) -> tuple[Guidance | None, ...]:
    """What a desk that is started says, a minute after the last entry: as it stands, and taken up."""
    if not survived:
        return ()
    last = survived[-1].recorded
    clock = SteppedClock(last)
    clock.advance_to(max(entry.recorded.wall for entry in survived).plus(Minutes.of("1")))
    desk = _desk(journal, clock)
    before = desk.look(INFUSION)
    desk.take_up("nurse")
    after = desk.look(INFUSION)
    return tuple(None if look is None else look.guidance for look in (before, after))


def _rows(entries: Sequence[Recorded]) -> list[Row]:
    return [list(row) for row in rows_of(entries)[0]]


def _say(said: str) -> None:
    sys.stdout.write(f"{said}\n")
    sys.stdout.flush()


def _nothing() -> None:
    """Nothing is given back, and nothing told, by a play in memory."""


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(10**9)))
