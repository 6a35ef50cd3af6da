"""An infusion as FHIR R4B: valid by the models, exact by the record, the same whenever it is written."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from fhir.resources.R4B import get_fhir_model_class

from ivig_desk.adapters.exports.fhir import resources_of
from ivig_desk.desk.keys import RecordsKey
from ivig_desk.desk.ports.exports import ExportNames
from ivig_desk.domain.amounts.quantities import MlPerHour
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.events import (
    AdverseEventFlagged,
    AlarmAcknowledged,
    BottleHung,
    InfusionPlanned,
    ObservationCorrected,
    ObservationRecorded,
    PlanDiscarded,
    Recorded,
)
from ivig_desk.domain.infusion.folding import evolve
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.reaction_events import AdverseEventStruck
from ivig_desk.domain.monitoring.observation import Observation
from ivig_desk.domain.reactions.grading import Grade
from tests.helpers.exported import ID, LINK, bundle, of_infusion, of_type, resources, told
from tests.helpers.played import CHILD, at_minute, begun, crowded, eight_hours, entry, headache_child, played, signs
from tests.helpers.records import ONE_OF_EACH, recorded
from tests.helpers.sealed import KEY, OTHER_KEY

HEADACHE = headache_child().entries
LOINC = {"85354-9", "8480-6", "8462-4", "8867-4", "9279-1", "8310-5", "2708-6", "29463-7", "85353-1"}
"""Every code of interop.md, and no other."""
UCUM = {"mm[Hg]", "/min", "Cel", "%", "kg", "mL/h", "g", "mL", "mg", "1"}


def every_kind() -> tuple[Recorded, ...]:
    return tuple(recorded(version, event) for version, event in enumerate(ONE_OF_EACH, start=1))


def never_started(*more: Recorded) -> tuple[Recorded, ...]:
    return (entry(1, at_minute("-20"), InfusionPlanned(plan=CHILD)), *more)


RECORDS = {
    "headache": HEADACHE,
    "eight hours": eight_hours().entries,
    "every kind": every_kind(),
    "never started": never_started(),
    "long": crowded(60).entries,
}


@pytest.mark.parametrize("names", ExportNames)
@pytest.mark.parametrize("record", RECORDS)
def test_the_models_of_r4b_take_every_resource_and_the_bundle(record: str, names: ExportNames) -> None:
    text = bundle(RECORDS[record], names=names)

    get_fhir_model_class("Bundle").model_validate_json(text)
    for entry_of in json.loads(text)["entry"]:
        one = entry_of["resource"]
        get_fhir_model_class(one["resourceType"]).model_validate_json(json.dumps(one))


@pytest.mark.parametrize("record", RECORDS)
def test_whatever_a_resource_refers_to_stands_in_the_bundle(record: str) -> None:
    found = resources(bundle(RECORDS[record]))
    known = {f"{one['resourceType']}/{one['id']}" for one in found}

    assert references(found) <= known
    assert len(known) == len(found)


def test_each_stretch_of_one_rate_is_an_administration_of_its_own_joined_to_the_whole() -> None:
    """Started at 10:02 on the ward's wall, two hours east: 08:02 UTC; rates in mL/h as they were confirmed."""
    given = of_type(bundle(HEADACHE), "MedicationAdministration")
    whole, *stretches = [one for one in given if "dosage" in one]

    assert [words_at(one, "effectivePeriod", "start")[11:16] for one in stretches] == [
        "08:02",  # minute 0
        "08:33",  # 31
        "09:04",  # 62
        "09:35",  # 93
        "09:51",  # 109
    ]
    assert [part(one, "dosage", "rateQuantity", "value") for one in stretches] == [7, 14, 28, 57, 28]
    assert {part(one, "dosage", "rateQuantity", "code") for one in stretches} == {"mL/h"}
    assert [part(one, "effectivePeriod", "end") for one in stretches[:-1]] == [
        part(one, "effectivePeriod", "start") for one in stretches[1:]
    ]
    # The dose was in at minute 176: 10:58.
    assert words_at(stretches[-1], "effectivePeriod", "end")[11:16] == "10:58"
    assert {part(one, "partOf", 0, "reference") for one in stretches} == {f"MedicationAdministration/{whole['id']}"}
    assert {str(one["status"]) for one in given} == {"completed"}
    # (7 × 31 + 14 × 31 + 28 × 31 + 57 × 16 + 28 × 67) ÷ 60 = 4307 ÷ 60 = 71.783… mL
    assert part(whole, "dosage", "dose", "value") == Decimal("71.78")
    assert part(whole, "identifier", 0, "value") == ID


