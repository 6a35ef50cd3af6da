"""Events as text: each kind has one name, every number is exact text, and only what was written is read."""

import json
import re
from dataclasses import replace
from datetime import date
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivig_desk.adapters.codec import KINDS, Unreadable, canonical_json, decode, encode
from ivig_desk.desk.faults import RecordsFaultCode
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import (
    DropsPerMl,
    Grams,
    Kilograms,
    MgPerMl,
    Millilitres,
    MlPerHour,
    MlPerKgPerHour,
    WeightFactor,
)
from ivig_desk.domain.formulary.bottle_choice import Rounding
from ivig_desk.domain.formulary.ceiling import CeilingKind
from ivig_desk.domain.formulary.giving_set import GivingSet, Gravity, Pump
from ivig_desk.domain.formulary.order import WholeBottles
from ivig_desk.domain.infusion import events
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.course_events import VisitAssessed, VisitCalledOff
from ivig_desk.domain.infusion.drip_measured import DripMeasured
from ivig_desk.domain.infusion.events import Event, InfusionPlanned
from ivig_desk.domain.infusion.not_watching import DeskReopened
from ivig_desk.domain.infusion.plan import Check, CheckAnswer
from ivig_desk.domain.infusion.reaction_events import (
    AdverseEventRegraded,
    AdverseEventResolved,
    AdverseEventStruck,
    EffectSeen,
    ReactionStepDone,
)
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.domain.infusion.report_written import ReportWritten
from ivig_desk.domain.infusion.sound_check import SoundCheck
from ivig_desk.domain.infusion.straying import ClockStrayed
from ivig_desk.domain.monitoring.observation import Observation
from ivig_desk.domain.patient.dosing_weight import DosingWeight, WeightBasis
from ivig_desk.domain.patient.last_visit import LastVisit, PastReaction
from ivig_desk.domain.reactions.grading import Grade
from tests.helpers.records import ONE_OF_EACH, PUMP_PLAN
from tests.strategies.events import ANY_OF, EVENT_CLASSES

WHOLE_OBSERVATION = (
    '{"observation":{"consciousness":"alert","diastolic":"60","heart_rate":"90","oxygen":"air",'
    '"respiratory_rate":"20","says":"nothing-new","spo2":"98","systolic":"100","temperature":"36.8"}}'
)
EMPTY_OBSERVATION = (
    '{"observation":{"consciousness":null,"diastolic":null,"heart_rate":null,"oxygen":null,'
    '"respiratory_rate":null,"says":null,"spo2":null,"systolic":null,"temperature":null}}'
)

