"""The time of a scenario played through the domain alone: how long it took, and what the wall says meanwhile."""

from typing import assert_never

from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.straying import ClockStrayed, Straying
from ivig_desk.rehearsal.steps import ChangeOffset, OfClock, SetClock, Sleep

_NO_TIME = Minutes.of("0")


class RehearsedTime:
    """The infusion's own time, with the wall so much ahead of it."""

    def __init__(self, starts: Instant, utc_offset_minutes: int) -> None:
        """Begin with own time and wall as one."""
        self.now = starts
        self._starts = starts
        self._passed = self._ahead = self._slept = _NO_TIME
        self._offset = utc_offset_minutes

    @property
    def wall(self) -> Instant:
        """What the wall says now, in universal time."""
        return self.now.plus(self._ahead)

    def reading(self) -> ClockReading:
        """Return what the clocks say now."""
        awake = self._passed - self._slept
        return ClockReading(
            wall=self.wall,
            utc_offset_minutes=self._offset,
            monotonic_microseconds=Instant(0).plus(awake).microseconds,
        )

    def go_on_to(self, minute: Minutes) -> None:
        """Let time pass until a minute of the scenario."""
        self.go_on(minute - self._passed)

    def go_on(self, time: Minutes) -> None:
        """Let time pass."""
        self.now, self._passed = self.now.plus(time), self._passed + time

    def stray(self, action: OfClock) -> ClockStrayed:
        """Let the clock stray, or the computer sleep; return what it did."""
        before, offset = self.wall, self._offset
        match action:
            case SetClock():
                self._ahead = self._ahead + action.jump
                how = Straying.SET_BACK if action.jump < _NO_TIME else Straying.SET_FORWARD
                return self._strayed(how, action.jump, before, offset)
            case Sleep():
                self._slept = self._slept + action.slept
                self.go_on(action.slept)
                return self._strayed(Straying.SLEPT, action.slept, before, offset)
            case ChangeOffset():
                self._offset += action.by_minutes
                return self._strayed(Straying.OFFSET_CHANGED, _NO_TIME, before, offset)
            case _:
                assert_never(action)

    def start_again(self, last_alive: Instant, jump: Minutes) -> ClockStrayed | None:
        """Set the wall before the program is started again: back, it is found out; on, it is a longer time down."""
        expected, ahead = last_alive.plus(self._ahead), self._ahead
        wall = self.wall.plus(jump)
        self.now = max(wall.plus(_NO_TIME - ahead), last_alive)
        self._ahead = wall.since(self.now)
        if wall >= expected:
            return None
        return self._strayed(Straying.SET_BACK, expected.since(wall), expected, self._offset)

    def _strayed(self, how: Straying, by: Minutes, before: Instant, offset: int) -> ClockStrayed:
        return ClockStrayed(
            how=how,
            by=max(by, _NO_TIME - by),
            wall_before=before,
            wall_after=self.wall,
            offset_before_min=offset,
            offset_after_min=self._offset,
        )
