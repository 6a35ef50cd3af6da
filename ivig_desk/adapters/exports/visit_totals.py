"""What the scores of a visit come to, for the rows of an export: by the same rules as on the page."""

import json
from datetime import date

from ivig_desk.adapters.codec import decode
from ivig_desk.adapters.connection import Database
from ivig_desk.domain.amounts.exact import canonical
from ivig_desk.domain.course.cdlqi import CdlqiTotal, cdlqi_of
from ivig_desk.domain.course.easi import EasiTotal, easi_of
from ivig_desk.domain.infusion.course_events import VisitAssessed
from ivig_desk.domain.patient.patient import completed_years

TOTALS = "visit_totals"
"""The SQL function; it takes kind, body and the patient's day of birth."""


def add_totals(db: Database) -> None:
    """Let the questions of a connection reckon totals."""
    db.register_function(_totals, deterministic=True, name=TOTALS)


def _totals(kind: str, body: str, born: str | None) -> str | None:
    """Return points, and what each region counts for, at the age on the day, as JSON.

    What is no total is not there, never 0 (S13).
    """
    event = decode(kind, body)
    if born is None or not isinstance(event, VisitAssessed):
        return None
    scored = event.assessment
    age = completed_years(date.fromisoformat(born), scored.day)
    found: dict[str, str] = {}
    easi = None if scored.easi is None else easi_of(scored.easi, age_years=age)
    if isinstance(easi, EasiTotal):
        found["easi"] = canonical(easi.points.value)
        found |= {part.region.value: canonical(part.weight.value) for part in easi.parts}
    cdlqi = None if scored.cdlqi is None else cdlqi_of(scored.cdlqi, age_years=age)
    if isinstance(cdlqi, CdlqiTotal):
        found["cdlqi"] = canonical(cdlqi.points.value)
    return json.dumps(found)
