"""What is asked for about the visits of a course, in the imperative."""

from dataclasses import dataclass
from datetime import date

from ivig_desk.domain.course.assessment import Assessment
from ivig_desk.domain.course.course import Course
from ivig_desk.domain.course.visit_place import VisitPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessVisit:
    """Record what was measured at a visit of a course, as that stands today; `reason` where it replaces another."""

    assessment: Assessment
    course: Course
    today: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallOffVisit:
    """Say that a visit of a course will not take place."""

    place: VisitPlace
    course: Course
    reason: str
    name: str


CourseCommand = AssessVisit | CallOffVisit
