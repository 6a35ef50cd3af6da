"""What is typed of a visit, read into what may be recorded, with what is wrong field by field."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from ivig_desk.domain.amounts.exact import canonical
from ivig_desk.domain.course.assessment import Assessment
from ivig_desk.domain.course.cdlqi import CdlqiAnswers
from ivig_desk.domain.course.easi import EasiField, EasiScores, Region, RegionScores, SkinSign
from ivig_desk.domain.course.laboratory import LaboratoryReport, LaboratoryTest, unit_of
from ivig_desk.domain.infusion.course_commands import AssessVisit
from ivig_desk.domain.infusion.decide.courses import unmet_of
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.presenters.course_page.fields import (
    DAY,
    REASON,
    UPPER,
    VALUE,
    VISIT_NAME,
    answer_fields,
    laboratory_fields,
    region_fields,
    visit_named,
)
from ivig_desk.presenters.course_page.shown import Shown, own_infusion
from ivig_desk.presenters.entry import EntryFault, EntryProblem, read_day, read_number
from ivig_desk.presenters.entry_wording import answer_text, entry_text
from ivig_desk.presenters.formats import begun_large
from ivig_desk.presenters.refusal_wording import refusal_text
from ivig_desk.presenters.refusal_wording.courses import field_text, is_of_course
from ivig_desk.presenters.typed import FieldPlan, Texts

NOT_YET_SAID = frozenset(
    {
        RefusalKind.SCORE_MISSING,
        RefusalKind.VISIT_EMPTY,
        RefusalKind.REASON_MISSING,
        RefusalKind.LABORATORY_VALUE_MISSING,
        RefusalKind.LABORATORY_LIMIT_MISSING,
    }
)
"""What is only wrong once the form is taken: until then it may still be typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRead:
    """What is typed: the command it makes, None where the visit or its day is not known, and every problem.

    `unread` are of texts with not exactly one reading, `unmet` of what may not be recorded as it stands.
    """

    command: AssessVisit | None
    unread: dict[str, str]
    unmet: tuple[Unmet, ...]

    def problems(self, *, but: frozenset[RefusalKind] = frozenset()) -> dict[str, str]:
        """Return the sentence for each field in which something is wrong, without reasons of some kinds."""
        said = {one.about: sentence_at_field(one) for one in reversed(self.unmet) if one.kind not in but}
        return said | self.unread


def read_visit(texts: Texts, shown: Shown) -> VisitRead:
    """Return what is typed of a visit of the shown course."""
    unread: dict[str, str] = {}
    visit = visit_named(shown.visits, texts.of(VISIT_NAME))
    if visit is None:
        unread[VISIT_NAME] = answer_text("Visit", texts.of(VISIT_NAME))
    day = read_day(texts.of(DAY.name))
    if isinstance(day, EntryProblem):
        unread[DAY.name] = entry_text(day, DAY.label, "")
    number = _reader(texts, unread)
    easi, cdlqi = _skin(number), _answers(number)
    laboratory = tuple(_lines(number))
    if visit is None or isinstance(day, EntryProblem):
        return VisitRead(command=None, unread=unread, unmet=())
    command = AssessVisit(
        assessment=Assessment(
            infusion_id=own_infusion(shown.course, visit),
            place=visit.place,
            day=day,
            easi=easi,
            cdlqi=cdlqi,
            laboratory=laboratory,
        ),
        course=shown.course,
        today=shown.today,
        reason=texts.of(REASON.name),
    )
    return VisitRead(command=command, unread=unread, unmet=unmet_of(command))


def skin_typed(texts: Texts) -> EasiScores | None:
    """Return the scores of the skin as far as they can be read, None where none is typed."""
    return _skin(_reader(texts, {}))


def texts_of(assessment: Assessment) -> Texts:
    """Return what was entered of a visit as it would be typed, to be put right."""
    texts = {VISIT_NAME: "", DAY.name: assessment.day.isoformat()}
    if assessment.easi is not None:
        for region in Region:
            scores = assessment.easi.of(region)
            texts[EasiField(region=region, sign=None).name] = _typed(scores.area)
            texts |= {EasiField(region=region, sign=sign).name: _typed(scores.of(sign)) for sign in SkinSign}
    if assessment.cdlqi is not None:
        texts |= {
            plan.name: _typed(answer) for plan, answer in zip(answer_fields(), assessment.cdlqi.answers, strict=True)
        }
    for report in assessment.laboratory:
        texts[f"{report.test.value}:{VALUE}"] = _typed(report.value)
        texts[f"{report.test.value}:{UPPER}"] = _typed(report.upper)
    return Texts(by_field=texts)


def sentence_at_field(unmet: Unmet) -> str:
    """Return why something is refused, where its field says what it is about."""
    text = field_text(unmet.kind, unmet) if is_of_course(unmet.kind) else refusal_text(unmet)
    return f"{begun_large(text)}."


_Number = Callable[[FieldPlan], Fraction | None]


def _reader(texts: Texts, unread: dict[str, str]) -> _Number:
    def number(plan: FieldPlan) -> Fraction | None:
        read = read_number(texts.of(plan.name))
        if not isinstance(read, EntryProblem):
            return read
        if read.fault is not EntryFault.EMPTY:
            unread[plan.name] = entry_text(read, plan.label, plan.unit)
        return None

    return number


def _skin(number: _Number) -> EasiScores | None:
    found = {region: [number(plan) for plan in region_fields(region)] for region in Region}
    if all(score is None for scores in found.values() for score in scores):
        return None
    return EasiScores(
        head_and_neck=_region(found[Region.HEAD_AND_NECK]),
        upper_limbs=_region(found[Region.UPPER_LIMBS]),
        trunk=_region(found[Region.TRUNK]),
        lower_limbs=_region(found[Region.LOWER_LIMBS]),
    )


def _region(scores: list[Fraction | None]) -> RegionScores:
    area, erythema, induration, excoriation, lichenification = scores
    return RegionScores(
        area=area,
        erythema=erythema,
        induration=induration,
        excoriation=excoriation,
        lichenification=lichenification,
    )


def _answers(number: _Number) -> CdlqiAnswers | None:
    answers = tuple(number(plan) for plan in answer_fields())
    return None if all(answer is None for answer in answers) else CdlqiAnswers(answers=answers)


def _lines(number: _Number) -> Iterable[LaboratoryReport]:
    for test in LaboratoryTest:
        value, upper = (number(plan) for plan in laboratory_fields(test))
        if value is not None or upper is not None:
            yield LaboratoryReport(test=test, value=value, upper=upper, unit=unit_of(test))


def _typed(number: Fraction | None) -> str:
    return "" if number is None else canonical(number)