def test_drops_are_words_beside_a_rate_in_ml_h_and_never_a_unit() -> None:
    """UCUM fixes [drp] at 1/20 mL, and this set gives 60 drops/mL."""
    text = bundle(HEADACHE)
    fastest = [
        one
        for one in of_type(text, "MedicationAdministration")
        if "partOf" in one and part(one, "dosage", "rateQuantity", "value") == 57
    ]

    # 57 mL/h × 60 drops/mL ÷ 60 min/h = 57 drops/min.
    assert part(fastest[0], "dosage", "text") == "57 drops/min of a set with 60 drops/mL"
    assert "[drp]" not in text
    assert codes(resources(text), "http://unitsofmeasure.org") <= UCUM


def test_a_hold_that_is_over_is_a_stretch_in_which_nothing_ran() -> None:
    """Held from minute 118 to 124 and from 401 to 426."""
    stretches = [one for one in of_type(bundle(eight_hours().entries), "MedicationAdministration") if "partOf" in one]
    held = [one for one in stretches if part(one, "dosage", "rateQuantity", "value") == 0]

    assert [(one["status"], part(one, "dosage", "text")) for one in held] == [("completed", "held: nothing ran")] * 2
    # 10:02 + 118 min = 12:00 on the wall, 10:00 UTC; + 401 min = 14:43 UTC.
    assert [words_at(one, "effectivePeriod", "start")[11:16] for one in held] == ["10:00", "14:43"]


def test_what_is_held_now_is_on_hold_and_has_no_end() -> None:
    steps: list[tuple[str, do.Command]] = [
        ("-4", do.RecordObservation(observation=signs())),
        ("0", begun("7")),
        ("20", do.HoldInfusion()),
    ]
    text = bundle(played(CHILD, steps, until="25").entries)
    whole, first, now = [one for one in of_type(text, "MedicationAdministration") if "dosage" in one]

    assert [one["status"] for one in (whole, first, now)] == ["on-hold", "completed", "on-hold"]
    assert ["end" in json.dumps(one["effectivePeriod"]) for one in (whole, first, now)] == [False, True, False]
    assert [one["status"] for one in of_type(text, "MedicationRequest")] == ["on-hold"]


def test_a_stretch_nobody_watched_is_marked_where_it_lies() -> None:
    """From minute 131 to 151 the desk was not running, in the stretch that began at minute 124."""
    marked = [one for one in of_type(bundle(eight_hours().entries), "MedicationAdministration") if "meta" in one]
    whole, stretch = marked

    assert "partOf" not in whole
    assert words_at(stretch, "effectivePeriod", "start")[11:16] == "10:06"
    assert part(stretch, "note", 0, "text") == (
        "nobody watched from 2026-11-22T10:13:00.000000Z to 2026-11-22T10:33:00.000000Z (the desk was not running): "
        "the rate is assumed"
    )


def test_a_set_is_a_panel_with_its_measurements_in_the_codes_of_the_facts_and_no_others() -> None:
    found = of_type(bundle(HEADACHE), "Observation")
    panels = [one for one in found if "hasMember" in one]

    assert codes(found, "http://loinc.org") == LOINC
    # Twelve sets of six signs: a panel, blood pressure with two components and four more; and the weight.
    assert (len(panels), len(found)) == (12, 12 * 6 + 1)
    by_id = {f"Observation/{one['id']}": one for one in found}
    members = [by_id[words_at(panels[5], "hasMember", place, "reference")] for place in range(5)]
    assert [part(one, "code", "text") for one in members] == [
        "blood pressure",
        "heart rate",
        "respiratory rate",
        "body temperature",
        "oxygen saturation",
    ]
    # The sixth set was taken at minute 108, as the headache began: 104 beats, 37.4 °C, 96/60 mmHg.
    assert [one.get("valueQuantity") for one in members[1:]] == [
        {"value": 104, "unit": "/min", "system": "http://unitsofmeasure.org", "code": "/min"},
        {"value": 22, "unit": "/min", "system": "http://unitsofmeasure.org", "code": "/min"},
        {"value": Decimal("37.4"), "unit": "°C", "system": "http://unitsofmeasure.org", "code": "Cel"},
        {"value": 98, "unit": "%", "system": "http://unitsofmeasure.org", "code": "%"},
    ]
    assert [part(members[0], "component", place, "valueQuantity", "value") for place in (0, 1)] == [96, 60]


def test_a_sign_that_was_not_measured_is_absent_and_never_zero() -> None:
    """S13."""
    lone = replace(Observation(), systolic=signs().systolic)
    text = bundle(never_started(entry(2, at_minute("-4"), ObservationRecorded(observation=lone))))
    panel, pressure = [one for one in of_type(text, "Observation") if part(one, "code", "text") != "body weight"]

    assert len(panel["hasMember"]) == 1  # type: ignore[arg-type]
    assert part(pressure, "component", 1) == {
        "code": {"coding": [{"system": "http://loinc.org", "code": "8462-4"}], "text": "diastolic blood pressure"},
        "dataAbsentReason": {"text": "not measured"},
    }


