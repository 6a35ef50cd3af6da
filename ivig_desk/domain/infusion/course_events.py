"""What is recorded of a course on one of its infusions, in the past tense."""

from dataclasses import dataclass

from ivig_desk.domain.course.assessment import Assessment
from ivig_desk.domain.course.visit_place import VisitPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitAssessed:
    """A visit was scored and measured; of two for one visit the later one stands, and `reason` says why it was made."""

    assessment: Assessment
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitCalledOff:
    """A named person said that a visit will not take place, and why."""

    place: VisitPlace
    reason: str
    name: str


CourseEvent = VisitAssessed | VisitCalledOff
