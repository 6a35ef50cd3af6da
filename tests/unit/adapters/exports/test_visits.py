"""What was scored at the visits of a course, on its way out: totals as on the page, the later entry stands."""

from __future__ import annotations

import csv
import io
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from fhir.resources.R4B import get_fhir_model_class

from ivig_desk.desk.ports.exports import ExportForm, ExportNames
from ivig_desk.domain.course.assessment import Assessment
from ivig_desk.domain.course.laboratory import LaboratoryReport, LaboratoryTest
from ivig_desk.domain.course.visit_place import CycleVisit, FollowUp
from ivig_desk.domain.infusion.course_events import VisitAssessed, VisitCalledOff
from ivig_desk.domain.infusion.events import Event, InfusionPlanned
from tests.helpers.exported import bundle, done, exports_over, journal_with, of_infusion, of_type, wish
from tests.helpers.played import CHILD, at_minute, entry
from tests.unit.course.skin import answers, skin

if TYPE_CHECKING:
    from pathlib import Path

    from ivig_desk.domain.infusion.events import Recorded

ONE = "infusion-1"
EIGHT_ON = date(2026, 5, 2)
"""The child is born on 2 May 2018."""
SKIN = skin(head="4 2123", upper="3 2211", lower="5 3221")
"""Under 8: (8 × 4) × 0.2 + (6 × 3) × 0.2 + (8 × 5) × 0.3 = 6.4 + 3.6 + 12 = 22; from 8 on 3.2 + 3.6 + 16 = 22.8."""


def scored(**parts: object) -> Assessment:
    whole = Assessment(
        infusion_id=ONE,
        place=CycleVisit(2),
        day=EIGHT_ON,
        easi=SKIN,
        cdlqi=answers("0123012301"),
        laboratory=(
            LaboratoryReport(test=LaboratoryTest.EOSINOPHILS, value=Fraction("650.5"), upper=None, unit="/mm³"),
            LaboratoryReport(test=LaboratoryTest.TOTAL_IGE, value=Fraction(1840), upper=Fraction(90), unit="units/mL"),
        ),
    )
    return replace(whole, **parts)  # type: ignore[arg-type] # Each is one of its fields.


def of(*events: Event) -> tuple[Recorded, ...]:
    happened = (InfusionPlanned(plan=CHILD), *events)
    entries = [entry(version, at_minute(str(version)), event) for version, event in enumerate(happened, start=1)]
    return of_infusion(entries, ONE)


def rows(tmp_path: Path, name: str, entries: tuple[Recorded, ...], names: ExportNames) -> list[dict[str, str]]:
    with closing(journal_with(tmp_path / "ward" / "desk.sqlite", entries)) as journal:
        exports = exports_over(journal, tmp_path / "ward" / "desk.sqlite")
        done(exports, wish(ExportForm.CSV, tmp_path / "out", ONE, names=names))
    text = (tmp_path / "out" / f"{name}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    ("day", "points", "head", "legs"),
    [("2026-05-01", "22", "0.2", "0.3"), ("2026-05-02", "22.8", "0.1", "0.4"), ("2026-05-03", "22.8", "0.1", "0.4")],
)
def test_a_row_has_the_total_of_the_age_on_its_day_with_all_it_stands_on(
    tmp_path: Path, day: str, points: str, head: str, legs: str
) -> None:
    visit = VisitAssessed(assessment=scored(day=date.fromisoformat(day)), reason="")
    [row] = rows(tmp_path, "assessments", of(visit), ExportNames.PLAIN)

    assert (row["visit"], row["cycle"], row["follow_up_months"], row["day"]) == ("cycle", "2", "", day)
    assert (row["easi_points"], row["easi_head_and_neck_weight"], row["easi_lower_limbs_weight"]) == (
        points,
        head,
        legs,
    )
    assert [row[f"easi_upper_limbs_{part}"] for part in ("weight", "area", "erythema", "lichenification")] == [
        "0.2",
        "3",
        "2",
        "1",
    ]
    # 0 + 1 + 2 + 3 + 0 + 1 + 2 + 3 + 0 + 1 = 13.
    assert (row["cdlqi_points"], row["cdlqi_1"], row["cdlqi_10"]) == ("13", "0", "1")
    assert (row["eosinophils_per_mm3"], row["eosinophils_upper_per_mm3"]) == ("650.5", "")
    assert (row["total_ige_units_per_ml"], row["total_ige_upper_units_per_ml"]) == ("1840", "90")
    assert (row["by"], row["superseded"]) == ("A. Pop", "no")


def test_what_was_not_scored_is_empty_and_never_0(tmp_path: Path) -> None:
    """S13: an area of 0 needs no signs, so that one is there."""
    lone = scored(easi=None, cdlqi=None, laboratory=scored().laboratory[:1])
    clear = scored(place=CycleVisit(3), easi=skin(head="0 ----"), cdlqi=None, laboratory=())
    found = rows(
        tmp_path,
        "assessments",
        of(VisitAssessed(assessment=lone, reason=""), VisitAssessed(assessment=clear, reason="")),
        ExportNames.PLAIN,
    )

    assert [row["easi_points"] for row in found] == ["", "0"]
    assert [row["easi_head_and_neck_area"] for row in found] == ["", "0"]
    assert [row["easi_head_and_neck_erythema"] for row in found] == ["", ""]
    assert [row["cdlqi_points"] for row in found] == ["", ""]
    assert [row["total_ige_units_per_ml"] for row in found] == ["", ""]