def test_a_set_put_right_later_reads_as_it_now_does_and_says_by_whom_and_why() -> None:
    """S25."""
    right = signs("88")
    text = bundle(
        never_started(
            entry(2, at_minute("-4"), ObservationRecorded(observation=signs("880"))),
            entry(3, at_minute("-3"), ObservationCorrected(of_version=2, observation=right, reason="one 0 too many")),
        )
    )
    found = [one for one in of_type(text, "Observation") if part(one, "code", "text") != "body weight"]
    [correction] = [one for one in of_type(text, "Provenance") if "activity" in one]

    assert {one["status"] for one in found} == {"corrected"}
    assert [part(one, "valueQuantity", "value") for one in found if part(one, "code", "text") == "heart rate"] == [88]
    assert part(correction, "target", 0, "reference") == f"Observation/{found[0]['id']}"
    assert part(correction, "reason", 0, "text") == "one 0 too many"
    assert part(correction, "agent", 0, "who", "display") == "A. Pop"


def test_an_adverse_event_names_its_batch_and_the_stretch_it_began_in() -> None:
    text = bundle(HEADACHE)
    [event] = of_type(text, "AdverseEvent")
    suspects = [words_at(event, "suspectEntity", place, "instance", "reference") for place in (0, 1)]
    medication, stretch = (
        next(one for one in resources(text) if suspect.endswith(str(one["id"]))) for suspect in suspects
    )

    assert part(event, "event", "text") == "headache"
    assert part(event, "severity", "text") == "CTCAE grade 1"
    assert part(event, "severity", "coding", 0, "code") == "mild"
    assert part(event, "outcome", "coding", 0, "code") == "resolved"
    assert part(medication, "batch") == {"lotNumber": "P100234567", "expirationDate": "2027-05-31"}
    assert part(stretch, "dosage", "rateQuantity", "value") == 57


def test_what_was_entered_by_mistake_must_not_be_taken_for_a_reaction() -> None:
    """R4B's AdverseEvent has no status: an unknown modifier tells a reader to leave it alone."""
    flagged = AdverseEventFlagged(sign="headache", grade=Grade.LIFE_THREATENING, rate=MlPerHour.of("7"), batch="")
    text = bundle(
        never_started(
            entry(2, at_minute("1"), flagged),
            entry(3, at_minute("2"), AdverseEventStruck(of_version=2, reason="another patient’s")),
        )
    )
    [event] = of_type(text, "AdverseEvent")

    assert part(event, "event", "text") == "entered in error: headache"
    assert part(event, "modifierExtension", 0, "valueCode") == "entered-in-error"


def test_the_medication_has_strength_form_and_batch_once_for_all_who_had_it() -> None:
    """100 mg/mL; the planned bottle and the one that hung are of one batch, and are one resource."""
    hung = entry(3, at_minute("1"), BottleHung(bottle=CHILD.bottles[0]))
    found = of_type(bundle((*HEADACHE[:2], hung)), "Medication")
    with_batch = [one for one in found if "batch" in one]

    assert (len(found), len(with_batch)) == (2, 1)
    assert part(with_batch[0], "ingredient", 0, "strength", "numerator", "value") == 100
    assert part(with_batch[0], "amount", "numerator", "value") == 100


def test_the_order_has_dose_and_every_bound_as_words() -> None:
    [order] = of_type(bundle(HEADACHE), "MedicationRequest")

    assert part(order, "dosageInstruction", 0, "doseAndRate", 0, "doseQuantity", "value") == Decimal("7.2")
    # 7.2 g ÷ 0.1 g/mL = 72 mL; Privigen's own maximum is 4.8 mL/kg/h (preparations.md).
    words = words_at(order, "dosageInstruction", 0, "text")
    assert words.startswith("7.2 g (72 mL) intravenously by the ramp of the preparation; at most ")
    assert "at most 4.8 mL/kg/h (label, " in words
    assert part(order, "requester", "display") == "Dr D. Marin"


def test_an_infusion_never_started_was_ordered_and_nothing_was_given() -> None:
    open_plan = bundle(never_started())
    discarded = bundle(never_started(entry(2, at_minute("0"), PlanDiscarded(reason="the order was changed"))))

    assert of_type(open_plan, "MedicationAdministration") == []
    assert [one["status"] for one in of_type(open_plan, "MedicationRequest")] == ["active"]
    assert [one["status"] for one in of_type(discarded, "MedicationRequest")] == ["cancelled"]


