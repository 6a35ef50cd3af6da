"""Tables of an export that the records file has no view for: what was refused, passed, counted, checked and unseen."""

from ivig_desk.adapters.exports.columns import EACH, INFUSION, VERSION, WRITTEN, ExportView, fact, named, number

_BY_ENTRY = ("infusion_id", "version")
_BY_ROW = ("infusion_id", "version", "number")


def of_kind(kind: str) -> str:
    """Return the entries of one kind, as what a table is read from."""
    return f"(SELECT * FROM happened WHERE kind = '{kind}')"  # noqa: S608 - A kind of ours.


def _each(path: str) -> str:
    """The parts of a list in the plan that was agreed last."""
    last = (
        "SELECT max(version) FROM events AS later "
        "WHERE later.infusion_id = planned.infusion_id AND later.kind = 'infusion-planned'"
    )
    return (
        '(SELECT planned.infusion_id, planned.version, planned.at, planned.recorded_at, planned."by", '  # noqa: S608 - Ours.
        "part.key + 1 AS number, part.value AS part "
        f"FROM happened AS planned, json_each(planned.body, '$.plan.{path}') AS part "
        f"WHERE planned.kind = 'infusion-planned' AND planned.version = ({last}))"
    )


def _kinds(key: str) -> str:
    return f"(SELECT group_concat(value, ' ') FROM json_each(body, '$.{key}'))"  # noqa: S608 - Our key.


_NUMBER = number("number", "which of the list, counted from 1")
_PLANNED = (INFUSION, VERSION, _NUMBER)

_RATES_REFUSED = ExportView(
    name="rates_refused",
    says="one row a rate or a step that was asked for and refused",
    source=of_kind("rate-refused"),
    key=_BY_ENTRY,
    columns=(
        *EACH,
        number("attempted_ml_per_h", "rate that was asked for", "json_extract(body, '$.attempted')"),
        fact("kinds", "why, a word each", _kinds("kinds")),
        fact("bounds", "bounds it was above, a word each", _kinds("bounds")),
        *WRITTEN,
    ),
)

_LIMITS_PASSED = ExportView(
    name="limits_passed",
    says="one row a limit that somebody answered for passing",
    source=of_kind("limit-overridden"),
    key=_BY_ENTRY,
    columns=(
        *EACH,
        fact("kinds", "which, a word each", _kinds("kinds")),
        fact("bounds", "which bounds, a word each", _kinds("bounds")),
        named("name", "who answered for it", "json_extract(body, '$.name')"),
        named("reason", "why", "json_extract(body, '$.reason')"),
        *WRITTEN,
    ),
)

_DRIP_COUNTS = ExportView(
    name="drip_counts",
    says="one row a count of the drip; mL/h are in rate_changes",
    source=of_kind("drip-measured"),
    key=_BY_ENTRY,
    columns=(
        *EACH,
        number("drops_per_min", "drops counted", "json_extract(body, '$.drops')"),
        number("lowest_drops_per_min", "the true rate is not below", "json_extract(body, '$.lowest')"),
        number("highest_drops_per_min", "the true rate is not above", "json_extract(body, '$.highest')"),
        number("taps", "how many taps", "json_array_length(body, '$.taps')"),
        fact("used_as", "checked, or taken as the given rate", "json_extract(body, '$.used_as')"),
        *WRITTEN,
    ),
)

_VOLUME_READINGS = ExportView(
    name="volume_readings",
    says="one row a volume read from bottle or pump",
    source=of_kind("volume-read"),
    key=_BY_ENTRY,
    columns=(*EACH, number("read_ml", "volume given in all by then", "json_extract(body, '$.read')"), *WRITTEN),
)

_MEDICINE_EFFECTS = ExportView(
    name="medicine_effects",
    says="one row what a medicine did",
    source=of_kind("effect-seen"),
    key=_BY_ENTRY,
    columns=(
        *EACH,
        number("of_version", "the entry of the medicine", "json_extract(body, '$.of_version')"),
        fact("effect", "better, no-change or worse", "json_extract(body, '$.effect')"),
        *WRITTEN,
    ),
)

_REACTION_STEPS = ExportView(
    name="reaction_steps",
    says="one row a step of a severe reaction that was done",
    source=of_kind("reaction-step-done"),
    key=_BY_ENTRY,
    columns=(*EACH, fact("step", "which", "json_extract(body, '$.step')"), *WRITTEN),
)

_UNWATCHED = ExportView(
    name="unwatched",
    says="one row a stretch in which nobody watched; what ran in it is assumed",
    source=of_kind("desk-reopened"),
    key=_BY_ENTRY,
    columns=(
        INFUSION,
        VERSION,
        fact("from_at", "last sign of life before, UTC", "json_extract(body, '$.last_alive')"),
        fact("until_at", "when the desk watched again, UTC", "at"),
        fact("why", "restarted or clock-jumped", "json_extract(body, '$.why')"),
        *WRITTEN,
    ),
)

_CHECKS = ExportView(
    name="checks",
    says="one row a check before the start, as the plan that stands has it",
    source=_each("checks"),
    key=_BY_ROW,
    columns=(
        *_PLANNED,
        fact("name", "which check", "json_extract(part, '$.name')"),
        fact("answer", "how it was answered", "json_extract(part, '$.answer')"),
        named("reason", "why it was not done", "json_extract(part, '$.reason')"),
        number("value", "a number that was asked for", "json_extract(part, '$.value')"),
        fact("unit", "its unit", "json_extract(part, '$.unit')"),
        fact("given_at", "clock time of a medicine", "json_extract(part, '$.given_at')"),
        *WRITTEN,
    ),
)

_QUESTIONS = ExportView(
    name="questions",
    says="one row a question the plan raised, and who answered it",
    source=_each("asked"),
    key=_BY_ROW,
    columns=(
        *_PLANNED,
        fact("question", "which", "json_extract(part, '$.question')"),
        named("reason", "the answer", "json_extract(part, '$.reason')"),
        named("name", "who answered", "json_extract(part, '$.name')"),
        *WRITTEN,
    ),
)

_PLANNED_BOTTLES = ExportView(
    name="planned_bottles",
    says="one row a bottle of the plan, whether it was connected or not",
    source=_each("bottles"),
    key=_BY_ROW,
    columns=(
        *_PLANNED,
        number("volume_ml", "volume of the bottle", "json_extract(part, '$.volume')"),
        fact("batch", "batch", "json_extract(part, '$.batch')"),
        fact("expiry", "last day of use", "json_extract(part, '$.expiry')"),
        fact("gtin", "GTIN of the pack", "json_extract(part, '$.gtin')"),
        named("serial", "number of this one pack", "json_extract(part, '$.serial')"),
        *WRITTEN,
    ),
)

MORE_VIEWS = (
    _RATES_REFUSED,
    _LIMITS_PASSED,
    _DRIP_COUNTS,
    _VOLUME_READINGS,
    _MEDICINE_EFFECTS,
    _REACTION_STEPS,
    _UNWATCHED,
    _CHECKS,
    _QUESTIONS,
    _PLANNED_BOTTLES,
)
