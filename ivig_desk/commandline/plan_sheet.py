"""What `plan` answers: ramp, ceiling, duration and notes, worked out once for both forms."""

from dataclasses import dataclass

from ivig_desk.commandline.plan_reading import PlanAsked
from ivig_desk.commandline.wrong_use import not_accepted
from ivig_desk.domain.amounts.quantities import Millilitres, Minutes
from ivig_desk.domain.formulary.bottle_choice import NoBottles, choose_bottles
from ivig_desk.domain.formulary.ceiling import Ceiling, asks_for_prescriber_ceiling, ceiling_for
from ivig_desk.domain.formulary.giving_set import MICRODRIP_ADVISED_UNDER, BedRate, is_slow_drip, settable
from ivig_desk.domain.formulary.ramp import PlannedRung, Ramp, RampRefused, planned_rungs, ramp_for
from ivig_desk.domain.infusion.decide.planning import why_no_ramp
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.presenters.bottle_wording import no_bottles_text, offered_bottles, pick_text
from ivig_desk.presenters.formats import quantity_text
from ivig_desk.presenters.profile_wording import raised_text
from ivig_desk.presenters.refusal_wording import ramp_text, refusal_text
from ivig_desk.presenters.run_wording import rate_text
from ivig_desk.presenters.screens import WorkingSection
from ivig_desk.presenters.working import planned_working
from ivig_desk.rehearsal.giving_set_words import giving_set_word


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSheet:
    """A ramp worked out, with all that stands on it."""

    asked: PlanAsked
    volume: Millilitres
    ceiling: Ceiling
    ceiling_rate: BedRate
    rungs: tuple[PlannedRung, ...]
    notes: tuple[str, ...]

    @property
    def working(self) -> tuple[WorkingSection, ...]:
        """The working behind rungs, ceiling and volume."""
        return planned_working(self.asked, self.ceiling, self.ceiling_rate, self.rungs)

    @property
    def lasts(self) -> Minutes:
        """From the start until the dose is in, where every rise is taken at once."""
        return self.rungs[-1].end


def plan_sheet(asked: PlanAsked) -> PlanSheet:
    """Return the sheet; raises WrongUse with the reckoning where the set cannot run the profile (S20, S26)."""
    patient, giving_set = asked.patient, asked.giving_set
    ceiling = ceiling_for(asked.profile, patient, asked.order, None, asked.ward_ceiling, giving_set=giving_set)
    ramp = ramp_for(asked.profile, patient, giving_set, ceiling)
    if isinstance(ramp, RampRefused):
        why = ramp_text(why_no_ramp(ramp), giving_set)
        accepted = f"a set on which every rung of {asked.profile.id} can run"
        raise not_accepted("--set", f"{giving_set_word(giving_set)} ({why})", accepted)
    volume = asked.order.volume(asked.profile.concentration)
    return PlanSheet(
        asked=asked,
        volume=volume,
        ceiling=ceiling,
        ceiling_rate=settable(ceiling.limit, patient.weight, giving_set),
        rungs=planned_rungs(ramp, volume),
        notes=_notes(asked, ramp),
    )


def _notes(asked: PlanAsked, ramp: Ramp) -> tuple[str, ...]:
    raised = raised_text(asked.profile)
    notes = [*([raised] if raised else []), *asked.profile.notes, *asked.profile.composition.warnings]
    first = ramp.rungs[0].rate
    if is_slow_drip(first):
        advised = quantity_text(MICRODRIP_ADVISED_UNDER, 0)
        notes.append(f"The first rung is {rate_text(first)}; under {advised} a microdrip set or a pump is advised.")
    if asks_for_prescriber_ceiling(asked.profile, asked.patient, asked.order):
        risks = ", ".join(risk.value for risk in asked.patient.risks)
        why = refusal_text(Unmet(kind=RefusalKind.PRESCRIBER_CEILING_NEEDED, about=risks))
        notes.append(f"Before the start: {why}.")
    notes.extend(f"Asked before the start: {refusal_text(question)}." for question in asked.questions)
    return (*notes, *_bottle_notes(asked))


def _bottle_notes(asked: PlanAsked) -> tuple[str, ...]:
    """What the dose may be given from, as the window offers it."""
    profile = asked.profile
    choice = choose_bottles(asked.order.dose, profile.concentration, profile.composition.vials)
    if isinstance(choice, NoBottles):
        why = no_bottles_text(choice)
        return (why,) if why else ()
    return tuple(f"Bottles, {pick_text(pick, bottles)}." for pick, bottles in offered_bottles(choice).items())
