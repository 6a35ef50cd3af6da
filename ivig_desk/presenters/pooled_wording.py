"""Pooled bottles in words: when they were pooled, by when they are used, and what comes too late."""

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.pooled import is_pooled_too_long, pooled_use_by
from ivig_desk.presenters.formats import later_text, minutes_text
from ivig_desk.presenters.screens import Line, Tone


def pooled_text(plan: Plan, now: Instant, utc_offset_minutes: int) -> str:
    """Return when bottles were pooled and by when they are used; worked: `pooled 09:10: use within 8 h, by 17:10`."""
    pooled_at, use_by = plan.pooled_at, pooled_use_by(plan)
    if pooled_at is None or use_by is None:
        return ""
    at, by = (later_text(moment, now, utc_offset_minutes) for moment in (pooled_at, use_by))
    return f"pooled {at}: use within {minutes_text(use_by.since(pooled_at))}, by {by}"


def pooled_warnings(plan: Plan, ends_at: Instant | None, now: Instant, utc_offset_minutes: int) -> tuple[Line, ...]:
    """Return what comes too late for pooled bottles: their time is over, or the ramp as planned ends after it."""
    use_by = pooled_use_by(plan)
    if use_by is None:
        return ()
    by = later_text(use_by, now, utc_offset_minutes)
    if is_pooled_too_long(plan, now):
        return (Line(text=f"The time of the pooled bottles was over at {by}. Do not give them.", tone=Tone.HIGH),)
    if ends_at is None or not is_pooled_too_long(plan, ends_at):
        return ()
    ends = later_text(ends_at, now, utc_offset_minutes)
    late = f"Started now, the ramp ends about {ends}: the pooled bottles are to be used by {by}."
    return (Line(text=late, tone=Tone.MEDIUM),)


def pooled_part(plan: Plan, now: Instant, utc_offset_minutes: int) -> tuple[Line, ...]:
    """Return by when the pooled bottles of a running infusion are used, or that this time is over."""
    use_by = pooled_use_by(plan)
    if use_by is None:
        return ()
    by = later_text(use_by, now, utc_offset_minutes)
    if is_pooled_too_long(plan, now):
        return (Line(text=f"pooled: time was over at {by}", tone=Tone.HIGH),)
    return (Line(text=f"pooled: use by {by}"),)
