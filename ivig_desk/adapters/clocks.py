"""The clocks: the only file that asks the system what time it is, and one that is stepped by hand."""

import time
from dataclasses import replace
from fractions import Fraction

from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import Minutes

_NANOSECONDS_IN_A_MICROSECOND = 1000
_NANOSECONDS_IN_A_MILLISECOND = 1_000_000
_MILLISECONDS_IN_A_MINUTE = 60_000
_MICROSECONDS_IN_A_SECOND = 1_000_000
_SECONDS_IN_A_MINUTE = 60


class SystemClock:
    """The clocks of this computer."""

    def read(self) -> ClockReading:
        """Return wall time in universal microseconds, its offset here in minutes east, and monotonic time (S24)."""
        wall = time.time_ns() // _NANOSECONDS_IN_A_MICROSECOND
        monotonic = time.monotonic_ns() // _NANOSECONDS_IN_A_MICROSECOND
        offset = time.localtime(wall // _MICROSECONDS_IN_A_SECOND).tm_gmtoff
        return ClockReading(
            wall=Instant(wall),
            utc_offset_minutes=offset // _SECONDS_IN_A_MINUTE,
            monotonic_microseconds=monotonic,
        )

    def slept(self) -> Minutes | None:
        """Return how long the computer has slept since it was switched on, on Linux; elsewhere None (S24).

        There the boot clock goes on in sleep and the monotonic one does not.
        """
        boot_clock = getattr(time, "CLOCK_BOOTTIME", None)
        if boot_clock is None:
            return None
        monotonic = time.monotonic_ns()
        apart = time.clock_gettime_ns(boot_clock) - monotonic
        # What lies between the two readings is no sleep: whole milliseconds are kept, and far less is asked about.
        return Minutes(Fraction(apart // _NANOSECONDS_IN_A_MILLISECOND, _MILLISECONDS_IN_A_MINUTE))


class SteppedClock:
    """A clock that stands still until it is stepped: for rehearsal, demonstration and tests."""

    def __init__(self, reading: ClockReading) -> None:
        """Start from a reading."""
        self._reading = reading
        self._slept = Minutes.of("0")

    def read(self) -> ClockReading:
        """Return the reading it was stepped to."""
        return self._reading

    def slept(self) -> Minutes | None:
        """Return how long it was let sleep."""
        return self._slept

    def set(self, reading: ClockReading) -> None:
        """Show exactly this from now on."""
        self._reading = reading

    def advance(self, time_passed: Minutes) -> None:
        """Let time pass: both clocks go on. Raises ValueError for less than none."""
        _require_forwards(time_passed)
        self._step(wall=time_passed, monotonic=time_passed)

    def advance_to(self, wall: Instant) -> None:
        """Let time pass until the wall clock shows a moment; raises ValueError where it is past."""
        self.advance(wall.since(self._reading.wall))

    def jump(self, by: Minutes) -> None:
        """Set the wall clock on, or back, without time passing (S24)."""
        self._step(wall=by, monotonic=Minutes.of("0"))

    def sleep(self, time_slept: Minutes) -> None:
        """Let time pass while the computer sleeps: the monotonic clock stands still (S24). Raises ValueError."""
        _require_forwards(time_slept)
        self._slept = self._slept + time_slept
        self._step(wall=time_slept, monotonic=Minutes.of("0"))

    def change_offset(self, utc_offset_minutes: int) -> None:
        """Show another local time, in minutes east; universal time does not jump (S24)."""
        self._reading = replace(self._reading, utc_offset_minutes=utc_offset_minutes)

    def _step(self, *, wall: Minutes, monotonic: Minutes) -> None:
        before = self._reading
        monotonic_after = Instant(before.monotonic_microseconds).plus(monotonic)
        self._reading = replace(
            before, wall=before.wall.plus(wall), monotonic_microseconds=monotonic_after.microseconds
        )


def _require_forwards(passed: Minutes) -> None:
    if passed.value < 0:
        raise ValueError(f"{passed}: time does not run backwards; a wall clock that is set back is a jump")
