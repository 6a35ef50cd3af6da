"""One step down, where the set can do one."""

from ivig_desk.domain.formulary.giving_set import BedRate, problem_with
from ivig_desk.domain.infusion.guide import Guidance
from ivig_desk.domain.infusion.plan import Plan


def lower_step(plan: Plan, guidance: Guidance) -> BedRate | None:
    """Return the rate one step down; None while nothing runs, and where the set cannot run as slowly (S20)."""
    to = guidance.lower_to
    return None if to is None or problem_with(to.ml_per_h, plan.giving_set) is not None else to
