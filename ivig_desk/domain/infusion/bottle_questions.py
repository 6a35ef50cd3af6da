"""What the bottles of an infusion are asked about, in its plan and as each is connected."""

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.bottles.scan_checks import is_other, number_of_same, others
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet

_FIRST_TO_BEGIN, _LAST_TO_END = 14 * 60, -12 * 60
"""Where on Earth a day begins first and ends last, in minutes from universal time: a label tells no place."""


def bottle_questions(plan: Plan, at: Instant) -> tuple[Unmet, ...]:
    """Return what the bottles of a plan are asked: mixed brands, and a last day that is today or nearly over.

    Asked wherever the day has begun: an infusion of some hours may go on past midnight.
    """
    mixed = others(plan.bottles, plan.profile.preparation)
    ending = [one for one in plan.bottles if one.expiry is not None and one.expiry <= at.day(_FIRST_TO_BEGIN)]
    return (
        *(_mixed(bottle, plan) for bottle in mixed[:1]),
        *(Unmet(kind=RefusalKind.BOTTLE_EXPIRES_TODAY, about=_named(bottle)) for bottle in ending[:1]),
    )


def refused_bottles(bottles: tuple[Bottle, ...], at: Instant) -> tuple[Unmet, ...]:
    """Return why bottles cannot be given: past their last day everywhere, or one of them twice. Nothing answers it."""
    expired = [one for one in bottles if one.expiry is not None and one.expiry < at.day(_LAST_TO_END)]
    twice = [
        one for number, one in enumerate(bottles) if number_of_same(one.gtin, one.serial, bottles[:number]) is not None
    ]
    return (
        *(Unmet(kind=RefusalKind.BOTTLE_EXPIRED, about=_named(bottle)) for bottle in expired[:1]),
        *(Unmet(kind=RefusalKind.BOTTLE_ALREADY_THERE, about=bottle.serial) for bottle in twice[:1]),
    )


def refused_to_hang(infusion: Infusion, bottle: Bottle, at: Instant) -> tuple[Unmet, ...]:
    """Return why a bottle cannot be connected: it has expired, or hangs or has hung in this infusion already."""
    hung = tuple(one.bottle for one in infusion.bottles)
    is_hung = number_of_same(bottle.gtin, bottle.serial, hung) is not None
    return (
        *(unmet for unmet in refused_bottles((bottle,), at)),
        *((Unmet(kind=RefusalKind.BOTTLE_ALREADY_THERE, about=bottle.serial),) if is_hung else ()),
    )


def mixed_brands(infusion: Infusion, plan: Plan, bottle: Bottle) -> tuple[Unmet, ...]:
    """Return that a bottle is of another preparation, unless a prescriber answered for it, in the plan or just now."""
    is_answered = bottle in plan.bottles or RefusalKind.MIXED_BRANDS in infusion.granted
    if is_answered or not is_other(bottle.preparation, plan.profile.preparation):
        return ()
    return (_mixed(bottle, plan),)


def _mixed(bottle: Bottle, plan: Plan) -> Unmet:
    return Unmet(kind=RefusalKind.MIXED_BRANDS, about=f"{bottle.preparation} / {plan.profile.preparation}")


def _named(bottle: Bottle) -> str:
    day = "" if bottle.expiry is None else bottle.expiry.isoformat()
    return f"{bottle.batch} / {day}"
