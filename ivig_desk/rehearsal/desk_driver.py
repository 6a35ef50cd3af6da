"""A scenario through the desk, over a record that outlives it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, assert_never

from ivig_desk.desk.desk import Desk
from ivig_desk.desk.look import Look
from ivig_desk.desk.ports import Clock
from ivig_desk.desk.unsaved import Saving
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.decide import Refused
from ivig_desk.domain.infusion.events import Recorded
from ivig_desk.domain.infusion.guide import Guidance
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.domain.record.head import ChainHead
from ivig_desk.rehearsal.bedside import SPEAKER, commands_of
from ivig_desk.rehearsal.driver import Outcome
from ivig_desk.rehearsal.scenario import Scenario
from ivig_desk.rehearsal.steps import ChangeOffset, Kill, OfClock, SetClock, Sleep, Step
from ivig_desk.rehearsal.supplies import Supplies, plan_of

_NO_TIME = Minutes.of("0")


class SteppedTime(Clock, Protocol):
    """A clock that stands still until it is told to go on."""

    def set(self, reading: ClockReading) -> None:
        """Show exactly this from now on."""

    def advance(self, time_passed: Minutes) -> None:
        """Let time pass: both clocks go on."""

    def jump(self, by: Minutes) -> None:
        """Set the wall clock on, or back, without time passing."""

    def sleep(self, time_slept: Minutes) -> None:
        """Let time pass while the computer sleeps."""

    def change_offset(self, utc_offset_minutes: int) -> None:
        """Show another local time, in minutes east."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDesk:
    """A desk over an open record, and how the record is given back."""

    desk: Desk
    close: Callable[[], None]


Records = Callable[[Clock], OpenDesk]
"""Open a desk over one and the same record, again and again; raises RecordsFault."""


class DeskDriver:
    """Speaks to the desk as the command line and the window do."""

    def __init__(self, supplies: Supplies, records: Records, clock: SteppedTime) -> None:
        """Open the record; raises RecordsFault."""
        self._supplies = supplies
        self._records = records
        self._clock = clock
        self._open = records(clock)
        self._starts = clock.read().wall
        self._passed = _NO_TIME
        self._infusion_id = ""

    def plan(self, scenario: Scenario) -> None:
        """Begin a new infusion on record and agree on its plan."""
        command = plan_of(scenario, self._supplies)
        self._set_clock(scenario)
        self._infusion_id = self._open.desk.new_infusion(SPEAKER)
        self._open.desk.handle(self._infusion_id, command, SPEAKER)

    def advance_to(self, minute: Minutes) -> None:
        """Let time pass until a minute of the scenario, watched by the desk."""
        self._pass(minute - self._passed)
        self._open.desk.follow_clock(SPEAKER)
        self._open.desk.watch()

    def do(self, step: Step) -> Outcome:
        """Do what a step says, now."""
        look = self._look()
        if look is None or look.guidance is None:
            return Outcome(refused=(RefusalKind.NOT_PLANNED,))
        refused: list[RefusalKind] = []
        for command in commands_of(step, look.infusion, look.guidance):
            decision = self._open.desk.handle(self._infusion_id, command, SPEAKER, self._own(step))
            refused += decision.kinds if isinstance(decision, Refused) else ()
        return Outcome(refused=tuple(refused))

    def kill(self, action: Kill) -> None:
        """Let go of the desk and all it knew, open the record again, and take up what was under way."""
        self._die(action)
        self._open.desk.take_up(SPEAKER)

    def stray(self, action: OfClock) -> None:
        """Let the clock stray, or the computer sleep, and let the desk look."""
        match action:
            case SetClock():
                self._clock.jump(action.jump)
            case Sleep():
                self._clock.sleep(action.slept)
                self._passed = self._passed + action.slept
            case ChangeOffset():
                self._clock.change_offset(self._clock.read().utc_offset_minutes + action.by_minutes)
            case _:
                assert_never(action)
        self._open.desk.follow_clock(SPEAKER)

    def guidance(self) -> Guidance | None:
        """Return what is shown now."""
        look = self._look()
        return None if look is None else look.guidance

    def phase(self) -> Phase:
        """Return where the infusion stands."""
        look = self._look()
        return Phase.PREPARING if look is None else look.infusion.phase

    def entries(self) -> tuple[Recorded, ...]:
        """Return what is on record of this infusion; raises RecordsFault."""
        return self._open.desk.entries(self._infusion_id)

    def head(self) -> ChainHead | None:
        """Return the head of the record; None where there is none."""
        return self._open.desk.head(self._infusion_id)

    def saving(self) -> Saving:
        """Return whether all that was played is on record."""
        return self._open.desk.saving()

    def close(self) -> None:
        """Give the record back; what is on it stays."""
        self._open.close()

    def _own(self, step: Step) -> Instant | None:
        """When a step happened, where it is entered later; None for now."""
        return None if step.own_minute is None else self._starts.plus(step.own_minute)

    def _set_clock(self, scenario: Scenario) -> None:
        self._starts, self._passed = scenario.starts, _NO_TIME
        self._clock.set(
            ClockReading(wall=scenario.starts, utc_offset_minutes=scenario.utc_offset_minutes, monotonic_microseconds=0)
        )

    def _pass(self, time: Minutes) -> None:
        self._clock.advance(time)
        self._passed = self._passed + time

    def _die(self, action: Kill) -> None:
        """Keep nothing but what is on record."""
        self._open.close()
        self._pass(action.down_for)
        self._clock.jump(action.jump)
        self._open = self._records(self._clock)

    def _look(self) -> Look | None:
        return self._open.desk.look(self._infusion_id)