ON_RECORD = {
    events.PlanKept: ("plan-kept", '{"fields":[["weight_kg","24,5"],["note","quoted \\"words\\" — ă\\n"]]}'),
    events.PlanDiscarded: ("plan-discarded", '{"reason":"another patient’s"}'),
    events.ObservationRecorded: ("observation-recorded", WHOLE_OBSERVATION),
    events.ObservationCorrected: (
        "observation-corrected",
        f'{WHOLE_OBSERVATION[:-1]},"of_version":"3","reason":"misread"}}',
    ),
    events.InfusionStarted: ("infusion-started", '{"rate":"7.3","second_checker":"B. Pop","sound":"not-answered"}'),
    events.RateRaised: ("rate-raised", '{"to":"14.7"}'),
    events.RungKept: ("rung-kept", "{}"),
    events.RateLowered: ("rate-lowered", '{"to":"7.3"}'),
    events.RateRefused: ("rate-refused", '{"attempted":null,"bounds":[],"kinds":["rung-time","at-ceiling"]}'),
    events.LimitOverridden: (
        "limit-overridden",
        '{"bounds":["ward"],"kinds":["above-soft-limit"],"name":"Dr D. Marin","reason":"agreed"}',
    ),
    events.InfusionHeld: ("infusion-held", "{}"),
    events.InfusionResumed: ("infusion-resumed", '{"rate":"1/3"}'),
    events.InfusionStopped: ("infusion-stopped", '{"reason":""}'),
    events.StopReasonGiven: ("stop-reason-given", '{"reason":"headache"}'),
    events.InfusionCompleted: ("infusion-completed", "{}"),
    events.InfusionClosed: ("infusion-closed", "{}"),
    events.AdverseEventFlagged: (
        "adverse-event-flagged",
        '{"batch":"P1","grade":"2","rate":"14.7","sign":"headache"}',
    ),
    AdverseEventResolved: ("adverse-event-resolved", '{"sign":"headache"}'),
    AdverseEventRegraded: ("adverse-event-regraded", '{"grade":"1","of_version":"18","reason":"wrong key"}'),
    AdverseEventStruck: ("adverse-event-struck", '{"of_version":"18","reason":"another patient’s"}'),
    ReactionStepDone: ("reaction-step-done", '{"step":"call-for-help"}'),
    EffectSeen: ("effect-seen", '{"effect":"no-change","medicine":"paracetamol","of_version":"7"}'),
    ReportWritten: (
        "report-written",
        '{"report":{"contact":"ext. 4471","outcome":"lasting-harm","reporter":"A. Pop","role":"nurse"}}',
    ),
    VisitAssessed: (
        "visit-assessed",
        (
            '{"assessment":{"cdlqi":{"answers":["0","1","2","3","0","1","2","3","0","1"]},"day":"2026-03-01","easi":{'
            '"head_and_neck":{"area":"4","erythema":"2","excoriation":"2","induration":"1","lichenification":"3"},'
            '"lower_limbs":{"area":"0","erythema":"0","excoriation":"0","induration":"0","lichenification":"0"},'
            '"trunk":{"area":"0","erythema":"0","excoriation":"0","induration":"0","lichenification":"0"},'
            '"upper_limbs":{"area":"0","erythema":"0","excoriation":"0","induration":"0","lichenification":"0"}},'
            '"infusion_id":"infusion-1","laboratory":[{"test":"total-ige","unit":"units/mL","upper":"90",'
            '"value":"1840.5"}],"place":{"kind":"cycle","number":"4"}},"reason":""}'
        ),
    ),
    VisitCalledOff: (
        "visit-called-off",
        '{"name":"Dr D. Marin","place":{"kind":"follow-up","months":"3"},"reason":"moved away"}',
    ),
    events.MedicineGiven: (
        "medicine-given",
        '{"against":"headache","dose":"360 mg by mouth","name":"paracetamol"}',
    ),
    events.BottleHung: (
        "bottle-hung",
        (
            '{"bottle":{"batch":"","entered":"typed","expiry":null,"gtin":"","not_available":"torn","not_scanned":"",'
            '"preparation":"","serial":"","volume":"100"}}'
        ),
    ),
    events.VolumeRead: ("volume-read", '{"read":"52.5"}'),
    DripMeasured: (
        "drip-measured",
        (
            '{"drops":"400/7","highest":"58","lowest":"56.31","missed":"none","taps":["0","1.05","2.1","3.15","4.2"],'
            '"used_as":"checked"}'
        ),
    ),
    events.NoteWritten: ("note-written", '{"text":"sleeps"}'),
    events.AlarmAcknowledged: ("alarm-acknowledged", '{"kind":"observation-overdue"}'),
    events.AlarmsSilenced: ("alarms-silenced", '{"kinds":[]}'),
    DeskReopened: ("desk-reopened", '{"last_alive":"2026-03-01T08:00:00.000000Z","why":"restarted"}'),
    ClockStrayed: (
        "clock-strayed",
        (
            '{"by":"60","how":"set-back","offset_after_min":"120","offset_before_min":"120",'
            '"wall_after":"2026-03-01T07:00:00.000000Z","wall_before":"2026-03-01T08:00:00.000000Z"}'
        ),
    ),
    events.ConfirmedAtBed: ("confirmed-at-bed", '{"rate":"14.7","weight":"24.5"}'),
}
"""Every event of ONE_OF_EACH as it stands on record, but the plan, which is too long to write out here."""

WRITTEN_BY_HAND: tuple[tuple[Event, str, str], ...] = (
    *((event, *ON_RECORD[type(event)]) for event in ONE_OF_EACH if not isinstance(event, InfusionPlanned)),
    (
        events.ObservationRecorded(observation=Observation()),
        "observation-recorded",
        EMPTY_OBSERVATION,
    ),
    (
        events.RateRefused(
            attempted=MlPerHour.of("400"), kinds=(RefusalKind.ABOVE_HARD_LIMIT,), bounds=(CeilingKind.LABEL,)
        ),
        "rate-refused",
        '{"attempted":"400","bounds":["label"],"kinds":["above-hard-limit"]}',
    ),
    (
        events.BottleHung(bottle=Bottle(volume=Millilitres.of("100"), batch="P1", expiry=date(2027, 5, 31))),
        "bottle-hung",
        (
            '{"bottle":{"batch":"P1","entered":"typed","expiry":"2027-05-31","gtin":"","not_available":"","not_scanned":"",'
            '"preparation":"","serial":"","volume":"100"}}'
        ),
    ),
)


