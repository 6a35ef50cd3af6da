"""What time it is for an infusion where the clock of the computer cannot be trusted (S24)."""

from dataclasses import dataclass

from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.infusion import Infusion

_NO_TIME = Minutes.of("0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump:
    """How far the wall clock went apart from the monotonic one, either way, since when it was last looked at."""

    by: Minutes
    since: Instant


class Timekeeping:
    """Follows both clocks from look to look, and from record to record."""

    def __init__(self) -> None:
        """Begin with no look taken and nothing recorded."""
        self._looked: ClockReading | None = None
        self._recorded: dict[str, tuple[Instant, int]] = {}

    def following(self, infusion: Infusion | None, reading: ClockReading) -> Instant:
        """Return now, but never before what is already on record: a clock set back must not take HOLD away (S11).

        Until the wall clock is past the record again, time goes on by the monotonic one: nothing falls due too late.
        """
        if infusion is None or reading.wall >= infusion.last_at:
            return reading.wall
        at, then = self._recorded.get(infusion.id, (infusion.last_at, reading.monotonic_microseconds))
        gone = reading.monotonic_microseconds - then
        return max(infusion.last_at, Instant(at.microseconds + max(0, gone)))

    def recorded(self, infusion: Infusion, reading: ClockReading) -> None:
        """Note when the latest moment on an infusion's record was written; one entered late is not the latest."""
        at, _ = self._recorded.get(infusion.id, (None, 0))
        if at is None or infusion.last_at > at:
            self._recorded[infusion.id] = infusion.last_at, reading.monotonic_microseconds

    def jumped(self, reading: ClockReading) -> Jump | None:
        """Return how far the clocks went apart since the last look; None where they did not, or at the first look."""
        before, self._looked = self._looked, reading
        if before is None:
            return None
        monotonic = Instant(reading.monotonic_microseconds).since(Instant(before.monotonic_microseconds))
        apart = reading.wall.since(before.wall) - monotonic
        by = max(apart, _NO_TIME - apart)
        return None if by == _NO_TIME else Jump(by=by, since=before.wall)
