"""Under pseudonyms no name, identifier, birthday or typed text leaves, in no form, and the key alone ties them."""

from __future__ import annotations

import csv
import io
import tempfile
from contextlib import closing
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivig_desk.adapters.exports.naming import plain_names_with, pseudonyms_with
from ivig_desk.desk.ports.exports import ExportForm, ExportNames
from ivig_desk.domain.formulary.ceiling import WardCeiling
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.infusion import events
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.events import AdverseEventFlagged, InfusionPlanned
from ivig_desk.domain.infusion.plan import Asked, Check
from ivig_desk.domain.infusion.reaction_events import AdverseEventResolved
from ivig_desk.domain.monitoring.rules import WardRules
from tests.helpers.exported import done, exports_over, journal_with, of_infusion, wish
from tests.helpers.played import CHILD, eight_hours, headache_child
from tests.helpers.records import ONE_OF_EACH, recorded
from tests.helpers.sealed import KEY, OTHER_KEY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ivig_desk.domain.infusion.events import Event, Recorded

BORN = date(1987, 6, 13)
LETTERS = "ȘșȚțĂăÂâÎîqwxzßøПжфλψ李龍"
WORDS = st.text(LETTERS, min_size=6, max_size=80)
LEAVES: frozenset[tuple[type, str]] = frozenset(
    {
        (Bottle, "batch"),
        (Bottle, "gtin"),
        (Check, "name"),
        (Check, "label"),
        (Check, "source"),
        (Check, "value"),
        (Check, "unit"),
        (Check, "given_at"),
        (Asked, "question"),
        (AdverseEventFlagged, "sign"),
        (AdverseEventFlagged, "batch"),
        (AdverseEventResolved, "sign"),
        (events.MedicineGiven, "against"),
        (events.AlarmAcknowledged, "kind"),
        (events.AlarmsSilenced, "kinds"),
    }
)
"""What is chosen from a list, or read off a bottle; every other text of an entry is somebody's own."""
WHOLE = (Profile, WardRules, WardCeiling)
"""What a ward's files say, of no patient."""
NEEDLE = "ȘerbanqxwzȚ"


@settings(max_examples=12, deadline=None)
@given(name=WORDS, identifier=WORDS, nurse=WORDS, typed=WORDS)
def test_nobody_is_found_in_any_byte_of_any_form(name: str, identifier: str, nurse: str, typed: str) -> None:
    """S33."""
    entries = marked(headache_child().entries, name=name, identifier=identifier, nurse=nurse, typed=typed)
    content = exported_content(entries, ExportNames.PSEUDONYMS)

    for needle in (name, identifier, nurse, typed, BORN.isoformat(), "1987-06"):
        assert needle.encode() not in content


def test_whatever_somebody_typed_in_whatever_entry_stays() -> None:
    """S33: every text of every kind of event, but those chosen from a list, is this one."""
    entries = tuple(
        replace(recorded(version, cast("Event", typed_over(event))), by=NEEDLE)
        for version, event in enumerate(ONE_OF_EACH, start=1)
    )

    assert NEEDLE.encode() in exported_content(entries, ExportNames.PLAIN)
    assert NEEDLE.encode() not in exported_content(entries, ExportNames.PSEUDONYMS)


@pytest.mark.parametrize("names", [ExportNames.PLAIN])
def test_with_names_the_same_search_finds_them(names: ExportNames) -> None:
    """What finds nothing anywhere proves nothing."""
    entries = marked(headache_child().entries, name="Șerbanqx", identifier="ZZ99ȚȚ", nurse="Jøørgenq", typed="șșșțțț")
    content = exported_content(entries, names)

    for needle in ("Șerbanqx", "ZZ99ȚȚ", "Jøørgenq", "șșșțțț", BORN.isoformat()):
        assert needle.encode() in content


def test_one_patient_has_one_pseudonym_in_every_form_and_export_of_a_desk(tmp_path: Path) -> None:
    second = "5e1c2a54-9d1e-4c57-8f6b-0a1b2c3d4e5f"
    infusions = (of_infusion(headache_child().entries, "first-1"), of_infusion(headache_child().entries, second))
    with closing(journal_with(tmp_path / "ward" / "desk.sqlite", *infusions)) as journal:
        exports = exports_over(journal, tmp_path / "ward" / "desk.sqlite")
        for form, one in ((ExportForm.CSV, "first-1"), (ExportForm.NDJSON, second)):
            done(exports, wish(form, tmp_path / form.value, one, names=ExportNames.PSEUDONYMS))
    text = (tmp_path / "csv" / "infusions.csv").read_bytes().decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(text, newline=""))

    assert row["patient_id"].encode() in (tmp_path / "ndjson" / "Patient.ndjson").read_bytes()
    assert row["born_year"] == "2018"
    assert row["infusion_id"] not in {"first-1", second}
    assert row["indication"] == "atopic-dermatitis"


