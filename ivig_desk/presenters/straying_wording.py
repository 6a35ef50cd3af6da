"""A clock that strayed, in words: what it did, by how much, and what it said before and after."""

from typing import assert_never

from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.straying import ClockStrayed, Straying
from ivig_desk.presenters.formats import clock_text, minutes_text, number_text, offset_text

_LONGEST_IN_MINUTES = Minutes.of("90")


def strayed_text(strayed: ClockStrayed) -> str:
    """Return what the clock did, `clock set back 60 min at 10:20 (was 11:20)`; times are what the wall said."""
    by, at, was = _by_text(strayed.by), _after(strayed), f"was {_before(strayed)}"
    match strayed.how:
        case Straying.SET_BACK:
            return f"clock set back {by} at {at} ({was})"
        case Straying.SET_FORWARD:
            return f"clock set forward {by} at {at} ({was})"
        case Straying.SLEPT:
            return f"computer slept {by}, until {at}"
        case Straying.WENT_ON:
            return f"clock went on {by} at once, to {at} ({was}): computer slept or clock set"
        case Straying.STOOD_STILL:
            return f"computer stopped counting time for {by}, until {at}"
        case Straying.OFFSET_CHANGED:
            before, after = offset_text(strayed.offset_before_min), offset_text(strayed.offset_after_min)
            return f"local time changed from {before} to {after} at {at} ({was})"
        case _:
            assert_never(strayed.how)


def turn_label(strayed: ClockStrayed | None) -> str:
    """Return the few letters there is room for beside a stretch of the chart."""
    if strayed is None or strayed.how in {Straying.STOOD_STILL, Straying.OFFSET_CHANGED}:
        return "not watched"
    return _LABELS[strayed.how].format(by=_by_text(strayed.by))


_LABELS = {
    Straying.SET_BACK: "clock −{by}",
    Straying.SET_FORWARD: "clock +{by}",
    Straying.SLEPT: "slept {by}",
    Straying.WENT_ON: "slept or set {by}",
}


def _by_text(by: Minutes) -> str:
    """Whole minutes as a person says them, to the nearest: 60 min, and hours where it is far more."""
    whole = Minutes.of(number_text(by.value, 0))
    return f"{whole.text} min" if whole <= _LONGEST_IN_MINUTES else minutes_text(whole)


def _before(strayed: ClockStrayed) -> str:
    return clock_text(strayed.wall_before, strayed.offset_before_min)


def _after(strayed: ClockStrayed) -> str:
    return clock_text(strayed.wall_after, strayed.offset_after_min)