def twice() -> tuple[Recorded, ...]:
    """Cycle 2, a follow-up, and cycle 2 again."""
    return of(
        VisitAssessed(assessment=scored(), reason=""),
        VisitAssessed(assessment=scored(place=FollowUp(3)), reason=""),
        VisitAssessed(assessment=scored(easi=skin(head="1 1000"), cdlqi=None), reason="trunk misread"),
    )


def test_of_two_entries_for_one_visit_the_first_is_marked_and_both_are_there(tmp_path: Path) -> None:
    found = rows(tmp_path, "assessments", twice(), ExportNames.PLAIN)

    assert [(row["visit"], row["version"], row["superseded"]) for row in found] == [
        ("cycle", "2", "yes"),
        ("follow-up", "3", "no"),
        ("cycle", "4", "no"),
    ]
    assert (found[1]["cycle"], found[1]["follow_up_months"]) == ("", "3")
    assert found[2]["reason"] == "trunk misread"


def test_under_a_pseudonym_totals_leave_and_nothing_that_tells_between_which_visits_a_birthday_is(
    tmp_path: Path,
) -> None:
    """S33: points of a region beside its signs say whether somebody was 8 on that day."""
    [row, *_] = rows(tmp_path, "assessments", twice(), ExportNames.PSEUDONYMS)

    assert (row["easi_points"], row["cdlqi_points"], row["cdlqi_3"]) == ("22.8", "13", "2")
    assert [name for name in row if name.startswith("easi_")] == ["easi_points"]
    assert not {"by", "reason"} & set(row)
    text = bundle(twice(), names=ExportNames.PSEUDONYMS)
    assert "weight" not in text.replace("body weight", "")
    assert "trunk" not in text


def test_a_visit_called_off_is_a_row_and_a_note(tmp_path: Path) -> None:
    off = of(VisitCalledOff(place=FollowUp(6), reason="moved away", name="Dr D. Marin"))
    [row] = rows(tmp_path, "called_off", off, ExportNames.PLAIN)

    assert (row["visit"], row["follow_up_months"], row["name"], row["reason"]) == (
        "follow-up",
        "6",
        "Dr D. Marin",
        "moved away",
    )


def test_the_plain_copy_has_scores_as_numbers(tmp_path: Path) -> None:
    with closing(journal_with(tmp_path / "ward" / "desk.sqlite", twice())) as journal:
        exports = exports_over(journal, tmp_path / "ward" / "desk.sqlite")
        done(exports, wish(ExportForm.SQLITE, tmp_path / "out.sqlite", ONE))

    with closing(sqlite3.connect(tmp_path / "out.sqlite")) as copy:
        # 22.8 of the follow-up, and (1 × 1) × 0.1 of cycle 2 as it now reads.
        assert copy.execute(
            "SELECT easi_points, easi_trunk_area, total_ige_units_per_ml FROM assessments "
            "WHERE superseded = 'no' ORDER BY easi_points"
        ).fetchall() == [(0.1, 0, 1840), (22.8, 0, 1840)]


def test_each_visit_is_a_panel_of_its_totals_and_values_in_words_and_their_units() -> None:
    text = bundle(twice())
    get_fhir_model_class("Bundle").model_validate_json(text)
    found = [one for one in of_type(text, "Observation") if one["code"] != {"coding": [LOINC], "text": "body weight"}]
    by_code = [(one["code"]["text"], one["status"], one.get("valueQuantity")) for one in found]  # type: ignore[index,attr-defined]

    easi, cdlqi = "EASI (eczema area and severity index)", "CDLQI (children’s dermatology life quality index)"
    ige, eosinophils = "total IgE in serum, international units", "eosinophils in blood"
    assert [
        (code, status, None if value is None else (str(value["value"]), value["unit"]))
        for code, status, value in by_code
    ] == [
        ("visit of a course", "corrected", None),
        (easi, "corrected", ("0.1", "points")),
        (eosinophils, "corrected", ("650.5", "/mm³")),
        (ige, "corrected", ("1840", "units/mL")),
        ("visit of a course", "final", None),
        (easi, "final", ("22.8", "points")),
        (cdlqi, "final", ("13", "points")),
        (eosinophils, "final", ("650.5", "/mm³")),
        (ige, "final", ("1840", "units/mL")),
    ]
    assert [one.get("valueString") for one in found if "hasMember" in one] == [
        "cycle 2",
        "follow-up 3 months after the last infusion",
    ]
    assert {one["effectiveDateTime"] for one in found} == {"2026-05-02"}
    assert [one["referenceRange"] for one in found if "referenceRange" in one] == [
        [{"high": {"value": 90, "unit": "units/mL"}, "text": "the laboratory’s own upper limit"}]
    ] * 2
    [correction] = [one for one in of_type(text, "Provenance") if "activity" in one]
    assert correction["target"] == [{"reference": f"Observation/{found[0]['id']}"}]
    assert correction["reason"] == [{"text": "trunk misread"}]


LOINC = {"system": "http://loinc.org", "code": "29463-7"}
