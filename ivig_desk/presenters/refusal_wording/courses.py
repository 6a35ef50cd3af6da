"""Why a visit of a course, or a score of one, is not taken."""

from typing import Literal, TypeGuard

from ivig_desk.domain.course.easi import HIGHEST_AREA, HIGHEST_SIGN
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.presenters.course_names import score_name
from ivig_desk.presenters.formats import number_text

CourseKind = Literal[
    RefusalKind.NO_SUCH_VISIT,
    RefusalKind.VISIT_TOO_EARLY,
    RefusalKind.VISIT_NOT_OPEN,
    RefusalKind.VISIT_EMPTY,
    RefusalKind.VISIT_BEFORE_BIRTH,
    RefusalKind.VISIT_IN_FUTURE,
    RefusalKind.SCORE_MISSING,
    RefusalKind.SCORE_NOT_WHOLE,
    RefusalKind.SCORE_OUTSIDE_RANGE,
    RefusalKind.SIGNS_WITHOUT_AREA,
    RefusalKind.AREA_WITHOUT_SIGNS,
    RefusalKind.CDLQI_TOO_YOUNG,
    RefusalKind.CDLQI_TOO_OLD,
    RefusalKind.LABORATORY_VALUE_MISSING,
    RefusalKind.LABORATORY_VALUE_NEGATIVE,
    RefusalKind.LABORATORY_LIMIT_MISSING,
    RefusalKind.LABORATORY_LIMIT_NOT_POSITIVE,
    RefusalKind.LABORATORY_OTHER_UNIT,
]
_AREA = ":area"
_PLACES = 3


def course_text(kind: CourseKind, unmet: Unmet) -> str:
    """Return the sentence, with the score it is about and what was typed."""
    said, name = field_text(kind, unmet), score_name(unmet.about)
    return f"{name}: {said}" if name else said


def field_text(kind: CourseKind, unmet: Unmet) -> str:
    """Return the same where it stands at the score it is about."""
    given = "" if unmet.have is None else number_text(unmet.have.value, _PLACES)
    highest = HIGHEST_AREA if unmet.about.endswith(_AREA) else HIGHEST_SIGN
    return _SENTENCES[kind].format(given=given, highest=highest)


def is_of_course(kind: RefusalKind) -> TypeGuard[CourseKind]:
    """Return whether a refusal is one about a visit of a course."""
    return kind in _SENTENCES


_SENTENCES: dict[CourseKind, str] = {
    RefusalKind.NO_SUCH_VISIT: "the course has no such visit",
    RefusalKind.VISIT_TOO_EARLY: "a follow-up is after the last infusion",
    RefusalKind.VISIT_NOT_OPEN: "the visit has taken place or was called off before",
    RefusalKind.VISIT_EMPTY: "nothing was measured – enter EASI, CDLQI or a value of the laboratory",
    RefusalKind.VISIT_BEFORE_BIRTH: "the day is before the patient was born",
    RefusalKind.VISIT_IN_FUTURE: "the day has not come yet",
    RefusalKind.SCORE_MISSING: "missing – it is not taken for 0",
    RefusalKind.SCORE_NOT_WHOLE: "{given} is no whole score",
    RefusalKind.SCORE_OUTSIDE_RANGE: "{given} is not from 0 to {highest}",
    RefusalKind.SIGNS_WITHOUT_AREA: "{given} in a region with area 0 – which of the two is right?",
    RefusalKind.AREA_WITHOUT_SIGNS: "{given}, but every sign there is 0 – which of the two is right?",
    RefusalKind.CDLQI_TOO_YOUNG: "for ages 4 to 16, this patient was younger on that day",
    RefusalKind.CDLQI_TOO_OLD: "for ages 4 to 16, this patient was older on that day",
    RefusalKind.LABORATORY_VALUE_MISSING: "the value is missing",
    RefusalKind.LABORATORY_VALUE_NEGATIVE: "the value is less than nothing",
    RefusalKind.LABORATORY_LIMIT_MISSING: "the laboratory’s upper limit is missing – without it the value says little",
    RefusalKind.LABORATORY_LIMIT_NOT_POSITIVE: "the laboratory’s upper limit is above 0",
    RefusalKind.LABORATORY_OTHER_UNIT: "another unit than asked for – nothing is converted here",
}
