"""Numbers, times and dates as they stand on every screen and page: leading zero, no trailing zero, a unit (S19)."""

from datetime import date
from enum import Enum, unique
from fractions import Fraction
from typing import assert_never

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import (
    DropsPerKgPerMinute,
    DropsPerMinute,
    MgPerKgPerHour,
    MgPerKgPerMinute,
    Minutes,
    MlPerHour,
    MlPerHourPerSite,
    MlPerKgPerHour,
    MlPerKgPerMinute,
    Quantity,
    SecondsPerDrop,
)

_RATES = (
    MlPerHour,
    MlPerHourPerSite,
    MlPerKgPerHour,
    MlPerKgPerMinute,
    MgPerKgPerMinute,
    MgPerKgPerHour,
    DropsPerKgPerMinute,
    DropsPerMinute,
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DECIMAL_POINT = "."
_MINUS = "−"
_MINUTES_IN_AN_HOUR = 60
_SECONDS_IN_A_MINUTE = 60


@unique
class Rounding(Enum):
    """Which of its two neighbours a number becomes where it has more places than are shown."""

    DOWN = "down"
    UP = "up"
    HALF_EVEN = "half-even"


def quantity_text(quantity: Quantity, places: int) -> str:
    """Return value, space and unit, with at most that many places.

    A rate is rounded down and a time between drops up, so that what is read can only be slower than what was reckoned;
    anything else goes to the nearer neighbour, of two equally near ones to the even one.
    """
    return f"{amount_text(quantity, places)} {quantity.unit}"


def marked_text(quantity: Quantity, places: int) -> str:
    """Return value and unit as `quantity_text` does, with ≈ before what had to be rounded for show."""
    text = quantity_text(quantity, places)
    return text if _is_whole(quantity, places) else f"≈ {text}"


def equals_text(quantity: Quantity, places: int) -> str:
    """Return what a reckoning comes to, `= 28.8 mL/h`, or `≈ 1.16 mL/kg/h` where it had to be rounded for show."""
    return f"{'=' if _is_whole(quantity, places) else '≈'} {quantity_text(quantity, places)}"


def amount_text(quantity: Quantity, places: int) -> str:
    """Return the value alone, rounded as `quantity_text` does, for where the unit stands in the head of a column."""
    return number_text(quantity.value, places, rounding_of(quantity))


def rounding_of(quantity: Quantity) -> Rounding:
    """Return which way an amount of this unit is rounded for display."""
    if isinstance(quantity, _RATES):
        return Rounding.DOWN
    if isinstance(quantity, SecondsPerDrop):
        return Rounding.UP
    return Rounding.HALF_EVEN


def number_text(value: Fraction, places: int, rounding: Rounding = Rounding.HALF_EVEN) -> str:
    """Return a bare number with at most that many places: a leading zero, no trailing zero, never `-0`."""
    scaled = _rounded(value * 10**places, rounding)
    whole, part = divmod(abs(scaled), 10**places)
    decimals = str(part).rjust(places, "0").rstrip("0") if part else ""
    point = _DECIMAL_POINT if decimals else ""
    return f"{_MINUS if scaled < 0 else ''}{whole}{point}{decimals}"


def counted(number: int) -> str:
    """Return how many of something there are, its thousands parted."""
    return f"{number:,}"


def many_text(number: int, one: str) -> str:
    """Return how many of what there are, `1 day`, `11 days`, `1,200 infusions`."""
    return f"{counted(number)} {one}{'' if number == 1 else 's'}"


def begun_large(text: str) -> str:
    """Return a text as a sentence begins: its first letter large, all others as they are."""
    return f"{text[:1].upper()}{text[1:]}"


def minutes_text(time: Minutes) -> str:
    """Return a length of time in hours and whole minutes, `2 h 5 min`, rounded up: a wait is never shown too short."""
    hours, minutes = divmod(_rounded(time.value, Rounding.UP), _MINUTES_IN_AN_HOUR)
    if hours == 0:
        return f"{minutes} min"
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def ago_text(time: Minutes) -> str:
    """Return how long ago something was in hours and whole minutes, `10 min ago`, or `now` within the first minute.

    Rounded down; never as `10:00`, which behind `since` would be read as a time of day.
    """
    whole = Minutes(Fraction(_rounded(time.value, Rounding.DOWN)))
    return f"{minutes_text(whole)} ago" if whole.value > 0 else "now"


def countdown_text(time: Minutes) -> str:
    """Return time left as minutes and seconds, `12:04`, or hours before them; the last part of a second counts."""
    left = max(0, _rounded(time.value * _SECONDS_IN_A_MINUTE, Rounding.UP))
    minutes, seconds = divmod(left, _SECONDS_IN_A_MINUTE)
    hours, minutes = divmod(minutes, _MINUTES_IN_AN_HOUR)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def elapsed_text(time: Minutes) -> str:
    """Return time gone by as minutes and seconds, `4:05`, or hours before them; only whole seconds count."""
    return countdown_text(Minutes(Fraction(int(time.value * _SECONDS_IN_A_MINUTE), _SECONDS_IN_A_MINUTE)))


def clock_text(instant: Instant, utc_offset_minutes: int) -> str:
    """Return the hour and minute a clock on the wall shows, `14:32`."""
    local = instant.local(utc_offset_minutes)
    return f"{local.hour:02}:{local.minute:02}"


def clock_seconds_text(instant: Instant, utc_offset_minutes: int) -> str:
    """Return the hour, minute and second a clock on the wall shows, `12:01:33`."""
    return f"{clock_text(instant, utc_offset_minutes)}:{instant.local(utc_offset_minutes).second:02}"


def date_text(day: date) -> str:
    """Return a date nobody can read two ways, `22 Nov 2026`: figures alone are read day or month first."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def month_text(year: int, month: int) -> str:
    """Return a month nobody can read two ways, `Nov 2026`."""
    return f"{_MONTHS[month - 1]} {year}"


def moment_text(instant: Instant, utc_offset_minutes: int) -> str:
    """Return date and clock time, `22 Nov 2026, 14:32`."""
    return f"{date_text(instant.day(utc_offset_minutes))}, {clock_text(instant, utc_offset_minutes)}"


def later_text(moment: Instant, now: Instant, utc_offset_minutes: int) -> str:
    """Return a clock time and, where it is not of today, its date: 00:17 would be read as of last night."""
    is_today = moment.day(utc_offset_minutes) == now.day(utc_offset_minutes)
    return clock_text(moment, utc_offset_minutes) if is_today else moment_text(moment, utc_offset_minutes)


def clock_on_text(instant: Instant, utc_offset_minutes: int, day: date) -> str:
    """Return the clock time of a moment, with day and month before it where it is not on `day`: `23 Nov, 00:01`."""
    of = instant.day(utc_offset_minutes)
    clock = clock_text(instant, utc_offset_minutes)
    return clock if of == day else f"{of.day} {_MONTHS[of.month - 1]}, {clock}"


def offset_text(utc_offset_minutes: int) -> str:
    """Return the offset that clock times are given in, `UTC+02:00`."""
    hours, minutes = divmod(abs(utc_offset_minutes), _MINUTES_IN_AN_HOUR)
    return f"UTC{_MINUS if utc_offset_minutes < 0 else '+'}{hours:02}:{minutes:02}"


def _is_whole(quantity: Quantity, places: int) -> bool:
    scaled: Fraction = quantity.value * 10**places
    return scaled.denominator == 1


def _rounded(value: Fraction, rounding: Rounding) -> int:
    match rounding:
        case Rounding.DOWN:
            return value.numerator // value.denominator
        case Rounding.UP:
            return -(-value.numerator // value.denominator)
        case Rounding.HALF_EVEN:
            return round(value)
        case _:
            assert_never(rounding)
