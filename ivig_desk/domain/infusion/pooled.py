"""How long bottles that were pooled may be used, where the label says so."""

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.plan import Plan


def pooled_use_by(plan: Plan) -> Instant | None:
    """Return the last moment of use; None for bottles not pooled, or a label that gives them no time.

    Worked: pooled at 09:10, used within 480 min: by 17:10. Source: preparations.md, "Pooled Octagam: use within 8 h".
    """
    within = plan.profile.composition.pooled_use_within
    return None if plan.pooled_at is None or within is None else plan.pooled_at.plus(within)


def is_pooled_too_long(plan: Plan, moment: Instant) -> bool:
    """Whether the time of pooled bottles is over; "within" has its last moment in it."""
    use_by = pooled_use_by(plan)
    return use_by is not None and moment > use_by