def test_provenance_says_who_took_part_and_ends_with_the_head_of_the_record() -> None:
    """S25, S33."""
    [whole] = of_type(bundle(HEADACHE), "Provenance")
    agents = [(part(one, "type", "text"), part(one, "who", "display")) for one in whole["agent"]]  # type: ignore[attr-defined]

    assert agents == [
        ("nurse", "A. Pop"),
        ("prescriber", "Dr D. Marin"),
        ("second-checker", "I. Rusu"),
        ("program", "IVIG Desk 0.1.0"),
    ]
    assert part(whole, "entity", 0, "what", "identifier", "value") == LINK


def test_written_twice_it_is_the_same_to_the_letter() -> None:
    assert bundle(HEADACHE) == bundle(HEADACHE)


def test_from_two_desks_the_patient_and_the_batch_are_one_and_the_staff_is_not() -> None:
    """Two wards may each have an A. Pop."""
    here, there = (ids(KEY), ids(OTHER_KEY))

    assert here["Patient"] == there["Patient"]
    assert here["Medication"] == there["Medication"]
    assert here["Observation"] == there["Observation"]
    assert here["Practitioner"].isdisjoint(there["Practitioner"])


def test_two_infusions_share_the_patient_and_no_observation() -> None:
    other = "5e1c2a54-9d1e-4c57-8f6b-0a1b2c3d4e5f"
    first, second = ids(KEY), ids(KEY, infusion_id=other)

    assert first["Patient"] == second["Patient"]
    for kind in ("Observation", "MedicationAdministration", "AdverseEvent", "Provenance", "MedicationRequest"):
        assert first[kind].isdisjoint(second[kind])


def test_no_typed_text_becomes_a_number_and_control_characters_do_not_leave() -> None:
    patient = replace(CHILD.patient, name='\x0136.8", "x": 1', identifier="\x00\x1d")
    text = bundle((entry(1, at_minute("0"), InfusionPlanned(plan=replace(CHILD, patient=patient))),))
    [one] = of_type(text, "Patient")

    assert part(one, "name", 0, "text") == '?36.8", "x": 1'
    get_fhir_model_class("Bundle").model_validate_json(text)


@pytest.mark.parametrize(
    "name",
    ["Țurcanu-Bălăceanu, Ștefan Octavian", "محمد الأمين", "Петров, Пётр", "李小龍", "नमस्ते", "x" * 80, "🩸, a"],
)
def test_names_of_every_script_are_written_as_they_are(name: str) -> None:
    plan = replace(CHILD, patient=replace(CHILD.patient, name=name))
    text = bundle((entry(1, at_minute("0"), InfusionPlanned(plan=plan)),))

    assert part(of_type(text, "Patient")[0], "name", 0, "text") == name


def test_two_thousand_entries_are_all_there() -> None:
    """25 entries of the child, then 1,000 notes and 1,000 sets."""
    text = bundle(crowded(2000).entries)
    panels = [one for one in of_type(text, "Observation") if "hasMember" in one]
    [whole] = [one for one in of_type(text, "MedicationAdministration") if "identifier" in one]

    assert len(panels) == 12 + 1000
    # One note of the child's own, beside the thousand.
    assert len([one for one in whole["note"] if "asleep" in one["text"] or "book" in one["text"]]) == 1001  # type: ignore[attr-defined]


def test_what_is_told_is_what_the_whole_record_folds_to_but_for_alarms_that_were_seen() -> None:
    """The export does not follow those, for it tells nothing of them."""
    seen = entry(len(HEADACHE) + 1, at_minute("300"), AlarmAcknowledged(kind="observation-overdue"))
    entries = of_infusion((*HEADACHE, seen), ID)
    whole: Infusion | None = None
    for one in entries:
        whole = evolve(whole, one)
    assert whole is not None

    of = told(entries)

    assert replace(of.infusion, version=whole.version, last_at=whole.last_at, acknowledged=whole.acknowledged) == whole
    assert of.last_at == whole.last_at


def ids(key: RecordsKey, infusion_id: str = ID) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in resources_of(told(HEADACHE, key=key, infusion_id=infusion_id)):
        found.setdefault(str(one["resourceType"]), set()).add(str(one["id"]))
    return found


def part(value: object, *path: str | int) -> object:
    """What stands at a path."""
    for step in path:
        value = value[step]  # type: ignore[index]
    return value


def words_at(value: object, *path: str | int) -> str:
    """The text that stands there."""
    found = part(value, *path)
    assert isinstance(found, str)
    return found


def references(value: object) -> set[str]:
    if isinstance(value, dict):
        own = {str(value["reference"])} if "reference" in value else set()
        return own.union(*map(references, value.values()))
    return set().union(*map(references, value)) if isinstance(value, list) else set()


def codes(value: object, system: str) -> set[str]:
    if isinstance(value, dict):
        own = {str(value["code"])} if value.get("system") == system else set()
        return own.union(*(codes(one, system) for one in value.values()))
    return set().union(*(codes(one, system) for one in value)) if isinstance(value, list) else set()
