"""What was given: one MedicationAdministration for the whole, one for each stretch of one rate, joined by partOf."""

from collections.abc import Iterator, Sequence

from ivig_desk.adapters.exports.exported_infusion import ExportedInfusion
from ivig_desk.adapters.exports.fhir_json import Resource, decimal_text, quantity, said, text
from ivig_desk.adapters.exports.fhir_notes import notes_of
from ivig_desk.adapters.exports.fhir_order import medication_of, preparation_of, reference_to
from ivig_desk.adapters.exports.stable_ids import INFUSIONS, TAGS
from ivig_desk.domain.amounts.formulas import dose_of_volume
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.formulary.giving_set import Gravity
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.events import InfusionStarted, MedicineGiven
from ivig_desk.domain.infusion.infusion import NOTHING, UNDER_WAY, Phase, UnwatchedStretch
from ivig_desk.domain.infusion.not_watching import NotWatching
from ivig_desk.domain.infusion.reaction_events import EffectSeen
from ivig_desk.domain.infusion.volume import infused_by
from ivig_desk.domain.summary.facts import PeriodFact

_PLACES = 3
_ML_PLACES = 2
_UNWATCHED = {"tag": [{"system": TAGS, "code": "unwatched", "display": "nobody watched for some of this time"}]}


def given_of(told: ExportedInfusion) -> Iterator[Resource]:
    """Return the administration as a whole, its stretches, and the bottles they ran from; nothing before a start."""
    if told.infusion.started is None:
        return
    hung = [medication_of(told, bottle) for bottle in _bottles(told)]
    yield from hung
    yield _whole(told, told.infusion.started, hung)
    for period in told.periods:
        yield _stretch(told, period, hung)


def medicines_of(told: ExportedInfusion) -> Iterator[Resource]:
    """Return every other medicine that was given, with its dose as it was written down, and what it did."""
    effects = [entry.event for entry in told.entries if isinstance(entry.event, EffectSeen)]
    for entry in told.entries:
        event = entry.event
        if not isinstance(event, MedicineGiven):
            continue
        against = f"against {event.against}" if event.against else ""
        did = [f"effect: {seen.effect.value}" for seen in effects if seen.of_version == entry.version]
        notes = (told.naming.free(event.dose), text(against), *did)
        yield said(
            {
                "resourceType": "MedicationAdministration",
                "id": told.id_of("medicine", entry.version),
                "status": "completed",
                "medicationCodeableConcept": {"text": told.naming.free(event.name) or "a medicine"},
                "subject": told.subject,
                "effectiveDateTime": entry.at.text,
                "performer": told.performers(entry.by),
                "note": [{"text": words} for words in notes if words],
            }
        )


def whole_id(told: ExportedInfusion) -> str:
    """Return the identifier of the administration as a whole."""
    return told.id_of("whole", 0)


def stretch_at(told: ExportedInfusion, moment: Instant) -> Resource | None:
    """Return a reference to the stretch that ran at a moment; None where none did."""
    ran = [period for period in told.periods if period.start <= moment]
    if not ran:
        return None
    return told.reference("MedicationAdministration", "rate", ran[-1].evidence.versions[0])


def _whole(told: ExportedInfusion, started: Instant, hung: Sequence[Resource]) -> Resource:
    infusion = told.infusion
    volume = infused_by(infusion, told.last_at)
    dose = decimal_text(dose_of_volume(volume, told.plan.concentration).value, _PLACES)
    start = next(entry for entry in told.entries if isinstance(entry.event, InfusionStarted))
    return said(
        {
            "resourceType": "MedicationAdministration",
            "id": whole_id(told),
            "meta": _UNWATCHED if infusion.unwatched else {},
            "identifier": [{"system": INFUSIONS, "value": text(told.called)}],
            "status": _status(told),
            "statusReason": [{"text": reason}] if (reason := told.naming.free(infusion.stop_reason or "")) else [],
            "medicationReference": reference_to(hung[0] if len(hung) == 1 else preparation_of(told)),
            "subject": told.subject,
            "supportingInformation": [reference_to(one) for one in _once(hung)],
            "effectivePeriod": _period(started, infusion.ended),
            "performer": told.performers(start.by, infusion.second_checker),
            "request": told.reference("MedicationRequest", "order", 0),
            "note": list(notes_of(told)),
            "dosage": {"text": f"given in all, {dose} g", "dose": quantity(volume, _ML_PLACES)},
        }
    )


