"""A rehearsal goes on to its end and says which step, at which minute, was not as expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivig_desk.domain.infusion.events import InfusionPlanned, RateRefused
from ivig_desk.domain.infusion.not_watching import DeskReopened
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.rehearsal.problem import ScenarioProblem
from ivig_desk.rehearsal.rehearse import rehearse
from ivig_desk.rehearsal.report_forms import failure_lines, report_lines, report_object
from tests.scenarios.players import domain_driver
from tests.unit.rehearsal.scripts import ORDER, PATIENT, STARTED, played, read, script

FAILING = '[[step]]\nminute = "10"\ndo = "hold"\nexpect = { phase = "stopped", infused_ml = "4" }\n'
AFTER = '[[step]]\nminute = "12"\ndo = "stop"\nwith = { reason = "enough" }\nexpect = { phase = "stopped" }\n'


def test_a_failure_names_step_minute_verb_and_both_sides() -> None:
    # 21 mL/h × 10 min ÷ 60 = 3.5 mL.
    report = played(STARTED, FAILING, AFTER)

    assert failure_lines(report) == [
        "step 3, minute 10, hold: phase: expected stopped, was held",
        "step 3, minute 10, hold: infused_ml: expected 4, was 3.5",
    ]
    assert not report.is_as_expected


def test_what_comes_after_a_failure_is_still_played() -> None:
    report = played(STARTED, FAILING, AFTER)

    assert [step.mismatches == () for step in report.steps] == [True, True, False, True]


def test_the_table_ends_with_the_verdict() -> None:
    assert report_lines(played(STARTED, AFTER))[-1] == "3 steps, all as expected"
    assert report_lines(played(STARTED, FAILING, AFTER))[-1] == "4 steps, 1 not as expected"


def test_every_number_in_the_json_is_text() -> None:
    report = report_object(played(STARTED, FAILING))

    assert report["as_expected"] is False
    assert isinstance(report["steps"], list)
    assert report["steps"][-1] == {
        "number": 3,
        "minute": "10",
        "do": "hold",
        "phase": "held",
        "given_ml_h": "0",
        "next_ml_h": "42",
        "ceiling_ml_h": "336",
        "rung": "1",
        "infused_ml": "3.5",
        "may_raise": False,
        "missing": ["observation-stale", "rung-time"],
        "refused": [],
        "alarms": {},
        "due": [],
        "advice": None,
        "not_as_expected": [
            {"key": "phase", "expected": "stopped", "found": "held"},
            {"key": "infused_ml", "expected": "4", "found": "3.5"},
        ],
    }


def test_a_refused_rate_is_on_record() -> None:
    """S1: the attempt above the hard limit is recorded, and nothing else comes of it."""
    driver = domain_driver(Path())
    above = '[[step]]\nminute = "1"\ndo = "set-rate"\nwith = { to_ml_h = "336.1" }\n'
    rehearse(read(script(STARTED, above)), driver)

    last = driver.entries()[-1].event
    assert isinstance(last, RateRefused)
    assert last.kinds == (RefusalKind.ABOVE_HARD_LIMIT,)


def test_a_kill_notes_since_when_nobody_watched() -> None:
    """S7: what ran between the last sign of life and the restart is assumed, not known."""
    driver = domain_driver(Path())
    scenario = read(script(STARTED, '[[step]]\nminute = "10"\ndo = "kill"\nwith = { for_s = "120" }\n'))
    rehearse(scenario, driver)

    reopened = driver.entries()[-1]
    assert isinstance(reopened.event, DeskReopened)
    assert reopened.at.since(reopened.event.last_alive).text == "2"


def test_an_unusual_weight_is_answered_as_written_by_the_prescriber() -> None:
    driver = domain_driver(Path())
    rehearse(read(script(patient=PATIENT.replace('"70"', '"160"'), order=ORDER.replace('"28"', '"64"'))), driver)

    planned = driver.entries()[-1].event
    assert isinstance(planned, InfusionPlanned)
    [answer] = planned.plan.asked
    assert (answer.question, answer.reason, answer.name) == (
        "weight-unusual",
        "as written in the scenario",
        "Dr I. Stan",
    )


def test_a_slip_passes_only_with_an_answer_of_its_own() -> None:
    """S17: 10 × the weight is asked about with both readings, and never taken for granted."""
    heavy = PATIENT.replace('"70"', '"700"')
    answer = '[[answer]]\nquestion = "weight-implausible"\nreason = "weighed twice"\nname = "Dr I. Stan"\n'
    wait = '[[step]]\nminute = "0"\ndo = "wait"\n'

    with pytest.raises(ScenarioProblem, match="a weight of 700 kg can hardly be true at this age – 70 kg"):
        rehearse(read(script(wait, patient=heavy)), domain_driver(Path()))
    # 28 g ÷ 700 kg = 0.04 g/kg, inside what is not asked about.
    assert rehearse(read(script(answer, wait, patient=heavy)), domain_driver(Path())).is_as_expected
