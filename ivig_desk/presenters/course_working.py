"""The working of what has gone in, what is left and when it ends."""

from ivig_desk.domain.infusion.guide import Guidance
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.volume import Stretch, ahead_along_ramp, ran_since_reading
from ivig_desk.presenters.formats import clock_text, equals_text, later_text, marked_text
from ivig_desk.presenters.run_wording import VOLUME_PLACES
from ivig_desk.presenters.working_wording import held_text, rest_text

_PLACES = 2

Headed = tuple[str, tuple[str, ...]]
"""A heading with the lines under it."""


def infused_lines(infusion: Infusion, plan: Plan, guidance: Guidance, offset: int) -> tuple[str, ...]:
    """Return what went in since the volume was last read, stretch by stretch, and what is left of the order."""
    ran = ran_since_reading(infusion, guidance.now)
    volumes = [marked_text(stretch.volume, _PLACES) for stretch in ran]
    if infusion.readings:
        read = infusion.readings[-1]
        volumes.insert(0, f"{marked_text(read.what, _PLACES)} read at {clock_text(read.at, offset)}")
    infused = f"infused: {' + '.join(volumes)} {equals_text(guidance.infused, VOLUME_PLACES)}"
    return (
        *(f"from {clock_text(stretch.start, offset)}: {_held(stretch)}" for stretch in ran),
        *((infused,) if volumes else ()),
        _left(plan, guidance),
    )


def ends(infusion: Infusion, guidance: Guidance, offset: int) -> tuple[Headed, ...]:
    """Return when the dose is in, stretch by stretch to come, and when the bottle is empty; nothing while held."""
    return (*_dose_in(infusion, guidance, offset), *_bottle_empty(guidance, offset))


def _left(plan: Plan, guidance: Guidance) -> str:
    ordered, infused = marked_text(plan.volume, _PLACES), marked_text(guidance.infused, _PLACES)
    if guidance.infused > plan.volume:
        return f"left: none, {infused} are in of {ordered}"
    return f"left: {ordered} − {infused} {equals_text(guidance.left, VOLUME_PLACES)}"


def _dose_in(infusion: Infusion, guidance: Guidance, offset: int) -> tuple[Headed, ...]:
    ahead = ahead_along_ramp(infusion, guidance.now)
    if not ahead or guidance.ends_along_ramp is None:
        return ()
    *rises, last = ahead
    lines = (
        *(f"from {clock_text(stretch.start, offset)}: {_held(stretch)}" for stretch in rises),
        f"from {clock_text(last.start, offset)}: {rest_text(last.volume, last.rate, last.time)}",
    )
    about = later_text(guidance.ends_along_ramp, guidance.now, offset)
    is_steady = last.rate == guidance.given.ml_per_h
    how = " at the given rate" if is_steady else ", if every rise is taken as soon as its rung was held"
    return ((f"Ends about {about}{how}", lines),)


def _bottle_empty(guidance: Guidance, offset: int) -> tuple[Headed, ...]:
    bottle = guidance.bottle
    if bottle is None or bottle.empties_at is None or guidance.left <= bottle.left:
        return ()
    empties = later_text(bottle.empties_at, guidance.now, offset)
    line = rest_text(bottle.left, guidance.given.ml_per_h, bottle.empties_at.since(guidance.now))
    return ((f"Bottle empties {empties} at the given rate", (line,)),)


def _held(stretch: Stretch) -> str:
    return held_text(stretch.rate, stretch.time, stretch.volume)