def test_every_event_has_exactly_one_kind() -> None:
    assert set(KINDS) == set(EVENT_CLASSES)
    assert len(set(KINDS.values())) == len(EVENT_CLASSES)


def test_a_plan_is_on_record_as_planned() -> None:
    assert encode(InfusionPlanned(plan=PUMP_PLAN))[0] == "infusion-planned"


def test_kinds_are_kebab_case_words() -> None:
    assert [kind for kind in KINDS.values() if not re.fullmatch(r"[a-z]+(-[a-z]+)*", kind)] == []


def test_one_of_each_event_is_tried_in_these_tests() -> None:
    assert {type(event) for event in ONE_OF_EACH} == set(EVENT_CLASSES)


@pytest.mark.parametrize(("event", "kind", "body"), WRITTEN_BY_HAND)
def test_an_event_is_written_as_by_hand(event: Event, kind: str, body: str) -> None:
    """S25."""
    assert encode(event) == (kind, body)


@pytest.mark.parametrize(("event", "kind", "body"), WRITTEN_BY_HAND)
def test_what_was_written_by_hand_is_read(event: Event, kind: str, body: str) -> None:
    """S25, S7."""
    assert decode(kind, body) == event


@pytest.mark.parametrize("cls", EVENT_CLASSES, ids=lambda cls: cls.__name__)
@given(data=st.data())
def test_any_event_comes_back_as_it_was_from_one_form_without_a_bare_number(
    cls: type[Event], data: st.DataObject
) -> None:
    """S7, S25: whoever reads the record reads exact text; equal events have equal bodies, so checksums can chain."""
    event = data.draw(ANY_OF[cls])

    kind, body = encode(event)

    assert decode(kind, body) == event
    parts = json.loads(body, parse_float=_not_text, parse_int=_not_text, parse_constant=_not_text)
    assert json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":")) == body


@pytest.mark.parametrize(
    ("kind", "body", "event"),
    [
        (
            "infusion-started",
            '{"rate":"7.3","second_checker":"B. Pop"}',
            events.InfusionStarted(rate=MlPerHour.of("7.3"), second_checker="B. Pop", sound=SoundCheck.NOT_ANSWERED),
        ),
        ("alarms-silenced", "{}", events.AlarmsSilenced(kinds=())),
    ],
)
def test_a_record_from_before_the_sound_is_read(kind: str, body: str, event: Event) -> None:
    """S25: nobody was asked what was heard, and a pause did not say what it was for."""
    assert decode(kind, body) == event


def test_a_rate_that_may_be_in_many_units_names_its_own() -> None:
    """S26."""
    _, body = encode(InfusionPlanned(plan=PUMP_PLAN))
    profile = json.loads(body)["plan"]["profile"]

    assert profile["maximum"]["rate"] == {"unit": "mL/kg/h", "value": "4.8"}
    assert profile["rungs"][1]["rate"] == {"unit": "drops/kg/min", "value": "1/3"}
    assert profile["tolerated_faster"] is None


@pytest.mark.parametrize(
    ("giving_set", "written"),
    [
        (Pump(increment=MlPerHour.of("0.1")), {"kind": "pump", "increment": "0.1", "fastest": None}),
        (Gravity(drop_factor=DropsPerMl.of("60")), {"kind": "gravity", "drop_factor": "60"}),
    ],
)
def test_a_giving_set_names_its_kind(giving_set: GivingSet, written: object) -> None:
    """S21."""
    _, body = encode(InfusionPlanned(plan=replace(PUMP_PLAN, giving_set=giving_set)))

    assert json.loads(body)["plan"]["giving_set"] == written


def test_a_half_of_a_character_is_kept_and_can_be_stored() -> None:
    """S30: nothing entered is lost."""
    note = events.NoteWritten(text="half \ud83d of it")

    kind, body = encode(note)

    assert body == '{"text":"half \\ud83d of it"}'
    assert decode(kind, body) == note


