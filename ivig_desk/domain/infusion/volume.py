"""How much has gone in, what is left, and when it ends."""

from collections.abc import Iterator
from dataclasses import dataclass

from ivig_desk.domain.amounts.formulas import time_to_run, volume_in
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Millilitres, Minutes, MlPerHour
from ivig_desk.domain.formulary.ramp import Ramp
from ivig_desk.domain.infusion.infusion import NOTHING, HungBottle, Infusion, RatePeriod

EMPTY = Millilitres.of("0")
_NO_TIME = Minutes.of("0")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningBottle:
    """The bottle connected now: which of how many, what is left in it, when it is empty at this rate."""

    hung: HungBottle
    number: int
    of: int
    left: Millilitres
    empties_at: Instant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A time at one rate, and the volume it comes to."""

    start: Instant
    rate: MlPerHour
    time: Minutes
    volume: Millilitres


def infused_by(infusion: Infusion, now: Instant) -> Millilitres:
    """Return the volume given, in mL: the exact integral of the given rate since the last reading of it."""
    since = infusion.reckoned_at
    if since is None or now <= since:
        return infusion.infused
    return infusion.infused + volume_in(infusion.given, now.since(since))


def reached_at(infusion: Infusion, volume: Millilitres, now: Instant) -> Instant | None:
    """Return since when so much is in, in mL, or None where it is not; a reading of less lets it be reached anew.

    What is held, lowered or read after it does not move that moment: an alarm that was acknowledged stays so (S23).
    """
    infused, running, before = EMPTY, NOTHING, now
    since: Instant | None = None
    for at, rate, read in _turns(infusion, now):
        added = volume_in(running, at.since(before)) if before < at else EMPTY
        if since is None and infused < volume <= infused + added:
            since = before.plus(time_to_run(volume - infused, running))
        infused = infused + added if read is None else read
        if infused < volume:
            since = None
        elif since is None:
            since = at
        running, before = running if rate is None else rate, at
    return since


def unwatched_volume(infusion: Infusion) -> Millilitres:
    """Return how much of the volume ran while the program did not, in mL: assumed at the given rate, not known."""
    total = EMPTY
    for stretch in infusion.unwatched:
        for period, end in _periods_with_end(infusion, stretch.end):
            start, stop = max(period.start, stretch.start), min(end, stretch.end)
            if start < stop:
                total = total + volume_in(period.rate, stop.since(start))
    return total


def time_on_rung(infusion: Infusion, now: Instant) -> Minutes:
    """Return how long the present rate was seen to run, in min; time held or not watched does not count (S24)."""
    since = infusion.reckoned_at
    if since is None or now <= since or infusion.given == NOTHING:
        return infusion.on_rung
    return infusion.on_rung + now.since(since) - infusion.unwatched_between(since, now)


def left_to_give(infusion: Infusion, now: Instant) -> Millilitres:
    """Return the ordered volume not yet given, in mL; never below 0."""
    if infusion.plan is None:
        return EMPTY
    return max(EMPTY, infusion.plan.volume - infused_by(infusion, now))


def ends_at_this_rate(infusion: Infusion, now: Instant) -> Instant | None:
    """Return when the dose is in if nothing changes; None while nothing runs."""
    if infusion.given == NOTHING:
        return None
    return now.plus(time_to_run(left_to_give(infusion, now), infusion.given))


def ends_along_ramp(infusion: Infusion, now: Instant) -> Instant | None:
    """Return when the dose is in if every rise from here is taken as soon as its rung is held; None while held."""
    if infusion.given == NOTHING:
        return None
    when = now
    for stretch in ahead_along_ramp(infusion, now):
        when = stretch.start.plus(stretch.time)
    return when


def ahead_along_ramp(infusion: Infusion, now: Instant) -> tuple[Stretch, ...]:
    """Return the stretches that are left if every rise is taken as soon as its rung is held, none of no length."""
    if infusion.given == NOTHING:
        return ()
    rungs = infusion.ramp.rungs if isinstance(infusion.ramp, Ramp) else ()
    left, when, rate = left_to_give(infusion, now), now, infusion.given
    hold = max(_NO_TIME, hold_of_rung(infusion) - time_on_rung(infusion, now))
    ahead = []
    for rung in (rung for rung in rungs if rung.rate.ml_per_h > infusion.given):
        held = min(hold, time_to_run(left, rate))
        stretch = _stretch(when, rate, held)
        ahead.append(stretch)
        left, when = left - stretch.volume, when.plus(held)
        rate, hold = rung.rate.ml_per_h, rung.hold
    ahead.append(_stretch(when, rate, time_to_run(left, rate)))
    return tuple(stretch for stretch in ahead if stretch.time > _NO_TIME)


def ran_since_reading(infusion: Infusion, now: Instant) -> tuple[Stretch, ...]:
    """Return what ran since the volume was last read, or since the start: with the reading it is what has gone in."""
    if infusion.started is None:
        return ()
    since = infusion.readings[-1].at if infusion.readings else infusion.started
    ran = []
    for period, end in _periods_with_end(infusion, now):
        start, stop = max(period.start, since), min(end, now)
        if start < stop and period.rate > NOTHING:
            ran.append(_stretch(start, period.rate, stop.since(start)))
    return tuple(ran)


def hold_of_rung(infusion: Infusion) -> Minutes:
    """Return how long the present rate is to be held before a rise, in min: that of the rung it lies on or above."""
    ramp = infusion.planned_ramp
    if not isinstance(ramp, Ramp):
        return _NO_TIME
    reached = [rung for rung in ramp.rungs if rung.rate.ml_per_h <= infusion.intended]
    return (reached[-1] if reached else ramp.rungs[0]).hold


def running_bottle(infusion: Infusion, now: Instant) -> RunningBottle | None:
    """Return the bottle connected last, or None where none was."""
    if not infusion.bottles:
        return None
    hung = infusion.bottles[-1]
    used = infused_by(infusion, now) - hung.infused_before
    left = max(EMPTY, hung.bottle.volume - used)
    planned = len(infusion.plan.bottles) if infusion.plan is not None else 0
    empties = None if infusion.given == NOTHING else now.plus(time_to_run(left, infusion.given))
    return RunningBottle(
        hung=hung,
        number=len(infusion.bottles),
        of=max(planned, len(infusion.bottles)),
        left=left,
        empties_at=empties,
    )


def _stretch(start: Instant, rate: MlPerHour, time: Minutes) -> Stretch:
    return Stretch(start=start, rate=rate, time=time, volume=volume_in(rate, time))


_Turn = tuple[Instant, MlPerHour | None, Millilitres | None]


def _turns(infusion: Infusion, now: Instant) -> tuple[_Turn, ...]:
    """Every moment up to now at which another rate began or a volume was read, and now itself."""
    rates: list[_Turn] = [(period.start, period.rate, None) for period in infusion.periods]
    readings: list[_Turn] = [(reading.at, None, reading.what) for reading in infusion.readings]
    turns = sorted((turn for turn in (*rates, *readings) if turn[0] <= now), key=lambda turn: turn[0])
    return (*turns, (now, None, None))


def _periods_with_end(infusion: Infusion, last_end: Instant) -> Iterator[tuple[RatePeriod, Instant]]:
    ends = [period.start for period in infusion.periods[1:]]
    yield from zip(infusion.periods, [*ends, last_end], strict=True)