def test_a_file_is_not_called_by_the_identifier_that_stands_on_paper(tmp_path: Path) -> None:
    with closing(
        journal_with(tmp_path / "ward" / "desk.sqlite", of_infusion(headache_child().entries, "first-1"))
    ) as it:
        exports = exports_over(it, tmp_path / "ward" / "desk.sqlite")
        done(exports, wish(ExportForm.FHIR, tmp_path / "plain", "first-1"))
        done(exports, wish(ExportForm.FHIR, tmp_path / "other", "first-1", names=ExportNames.PSEUDONYMS))

    assert [file.name for file in (tmp_path / "plain").iterdir()] == ["first-1.json"]
    assert [file.name for file in (tmp_path / "other").iterdir()] != ["first-1.json"]


def test_another_desks_key_gives_another_pseudonym_and_no_key_gives_none() -> None:
    """Whoever tries every name without the key finds nobody: it is no checksum of the name alone."""
    here, there = pseudonyms_with(KEY), pseudonyms_with(OTHER_KEY)
    patient = CHILD.patient

    assert here.patient_id(patient) == pseudonyms_with(KEY).patient_id(patient)
    assert here.patient_id(patient) != there.patient_id(patient)
    assert here.patient_id(patient) != plain_names_with(KEY, {}).patient_id(patient)
    assert "key" not in repr(here)


def test_a_name_typed_another_way_is_the_same_patient() -> None:
    again = replace(CHILD.patient, name="maria IONESCU", identifier="44-71")

    assert pseudonyms_with(KEY).patient_id(again) == pseudonyms_with(KEY).patient_id(CHILD.patient)


def test_staff_who_sign_in_are_themselves_at_whatever_desk_knows_them() -> None:
    here, there = (plain_names_with(key, {"A. Pop": "p1"}) for key in (KEY, OTHER_KEY))

    assert here.practitioner("A. Pop") == there.practitioner("A. Pop")
    assert here.practitioner("I. Rusu") != there.practitioner("I. Rusu")
    assert here.practitioner("") is None


def marked(entries: Sequence[Recorded], *, name: str, identifier: str, nurse: str, typed: str) -> tuple[Recorded, ...]:
    """The entries by a nurse, of a patient, with a word typed wherever one could be."""
    told: list[Recorded] = []
    for entry in (*entries, *eight_hours().entries[-1:]):
        event = entry.event
        if isinstance(event, InfusionPlanned):
            patient = replace(event.plan.patient, name=name, identifier=identifier, born=BORN)
            order = replace(event.plan.order, prescriber=nurse)
            event = replace(event, plan=replace(event.plan, patient=patient, order=order))
        elif not isinstance(event, events.InfusionStarted):
            event = cast("Event", typed_over(event, typed))
        told.append(replace(entry, version=len(told) + 1, by=nurse, event=event))
    return tuple(told)


def typed_over(value: object, needle: str = NEEDLE) -> object:
    """The same value with this text in the place of every one that is no word of a list."""
    if isinstance(value, WHOLE):
        return value
    if isinstance(value, tuple):
        return tuple(typed_over(one, needle) for one in value)
    if isinstance(value, str):
        return needle
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {
        field.name: typed_over(getattr(value, field.name), needle)
        for field in fields(value)
        if (type(value), field.name) not in LEAVES and field.init
    }
    return replace(value, **changed)


def exported_content(entries: Sequence[Recorded], names: ExportNames) -> bytes:
    """Every byte, and every file's name, of all four forms."""
    one = "3f0c2a54-9d1e-4c57-8f6b-0a1b2c3d4e5f"
    with tempfile.TemporaryDirectory() as root:
        out, records = Path(root) / "out", Path(root) / "ward" / "desk.sqlite"
        out.mkdir()
        with closing(journal_with(records, of_infusion(entries, one))) as journal:
            for form in ExportForm:
                done(exports_over(journal, records), wish(form, out / form.value, one, names=names))
        files = [file for file in sorted(out.rglob("*")) if file.is_file()]
        assert len(files) > len(ExportForm)
        return b"\n".join(part for file in files for part in (str(file).encode(), file.read_bytes()))
