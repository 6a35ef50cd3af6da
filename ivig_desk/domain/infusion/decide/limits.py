"""Bounds on a rate: what is recorded when one is met, and what passes a soft one (S1, S2)."""

from ivig_desk.domain.amounts.formulas import rate_per_weight
from ivig_desk.domain.amounts.quantities import MlPerHour
from ivig_desk.domain.formulary.ceiling import CeilingKind, Hardness
from ivig_desk.domain.infusion.commands import OverrideLimit
from ivig_desk.domain.infusion.decide.decision import Decision, Refused, accepted, refused
from ivig_desk.domain.infusion.events import LimitOverridden, RateRefused
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.refusals import OVERRIDABLE, RefusalKind, Unmet

_OF_A_LIMIT = OVERRIDABLE | {RefusalKind.ABOVE_HARD_LIMIT, RefusalKind.AT_CEILING}


def above_limits(infusion: Infusion, plan: Plan, to: MlPerHour) -> tuple[Unmet, ...]:
    """Return the soft bounds a rate is above, the lowest first, each with its number and source (S2)."""
    if infusion.ceiling is None:
        return ()
    per_kg = rate_per_weight(to, plan.patient.weight)
    return tuple(
        Unmet(kind=RefusalKind.ABOVE_SOFT_LIMIT, have=per_kg, wants=reason.limit, about=reason.kind.value)
        for reason in infusion.ceiling.passed_by(per_kg)[:1]
        if reason.hardness is Hardness.SOFT
    )


def refused_and_recorded(infusion: Infusion, attempted: MlPerHour | None, unmet: tuple[Unmet, ...]) -> Refused:
    """Refuse, and keep the attempt in the record where a limit was met."""
    kinds = tuple(reason.kind for reason in unmet)
    if not _OF_A_LIMIT.intersection(kinds):
        return Refused(unmet=unmet)
    attempt = RateRefused(attempted=attempted, kinds=kinds, bounds=_soft_bounds(infusion, kinds))
    return Refused(unmet=unmet, events=(attempt,))


def override(infusion: Infusion, command: OverrideLimit) -> Decision:
    """Pass what was just refused for a soft reason, on a reason and a name; a hard limit stays (S1, S2)."""
    if not command.reason.strip():
        return refused(RefusalKind.REASON_MISSING)
    if not command.name.strip():
        return refused(RefusalKind.NAME_MISSING)
    asked = infusion.asked
    if asked is None:
        return refused(RefusalKind.NOTHING_TO_OVERRIDE)
    if RefusalKind.ABOVE_HARD_LIMIT in asked.kinds:
        return refused(RefusalKind.ABOVE_HARD_LIMIT)
    passable = OVERRIDABLE | ({RefusalKind.AT_CEILING} if asked.bounds else set())
    kinds = tuple(kind for kind in asked.kinds if kind in passable)
    if not kinds:
        return refused(RefusalKind.NOTHING_TO_OVERRIDE)
    return accepted(LimitOverridden(kinds=kinds, bounds=asked.bounds, reason=command.reason, name=command.name))


def _soft_bounds(infusion: Infusion, kinds: tuple[RefusalKind, ...]) -> tuple[CeilingKind, ...]:
    """The soft bound that binds, where it was a bound that refused."""
    if infusion.ceiling is None or not {RefusalKind.ABOVE_SOFT_LIMIT, RefusalKind.AT_CEILING}.intersection(kinds):
        return ()
    binding = infusion.ceiling.reasons[0]
    return (binding.kind,) if binding.hardness is Hardness.SOFT else ()
