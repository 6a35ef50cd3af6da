"""The four curves of a course over its visits, as ready figures and texts: one hand draws them on screen and paper."""

from fractions import Fraction

from ivig_desk.domain.course.course import Course
from ivig_desk.domain.course.curves import CurvePoint, Measure, curve_of, weights_change_at
from ivig_desk.domain.course.visit_place import CycleVisit, FollowUp, VisitPlace
from ivig_desk.domain.course.visits import CourseVisit
from ivig_desk.presenters.formats import amount_text, number_text
from ivig_desk.presenters.screens import CourseFigure, CurveMark, CurvePane

_TITLES = {
    Measure.EASI: "EASI, points of 72",
    Measure.CDLQI: "CDLQI, points of 30",
    Measure.EOSINOPHILS: "Eosinophils, /mm³",
    Measure.TOTAL_IGE: "IgE, units/mL",
}
_TOPS = {Measure.EASI: (Fraction(72), Fraction(24)), Measure.CDLQI: (Fraction(30), Fraction(10))}
"""The highest score there is, and the distance of the lines in its pane. Source: review.md, P1."""
_STEPS = tuple(Fraction(step) for step in (1, 2, 5))
_FEWEST_LINES = 3
_MOST_LINES = 5
_PLACES = 1
_TEN = 10
_EMPTY_TOP = Fraction(100)


def course_figure(course: Course, visits: tuple[CourseVisit, ...]) -> CourseFigure:
    """Return the curves; where a child turned 8 during the course, the visit from which on other weights count."""
    changed = weights_change_at(visits)
    places = [visit.place for visit in visits]
    return CourseFigure(
        visits=tuple(_short(place) for place in places),
        visits_title="Visit: cycle, then months after the last infusion" if course.follow_ups else "Visit: cycle",
        panes=tuple(_pane(measure, curve_of(visits, measure)) for measure in Measure),
        empty_text="nothing measured yet",
        changed_at=None if changed is None else places.index(changed),
        changed_text="" if changed is None else "8 y: other weights",
    )


def _short(place: VisitPlace) -> str:
    match place:
        case CycleVisit(number=number):
            return str(number)
        case FollowUp(months=months):
            return f"+{months}"


def _pane(measure: Measure, points: tuple[CurvePoint, ...]) -> CurvePane:
    marks = tuple(
        CurveMark(
            visit=number,
            value=point.value.value,
            text=amount_text(point.value, _PLACES),
            upper=None if point.upper is None else point.upper.value,
        )
        for number, point in enumerate(points)
        if point.value is not None
    )
    top, step = _TOPS.get(measure) or _reaching(marks)
    lines = [step * number for number in range(int(top / step) + 1)]
    has_limit = any(mark.upper is not None for mark in marks)
    return CurvePane(
        title=_TITLES[measure],
        marks=marks,
        ticks=tuple((line, number_text(line, _PLACES)) for line in lines),
        top=top,
        limit_text="- - limit" if has_limit else "",
    )


def _reaching(marks: tuple[CurveMark, ...]) -> tuple[Fraction, Fraction]:
    """The top of a pane over every value and limit, and the distance of its lines: 1, 2 or 5 times a power of ten."""
    highest = max((max(mark.value, mark.upper or Fraction(0)) for mark in marks), default=_EMPTY_TOP) or Fraction(1)
    power = Fraction(1)
    while highest > power * _TEN:
        power *= _TEN
    while highest <= power:
        power /= _TEN
    # From a fifth of the power on: what lies just above it has five lines too.
    step = next(one * power for one in (Fraction(1, 5), *_STEPS) if highest <= one * power * _MOST_LINES)
    return step * max(-(-highest // step), _FEWEST_LINES), step
