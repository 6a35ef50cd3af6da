"""The tables of a CSV export and of a plain SQLite copy: the reading views, and what they do not show."""

from ivig_desk.adapters.exports.columns import (
    AT,
    EACH,
    INFUSION,
    VERSION,
    WRITTEN,
    Column,
    ExportView,
    Sort,
    fact,
    named,
    number,
)
from ivig_desk.adapters.exports.course_views import COURSE_VIEWS
from ivig_desk.adapters.exports.more_views import MORE_VIEWS, of_kind

_BY_ENTRY = ("infusion_id", "version")

_INFUSIONS = ExportView(
    name="infusions",
    says="one row an infusion, as its plan was agreed last",
    source="infusions",
    key=("infusion_id",),
    columns=(
        INFUSION,
        Column(name="patient_id", sort=Sort.PATIENT, says="the patient, in every form of export", sql='"infusion_id"'),
        named("patient_identifier", "identifier as the ward has it"),
        named("patient_name", "name"),
        Column(name="born", sort=Sort.BORN, says="day of birth; beside a pseudonym the year", sql='"born"'),
        fact("sex", "F or M"),
        number("weight_kg", "body weight"),
        fact("preparation", "preparation by its name"),
        fact("profile_id", "profile the ramp is from"),
        fact("profile_version", "its version"),
        fact("profile_checksum", "its sha256"),
        Column(name="indication", sort=Sort.WORD, says="what it is given for", sql='"indication"'),
        number("dose_g", "dose that is given"),
        named("prescriber", "who ordered it"),
        fact("giving_set", "pump or gravity"),
        number("pump_increment_ml_per_h", "smallest step of the pump"),
        number("drop_factor_drops_per_ml", "drop factor of the gravity set"),
        fact("planned_at", "when the plan was agreed, UTC"),
        fact("started_at", "when it started, UTC; empty where it never did"),
        named("second_checker", "who checked the start"),
        fact("ended_at", "when it ended, UTC"),
        fact("ending", "completed or stopped"),
        named("stop_reason", "why it was stopped"),
        fact("closed_at", "when the patient was discharged, UTC"),
    ),
)

_OBSERVATIONS = ExportView(
    name="observations",
    says="one row a set of vital signs, as it now reads; what was not measured is empty",
    source="observations",
    key=_BY_ENTRY,
    columns=(
        *EACH,
        number("systolic_mmhg", "systolic blood pressure"),
        number("diastolic_mmhg", "diastolic blood pressure"),
        number("heart_rate_per_min", "heart rate"),
        number("temperature_c", "body temperature in °C"),
        number("spo2_percent", "oxygen saturation"),
        number("respiratory_rate_per_min", "respiratory rate"),
        fact("consciousness", "ACVPU"),
        fact("oxygen", "air or oxygen"),
        fact("says", "what the patient says when asked"),
        *WRITTEN,
        fact("corrected", "whether it was put right later: yes or no"),
        fact("corrected_at", "when that was written down, UTC"),
        named("corrected_by", "by whom"),
        named("correction_reason", "why"),
    ),
)

_RATE_CHANGES = ExportView(
    name="rate_changes",
    says="one row a change of the given rate; it holds until the next",
    source="rate_changes",
    key=_BY_ENTRY,
    columns=(*EACH, fact("change", "what happened"), number("rate_ml_per_h", "given rate from here on"), *WRITTEN),
)

_ADVERSE_EVENTS = ExportView(
    name="adverse_events",
    says="one row a sign of a reaction, as it now reads; those struck were entered by mistake and count for nothing",
    source="adverse_events",
    key=_BY_ENTRY,
    columns=(
        *EACH,
        fact("sign", "which sign"),
        number("grade", "CTCAE grade as it now reads"),
        number("rate_ml_per_h", "given rate at its onset"),
        fact("batch", "batch that hung then"),
        fact("resolved_at", "when it had gone, UTC"),
        *WRITTEN,
        named("resolved_by", "who said it had gone"),
        fact("regraded", "whether the grade was put right: yes or no"),
        number("first_grade", "grade as it was entered first"),
        fact("regraded_at", "when that was put right, UTC"),
        named("regraded_by", "by whom"),
        named("regrade_reason", "why"),
        fact("struck", "whether it was entered by mistake: yes or no"),
        fact("struck_at", "when it was struck, UTC"),
        named("struck_by", "by whom"),
        named("strike_reason", "why"),
    ),
)

_BOTTLES = ExportView(
    name="bottles",
    says="one row a bottle that was connected",
    source="bottles",
    key=_BY_ENTRY,
    columns=(
        *EACH,
        number("volume_ml", "volume of the bottle"),
        fact("batch", "batch; empty where it was not available"),
        fact("expiry", "last day of use"),
        fact("gtin", "GTIN of the pack"),
        named("serial", "number of this one pack"),
        named("not_available", "why there is no batch"),
        *WRITTEN,
    ),
)

_MEDICINES = ExportView(
    name="medicines",
    says="one row another medicine that was given",
    source=of_kind("medicine-given"),
    key=_BY_ENTRY,
    columns=(
        *EACH,
        named("name", "which, as it was written", "json_extract(body, '$.name')"),
        named("dose", "how much and how, as it was written", "json_extract(body, '$.dose')"),
        fact("against", "the sign it is for", "json_extract(body, '$.against')"),
        *WRITTEN,
    ),
)

_NOTES = ExportView(
    name="notes",
    says="one row a note",
    source="notes",
    key=_BY_ENTRY,
    columns=(INFUSION, VERSION, AT, named("text", "the note"), *WRITTEN),
)

EXPORT_VIEWS = (
    _INFUSIONS,
    _OBSERVATIONS,
    _RATE_CHANGES,
    _ADVERSE_EVENTS,
    _BOTTLES,
    _MEDICINES,
    _NOTES,
    *MORE_VIEWS,
    *COURSE_VIEWS,
)
"""Every table of an export, the infusions first: all others name a row of theirs."""
