"""Reasons told by what they are about – a check, a bottle, the last visit – and those of one sentence."""

from typing import Literal, assert_never

from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.presenters.refusal_wording.amounts import words
from ivig_desk.presenters.refusal_wording.bottles import BottleKind, bottle_text
from ivig_desk.presenters.refusal_wording.courses import CourseKind, course_text
from ivig_desk.presenters.refusal_wording.drips import DripKind, drip_text
from ivig_desk.presenters.refusal_wording.plain import PlainKind, plain_text
from ivig_desk.presenters.refusal_wording.visits import Visits, visit_text

_Check = Literal[
    RefusalKind.CONTRAINDICATION,
    RefusalKind.CHECK_OPEN,
    RefusalKind.CHECK_REASON_MISSING,
    RefusalKind.CHECK_TIME_MISSING,
]


def named_text(kind: _Check | Visits | BottleKind | DripKind | CourseKind | PlainKind, unmet: Unmet) -> str:
    """Return the sentence of a reason that is about a check, bottle, visit or drip, or needs no more than its kind."""
    match kind:
        case (
            RefusalKind.CONTRAINDICATION
            | RefusalKind.CHECK_OPEN
            | RefusalKind.CHECK_REASON_MISSING
            | RefusalKind.CHECK_TIME_MISSING
        ):
            return _check_text(kind, words(unmet.about))
        case (
            RefusalKind.WEIGHT_CHANGED
            | RefusalKind.IDENTIFIER_IN_USE
            | RefusalKind.EARLIER_DIFFERS
            | RefusalKind.BRAND_CHANGED_TODAY
        ):
            return visit_text(kind, unmet)
        case (
            RefusalKind.BOTTLE_EXPIRED
            | RefusalKind.BOTTLE_EXPIRES_TODAY
            | RefusalKind.BOTTLE_ALREADY_THERE
            | RefusalKind.MIXED_BRANDS
        ):
            return bottle_text(kind, unmet)
        case (
            RefusalKind.NO_DRIP
            | RefusalKind.TAPS_TOO_FEW
            | RefusalKind.DROP_MISSED
            | RefusalKind.TAPS_IRREGULAR
            | RefusalKind.DRIP_TOO_FAST
        ):
            return drip_text(kind, unmet)
        case (
            RefusalKind.NO_SUCH_VISIT
            | RefusalKind.VISIT_TOO_EARLY
            | RefusalKind.VISIT_NOT_OPEN
            | RefusalKind.VISIT_EMPTY
            | RefusalKind.VISIT_BEFORE_BIRTH
            | RefusalKind.VISIT_IN_FUTURE
            | RefusalKind.SCORE_MISSING
            | RefusalKind.SCORE_NOT_WHOLE
            | RefusalKind.SCORE_OUTSIDE_RANGE
            | RefusalKind.SIGNS_WITHOUT_AREA
            | RefusalKind.AREA_WITHOUT_SIGNS
            | RefusalKind.CDLQI_TOO_YOUNG
            | RefusalKind.CDLQI_TOO_OLD
            | RefusalKind.LABORATORY_VALUE_MISSING
            | RefusalKind.LABORATORY_VALUE_NEGATIVE
            | RefusalKind.LABORATORY_LIMIT_MISSING
            | RefusalKind.LABORATORY_LIMIT_NOT_POSITIVE
            | RefusalKind.LABORATORY_OTHER_UNIT
        ):
            return course_text(kind, unmet)
        case _:
            return plain_text(kind)


def _check_text(kind: _Check, name: str) -> str:
    match kind:
        case RefusalKind.CONTRAINDICATION:
            return f"contraindication not ruled out: {name} – a prescriber’s reason and name are needed"
        case RefusalKind.CHECK_OPEN:
            return f"check not answered: {name}"
        case RefusalKind.CHECK_REASON_MISSING:
            return f"check without its reason: {name}"
        case RefusalKind.CHECK_TIME_MISSING:
            return f"medicine without the time it was given: {name}"
        case _:
            assert_never(kind)
