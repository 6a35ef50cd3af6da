"""The visits of a course as rows of ready texts, for the page and for paper."""

from dataclasses import dataclass

from ivig_desk.domain.amounts.quantities import Grams
from ivig_desk.domain.course.assessment import Assessed
from ivig_desk.domain.course.cycles import Cycle
from ivig_desk.domain.course.laboratory import EosinophilCount, LaboratoryValue, TotalIge
from ivig_desk.domain.course.treated_day import TreatedDay
from ivig_desk.domain.course.visits import CourseVisit, VisitStanding
from ivig_desk.presenters.course_names import place_text
from ivig_desk.presenters.course_page.shown import Shown
from ivig_desk.presenters.course_page.wording import standing_text
from ivig_desk.presenters.course_wording import window_text
from ivig_desk.presenters.formats import amount_text, date_text, quantity_text
from ivig_desk.presenters.screens import Table
from ivig_desk.presenters.visit_wording import sign_labels

HEADS = (
    "Visit",
    "Day, or due",
    "Standing",
    "Given",
    "Borne up to",
    "Adverse events",
    "EASI, points",
    "CDLQI, points",
    "Eosinophils, /mm³",
    "IgE, units/mL",
)
_NONE = "–"
_DOSE_PLACES = 2
_PER_KG_PLACES = 3
_SCORE_PLACES = 1
_NOW = frozenset({VisitStanding.DUE, VisitStanding.OVERDUE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured at a visit, as texts; a dash where nothing was."""

    easi: str
    cdlqi: str
    eosinophils: str
    ige: str


def visit_table(shown: Shown) -> Table:
    """Return every visit of the course; those due or overdue are marked."""
    return Table(
        heads=HEADS,
        rows=tuple(row_of(visit, shown) for visit in shown.visits),
        highlighted=tuple(number for number, visit in enumerate(shown.visits) if visit.standing in _NOW),
    )


def row_of(visit: CourseVisit, shown: Shown) -> tuple[str, ...]:
    """Return one visit as texts under HEADS."""
    measured = measured_texts(visit)
    return (
        place_text(visit.place),
        day_text(visit),
        standing_text(visit, shown.course, shown.today),
        _given_text(visit.cycle),
        _borne_text(visit.cycle),
        _reactions_text(visit.cycle, shown),
        measured.easi,
        measured.cdlqi,
        measured.eosinophils,
        measured.ige,
    )


def day_text(visit: CourseVisit) -> str:
    """Return the days a visit took place, else when it is due; a dash where neither is known."""
    if visit.cycle is not None:
        began, ended = date_text(visit.cycle.began), date_text(visit.cycle.ended)
        return began if began == ended else f"{began} to {ended}"
    if isinstance(visit.assessed, Assessed):
        return date_text(visit.assessed.day)
    return _NONE if visit.due is None else f"due {window_text(visit.due)}"


def measured_texts(visit: CourseVisit) -> Measured:
    """Return what was measured at a visit, each value of the laboratory with its limit."""
    assessed = visit.assessed
    if not isinstance(assessed, Assessed):
        said = _NONE if assessed is None else "cannot be reckoned"
        return Measured(easi=said, cdlqi=_NONE, eosinophils=_NONE, ige=_NONE)
    return Measured(
        easi=_NONE if assessed.easi is None else amount_text(assessed.easi.points, _SCORE_PLACES),
        cdlqi=_NONE if assessed.cdlqi is None else amount_text(assessed.cdlqi.points, _SCORE_PLACES),
        eosinophils=_laboratory_text(assessed, EosinophilCount),
        ige=_laboratory_text(assessed, TotalIge),
    )


def _laboratory_text(assessed: Assessed, kind: type[LaboratoryValue]) -> str:
    found = next((one for one in assessed.laboratory if isinstance(one, kind)), None)
    if found is None:
        return _NONE
    limit = "" if found.upper is None else f" (limit {amount_text(found.upper, _DOSE_PLACES)})"
    return f"{amount_text(found.value, _DOSE_PLACES)}{limit}"


def _given_text(cycle: Cycle[TreatedDay] | None) -> str:
    if cycle is None:
        return _NONE
    ordered = sum((day.ordered for day in cycle.days), Grams.of("0"))
    given, whole = quantity_text(cycle.given, _DOSE_PLACES), quantity_text(ordered, _DOSE_PLACES)
    of = "" if given == whole else f" of {whole}"
    return f"{given}{of}, {quantity_text(cycle.given_per_kg, _PER_KG_PLACES)}"


def _borne_text(cycle: Cycle[TreatedDay] | None) -> str:
    """The lowest of what was borne on the days of a cycle: what is taken for borne was so every time."""
    if cycle is None:
        return _NONE
    borne = [(day.tolerated, day.tolerated_rung) for day in cycle.days if day.tolerated is not None]
    if not borne:
        return _NONE
    rate, rung = min(borne, key=lambda one: one[0])
    return f"{quantity_text(rate, _DOSE_PLACES)}{'' if rung is None else f', rung {rung}'}"


def _reactions_text(cycle: Cycle[TreatedDay] | None, shown: Shown) -> str:
    if cycle is None:
        return _NONE
    labels = sign_labels(shown.of.rules)
    seen = (one for day in cycle.days for one in day.reactions)
    found = dict.fromkeys(f"{labels.get(one.sign, one.sign)}, grade {one.grade.value}" for one in seen)
    return "; ".join(found) or "none"
