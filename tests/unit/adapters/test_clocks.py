"""Time: read in one place, and stepped by hand everywhere else."""

import sys
import time
from datetime import UTC, datetime
from fractions import Fraction

import pytest

from ivig_desk.adapters.clocks import SteppedClock, SystemClock
from ivig_desk.desk.ports import Clock
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import Minutes
from tests.helpers.records import EIGHT

AT_EIGHT = ClockReading(wall=EIGHT, utc_offset_minutes=120, monotonic_microseconds=5_000_000)
HALF_PAST = Instant.of("2026-03-01T08:30:00Z")


def test_the_wall_clock_says_universal_time() -> None:
    """S24: within the second in which it was asked."""
    before = datetime.now(UTC)
    read = SystemClock().read()
    after = datetime.now(UTC)

    assert Instant.of(before.isoformat()) <= read.wall <= Instant.of(after.isoformat())


def test_monotonic_time_never_goes_back() -> None:
    """S24."""
    clock: Clock = SystemClock()

    readings = [clock.read().monotonic_microseconds for _ in range(100)]

    assert readings == sorted(readings)
    assert readings[0] > 0
    assert abs(readings[0] - time.monotonic_ns() // 1000) < 60_000_000


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows sets its time zone elsewhere")
@pytest.mark.parametrize(
    ("zone", "offset"), [("UTC0", 0), ("EET-2", 120), ("NST3:30", -210), ("NPT-5:45", 345), ("LHST-10:30", 630)]
)
def test_the_offset_is_in_minutes_east(monkeypatch: pytest.MonkeyPatch, zone: str, offset: int) -> None:
    """S24."""
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("TZ", zone)
        time.tzset()
        read = SystemClock().read()
    time.tzset()

    assert read.utc_offset_minutes == offset


def test_a_stepped_clock_stands_still() -> None:
    """S8: time passes only where a test says so."""
    clock: Clock = SteppedClock(AT_EIGHT)

    assert [clock.read(), clock.read()] == [AT_EIGHT, AT_EIGHT]


def test_when_time_passes_both_clocks_go_on() -> None:
    clock = SteppedClock(AT_EIGHT)

    clock.advance(Minutes.of("30"))

    assert clock.read() == ClockReading(wall=HALF_PAST, utc_offset_minutes=120, monotonic_microseconds=1_805_000_000)


def test_a_clock_can_be_advanced_to_a_moment() -> None:
    clock = SteppedClock(AT_EIGHT)

    clock.advance_to(HALF_PAST)

    assert clock.read() == ClockReading(wall=HALF_PAST, utc_offset_minutes=120, monotonic_microseconds=1_805_000_000)


def test_time_does_not_run_backwards() -> None:
    clock = SteppedClock(AT_EIGHT)

    with pytest.raises(ValueError, match="jump"):
        clock.advance(Minutes.of("-1"))
    with pytest.raises(ValueError, match="jump"):
        clock.advance_to(Instant.of("2026-03-01T07:59:59Z"))

    assert clock.read() == AT_EIGHT


@pytest.mark.parametrize(("by", "wall"), [("30", "2026-03-01T08:30:00Z"), ("-60", "2026-03-01T07:00:00Z")])
def test_a_wall_clock_that_is_set_leaves_monotonic_time_alone(by: str, wall: str) -> None:
    """S24: their divergence is what tells."""
    clock = SteppedClock(AT_EIGHT)

    clock.jump(Minutes.of(by))

    assert clock.read() == ClockReading(wall=Instant.of(wall), utc_offset_minutes=120, monotonic_microseconds=5_000_000)


def test_in_sleep_only_the_wall_clock_goes_on() -> None:
    """S24: a laptop's monotonic clock stands still while it sleeps."""
    clock = SteppedClock(AT_EIGHT)

    clock.sleep(Minutes.of("20"))

    assert clock.read() == ClockReading(
        wall=Instant.of("2026-03-01T08:20:00Z"), utc_offset_minutes=120, monotonic_microseconds=5_000_000
    )


def test_nobody_sleeps_for_less_than_no_time() -> None:
    clock = SteppedClock(AT_EIGHT)

    with pytest.raises(ValueError, match="jump"):
        clock.sleep(Minutes.of("-1"))

    assert clock.read() == AT_EIGHT


def test_a_clock_can_be_set_to_any_reading() -> None:
    """S24: at the end of summer time the offset changes."""
    winter = ClockReading(wall=HALF_PAST, utc_offset_minutes=60, monotonic_microseconds=7)
    clock = SteppedClock(AT_EIGHT)

    clock.set(winter)

    assert clock.read() == winter


class Readings:
    """What `time` says on a computer: how long it has been on, asleep included where it knows, and how long awake."""

    def __init__(self, *, on_s: int | None, awake_s: int) -> None:
        if on_s is not None:
            self.CLOCK_BOOTTIME = 7
        self._on_s = on_s
        self._awake_s = awake_s

    def monotonic_ns(self) -> int:
        return self._awake_s * 1_000_000_000

    def clock_gettime_ns(self, which: int) -> int:
        """A little later than `monotonic_ns`, since the two are asked one after the other."""
        assert (which, self._on_s is None) == (7, False)
        return (self._on_s or 0) * 1_000_000_000 + 400_000


@pytest.mark.parametrize(("on_s", "minutes"), [(600, "0"), (601, "1/60"), (1800, "20"), (None, None)])
def test_how_long_the_computer_slept_is_what_it_was_on_less_what_it_was_awake(
    monkeypatch: pytest.MonkeyPatch, on_s: int | None, minutes: str | None
) -> None:
    """S24: awake for 600 s; 0.4 ms between two readings are no sleep, and where nobody can say, None is said."""
    monkeypatch.setattr("ivig_desk.adapters.clocks.time", Readings(on_s=on_s, awake_s=600))

    slept = SystemClock().slept()

    assert slept == (None if minutes is None else Minutes(Fraction(minutes)))


@pytest.mark.skipif(sys.platform != "linux", reason="no other system says how long it slept")
def test_this_computer_says_how_long_it_slept() -> None:
    """S24: never less than before, and no more than it was on."""
    before, after = SystemClock().slept(), SystemClock().slept()

    assert before is not None
    assert after is not None
    assert Minutes.of("0") <= before <= after + Minutes.of("0.001")
    assert after.value * 60 <= time.clock_gettime(time.CLOCK_BOOTTIME)
