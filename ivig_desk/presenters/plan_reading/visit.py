"""The first step: what is on record of the earlier patient that was taken."""

from ivig_desk.domain.infusion.visits import Visit
from ivig_desk.domain.patient.identity import is_same_identifier
from ivig_desk.domain.patient.last_visit import LastVisit
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.earlier_patients import taken_visit
from ivig_desk.presenters.entry import read_day
from ivig_desk.presenters.plan_reading.typed_fields import TypedFields


def read_last_visit(typed: TypedFields, visits: tuple[Visit, ...]) -> LastVisit | None:
    """Return the last visit of the earlier patient taken; None for a new one.

    It is nobody’s once identifier or birth date were typed over: it must never be carried to somebody else. Refused
    where a later visit is on record by now: what was taken is no longer the last.
    """
    if not typed.is_typed(fields.EARLIER_PATIENT):
        return None
    visit = taken_visit(typed.texts, visits)
    if visit is None:
        typed.refuse(fields.EARLIER_PATIENT, "Earlier patient: no longer the last visit on record. Find them again.")
        return None
    return visit.last if is_still_theirs(typed, visit) else None


def is_still_theirs(typed: TypedFields, visit: Visit) -> bool:
    """Whether identifier and birth date, as typed, are those of the visit."""
    is_same = is_same_identifier(typed.texts.of(fields.IDENTIFIER.name), visit.patient.identifier)
    return is_same and read_day(typed.texts.of(fields.BORN.name)) == visit.patient.born
