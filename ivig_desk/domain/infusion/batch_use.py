"""What became of the bottles of one batch in one infusion."""

from dataclasses import dataclass

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Millilitres
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.listed_words import is_batch
from ivig_desk.domain.infusion.volume import EMPTY, infused_by


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenBottle:
    """A bottle on the line from a moment to another, None while it still is, and what came out of it, in mL.

    `used` is None of a bottle that was pooled with others: only of the whole bag is it known.
    """

    bottle: Bottle
    since: Instant
    until: Instant | None
    used: Millilitres | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchUse:
    """The bottles of a batch that were given, and those of the agreed plan that were not."""

    given: tuple[GivenBottle, ...]
    not_given: tuple[Bottle, ...]


def batch_use(infusion: Infusion, batch: str, now: Instant) -> BatchUse:
    """Return what became of the bottles of a batch up to now."""
    given = tuple(one for one in (*_connected(infusion, now), *_pooled(infusion)) if is_batch(batch, one.bottle.batch))
    planned = () if infusion.plan is None else infusion.plan.bottles
    left = [bottle for bottle in planned if is_batch(batch, bottle.batch)]
    for one in given:
        same = [bottle for bottle in left if bottle == one.bottle] or [
            bottle for bottle in left if bottle.serial == one.bottle.serial
        ]
        if same:
            left.remove(same[0])
    return BatchUse(given=given, not_given=tuple(left))


def _connected(infusion: Infusion, now: Instant) -> tuple[GivenBottle, ...]:
    """Each bottle until the next was connected, the last until the end."""
    following = infusion.bottles[1:]
    until = (*(hung.at for hung in following), infusion.ended)
    by_then = (*(hung.infused_before for hung in following), infused_by(infusion, now))
    is_pooled = infusion.plan is not None and infusion.plan.pooled_at is not None
    return tuple(
        GivenBottle(
            bottle=hung.bottle,
            since=hung.at,
            until=end,
            used=None if is_pooled else max(EMPTY, after - hung.infused_before),
        )
        for hung, end, after in zip(infusion.bottles, until, by_then, strict=False)
    )


def _pooled(infusion: Infusion) -> tuple[GivenBottle, ...]:
    """The rest of a bag: only its first bottle is connected by name, and all of them run from the start to the end."""
    plan = infusion.plan
    if plan is None or plan.pooled_at is None or infusion.started is None:
        return ()
    left = list(plan.bottles)
    for hung in infusion.bottles:
        if hung.bottle in left:
            left.remove(hung.bottle)
    return tuple(GivenBottle(bottle=one, since=infusion.started, until=infusion.ended, used=None) for one in left)
