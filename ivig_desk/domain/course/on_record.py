"""The courses of one patient, from their infusions as they are folded."""

from collections.abc import Iterable

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.course.assessment import Assessment
from ivig_desk.domain.course.course import CoursesOnRecord, courses_of
from ivig_desk.domain.course.treated_day import treated_day
from ivig_desk.domain.course.visit_place import CalledOff
from ivig_desk.domain.formulary.posology import Posology
from ivig_desk.domain.infusion.infusion import Infusion


def courses_on_record(
    infusions: Iterable[Infusion], *, posology: Posology, now: Instant, utc_offset_minutes: int
) -> CoursesOnRecord:
    """Return the courses that infusions make; each is on the day of the wall it started at.

    What runs counts up to now. Of entries about one visit, on whichever infusion, the one made later stands last.
    """
    known = tuple(infusions)
    days = (treated_day(one, now, _offset(one, utc_offset_minutes)) for one in known)
    return courses_of(
        (day for day in days if day is not None),
        posology=posology,
        assessments=_assessments(known),
        called_off=_called_off(known),
    )


def _offset(infusion: Infusion, otherwise: int) -> int:
    return infusion.turns[0].utc_offset_minutes if infusion.turns else otherwise


def _assessments(infusions: tuple[Infusion, ...]) -> tuple[Assessment, ...]:
    entered = [entry for infusion in infusions for entry in infusion.assessed]
    return tuple(entry.what.assessment for entry in sorted(entered, key=lambda entry: entry.at))


def _called_off(infusions: tuple[Infusion, ...]) -> tuple[CalledOff, ...]:
    entered = [(entry.at, infusion.id, entry.what) for infusion in infusions for entry in infusion.called_off]
    return tuple(
        CalledOff(infusion_id=infusion_id, place=said.place, reason=said.reason, by=said.name)
        for _, infusion_id, said in sorted(entered, key=lambda entry: entry[:2])
    )