@pytest.mark.parametrize(
    ("kind", "body", "code", "detail"),
    [
        ("rate-doubled", "{}", "TOO_NEW", "rate-doubled: this kind of event is not known"),
        ("RateRaised", '{"to":"21"}', "TOO_NEW", "RateRaised: this kind of event is not known"),
        ("rate-raised", '{"by":"x","to":"21"}', "TOO_NEW", "rate-raised: RateRaised does not know by"),
        ("infusion-held", '{"why":"x"}', "TOO_NEW", "infusion-held: InfusionHeld does not know why"),
        ("rate-raised", "{}", "DAMAGED", "rate-raised: RateRaised lacks to"),
        ("rate-raised", '{"too":"21"}', "DAMAGED", "rate-raised: RateRaised lacks to"),
        ("rate-raised", '{"to":"21', "DAMAGED", "rate-raised: Unterminated string"),
        ("rate-raised", "", "DAMAGED", "rate-raised: Expecting value"),
        ("rate-raised", "[]", "DAMAGED", "rate-raised: RateRaised cannot be list"),
        ("rate-raised", "null", "DAMAGED", "rate-raised: RateRaised cannot be null"),
        ("rate-raised", '{"to":21}', "DAMAGED", "rate-raised: to: text is wanted, not int"),
        ("rate-raised", '{"to":2.1}', "DAMAGED", "rate-raised: to: text is wanted, not float"),
        ("rate-raised", '{"to":["21"]}', "DAMAGED", "rate-raised: to: text is wanted, not list"),
        ("rate-raised", '{"to":null}', "DAMAGED", "rate-raised: to: text is wanted, not null"),
        ("rate-raised", '{"to":"2,1"}', "DAMAGED", "rate-raised: to: 2,1 is not one exact number, as text"),
        ("rate-raised", '{"to":"2e1"}', "DAMAGED", "rate-raised: to: 2e1 is not one exact number, as text"),
        ("note-written", '{"text":5}', "DAMAGED", "note-written: text: text is wanted, not int"),
        ("plan-kept", '{"fields":[["a"]]}', "DAMAGED", "plan-kept: fields: 2 values are wanted, not 1"),
        ("plan-kept", '{"fields":{}}', "DAMAGED", "plan-kept: fields: a list is wanted, not dict"),
        ("desk-reopened", '{"last_alive":"2026-03-01T08:00:00"}', "DAMAGED", "desk-reopened: last_alive: 2026-03-01"),
        (
            "observation-corrected",
            f'{{"of_version":"3.5","reason":"",{WHOLE_OBSERVATION[1:]}',
            "DAMAGED",
            "observation-corrected: of_version: a whole number is wanted, not 3.5",
        ),
        (
            "rate-refused",
            '{"attempted":null,"bounds":[],"kinds":["full-moon"]}',
            "TOO_NEW",
            "rate-refused: kinds: RefusalKind full-moon is not one of rung-time",
        ),
        (
            "bottle-hung",
            '{"bottle":{"batch":"P1","expiry":"31.05.2027","not_available":"","volume":"100"}}',
            "DAMAGED",
            "bottle-hung: bottle: expiry: Invalid isoformat string",
        ),
        (
            "observation-recorded",
            WHOLE_OBSERVATION.replace('"spo2":"98",', ""),
            "DAMAGED",
            "observation-recorded: observation: Observation lacks spo2",
        ),
        (
            "observation-recorded",
            WHOLE_OBSERVATION.replace('"spo2"', '"glucose":"5","spo2"'),
            "TOO_NEW",
            "observation-recorded: observation: Observation does not know glucose",
        ),
    ],
)
def test_what_is_not_an_event_of_this_version_is_refused_by_name(kind: str, body: str, code: str, detail: str) -> None:
    """S25, S7: a record is understood whole or not at all."""
    with pytest.raises(Unreadable) as refused:
        decode(kind, body)

    assert refused.value.code is RecordsFaultCode[code]
    assert refused.value.detail.startswith(detail)


