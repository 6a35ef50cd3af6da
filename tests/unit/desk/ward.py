"""A desk over a journal and a stepped clock, and an infusion or two on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from ivig_desk.adapters.clocks import SteppedClock
from ivig_desk.adapters.memory_journal import MemoryJournal
from ivig_desk.desk.desk import Desk
from ivig_desk.desk.look import Look
from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.sound_check import SoundCheck
from tests.unit.infusion.bed import CHILD, ml_h, moment, observe, references, refusals

if TYPE_CHECKING:
    from ivig_desk.domain.infusion.commands import Command
    from ivig_desk.domain.infusion.plan import Plan

NURSE = "A. Pop"


def reading(minute: str) -> ClockReading:
    """What the ward's clocks say at a minute of the infusion."""
    at = moment(minute)
    return ClockReading(wall=at, utc_offset_minutes=120, monotonic_microseconds=at.microseconds)


@dataclass
class Ward:
    """One desk; it may be killed and opened again over the same journal."""

    journal: MemoryJournal = field(default_factory=MemoryJournal)
    clock: SteppedClock = field(default_factory=lambda: SteppedClock(reading("-20")))
    ids: count[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.desk = self._open()

    def _open(self) -> Desk:
        return Desk(self.journal, self.clock, lambda: f"infusion-{next(self.ids)}", "0.1.0")

    def at(self, minute: str) -> Ward:
        """Let time pass to a minute of the infusion."""
        self.clock.advance_to(moment(minute))
        return self

    def does(self, infusion_id: str, *commands: Command) -> Ward:
        """What is given: each command must be accepted."""
        for command in commands:
            assert refusals(self.desk.handle(infusion_id, command, NURSE)) == [], type(command).__name__
        return self

    def look(self, infusion_id: str) -> Look:
        """What is shown now."""
        look = self.desk.look(infusion_id)
        assert look is not None, f"nothing is on record of {infusion_id}"
        return look

    def given(self, infusion_id: str) -> str:
        """The given rate shown now, in mL/h."""
        guidance = self.look(infusion_id).guidance
        assert guidance is not None
        return guidance.given.ml_per_h.text

    def kill(self, down_for: str = "0") -> Ward:
        """Let go of all the desk knew, and open another over the same journal."""
        self.clock.advance(Minutes.of(down_for))
        self.desk = self._open()
        return self

    def written(self, infusion_id: str) -> list[str]:
        """The kinds of events on record, in order."""
        return [type(entry.event).__name__ for entry in MemoryJournal.read(self.journal, infusion_id)]


def with_infusion(journal: MemoryJournal | None = None, plan: Plan = CHILD) -> Ward:
    """One infusion, infusion-1, planned at minute -20, with a baseline at -5 and started at 0 at 7 mL/h."""
    ward = Ward(journal=MemoryJournal() if journal is None else journal)
    infusion_id = ward.desk.new_infusion(NURSE)
    ward.does(infusion_id, do.PlanInfusion(plan=plan, references=references()))
    ward.at("-5").does(infusion_id, observe())
    start = do.StartInfusion(confirmed=ml_h("7"), nurse="A. Pop", second_checker="I. Rusu", sound=SoundCheck.HEARD)
    return ward.at("0").does(infusion_id, start)


STARTED = ["PlanKept", "InfusionPlanned", "ObservationRecorded", "InfusionStarted", "BottleHung"]
"""What is on record of it by then, versions 1 to 5."""
