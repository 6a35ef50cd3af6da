"""Whether a profile is for this patient and order: what is refused, and what a prescriber may answer for."""

from ivig_desk.domain.formulary.profile import InfusionNumber
from ivig_desk.domain.formulary.working import Planned
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet


def misfits(planned: Planned) -> tuple[Unmet, ...]:
    """Return why the profile cannot be used here; nothing answers these but another profile or bag (S3)."""
    return (*_dilution(planned), *_other_infusion(planned))


def indication_question(planned: Planned) -> tuple[Unmet, ...]:
    """A label's rates are printed for its indications (S3); for any other a prescriber answers."""
    if planned.profile.is_for(planned.order.indication):
        return ()
    about = f"{planned.order.indication} / {' '.join(planned.profile.indications)}"
    return (Unmet(kind=RefusalKind.OTHER_INDICATION, about=about),)


def _dilution(planned: Planned) -> tuple[Unmet, ...]:
    """A bag as the preparation comes, or no thinner than the label lets it be: its mL/kg/h hold for no other."""
    dispensed, whole = planned.order.dispensed, planned.profile.concentration
    lowest = planned.profile.composition.diluted_to
    if dispensed is None or planned.profile.may_hang(dispensed):
        return ()
    words = planned.profile.composition.dilution
    wants = whole if lowest is None else lowest
    return (Unmet(kind=RefusalKind.DILUTION_NOT_IN_LABEL, have=dispensed, wants=wants, about=words),)


def _other_infusion(planned: Planned) -> tuple[Unmet, ...]:
    """A profile for later infusions is none for a first one, a changed product or a long gap, nor the reverse."""
    wanted = InfusionNumber.FIRST if planned.patient.earlier.counts_as_first else InfusionNumber.LATER
    if planned.profile.infusion in {InfusionNumber.ANY, wanted}:
        return ()
    return (Unmet(kind=RefusalKind.OTHER_INFUSION, about=planned.profile.infusion.value),)
