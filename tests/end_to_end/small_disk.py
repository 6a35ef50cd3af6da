"""A real disk of a few hundred kilobytes, and a desk over records on it with a second folder elsewhere."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ivig_desk.adapters.clocks import SteppedClock
from ivig_desk.adapters.sqlite_journal import SqliteJournal
from ivig_desk.desk.desk import Desk
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.events import Recorded
from ivig_desk.domain.infusion.sound_check import SoundCheck
from tests.helpers.held import side_file_at
from tests.helpers.sealed import KEY
from tests.unit.desk.ward import NURSE, reading
from tests.unit.infusion.bed import CHILD, ml_h, moment, observe, references

ONE = "infusion-1"
STARTED = 5
"""Entries on record once it runs: plan kept, planned, observed, started, bottle hung."""


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """Mount a disk of this size in memory; skipped where this machine does not let the test do so."""
    if sys.platform != "linux":
        pytest.skip("only Linux makes a small disk in memory")
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size},mode=0700", "ivig-desk-test", str(folder)],
        capture_output=True,
        check=False,
        text=True,
    )
    if mounted.returncode:
        pytest.skip(f"no disk can be mounted here: {mounted.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def mounted_again(folder: Path, how: str) -> None:
    """Have a mounted disk from now on be so: `ro` or `rw`."""
    subprocess.run(["mount", "-o", f"remount,{how}", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Leave no byte free; removing what is returned makes room again."""
    path = folder / "fills-the-disk"
    with path.open("wb", buffering=0) as file:
        size = 64 * 1024
        while size:
            try:
                written = file.write(bytes(size))
            except OSError:
                written = 0
            if written < size:
                size //= 2
    return path


@dataclass
class Bed:
    """A desk over real records; it may be killed and opened again over the same folders."""

    data: Path
    second: Path
    clock: SteppedClock = field(default_factory=lambda: SteppedClock(reading("-20")))

    def __post_init__(self) -> None:
        self.keys = self.data / "keys.json"
        self.records = self.data / "desk.sqlite"
        self.keys.touch()
        self._open()

    def _open(self) -> None:
        self.journal = SqliteJournal(self.records, KEY, self.keys)
        self.desk = Desk(self.journal, self.clock, lambda: ONE, "0.1.0", side_file_at(self.second, self.data))

    def start(self) -> "Bed":
        """Begin an infusion at 7 mL/h, and look once while all is well."""
        self.desk.new_infusion(NURSE)
        sound = SoundCheck.HEARD
        self.does(do.PlanInfusion(plan=CHILD, references=references()), observe())
        self.clock.advance_to(moment("0"))
        self.does(do.StartInfusion(confirmed=ml_h("7"), nurse="A. Pop", second_checker="I. Rusu", sound=sound))
        self.look("0")
        return self

    def does(self, *commands: do.Command) -> None:
        """Do what is ordered, now; nothing may be refused."""
        for command in commands:
            decision = self.desk.handle(ONE, command, NURSE)
            assert decision.events, decision

    def look(self, minute: str) -> tuple[str, int, str]:
        """Look at a minute: what stands in the way, how much waits, and where."""
        self.clock.advance_to(moment(minute))
        saving = self.desk.watch()
        fault = "" if saving.fault is None else saving.fault.code.value
        return fault, saving.waiting, "" if saving.held_in is None else saving.held_in.value

    def given(self) -> str:
        """The given rate shown now, in mL/h."""
        look = self.desk.look(ONE)
        assert look is not None
        assert look.guidance is not None
        return look.guidance.given.ml_per_h.text

    def restart(self) -> "Bed":
        """Let go of all the desk knew, without a word to its files, and open it again."""
        self._open()
        self.desk.take_up(NURSE)
        return self

    def on_record(self) -> tuple[Recorded, ...]:
        """What a program opened anew reads."""
        journal = SqliteJournal(self.records, KEY)
        try:
            return journal.read(ONE)
        finally:
            journal.close()
