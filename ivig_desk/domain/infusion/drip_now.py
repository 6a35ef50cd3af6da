"""The counted drip of an infusion under way: when it is to be counted again, and how it has changed."""

from dataclasses import dataclass
from fractions import Fraction

from ivig_desk.domain.amounts.formulas import drops_for_rate
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import DropsPerMinute
from ivig_desk.domain.formulary.giving_set import Gravity
from ivig_desk.domain.infusion.drip_measured import DripMeasured
from ivig_desk.domain.infusion.infusion import Infusion, Phase, Stamped
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.monitoring.drip import is_outside, whole_drops
from ivig_desk.domain.monitoring.drip_rules import DripRules


@dataclass(frozen=True, slots=True, kw_only=True)
class DripNow:
    """What is asked of the drip: the given rate in drops/min, from when it is to be counted, the count it last had.

    `last` is the last count since the given rate was last changed; there is none to compare with before.
    """

    given: DropsPerMinute
    due_at: Instant
    last: Stamped[DripMeasured] | None


def drip_now(infusion: Infusion, plan: Plan) -> DripNow | None:
    """Return when a running drip is to be counted: after each change of the given rate, then every interval (S22).

    A count outside the tolerance asks for adjustment and is no answer: the drip is then to be counted at once. None on
    a pump, while nothing runs, and where the ward's rules of then had no drip.
    """
    rules = plan.rules.drip
    if rules is None or not isinstance(plan.giving_set, Gravity) or infusion.phase is not Phase.RUNNING:
        return None
    since = _changed_at(infusion)
    counts = [drip for drip in infusion.drips if drip.at >= since]
    given = drops_for_rate(infusion.given, plan.giving_set.drop_factor)
    last = counts[-1] if counts else None
    return DripNow(given=given, due_at=since if last is None else _due_after(last, given, rules), last=last)


def slope(drops: DropsPerMinute, before: DropsPerMinute) -> Fraction:
    """Return by how much of an earlier rate it is faster now; below 0 where it is slower.

    >>> slope(DropsPerMinute.of("50"), DropsPerMinute.of("57"))
    Fraction(-7, 57)
    """
    return (drops - before).over(before)


def _due_after(last: Stamped[DripMeasured], given: DropsPerMinute, rules: DripRules) -> Instant:
    # What is recorded as given is a whole number of drops: it is within half a drop of the count, however far that is.
    is_given = whole_drops(last.what.drops) == given
    if not is_given and is_outside(last.what.drops, given, rules):
        return last.at
    return last.at.plus(rules.recount_interval)


def _changed_at(infusion: Infusion) -> Instant:
    """When the rate that runs was last set anew; the same rate confirmed again is no change."""
    changed_at = infusion.periods[-1].start
    for period in reversed(infusion.periods):
        if period.rate != infusion.given:
            break
        changed_at = period.start
    return changed_at
