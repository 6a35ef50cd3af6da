"""What a row of the list says of the visits of its course."""

from ivig_desk.domain.course.visit_place import VisitPlace
from ivig_desk.domain.infusion.course_events import CourseEvent, VisitAssessed

Places = tuple[VisitPlace, ...]


def visits_after(seen: Places, off: Places, event: CourseEvent) -> dict[str, object]:
    """Return what an event changes of the visits seen and called off, by the names of a row's fields."""
    if isinstance(event, VisitAssessed):
        return {"visits_seen": _with(seen, event.assessment.place)}
    return {"visits_off": _with(off, event.place)}


def _with(places: Places, place: VisitPlace) -> Places:
    return places if place in places else (*places, place)
