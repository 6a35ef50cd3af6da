"""Recording what was measured at a visit of a course, or that it is called off, after an infusion is closed too."""

from typing import assert_never

from ivig_desk.domain.course.assessment import AssessmentProblem, AssessmentRefused, Refused, assess
from ivig_desk.domain.course.cdlqi import CdlqiAge, CdlqiRefused
from ivig_desk.domain.course.course import Course, PlacingProblem, has_visit, placing_problem
from ivig_desk.domain.course.easi import EasiContradiction, EasiRefused
from ivig_desk.domain.course.laboratory import LaboratoryProblem, LaboratoryRefused
from ivig_desk.domain.course.scores import ScoreProblem
from ivig_desk.domain.course.units import CdlqiPoints, EasiPoints
from ivig_desk.domain.course.visit_place import CycleVisit, VisitPlace
from ivig_desk.domain.infusion.course_commands import AssessVisit, CallOffVisit, CourseCommand
from ivig_desk.domain.infusion.course_events import VisitAssessed, VisitCalledOff
from ivig_desk.domain.infusion.decide.decision import Decision, accepted, refused
from ivig_desk.domain.infusion.decide.decision import Refused as NotDone
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet

CDLQI = "cdlqi"
"""What the questionnaire is called in a refusal; a question of it by its number: `cdlqi:3`."""
PLACE = "visit"
DAY = "day"


def of_course(infusion: Infusion, command: CourseCommand) -> Decision:
    """Return what is recorded of a course on one of its infusions, or every reason why not, each with its field."""
    if infusion.started is None:
        return refused(RefusalKind.NOT_RUNNING)
    match command:
        case AssessVisit():
            return _assess(infusion, command)
        case CallOffVisit():
            return _call_off(command)
        case _:
            assert_never(command)


def unmet_of(command: AssessVisit) -> tuple[Unmet, ...]:
    """Return every reason why an assessment is not taken, each about the field it is mended in."""
    assessment, course = command.assessment, command.course
    found: list[Unmet] = []
    misplaced = placing_problem(course, assessment.place, assessment.day)
    if misplaced is not None:
        found.append(_MISPLACED[misplaced])
    assessed = assess(assessment, patient=course.patient, today=command.today)
    if isinstance(assessed, AssessmentRefused):
        found += [_WHOLE[problem] for problem in assessed.problems]
        found += [unmet for part in assessed.parts for unmet in _of_part(part)]
    is_replaced = any(one.place == assessment.place for one in course.assessments)
    if is_replaced and not command.reason.strip():
        found.append(Unmet(kind=RefusalKind.REASON_MISSING, about="reason"))
    return tuple(found)


def _assess(infusion: Infusion, command: AssessVisit) -> Decision:
    if command.assessment.infusion_id != infusion.id:
        return refused(RefusalKind.NO_SUCH_VISIT, about=PLACE)
    unmet = unmet_of(command)
    if unmet:
        return NotDone(unmet=unmet)
    return accepted(VisitAssessed(assessment=command.assessment, reason=command.reason.strip()))


def _call_off(command: CallOffVisit) -> Decision:
    found: list[Unmet] = []
    if not has_visit(command.course, command.place):
        found.append(Unmet(kind=RefusalKind.NO_SUCH_VISIT, about=PLACE))
    elif not _is_open(command.course, command.place):
        found.append(Unmet(kind=RefusalKind.VISIT_NOT_OPEN, about=PLACE))
    if not command.reason.strip():
        found.append(Unmet(kind=RefusalKind.REASON_MISSING, about="reason"))
    if not command.name.strip():
        found.append(Unmet(kind=RefusalKind.NAME_MISSING, about="name"))
    if found:
        return NotDone(unmet=tuple(found))
    return accepted(VisitCalledOff(place=command.place, reason=command.reason.strip(), name=command.name.strip()))


def _is_open(course: Course, place: VisitPlace) -> bool:
    """Whether a visit has neither taken place nor been called off."""
    is_given = isinstance(place, CycleVisit) and any(cycle.number == place.number for cycle in course.cycles)
    is_seen = any(one.place == place for one in course.assessments)
    return not (is_given or is_seen or course.is_called_off(place))


def _of_part(part: Refused) -> tuple[Unmet, ...]:
    match part:
        case EasiRefused():
            return tuple(
                _about(_SCORES[one.kind], one.field.name, None if one.given is None else EasiPoints(one.given))
                for one in part.problems
            )
        case CdlqiRefused():
            age = () if part.age is None else (Unmet(kind=_AGES[part.age], about=CDLQI),)
            answers = (
                _about(
                    _SCORES[one.kind], f"{CDLQI}:{one.question}", None if one.given is None else CdlqiPoints(one.given)
                )
                for one in part.problems
            )
            return (*age, *answers)
        case LaboratoryRefused():
            lines = (_LABORATORY[problem] for problem in part.problems)
            return tuple(Unmet(kind=kind, about=f"{part.test.value}:{field}") for kind, field in lines)
        case _:
            assert_never(part)


def _about(kind: RefusalKind, field: str, given: EasiPoints | CdlqiPoints | None) -> Unmet:
    return Unmet(kind=kind, have=given, about=field)


_MISPLACED = {
    PlacingProblem.NO_SUCH_VISIT: Unmet(kind=RefusalKind.NO_SUCH_VISIT, about=PLACE),
    PlacingProblem.NOT_AFTER_LAST_INFUSION: Unmet(kind=RefusalKind.VISIT_TOO_EARLY, about=DAY),
}
_WHOLE = {
    AssessmentProblem.NOTHING_MEASURED: Unmet(kind=RefusalKind.VISIT_EMPTY),
    AssessmentProblem.BEFORE_BIRTH: Unmet(kind=RefusalKind.VISIT_BEFORE_BIRTH, about=DAY),
    AssessmentProblem.DAY_IN_FUTURE: Unmet(kind=RefusalKind.VISIT_IN_FUTURE, about=DAY),
}
_SCORES: dict[ScoreProblem | EasiContradiction, RefusalKind] = {
    ScoreProblem.MISSING: RefusalKind.SCORE_MISSING,
    ScoreProblem.NOT_WHOLE: RefusalKind.SCORE_NOT_WHOLE,
    ScoreProblem.OUTSIDE_RANGE: RefusalKind.SCORE_OUTSIDE_RANGE,
    EasiContradiction.SIGNS_WITHOUT_AREA: RefusalKind.SIGNS_WITHOUT_AREA,
    EasiContradiction.AREA_WITHOUT_SIGNS: RefusalKind.AREA_WITHOUT_SIGNS,
}
_AGES = {
    CdlqiAge.TOO_YOUNG: RefusalKind.CDLQI_TOO_YOUNG,
    CdlqiAge.TOO_OLD: RefusalKind.CDLQI_TOO_OLD,
}
_LABORATORY = {
    LaboratoryProblem.VALUE_MISSING: (RefusalKind.LABORATORY_VALUE_MISSING, "value"),
    LaboratoryProblem.VALUE_NEGATIVE: (RefusalKind.LABORATORY_VALUE_NEGATIVE, "value"),
    LaboratoryProblem.LIMIT_MISSING: (RefusalKind.LABORATORY_LIMIT_MISSING, "upper"),
    LaboratoryProblem.LIMIT_NOT_POSITIVE: (RefusalKind.LABORATORY_LIMIT_NOT_POSITIVE, "upper"),
    LaboratoryProblem.OTHER_UNIT: (RefusalKind.LABORATORY_OTHER_UNIT, "unit"),
}
