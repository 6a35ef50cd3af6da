"""A clock that strayed: what it did, and what it shows since at a moment of own time (S24, decision 0024)."""

from dataclasses import dataclass, replace
from enum import Enum, unique

from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import Minutes

_NO_TIME = Minutes.of("0")


@unique
class Straying(Enum):
    """What the clock on the wall did apart from the time that went by.

    `went-on` is a sleep or a clock set forward, where the computer cannot say which; `stood-still` is a monotonic clock
    that stopped while the wall went on; with `offset-changed` universal time did not jump.
    """

    SET_BACK = "set-back"
    SET_FORWARD = "set-forward"
    SLEPT = "slept"
    WENT_ON = "went-on"
    STOOD_STILL = "stood-still"
    OFFSET_CHANGED = "offset-changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockStrayed:
    """The clock strayed by so much: it shows `wall_after`, and would have shown `wall_before`."""

    how: Straying
    by: Minutes
    wall_before: Instant
    wall_after: Instant
    offset_before_min: int
    offset_after_min: int

    @property
    def is_asked_about(self) -> bool:
        """Whether rate and weight are to be confirmed at the bed: in summer or winter time nothing else has changed."""
        return self.how is not Straying.OFFSET_CHANGED


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockTurn:
    """From this moment of the infusion's own time on, the wall is so much ahead of it, at this offset from UTC.

    `strayed` is None at the start.
    """

    at: Instant
    ahead: Minutes
    utc_offset_minutes: int
    strayed: ClockStrayed | None


def turn_at_start(at: Instant, reading: ClockReading) -> ClockTurn:
    """Return how the wall stood to the infusion's own time at its start: behind it where it was set back before."""
    ahead = min(_NO_TIME, reading.wall.since(at))
    return ClockTurn(at=at, ahead=ahead, utc_offset_minutes=reading.utc_offset_minutes, strayed=None)


def turn_of(strayed: ClockStrayed, at: Instant) -> ClockTurn:
    """Return how the wall stands since it strayed."""
    ahead = strayed.wall_after.since(at)
    return ClockTurn(at=at, ahead=ahead, utc_offset_minutes=strayed.offset_after_min, strayed=strayed)


def ahead_now(turns: tuple[ClockTurn, ...]) -> Minutes:
    """Return how far the wall is ahead of the infusion's own time since its last turn; negative where it is behind."""
    return turns[-1].ahead if turns else _NO_TIME


def shown_offset_at(turns: tuple[ClockTurn, ...], moment: Instant, otherwise: int) -> int:
    """Return the minutes to add to own time to have what the wall said at a moment; `otherwise` without a turn."""
    turned = [turn for turn in turns if turn.at <= moment] or list(turns[:1])
    return turned[-1].utc_offset_minutes + round(turned[-1].ahead.value) if turned else otherwise


def in_own_time(reading: ClockReading, now: Instant) -> ClockReading:
    """Return a reading for whoever shows an infusion: its own time, at the offset at which the wall shows it."""
    shown = reading.utc_offset_minutes + round(reading.wall.since(now).value)
    return replace(reading, wall=now, utc_offset_minutes=shown)
