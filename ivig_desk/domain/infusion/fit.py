"""Whether a profile is for this patient and order: what is refused, and what a prescriber may answer for."""

from ivig_desk.domain.formulary.order import Order
from ivig_desk.domain.formulary.profile import InfusionNumber, Profile
from ivig_desk.domain.formulary.working import Planned
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet


def misfits(planned: Planned) -> tuple[Unmet, ...]:
    """Return why the profile cannot be used here; nothing answers these but another profile or bag (S3)."""
    return (*dilution_refusals(planned.order, planned.profile), *_other_infusion(planned))


def dilution_refusals(order: Order, profile: Profile) -> tuple[Unmet, ...]:
    """Return why the bag cannot hang: it comes whole, or no thinner than the label lets it, whose mL/kg/h then hold."""
    if order.dispensed is None or profile.may_hang(order.dispensed):
        return ()
    lowest, words = profile.composition.diluted_to, profile.composition.dilution
    wants = profile.concentration if lowest is None else lowest
    return (Unmet(kind=RefusalKind.DILUTION_NOT_IN_LABEL, have=order.dispensed, wants=wants, about=words),)


def indication_question(planned: Planned) -> tuple[Unmet, ...]:
    """A label's rates are printed for its indications (S3); for any other a prescriber answers."""
    if planned.profile.is_for(planned.order.indication):
        return ()
    about = f"{planned.order.indication} / {' '.join(planned.profile.indications)}"
    return (Unmet(kind=RefusalKind.OTHER_INDICATION, about=about),)


def _other_infusion(planned: Planned) -> tuple[Unmet, ...]:
    """A profile for later infusions is none for a first one, a changed product or a long gap, nor the reverse."""
    wanted = InfusionNumber.FIRST if planned.patient.earlier.counts_as_first else InfusionNumber.LATER
    if planned.profile.infusion in {InfusionNumber.ANY, wanted}:
        return ()
    return (Unmet(kind=RefusalKind.OTHER_INFUSION, about=planned.profile.infusion.value),)
