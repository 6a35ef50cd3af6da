"""Plain SQL views of the events: units in the names of columns, numbers as exact text, universal time."""

_HAPPENED = """CREATE VIEW happened AS
SELECT
    infusion_id,
    version,
    strftime('%Y-%m-%dT%H:%M:%S', at_us / 1000000, 'unixepoch')
        || printf('.%06dZ', at_us % 1000000) AS at,
    strftime('%Y-%m-%dT%H:%M:%S', recorded_at_us / 1000000, 'unixepoch')
        || printf('.%06dZ', recorded_at_us % 1000000) AS recorded_at,
    "by",
    kind,
    body
FROM events"""

_INFUSIONS = """CREATE VIEW infusions AS
SELECT
    first.infusion_id,
    json_extract(plan.body, '$.plan.patient.identifier') AS patient_identifier,
    json_extract(plan.body, '$.plan.patient.name') AS patient_name,
    json_extract(plan.body, '$.plan.patient.born') AS born,
    json_extract(plan.body, '$.plan.patient.sex') AS sex,
    json_extract(plan.body, '$.plan.patient.weight') AS weight_kg,
    json_extract(profile.body, '$.preparation') AS preparation,
    json_extract(profile.body, '$.id') AS profile_id,
    json_extract(profile.body, '$.version') AS profile_version,
    json_extract(profile.body, '$.checksum') AS profile_checksum,
    json_extract(plan.body, '$.plan.order.indication') AS indication,
    json_extract(plan.body, '$.plan.order.dose') AS dose_g,
    json_extract(plan.body, '$.plan.order.prescriber') AS prescriber,
    json_extract(plan.body, '$.plan.giving_set.kind') AS giving_set,
    json_extract(plan.body, '$.plan.giving_set.increment') AS pump_increment_ml_per_h,
    json_extract(plan.body, '$.plan.giving_set.drop_factor') AS drop_factor_drops_per_ml,
    plan.at AS planned_at,
    started.at AS started_at,
    json_extract(started.body, '$.second_checker') AS second_checker,
    ended.at AS ended_at,
    CASE ended.kind WHEN 'infusion-stopped' THEN 'stopped' WHEN 'infusion-completed' THEN 'completed' END AS ending,
    coalesce(json_extract(given.body, '$.reason'), json_extract(ended.body, '$.reason')) AS stop_reason,
    closed.at AS closed_at
FROM events AS first
LEFT JOIN happened AS plan ON plan.infusion_id = first.infusion_id AND plan.version = (
    SELECT max(version) FROM events WHERE infusion_id = first.infusion_id AND kind = 'infusion-planned')
LEFT JOIN documents AS profile ON profile.sha256 = json_extract(plan.body, '$.plan.profile.sha256')
LEFT JOIN happened AS started ON started.infusion_id = first.infusion_id AND started.version = (
    SELECT min(version) FROM events WHERE infusion_id = first.infusion_id AND kind = 'infusion-started')
LEFT JOIN happened AS ended ON ended.infusion_id = first.infusion_id AND ended.version = (
    SELECT max(version) FROM events
    WHERE infusion_id = first.infusion_id AND kind IN ('infusion-stopped', 'infusion-completed'))
LEFT JOIN happened AS given ON given.infusion_id = first.infusion_id AND given.version = (
    SELECT max(version) FROM events WHERE infusion_id = first.infusion_id AND kind = 'stop-reason-given')
LEFT JOIN happened AS closed ON closed.infusion_id = first.infusion_id AND closed.version = (
    SELECT max(version) FROM events WHERE infusion_id = first.infusion_id AND kind = 'infusion-closed')
WHERE first.version = 1"""

_OBSERVATIONS = """CREATE VIEW observations AS
SELECT
    taken.infusion_id,
    taken.version,
    taken.at,
    json_extract(coalesce(corrected.body, taken.body), '$.observation.systolic') AS systolic_mmhg,
    json_extract(coalesce(corrected.body, taken.body), '$.observation.diastolic') AS diastolic_mmhg,
    json_extract(coalesce(corrected.body, taken.body), '$.observation.heart_rate') AS heart_rate_per_min,
    json_extract(coalesce(corrected.body, taken.body), '$.observation.temperature') AS temperature_c,
    json_extract(coalesce(corrected.body, taken.body), '$.observation.spo2') AS spo2_percent,
    json_extract(coalesce(corrected.body, taken.body), '$.observation.respiratory_rate') AS respiratory_rate_per_min,
    json_extract(coalesce(corrected.body, taken.body), '$.observation.consciousness') AS consciousness,
    json_extract(coalesce(corrected.body, taken.body), '$.observation.oxygen') AS oxygen,
    json_extract(coalesce(corrected.body, taken.body), '$.observation.says') AS says,
    taken.recorded_at,
    taken."by",
    CASE WHEN corrected.version IS NULL THEN 'no' ELSE 'yes' END AS corrected,
    corrected.recorded_at AS corrected_at,
    corrected."by" AS corrected_by,
    json_extract(corrected.body, '$.reason') AS correction_reason
FROM happened AS taken
LEFT JOIN happened AS corrected ON corrected.infusion_id = taken.infusion_id AND corrected.version = (
    SELECT max(version) FROM events
    WHERE infusion_id = taken.infusion_id AND kind = 'observation-corrected'
        AND json_extract(body, '$.of_version') = CAST(taken.version AS TEXT))
WHERE taken.kind = 'observation-recorded'"""

