"""How the rate, and what has gone in at it, changes."""

from typing import assert_never

from ivig_desk.domain.amounts.formulas import volume_in
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Minutes, MlPerHour
from ivig_desk.domain.infusion.events import (
    ConfirmedAtBed,
    InfusionCompleted,
    InfusionHeld,
    InfusionResumed,
    InfusionStarted,
    InfusionStopped,
    RateEvent,
    RateLowered,
    RateRaised,
    RungKept,
)
from ivig_desk.domain.infusion.infusion import NOTHING, UNDER_WAY, BedCheck, Infusion, Phase, RatePeriod, changed

_NO_TIME = Minutes.of("0")


def fold_rate(infusion: Infusion, event: RateEvent, at: Instant) -> Infusion:
    """Return the infusion after its given rate changed or was kept."""
    match event:
        case InfusionStarted():
            begun = changed(infusion, started=at, reckoned_at=at, second_checker=event.second_checker)
            return _running(begun, event.rate, at)
        case RateRaised() | RateLowered():
            return _running(infusion, event.to, at)
        case RungKept():
            return changed(infusion, asked_again_at=at)
        case InfusionHeld():
            periods = _with_rate(infusion, NOTHING, at)
            return changed(reckoned(infusion, at), phase=Phase.HELD, before_hold=infusion.given, periods=periods)
        case InfusionResumed():
            return _running(infusion, event.rate, at)
        case InfusionStopped() | InfusionCompleted():
            return _ended(infusion, event, at)
        case ConfirmedAtBed():
            return _confirmed(infusion, event, at)
        case _:
            assert_never(event)


def _confirmed(infusion: Infusion, event: ConfirmedAtBed, at: Instant) -> Infusion:
    confirmed = changed(infusion, bed_check=BedCheck.CONFIRMED)
    if event.rate == infusion.given or infusion.phase not in UNDER_WAY:
        return confirmed
    return _running(confirmed, event.rate, at)


def _running(infusion: Infusion, rate: MlPerHour, at: Instant) -> Infusion:
    """Run at a rate from `at`; time on the rung starts anew unless the rate is the one it was held from."""
    by_then = reckoned(infusion, at)
    on_rung = by_then.on_rung if rate == infusion.intended else _NO_TIME
    asked = infusion.asked_again_at if rate == infusion.intended else None
    periods = _with_rate(infusion, rate, at)
    return changed(by_then, phase=Phase.RUNNING, on_rung=on_rung, asked_again_at=asked, periods=periods)


def _with_rate(infusion: Infusion, rate: MlPerHour, at: Instant) -> tuple[RatePeriod, ...]:
    return (*infusion.periods, RatePeriod(start=at, rate=rate))


def _ended(infusion: Infusion, event: InfusionStopped | InfusionCompleted, at: Instant) -> Infusion:
    ended = changed(reckoned(infusion, at), ended=at, periods=_with_rate(infusion, NOTHING, at))
    if isinstance(event, InfusionCompleted):
        return changed(ended, phase=Phase.COMPLETED)
    return changed(ended, phase=Phase.STOPPED, stop_reason=event.reason)


def reckoned(infusion: Infusion, at: Instant) -> Infusion:
    """Return the infusion with what went in by `at`, and the time on the rung, since they were last reckoned."""
    since = infusion.reckoned_at
    if since is None or at <= since:
        return infusion
    time = at.since(since)
    seen = time - infusion.unwatched_between(since, at)
    on_rung = infusion.on_rung + seen if infusion.given > NOTHING else infusion.on_rung
    infused = infusion.infused + volume_in(infusion.given, time)
    return changed(infusion, infused=infused, on_rung=on_rung, reckoned_at=at)
