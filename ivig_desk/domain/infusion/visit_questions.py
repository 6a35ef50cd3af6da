"""What a plan is asked about when it is held against the visits on record: whose they are, weight, product, brand."""

from datetime import date

from ivig_desk.domain.amounts.quantities import MgPerMl
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.formulary.same_preparation import brand_of
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.domain.infusion.visits import Visit
from ivig_desk.domain.patient.identity import is_same_identifier, is_same_name
from ivig_desk.domain.patient.last_visit import LastVisit
from ivig_desk.domain.patient.patient import Earlier, Patient
from ivig_desk.domain.patient.plausibility import WeightReference, has_changed_much

LONG_GAP_DAYS = 56
"""More than 8 weeks count as a first infusion (preparations.md, Newfoundland protocol); 8 weeks do not."""
PARTS = "\x1f"
"""Stands between the parts of what a question is about; it counts as a space, so that no name can hold it."""


def identifier_question(patient: Patient, visits: tuple[Visit, ...]) -> tuple[Unmet, ...]:
    """Return the question an identifier raises that is on record under another name or day of birth (S17)."""
    for visit in visits:
        known = visit.patient
        is_same = is_same_name(patient.name, known.name) and patient.born == known.born
        if is_same_identifier(patient.identifier, known.identifier) and not is_same:
            about = PARTS.join((_one_line(patient.identifier), _named(patient), _named(known)))
            return (Unmet(kind=RefusalKind.IDENTIFIER_IN_USE, about=about),)
    return ()


def weight_change_question(patient: Patient, weights: WeightReference) -> tuple[Unmet, ...]:
    """Return the question a weight raises that moved by more than the data file's share since the last visit (S17)."""
    last = patient.last_visit
    if last is None or not has_changed_much(patient.weight, before=last.weight, reference=weights):
        return ()
    return (Unmet(kind=RefusalKind.WEIGHT_CHANGED, have=patient.weight, wants=last.weight, about=last.day.isoformat()),)


def product_questions(patient: Patient, profile: Profile, on: date) -> tuple[Unmet, ...]:
    """Return what the preparation chosen raises beside the last visit: another answer than the record's, other brand.

    Source: preparations.md, "Do not mix brands in one visit"; changing the product means the lowest rate again.
    """
    last = patient.last_visit
    if last is None:
        return ()
    asked = []
    if patient.earlier not in answers_on_record(last, profile.preparation, profile.concentration, on):
        about = PARTS.join((patient.earlier.value, last.day.isoformat(), _one_line(last.preparation)))
        asked.append(Unmet(kind=RefusalKind.EARLIER_DIFFERS, about=about))
    if last.day == on and brand_of(last.preparation) != brand_of(profile.preparation):
        about = PARTS.join((_one_line(last.preparation), _one_line(profile.preparation)))
        asked.append(Unmet(kind=RefusalKind.BRAND_CHANGED_TODAY, about=about))
    return tuple(asked)


def answers_on_record(last: LastVisit, preparation: str, concentration: MgPerMl, on: date) -> tuple[Earlier, ...]:
    """Return which answers to “immunoglobulin before today” agree with the last visit, the nearest first.

    A product is one brand at one concentration. Another one more than 8 weeks ago is both: longer ago, and another.
    """
    is_same = brand_of(preparation) == brand_of(last.preparation) and concentration == last.concentration
    is_long_ago = (on - last.day).days > LONG_GAP_DAYS
    if is_same:
        return (Earlier.LONGER_AGO,) if is_long_ago else (Earlier.SAME_WITHIN_8_WEEKS,)
    return (Earlier.OTHER_PRODUCT, Earlier.LONGER_AGO) if is_long_ago else (Earlier.OTHER_PRODUCT,)


def _named(patient: Patient) -> str:
    return f"{_one_line(patient.name)}, {patient.born.isoformat()}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