_RATE_CHANGES = """CREATE VIEW rate_changes AS
SELECT
    infusion_id,
    version,
    at,
    kind AS change,
    CASE
        WHEN kind IN ('rate-raised', 'rate-lowered') THEN json_extract(body, '$.to')
        WHEN kind IN ('infusion-started', 'infusion-resumed', 'confirmed-at-bed') THEN json_extract(body, '$.rate')
        ELSE '0'
    END AS rate_ml_per_h,
    recorded_at,
    "by"
FROM happened
WHERE kind IN (
    'infusion-started', 'rate-raised', 'rate-lowered', 'infusion-held', 'infusion-resumed', 'infusion-stopped',
    'infusion-completed', 'confirmed-at-bed')"""

_ADVERSE_EVENTS = """CREATE VIEW adverse_events AS
SELECT
    flagged.infusion_id,
    flagged.version,
    flagged.at,
    json_extract(flagged.body, '$.sign') AS sign,
    coalesce(json_extract(regraded.body, '$.grade'), json_extract(flagged.body, '$.grade')) AS grade,
    json_extract(flagged.body, '$.rate') AS rate_ml_per_h,
    json_extract(flagged.body, '$.batch') AS batch,
    resolved.at AS resolved_at,
    flagged.recorded_at,
    flagged."by",
    resolved."by" AS resolved_by,
    CASE WHEN regraded.version IS NULL THEN 'no' ELSE 'yes' END AS regraded,
    json_extract(flagged.body, '$.grade') AS first_grade,
    regraded.recorded_at AS regraded_at,
    regraded."by" AS regraded_by,
    json_extract(regraded.body, '$.reason') AS regrade_reason,
    CASE WHEN struck.version IS NULL THEN 'no' ELSE 'yes' END AS struck,
    struck.recorded_at AS struck_at,
    struck."by" AS struck_by,
    json_extract(struck.body, '$.reason') AS strike_reason
FROM happened AS flagged
LEFT JOIN happened AS resolved ON resolved.infusion_id = flagged.infusion_id AND resolved.version = (
    SELECT min(version) FROM events
    WHERE infusion_id = flagged.infusion_id AND version > flagged.version AND kind = 'adverse-event-resolved'
        AND json_extract(body, '$.sign') = json_extract(flagged.body, '$.sign'))
LEFT JOIN happened AS regraded ON regraded.infusion_id = flagged.infusion_id AND regraded.version = (
    SELECT max(version) FROM events
    WHERE infusion_id = flagged.infusion_id AND kind = 'adverse-event-regraded'
        AND json_extract(body, '$.of_version') = CAST(flagged.version AS TEXT))
LEFT JOIN happened AS struck ON struck.infusion_id = flagged.infusion_id AND struck.version = (
    SELECT min(version) FROM events
    WHERE infusion_id = flagged.infusion_id AND kind = 'adverse-event-struck'
        AND json_extract(body, '$.of_version') = CAST(flagged.version AS TEXT))
WHERE flagged.kind = 'adverse-event-flagged'"""

_BOTTLES = """CREATE VIEW bottles AS
SELECT
    infusion_id,
    version,
    at,
    json_extract(body, '$.bottle.volume') AS volume_ml,
    json_extract(body, '$.bottle.batch') AS batch,
    json_extract(body, '$.bottle.expiry') AS expiry,
    json_extract(body, '$.bottle.gtin') AS gtin,
    json_extract(body, '$.bottle.serial') AS serial,
    json_extract(body, '$.bottle.not_available') AS not_available,
    recorded_at,
    "by"
FROM happened
WHERE kind = 'bottle-hung'"""

_MEDICINES = """CREATE VIEW medicines AS
SELECT
    infusion_id,
    version,
    at,
    json_extract(body, '$.name') AS name,
    json_extract(body, '$.dose') AS dose,
    recorded_at,
    "by"
FROM happened
WHERE kind = 'medicine-given'"""

_NOTES = """CREATE VIEW notes AS
SELECT infusion_id, version, at, json_extract(body, '$.text') AS text, recorded_at, "by"
FROM happened
WHERE kind = 'note-written'"""

VIEWS = (_HAPPENED, _INFUSIONS, _OBSERVATIONS, _RATE_CHANGES, _ADVERSE_EVENTS, _BOTTLES, _MEDICINES, _NOTES)
"""What a records file shows to who has its key."""
