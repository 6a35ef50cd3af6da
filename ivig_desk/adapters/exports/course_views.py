"""Tables of an export about the visits of a course: what was scored and measured, and what will not take place."""

from ivig_desk.adapters.exports.columns import (
    EACH,
    WRITTEN,
    Column,
    ExportView,
    Sort,
    fact,
    named,
    number,
)
from ivig_desk.adapters.exports.visit_totals import TOTALS
from ivig_desk.domain.course.cdlqi import QUESTIONS
from ivig_desk.domain.course.easi import Region, SkinSign
from ivig_desk.domain.course.laboratory import LaboratoryTest, unit_of

_BY_ENTRY = ("infusion_id", "version")
_OF_LABORATORY = {
    LaboratoryTest.EOSINOPHILS: "eosinophils_{}per_mm3",
    LaboratoryTest.TOTAL_IGE: "total_ige_{}units_per_ml",
}

_ASSESSED = f"""(SELECT scored.*, json_extract(body, '$.assessment') AS scores, {TOTALS}(kind, body, (
    SELECT json_extract(planned.body, '$.plan.patient.born') FROM events AS planned
    WHERE planned.infusion_id = scored.infusion_id AND planned.kind = 'infusion-planned'
    ORDER BY planned.version DESC LIMIT 1)) AS totals
FROM happened AS scored WHERE kind = 'visit-assessed') AS scored"""  # noqa: S608 - Our own function.

_SUPERSEDED = """CASE WHEN EXISTS (
    SELECT 1 FROM happened AS later
    WHERE later.infusion_id = scored.infusion_id AND later.kind = 'visit-assessed' AND later.version > scored.version
        AND json_extract(later.body, '$.assessment.place') = json_extract(scores, '$.place'))
THEN 'yes' ELSE 'no' END"""


def _place(of: str) -> tuple[Column, ...]:
    return (
        fact("visit", "cycle, or follow-up after the last infusion", f"json_extract({of}, '$.place.kind')"),
        number("cycle", "which cycle, counted from 1", f"json_extract({of}, '$.place.number')"),
        number("follow_up_months", "months after the last infusion", f"json_extract({of}, '$.place.months')"),
    )


def _of_region(region: Region) -> tuple[Column, ...]:
    key = region.value.replace("-", "_")
    words = region.value.replace("-", " ")
    scored = f"json_extract(scores, '$.easi.{key}.{{}}')"
    return (
        _aged(
            f"easi_{key}_weight",
            f"{words}: what it counts for at that age",
            f"json_extract(totals, '$.\"{region.value}\"')",
        ),
        _aged(f"easi_{key}_area", f"{words}: area score, 0 to 6", scored.format("area")),
        *(
            _aged(f"easi_{key}_{sign.value}", f"{words}: {sign.value}, 0 to 3", scored.format(sign.value))
            for sign in SkinSign
        ),
    )


def _aged(name: str, says: str, sql: str) -> Column:
    """With a total beside them these tell from which visit on somebody was 8 years old."""
    return Column(name=name, sort=Sort.AGED, says=says, sql=sql)


def _laboratory(test: LaboratoryTest) -> tuple[Column, ...]:
    """Only in the unit the name of the column has."""
    name = _OF_LABORATORY[test]
    line = (
        "(SELECT json_extract(value, '$.{}') FROM json_each(scores, '$.laboratory') "  # noqa: S608 - Words of ours.
        f"WHERE json_extract(value, '$.test') = '{test.value}' AND json_extract(value, '$.unit') = '{unit_of(test)}')"
    )
    words = test.value.replace("-", " ")
    return (
        number(name.format(""), words, line.format("value")),
        number(name.format("upper_"), "the laboratory’s own upper limit", line.format("upper")),
    )


_ASSESSMENTS = ExportView(
    name="assessments",
    says="one row an entry of what was scored and measured at a visit; what was not done is empty, never 0",
    source=_ASSESSED,
    key=_BY_ENTRY,
    columns=(
        *EACH,
        *_place("scores"),
        fact("day", "day of the visit", "json_extract(scores, '$.day')"),
        number("easi_points", "EASI, 0 to 72, by the weights of the age on that day", "json_extract(totals, '$.easi')"),
        number("cdlqi_points", "CDLQI, 0 to 30", "json_extract(totals, '$.cdlqi')"),
        *(column for test in LaboratoryTest for column in _laboratory(test)),
        fact("superseded", "whether a later entry of this record is about the same visit: yes or no", _SUPERSEDED),
        named("reason", "why it was entered again", "json_extract(body, '$.reason')"),
        *(column for region in Region for column in _of_region(region)),
        *(
            number(
                f"cdlqi_{each}",
                f"CDLQI, question {each}: 0 to 3",
                f"json_extract(scores, '$.cdlqi.answers[{each - 1}]')",
            )
            for each in range(1, QUESTIONS + 1)
        ),
        *WRITTEN,
    ),
)

_CALLED_OFF = ExportView(
    name="called_off",
    says="one row a visit that will not take place, as somebody said",
    source="(SELECT * FROM happened WHERE kind = 'visit-called-off')",
    key=_BY_ENTRY,
    columns=(
        *EACH,
        *_place("body"),
        named("name", "who said so", "json_extract(body, '$.name')"),
        named("reason", "why", "json_extract(body, '$.reason')"),
        *WRITTEN,
    ),
)

COURSE_VIEWS = (_ASSESSMENTS, _CALLED_OFF)
"""Tables by entries of a course, each on the infusion it was recorded on."""
