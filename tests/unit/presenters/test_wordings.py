"""Sentences one by one: each event of the record, each finding, each fault of the records file."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ivig_desk.desk.faults import DeskHeld, RecordsFault, RecordsFaultCode
from ivig_desk.desk.ports.side_journal import HeldIn
from ivig_desk.desk.unsaved import Saving
from ivig_desk.domain.infusion import events
from ivig_desk.domain.infusion.course_events import VisitAssessed, VisitCalledOff
from ivig_desk.domain.infusion.drip_measured import DripMeasured
from ivig_desk.domain.infusion.not_watching import DeskReopened
from ivig_desk.domain.infusion.reaction_events import (
    AdverseEventRegraded,
    AdverseEventResolved,
    AdverseEventStruck,
    EffectSeen,
    ReactionStepDone,
)
from ivig_desk.domain.infusion.report_written import ReportWritten
from ivig_desk.domain.infusion.straying import ClockStrayed
from ivig_desk.domain.monitoring.edges import Bound
from ivig_desk.domain.monitoring.finding import Finding, Rule, Severity
from ivig_desk.domain.monitoring.observation import Sign
from ivig_desk.presenters.event_wording import event_text
from ivig_desk.presenters.fault import cannot_open_screen
from ivig_desk.presenters.observation_wording import finding_brief, finding_text
from ivig_desk.presenters.records_wording import fault_text, found_texts, saving_text
from tests.helpers.records import ONE_OF_EACH
from tests.unit.presenters.texts import faults_of

SAID = {
    events.PlanKept: "plan kept",
    events.InfusionPlanned: "plan agreed; Weight: weighed twice, B. Pop",
    events.PlanDiscarded: "plan discarded: another patient’s",
    events.ObservationRecorded: (
        "vital signs: systolic 100 mmHg, diastolic 60 mmHg, heart rate 90 /min, temperature 36.8 °C, SpO₂ 98 %, "
        "respiratory rate 20 /min, alert, air, patient says nothing new"
    ),
    events.ObservationCorrected: (
        "vital signs corrected (misread): systolic 100 mmHg, diastolic 60 mmHg, heart rate 90 /min, "
        "temperature 36.8 °C, SpO₂ 98 %, respiratory rate 20 /min, alert, air, patient says nothing new"
    ),
    events.InfusionStarted: "started at 7.3 mL/h, second checker B. Pop",
    events.RateRaised: "raised to 14.7 mL/h",
    events.RungKept: "stayed on the rung",
    events.RateLowered: "lowered to 7.3 mL/h",
    events.RateRefused: "refused: rung time, at ceiling",
    events.LimitOverridden: "limit passed (above soft limit): agreed, Dr D. Marin",
    events.InfusionHeld: "held",
    events.InfusionResumed: "resumed at 0.33 mL/h",
    events.InfusionStopped: "stopped",
    events.StopReasonGiven: "reason of the stop: headache",
    events.InfusionCompleted: "completed: the dose is in",
    events.InfusionClosed: "discharged, closed",
    events.AdverseEventFlagged: "adverse event: headache, grade 2, at 14.7 mL/h, batch P1",
    AdverseEventResolved: "adverse event gone: headache",
    AdverseEventRegraded: "adverse event corrected (wrong key): grade 1",
    AdverseEventStruck: "adverse event entered by mistake: another patient’s",
    ReactionStepDone: "severe reaction: help called",
    EffectSeen: "effect of paracetamol: no change",
    ReportWritten: "report sheet written: A. Pop, nurse; outcome recovered with lasting harm",
    VisitAssessed: (
        "cycle 4 assessed, 1 Mar 2026: EASI scores head and neck area 4 signs 2 1 2 3, arms area 0 signs 0 0 0 0, "
        "trunk area 0 signs 0 0 0 0, legs area 0 signs 0 0 0 0; CDLQI answers 0 1 2 3 0 1 2 3 0 1; "
        "total IgE 1840.5 units/mL (limit 90 units/mL)"
    ),
    VisitCalledOff: "3-month follow-up called off: moved away, Dr D. Marin",
    events.MedicineGiven: "medicine for headache: paracetamol 360 mg by mouth",
    events.BottleHung: "bottle connected: 100 mL, batch not available: torn",
    events.VolumeRead: "volume read: 52.5 mL given in all",
    DripMeasured: "drip counted as a check: 57.1 drops/min (between 56.3 and 58 drops/min)",
    events.NoteWritten: "note: sleeps",
    events.AlarmAcknowledged: "alarm seen: observation overdue",
    events.AlarmsSilenced: "sound paused",
    DeskReopened: "desk started again: weight and rate asked at the bed",
    ClockStrayed: "clock set back 60 min at 09:00 (was 10:00)",
    events.ConfirmedAtBed: "confirmed at the bed: 24.5 kg, 14.7 mL/h",
}


@pytest.mark.parametrize("event", ONE_OF_EACH, ids=lambda event: type(event).__name__)
def test_each_event_is_said_in_one_line_with_its_amounts_and_units(event: events.Event) -> None:
    """S19."""
    assert event_text(event) == SAID[type(event)]
    assert faults_of(event_text(event)) == []


def finding(rule: Rule, sign: Sign | None, value: str, limit: str, severity: Severity = Severity.CONCERNING) -> Finding:
    return Finding(
        sign=sign,
        severity=severity,
        rule=rule,
        value=Fraction(value),
        limit=Fraction(limit),
        bound=Bound.AT_OR_ABOVE,
        source="a table",
    )


@pytest.mark.parametrize(
    ("found", "whole", "brief"),
    [
        (
            finding(Rule.TEMPERATURE_HIGH, Sign.TEMPERATURE, "39.2", "39", Severity.CRITICAL),
            "temperature 39.2 °C (critical: from 39 °C)",
            "temperature 39.2 °C",
        ),
        (
            finding(Rule.TEMPERATURE_RISE, Sign.TEMPERATURE, "1.6", "1"),
            "temperature risen by 1.6 °C since the baseline (concerning: from 1 °C)",
            "temperature up 1.6 °C",
        ),
        (
            finding(Rule.SYSTOLIC_LOW_FOR_AGE, Sign.SYSTOLIC, "80", "86"),
            "systolic 80 mmHg, low for age (concerning: limit 86 mmHg)",
            "systolic 80 mmHg",
        ),
        (
            finding(Rule.SYSTOLIC_FALL, Sign.SYSTOLIC, "22", "20"),
            "systolic fallen by 22 mmHg since the baseline (concerning: from 20 mmHg)",
            "systolic down 22 mmHg",
        ),
        (
            finding(Rule.SYSTOLIC_FALL_SHARE, Sign.SYSTOLIC, "26", "25", Severity.CRITICAL),
            "systolic fallen by 26 % since the baseline (critical: over 25 %)",
            "systolic down 26 %",
        ),
        (
            finding(Rule.PEWS, Sign.HEART_RATE, "135", "130"),
            "heart rate 135 /min, outside the range for age (concerning: limit 130 /min)",
            "heart rate 135 /min",
        ),
        (
            finding(Rule.PEWS, Sign.SPO2, "91", "92"),
            "SpO₂ 91 %, outside the range for age (concerning: limit 92 %)",
            "SpO₂ 91 %",
        ),
        (
            finding(Rule.NEWS2_TOTAL, None, "7", "5", Severity.CRITICAL),
            "NEWS2 7 (critical: from 5)",
            "NEWS2 7",
        ),
    ],
)
def test_each_finding_is_said_with_its_value_and_limit_and_briefly_in_an_alarm(
    found: Finding, whole: str, brief: str
) -> None:
    """S15, S19."""
    assert (finding_text(found), finding_brief(found)) == (whole, brief)


def test_each_fault_of_the_records_file_has_its_own_words() -> None:
    """S30."""
    texts = [fault_text(code) for code in RecordsFaultCode]

    assert len(set(texts)) == len(RecordsFaultCode)
    assert fault_text(RecordsFaultCode.DISK_FULL) == "the disk is full"
    assert fault_text(RecordsFaultCode.TOO_NEW) == "the file was made by a later version of this program"
    assert fault_text(RecordsFaultCode.WRONG_KEY) == "the file is encrypted with another key"
    assert (
        fault_text(RecordsFaultCode.PLAIN_EARLIER)
        == "two files of an earlier version of this program, not encrypted, differ"
    )


def saving(code: RecordsFaultCode, waiting: int, held_in: HeldIn | None) -> Saving:
    fault = RecordsFault(code, "desk.sqlite", "as the test wants it")
    return Saving(saved_at=None, waiting=waiting, held_in=held_in, fault=fault, cut=(), apart=())


@pytest.mark.parametrize("code", RecordsFaultCode)
@pytest.mark.parametrize(("waiting", "held_in"), [(0, None), (99, HeldIn.SECOND_FOLDER), (99, HeldIn.MEMORY)])
def test_every_fault_of_the_records_has_one_line_in_the_alarm_bar(
    code: RecordsFaultCode, waiting: int, held_in: HeldIn | None
) -> None:
    """S30: a laptop has room for some 120 letters beside another alarm; more would be cut."""
    if code is RecordsFaultCode.KEYS_GONE and waiting:
        pytest.skip("nothing waits for a key store")
    assert len(saving_text(saving(code, waiting, held_in))) <= 118


def test_the_alarm_says_what_is_so_where_the_entries_are_and_what_to_do() -> None:
    """S30."""
    full = RecordsFaultCode.DISK_FULL
    assert [
        saving_text(saving(full, 0, None)),
        saving_text(saving(full, 1, HeldIn.SECOND_FOLDER)),
        saving_text(saving(full, 2, HeldIn.MEMORY)),
        saving_text(saving(RecordsFaultCode.KEYS_GONE, 0, None)),
    ] == [
        "Not saved: disk is full. Nothing waits yet. Make room",
        "Not saved: disk is full. 1 entry safe in the second folder. Make room",
        "Not saved: disk is full. 2 entries in memory only: do not switch off, keep the paper chart. Make room",
        "Records in danger: keys.json is gone, and opens them. What is entered is saved. Put it back before closing",
    ]


def test_no_two_faults_of_the_records_are_said_alike() -> None:
    """S30: in the bar and on the fault page."""
    for said in (
        [saving_text(saving(code, 1, HeldIn.MEMORY)) for code in RecordsFaultCode],
        [cannot_open_screen(RecordsFault(code, "desk.sqlite", "")).instruction for code in RecordsFaultCode],
    ):
        assert len(set(said)) == len(RecordsFaultCode)


def test_what_an_earlier_start_left_is_said_line_by_line() -> None:
    """S30."""
    left = Saving(saved_at=None, waiting=0, held_in=None, fault=None, cut=("x",), apart=("/second/ivig-1.apart",))
    assert found_texts(left) == (
        "Earlier entries contradict the record: compare it with ivig-1.apart",
        "The desk was ended within an entry: see whether the last one is in the timeline",
    )


def test_the_second_desk_says_who_has_the_records_and_what_to_do() -> None:
    held = DeskHeld("/data", "ward-3", "4711", "2026-03-02T08:00:00.000000Z", "A. Pop")
    assert cannot_open_screen(held).instruction == (
        "Another IVIG Desk has these records open on the computer ward-3, process 4711, A. Pop is signed in. "
        "Go on in its window, or close it, then start this one again. Nothing was changed."
    )
    nameless = cannot_open_screen(DeskHeld("/data", "", "", "", "")).instruction
    assert nameless.startswith("Another IVIG Desk has these records open. Go on in its window")
