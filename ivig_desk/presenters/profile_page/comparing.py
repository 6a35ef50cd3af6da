"""The ramp in use now beside the one that would be, at two weights."""

from collections.abc import Iterator
from itertools import zip_longest

from ivig_desk.domain.amounts.quantities import Kilograms, MlPerHour, MlPerKgPerHour
from ivig_desk.domain.formulary.giving_set import Pump, problem_with, settable
from ivig_desk.domain.formulary.profile import Limit, LimitKind, Profile, ProfileRung
from ivig_desk.domain.formulary.profile_checks import unusable
from ivig_desk.presenters.formats import minutes_text, quantity_text
from ivig_desk.presenters.profile_page.wording import PLACES, short_limit_text
from ivig_desk.presenters.screens import Table

EXAMPLE_SET = Pump(increment=MlPerHour.of("0.1"))
"""The finest set there is, so that the table shows the profile and not the set."""
_NONE = "–"


def comparison(before: Profile, after: Profile, weights: tuple[Kilograms, ...]) -> Table | None:
    """Return every rate of both profiles in mL/kg/h, and in mL/h at each weight; what differs is said in words.

    None where no rate can be reckoned.
    """
    if unusable(after):
        return None
    heads = ("", "now", "new", "held", *(quantity_text(one, 1) for one in weights))
    return Table(heads=heads, rows=tuple(_rows(before, after, weights)))


def _rows(before: Profile, after: Profile, weights: tuple[Kilograms, ...]) -> Iterator[tuple[str, ...]]:
    lists = (("Rung", before.rungs, after.rungs), ("Later rung", before.later_rungs, after.later_rungs))
    for name, old, new in lists:
        for number, (was, now) in enumerate(zip_longest(old, new), start=1):
            rates = _both(_hourly(before, was), _hourly(after, now))
            yield f"{name} {number}", *rates, _held(was, now), *_at_bed(after, now, weights)
    for name, was_limit, now_limit in _limits(before, after):
        rates = _both(_hourly(before, was_limit), _hourly(after, now_limit))
        yield name, *rates, "", *_at_bed(after, now_limit, weights)


def _limits(before: Profile, after: Profile) -> Iterator[tuple[str, Limit | None, Limit | None]]:
    yield short_limit_text(LimitKind.MAXIMUM), before.maximum, after.maximum
    pairs = (
        (LimitKind.TOLERATED_FASTER, (before.tolerated_faster,), (after.tolerated_faster,)),
        (LimitKind.AT_RISK, before.at_risk, after.at_risk),
        (LimitKind.FIRST_INFUSION, (before.first_infusion,), (after.first_infusion,)),
    )
    for kind, old, new in pairs:
        for was, now in zip_longest(old, new):
            if was is not None or now is not None:
                yield short_limit_text(kind), was, now


def _at_bed(profile: Profile, figure: ProfileRung | Limit | None, weights: tuple[Kilograms, ...]) -> Iterator[str]:
    for weight in weights:
        if figure is None:
            yield _NONE
            continue
        rate = settable(profile.hourly(figure.rate), weight, EXAMPLE_SET).ml_per_h
        yield "too slow" if problem_with(rate, EXAMPLE_SET) else quantity_text(rate, 2)


def _held(was: ProfileRung | None, now: ProfileRung | None) -> str:
    if now is None:
        return _NONE
    held = minutes_text(now.hold)
    return held if was is None or was.hold == now.hold else f"{held}, was {minutes_text(was.hold)}"


def _hourly(profile: Profile, figure: ProfileRung | Limit | None) -> MlPerKgPerHour | None:
    """A rate in the unit that limits are held in: two profiles may print theirs in different ones."""
    return None if figure is None else profile.hourly(figure.rate)


def _both(was: MlPerKgPerHour | None, now: MlPerKgPerHour | None) -> tuple[str, str]:
    """A rate now and new, with what became of it."""
    if now is None:
        return _text(was), _NONE if was is None else "left out"
    if was is None:
        return _NONE, f"{_text(now)}, new"
    if was == now:
        return _text(was), _text(now)
    return _text(was), f"{_text(now)}, {'higher' if now > was else 'lower'}"


def _text(rate: MlPerKgPerHour | None) -> str:
    return _NONE if rate is None else quantity_text(rate, PLACES)