def _stretch(told: ExportedInfusion, period: PeriodFact, hung: Sequence[Resource]) -> Resource:
    is_last = period is told.periods[-1]
    is_open = is_last and told.infusion.phase in UNDER_WAY
    end = None if is_open else period.end
    unwatched = [gap for gap in told.infusion.unwatched if gap.start < period.end and period.start < gap.end]
    version = period.evidence.versions[0]
    ran = _once([hung[place] for place in _running(told, period)])
    return said(
        {
            "resourceType": "MedicationAdministration",
            "id": told.id_of("rate", version),
            "meta": _UNWATCHED if unwatched else {},
            "partOf": [{"reference": f"MedicationAdministration/{whole_id(told)}"}],
            "status": _stretch_status(told.infusion.phase) if is_open else "completed",
            "medicationReference": reference_to(ran[0] if ran else preparation_of(told)),
            "subject": told.subject,
            "supportingInformation": [reference_to(one) for one in ran[1:]],
            "effectivePeriod": _period(period.start, end),
            "performer": told.performers(told.by(version)),
            "request": told.reference("MedicationRequest", "order", 0),
            "note": [_unwatched_note(gap) for gap in unwatched],
            "dosage": {
                "text": _rate_text(told, period),
                "rateQuantity": quantity(period.rate.ml_per_h, _PLACES),
            },
        }
    )


def _bottles(told: ExportedInfusion) -> tuple[Bottle, ...]:
    """Those that hung; of bottles that were pooled, each is in the bag from the start."""
    if told.plan.pooled_at is not None:
        return told.plan.bottles
    return tuple(one.bottle for one in told.infusion.bottles)


def _running(told: ExportedInfusion, period: PeriodFact) -> Iterator[int]:
    """The places of the bottles that hung in a stretch of time."""
    if told.plan.pooled_at is not None:
        yield from range(len(told.plan.bottles))
        return
    hung = told.infusion.bottles
    ends = (*(one.at for one in hung[1:]), None)
    for place, (one, end) in enumerate(zip(hung, ends, strict=True)):
        began = one.at < period.end or one.at == period.start
        if began and (end is None or end > period.start):
            yield place


def _once(medications: Sequence[Resource]) -> list[Resource]:
    return list({str(one["id"]): one for one in medications}.values())


def _status(told: ExportedInfusion) -> str:
    match told.infusion.phase:
        case Phase.RUNNING:
            return "in-progress"
        case Phase.HELD:
            return "on-hold"
        case _:
            return "stopped" if told.was_stopped else "completed"


def _stretch_status(phase: Phase) -> str:
    """A hold that is over was a stretch at 0 mL/h and is complete; only the present one is expected to go on."""
    return "on-hold" if phase is Phase.HELD else "in-progress"


def _period(start: Instant, end: Instant | None) -> Resource:
    return said({"start": start.text, "end": "" if end is None else end.text})


def _rate_text(told: ExportedInfusion, period: PeriodFact) -> str:
    """Drops are counted, and are no unit here: the rate is in mL/h (interop.md)."""
    giving_set, drops = told.plan.giving_set, period.rate.drops_per_min
    if period.rate.ml_per_h == NOTHING:
        return "held: nothing ran"
    if isinstance(giving_set, Gravity) and drops is not None:
        factor = decimal_text(giving_set.drop_factor.value, 0)
        return f"{decimal_text(drops.value, 1)} drops/min of a set with {factor} drops/mL"
    return "by pump"


def _unwatched_note(gap: UnwatchedStretch) -> Resource:
    why = "the desk was not running" if gap.why is NotWatching.RESTARTED else "the clock jumped or the computer slept"
    words = f"nobody watched from {gap.start.text} to {gap.end.text} ({why}): the rate is assumed"
    return {"time": gap.end.text, "text": words}
