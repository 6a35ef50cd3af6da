"""Agreeing on a plan: what must be true of it and what is asked about it."""

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.formulary.bottle_choice import NoBottles, choose_bottles
from ivig_desk.domain.formulary.ramp import RampRefused, ramp_for
from ivig_desk.domain.infusion.bottle_questions import refused_bottles
from ivig_desk.domain.infusion.checks import check_refusals
from ivig_desk.domain.infusion.commands import DiscardPlan, PlanInfusion
from ivig_desk.domain.infusion.decide.decision import Decision, Refused, accepted, refused
from ivig_desk.domain.infusion.dose_questions import dosing_weight_refusals
from ivig_desk.domain.infusion.events import InfusionPlanned, PlanDiscarded
from ivig_desk.domain.infusion.fit import misfits
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.questions import questions_of
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet


def plan(command: PlanInfusion, at: Instant) -> Decision:
    """Accept a plan whose ramp can be run and whose every question is answered with a reason and a name."""
    agreed = command.plan
    answered = {asked.question for asked in agreed.asked if asked.reason.strip() and asked.name.strip()}
    bottles = refused_bottles(agreed.bottles, at)
    never = (*misfits(agreed), *dosing_weight_refusals(agreed), *_rounding(agreed), *bottles)
    questions = questions_of(agreed, command.references, at)
    checks = check_refusals(agreed.checks, command.references.checks.asked_of(agreed.patient.risks))
    unmet = [*never, *checks, *(question for question in questions if question.question not in answered)]
    if not never and agreed.patient.weight.value > 0 and agreed.order.dose.value > 0:
        ramp = ramp_for(agreed.profile, agreed.patient, agreed.giving_set, agreed.ceiling(None))
        if isinstance(ramp, RampRefused):
            unmet.append(why_no_ramp(ramp))
    return Refused(unmet=tuple(unmet)) if unmet else accepted(InfusionPlanned(plan=agreed))


def discard(command: DiscardPlan) -> Decision:
    """Put a plan away, for a reason; nothing that was typed in it is deleted."""
    reason = command.reason.strip()
    return accepted(PlanDiscarded(reason=reason)) if reason else refused(RefusalKind.REASON_MISSING)


def _rounding(agreed: Plan) -> tuple[Unmet, ...]:
    """Another dose than the ordered one is what the bottles there are come to, and somebody chose it."""
    order, profile = agreed.order, agreed.profile
    if order.rounded is None:
        return ()
    choice = choose_bottles(order.rounded.ordered, profile.concentration, profile.composition.vials)
    bottles = None if isinstance(choice, NoBottles) else choice.rounded(order.rounded.rounding)
    if bottles is None or bottles.dose != order.dose:
        wants = None if bottles is None else bottles.dose
        return (Unmet(kind=RefusalKind.NOT_WHOLE_BOTTLES, have=order.dose, wants=wants),)
    return () if order.rounded.chosen_by.strip() else (Unmet(kind=RefusalKind.NAME_MISSING),)


def why_no_ramp(refusal: RampRefused) -> Unmet:
    """Return a refused ramp as a reason, with the rate reckoned and the limit it is held against."""
    return Unmet(
        kind=RefusalKind(refusal.problem.value), have=refusal.reckoned, wants=refusal.limit, about=str(refusal.rung)
    )