@pytest.mark.parametrize(
    ("written", "instead", "code", "detail"),
    [
        ('"kind":"pump"', '"kind":"syringe"', "TOO_NEW", "giving_set: kind syringe is not one of gravity, pump"),
        ('"kind":"pump"', '"sort":"pump"', "TOO_NEW", "giving_set: kind None is not one of gravity, pump"),
        ('"increment":"0.1"', '"step":"0.1"', "DAMAGED", "giving_set: Pump lacks increment"),
        ('"unit":"mL/kg/h"', '"unit":"mL/h"', "TOO_NEW", "unit mL/h is not one of"),
        ('"unit":"mL/kg/h"', '"unit":"mL/kg/h","per":"1"', "TOO_NEW", "Quantity does not know per"),
        (
            ',"ward_ceiling":{"rate":{"unit":"mL/kg/h","value":"2.4"},"source":"ward, 2026"}',
            "",
            "DAMAGED",
            "plan: Plan lacks ward_ceiling",
        ),
        ('"name":"Ionescu, Măria"', '"name":null', "DAMAGED", "plan: patient: name: text is wanted, not null"),
    ],
)
def test_a_plan_that_is_not_of_this_version_is_refused_by_name(
    written: str, instead: str, code: str, detail: str
) -> None:
    """S7, S25."""
    kind, body = encode(InfusionPlanned(plan=PUMP_PLAN))
    assert written in body

    with pytest.raises(Unreadable) as refused:
        decode(kind, body.replace(written, instead))

    assert refused.value.code is RecordsFaultCode[code]
    assert detail in refused.value.detail


def test_rules_that_contradict_each_other_are_refused() -> None:
    """S4, S25: what a ward's file may not say, a record may not say either."""
    kind, body = encode(InfusionPlanned(plan=PUMP_PLAN))
    first = PUMP_PLAN.rules.signs[0]
    doubled = body.replace('"signs":[', f'"signs":[{_sign_written(body)},', 1)

    with pytest.raises(Unreadable, match=r"plan: rules: the fields of WardRules contradict each other") as refused:
        decode(kind, doubled)

    assert first.label not in refused.value.detail
    assert refused.value.code is RecordsFaultCode.DAMAGED


def test_json_that_is_no_number_of_ours_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical_json({"rate": float("nan")})


def _sign_written(body: str) -> str:
    return canonical_json(json.loads(body)["plan"]["rules"]["signs"][0])


def _not_text(number: str) -> NoReturn:
    pytest.fail(f"{number} is not text")


def test_a_plan_from_before_wards_had_profiles_of_their_own_is_read_as_one_nobody_raised() -> None:
    """S25: what such a record lacks was true of it; nothing else may be missing."""
    kind, body = encode(InfusionPlanned(plan=PUMP_PLAN))
    parts = json.loads(body)
    for key in ("checked", "raised"):
        del parts["plan"]["profile"][key]

    assert decode(kind, canonical_json(parts)) == InfusionPlanned(plan=PUMP_PLAN)

    del parts["plan"]["profile"]["notes"]
    with pytest.raises(Unreadable, match="Profile lacks checked, notes, raised"):
        decode(kind, canonical_json(parts))


def test_a_plan_from_before_bottles_could_be_pooled_is_read_as_of_bottles_that_are_not() -> None:
    """S25."""
    kind, body = encode(InfusionPlanned(plan=PUMP_PLAN))
    parts = json.loads(body)
    del parts["plan"]["pooled_at"]
    del parts["plan"]["profile"]["composition"]["pooled_use_within"]

    assert decode(kind, canonical_json(parts)) == InfusionPlanned(plan=PUMP_PLAN)


def test_vital_signs_from_before_the_patient_was_asked_are_read_as_of_a_patient_nobody_asked() -> None:
    """S25: only that may be missing."""
    kind, body = "observation-recorded", EMPTY_OBSERVATION.replace('"says":null,', "")

    assert decode(kind, body) == events.ObservationRecorded(observation=Observation())

    with pytest.raises(Unreadable, match="Observation lacks says, spo2"):
        decode(kind, body.replace('"spo2":null,', ""))


def test_when_bottles_were_pooled_is_read_back_to_the_microsecond() -> None:
    """S25."""
    pooled = InfusionPlanned(plan=replace(PUMP_PLAN, pooled_at=Instant.of("2026-11-22T08:10:00.000001Z")))

    assert decode(*encode(pooled)) == pooled


def test_an_order_from_before_a_dose_could_be_rounded_is_read_as_given_as_ordered() -> None:
    """S25: dosing weight, whole bottles, day and cycle could not be said yet; the bag could."""
    kind, body = encode(InfusionPlanned(plan=PUMP_PLAN))
    parts = json.loads(body)
    for key in ("dosing_weight", "rounded", "day", "days", "cycle", "cycles"):
        del parts["plan"]["order"][key]

    assert decode(kind, canonical_json(parts)) == InfusionPlanned(plan=PUMP_PLAN)

    del parts["plan"]["order"]["dispensed"]
    with pytest.raises(Unreadable, match="Order lacks cycle, cycles, day, days, dispensed"):
        decode(kind, canonical_json(parts))


