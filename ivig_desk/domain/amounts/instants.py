"""Moments in time, exact to the microsecond."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction

from ivig_desk.domain.amounts.quantities import Minutes

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LOCAL_EPOCH = _EPOCH.replace(tzinfo=None)
_MICROSECONDS_IN_A_MINUTE = 60_000_000


@dataclass(frozen=True, slots=True, order=True)
class Instant:
    """A moment, as microseconds of universal time since 1970-01-01."""

    microseconds: int

    @classmethod
    def of(cls, text: str) -> "Instant":
        """Return the moment of ISO 8601 text with an offset; raises ValueError without one.

        >>> Instant.of("1970-01-01T02:01:00+02:00").microseconds
        60000000
        """
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            raise ValueError(text)
        return cls((moment - _EPOCH) // timedelta(microseconds=1))

    @classmethod
    def on_clock(cls, day: date, clock: str, utc_offset_minutes: int) -> "Instant":
        """Return the moment a clock on the wall shows `09:12` on a day, at an offset in minutes east.

        >>> Instant.on_clock(date(1970, 1, 1), "02:01", 120).microseconds
        60000000
        """
        shown = datetime.combine(day, time.fromisoformat(clock), UTC)
        return cls((shown - _EPOCH) // timedelta(microseconds=1)).plus(Minutes(Fraction(-utc_offset_minutes)))

    @property
    def text(self) -> str:
        """Universal time as ISO 8601, for the record."""
        return f"{self.local(0).isoformat(timespec='microseconds')}Z"

    def local(self, utc_offset_minutes: int) -> datetime:
        """Return the wall-clock reading at an offset from universal time, in minutes east."""
        return _LOCAL_EPOCH + timedelta(microseconds=self.microseconds, minutes=utc_offset_minutes)

    def day(self, utc_offset_minutes: int) -> date:
        """Return the calendar day at an offset from universal time, in minutes east."""
        return self.local(utc_offset_minutes).date()

    def plus(self, time: Minutes) -> "Instant":
        """Return the moment that much later, to the microsecond below."""
        return Instant(self.microseconds + int(time.value * _MICROSECONDS_IN_A_MINUTE // 1))

    def since(self, earlier: "Instant") -> Minutes:
        """Return the exact time from `earlier` to here; negative where `earlier` is later."""
        return Minutes(Fraction(self.microseconds - earlier.microseconds, _MICROSECONDS_IN_A_MINUTE))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockReading:
    """What the clocks said when an event was recorded: the wall can be set, the monotonic one stops in sleep (S24)."""

    wall: Instant
    utc_offset_minutes: int
    monotonic_microseconds: int