def test_a_patient_from_before_the_last_visit_was_known_is_read_without_one() -> None:
    """S25: only that may be missing."""
    kind, body = encode(InfusionPlanned(plan=PUMP_PLAN))
    parts = json.loads(body)
    del parts["plan"]["patient"]["last_visit"]

    assert decode(kind, canonical_json(parts)) == InfusionPlanned(plan=PUMP_PLAN)

    del parts["plan"]["patient"]["last_time"]
    with pytest.raises(Unreadable, match="Patient lacks last_time, last_visit"):
        decode(kind, canonical_json(parts))


def test_a_last_visit_is_read_back_to_the_last_digit() -> None:
    """S25: 28 mL/h ÷ 24 kg is written as 7/6 mL/kg/h."""
    last = LastVisit(
        day=date(2026, 10, 25),
        infusion_id="7c1e",
        preparation="Privigen 10 %",
        concentration=MgPerMl.of("100"),
        weight=Kilograms.of("24"),
        tolerated=MlPerKgPerHour.of("7/6"),
        reactions=(PastReaction(sign="headache", grade=Grade.MILD, rate=MlPerKgPerHour.of("2.375")),),
    )
    planned = InfusionPlanned(plan=replace(PUMP_PLAN, patient=replace(PUMP_PLAN.patient, last_visit=last)))
    kind, body = encode(planned)

    assert json.loads(body)["plan"]["patient"]["last_visit"]["tolerated"] == "7/6"
    assert decode(kind, body) == planned


def test_a_dosing_weight_from_before_it_was_reckoned_here_is_read_with_its_words_alone() -> None:
    """S25."""
    stated = DosingWeight(basis=WeightBasis.ADJUSTED, weight=Kilograms.of("77.2"), working="factor 0.4")
    planned = InfusionPlanned(plan=replace(PUMP_PLAN, order=replace(PUMP_PLAN.order, dosing_weight=stated)))
    kind, body = encode(planned)
    parts = json.loads(body)
    for key in ("ideal", "factor"):
        del parts["plan"]["order"]["dosing_weight"][key]

    assert decode(kind, canonical_json(parts)) == planned


def test_an_order_with_all_that_can_be_said_of_it_comes_back_as_it_was() -> None:
    order = replace(
        PUMP_PLAN.order,
        dose=Grams.of("7.5"),
        dosing_weight=DosingWeight(
            basis=WeightBasis.ADJUSTED,
            weight=Kilograms.of("22.8"),
            ideal=Kilograms.of("22"),
            factor=WeightFactor.of("0.4"),
        ),
        rounded=WholeBottles(ordered=Grams.of("7.2"), rounding=Rounding.UP, chosen_by="E. Stan"),
        day=2,
        days=5,
        cycle=3,
        cycles=6,
    )
    kind, body = encode(InfusionPlanned(plan=replace(PUMP_PLAN, order=order)))

    assert '"rounded":{"chosen_by":"E. Stan","ordered":"7.2","rounding":"up"}' in body
    assert '"factor":"0.4","ideal":"22"' in body
    assert '"cycle":"3","cycles":"6","day":"2","days":"5"' in body
    assert decode(kind, body) == InfusionPlanned(plan=replace(PUMP_PLAN, order=order))


def test_a_check_from_before_the_list_was_a_file_is_read_by_its_name_alone() -> None:
    """S25."""
    planned = InfusionPlanned(
        plan=replace(PUMP_PLAN, checks=(Check(name="consent", answer=CheckAnswer.NOT_NEEDED, reason="given before"),))
    )
    kind, body = encode(planned)
    parts = json.loads(body)
    for key in ("label", "source", "value", "unit", "given_at"):
        del parts["plan"]["checks"][0][key]

    assert decode(kind, canonical_json(parts)) == planned


def test_a_check_of_a_ward_comes_back_with_all_that_makes_it_readable_without_the_ward_s_file() -> None:
    """S25."""
    own = Check(
        name="height",
        answer=CheckAnswer.DONE,
        reason="",
        label="Height",
        source="ward protocol",
        value="122.5",
        unit="cm",
        given_at="08:40",
    )
    kind, body = encode(InfusionPlanned(plan=replace(PUMP_PLAN, checks=(own,))))

    assert '"given_at":"08:40"' in body
    assert decode(kind, body) == InfusionPlanned(plan=replace(PUMP_PLAN, checks=(own,)))
